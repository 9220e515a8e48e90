/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The record of a deal over the board: each field to the file and back, the stages, and the way back. */
#include "deal-test.h"

#include "act/tandem-act-contact.h"
#include "act/tandem-act-deal.h"
#include "act/tandem-act-history.h"
#include "base/tandem-date.h"
#include "model/tandem-contact.h"
#include "model/tandem-deal.h"
#include "model/tandem-stage.h"
#include "sales/tandem-board-column.h"
#include "sales/tandem-deal-details.h"
#include "sales/tandem-deal-lines-group.h"
#include "sales/tandem-deal-lost-dialog.h"
#include "sales/tandem-deal-page.h"
#include "sales/tandem-deal-people-group.h"
#include "sales/tandem-line-dialog.h"
#include "sales/tandem-order-group.h"
#include "sales/tandem-stage-stepper.h"
#include "sales/tandem-timeline-view.h"
#include "store/tandem-connection.h"
#include "widgets/tandem-field-row.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-record-chooser.h"
#include "widgets/tandem-reference-row.h"

typedef DealTest Fixture;

/* --- fields -------------------------------------------------------------------------------------------------------- */

static TandemFieldRow *
find_field (Fixture *self, const char *title)
{
  GtkWidget *row;

  for (guint i = 0, n = 0;
       (row = ui_test_find_nth (GTK_WIDGET (deal_test_get_record (self)), TANDEM_TYPE_FIELD_ROW, &n)); n = ++i)
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

  deal_test_wait (self, has_text, wanted, title);
}

static void
test_fields (Fixture *self, gconstpointer data)
{
  write_field (self, "Title of the deal", "40 desks");
  deal_test_expect (self, "SELECT count(*) FROM deal WHERE title = '40 desks'", 1);
  write_field (self, "Amount", "31200.50");
  deal_test_expect (self, "SELECT amount_minor FROM deal", 3120050);
  write_field (self, "Own probability", "80 %");
  deal_test_expect (self, "SELECT probability FROM deal", 80);
  write_field (self, "Expected close", "2026-12-04");
  deal_test_expect (self, "SELECT count(*) FROM deal WHERE expected_close_on = '2026-12-04'", 1);
  write_field (self, "Company", "Hollis");
  deal_test_expect (self,
                    "SELECT count(*) FROM deal AS d JOIN company AS c ON c.id = d.company_id WHERE c.name = 'Hollis'",
                    1);
  write_field (self, "What", "Visit");
  deal_test_expect (self, "SELECT count(*) FROM deal WHERE next_step = 'Visit'", 1);
  write_field (self, "When", "2026-12-01");
  deal_test_expect (self, "SELECT count(*) FROM deal WHERE next_step_on = '2026-12-01'", 1);
  write_field (self, "Own probability", "");
  deal_test_expect (self, "SELECT count(*) FROM deal WHERE probability IS NULL", 1);
  deal_test_undo (self);
  deal_test_expect (self, "SELECT probability FROM deal", 80);
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
  deal_test_expect (self, "SELECT count(*) FROM deal WHERE next_step = 'Visit'", 1);
  deal_test_expect (self, "SELECT version FROM deal", 2);
}

static TandemReferenceRow *
find_reference (Fixture *self, const char *title)
{
  GtkWidget *row;

  for (guint i = 0, n = 0;
       (row = ui_test_find_nth (GTK_WIDGET (deal_test_get_record (self)), TANDEM_TYPE_REFERENCE_ROW, &n)); n = ++i)
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
  deal_test_expect (self, "SELECT count(*) FROM deal AS d JOIN person AS p ON p.id = d.owner_id", 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  deal_test_expect (self, "SELECT count(*) FROM deal WHERE owner_id IS NULL", 1);
}

static AdwEntryRow *
find_entry (GtkWidget *dialog, guint place)
{
  return ADW_ENTRY_ROW (ui_test_find_nth (dialog, ADW_TYPE_ENTRY_ROW, &place));
}

static gboolean
is_line_saved (Fixture *self, gconstpointer data)
{
  return deal_test_find (self->window, TANDEM_TYPE_LINE_DIALOG) == NULL;
}

static gboolean
is_button (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), data) == 0;
}

