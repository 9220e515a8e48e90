/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The record of a deal over the board: each field to the file and back, the stages, and the way back. */
#include <adwaita.h>

#include "act/tandem-act-contact.h"
#include "act/tandem-act-deal.h"
#include "act/tandem-act-history.h"
#include "base/tandem-date.h"
#include "model/tandem-contact.h"
#include "model/tandem-deal.h"
#include "model/tandem-stage.h"
#include "sales/tandem-board-column.h"
#include "sales/tandem-deal-lines-group.h"
#include "sales/tandem-deal-lost-dialog.h"
#include "sales/tandem-deal-page.h"
#include "sales/tandem-deal-people-group.h"
#include "sales/tandem-deals-page.h"
#include "sales/tandem-forecast-view.h"
#include "sales/tandem-past-board.h"
#include "sales/tandem-line-dialog.h"
#include "sales/tandem-stage-stepper.h"
#include "sales/tandem-time-travel-bar.h"
#include "store/tandem-connection.h"
#include "../../unit/firm-file.h"
#include "ui-test.h"
#include "widgets/tandem-field-row.h"
#include "widgets/tandem-choice-dialog.h"
#include "widgets/tandem-day-dialog.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-record-chooser.h"
#include "widgets/tandem-record-table.h"
#include "widgets/tandem-reference-row.h"

typedef struct {
  FirmFile file;
  TandemWorkspace *workspace;
  gint64 deal_id;
  char *then;
  GtkWidget *window;
  GtkWidget *page;
} Fixture;

static gboolean
add_deal_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *self = data;
  g_autoptr (TandemRecord) deal = TANDEM_RECORD (tandem_deal_new ());
  g_autoptr (GPtrArray) stages
      = tandem_record_load_where (connection, TANDEM_TYPE_STAGE, "deleted_at IS NULL ORDER BY position, id", 0, error);

  tandem_record_set_text (deal, TANDEM_DEAL_TITLE, "Desks");
  tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, "EUR");
  tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR, 120000);
  tandem_record_set_text (deal, TANDEM_DEAL_NEXT_STEP, "Call");
  if (!tandem_act_save_deal (connection, deal, "Firm", tandem_record_get_id (stages->pdata[1]), error))
    return FALSE;
  self->deal_id = tandem_record_get_id (deal);
  return TRUE;
}

static GtkWidget *
find_nth (GtkWidget *widget, GType type, guint *n)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_nth (child, type, n);
  return found;
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  guint n = 0;

  return find_nth (widget, type, &n);
}

static gboolean
fail_cb (gpointer data)
{
  g_error ("waited too long for %s", (const char *) data);
  return G_SOURCE_REMOVE;
}

typedef gboolean (*Fact) (Fixture *self, gconstpointer data);

