/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table while one types: what is found, how many, and what of it stands out. */
#include "act/tandem-act-contact.h"
#include "act/tandem-act-history.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-contact.h"
#include "model/tandem-lifecycle.h"
#include "widgets/table-test.h"

typedef PageTest Fixture;

#define N_ALIKE 250 /* more than are shown before all that were found are known */
#define N_MANY  600 /* more than the ids of one change that are told */

static gboolean
add_alike_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  guint n = data ? GPOINTER_TO_UINT (data) : N_ALIKE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

      tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_GIVEN_NAME, "Alike");
      if (!tandem_act_add_contact (connection, draft, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
say_missing_cb (gpointer data)
{
  g_error ("Waited too long for “%s”.", (const char *) data);
  return G_SOURCE_REMOVE;
}

static void
wait_until_says (Fixture *self, const char *text)
{
  guint limit = g_timeout_add_seconds (10, say_missing_cb, (gpointer) text);

  while (!says (self->page, text))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
}

/* What is typed shows its first screen first; then come all that were found, and their number. */
static void
test_search_many (Fixture *self, gconstpointer data)
{
  GtkEditable *entry = GTK_EDITABLE (ui_test_find_type (self->page, GTK_TYPE_SEARCH_ENTRY));

  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, add_alike_cb, NULL, NULL, NULL);
  wait_until_says (self, "253");
  gtk_editable_set_text (entry, "dubois"); /* builds the index */
  wait_until_says (self, "1 of 253");
  gtk_editable_set_text (entry, "alike");
  wait_until_says (self, "…");
  wait_until_says (self, "250 of 253");
  while (g_list_model_get_n_items (G_LIST_MODEL (table_test_get_list (self))) != N_ALIKE)
    g_main_context_iteration (NULL, TRUE);
}

/* All that is bold on the screen, as "A|B", from the first cell on. */
static void
list_bold (GtkWidget *widget, GString *bold)
{
  PangoAttrList *attributes
      = GTK_IS_INSCRIPTION (widget) ? gtk_inscription_get_attributes (GTK_INSCRIPTION (widget)) : NULL;
  g_autoptr (PangoAttrIterator) iterator = attributes ? pango_attr_list_get_iterator (attributes) : NULL;

  while (iterator && gtk_widget_get_mapped (widget))
    {
      const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (widget));
      PangoAttribute *weight = pango_attr_iterator_get (iterator, PANGO_ATTR_WEIGHT);
      int start, end;

      pango_attr_iterator_range (iterator, &start, &end);
      if (weight && ((PangoAttrInt *) weight)->value == PANGO_WEIGHT_BOLD)
        g_string_append_printf (bold, "%s%.*s", bold->len > 0 ? "|" : "", end - start, text + start);
      if (!pango_attr_iterator_next (iterator))
        break;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    list_bold (child, bold);
}

static void
wait_for_bold (Fixture *self, const char *typed, const char *expected)
{
  guint limit = g_timeout_add_seconds (10, ui_test_fail_cb, (gpointer) expected);
  g_autoptr (GString) bold = g_string_new (NULL);

  if (typed)
    gtk_editable_set_text (GTK_EDITABLE (ui_test_find_type (self->page, GTK_TYPE_SEARCH_ENTRY)), typed);
  do
    {
      g_main_context_iteration (NULL, TRUE);
      g_string_truncate (bold, 0);
      list_bold (self->page, bold);
    }
  while (!g_str_equal (bold->str, expected));
  g_source_remove (limit);
}

static gboolean
has_cell (GtkWidget *widget, const char *text)
{
  if (GTK_IS_INSCRIPTION (widget) && gtk_widget_get_mapped (widget)
      && g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (has_cell (child, text))
      return TRUE;
  return FALSE;
}

static void
wait_until_cell (Fixture *self, const char *text)
{
  guint limit = g_timeout_add_seconds (10, say_missing_cb, (gpointer) text);

  while (!has_cell (self->page, text))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
}

static gboolean
add_found_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_GIVEN_NAME, "שָׂרָה");
  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, "Groß");
  draft->company = g_strdup ("Ölmühle");
  tandem_contact_draft_add_point (draft, "phone", "+49 (0)30 901-820", NULL);
  return tandem_act_add_contact (connection, draft, error);
}

