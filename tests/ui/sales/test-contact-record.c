/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The record of a contact, section by section: what is written comes back from the file. */
#include <adwaita.h>

#include "act/tandem-act-contact.h"
#include "act/tandem-act-relation.h"
#include "page-test.h"
#include "model/tandem-address.h"
#include "model/tandem-consent-event.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-interest.h"
#include "model/tandem-lead-status.h"
#include "model/tandem-product.h"
#include "sales/tandem-address-group.h"
#include "sales/tandem-consent-group.h"
#include "sales/tandem-contact-head.h"
#include "sales/tandem-contact-page.h"
#include "sales/tandem-interest-group.h"
#include "sales/tandem-reach-group.h"
#include "sales/tandem-relation-group.h"
#include "sales/tandem-source-group.h"
#include "widgets/tandem-field-row.h"
#include "widgets/tandem-tag-box.h"
#include "widgets/tandem-tag-chooser.h"

typedef struct {
  PageTest firm;
  GtkWidget *page;
  gint64 contact_id;
} Fixture;

static gboolean
add_contact_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *self = data;
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, "Aslan");
  tandem_contact_draft_add_point (draft, "email", "a@aslan.example", NULL);
  tandem_contact_draft_add_point (draft, "phone", "0361 1", "work");
  tandem_contact_draft_add_point (draft, "mobile", "0170 2", NULL);
  tandem_contact_draft_set_address (draft, "Am Markt 1", "Jena", NULL, "07743", "Germany");
  if (!tandem_act_add_contact (connection, draft, error))
    return FALSE;
  self->contact_id = tandem_record_get_id (TANDEM_RECORD (draft->contact));
  return TRUE;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  page_test_make_firm (&self->firm, NULL);
  tandem_store_run (tandem_workspace_get_store (self->firm.workspace), TANDEM_STORE_WRITE, add_contact_cb, self, NULL,
                    &error);
  g_assert_no_error (error);
  self->page = tandem_contact_page_new (self->firm.workspace);
  self->firm.window
      = g_object_new (ADW_TYPE_WINDOW, "default-width", 600, "default-height", 900, "content", self->page, NULL);
  gtk_window_present (GTK_WINDOW (self->firm.window));
  tandem_contact_page_show (TANDEM_CONTACT_PAGE (self->page), self->contact_id);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  page_test_tear_down (&self->firm, data);
}

static void
assert_undo (Fixture *self, const char *label)
{
  g_assert_cmpstr (tandem_workspace_get_undo_label (self->firm.workspace), ==, label);
}

/* --- looking ------------------------------------------------------------------------------------------------------- */

static void
list_titles (GtkWidget *widget, GType type, GString *titles)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    g_string_append_printf (titles, "%s%s", titles->len > 0 ? "; " : "",
                            adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)));
  if (type == TANDEM_TYPE_FIELD_ROW && TANDEM_IS_FIELD_ROW (widget))
    g_string_append_printf (titles, "=%s", gtk_editable_get_text (GTK_EDITABLE (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    list_titles (child, type, titles);
}

/* @title is how it begins. */
static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_PREFERENCES_ROW (widget)
      && g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);
  return found;
}

static gboolean
fail_cb (gpointer data)
{
  const GString *titles = data;

  g_error ("waited too long; there is: %s", titles->str);
  return G_SOURCE_REMOVE;
}

/* The rows of a type within the page, as "title=text; title=text". */
static void
wait_for_titles (GtkWidget *widget, GType type, const char *expected)
{
  g_autoptr (GString) titles = g_string_new (NULL);
  guint limit = g_timeout_add_seconds (10, fail_cb, titles);

  for (list_titles (widget, type, titles); !g_str_equal (titles->str, expected); list_titles (widget, type, titles))
    {
      g_main_context_iteration (NULL, TRUE);
      g_string_truncate (titles, 0);
    }
  g_source_remove (limit);
}

static void
write_row (GtkWidget *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "entry-activated");
}

/* --- how to reach -------------------------------------------------------------------------------------------------- */

static GtkWidget *
wait_for_points (Fixture *self, const char *expected)
{
  GtkWidget *group = ui_test_find_type (self->page, TANDEM_TYPE_REACH_GROUP);

  wait_for_titles (group, TANDEM_TYPE_FIELD_ROW, expected);
  return group;
}

