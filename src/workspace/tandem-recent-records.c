/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The records that a person opened last, so that the way back to one is short. They are known as long as the file is open: who
 * begins another day looks at other people. */
#include "workspace/tandem-recent-records.h"

#define MOST 8

static G_DEFINE_QUARK (tandem_recent_records, recent_records)

static GArray *
get_records (TandemWorkspace *workspace)
{
  GArray *records = g_object_get_qdata (G_OBJECT (workspace), recent_records_quark ());

  if (records)
    return records;
  records = g_array_new (FALSE, FALSE, sizeof (TandemSearchReference));
  g_object_set_qdata_full (G_OBJECT (workspace), recent_records_quark (), records, (GDestroyNotify) g_array_unref);
  return records;
}

/**
 * tandem_recent_records_note:
 *
 * A person opened a record.
 */
void
tandem_recent_records_note (TandemWorkspace *workspace, TandemSearchKind kind, gint64 id)
{
  TandemSearchReference opened = { kind, id };
  GArray *records;

  g_return_if_fail (TANDEM_IS_WORKSPACE (workspace));

  records = get_records (workspace);
  for (guint i = 0; i < records->len; i++)
    {
      const TandemSearchReference *reference = &g_array_index (records, TandemSearchReference, i);

      if (reference->kind == kind && reference->id == id)
        {
          g_array_remove_index (records, i);
          break;
        }
    }
  g_array_prepend_val (records, opened);
  if (records->len > MOST)
    g_array_set_size (records, MOST);
}

/**
 * tandem_recent_records_list:
 *
 * Returns: (transfer full) (element-type TandemSearchReference): what was opened, the last first; some of it may be gone
 */
GArray *
tandem_recent_records_list (TandemWorkspace *workspace)
{
  return g_array_copy (get_records (workspace));
}