static void
wait_for (Fixture *self, Fact fact, gconstpointer data, const char *what)
{
  guint limit = g_timeout_add_seconds (20, fail_cb, (gpointer) what);

  while (!fact (self, data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
}

static TandemDealPage *
get_record (Fixture *self)
{
  return TANDEM_DEAL_PAGE (find_type (self->page, TANDEM_TYPE_DEAL_PAGE));
}

static gboolean
is_shown (Fixture *self, gconstpointer data)
{
  return tandem_deal_page_get_row (get_record (self)) != NULL;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  firm_file_set_up (&self->file, NULL);
  firm_file_make (&self->file);
  self->workspace = open_firm (self->file.path);
  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, add_deal_cb, self, NULL, &error);
  g_assert_no_error (error);
  self->page = g_object_new (TANDEM_TYPE_DEALS_PAGE, "workspace", self->workspace, NULL);
  self->window = g_object_new (ADW_TYPE_WINDOW, "default-width", GPOINTER_TO_INT (data), "default-height", 800,
                               "content", self->page, NULL);
  gtk_window_present (GTK_WINDOW (self->window));
  while (!gtk_window_is_active (GTK_WINDOW (self->window)))
    g_main_context_iteration (NULL, TRUE);
  tandem_page_open_record (TANDEM_PAGE (self->page), self->deal_id);
  wait_for (self, is_shown, NULL, "the record");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  GtkWidget *page = self->page;

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  ui_test_destroy_window (self->window);
  while (page && g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (page);
  tandem_workspace_close (self->workspace);
  g_object_unref (self->workspace);
  firm_file_tear_down (&self->file, NULL);
}

/* --- the file ------------------------------------------------------------------------------------------------------ */

typedef struct {
  const char *sql;
  gint64 value;
} Number;

/* @data: SQL that gives a number, with %d for the deal, and the number */
static gboolean
is_in_file (Fixture *self, gconstpointer data)
{
  const Number *wanted = data;
  g_autoptr (TandemConnection) reader = tandem_connection_open (self->file.path, TANDEM_CONNECTION_READ, NULL);
  gint64 value = -1;

  return tandem_connection_get_int64 (reader, wanted->sql, &value, NULL) && value == wanted->value;
}

static void
expect (Fixture *self, const char *sql, gint64 value)
{
  Number number = { sql, value };

  wait_for (self, is_in_file, &number, sql);
}

static void
undo (Fixture *self)
{
  tandem_act_undo_async (tandem_workspace_get_store (self->workspace), NULL, NULL, NULL, NULL);
}

/* --- fields -------------------------------------------------------------------------------------------------------- */

static TandemFieldRow *
find_field (Fixture *self, const char *title)
{
  GtkWidget *row;

  for (guint i = 0, n = 0; (row = find_nth (GTK_WIDGET (get_record (self)), TANDEM_TYPE_FIELD_ROW, &n)); n = ++i)
    if (g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
      return TANDEM_FIELD_ROW (row);
  g_error ("no field %s", title);
}

static void
write_field (Fixture *self, const char *title, const char *text)
{
  TandemFieldRow *row = find_field (self, title);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  tandem_field_row_commit (row);
}

static gboolean
has_text (Fixture *self, gconstpointer data)
{
  const char *const *wanted = data;

  return g_str_equal (gtk_editable_get_text (GTK_EDITABLE (find_field (self, wanted[0]))), wanted[1]);
}

static void
expect_text (Fixture *self, const char *title, const char *text)
{
  const char *wanted[] = { title, text };

  wait_for (self, has_text, wanted, title);
}

static void
test_fields (Fixture *self, gconstpointer data)
{
  write_field (self, "Title of the deal", "40 desks");
  expect (self, "SELECT count(*) FROM deal WHERE title = '40 desks'", 1);
  write_field (self, "Amount", "31200.50");
  expect (self, "SELECT amount_minor FROM deal", 3120050);
  write_field (self, "Own probability", "80 %");
  expect (self, "SELECT probability FROM deal", 80);
  write_field (self, "Expected close", "2026-12-04");
  expect (self, "SELECT count(*) FROM deal WHERE expected_close_on = '2026-12-04'", 1);
  write_field (self, "Company", "Hollis");
  expect (self, "SELECT count(*) FROM deal AS d JOIN company AS c ON c.id = d.company_id WHERE c.name = 'Hollis'", 1);
  write_field (self, "What", "Visit");
  expect (self, "SELECT count(*) FROM deal WHERE next_step = 'Visit'", 1);
  write_field (self, "When", "2026-12-01");
  expect (self, "SELECT count(*) FROM deal WHERE next_step_on = '2026-12-01'", 1);
  write_field (self, "Own probability", "");
  expect (self, "SELECT count(*) FROM deal WHERE probability IS NULL", 1);
  undo (self);
  expect (self, "SELECT probability FROM deal", 80);
  expect_text (self, "Own probability", "80");
  expect_text (self, "Amount", "31,200.50");
}

/* What can't be read stays to be mended, and nothing is written. */
static void
test_faults (Fixture *self, gconstpointer data)
{
  static const char *const wrong[][2]
      = { { "Title of the deal", "  " }, { "Amount", "many" },          { "Amount", "-5" },
          { "Own probability", "101" },  { "Own probability", "half" }, { "Expected close", "soon" } };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      write_field (self, wrong[i][0], wrong[i][1]);
      g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (find_field (self, wrong[i][0])), "error"));
    }
  write_field (self, "What", "Visit");
  expect (self, "SELECT count(*) FROM deal WHERE next_step = 'Visit'", 1);
  expect (self, "SELECT version FROM deal", 2);
}