#define AS_ADDED "Phone · Work · primary=0361 1; Mobile=0170 2; E-mail=a@aslan.example"

static void
test_points (Fixture *self, gconstpointer data)
{
  GtkWidget *group = wait_for_points (self, AS_ADDED);

  gtk_widget_activate_action (find_row (group, "Mobile"), "point.primary", NULL);
  wait_for_points (self, "Mobile · primary=0170 2; Phone · Work=0361 1; E-mail=a@aslan.example");
  assert_undo (self, "Make “Mobile” primary of Aslan");
  gtk_widget_activate_action (find_row (group, "Mobile"), "point.label", "s", "home");
  wait_for_points (self, "Mobile · Private · primary=0170 2; Phone · Work=0361 1; E-mail=a@aslan.example");
  gtk_widget_activate_action (find_row (group, "Phone"), "point.remove", NULL);
  wait_for_points (self, "Mobile · Private=0170 2; E-mail=a@aslan.example");
  assert_undo (self, "Remove “Phone” of Aslan");
}

/* The label of one that has no value yet comes with it; the second of a kind is no primary one. */
static void
test_new_points (Fixture *self, gconstpointer data)
{
  GtkWidget *group = wait_for_points (self, AS_ADDED), *row;

  gtk_widget_activate_action (group, "reach.add", "s", "social");
  row = find_row (group, "Social network");
  gtk_widget_activate_action (row, "point.label", "s", "Mastodon");
  write_row (row, "@aslan");
  wait_for_points (self, AS_ADDED "; Social network · Mastodon=@aslan");
  gtk_widget_activate_action (group, "reach.add", "s", "email");
  write_row (gtk_widget_get_last_child (gtk_widget_get_parent (row)), "office@aslan.example");
  wait_for_points (self, "Phone · Work · primary=0361 1; Mobile=0170 2; E-mail · primary=a@aslan.example;"
                         " E-mail=office@aslan.example; Social network · Mastodon=@aslan");
}

typedef struct {
  gint64 contact_id;
  GPtrArray *points;
  GPtrArray *addresses;
} ReadNow;

static gboolean
read_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  ReadNow *now = data;

  now->points = tandem_contact_point_list (connection, TANDEM_CONTACT_POINT_CONTACT_ID, now->contact_id, error);
  now->addresses = tandem_address_list (connection, TANDEM_ADDRESS_CONTACT_ID, now->contact_id, error);
  return now->points && now->addresses;
}

/* What the file holds once all is written that was asked for: no one in the window has been told of it yet. */
static void
read_now (Fixture *self, ReadNow *now)
{
  g_autoptr (GError) error = NULL;

  *now = (ReadNow) { .contact_id = self->contact_id };
  tandem_store_run (tandem_workspace_get_store (self->firm.workspace), TANDEM_STORE_WRITE, read_cb, now, NULL, &error);
  g_assert_no_error (error);
}

static guint
count_rows (GtkWidget *widget, GType type)
{
  guint n_rows = G_TYPE_CHECK_INSTANCE_TYPE (widget, type);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    n_rows += count_rows (child, type);
  return n_rows;
}

/* A point that is read before its row knows that it was written is that row's, and no other's. */
static void
test_points_read_while_written (Fixture *self, gconstpointer data)
{
  GtkWidget *group = wait_for_points (self, AS_ADDED);
  ReadNow now;

  gtk_widget_activate_action (group, "reach.add", "s", "email");
  write_row (gtk_widget_get_last_child (gtk_widget_get_parent (find_row (group, "E-mail"))), "office@aslan.example");
  read_now (self, &now);
  g_assert_cmpuint (now.points->len, ==, 4);
  tandem_reach_group_show (TANDEM_REACH_GROUP (group), self->contact_id, "Aslan", now.points);
  g_assert_cmpuint (count_rows (group, TANDEM_TYPE_FIELD_ROW), ==, 4);
  wait_for_points (self, "Phone · Work · primary=0361 1; Mobile=0170 2; E-mail · primary=a@aslan.example;"
                         " E-mail=office@aslan.example");
  tandem_reach_group_show (TANDEM_REACH_GROUP (group), self->contact_id, "Aslan", now.points);
  g_assert_cmpuint (count_rows (group, TANDEM_TYPE_FIELD_ROW), ==, 4);
  g_ptr_array_unref (now.points);
  g_ptr_array_unref (now.addresses);
}

