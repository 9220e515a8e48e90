/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-contact.h"

#include "base/tandem-date.h"
#include "base/tandem-fold.h"
#include "model/tandem-contact-summary.h"
#include "model/tandem-lifecycle-history.h"
#include "model/tandem-lifecycle.h"
#include "store/tandem-connection.h"

struct _TandemContact {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_CONTACT_N_COLUMNS] = {
  [TANDEM_CONTACT_PREFIX] = { "prefix", TANDEM_COLUMN_TEXT },
  [TANDEM_CONTACT_GIVEN_NAME] = { "given_name", TANDEM_COLUMN_TEXT },
  [TANDEM_CONTACT_MIDDLE_NAME] = { "middle_name", TANDEM_COLUMN_TEXT },
  [TANDEM_CONTACT_FAMILY_NAME] = { "family_name", TANDEM_COLUMN_TEXT },
  [TANDEM_CONTACT_SUFFIX] = { "suffix", TANDEM_COLUMN_TEXT },
  [TANDEM_CONTACT_JOB_TITLE] = { "job_title", TANDEM_COLUMN_TEXT },
  [TANDEM_CONTACT_DEPARTMENT] = { "department", TANDEM_COLUMN_TEXT },
  [TANDEM_CONTACT_COMPANY_ID] = { "company_id", TANDEM_COLUMN_INTEGER, .names = "company" },
  [TANDEM_CONTACT_OWNER_ID] = { "owner_id", TANDEM_COLUMN_INTEGER, .names = "person" },
  [TANDEM_CONTACT_LIFECYCLE_STAGE] = { "lifecycle_stage", TANDEM_COLUMN_TEXT },
  [TANDEM_CONTACT_SOURCE_CHANNEL_ID] = { "source_channel_id", TANDEM_COLUMN_INTEGER, .names = "channel" },
  [TANDEM_CONTACT_SOURCE_CAMPAIGN_ID] = { "source_campaign_id", TANDEM_COLUMN_INTEGER, .names = "campaign" },
  [TANDEM_CONTACT_BIRTHDAY] = { "birthday", TANDEM_COLUMN_TEXT },
  [TANDEM_CONTACT_NOTES] = { "notes", TANDEM_COLUMN_TEXT },
  [TANDEM_CONTACT_IMPORT_BATCH_ID] = { "import_batch_id", TANDEM_COLUMN_INTEGER, .names = "import_batch" },
  [TANDEM_CONTACT_SORT_KEY] = { "sort_key", TANDEM_COLUMN_BYTES, TANDEM_COLUMN_DERIVED },
  [TANDEM_CONTACT_GIVEN_SORT_KEY] = { "given_sort_key", TANDEM_COLUMN_BYTES, TANDEM_COLUMN_DERIVED },
  [TANDEM_CONTACT_LEAD_STATUS] = { "lead_status", TANDEM_COLUMN_TEXT },
  [TANDEM_CONTACT_FIRST_TOUCH_ID] = { "first_touch_id", TANDEM_COLUMN_INTEGER, .names = "touch" },
  [TANDEM_CONTACT_MERGED_INTO_ID] = { "merged_into_id", TANDEM_COLUMN_INTEGER, .names = "contact" },
};

G_DEFINE_FINAL_TYPE (TandemContact, tandem_contact, TANDEM_TYPE_RECORD)

static GBytes *
make_key (TandemRecord *self, TandemConnection *connection, TandemContactColumn first, TandemContactColumn second)
{
  const char *a = tandem_record_get_text (self, first);
  const char *b = tandem_record_get_text (self, second);
  g_autofree char *text = a && b ? g_strdup_printf ("%s, %s", a, b) : g_strdup (a ? a : b);

  /* Whoever has no name has no key, and comes last. */
  if (text == NULL)
    return NULL;
  return tandem_collator_key (tandem_connection_get_collator (connection), text);
}

static gboolean
tandem_contact_prepare (TandemRecord *self, TandemConnection *connection, GError **error)
{
  g_autoptr (GBytes) key = make_key (self, connection, TANDEM_CONTACT_FAMILY_NAME, TANDEM_CONTACT_GIVEN_NAME);
  g_autoptr (GBytes) given_key = make_key (self, connection, TANDEM_CONTACT_GIVEN_NAME, TANDEM_CONTACT_FAMILY_NAME);

  tandem_record_set_bytes (self, TANDEM_CONTACT_SORT_KEY, key);
  tandem_record_set_bytes (self, TANDEM_CONTACT_GIVEN_SORT_KEY, given_key);
  if (tandem_record_is_null (self, TANDEM_CONTACT_LIFECYCLE_STAGE))
    tandem_record_set_text (self, TANDEM_CONTACT_LIFECYCLE_STAGE, tandem_lifecycle_get_nick (TANDEM_LIFECYCLE_LEAD));
  return TRUE;
}