/* A product that is new is known the next time, and can be chosen; the amount is what the products add up to. */
static void
test_lines (Fixture *self, gconstpointer data)
{
  GtkWidget *group = deal_test_find (GTK_WIDGET (deal_test_get_record (self)), TANDEM_TYPE_DEAL_LINES_GROUP);
  GtkWidget *dialog;

  g_signal_emit_by_name (deal_test_find (deal_test_find (group, TANDEM_TYPE_ENTRY_GROUP), GTK_TYPE_BUTTON), "clicked");
  dialog = deal_test_find (self->window, TANDEM_TYPE_LINE_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog, 0)), "Desk");
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog, 1)), "2.5");
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog, 2)), "many");
  g_signal_emit_by_name (adw_dialog_get_default_widget (ADW_DIALOG (dialog)), "clicked");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (find_entry (dialog, 2)), "error"));
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog, 2)), ""); /* what costs nothing says so */
  g_signal_emit_by_name (adw_dialog_get_default_widget (ADW_DIALOG (dialog)), "clicked");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (find_entry (dialog, 2)), "error"));
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog, 2)), "690");
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog, 3)), "5");
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog, 4)), "21");
  g_signal_emit_by_name (adw_dialog_get_default_widget (ADW_DIALOG (dialog)), "clicked");
  expect_text (self, "Amount", "1,638.75");
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (find_field (self, "Amount"))));
  deal_test_wait (self, is_line_saved, NULL, "the dialog to close");
  g_signal_emit_by_name (deal_test_find (deal_test_find (group, TANDEM_TYPE_ENTRY_GROUP), GTK_TYPE_BUTTON), "clicked");
  dialog = deal_test_find (self->window, TANDEM_TYPE_LINE_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog, 0)), "de");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (dialog, 2))), ==, "");
  WAIT_FOR (ui_test_find (dialog, is_button, "Desk") != NULL);
  g_signal_emit_by_name (ui_test_find (dialog, is_button, "Desk"), "clicked");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (dialog, 0))), ==, "Desk");
  g_assert_null (ui_test_find (dialog, is_button, "Desk"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (dialog, 2))), ==, "690.00");
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog, 0)), "desk lamp"); /* of which it is not the price */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (dialog, 2))), ==, "");
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog, 2)), "25");
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog, 0)), "desk"); /* a price that was written stays */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (dialog, 2))), ==, "25");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  deal_test_undo (self);
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
  GtkWidget *group = deal_test_find (GTK_WIDGET (deal_test_get_record (self)), TANDEM_TYPE_DEAL_PEOPLE_GROUP);
  GtkWidget *row = deal_test_find (group, ADW_TYPE_COMBO_ROW);

  if (data == NULL || row == NULL)
    return row == NULL && data == NULL;
  return g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), data);
}

/* Somebody is chosen, gets a role, and is taken out again; each is one step back. */
static void
test_people (Fixture *self, gconstpointer data)
{
  GtkWidget *group = deal_test_find (GTK_WIDGET (deal_test_get_record (self)), TANDEM_TYPE_DEAL_PEOPLE_GROUP);
  g_autoptr (GError) error = NULL;
  gint64 contact_id = 0;

  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, add_contact_cb, &contact_id, NULL,
                    &error);
  g_assert_no_error (error);
  g_assert_true (has_people (self, NULL));
  g_signal_emit_by_name (deal_test_find (group, GTK_TYPE_BUTTON), "clicked");
  g_signal_emit_by_name (deal_test_find (self->window, TANDEM_TYPE_RECORD_CHOOSER), "chosen", contact_id);
  deal_test_wait (self, has_people, "Hollis", "the person");
  adw_dialog_force_close (ADW_DIALOG (deal_test_find (self->window, TANDEM_TYPE_RECORD_CHOOSER)));
  adw_combo_row_set_selected (ADW_COMBO_ROW (deal_test_find (group, ADW_TYPE_COMBO_ROW)), 0);
  deal_test_expect (self, "SELECT count(*) FROM deal_person WHERE role = 'decision-maker' AND deleted_at IS NULL", 1);
  deal_test_undo (self);
  deal_test_expect (self, "SELECT count(*) FROM deal_person WHERE role = 'influencer' AND deleted_at IS NULL", 1);
  deal_test_undo (self);
  deal_test_wait (self, has_people, NULL, "nobody");
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *button;

  for (guint i = 0, n = 0; (button = ui_test_find_nth (widget, GTK_TYPE_BUTTON, &n)); n = ++i)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      return button;
  g_error ("no button %s", label);
}