/* What was read before it was written takes no row away that was written since. */
static void
test_points_read_before_written (Fixture *self, gconstpointer data)
{
  GtkWidget *group = wait_for_points (self, AS_ADDED), *row;
  ReadNow now;

  read_now (self, &now);
  g_assert_cmpuint (now.points->len, ==, 3);
  gtk_widget_activate_action (group, "reach.add", "s", "email");
  row = gtk_widget_get_last_child (gtk_widget_get_parent (find_row (group, "E-mail")));
  g_object_add_weak_pointer (G_OBJECT (row), (gpointer *) &row);
  write_row (row, "office@aslan.example");
  tandem_reach_group_show (TANDEM_REACH_GROUP (group), self->contact_id, "Aslan", now.points);
  WAIT_FOR (g_strcmp0 (tandem_workspace_get_undo_label (self->firm.workspace), "Change “E-mail” of Aslan") == 0);
  g_assert_true (row && gtk_widget_get_parent (row) != NULL);
  g_object_remove_weak_pointer (G_OBJECT (row), (gpointer *) &row);
  g_ptr_array_unref (now.points);
  g_ptr_array_unref (now.addresses);
}

/* What is removed while it is written goes once it was. */
static void
test_point_removed_while_written (Fixture *self, gconstpointer data)
{
  GtkWidget *group = wait_for_points (self, AS_ADDED), *row;

  gtk_widget_activate_action (group, "reach.add", "s", "email");
  row = gtk_widget_get_last_child (gtk_widget_get_parent (find_row (group, "E-mail")));
  write_row (row, "office@aslan.example");
  gtk_widget_activate_action (row, "point.remove", NULL);
  wait_for_points (self, AS_ADDED);
  assert_undo (self, "Remove “E-mail” of Aslan");
}

/* A group that never had a row says so as well as one that lost its last. */
static void
test_none (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  AdwPreferencesGroup *shown = ADW_PREFERENCES_GROUP (ui_test_find_type (self->page, TANDEM_TYPE_ADDRESS_GROUP));
  g_autoptr (GtkWidget) addresses = g_object_ref_sink (g_object_new (TANDEM_TYPE_ADDRESS_GROUP, NULL));
  g_autoptr (GtkWidget) points = g_object_ref_sink (g_object_new (TANDEM_TYPE_REACH_GROUP, NULL));

  wait_for_titles (GTK_WIDGET (shown), ADW_TYPE_EXPANDER_ROW, "Am Markt 1, 07743 Jena, Germany");
  g_assert_cmpstr (adw_preferences_group_get_description (shown), ==, "");
  tandem_address_group_show (TANDEM_ADDRESS_GROUP (addresses), self->contact_id, "Aslan", none);
  tandem_reach_group_show (TANDEM_REACH_GROUP (points), self->contact_id, "Aslan", none);
  g_assert_cmpstr (adw_preferences_group_get_description (ADW_PREFERENCES_GROUP (addresses)), ==, "None yet");
  g_assert_cmpstr (adw_preferences_group_get_description (ADW_PREFERENCES_GROUP (points)), ==, "None yet");
}

/* --- addresses ----------------------------------------------------------------------------------------------------- */

static void
test_addresses (Fixture *self, gconstpointer data)
{
  GtkWidget *group = ui_test_find_type (self->page, TANDEM_TYPE_ADDRESS_GROUP), *row;

  wait_for_titles (group, ADW_TYPE_EXPANDER_ROW, "Am Markt 1, 07743 Jena, Germany");
  wait_for_titles (group, TANDEM_TYPE_FIELD_ROW,
                   "Street=Am Markt 1; Postcode=07743; City=Jena; Region=; Country=Germany");
  /* another country, another order */
  write_row (find_row (group, "Country"), "USA");
  wait_for_titles (group, TANDEM_TYPE_FIELD_ROW, "Street=Am Markt 1; City=Jena; Region=; Postcode=07743; Country=USA");
  wait_for_titles (group, ADW_TYPE_EXPANDER_ROW, "Am Markt 1, Jena 07743, USA");
  gtk_widget_activate_action (group, "address.add", "s", "billing");
  row = find_row (group, "New address");
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  write_row (find_row (row, "City"), "Köln");
  wait_for_titles (group, ADW_TYPE_EXPANDER_ROW, "Am Markt 1, Jena 07743, USA; Köln");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "Billing");
  assert_undo (self, "Change “City” of Aslan");
  g_signal_emit_by_name (find_row (find_row (group, "Am Markt"), "_Remove"), "activated");
  wait_for_titles (group, ADW_TYPE_EXPANDER_ROW, "Köln");
  assert_undo (self, "Remove “Address” of Aslan");
}

