/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fields that the firm added, in a table that is open: as columns, in its order and in its filter. */
#include <adwaita.h>

#include "act/tandem-act-contact.h"
#include "act/tandem-act-custom.h"
#include "act/tandem-act-history.h"
#include "list/tandem-record-list.h"
#include "model/tandem-contact-row.h"
#include "model/tandem-custom-field.h"
#include "model/tandem-custom-value.h"
#include "page-test.h"
#include "sales/tandem-contacts-page.h"
#include "store/tandem-change-set.h"
#include "widgets/tandem-choice-dialog.h"
#include "widgets/tandem-name-dialog.h"
#include "widgets/tandem-record-table.h"
#include "workspace/tandem-settings.h"
#include "workspace/tandem-workspace-own-fields.h"

typedef PageTest Fixture;

/* The area in millionths; 0: nothing is known. */
static const struct {
  const char *family, *roof;
  gint64 area;
} people[] = {
  { "Akin", "Flat", 120500000 },
  { "Chen", NULL, 0 },
  { "Dubois", "Pitched", 9000000 },
};

static gint64
add_field (TandemConnection *connection, const char *name, const char *type, const char *choices)
{
  g_autoptr (TandemRecord) field = TANDEM_RECORD (tandem_custom_field_new ());

  tandem_record_set_text (field, TANDEM_CUSTOM_FIELD_ENTITY, "contact");
  tandem_record_set_text (field, TANDEM_CUSTOM_FIELD_NAME, name);
  tandem_record_set_text (field, TANDEM_CUSTOM_FIELD_TYPE, type);
  tandem_record_set_text (field, TANDEM_CUSTOM_FIELD_CHOICES, choices);
  tandem_record_set_integer (field, TANDEM_CUSTOM_FIELD_POSITION, 0);
  g_assert_true (tandem_record_insert (field, connection, NULL));
  return tandem_record_get_id (field);
}

static void
add_value (TandemConnection *connection, gint64 field_id, gint64 contact_id, const char *text, gint64 number)
{
  g_autoptr (TandemRecord) value = TANDEM_RECORD (tandem_custom_value_new ());

  tandem_record_set_id (value, TANDEM_CUSTOM_VALUE_FIELD_ID, field_id);
  tandem_record_set_id (value, TANDEM_CUSTOM_VALUE_CONTACT_ID, contact_id);
  if (text)
    tandem_record_set_text (value, TANDEM_CUSTOM_VALUE_TEXT, text);
  else
    tandem_record_set_integer (value, TANDEM_CUSTOM_VALUE_NUMBER, number);
  g_assert_true (tandem_record_insert (value, connection, NULL));
}

static gboolean
fill_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 area, roof;

  tandem_change_set_begin (connection, "Begin");
  area = add_field (connection, "Roof area", TANDEM_CUSTOM_NUMBER, NULL);
  roof = add_field (connection, "Roof_kind", TANDEM_CUSTOM_CHOICE, "Pitched\nFlat");
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (TandemRecord) contact = TANDEM_RECORD (tandem_contact_new ());

      tandem_record_set_text (contact, TANDEM_CONTACT_FAMILY_NAME, people[i].family);
      if (!tandem_record_insert (contact, connection, error))
        return FALSE;
      if (people[i].area)
        add_value (connection, area, tandem_record_get_id (contact), NULL, people[i].area);
      if (people[i].roof)
        add_value (connection, roof, tandem_record_get_id (contact), people[i].roof, 0);
    }
  return TRUE;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GSettings) settings = tandem_settings_new_table ("contacts");

  g_settings_reset (settings, "columns");
  g_settings_reset (settings, "sort");
  g_settings_reset (settings, "descending");
  g_settings_reset (settings, "grouped");
  page_test_make_firm (self, fill_cb);
  page_test_show (self, TANDEM_TYPE_CONTACTS_PAGE, 1200);
}

/* --- what is seen --------------------------------------------------------------------------------------------------- */

static TandemRecordTable *
get_table (Fixture *self)
{
  return TANDEM_RECORD_TABLE (ui_test_find_type (self->page, TANDEM_TYPE_RECORD_TABLE));
}