static TandemReferenceRow *
find_reference (Fixture *self, const char *title)
{
  GtkWidget *row;

  for (guint i = 0, n = 0; (row = find_nth (GTK_WIDGET (get_record (self)), TANDEM_TYPE_REFERENCE_ROW, &n)); n = ++i)
    if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
      return TANDEM_REFERENCE_ROW (row);
  g_error ("no field %s", title);
}

static void
test_owner (Fixture *self, gconstpointer data)
{
  TandemReferenceRow *row = find_reference (self, "Owner");

  g_assert_cmpint (tandem_reference_row_get_id (row), ==, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  expect (self, "SELECT count(*) FROM deal AS d JOIN person AS p ON p.id = d.owner_id", 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  expect (self, "SELECT count(*) FROM deal WHERE owner_id IS NULL", 1);
}

static AdwEntryRow *
find_entry (GtkWidget *dialog, guint place)
{
  return ADW_ENTRY_ROW (find_nth (dialog, ADW_TYPE_ENTRY_ROW, &place));
}

static gboolean
is_line_saved (Fixture *self, gconstpointer data)
{
  return find_type (self->window, TANDEM_TYPE_LINE_DIALOG) == NULL;
}

/* A product that is new is known the next time; the amount is what the products add up to. */
static void
test_lines (Fixture *self, gconstpointer data)
{
  GtkWidget *group = find_type (GTK_WIDGET (get_record (self)), TANDEM_TYPE_DEAL_LINES_GROUP);
  GtkWidget *dialog;

  g_signal_emit_by_name (find_type (find_type (group, TANDEM_TYPE_ENTRY_GROUP), GTK_TYPE_BUTTON), "clicked");
  dialog = find_type (self->window, TANDEM_TYPE_LINE_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog, 0)), "Desk");
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog, 1)), "2.5");
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog, 2)), "many");
  g_signal_emit_by_name (adw_dialog_get_default_widget (ADW_DIALOG (dialog)), "clicked");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (find_entry (dialog, 2)), "error"));
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog, 2)), "690");
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog, 3)), "5");
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog, 4)), "21");
  g_signal_emit_by_name (adw_dialog_get_default_widget (ADW_DIALOG (dialog)), "clicked");
  expect_text (self, "Amount", "1,638.75");
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (find_field (self, "Amount"))));
  wait_for (self, is_line_saved, NULL, "the dialog to close");
  g_signal_emit_by_name (find_type (find_type (group, TANDEM_TYPE_ENTRY_GROUP), GTK_TYPE_BUTTON), "clicked");
  dialog = find_type (self->window, TANDEM_TYPE_LINE_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog, 0)), "desk");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (dialog, 2))), ==, "690.00");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  undo (self);
  expect_text (self, "Amount", "1,200.00");
}

static gboolean
add_contact_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, "Hollis");
  if (!tandem_act_add_contact (connection, draft, error))
    return FALSE;
  *(gint64 *) data = tandem_record_get_id (TANDEM_RECORD (draft->contact));
  return TRUE;
}

static gboolean
has_people (Fixture *self, gconstpointer data)
{
  GtkWidget *group = find_type (GTK_WIDGET (get_record (self)), TANDEM_TYPE_DEAL_PEOPLE_GROUP);
  GtkWidget *row = find_type (group, ADW_TYPE_COMBO_ROW);

  if (data == NULL || row == NULL)
    return row == NULL && data == NULL;
  return g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), data);
}