static void
test_addresses_read_while_written (Fixture *self, gconstpointer data)
{
  GtkWidget *group = ui_test_find_type (self->page, TANDEM_TYPE_ADDRESS_GROUP);
  ReadNow now;

  wait_for_titles (group, ADW_TYPE_EXPANDER_ROW, "Am Markt 1, 07743 Jena, Germany");
  gtk_widget_activate_action (group, "address.add", "s", "billing");
  write_row (find_row (find_row (group, "New address"), "City"), "Köln");
  read_now (self, &now);
  g_assert_cmpuint (now.addresses->len, ==, 2);
  tandem_address_group_show (TANDEM_ADDRESS_GROUP (group), self->contact_id, "Aslan", now.addresses);
  g_assert_cmpuint (count_rows (group, ADW_TYPE_EXPANDER_ROW), ==, 2);
  wait_for_titles (group, ADW_TYPE_EXPANDER_ROW, "Am Markt 1, 07743 Jena, Germany; Köln");
  g_ptr_array_unref (now.points);
  g_ptr_array_unref (now.addresses);
}

static gboolean
is_record_scroller (GtkWidget *widget, gconstpointer data)
{
  GtkAdjustment *place
      = GTK_IS_SCROLLED_WINDOW (widget) ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget)) : NULL;

  return place && gtk_widget_get_mapped (widget)
         && gtk_adjustment_get_upper (place) > gtk_adjustment_get_page_size (place) + 100;
}

/* Another record begins with its name, wherever one had scrolled to. */
static void
test_begins_at_top (Fixture *self, gconstpointer data)
{
  GtkAdjustment *place;

  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (ui_test_find_type (self->page, ADW_TYPE_VIEW_STACK)),
                                         "details");
  WAIT_FOR (ui_test_find (self->page, is_record_scroller, NULL) != NULL);
  place
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (ui_test_find (self->page, is_record_scroller, NULL)));
  gtk_adjustment_set_value (place, 100);
  g_assert_cmpfloat (gtk_adjustment_get_value (place), ==, 100);
  tandem_contact_page_show (TANDEM_CONTACT_PAGE (self->page), 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (place), ==, 0);
}

/* --- the head ------------------------------------------------------------------------------------------------------ */

static gboolean
has_label (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text);
}

static gboolean
has_tooltip (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
}

static GtkWidget *
find_head (Fixture *self)
{
  return ui_test_find_type (self->page, TANDEM_TYPE_CONTACT_HEAD);
}

static void
choose (GtkWidget *chip_label, gint64 id)
{
  GtkWidget *button = gtk_widget_get_ancestor (chip_label, GTK_TYPE_MENU_BUTTON);

  gtk_widget_activate_action (button, "chip.choose", "x", id);
}

/* What is taken first of each can be called and written to from the head, on every view of the record; where no program takes it, it is
 * copied. */
static void
test_reach (Fixture *self, gconstpointer data)
{
  GtkWidget *head = find_head (self), *call, *write;
  GdkClipboard *clipboard = gtk_widget_get_clipboard (head);
  g_autoptr (GAppInfo) program = g_app_info_get_default_for_uri_scheme ("mailto");
  GtkWidget *group = wait_for_points (self, AS_ADDED);

  WAIT_FOR (ui_test_find (head, has_label, "0361 1"));
  call = ui_test_find (head, has_tooltip, "Call this number");
  write = ui_test_find (head, has_tooltip, "Write an e-mail");
  g_assert_true (gtk_widget_get_mapped (call) && gtk_widget_get_mapped (write));
  g_assert_nonnull (ui_test_find (write, has_label, "a@aslan.example"));
  if (program == NULL) /* else it would open */
    {
      g_signal_emit_by_name (write, "clicked");
      WAIT_FOR (gdk_clipboard_is_local (clipboard));
      g_assert_true (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), G_TYPE_STRING));
    }
  gtk_widget_activate_action (find_row (group, "Mobile"), "point.primary", NULL);
  WAIT_FOR (ui_test_find (head, has_label, "0170 2"));
  gtk_widget_activate_action (find_row (group, "E-mail"), "point.remove", NULL);
  WAIT_FOR (!gtk_widget_get_visible (write));
  g_assert_true (gtk_widget_get_visible (call));
}