static GtkColumnView *
get_columns (Fixture *self)
{
  return GTK_COLUMN_VIEW (ui_test_find_type (self->page, GTK_TYPE_COLUMN_VIEW));
}

static const TandemField *
get_field (Fixture *self, guint place)
{
  TandemOwnFields *own = tandem_workspace_get_own_fields (self->workspace);

  return place < tandem_own_fields_get_n (own, TANDEM_ENTITY_CONTACT)
             ? tandem_own_fields_get (own, TANDEM_ENTITY_CONTACT, place)
             : NULL;
}

static GtkColumnViewColumn *
find_column (Fixture *self, const char *title)
{
  GListModel *columns = gtk_column_view_get_columns (get_columns (self));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_title (column), title) == 0)
        return column;
    }
  return NULL;
}

static gboolean
is_seen (Fixture *self, const char *title)
{
  GtkColumnViewColumn *column = find_column (self, title);

  return column && gtk_column_view_column_get_visible (column);
}

static void
show_column (Fixture *self, const TandemField *field)
{
  g_autofree char *action = g_strconcat ("column.", tandem_field_get_key (field), NULL);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_columns (self)), action, NULL));
}

static gboolean
has_text_cb (GtkWidget *widget, gconstpointer text)
{
  if (GTK_IS_INSCRIPTION (widget))
    return g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) == 0;
  return GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), text) == 0;
}

static gboolean
says (Fixture *self, const char *text)
{
  return ui_test_find (self->page, has_text_cb, text) != NULL;
}

static char *
list_names (Fixture *self)
{
  GListModel *model = G_LIST_MODEL (tandem_record_table_get_list (get_table (self)));
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (TandemSlot) slot = g_list_model_get_item (model, i);
      TandemContactRow *row = tandem_slot_get_record (slot);

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", row ? row->name : "-");
    }
  return g_string_free (names, FALSE);
}

static gboolean
stand_in_order (Fixture *self, const char *expected)
{
  g_autofree char *names = list_names (self);

  return g_str_equal (names, expected);
}

/* --- what is done --------------------------------------------------------------------------------------------------- */

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  tandem_act_finish (result, &error);
  g_assert_no_error (error);
}

static void
undo (Fixture *self)
{
  tandem_act_undo_async (tandem_workspace_get_store (self->workspace), NULL, NULL, done_cb, NULL);
}

typedef struct {
  gint64 id;
  const char *name; /* NULL: delete it */
} Edit;

static gboolean
edit_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit *edit = data;
  g_autoptr (TandemRecord) field = tandem_record_load (connection, TANDEM_TYPE_CUSTOM_FIELD, edit->id, error);

  tandem_change_set_begin (connection, "Edit");
  if (edit->name == NULL)
    return tandem_record_trash (field, connection, error);
  tandem_record_set_text (field, TANDEM_CUSTOM_FIELD_NAME, edit->name);
  return tandem_record_update (field, connection, error);
}

static void
edit_field (Fixture *self, const TandemField *field, const char *name)
{
  Edit edit = { tandem_field_get_own_id (field), name };
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, edit_cb, &edit, NULL, &error);
  g_assert_no_error (error);
}

static void
set_area (Fixture *self, guint place, gint64 area)
{
  const TandemCustomAct act = {
    .field_id = tandem_field_get_own_id (get_field (self, 0)),
    .record_column = TANDEM_CUSTOM_VALUE_CONTACT_ID,
    .record_id = tandem_record_list_get_id (tandem_record_table_get_list (get_table (self)), place),
    .label = (char *) "Measure",
    .number = &area,
  };

  tandem_act_set_custom_async (tandem_workspace_get_store (self->workspace), &act, NULL, done_cb, NULL);
}

static void
sort_by (Fixture *self, const char *title, GtkSortType direction)
{
  gtk_column_view_sort_by_column (get_columns (self), find_column (self, title), direction);
}

/* --- tests ---------------------------------------------------------------------------------------------------------- */