/* Somebody is chosen, gets a role, and is taken out again; each is one step back. */
static void
test_people (Fixture *self, gconstpointer data)
{
  GtkWidget *group = find_type (GTK_WIDGET (get_record (self)), TANDEM_TYPE_DEAL_PEOPLE_GROUP);
  g_autoptr (GError) error = NULL;
  gint64 contact_id = 0;

  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, add_contact_cb, &contact_id, NULL,
                    &error);
  g_assert_no_error (error);
  g_assert_true (has_people (self, NULL));
  g_signal_emit_by_name (find_type (group, GTK_TYPE_BUTTON), "clicked");
  g_signal_emit_by_name (find_type (self->window, TANDEM_TYPE_RECORD_CHOOSER), "chosen", contact_id);
  wait_for (self, has_people, "Hollis", "the person");
  adw_dialog_force_close (ADW_DIALOG (find_type (self->window, TANDEM_TYPE_RECORD_CHOOSER)));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_type (group, ADW_TYPE_COMBO_ROW)), 0);
  expect (self, "SELECT count(*) FROM deal_person WHERE role = 'decision-maker' AND deleted_at IS NULL", 1);
  undo (self);
  expect (self, "SELECT count(*) FROM deal_person WHERE role = 'influencer' AND deleted_at IS NULL", 1);
  undo (self);
  wait_for (self, has_people, NULL, "nobody");
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *button;

  for (guint i = 0, n = 0; (button = find_nth (widget, GTK_TYPE_BUTTON, &n)); n = ++i)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      return button;
  g_error ("no button %s", label);
}

static void
test_done (Fixture *self, gconstpointer data)
{
  g_signal_emit_by_name (find_button (GTK_WIDGET (get_record (self)), "_Done"), "clicked");
  expect (self, "SELECT count(*) FROM activity WHERE kind = 'task' AND subject = 'Call' AND deleted_at IS NULL", 1);
  expect_text (self, "What", "");
  undo (self);
  expect_text (self, "What", "Call");
}

/* --- stages -------------------------------------------------------------------------------------------------------- */

static gboolean
is_in_stage (Fixture *self, gconstpointer name)
{
  TandemDealRow *row = tandem_deal_page_get_row (get_record (self));

  return row && g_str_equal (row->stage, name);
}

static void
choose_step (Fixture *self, guint place)
{
  GtkWidget *stepper = find_type (GTK_WIDGET (get_record (self)), TANDEM_TYPE_STAGE_STEPPER);
  GtkWidget *step = find_nth (stepper, GTK_TYPE_TOGGLE_BUTTON, &place);

  g_signal_emit_by_name (step, "clicked");
}

static void
test_stages (Fixture *self, gconstpointer data)
{
  wait_for (self, is_in_stage, "Qualification", "its stage");
  choose_step (self, 3);
  wait_for (self, is_in_stage, "Negotiation", "Negotiation");
  choose_step (self, 4);
  wait_for (self, is_in_stage, "Won", "Won");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (find_field (self, "Closed"))));
  undo (self);
  wait_for (self, is_in_stage, "Negotiation", "Negotiation again");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (find_field (self, "Closed"))));
}

static gboolean
is_offered (Fixture *self, gconstpointer data)
{
  GtkWidget *group = find_type (GTK_WIDGET (get_record (self)), TANDEM_TYPE_DEAL_LINES_GROUP);

  return adw_banner_get_revealed (ADW_BANNER (find_type (group, ADW_TYPE_BANNER))) == GPOINTER_TO_INT (data);
}

/* What was won offers its order and the first check-in, until they are there. */
static void
test_order (Fixture *self, gconstpointer data)
{
  GtkWidget *group = find_type (GTK_WIDGET (get_record (self)), TANDEM_TYPE_DEAL_LINES_GROUP);

  g_assert_true (is_offered (self, GINT_TO_POINTER (FALSE)));
  choose_step (self, 4);
  wait_for (self, is_offered, GINT_TO_POINTER (TRUE), "the offer");
  g_signal_emit_by_name (find_type (group, ADW_TYPE_BANNER), "button-clicked");
  wait_for (self, is_offered, GINT_TO_POINTER (FALSE), "the order");
  expect (self, "SELECT net_minor FROM sales_order WHERE deleted_at IS NULL", 120000);
  expect (self, "SELECT count(*) FROM activity WHERE kind = 'check-in' AND deleted_at IS NULL", 1);
  undo (self);
  wait_for (self, is_offered, GINT_TO_POINTER (TRUE), "the offer again");
}