static void
test_tags (Fixture *self, gconstpointer data)
{
  TandemTagBox *box = TANDEM_TAG_BOX (ui_test_find_type (self->page, TANDEM_TYPE_TAG_BOX));
  GtkWidget *chooser = NULL;

  WAIT_FOR (ui_test_find (find_head (self), has_label, "Aslan"));
  gtk_menu_button_popup (GTK_MENU_BUTTON (ui_test_find_type (GTK_WIDGET (box), GTK_TYPE_MENU_BUTTON)));
  chooser = ui_test_find_type (GTK_WIDGET (box), TANDEM_TYPE_TAG_CHOOSER);
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find_type (chooser, GTK_TYPE_ENTRY)), " Press ");
  g_signal_emit_by_name (ui_test_find_type (chooser, GTK_TYPE_ENTRY), "activate");
  WAIT_FOR (ui_test_find (find_head (self), has_tooltip, "Remove tag “Press”"));
  assert_undo (self, "Put tag “Press” on Aslan");
  /* what there is, is offered while one types */
  gtk_menu_button_popup (GTK_MENU_BUTTON (ui_test_find_type (GTK_WIDGET (box), GTK_TYPE_MENU_BUTTON)));
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find_type (chooser, GTK_TYPE_ENTRY)), "RES");
  g_assert_nonnull (ui_test_find (chooser, has_label, "Press"));
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find_type (chooser, GTK_TYPE_ENTRY)), "x");
  g_assert_null (ui_test_find (chooser, has_label, "Press"));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (ui_test_find_type (GTK_WIDGET (box), GTK_TYPE_MENU_BUTTON)));
  g_signal_emit_by_name (ui_test_find (find_head (self), has_tooltip, "Remove tag “Press”"), "clicked");
  WAIT_FOR (!ui_test_find (find_head (self), has_tooltip, "Remove tag “Press”"));
  assert_undo (self, "Take tag “Press” off Aslan");
}

static void
test_standing (Fixture *self, gconstpointer data)
{
  const char *person = tandem_workspace_get_person_name (self->firm.workspace);

  WAIT_FOR (ui_test_find (find_head (self), has_label, "No lead status"));
  choose (ui_test_find (find_head (self), has_label, "No lead status"), TANDEM_LEAD_STATUS_WORKING + 1);
  WAIT_FOR (ui_test_find (find_head (self), has_label, "Working"));
  assert_undo (self, "Set lead status to Working");
  choose (ui_test_find (find_head (self), has_label, "Working"), 0);
  WAIT_FOR (ui_test_find (find_head (self), has_label, "No lead status"));
  WAIT_FOR (ui_test_find (find_head (self), has_label, "No owner"));
  choose (ui_test_find (find_head (self), has_label, "No owner"),
          tandem_workspace_get_person_id (self->firm.workspace));
  WAIT_FOR (ui_test_find (find_head (self), has_label, person));
  assert_undo (self, "Change “Owner” of Aslan");
}

/* Where it came from can be chosen; each step of the lifecycle is told with who took it. */
static void
test_source (Fixture *self, gconstpointer data)
{
  GtkWidget *group = ui_test_find_type (self->page, TANDEM_TYPE_SOURCE_GROUP);

  wait_for_titles (group, ADW_TYPE_ACTION_ROW, "First channel; First campaign; Lifecycle; Lead");
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (group, "First channel")), 1);
  WAIT_FOR (g_strcmp0 (tandem_workspace_get_undo_label (self->firm.workspace), "Change “First channel” of Aslan") == 0);
  gtk_widget_activate_action (self->page, "contact.set-lifecycle", "s", "mql");
  wait_for_titles (group, ADW_TYPE_ACTION_ROW, "First channel; First campaign; Lifecycle; Lead → MQL; Lead");
  /* Closed, it says where the contact stands. */
  g_assert_true (g_str_has_prefix (
      adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (ui_test_find_type (group, ADW_TYPE_EXPANDER_ROW))), "MQL · "));
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_row (group, "First channel"))), ==, 1);
}