/* Whoever is in the trash counts in no funnel: the steps go along, and come back with an undo. */
static gboolean
trash_steps (TandemConnection *connection, gint64 contact_id, GError **error)
{
  g_autoptr (GPtrArray) steps = tandem_record_load_where (connection, TANDEM_TYPE_LIFECYCLE_HISTORY,
                                                          "contact_id = $1 AND deleted_at IS NULL", contact_id, error);

  for (guint i = 0; steps && i < steps->len; i++)
    if (!tandem_record_trash (g_ptr_array_index (steps, i), connection, error))
      return FALSE;
  return steps != NULL;
}

/* The summary goes along, and each step of the lifecycle is kept. An undo takes the step itself back, so it adds none. */
static gboolean
tandem_contact_written (TandemConnection *connection, TandemRecord *before, TandemRecord *after, GError **error)
{
  g_autoptr (TandemLifecycleHistory) step = NULL;
  g_autofree char *day = NULL;
  const char *at;

  if (after ? !tandem_contact_summary_refresh (connection, tandem_record_get_id (after), error)
            : !tandem_contact_summary_remove (connection, tandem_record_get_id (before), error))
    return FALSE;
  if (tandem_change_set_is_reversal (connection))
    return TRUE;
  if (after == NULL)
    return trash_steps (connection, tandem_record_get_id (before), error);
  if (before && tandem_record_column_equal (before, after, TANDEM_CONTACT_LIFECYCLE_STAGE))
    return TRUE;
  step = tandem_lifecycle_history_new ();
  at = tandem_change_set_get_at (connection);
  day = tandem_instant_to_date (at, tandem_connection_get_time_zone (connection));
  tandem_record_set_id (TANDEM_RECORD (step), TANDEM_LIFECYCLE_HISTORY_CONTACT_ID, tandem_record_get_id (after));
  if (before)
    tandem_record_set_text (TANDEM_RECORD (step), TANDEM_LIFECYCLE_HISTORY_FROM_STAGE,
                            tandem_record_get_text (before, TANDEM_CONTACT_LIFECYCLE_STAGE));
  tandem_record_set_text (TANDEM_RECORD (step), TANDEM_LIFECYCLE_HISTORY_TO_STAGE,
                          tandem_record_get_text (after, TANDEM_CONTACT_LIFECYCLE_STAGE));
  tandem_record_set_text (TANDEM_RECORD (step), TANDEM_LIFECYCLE_HISTORY_AT, at);
  tandem_record_set_text (TANDEM_RECORD (step), TANDEM_LIFECYCLE_HISTORY_DAY, day);
  tandem_record_set_id (TANDEM_RECORD (step), TANDEM_LIFECYCLE_HISTORY_CAMPAIGN_ID,
                        tandem_record_get_integer (after, TANDEM_CONTACT_SOURCE_CAMPAIGN_ID));
  return tandem_record_insert (step, connection, error);
}

static gboolean
tandem_contact_trashing (TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error)
{
  if (!tandem_contact_summary_remove_run (connection, ids, n_ids, error))
    return FALSE;
  for (guint i = 0; i < n_ids && !tandem_change_set_is_reversal (connection); i++)
    if (!trash_steps (connection, ids[i], error))
      return FALSE;
  return TRUE;
}

static void
tandem_contact_class_init (TandemContactClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "contact", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->prepare = tandem_contact_prepare;
  TANDEM_RECORD_CLASS (klass)->written = tandem_contact_written;
  TANDEM_RECORD_CLASS (klass)->trashing = tandem_contact_trashing;
  TANDEM_RECORD_CLASS (klass)->written_asks_no_others = TRUE;
  TANDEM_RECORD_CLASS (klass)->summary_table = "contact_summary";
}

static void
tandem_contact_init (TandemContact *self)
{
}

/**
 * tandem_contact_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemContact *
tandem_contact_new (void)
{
  return g_object_new (TANDEM_TYPE_CONTACT, NULL);
}