/* The acts of the page are about the open deal, though no card is selected. */
static void
test_lose (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (self->page, "deal.lose", NULL);
  dialog = find_type (self->window, TANDEM_TYPE_DEAL_LOST_DIALOG);
  g_assert_nonnull (dialog);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_type (dialog, GTK_TYPE_CHECK_BUTTON)), TRUE);
  g_signal_emit_by_name (adw_dialog_get_default_widget (ADW_DIALOG (dialog)), "clicked");
  wait_for (self, is_in_stage, "Lost", "Lost");
  g_assert_cmpint (tandem_reference_row_get_id (find_reference (self, "Reason")), !=, 0);
  choose_step (self, 0);
  wait_for (self, is_in_stage, "Prospecting", "Prospecting");
}

/* --- the way back -------------------------------------------------------------------------------------------------- */

static gboolean
has_focused_card (Fixture *self, gconstpointer data)
{
  guint place = GPOINTER_TO_UINT (data);
  GtkWidget *column = find_nth (self->page, TANDEM_TYPE_BOARD_COLUMN, &place);

  return column && tandem_board_column_get_focused_id (TANDEM_BOARD_COLUMN (column)) == self->deal_id;
}

static void
test_close (Fixture *self, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (get_record (self)), "deal.close", NULL);
  g_assert_cmpint (tandem_deal_page_get_id (get_record (self)), ==, 0);
  wait_for (self, has_focused_card, GUINT_TO_POINTER (1), "the focus on the card");
}

static TandemRecordTable *
get_table (Fixture *self)
{
  GtkWidget *table = find_type (self->page, TANDEM_TYPE_RECORD_TABLE);

  return table ? TANDEM_RECORD_TABLE (table) : NULL;
}

/* @data: the stage of the one row of the list */
static gboolean
is_listed (Fixture *self, gconstpointer data)
{
  TandemRecordTable *table = get_table (self);
  TandemRecordList *list = table ? tandem_record_table_get_list (table) : NULL;
  g_autoptr (TandemDealRow) row
      = list && tandem_record_list_get_length (list) == 1 ? tandem_record_list_dup_record (list, 0) : NULL;

  return row && g_str_equal (row->stage, data);
}

/* The list is made when it is looked for; what is opened there is closed to it, and its acts are about the chosen row. */
static void
test_list (Fixture *self, gconstpointer data)
{
  g_assert_null (get_table (self));
  gtk_widget_activate_action (GTK_WIDGET (get_record (self)), "deal.close", NULL);
  gtk_widget_activate_action (self->page, "deals.view", "s", "list");
  wait_for (self, is_listed, "Qualification", "the list");
  g_signal_emit_by_name (get_table (self), "open", self->deal_id);
  wait_for (self, is_shown, NULL, "the record over the list");
  gtk_widget_activate_action (GTK_WIDGET (get_record (self)), "deal.close", NULL);
  g_assert_true (gtk_widget_get_child_visible (gtk_widget_get_parent (GTK_WIDGET (get_table (self)))));
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (tandem_record_table_get_list (get_table (self))), 0, TRUE);
  gtk_widget_activate_action (self->page, "deal.win", NULL);
  wait_for (self, is_listed, "Won", "the deal to be won");
  undo (self);
  wait_for (self, is_listed, "Qualification", "the deal to be open again");
  gtk_widget_activate_action (self->page, "deals.view", "s", "board");
}

static GtkWidget *
get_dialog (Fixture *self, GType type)
{
  GtkWidget *dialog = find_type (self->window, type);

  g_assert_nonnull (dialog);
  return dialog;
}