/* What is typed stands out where it stands in the cells, and is shown where its column is not. */
static void
test_marked (Fixture *self, gconstpointer data)
{
  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, add_found_cb, NULL, NULL, NULL);
  wait_until_says (self, "4");
  wait_for_bold (self, "EMIL", "Émil");
  wait_for_bold (self, "gross olm", "Groß|Ölm");
  wait_for_bold (self, "שרה", "שָׂרָה");
  wait_for_bold (self, "030 901", "30 901");
  table_test_show_column (self, "phone");
  wait_for_bold (self, NULL, "30 901");
  table_test_show_column (self, "company");
  wait_for_bold (self, "muhle", "mühle");
  g_signal_emit_by_name (ui_test_find_type (self->page, GTK_TYPE_SEARCH_ENTRY), "stop-search");
  wait_for_bold (self, NULL, "");
  wait_until_says (self, "4");
  gtk_window_set_default_size (GTK_WINDOW (self->window), 400, 700);
  wait_for_bold (self, "gross muhle", "Groß|mühle");
  wait_for_bold (self, "901820", "901-820");
  wait_for_bold (self, "", "");
}

typedef struct {
  gint64 id;
  const char *value;
} Address;

static gboolean
add_second_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();
  Address *address = data;
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func (g_object_unref);
  TandemContactPoint *point = tandem_contact_point_new ();

  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, "Obermaier");
  tandem_contact_draft_add_point (draft, "email", "obermaier@firma.example", NULL);
  if (!tandem_act_add_contact (connection, draft, error))
    return FALSE;
  tandem_record_set_id (TANDEM_RECORD (point), TANDEM_CONTACT_POINT_CONTACT_ID,
                        tandem_record_get_id (TANDEM_RECORD (draft->contact)));
  tandem_record_set_text (TANDEM_RECORD (point), TANDEM_CONTACT_POINT_KIND, "email");
  tandem_record_set_text (TANDEM_RECORD (point), TANDEM_CONTACT_POINT_VALUE, address->value);
  tandem_record_set_integer (TANDEM_RECORD (point), TANDEM_CONTACT_POINT_IS_PRIMARY, 0);
  g_ptr_array_add (points, point);
  if (!tandem_act_save (connection, "Add", points, error))
    return FALSE;
  address->id = tandem_record_get_id (TANDEM_RECORD (point));
  return TRUE;
}

static gboolean
change_second_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Address *address = data;
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func (g_object_unref);
  TandemRecord *point = tandem_record_load (connection, TANDEM_TYPE_CONTACT_POINT, address->id, error);

  if (point == NULL)
    return FALSE;
  tandem_record_set_text (point, TANDEM_CONTACT_POINT_VALUE, address->value);
  g_ptr_array_add (points, point);
  return tandem_act_save (connection, "Change", points, error);
}

/* What no column reads is asked of the file, and again once it has changed. */
static void
test_marked_unread (Fixture *self, gconstpointer data)
{
  TandemStore *store = tandem_workspace_get_store (self->workspace);
  Address address = { 0, "Lisl@Zuhause.example" };
  g_autoptr (GError) error = NULL;

  tandem_store_run (store, TANDEM_STORE_WRITE, add_second_cb, &address, NULL, &error);
  g_assert_no_error (error);
  wait_until_says (self, "4");
  wait_for_bold (self, "obermaier", "Obermaier|obermaier");
  wait_for_bold (self, "obermaier zuhause", "Obermaier|Zuhause|obermaier");
  wait_for_bold (self, "zuhause", "Zuhause");
  address.value = "lisl@NeuesZuhause.example";
  tandem_store_run (store, TANDEM_STORE_WRITE, change_second_cb, &address, NULL, &error);
  g_assert_no_error (error);
  wait_until_cell (self, "Obermaier · lisl@NeuesZuhause.example");
  gtk_window_set_default_size (GTK_WINDOW (self->window), 400, 700);
  wait_until_cell (self, "lisl@NeuesZuhause.example");
  wait_for_bold (self, "", "");
}

