/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "../../unit/firm-file.h"
#include "../ui-test.h"

#include "act/tandem-act-deal.h"
#include "app/tandem-custom-field-row.h"
#include "app/tandem-field-preferences.h"
#include "app/tandem-list-group.h"
#include "app/tandem-pipeline-preferences.h"
#include "app/tandem-stage-row.h"
#include "model/tandem-model.h"
#include "store/tandem-connection.h"
#include "widgets/tandem-choice-dialog.h"
#include "widgets/tandem-custom-group.h"
#include "widgets/tandem-field-row.h"

typedef struct {
  FirmFile file;
  TandemWorkspace *workspace;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  firm_file_set_up (&fixture->file, NULL);
  firm_file_make (&fixture->file);
  fixture->workspace = open_firm (fixture->file.path);
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600, 900);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ui_test_destroy_window (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  tandem_workspace_close (fixture->workspace);
  g_object_unref (fixture->workspace);
  firm_file_tear_down (&fixture->file, NULL);
}

static void
show (Fixture *fixture, GtkWidget *widget)
{
  adw_window_set_content (ADW_WINDOW (fixture->window), widget);
  gtk_window_present (GTK_WINDOW (fixture->window));
  WAIT_FOR (gtk_window_is_active (GTK_WINDOW (fixture->window)));
}

static AdwDialog *
get_dialog (Fixture *fixture)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));
}

/* --- rows ---------------------------------------------------------------------------------------------------------- */

/* The rows of a type in the order in which they stand. */
static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static char *
join_titles (GtkWidget *widget, GType type)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GString) titles = g_string_new (NULL);

  collect (widget, type, found);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "", adw_preferences_row_get_title (found->pdata[i]));
  return g_string_free_and_steal (g_steal_pointer (&titles));
}

static gboolean
has_titles (GtkWidget *widget, GType type, const char *expected)
{
  g_autofree char *titles = join_titles (widget, type);

  return g_str_equal (titles, expected);
}

static GtkWidget *
find_row (GtkWidget *widget, GType type, const char *title)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  collect (widget, type, found);
  for (guint i = 0; i < found->len; i++)
    if (g_strcmp0 (adw_preferences_row_get_title (found->pdata[i]), title) == 0)
      return found->pdata[i];
  return NULL;
}

static void
press (const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "xdotool", "key", key, NULL);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
}

static gboolean
has_focus (Fixture *fixture, GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return focus && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
write_in (GtkWidget *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  tandem_field_row_commit (TANDEM_FIELD_ROW (row));
}

/* --- channels ------------------------------------------------------------------------------------------------------ */

#define CHANNELS "Search ads|E-mail|Trade fair|Social|Referral|Print"

static GtkWidget *
show_channels (Fixture *fixture)
{
  GtkWidget *group = g_object_new (TANDEM_TYPE_LIST_GROUP, NULL);

  show (fixture, group);
  tandem_list_group_set_list (TANDEM_LIST_GROUP (group), fixture->workspace, TANDEM_FIRM_LIST_CHANNELS,
                              "Add a channel");
  WAIT_FOR (has_titles (group, ADW_TYPE_ACTION_ROW, CHANNELS));
  return group;
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  GtkWidget *group = show_channels (fixture);
  GtkWidget *entry = find_row (group, ADW_TYPE_ENTRY_ROW, "Add a channel");

  gtk_editable_set_text (GTK_EDITABLE (entry), "Radio");
  g_signal_emit_by_name (entry, "apply");
  WAIT_FOR (has_titles (group, ADW_TYPE_ACTION_ROW, CHANNELS "|Radio"));
  WAIT_FOR (*gtk_editable_get_text (GTK_EDITABLE (entry)) == 0);
  /* a name that is there is refused, and stays to be mended */
  gtk_editable_set_text (GTK_EDITABLE (entry), "radio");
  g_signal_emit_by_name (entry, "apply");
  WAIT_FOR (ADW_IS_ALERT_DIALOG (get_dialog (fixture)));
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (get_dialog (fixture))), "Radio"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "radio");
  adw_dialog_force_close (get_dialog (fixture));
}