/* A column says what the record holds, in the format of its type; it is sorted by, and a row moves when that changes. */
static void
test_column (Fixture *self, gconstpointer data)
{
  WAIT_FOR (stand_in_order (self, "Akin Chen Dubois"));
  g_assert_false (is_seen (self, "Roof area"));
  show_column (self, get_field (self, 0));
  g_assert_true (is_seen (self, "Roof area"));
  WAIT_FOR (says (self, "120.5"));
  sort_by (self, "Roof area", GTK_SORT_ASCENDING);
  WAIT_FOR (stand_in_order (self, "Dubois Akin Chen"));
  sort_by (self, "Roof area", GTK_SORT_DESCENDING);
  WAIT_FOR (stand_in_order (self, "Akin Dubois Chen"));
  set_area (self, 2, 1000000000);
  WAIT_FOR (stand_in_order (self, "Chen Akin Dubois") && says (self, "1,000"));
  undo (self);
  WAIT_FOR (stand_in_order (self, "Akin Dubois Chen") && !says (self, "1,000"));
}

/* Another name stands at its head at once; a field that is deleted goes with its column and its order, and comes back with both. */
static void
test_edited (Fixture *self, gconstpointer data)
{
  const TandemField *area = get_field (self, 0);

  WAIT_FOR (stand_in_order (self, "Akin Chen Dubois"));
  show_column (self, area);
  sort_by (self, "Roof area", GTK_SORT_ASCENDING);
  WAIT_FOR (stand_in_order (self, "Dubois Akin Chen"));
  edit_field (self, area, "Area");
  WAIT_FOR (is_seen (self, "Area"));
  g_assert_null (find_column (self, "Roof area"));
  WAIT_FOR (stand_in_order (self, "Dubois Akin Chen"));
  edit_field (self, area, NULL);
  WAIT_FOR (find_column (self, "Area") == NULL && stand_in_order (self, "Akin Chen Dubois"));
  undo (self);
  WAIT_FOR (is_seen (self, "Area") && says (self, "120.5"));
}

/* What is kept of a column outlives a file that has no such field. */
static void
test_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (GSettings) settings = tandem_settings_new_table ("contacts");
  g_autoptr (GVariant) strange = NULL;
  g_autoptr (GVariant) kept = NULL;
  g_autofree char *words = NULL;

  ui_test_destroy_window (self->window);
  strange = g_variant_ref_sink (g_variant_new_parsed ("[('custom-77', 201, true), ('name', 0, true), ('shoe', 3, true)]"));
  g_settings_set_value (settings, "columns", strange);
  page_test_show (self, TANDEM_TYPE_CONTACTS_PAGE, 1200);
  WAIT_FOR (stand_in_order (self, "Akin Chen Dubois"));
  show_column (self, get_field (self, 1));
  kept = g_settings_get_value (settings, "columns");
  words = g_variant_print (kept, FALSE);
  g_assert_true (strstr (words, "('custom-77', 201, true)") != NULL && strstr (words, "shoe") == NULL);
  g_assert_nonnull (strstr (words, tandem_field_get_key (get_field (self, 1))));
  g_assert_null (strstr (words, tandem_field_get_key (get_field (self, 0))));
}

/* A filter asks for it, and says so when it is deleted. */
static void
test_filter (Fixture *self, gconstpointer data)
{
  const TandemField *roof = get_field (self, 1);
  g_autoptr (TandemCondition) leaf = tandem_condition_new_on (TANDEM_ENTITY_CONTACT, roof, TANDEM_OPERATOR_ANY_OF,
                                                              g_variant_new_parsed ("['Flat']"), NULL);

  WAIT_FOR (stand_in_order (self, "Akin Chen Dubois"));
  tandem_filter_set_condition (tandem_record_table_get_filter (get_table (self)), leaf);
  WAIT_FOR (stand_in_order (self, "Akin") && says (self, "Roof_kind is any of Flat"));
  edit_field (self, roof, "Kind");
  WAIT_FOR (says (self, "Kind is any of Flat"));
  edit_field (self, roof, NULL);
  WAIT_FOR (says (self, "Kind (deleted) is any of Flat") && stand_in_order (self, "Akin"));
  undo (self);
  WAIT_FOR (says (self, "Kind is any of Flat"));
}

