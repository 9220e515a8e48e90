/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "varied-firm.h"

#include "../sample-firm.h"
#include "model/tandem-model.h"
#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"

#define N_PEOPLE 400

static gint64
add_person (TandemConnection *connection, const char *name)
{
  g_autoptr (TandemRecord) person = TANDEM_RECORD (tandem_person_new ());

  tandem_record_set_text (person, TANDEM_PERSON_NAME, name);
  tandem_record_set_text (person, TANDEM_PERSON_ROLE, "sales");
  g_assert_true (tandem_record_insert (person, connection, NULL));
  return tandem_record_get_id (person);
}

static void
add_city (TandemConnection *connection, gint64 contact_id, const char *city)
{
  g_autoptr (TandemRecord) address = TANDEM_RECORD (tandem_address_new ());

  tandem_record_set_id (address, TANDEM_ADDRESS_CONTACT_ID, contact_id);
  tandem_record_set_text (address, TANDEM_ADDRESS_CITY, city);
  tandem_record_set_text (address, TANDEM_ADDRESS_KIND, "work");
  g_assert_true (tandem_record_insert (address, connection, NULL));
}

static void
trash_all (TandemConnection *connection, GType type, gint64 contact_id)
{
  g_autoptr (GPtrArray) records
      = tandem_record_load_where (connection, type, "contact_id = $1 AND deleted_at IS NULL", contact_id, NULL);

  for (guint i = 0; i < records->len; i++)
    g_assert_true (tandem_record_trash (records->pdata[i], connection, NULL));
}

/* Owners, some of them in the trash; nobody's; no name; no city, two cities, another city; gone; back again; moved touches. */
static void
vary_contact (TandemConnection *connection, TandemRecord *contact, guint i, const gint64 people[3])
{
  gint64 id = tandem_record_get_id (contact);

  tandem_record_set_id (contact, TANDEM_CONTACT_OWNER_ID, i % 4 == 3 ? 0 : people[i % 4]);
  if (i % 17 == 0)
    {
      tandem_record_set_null (contact, TANDEM_CONTACT_FAMILY_NAME);
      tandem_record_set_null (contact, TANDEM_CONTACT_GIVEN_NAME);
    }
  g_assert_true (tandem_record_update (contact, connection, NULL));
  if (i % 5 == 0)
    trash_all (connection, TANDEM_TYPE_ADDRESS, id);
  if (i % 10 == 0)
    add_city (connection, id, i % 20 ? "aachen" : "Zwickau");
  if (i % 7 == 0)
    add_city (connection, id, "Second City");
  if (i % 6 == 0)
    trash_all (connection, TANDEM_TYPE_TOUCH, id);
  if (i % 12 == 0)
    trash_all (connection, TANDEM_TYPE_ACTIVITY, id);
  if (i % 11 == 0)
    g_assert_true (tandem_record_trash (contact, connection, NULL));
  if (i % 22 == 0)
    g_assert_true (tandem_record_restore (contact, connection, NULL));
}

static void
vary_others (TandemConnection *connection, GType type, guint owner_column, const gint64 people[3])
{
  g_autoptr (GPtrArray) records
      = tandem_record_load_where (connection, type, "deleted_at IS NULL ORDER BY id", 0, NULL);

  for (guint i = 0; i < records->len; i++)
    {
      TandemRecord *record = records->pdata[i];

      tandem_record_set_id (record, owner_column, i % 4 == 3 ? 0 : people[i % 4]);
      if (type == TANDEM_TYPE_DEAL && i % 5 == 0)
        tandem_record_set_null (record, TANDEM_DEAL_EXPECTED_CLOSE_ON);
      g_assert_true (tandem_record_update (record, connection, NULL));
      if (i % 9 == 0)
        g_assert_true (tandem_record_trash (record, connection, NULL));
    }
}

static void
vary_campaigns (TandemConnection *connection)
{
  g_autoptr (GPtrArray) records
      = tandem_record_load_where (connection, TANDEM_TYPE_CAMPAIGN, "deleted_at IS NULL ORDER BY id", 0, NULL);

  for (guint i = 0; i < records->len; i++)
    {
      if (i % 4 == 0)
        tandem_record_set_null (records->pdata[i], TANDEM_CAMPAIGN_STARTS_ON);
      if (i % 3 == 0)
        tandem_record_set_null (records->pdata[i], TANDEM_CAMPAIGN_ENDS_ON);
      if (i % 5 == 0)
        tandem_record_set_null (records->pdata[i], TANDEM_CAMPAIGN_CHANNEL_ID);
      if (i % 6 == 1)
        tandem_record_set_null (records->pdata[i], TANDEM_CAMPAIGN_BUDGET_MINOR);
      if (i % 6 == 2)
        tandem_record_set_text (records->pdata[i], TANDEM_CAMPAIGN_CURRENCY, "USD");
      g_assert_true (tandem_record_update (records->pdata[i], connection, NULL));
    }
}

static gboolean
vary_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) contacts
      = tandem_record_load_where (connection, TANDEM_TYPE_CONTACT, "deleted_at IS NULL ORDER BY id", 0, NULL);
  g_autoptr (TandemRecord) leaver = NULL;
  gint64 people[3];

  tandem_change_set_begin (connection, "Vary");
  people[0] = add_person (connection, "zora");
  people[1] = add_person (connection, "Anna");
  people[2] = add_person (connection, "Milo");
  for (guint i = 0; i < contacts->len; i++)
    vary_contact (connection, contacts->pdata[i], i, people);
  vary_others (connection, TANDEM_TYPE_COMPANY, TANDEM_COMPANY_OWNER_ID, people);
  vary_others (connection, TANDEM_TYPE_DEAL, TANDEM_DEAL_OWNER_ID, people);
  vary_campaigns (connection);
  leaver = tandem_record_load (connection, TANDEM_TYPE_PERSON, people[2], NULL);
  return tandem_record_trash (leaver, connection, error);
}

void
varied_firm_set_up (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  firm_file_set_up (firm, data);
  workspace = tandem_workspace_create (firm->path, "cli", TANDEM_SAMPLE_FIRM_NAME, TRUE, &error);
  g_assert_no_error (error);
  sample_firm_fill (workspace, &(TandemSampleOptions) { .n_contacts = N_PEOPLE, .seed = 7, .today = "2026-11-20" });
  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, vary_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  tandem_workspace_close (workspace);
}
