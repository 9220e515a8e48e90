/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-activity.h"

#include "model/tandem-contact-summary.h"
#include "model/tandem-person.h"
#include "store/tandem-connection.h"

struct _TandemActivity {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_ACTIVITY_N_COLUMNS] = {
  [TANDEM_ACTIVITY_KIND] = { "kind", TANDEM_COLUMN_TEXT },
  [TANDEM_ACTIVITY_SUBJECT] = { "subject", TANDEM_COLUMN_TEXT },
  [TANDEM_ACTIVITY_BODY] = { "body", TANDEM_COLUMN_TEXT },
  [TANDEM_ACTIVITY_AT] = { "at", TANDEM_COLUMN_TEXT },
  [TANDEM_ACTIVITY_STATUS] = { "status", TANDEM_COLUMN_TEXT },
  [TANDEM_ACTIVITY_DIRECTION] = { "direction", TANDEM_COLUMN_TEXT },
  [TANDEM_ACTIVITY_CONTACT_ID] = { "contact_id", TANDEM_COLUMN_INTEGER, .part_of = "contact" },
  [TANDEM_ACTIVITY_COMPANY_ID] = { "company_id", TANDEM_COLUMN_INTEGER, .part_of = "company" },
  [TANDEM_ACTIVITY_DEAL_ID] = { "deal_id", TANDEM_COLUMN_INTEGER, .part_of = "deal" },
  [TANDEM_ACTIVITY_OWNER_ID] = { "owner_id", TANDEM_COLUMN_INTEGER, .names = "person" },
  [TANDEM_ACTIVITY_MADE_BY_ID] = { "made_by_id", TANDEM_COLUMN_INTEGER, .names = "person" },
  [TANDEM_ACTIVITY_OUTCOME] = { "outcome", TANDEM_COLUMN_TEXT },
  [TANDEM_ACTIVITY_ALL_DAY] = { "all_day", TANDEM_COLUMN_INTEGER },
};

G_DEFINE_FINAL_TYPE (TandemActivity, tandem_activity, TANDEM_TYPE_RECORD)

/* Whoever writes it down made it, unless it is told of somebody else; it is the work of the colleague whom they work for. */
static gboolean
fill_in_people (TandemRecord *self, TandemConnection *connection, GError **error)
{
  gint64 person_id = tandem_change_set_get_person_id (tandem_connection_get_change_set (connection));
  gint64 owner_id;

  if (tandem_record_get_id (self) != 0)
    return TRUE;
  if (tandem_record_is_null (self, TANDEM_ACTIVITY_MADE_BY_ID))
    tandem_record_set_id (self, TANDEM_ACTIVITY_MADE_BY_ID, person_id);
  if (!tandem_record_is_null (self, TANDEM_ACTIVITY_OWNER_ID))
    return TRUE;
  if (!tandem_person_find_owner_id (connection, person_id, &owner_id, error))
    return FALSE;
  tandem_record_set_id (self, TANDEM_ACTIVITY_OWNER_ID, owner_id);
  return TRUE;
}

static gboolean
tandem_activity_written (TandemConnection *connection, TandemRecord *before, TandemRecord *after, GError **error)
{
  return tandem_contact_summary_follow (connection, before, after, TANDEM_ACTIVITY_CONTACT_ID, error);
}

static void
tandem_activity_class_init (TandemActivityClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "activity", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->written = tandem_activity_written;
  TANDEM_RECORD_CLASS (klass)->prepare = fill_in_people;
}

static void
tandem_activity_init (TandemActivity *self)
{
}

/**
 * tandem_activity_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemActivity *
tandem_activity_new (void)
{
  return g_object_new (TANDEM_TYPE_ACTIVITY, NULL);
}