/* In the order of its choices, and in groups by them. */
static void
test_choice (Fixture *self, gconstpointer data)
{
  g_autoptr (GSettings) settings = tandem_settings_new_table ("contacts");

  WAIT_FOR (stand_in_order (self, "Akin Chen Dubois"));
  g_settings_set_boolean (settings, "grouped", TRUE);
  show_column (self, get_field (self, 1));
  sort_by (self, "Roof_kind", GTK_SORT_ASCENDING);
  WAIT_FOR (stand_in_order (self, "Dubois Akin Chen") && says (self, "Roof_kind is empty"));
  /* A column that comes while there are headers. */
  show_column (self, get_field (self, 0));
  edit_field (self, get_field (self, 0), NULL);
  WAIT_FOR (find_column (self, "Roof area") == NULL && says (self, "Roof_kind is empty"));
  undo (self);
  WAIT_FOR (is_seen (self, "Roof area") && says (self, "120.5"));
}

/* --- of many records ------------------------------------------------------------------------------------------------ */

static AdwDialog *
ask_field (Fixture *self, int place, GType type)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (get_table (self)), "table.set-own", NULL);
  dialog = ui_test_find_type (self->window, TANDEM_TYPE_CHOICE_DIALOG);
  g_assert_nonnull (dialog);
  g_signal_emit_by_name (dialog, "chosen", place);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  WAIT_FOR (dialog = ui_test_find_type (self->window, type));
  return ADW_DIALOG (dialog);
}

static gboolean
is_to_undo (Fixture *self, const char *label)
{
  return g_strcmp0 (tandem_workspace_get_undo_label (self->workspace), label) == 0;
}

/* One step for all that is selected; what can't be read changes nothing, and nothing empties it. */
static void
test_bulk (Fixture *self, gconstpointer data)
{
  GtkSelectionModel *list = GTK_SELECTION_MODEL (tandem_record_table_get_list (get_table (self)));
  AdwDialog *dialog;

  WAIT_FOR (stand_in_order (self, "Akin Chen Dubois"));
  show_column (self, get_field (self, 0));
  show_column (self, get_field (self, 1));
  gtk_selection_model_select_range (list, 1, 2, TRUE);
  dialog = ask_field (self, 0, TANDEM_TYPE_NAME_DIALOG);
  g_signal_emit_by_name (dialog, "named", "large");
  adw_dialog_force_close (dialog);
  g_assert_false (is_to_undo (self, "Change “Roof area” of 2 records"));
  gtk_test_widget_wait_for_draw (self->window);
  while ((dialog = adw_window_get_visible_dialog (ADW_WINDOW (self->window))))
    adw_dialog_force_close (dialog);
  g_signal_emit_by_name (ask_field (self, 0, TANDEM_TYPE_NAME_DIALOG), "named", "77.5");
  WAIT_FOR (is_to_undo (self, "Change “Roof area” of 2 records") && says (self, "77.5") && !says (self, "9"));
  undo (self);
  WAIT_FOR (!says (self, "77.5") && says (self, "9"));
  while ((dialog = adw_window_get_visible_dialog (ADW_WINDOW (self->window))))
    adw_dialog_force_close (dialog);
  g_signal_emit_by_name (ask_field (self, 1, TANDEM_TYPE_CHOICE_DIALOG), "chosen", 2);
  WAIT_FOR (is_to_undo (self, "Change “Roof_kind” of 2 records") && !says (self, "Pitched"));
  while ((dialog = adw_window_get_visible_dialog (ADW_WINDOW (self->window))))
    adw_dialog_force_close (dialog);
  g_signal_emit_by_name (ask_field (self, 0, TANDEM_TYPE_NAME_DIALOG), "named", "");
  WAIT_FOR (!says (self, "9") && says (self, "120.5"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/own-columns/column", Fixture, NULL, set_up, test_column, page_test_tear_down);
  g_test_add ("/own-columns/edited", Fixture, NULL, set_up, test_edited, page_test_tear_down);
  g_test_add ("/own-columns/kept", Fixture, NULL, set_up, test_kept, page_test_tear_down);
  g_test_add ("/own-columns/filter", Fixture, NULL, set_up, test_filter, page_test_tear_down);
  g_test_add ("/own-columns/bulk", Fixture, NULL, set_up, test_bulk, page_test_tear_down);
  g_test_add ("/own-columns/choice", Fixture, NULL, set_up, test_choice, page_test_tear_down);
  return g_test_run ();
}