/* The focus goes with the row. */
static void
test_move_by_keyboard (Fixture *fixture, gconstpointer data)
{
  GtkWidget *group = show_channels (fixture);
  GtkWidget *row = find_row (group, ADW_TYPE_ACTION_ROW, "E-mail");

  gtk_widget_grab_focus (row);
  press ("alt+Down");
  WAIT_FOR (has_titles (group, ADW_TYPE_ACTION_ROW, "Search ads|Trade fair|E-mail|Social|Referral|Print"));
  g_assert_true (has_focus (fixture, row));
  press ("alt+Up");
  WAIT_FOR (has_titles (group, ADW_TYPE_ACTION_ROW, CHANNELS));
  press ("alt+Up");
  WAIT_FOR (has_titles (group, ADW_TYPE_ACTION_ROW, "E-mail|Search ads|Trade fair|Social|Referral|Print"));
  g_assert_true (has_focus (fixture, row));
  /* above the first place there is none */
  press ("alt+Up");
  press ("alt+Down");
  WAIT_FOR (has_titles (group, ADW_TYPE_ACTION_ROW, CHANNELS));
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  GtkWidget *group = show_channels (fixture);
  GtkWidget *row = find_row (group, ADW_TYPE_ACTION_ROW, "Social");

  gtk_widget_grab_focus (row);
  g_assert_true (gtk_widget_activate_action (row, "entry.delete", NULL));
  WAIT_FOR (has_titles (group, ADW_TYPE_ACTION_ROW, "Search ads|E-mail|Trade fair|Referral|Print"));
  WAIT_FOR (has_focus (fixture, find_row (group, ADW_TYPE_ACTION_ROW, "Referral")));
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  GtkWidget *group = show_channels (fixture);

  gtk_widget_grab_focus (find_row (group, ADW_TYPE_ACTION_ROW, "Social"));
  press ("Return");
  WAIT_FOR (ADW_IS_ALERT_DIALOG (get_dialog (fixture)));
  gtk_editable_set_text (GTK_EDITABLE (find_row (GTK_WIDGET (get_dialog (fixture)), ADW_TYPE_ENTRY_ROW, "Name")),
                         "Social media");
  adw_dialog_close (get_dialog (fixture));
  tandem_list_group_rename (TANDEM_LIST_GROUP (group), 0, "x"); /* no such entry: said, and nothing else happens */
  WAIT_FOR (ADW_IS_ALERT_DIALOG (get_dialog (fixture)));
  adw_dialog_force_close (get_dialog (fixture));
  g_assert_true (has_titles (group, ADW_TYPE_ACTION_ROW, CHANNELS));
}

/* --- pipelines ----------------------------------------------------------------------------------------------------- */

#define STAGES "Prospecting|Qualification|Proposal|Negotiation"

static GtkWidget *
show_pipelines (Fixture *fixture)
{
  GtkWidget *page = g_object_new (TANDEM_TYPE_PIPELINE_PREFERENCES, NULL);

  show (fixture, page);
  tandem_pipeline_preferences_set_workspace (TANDEM_PIPELINE_PREFERENCES (page), fixture->workspace);
  WAIT_FOR (has_titles (page, TANDEM_TYPE_STAGE_ROW, STAGES));
  return page;
}

static gboolean
add_deal_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemRecord) deal = TANDEM_RECORD (tandem_deal_new ());
  gint64 stage_id;

  if (!tandem_connection_get_int64 (connection, "SELECT id FROM stage WHERE name = 'Proposal'", &stage_id, error))
    return FALSE;
  tandem_record_set_text (deal, TANDEM_DEAL_TITLE, "40 desks");
  tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, "EUR");
  return tandem_act_save_deal (connection, deal, NULL, stage_id, error);
}

static gboolean
has_subtitle (GtkWidget *page, const char *stage, const char *subtitle)
{
  GtkWidget *row = find_row (page, TANDEM_TYPE_STAGE_ROW, stage);

  return row && strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), subtitle);
}