/* Each asks, and is one step back. */
static void
test_bulk (Fixture *self, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (get_record (self)), "deal.close", NULL);
  gtk_widget_activate_action (self->page, "deals.view", "s", "list");
  wait_for (self, is_listed, "Qualification", "the list");
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (tandem_record_table_get_list (get_table (self))), 0, TRUE);
  gtk_widget_activate_action (self->page, "deals.set-stage", NULL);
  g_signal_emit_by_name (get_dialog (self, TANDEM_TYPE_CHOICE_DIALOG), "chosen", 3);
  wait_for (self, is_listed, "Negotiation", "Negotiation");
  undo (self);
  wait_for (self, is_listed, "Qualification", "Qualification again");
  gtk_widget_activate_action (self->page, "deals.set-close", NULL);
  g_signal_emit_by_name (get_dialog (self, TANDEM_TYPE_DAY_DIALOG), "chosen", "2027-01-31");
  expect (self, "SELECT count(*) FROM deal WHERE expected_close_on = '2027-01-31'", 1);
  gtk_widget_activate_action (self->page, "deals.view", "s", "board");
}

/* --- forecast and the past ----------------------------------------------------------------------------------------- */

static gboolean
is_forecast (Fixture *self, gconstpointer data)
{
  GtkWidget *forecast = find_type (self->page, TANDEM_TYPE_FORECAST_VIEW);
  GtkWidget *grid = forecast ? find_type (forecast, GTK_TYPE_GRID) : NULL;
  GtkWidget *button = grid ? find_type (grid, GTK_TYPE_BUTTON) : NULL;

  return button && gtk_widget_get_mapped (button) && g_str_equal (gtk_button_get_label (GTK_BUTTON (button)), data);
}

/* A number opens its rows. */
static void
test_forecast (Fixture *self, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (get_record (self)), "deal.close", NULL);
  gtk_widget_activate_action (self->page, "deals.view", "s", "forecast");
  wait_for (self, is_forecast, "€1,200", "the forecast");
  g_signal_emit_by_name (find_type (find_type (find_type (self->page, TANDEM_TYPE_FORECAST_VIEW), GTK_TYPE_GRID),
                                    GTK_TYPE_BUTTON),
                         "clicked");
  wait_for (self, is_listed, "Qualification", "the rows of the number");
  g_assert_cmpuint (tandem_filter_get_n_parts (tandem_record_table_get_filter (get_table (self))), ==, 4);
  tandem_filter_set_condition (tandem_record_table_get_filter (get_table (self)), NULL);
  gtk_widget_activate_action (self->page, "deals.view", "s", "board");
}

static gboolean
add_history_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *self = data;
  g_autoptr (TandemRecord) deal = TANDEM_RECORD (tandem_deal_new ());
  g_autoptr (GPtrArray) stages
      = tandem_record_load_where (connection, TANDEM_TYPE_STAGE, "deleted_at IS NULL ORDER BY position, id", 0, error);

  tandem_change_set_begin (connection, "Long ago");
  tandem_change_set_set_at (connection, self->then);
  tandem_record_set_created_at (deal, self->then);
  tandem_record_set_text (deal, TANDEM_DEAL_TITLE, "Chairs");
  tandem_record_set_text (deal, TANDEM_DEAL_CURRENCY, "EUR");
  tandem_record_set_integer (deal, TANDEM_DEAL_AMOUNT_MINOR, 50000);
  return tandem_act_save_deal (connection, deal, NULL, tandem_record_get_id (stages->pdata[0]), error);
}

/* @data: how many cards the board of then has */
static gboolean
has_past_cards (Fixture *self, gconstpointer data)
{
  GtkWidget *board = find_type (self->page, TANDEM_TYPE_PAST_BOARD);
  guint n_cards = 0;

  for (GtkWidget *column = gtk_widget_get_first_child (board); column; column = gtk_widget_get_next_sibling (column))
    n_cards += g_list_model_get_n_items (
        G_LIST_MODEL (gtk_grid_view_get_model (GTK_GRID_VIEW (find_type (column, GTK_TYPE_GRID_VIEW)))));
  return gtk_widget_get_mapped (board) && n_cards == GPOINTER_TO_UINT (data);
}