/* --- relations ----------------------------------------------------------------------------------------------------- */

static gboolean
relate_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *self = data;
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, "Brandt");
  return tandem_act_add_contact (connection, draft, error)
         && tandem_act_relate (connection, "Relate", tandem_record_get_id (TANDEM_RECORD (draft->contact)),
                               self->contact_id, "referred-by", error);
}

/* What somebody else writes is shown, from this end; it can be taken away. */
static void
test_relations (Fixture *self, gconstpointer data)
{
  GtkWidget *group = ui_test_find_type (self->page, TANDEM_TYPE_RELATION_GROUP);
  g_autoptr (GError) error = NULL;

  WAIT_FOR (ui_test_find (find_head (self), has_label, "Aslan"));
  tandem_store_run (tandem_workspace_get_store (self->firm.workspace), TANDEM_STORE_WRITE, relate_cb, self, NULL,
                    &error);
  g_assert_no_error (error);
  wait_for_titles (group, ADW_TYPE_ACTION_ROW, "Brandt");
  g_assert_nonnull (ui_test_find (group, has_label, "Referred"));
  g_signal_emit_by_name (ui_test_find (group, has_tooltip, "Remove the relation to Brandt"), "clicked");
  wait_for_titles (group, ADW_TYPE_ACTION_ROW, "");
  assert_undo (self, "Remove a relation of Aslan");
}

/* --- interests and consent ----------------------------------------------------------------------------------------- */

static gboolean
add_parts_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const kinds[] = { "requested", "confirmed", "withdrawn" };
  Fixture *self = data;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  TandemRecord *interest = TANDEM_RECORD (tandem_interest_new ());

  tandem_record_set_id (interest, TANDEM_INTEREST_CONTACT_ID, self->contact_id);
  tandem_record_set_text (interest, TANDEM_INTEREST_CATEGORY, "Batteries");
  tandem_record_set_integer (interest, TANDEM_INTEREST_STRENGTH, 7); /* more than there is */
  g_ptr_array_add (records, interest);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      TandemRecord *event = TANDEM_RECORD (tandem_consent_event_new ());
      g_autofree char *at = g_strdup_printf ("2026-01-0%uT10:00:00.000Z", i + 1);

      tandem_record_set_id (event, TANDEM_CONSENT_EVENT_CONTACT_ID, self->contact_id);
      tandem_record_set_text (event, TANDEM_CONSENT_EVENT_CHANNEL, i == 0 ? "phone" : "email");
      tandem_record_set_text (event, TANDEM_CONSENT_EVENT_TOPIC, i == 0 ? NULL : "News");
      tandem_record_set_text (event, TANDEM_CONSENT_EVENT_KIND, kinds[i]);
      tandem_record_set_text (event, TANDEM_CONSENT_EVENT_AT, at);
      g_ptr_array_add (records, event);
    }
  return tandem_act_save (connection, "Add parts", records, error);
}

static void
add_parts (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  WAIT_FOR (ui_test_find (find_head (self), has_label, "Aslan"));
  tandem_store_run (tandem_workspace_get_store (self->firm.workspace), TANDEM_STORE_WRITE, add_parts_cb, self, NULL,
                    &error);
  g_assert_no_error (error);
}

static void
test_interests (Fixture *self, gconstpointer data)
{
  GtkWidget *group = ui_test_find_type (self->page, TANDEM_TYPE_INTEREST_GROUP), *down;

  add_parts (self);
  wait_for_titles (group, ADW_TYPE_ACTION_ROW, "Batteries");
  down = ui_test_find_type (group, GTK_TYPE_DROP_DOWN);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (down)), ==, 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (down), 0);
  WAIT_FOR (g_strcmp0 (tandem_workspace_get_undo_label (self->firm.workspace), "Change “Batteries” of Aslan") == 0);
  WAIT_FOR (gtk_drop_down_get_selected (GTK_DROP_DOWN (ui_test_find_type (group, GTK_TYPE_DROP_DOWN))) == 0);
  g_signal_emit_by_name (ui_test_find (group, has_tooltip, "Remove interest “Batteries”"), "clicked");
  wait_for_titles (group, ADW_TYPE_ACTION_ROW, "");
}