static gboolean
add_qualified_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, "Obermaier");
  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_LIFECYCLE_STAGE, "mql");
  return tandem_act_add_contact (connection, draft, error);
}

static gboolean
is_cell (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_INSCRIPTION (widget) && gtk_widget_get_mapped (widget)
         && g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) == 0;
}

static gboolean
has_note (GtkWidget *cell)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean has = FALSE;

  if (gtk_widget_get_has_tooltip (cell))
    g_signal_emit_by_name (cell, "query-tooltip", 0, 0, FALSE, tooltip, &has);
  return has;
}

/* What is said of a cell besides is asked for: to set it costs more than all else of the cell. A screen reader is told it. */
static void
test_note (Fixture *self, gconstpointer data)
{
  const char *note = tandem_lifecycle_get_definition (TANDEM_LIFECYCLE_MQL);
  GtkWidget *cell;

  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, add_qualified_cb, NULL, NULL,
                    NULL);
  UI_TEST_WAIT (ui_test_find (self->page, is_cell, "MQL"), 10, "the stage");
  cell = ui_test_find (self->page, is_cell, "MQL");
  g_assert_true (has_note (cell));
  g_assert_null (gtk_widget_get_tooltip_text (cell));
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, note);
  g_assert_false (has_note (ui_test_find (self->page, is_cell, "Obermaier")));
}

/* Who selects all while a part of what is found is shown means all that is found. */
static void
test_select_all_found (Fixture *self, gconstpointer data)
{
  GtkEditable *entry = GTK_EDITABLE (ui_test_find_type (self->page, GTK_TYPE_SEARCH_ENTRY));

  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, add_alike_cb, NULL, NULL, NULL);
  wait_until_says (self, "253");
  gtk_editable_set_text (entry, "dubois");
  wait_until_says (self, "1 of 253");
  gtk_editable_set_text (entry, "alike");
  wait_until_says (self, "…");
  gtk_widget_activate_action (ui_test_find_type (GTK_WIDGET (table_test_get_columns (self)), GTK_TYPE_LIST_VIEW),
                              "list.select-all", NULL);
  wait_until_says (self, "250 selected");
  g_assert_cmpuint (tandem_record_list_get_n_selected (table_test_get_list (self)), ==, N_ALIKE);
  gtk_editable_set_text (entry, "");
  wait_until_says (self, "253");
  g_assert_cmpuint (tandem_record_list_get_n_selected (table_test_get_list (self)), ==, N_ALIKE);
}

static gboolean
trash_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_trash (connection, "Trash", TANDEM_TYPE_CONTACT, data, NULL, error);
}

static void
changed_cb (guint *n_changes)
{
  (*n_changes)++;
}

/* After so many changes search knows its records anew only after a while: until then none that has gone is shown. */
static void
test_trash_found (Fixture *self, gconstpointer data)
{
  GtkEditable *entry = GTK_EDITABLE (ui_test_find_type (self->page, GTK_TYPE_SEARCH_ENTRY));
  TandemStore *store = tandem_workspace_get_store (self->workspace);
  TandemRecordList *list = table_test_get_list (self);
  g_autoptr (GArray) ids = NULL;
  guint n_changes = 0;

  tandem_store_run (store, TANDEM_STORE_WRITE, add_alike_cb, GUINT_TO_POINTER (N_MANY), NULL, NULL);
  wait_until_says (self, "603");
  gtk_editable_set_text (entry, "dubois");
  wait_until_says (self, "1 of 603");
  gtk_editable_set_text (entry, "alike");
  wait_until_says (self, "600 of 603");
  UI_TEST_WAIT (tandem_record_list_get_length (list) == N_MANY, 10, "all that are alike");
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (list));
  ids = tandem_record_list_get_selected (list);
  g_signal_connect_swapped (list, "changed", G_CALLBACK (changed_cb), &n_changes);
  tandem_store_run (store, TANDEM_STORE_WRITE, trash_cb, ids, NULL, NULL);
  UI_TEST_WAIT (n_changes > 0, 10, "the list without them");
  g_assert_cmpuint (tandem_record_list_get_length (list), ==, 0);
  gtk_editable_set_text (entry, "dubois");
  wait_until_says (self, "1 of 3");
  g_signal_handlers_disconnect_by_data (list, &n_changes);
}