/* Two months ago there was one deal, today there are two; what is looked back at can't be changed. */
static void
test_travel (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *scale;

  self->then = tandem_instant_from_ms (g_get_real_time () / 1000 - 60 * 86400000L);
  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, add_history_cb, self, NULL,
                    &error);
  g_assert_no_error (error);
  gtk_widget_activate_action (GTK_WIDGET (get_record (self)), "deal.close", NULL);
  gtk_widget_activate_action (self->page, "deals.travel", NULL);
  wait_for (self, has_past_cards, GUINT_TO_POINTER (1), "the board of a month ago");
  scale = find_type (find_type (self->page, TANDEM_TYPE_TIME_TRAVEL_BAR), GTK_TYPE_SCALE);
  for (guint i = 0; i < 8; i++)
    {
      gtk_range_set_value (GTK_RANGE (scale), i * 7);
      wait_for (self, has_past_cards, GUINT_TO_POINTER (1), "the board of another day");
    }
  gtk_range_set_value (GTK_RANGE (scale), 60);
  wait_for (self, has_past_cards, GUINT_TO_POINTER (2), "the board of today");
  gtk_widget_activate_action (self->page, "deals.today", NULL);
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_ancestor (scale, TANDEM_TYPE_TIME_TRAVEL_BAR)));
  g_assert_false (gtk_widget_get_mapped (find_type (self->page, TANDEM_TYPE_PAST_BOARD)));
  g_free (self->then);
}

static gboolean
is_closed (Fixture *self, gconstpointer data)
{
  return tandem_deal_page_get_id (get_record (self)) == 0;
}

static void
test_trash (Fixture *self, gconstpointer data)
{
  gtk_widget_activate_action (self->page, "deal.trash", NULL);
  wait_for (self, is_closed, NULL, "the record to close");
  expect (self, "SELECT count(*) FROM deal WHERE deleted_at IS NULL", 0);
}

/* What was typed and not yet left is saved to the deal in which it was typed. */
static void
test_left (Fixture *self, gconstpointer data)
{
  gtk_editable_set_text (GTK_EDITABLE (find_field (self, "What")), "Measure");
  gtk_widget_activate_action (GTK_WIDGET (get_record (self)), "deal.close", NULL);
  expect (self, "SELECT count(*) FROM deal WHERE next_step = 'Measure'", 1);
}

int
main (int argc, char **argv)
{
  gpointer wide = GINT_TO_POINTER (1200), narrow = GINT_TO_POINTER (400);

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/sales/deal-page/fields", Fixture, wide, set_up, test_fields, tear_down);
  g_test_add ("/sales/deal-page/fields-narrow", Fixture, narrow, set_up, test_fields, tear_down);
  g_test_add ("/sales/deal-page/faults", Fixture, wide, set_up, test_faults, tear_down);
  g_test_add ("/sales/deal-page/owner", Fixture, wide, set_up, test_owner, tear_down);
  g_test_add ("/sales/deal-page/lines", Fixture, wide, set_up, test_lines, tear_down);
  g_test_add ("/sales/deal-page/people", Fixture, wide, set_up, test_people, tear_down);
  g_test_add ("/sales/deal-page/done", Fixture, wide, set_up, test_done, tear_down);
  g_test_add ("/sales/deal-page/stages", Fixture, wide, set_up, test_stages, tear_down);
  g_test_add ("/sales/deal-page/order", Fixture, wide, set_up, test_order, tear_down);
  g_test_add ("/sales/deal-page/lose", Fixture, wide, set_up, test_lose, tear_down);
  g_test_add ("/sales/deal-page/close", Fixture, wide, set_up, test_close, tear_down);
  g_test_add ("/sales/deal-page/list", Fixture, wide, set_up, test_list, tear_down);
  g_test_add ("/sales/deal-page/list-narrow", Fixture, narrow, set_up, test_list, tear_down);
  g_test_add ("/sales/deal-page/bulk", Fixture, wide, set_up, test_bulk, tear_down);
  g_test_add ("/sales/deal-page/forecast", Fixture, wide, set_up, test_forecast, tear_down);
  g_test_add ("/sales/deal-page/travel", Fixture, wide, set_up, test_travel, tear_down);
  g_test_add ("/sales/deal-page/trash", Fixture, wide, set_up, test_trash, tear_down);
  g_test_add ("/sales/deal-page/left", Fixture, wide, set_up, test_left, tear_down);
  return g_test_run ();
}