static gboolean
add_products_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const categories[] = { "Pumps", "Batteries", "Pumps", NULL };
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    {
      TandemRecord *product = TANDEM_RECORD (tandem_product_new ());
      g_autofree char *name = g_strdup_printf ("Product %u", i);

      tandem_record_set_text (product, TANDEM_PRODUCT_NAME, name);
      tandem_record_set_text (product, TANDEM_PRODUCT_CATEGORY, categories[i]);
      tandem_record_set_text (product, TANDEM_PRODUCT_CURRENCY, "EUR");
      tandem_record_set_integer (product, TANDEM_PRODUCT_TAX_BP, 1900);
      g_ptr_array_add (records, product);
    }
  return tandem_act_save (connection, "Add products", records, error);
}

static gboolean
is_button_of (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

/* What is sold is offered, each category once; a click writes it. */
static void
test_new_interest (Fixture *self, gconstpointer data)
{
  GtkWidget *group = ui_test_find_type (self->page, TANDEM_TYPE_INTEREST_GROUP), *dialog, *offered;
  g_autoptr (GError) error = NULL;

  WAIT_FOR (ui_test_find (find_head (self), has_label, "Aslan"));
  tandem_store_run (tandem_workspace_get_store (self->firm.workspace), TANDEM_STORE_WRITE, add_products_cb, NULL, NULL,
                    &error);
  g_assert_no_error (error);
  g_signal_emit_by_name (ui_test_find (group, has_tooltip, "Add an interest"), "clicked");
  dialog = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (self->firm.window)));
  WAIT_FOR (ui_test_find (dialog, is_button_of, "Pumps"));
  offered = gtk_widget_get_parent (ui_test_find (dialog, is_button_of, "Pumps"));
  g_assert_true (is_button_of (gtk_widget_get_first_child (offered), "Batteries"));
  g_assert_true (is_button_of (gtk_widget_get_last_child (offered), "Pumps"));
  g_signal_emit_by_name (ui_test_find (dialog, is_button_of, "Pumps"), "clicked");
  g_signal_emit_by_name (dialog, "response::save", "save");
  wait_for_titles (group, ADW_TYPE_ACTION_ROW, "Pumps");
}

/* The newest of a channel and topic is what holds; what was before stands below it. */
static void
test_consent (Fixture *self, gconstpointer data)
{
  GtkWidget *group = ui_test_find_type (self->page, TANDEM_TYPE_CONSENT_GROUP), *state, *dialog;

  add_parts (self);
  wait_for_titles (group, ADW_TYPE_EXPANDER_ROW, "E-mail · News; Phone");
  state = find_row (group, "E-mail");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (state)), ==, "Withdrawn");
  wait_for_titles (state, ADW_TYPE_ACTION_ROW, "E-mail · News; Withdrawn; Confirmed");
  g_signal_emit_by_name (ui_test_find (group, has_tooltip, "Add what was said of consent"), "clicked");
  dialog = GTK_WIDGET (adw_window_get_visible_dialog (ADW_WINDOW (self->firm.window)));
  gtk_editable_set_text (GTK_EDITABLE (find_row (dialog, "Topic")), "News");
  g_signal_emit_by_name (dialog, "response::save", "save");
  wait_for_titles (group, ADW_TYPE_ACTION_ROW, "E-mail · News; Confirmed; Withdrawn; Confirmed; Phone; Requested");
  assert_undo (self, "Consent for E-mail of Aslan: Confirmed");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, function) g_test_add ("/sales/contact-record/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("points", test_points);
  ADD ("new-points", test_new_points);
  ADD ("points-read-before-written", test_points_read_before_written);
  ADD ("point-removed-while-written", test_point_removed_while_written);
  ADD ("points-read-while-written", test_points_read_while_written);
  ADD ("none", test_none);
  ADD ("addresses", test_addresses);
  ADD ("begins-at-top", test_begins_at_top);
  ADD ("addresses-read-while-written", test_addresses_read_while_written);
  ADD ("reach", test_reach);
  ADD ("tags", test_tags);
  ADD ("standing", test_standing);
  ADD ("source", test_source);
  ADD ("relations", test_relations);
  ADD ("interests", test_interests);
  ADD ("new-interest", test_new_interest);
  ADD ("consent", test_consent);
#undef ADD
  return g_test_run ();
}
