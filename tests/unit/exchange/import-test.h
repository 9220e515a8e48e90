/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-import-job.h"
#include "sheet-test.h"

/* A sheet that is imported into the firm of a SheetTest, and what came of its rows. */

#define IMPORT_TEST_COUNT_CONTACTS "SELECT count(*) FROM contact WHERE deleted_at IS NULL"

#define IMPORT_TEST_PEOPLE                                                                                             \
  "First Name,Last Name,Email,Phone,Company,City\n"                                                                    \
  "Ada,Lovelace,ada@example.com,0170 5550142,Analytical Engines,London\n"                                              \
  "Jean,Bartik,Jean@Example.com,,Eckert,\n"                                                                            \
  "\n"                                                                                                                 \
  "Jean,Bartik,jean@example.com,0215 555,Eckert,\n"                                                                    \
  "Ada,Lovelace,ADA@example.com,,,\n"                                                                                  \
  ",,,,,Berlin\n"                                                                                                      \
  "Karl,Becker,ada@example.com,,,\n"                                                                                   \
  "Zuse,Konrad,,030 555,,Berlin\n"                                                                                     \
  "Zuse,Konrad,,030 555,,Berlin\n"                                                                                     \
  "Only,Name,,,,\n"

TandemImportJob *import_test_make_job      (GFile *file, const TandemImportOptions *options);
TandemImportJob *import_test_run           (SheetTest *self, const char *text, TandemImportMode mode, gboolean dry_run);
guint            import_test_count_rows    (TandemImportJob *job, TandemImportOutcome outcome);
void             import_test_assert_counts (TandemImportJob *job, guint created, guint updated, guint skipped, guint left_out);
void             import_test_assert_rows   (TandemImportJob *job, guint created, guint updated, guint skipped, guint conflicts);