static void
test_done (Fixture *self, gconstpointer data)
{
  g_signal_emit_by_name (find_button (GTK_WIDGET (deal_test_get_record (self)), "_Done"), "clicked");
  deal_test_expect (self,
                    "SELECT count(*) FROM activity WHERE kind = 'task' AND subject = 'Call' AND deleted_at IS NULL", 1);
  expect_text (self, "What", "");
  deal_test_undo (self);
  expect_text (self, "What", "Call");
}

/* --- stages -------------------------------------------------------------------------------------------------------- */

static gboolean
is_in_stage (Fixture *self, gconstpointer name)
{
  TandemDealRow *row = tandem_deal_page_get_row (deal_test_get_record (self));

  return row && g_str_equal (row->stage, name);
}

static void
choose_step (Fixture *self, guint place)
{
  GtkWidget *stepper = deal_test_find (GTK_WIDGET (deal_test_get_record (self)), TANDEM_TYPE_STAGE_STEPPER);
  GtkWidget *step = ui_test_find_nth (stepper, GTK_TYPE_TOGGLE_BUTTON, &place);

  g_signal_emit_by_name (step, "clicked");
}

static void
test_stages (Fixture *self, gconstpointer data)
{
  deal_test_wait (self, is_in_stage, "Qualification", "its stage");
  choose_step (self, 3);
  deal_test_wait (self, is_in_stage, "Negotiation", "Negotiation");
  choose_step (self, 4);
  deal_test_wait (self, is_in_stage, "Won", "Won");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (find_field (self, "Closed"))));
  deal_test_undo (self);
  deal_test_wait (self, is_in_stage, "Negotiation", "Negotiation again");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (find_field (self, "Closed"))));
}

/* NULL where there is none to be seen. */
static GtkWidget *
find_labelled (Fixture *self, const char *label)
{
  return ui_test_find (GTK_WIDGET (deal_test_get_record (self)), is_button, label);
}

static void
press (Fixture *self, const char *label)
{
  g_signal_emit_by_name (find_labelled (self, label), "clicked");
}

static gboolean
is_offered (Fixture *self, gconstpointer data)
{
  return (find_labelled (self, "_Not now") != NULL) == GPOINTER_TO_INT (data);
}

/* What was won offers its order and the first check-in, until they are there. */
static void
test_order (Fixture *self, gconstpointer data)
{
  g_assert_true (is_offered (self, GINT_TO_POINTER (FALSE)));
  choose_step (self, 4);
  deal_test_wait (self, is_offered, GINT_TO_POINTER (TRUE), "the offer");
  press (self, "_Make the order");
  deal_test_wait (self, is_offered, GINT_TO_POINTER (FALSE), "the order");
  g_assert_null (find_labelled (self, "_Make the order"));
  deal_test_expect (self, "SELECT net_minor FROM sales_order WHERE deleted_at IS NULL", 120000);
  deal_test_expect (self, "SELECT count(*) FROM activity WHERE kind = 'check-in' AND deleted_at IS NULL", 1);
  deal_test_undo (self);
  deal_test_wait (self, is_offered, GINT_TO_POINTER (TRUE), "the offer again");
}

/* Who says no is not asked again, and can still make it. */
static void
test_order_declined (Fixture *self, gconstpointer data)
{
  choose_step (self, 4);
  deal_test_wait (self, is_offered, GINT_TO_POINTER (TRUE), "the offer");
  press (self, "_Not now");
  g_assert_true (is_offered (self, GINT_TO_POINTER (FALSE)));
  deal_test_expect (self, "SELECT count(*) FROM sales_order", 0);
  g_assert_true (gtk_widget_has_focus (find_labelled (self, "_Make the order")));
  press (self, "_Make the order");
  deal_test_expect (self, "SELECT net_minor FROM sales_order WHERE deleted_at IS NULL", 120000);
}

static const char *
get_focused_step (Fixture *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));

  return GTK_IS_TOGGLE_BUTTON (focus) ? gtk_widget_get_tooltip_text (focus) : NULL;
}

