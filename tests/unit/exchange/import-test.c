/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-test.h"

#include "exchange/tandem-import-preview.h"

TandemImportJob *
import_test_make_job (GFile *file, const TandemImportOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemImportPreview) preview = tandem_import_preview_read (file, &options->reader, NULL, &error);

  g_assert_no_error (error);
  return tandem_import_job_new (file, preview->map, options);
}

/* Returns: (transfer full): the job that has run, or counted what it would do */
TandemImportJob *
import_test_run (SheetTest *self, const char *text, TandemImportMode mode, gboolean dry_run)
{
  const TandemImportOptions options = { .mode = mode };
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = sheet_test_write (self, text);
  g_autoptr (TandemImportJob) job = import_test_make_job (file, &options);

  g_assert_true (tandem_import_job_run (job, sheet_test_get_store (self), dry_run, NULL, &error));
  g_assert_no_error (error);
  return g_steal_pointer (&job);
}

guint
import_test_count_rows (TandemImportJob *job, TandemImportOutcome outcome)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = tandem_import_job_list_rows (job, outcome, 0, 1000, &error);

  g_assert_no_error (error);
  return rows->len;
}

/* @left_out: refused, or a conflict that nobody decided */
void
import_test_assert_counts (TandemImportJob *job, guint created, guint updated, guint skipped, guint left_out)
{
  g_assert_cmpuint (tandem_import_job_get_count (job, TANDEM_IMPORT_CREATED), ==, created);
  g_assert_cmpuint (tandem_import_job_get_count (job, TANDEM_IMPORT_UPDATED), ==, updated);
  g_assert_cmpuint (tandem_import_job_get_count (job, TANDEM_IMPORT_SKIPPED), ==, skipped);
  g_assert_cmpuint (tandem_import_job_get_count (job, TANDEM_IMPORT_REFUSED)
                        + tandem_import_job_get_count (job, TANDEM_IMPORT_CONFLICT),
                    ==, left_out);
  g_assert_cmpuint (tandem_import_job_get_n_rows (job), ==, created + updated + skipped + left_out);
  g_assert_cmpuint (import_test_count_rows (job, TANDEM_IMPORT_REFUSED)
                        + import_test_count_rows (job, TANDEM_IMPORT_CONFLICT),
                    ==, left_out);
}

void
import_test_assert_rows (TandemImportJob *job, guint created, guint updated, guint skipped, guint conflicts)
{
  g_assert_cmpuint (tandem_import_job_get_count (job, TANDEM_IMPORT_CREATED), ==, created);
  g_assert_cmpuint (tandem_import_job_get_count (job, TANDEM_IMPORT_UPDATED), ==, updated);
  g_assert_cmpuint (tandem_import_job_get_count (job, TANDEM_IMPORT_SKIPPED), ==, skipped);
  g_assert_cmpuint (tandem_import_job_get_count (job, TANDEM_IMPORT_CONFLICT), ==, conflicts);
}
