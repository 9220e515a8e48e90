/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../firm-file.h"
#include "act/tandem-act.h"
#include "act/tandem-record-editor.h"
#include "model/tandem-campaign.h"
#include "store/tandem-change-set.h"

static gboolean
add_campaign_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemRecord *campaign = data;

  tandem_change_set_begin (connection, "Add a campaign");
  return tandem_record_insert (campaign, connection, error);
}

static TandemRecord *
add_campaign (TandemWorkspace *workspace)
{
  TandemRecord *campaign = TANDEM_RECORD (tandem_campaign_new ());
  g_autoptr (GError) error = NULL;

  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_NAME, "Fair");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_OBJECTIVE, "conversion");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_STATUS, "planned");
  tandem_record_set_text (campaign, TANDEM_CAMPAIGN_CURRENCY, "EUR");
  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, add_campaign_cb, campaign, NULL,
                    &error);
  g_assert_no_error (error);
  return campaign;
}

static void
failed_cb (TandemRecordEditor *editor, const GError *error)
{
  g_error ("not written: %s", error->message);
}

/* Text, number and nothing, faster than any of them is written: each is kept, none is a conflict with the one before. */
static void
test_quick_edits (FirmFile *firm, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (TandemRecord) campaign = NULL;
  g_autoptr (TandemRecordEditor) editor = NULL;
  TandemRecord *written;

  firm_file_make (firm);
  workspace = open_firm (firm->path);
  campaign = add_campaign (workspace);
  editor = tandem_record_editor_new (tandem_workspace_get_store (workspace), campaign);
  g_signal_connect (editor, "failed", G_CALLBACK (failed_cb), NULL);

  tandem_record_editor_set_text (editor, TANDEM_CAMPAIGN_NAME, "Coffee fair", "Change name");
  tandem_record_editor_set_integer (editor, TANDEM_CAMPAIGN_BUDGET_MINOR, 150000, "Change budget");
  tandem_record_editor_set_text (editor, TANDEM_CAMPAIGN_STARTS_ON, "2026-03-02", "Change start");
  while (tandem_record_editor_is_busy (editor))
    g_main_context_iteration (NULL, TRUE);
  written = tandem_record_editor_get_record (editor);
  g_assert_cmpstr (tandem_record_get_text (written, TANDEM_CAMPAIGN_NAME), ==, "Coffee fair");
  g_assert_cmpint (tandem_record_get_integer (written, TANDEM_CAMPAIGN_BUDGET_MINOR), ==, 150000);
  g_assert_cmpstr (tandem_record_get_text (written, TANDEM_CAMPAIGN_STARTS_ON), ==, "2026-03-02");
  g_assert_cmpint (tandem_record_get_version (written), ==, tandem_record_get_version (campaign) + 3);

  tandem_record_editor_clear (editor, TANDEM_CAMPAIGN_BUDGET_MINOR, "Change budget");
  while (tandem_record_editor_is_busy (editor))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (tandem_record_is_null (tandem_record_editor_get_record (editor), TANDEM_CAMPAIGN_BUDGET_MINOR));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/act/record-editor/quick-edits", FirmFile, NULL, firm_file_set_up, test_quick_edits,
              firm_file_tear_down);
  return g_test_run ();
}