/* What was won is reopened where it was, and the focus is never on a button that has gone. */
static void
test_reopen (Fixture *self, gconstpointer data)
{
  choose_step (self, 2);
  deal_test_wait (self, is_in_stage, "Proposal", "Proposal");
  g_assert_null (find_labelled (self, "_Reopen"));
  gtk_widget_grab_focus (find_labelled (self, "_Won"));
  press (self, "_Won");
  deal_test_wait (self, is_in_stage, "Won", "Won");
  g_assert_null (find_labelled (self, "_Won"));
  g_assert_null (find_labelled (self, "_Lost…"));
  g_assert_cmpstr (get_focused_step (self), ==, "Won");
  gtk_widget_grab_focus (find_labelled (self, "_Reopen"));
  press (self, "_Reopen");
  deal_test_wait (self, is_in_stage, "Proposal", "Proposal again");
  g_assert_nonnull (find_labelled (self, "_Won"));
  g_assert_cmpstr (get_focused_step (self), ==, "Proposal");
  deal_test_expect (self, "SELECT count(*) FROM deal WHERE closed_on IS NOT NULL", 0);
}

/* In one column the details come before the timeline. */
static void
test_order_of_parts (Fixture *self, gconstpointer data)
{
  GtkWidget *record = GTK_WIDGET (deal_test_get_record (self));
  GtkWidget *details = deal_test_find (record, TANDEM_TYPE_DEAL_DETAILS);
  GtkWidget *timeline = deal_test_find (record, TANDEM_TYPE_TIMELINE_VIEW);
  graphene_point_t at, above;

  WAIT_FOR (gtk_widget_get_height (details) > 0);
  g_assert_true (gtk_widget_compute_point (timeline, record, graphene_point_zero (), &at));
  g_assert_true (gtk_widget_compute_point (details, record, graphene_point_zero (), &above));
  g_assert_cmpfloat (at.y, >, above.y);
  if (gtk_widget_get_width (self->window) < 600)
    g_assert_cmpfloat (at.y, >, above.y + (float) gtk_widget_get_height (details));
}

static GtkWidget *
find_orders (Fixture *self)
{
  GtkWidget *group = deal_test_find (GTK_WIDGET (deal_test_get_record (self)), TANDEM_TYPE_ORDER_GROUP);

  return gtk_widget_get_visible (group) ? deal_test_find (group, ADW_TYPE_ACTION_ROW) : NULL;
}

static gboolean
has_orders (Fixture *self, gconstpointer data)
{
  return (find_orders (self) != NULL) == GPOINTER_TO_INT (data);
}

static gboolean
has_title (Fixture *self, gconstpointer dialog)
{
  return g_str_has_prefix (adw_dialog_get_title ((AdwDialog *) dialog), "Order 20");
}

/* An order says when and for how much, opens its lines, is deleted and comes back. */
static void
test_order_group (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog;

  g_assert_null (find_orders (self));
  choose_step (self, 4);
  deal_test_wait (self, is_offered, GINT_TO_POINTER (TRUE), "the offer");
  press (self, "_Make the order");
  deal_test_wait (self, has_orders, GINT_TO_POINTER (TRUE), "the order");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_orders (self))), "net €1,200.00"));
  g_signal_emit_by_name (find_orders (self), "activated");
  dialog = ADW_DIALOG (deal_test_find (self->window, ADW_TYPE_DIALOG));
  deal_test_wait (self, has_title, dialog, "the order in its dialog");
  adw_dialog_force_close (dialog);
  g_signal_emit_by_name (deal_test_find (find_orders (self), GTK_TYPE_BUTTON), "clicked");
  deal_test_wait (self, has_orders, GINT_TO_POINTER (FALSE), "no order");
  deal_test_undo (self);
  deal_test_wait (self, has_orders, GINT_TO_POINTER (TRUE), "the order again");
}

/* The acts of the page are about the open deal, though no card is selected. */
static void
test_lose (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (self->page, "deal.lose", NULL);
  dialog = deal_test_find (self->window, TANDEM_TYPE_DEAL_LOST_DIALOG);
  g_assert_nonnull (dialog);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (deal_test_find (dialog, GTK_TYPE_CHECK_BUTTON)), TRUE);
  g_signal_emit_by_name (adw_dialog_get_default_widget (ADW_DIALOG (dialog)), "clicked");
  deal_test_wait (self, is_in_stage, "Lost", "Lost");
  g_assert_cmpint (tandem_reference_row_get_id (find_reference (self, "Reason")), !=, 0);
  choose_step (self, 0);
  deal_test_wait (self, is_in_stage, "Prospecting", "Prospecting");
}