static double
get_scroll (Fixture *self)
{
  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (table_test_get_columns (self))));
}

/* What else changes in the file meanwhile does not take back that what is found is shown from its top. */
static void
test_top (Fixture *self, gconstpointer data)
{
  TandemStore *store = tandem_workspace_get_store (self->workspace);
  g_autoptr (TandemChanges) changes = tandem_changes_new ();
  g_autoptr (TandemCondition) condition = NULL;
  g_autoptr (GError) error = NULL;

  tandem_store_run (store, TANDEM_STORE_WRITE, add_alike_cb, NULL, NULL, NULL);
  wait_until_says (self, "253");
  UI_TEST_WAIT (g_list_model_get_n_items (G_LIST_MODEL (table_test_get_list (self))) == N_ALIKE + 3, 10,
                "the rows of all contacts");
  gtk_column_view_scroll_to (table_test_get_columns (self), 240, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
  UI_TEST_WAIT (get_scroll (self) > 0, 10, "the rows further down");
  condition = tandem_condition_new (TANDEM_ENTITY_CONTACT, "given-name", TANDEM_OPERATOR_CONTAINS,
                                    g_variant_new ("(s)", "alike"), &error);
  g_assert_no_error (error);
  tandem_filter_set_condition (tandem_record_table_get_filter (table_test_get_table (self)), condition);
  tandem_changes_add (changes, "contact", tandem_record_list_get_id (table_test_get_list (self), 0));
  g_signal_emit_by_name (store, "changed", changes);
  wait_until_says (self, "250 of 253");
  UI_TEST_WAIT (tandem_record_list_get_length (table_test_get_list (self)) == N_ALIKE, 10,
                "all that the filter lets through");
  UI_TEST_WAIT (get_scroll (self) < 1, 10, "the top of what the filter lets through");
}

/* Blanks alone are nothing that is looked for. */
static void
test_blank (Fixture *self, gconstpointer data)
{
  GtkEditable *entry = GTK_EDITABLE (ui_test_find_type (self->page, GTK_TYPE_SEARCH_ENTRY));

  wait_until_says (self, "3");
  gtk_editable_set_text (entry, " Dubois ");
  wait_until_says (self, "1 of 3");
  gtk_editable_set_text (entry, "  ");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpstr (tandem_record_table_get_order (table_test_get_table (self))->search, ==, "");
  wait_until_says (self, "3");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/widgets/table-search/search-many", Fixture, NULL, table_test_set_up, test_search_many,
              page_test_tear_down);
  g_test_add ("/widgets/table-search/marked", Fixture, NULL, table_test_set_up, test_marked, page_test_tear_down);
  g_test_add ("/widgets/table-search/marked-unread", Fixture, NULL, table_test_set_up, test_marked_unread,
              page_test_tear_down);
  g_test_add ("/widgets/table-search/select-all-found", Fixture, NULL, table_test_set_up, test_select_all_found,
              page_test_tear_down);
  g_test_add ("/widgets/table-search/trash-found", Fixture, NULL, table_test_set_up, test_trash_found,
              page_test_tear_down);
  g_test_add ("/widgets/table-search/top", Fixture, NULL, table_test_set_up, test_top, page_test_tear_down);
  g_test_add ("/widgets/table-search/note", Fixture, NULL, table_test_set_up, test_note, page_test_tear_down);
  g_test_add ("/widgets/table-search/blank", Fixture, NULL, table_test_set_up, test_blank, page_test_tear_down);
  return g_test_run ();
}