/* Whoever deletes a stage with deals says where they go. */
static void
test_stage_with_deals (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show_pipelines (fixture);

  g_assert_true (tandem_store_run (tandem_workspace_get_store (fixture->workspace), TANDEM_STORE_WRITE, add_deal_cb,
                                   NULL, NULL, NULL));
  WAIT_FOR (has_subtitle (page, "Proposal", " · 1 deal"));
  gtk_widget_activate_action (find_row (page, TANDEM_TYPE_STAGE_ROW, "Proposal"), "entry.delete", NULL);
  WAIT_FOR (TANDEM_IS_CHOICE_DIALOG (get_dialog (fixture)));
  g_assert_cmpstr (adw_dialog_get_title (get_dialog (fixture)), ==, "Where does 1 deal go?");
  g_assert_true (
      has_titles (GTK_WIDGET (get_dialog (fixture)), ADW_TYPE_ACTION_ROW, "Prospecting|Qualification|Negotiation"));
  g_signal_emit_by_name (get_dialog (fixture), "chosen", 2);
  adw_dialog_force_close (get_dialog (fixture));
  WAIT_FOR (has_titles (page, TANDEM_TYPE_STAGE_ROW, "Prospecting|Qualification|Negotiation"));
  WAIT_FOR (has_subtitle (page, "Negotiation", " · 1 deal"));
}

static void
test_stage_fields (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show_pipelines (fixture);
  GtkWidget *row = find_row (page, TANDEM_TYPE_STAGE_ROW, "Qualification");
  GtkWidget *probability = find_row (row, TANDEM_TYPE_FIELD_ROW, "Probability in percent");

  write_in (probability, "25");
  WAIT_FOR (has_subtitle (page, "Qualification", "25"));
  write_in (probability, "many");
  WAIT_FOR (ADW_IS_ALERT_DIALOG (get_dialog (fixture)));
  adw_dialog_force_close (get_dialog (fixture));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (probability)), ==, "25");
  write_in (probability, "101");
  WAIT_FOR (ADW_IS_ALERT_DIALOG (get_dialog (fixture)));
  adw_dialog_force_close (get_dialog (fixture));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (probability)), ==, "25");
  write_in (find_row (row, TANDEM_TYPE_FIELD_ROW, "Name"), "Talks");
  WAIT_FOR (has_titles (page, TANDEM_TYPE_STAGE_ROW, "Prospecting|Talks|Proposal|Negotiation"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (find_row (row, ADW_TYPE_SWITCH_ROW, "Counts as qualified")), FALSE);
  WAIT_FOR (g_strcmp0 (tandem_workspace_get_undo_label (fixture->workspace), "Change the stage “Talks”") == 0);
}

/* A second pipeline has stages of its own, which can be chosen. */
static void
test_second_pipeline (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show_pipelines (fixture);
  GtkWidget *choice = find_row (page, ADW_TYPE_COMBO_ROW, "Pipeline");
  GtkWidget *entry = find_row (page, ADW_TYPE_ENTRY_ROW, "Add a pipeline");

  g_assert_false (gtk_widget_get_mapped (choice));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Service");
  g_signal_emit_by_name (entry, "apply");
  WAIT_FOR (gtk_widget_get_mapped (choice));
  adw_combo_row_set_selected (ADW_COMBO_ROW (choice), 1);
  entry = find_row (page, ADW_TYPE_ENTRY_ROW, "Add a stage");
  WAIT_FOR (has_titles (page, TANDEM_TYPE_STAGE_ROW, STAGES));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Renewal");
  g_signal_emit_by_name (entry, "apply");
  WAIT_FOR (has_titles (page, TANDEM_TYPE_STAGE_ROW, STAGES "|Renewal"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (choice), 0);
  WAIT_FOR (has_titles (page, TANDEM_TYPE_STAGE_ROW, STAGES));
}

/* --- fields of one's own ------------------------------------------------------------------------------------------- */

static GtkWidget *
show_fields (Fixture *fixture)
{
  GtkWidget *page = g_object_new (TANDEM_TYPE_FIELD_PREFERENCES, NULL);

  show (fixture, page);
  tandem_field_preferences_set_workspace (TANDEM_FIELD_PREFERENCES (page), fixture->workspace);
  return page;
}

static void
add_field (GtkWidget *page, const char *name, guint type, const char *choices)
{
  GtkWidget *entry = find_row (page, ADW_TYPE_ENTRY_ROW, "Add a field");
  GtkWidget *row;

  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  g_signal_emit_by_name (entry, "apply");
  UI_TEST_WAIT (find_row (page, TANDEM_TYPE_CUSTOM_FIELD_ROW, name), 30, name);
  row = find_row (page, TANDEM_TYPE_CUSTOM_FIELD_ROW, name);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (row, ADW_TYPE_COMBO_ROW, "Type")), type);
  if (choices)
    write_in (find_row (row, TANDEM_TYPE_FIELD_ROW, "Choices, parted by commas"), choices);
}