/* --- the way back -------------------------------------------------------------------------------------------------- */

static gboolean
has_focused_card (Fixture *self, gconstpointer data)
{
  guint place = GPOINTER_TO_UINT (data);
  GtkWidget *column = ui_test_find_nth (self->page, TANDEM_TYPE_BOARD_COLUMN, &place);

  return column && tandem_board_column_get_focused_id (TANDEM_BOARD_COLUMN (column)) == self->deal_id;
}

static void
test_close (Fixture *self, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (deal_test_get_record (self)), "deal.close", NULL);
  g_assert_cmpint (tandem_deal_page_get_id (deal_test_get_record (self)), ==, 0);
  deal_test_wait (self, has_focused_card, GUINT_TO_POINTER (1), "the focus on the card");
}

static gboolean
is_closed (Fixture *self, gconstpointer data)
{
  return tandem_deal_page_get_id (deal_test_get_record (self)) == 0;
}

static void
test_trash (Fixture *self, gconstpointer data)
{
  gtk_widget_activate_action (self->page, "deal.trash", NULL);
  deal_test_wait (self, is_closed, NULL, "the record to close");
  deal_test_expect (self, "SELECT count(*) FROM deal WHERE deleted_at IS NULL", 0);
}

/* What was typed and not yet left is saved to the deal in which it was typed. */
static void
test_left (Fixture *self, gconstpointer data)
{
  gtk_editable_set_text (GTK_EDITABLE (find_field (self, "What")), "Measure");
  gtk_widget_activate_action (GTK_WIDGET (deal_test_get_record (self)), "deal.close", NULL);
  deal_test_expect (self, "SELECT count(*) FROM deal WHERE next_step = 'Measure'", 1);
}

int
main (int argc, char **argv)
{
  gpointer wide = GINT_TO_POINTER (1200), narrow = GINT_TO_POINTER (400);

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/sales/deal-page/fields", Fixture, wide, deal_test_set_up, test_fields, deal_test_tear_down);
  g_test_add ("/sales/deal-page/fields-narrow", Fixture, narrow, deal_test_set_up, test_fields, deal_test_tear_down);
  g_test_add ("/sales/deal-page/faults", Fixture, wide, deal_test_set_up, test_faults, deal_test_tear_down);
  g_test_add ("/sales/deal-page/owner", Fixture, wide, deal_test_set_up, test_owner, deal_test_tear_down);
  g_test_add ("/sales/deal-page/lines", Fixture, wide, deal_test_set_up, test_lines, deal_test_tear_down);
  g_test_add ("/sales/deal-page/people", Fixture, wide, deal_test_set_up, test_people, deal_test_tear_down);
  g_test_add ("/sales/deal-page/done", Fixture, wide, deal_test_set_up, test_done, deal_test_tear_down);
  g_test_add ("/sales/deal-page/stages", Fixture, wide, deal_test_set_up, test_stages, deal_test_tear_down);
  g_test_add ("/sales/deal-page/order", Fixture, wide, deal_test_set_up, test_order, deal_test_tear_down);
  g_test_add ("/sales/deal-page/order-declined", Fixture, wide, deal_test_set_up, test_order_declined,
              deal_test_tear_down);
  g_test_add ("/sales/deal-page/reopen", Fixture, wide, deal_test_set_up, test_reopen, deal_test_tear_down);
  g_test_add ("/sales/deal-page/order-of-parts", Fixture, wide, deal_test_set_up, test_order_of_parts,
              deal_test_tear_down);
  g_test_add ("/sales/deal-page/order-of-parts-narrow", Fixture, narrow, deal_test_set_up, test_order_of_parts,
              deal_test_tear_down);
  g_test_add ("/sales/deal-page/order-group", Fixture, wide, deal_test_set_up, test_order_group, deal_test_tear_down);
  g_test_add ("/sales/deal-page/lose", Fixture, wide, deal_test_set_up, test_lose, deal_test_tear_down);
  g_test_add ("/sales/deal-page/close", Fixture, wide, deal_test_set_up, test_close, deal_test_tear_down);
  g_test_add ("/sales/deal-page/trash", Fixture, wide, deal_test_set_up, test_trash, deal_test_tear_down);
  g_test_add ("/sales/deal-page/left", Fixture, wide, deal_test_set_up, test_left, deal_test_tear_down);
  return g_test_run ();
}