static gint64
add_and_find_contact (Fixture *fixture)
{
  TandemStore *store = tandem_workspace_get_store (fixture->workspace);
  g_autoptr (GPtrArray) contacts = NULL;

  g_assert_true (add_contact (fixture->workspace, "Levi", NULL));
  contacts = tandem_record_load_where (tandem_store_get_list_connection (store), TANDEM_TYPE_CONTACT, "1 = 1", 0, NULL);
  return tandem_record_get_id (contacts->pdata[0]);
}

/* Who holds a choice holds it by its new name, and the row says how many do. */
static void
rename_choice (Fixture *fixture)
{
  GtkWidget *page = show_fields (fixture);
  GtkWidget *row;

  WAIT_FOR (row = find_row (page, TANDEM_TYPE_CUSTOM_FIELD_ROW, "Roof"));
  write_in (find_row (row, TANDEM_TYPE_FIELD_ROW, "Choices, parted by commas"), "Pitched, Even");
  WAIT_FOR (
      g_str_equal (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), "Choice · 1 record has it by the new name"));
  write_in (find_row (row, TANDEM_TYPE_FIELD_ROW, "Choices, parted by commas"), "Pitched");
  WAIT_FOR (g_str_equal (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)),
                         "Choice · 1 record keeps what can't be chosen any more"));
}

/* A field that was made in the preferences stands with the contact, and keeps what is written there. */
static void
test_custom_fields (Fixture *fixture, gconstpointer data)
{
  gint64 contact_id = add_and_find_contact (fixture);
  GtkWidget *page = show_fields (fixture);
  GtkWidget *group = g_object_new (TANDEM_TYPE_CUSTOM_GROUP, NULL);

  add_field (page, "Roof area", 1, NULL);
  add_field (page, "Roof", 5, "Pitched, Flat");
  WAIT_FOR (g_strcmp0 (tandem_workspace_get_undo_label (fixture->workspace), "Change the field “Roof”") == 0);
  show (fixture, group);
  tandem_custom_group_show (TANDEM_CUSTOM_GROUP (group), tandem_workspace_get_store (fixture->workspace),
                            TANDEM_FIRM_LIST_CONTACT_FIELDS, contact_id, "Levi");
  WAIT_FOR (find_row (group, TANDEM_TYPE_FIELD_ROW, "Roof area"));
  write_in (find_row (group, TANDEM_TYPE_FIELD_ROW, "Roof area"), "large");
  WAIT_FOR (ADW_IS_ALERT_DIALOG (get_dialog (fixture)));
  adw_dialog_force_close (get_dialog (fixture));
  write_in (find_row (group, TANDEM_TYPE_FIELD_ROW, "Roof area"), "84.5");
  WAIT_FOR (g_strcmp0 (tandem_workspace_get_undo_label (fixture->workspace), "Change “Roof area” of Levi") == 0);
  WAIT_FOR (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (find_row (group, TANDEM_TYPE_FIELD_ROW, "Roof area"))),
                         "84.5"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (group, ADW_TYPE_COMBO_ROW, "Roof")), 2);
  WAIT_FOR (g_strcmp0 (tandem_workspace_get_undo_label (fixture->workspace), "Change “Roof” of Levi") == 0);
  rename_choice (fixture);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/app/list-preferences/add", Fixture, NULL, set_up, test_add, tear_down);
  g_test_add ("/app/list-preferences/move-by-keyboard", Fixture, NULL, set_up, test_move_by_keyboard, tear_down);
  g_test_add ("/app/list-preferences/delete", Fixture, NULL, set_up, test_delete, tear_down);
  g_test_add ("/app/list-preferences/rename", Fixture, NULL, set_up, test_rename, tear_down);
  g_test_add ("/app/list-preferences/stage-with-deals", Fixture, NULL, set_up, test_stage_with_deals, tear_down);
  g_test_add ("/app/list-preferences/stage-fields", Fixture, NULL, set_up, test_stage_fields, tear_down);
  g_test_add ("/app/list-preferences/second-pipeline", Fixture, NULL, set_up, test_second_pipeline, tear_down);
  g_test_add ("/app/list-preferences/custom-fields", Fixture, NULL, set_up, test_custom_fields, tear_down);
  return g_test_run ();
}
