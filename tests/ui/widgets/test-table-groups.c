/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "act/tandem-act-contact.h"
#include "list/tandem-record-cell.h"
#include "model/tandem-contact-row.h"
#include "model/tandem-contact.h"
#include "page-test.h"
#include "sales/tandem-contacts-page.h"
#include "store/tandem-connection.h"
#include "widgets/tandem-filter-bar.h"
#include "widgets/tandem-name-dialog.h"
#include "widgets/tandem-record-table.h"
#include "widgets/tandem-table-view-button.h"
#include "workspace/tandem-settings.h"

typedef PageTest Fixture;

static const struct {
  const char *given, *company;
  TandemLifecycle stage;
} people[] = {
  { "Defne", "Bergmann", TANDEM_LIFECYCLE_CUSTOMER }, { "Wei", "Bergmann", TANDEM_LIFECYCLE_LEAD },
  { "Aoki", "Atelier", TANDEM_LIFECYCLE_LEAD },       { "Jan", NULL, TANDEM_LIFECYCLE_LEAD },
  { "Ana", NULL, TANDEM_LIFECYCLE_CUSTOMER },
};

static gboolean
add_person (TandemConnection *connection, const char *given, const char *company, TandemLifecycle stage, GError **error)
{
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();
  TandemRecord *contact = TANDEM_RECORD (draft->contact);

  tandem_record_set_text (contact, TANDEM_CONTACT_GIVEN_NAME, given);
  tandem_record_set_text (contact, TANDEM_CONTACT_LIFECYCLE_STAGE, tandem_lifecycle_get_nick (stage));
  draft->company = g_strdup (company);
  return tandem_act_add_contact (connection, draft, error);
}

static gboolean
add_people_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    if (!add_person (connection, people[i].given, people[i].company, people[i].stage, error))
      return FALSE;
  return TRUE;
}

static gboolean
add_evangelist_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return add_person (connection, "Bo", NULL, TANDEM_LIFECYCLE_EVANGELIST, error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GSettings) settings = tandem_settings_new_table ("contacts");

  g_settings_reset (settings, "columns");
  g_settings_reset (settings, "sort");
  g_settings_reset (settings, "descending");
  g_settings_reset (settings, "grouped");
  page_test_make_firm (self, add_people_cb);
  page_test_show (self, TANDEM_TYPE_CONTACTS_PAGE, 1200);
}

static gboolean
is_header (GtkWidget *widget)
{
  return gtk_widget_has_css_class (widget, "group-header") && gtk_widget_get_mapped (widget);
}

/* The first words of each row and header as they stand below each other: "[Lead 3] Wei Aoki". */
static void
list_seen (GtkWidget *widget, GString *seen)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (is_header (widget))
    g_string_append_printf (seen, "%s[%s %s]", seen->len ? " " : "", gtk_label_get_label (GTK_LABEL (child)),
                            gtk_label_get_label (GTK_LABEL (gtk_widget_get_next_sibling (child))));
  else if (GTK_IS_INSCRIPTION (widget) && gtk_widget_has_css_class (widget, "primary")
           && gtk_widget_get_mapped (widget))
    g_string_append_printf (seen, "%s%s", seen->len ? " " : "", gtk_inscription_get_text (GTK_INSCRIPTION (widget)));
  for (; child; child = gtk_widget_get_next_sibling (child))
    list_seen (child, seen);
}

static gboolean
sees (Fixture *self, const char *expected)
{
  g_autoptr (GString) seen = g_string_new (NULL);

  list_seen (ui_test_find_type (self->page, TANDEM_TYPE_RECORD_TABLE), seen);
  return g_str_equal (seen->str, expected);
}

static void
wait_for_seen (Fixture *self, const char *expected)
{
  UI_TEST_WAIT (sees (self, expected), 20, expected);
}

/* As a person does, in the menu of the columns: the first is no group, then what there is to group by. */
static void
group_by (Fixture *self, guint place)
{
  GtkWidget *button = ui_test_find_type (self->page, TANDEM_TYPE_TABLE_VIEW_BUTTON);
  GtkMenuButton *menu = GTK_MENU_BUTTON (adw_bin_get_child (ADW_BIN (button)));
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (menu));

  gtk_menu_button_popup (menu);
  UI_TEST_WAIT (gtk_widget_get_mapped (popover), 20, "the menu of columns");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (ui_test_find_type (popover, GTK_TYPE_DROP_DOWN)), place);
  gtk_menu_button_popdown (menu);
}

/* Off at first; on, the headers say what their rows have in common and how many they are, also after changes, and again the next
 * time; another order that does not divide has none. */
static void
test_groups (Fixture *self, gconstpointer data)
{
  GtkColumnView *columns = GTK_COLUMN_VIEW (ui_test_find_type (self->page, GTK_TYPE_COLUMN_VIEW));
  g_autoptr (GtkColumnViewColumn) first = g_list_model_get_item (gtk_column_view_get_columns (columns), 0);

  wait_for_seen (self, "Ana Aoki Defne Jan Wei");
  group_by (self, 2);
  wait_for_seen (self, "[Lead 3] Aoki Jan Wei [Customer 2] Ana Defne");
  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, add_evangelist_cb, NULL, NULL,
                    NULL);
  wait_for_seen (self, "[Lead 3] Aoki Jan Wei [Customer 2] Ana Defne [Evangelist 1] Bo");
  gtk_column_view_sort_by_column (columns, first, GTK_SORT_ASCENDING);
  wait_for_seen (self, "Ana Aoki Bo Defne Jan Wei");
  group_by (self, 1);
  wait_for_seen (self, "[Atelier 1] Aoki [Bergmann 2] Defne Wei [Company is empty 3] Ana Bo Jan");

  ui_test_destroy_window (self->window);
  page_test_show (self, TANDEM_TYPE_CONTACTS_PAGE, 1200);
  wait_for_seen (self, "[Atelier 1] Aoki [Bergmann 2] Defne Wei [Company is empty 3] Ana Bo Jan");
  group_by (self, 0);
  wait_for_seen (self, "Aoki Defne Wei Ana Bo Jan");
}

static void
save_view (Fixture *self, const char *name)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (ui_test_find_type (self->page, TANDEM_TYPE_FILTER_BAR), "view.save", NULL);
  dialog = ui_test_find_type (self->window, TANDEM_TYPE_NAME_DIALOG);
  g_assert_nonnull (dialog);
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find_type (dialog, ADW_TYPE_ENTRY_ROW)), name);
  g_signal_emit_by_name (dialog, "response", "save");
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static gboolean
has_tooltip (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_MENU_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), data) == 0;
}

/* A view keeps whether its rows stand in groups, and by what. */
static void
test_view (Fixture *self, gconstpointer data)
{
  gint64 id;
  g_autoptr (GError) error = NULL;

  wait_for_seen (self, "Ana Aoki Defne Jan Wei");
  group_by (self, 2);
  wait_for_seen (self, "[Lead 3] Aoki Jan Wei [Customer 2] Ana Defne");
  save_view (self, "By stage");
  UI_TEST_WAIT (ui_test_find (self->window, has_tooltip, "Views: By stage"), 20, "the view");
  tandem_connection_get_int64 (tandem_store_get_list_connection (tandem_workspace_get_store (self->workspace)),
                               "SELECT id FROM saved_view", &id, &error);
  g_assert_no_error (error);
  group_by (self, 0);
  wait_for_seen (self, "Aoki Jan Wei Ana Defne");
  UI_TEST_WAIT (ui_test_find (self->window, has_tooltip, "Views: By stage (changed)"), 20, "that the view is changed");
  group_by (self, 1);
  wait_for_seen (self, "[Atelier 1] Aoki [Bergmann 2] Defne Wei [Company is empty 2] Ana Jan");
  gtk_widget_activate_action (ui_test_find_type (self->page, TANDEM_TYPE_FILTER_BAR), "view.show", "x", id);
  wait_for_seen (self, "[Lead 3] Aoki Jan Wei [Customer 2] Ana Defne");
  UI_TEST_WAIT (ui_test_find (self->window, has_tooltip, "Views: By stage"), 20, "the view");
  group_by (self, 0);
}

/* What is searched for has groups of what is found; so have the rows of a narrow window. */
static void
test_narrow (Fixture *self, gconstpointer data)
{
  GtkEditable *entry = GTK_EDITABLE (ui_test_find_type (self->page, GTK_TYPE_SEARCH_ENTRY));

  wait_for_seen (self, "Ana Aoki Defne Jan Wei");
  group_by (self, 2);
  wait_for_seen (self, "[Lead 3] Aoki Jan Wei [Customer 2] Ana Defne");
  gtk_editable_set_text (entry, "e");
  wait_for_seen (self, "[Lead 2] Aoki Wei [Customer 1] Defne");
  gtk_window_set_default_size (GTK_WINDOW (self->window), 400, 700);
  wait_for_seen (self, "[Lead 2] Aoki Wei [Customer 1] Defne");
  gtk_editable_set_text (entry, "");
  wait_for_seen (self, "[Lead 3] Aoki Jan Wei [Customer 2] Ana Defne");
}

/* --- at random ----------------------------------------------------------------------------------------------------- */

#define N_PEOPLE 300
#define N_STEPS  60

static gboolean
add_many_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  guint n = GPOINTER_TO_UINT (data);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *given = g_strdup_printf ("%c%u", 'a' + g_test_rand_int_range (0, 26), i);
      g_autofree char *company = g_strdup_printf ("Company %d", g_test_rand_int_range (0, 40));

      if (!add_person (connection, given, company, g_test_rand_int_range (0, TANDEM_LIFECYCLE_N_STAGES), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
trash_some_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_trash (connection, "Trash", TANDEM_TYPE_CONTACT, data, NULL, error);
}

/* What a row says of itself: its stage, or its company. */
typedef struct {
  TandemRecordList *list;
  gboolean by_company;
  char *header; /* the last one that was met */
  guint n_rows; /* below it … */
  char *before; /* … the last row said this */
  gboolean is_right;
} Look;

static char *
write_value (Look *look, guint position)
{
  g_autoptr (TandemContactRow) row = tandem_record_list_dup_record (look->list, position);

  if (row == NULL)
    return NULL;
  if (look->by_company)
    return g_strdup (row->company ? row->company : "Company is empty");
  return g_strdup (tandem_lifecycle_get_title (row->lifecycle));
}

static guint
count_value (Look *look, const char *value)
{
  guint n = 0;

  for (guint i = 0; i < tandem_record_list_get_length (look->list); i++)
    {
      g_autofree char *other = write_value (look, i);

      n += g_strcmp0 (value, other) == 0;
    }
  return n;
}

static void
look_at (Look *look, GtkWidget *widget, GtkWidget *view)
{
  TandemSlot *slot = NULL;

  if (is_header (widget))
    {
      GtkWidget *title = gtk_widget_get_first_child (widget);

      g_free (look->header);
      look->header = g_strdup_printf ("%s %s", gtk_label_get_label (GTK_LABEL (title)),
                                      gtk_label_get_label (GTK_LABEL (gtk_widget_get_next_sibling (title))));
      look->n_rows = 0;
      return;
    }
  if (GTK_IS_INSCRIPTION (widget) && gtk_widget_has_css_class (widget, "primary") && gtk_widget_get_mapped (widget))
    slot = tandem_record_cell_find_slot (widget, view);
  if (slot)
    {
      g_autofree char *value = write_value (look, tandem_slot_get_position (slot));
      g_autofree char *header = value ? g_strdup_printf ("%s %u", value, count_value (look, value)) : NULL;

      look->is_right &= header != NULL && (look->header == NULL || g_str_equal (look->header, header));
      look->is_right &= look->n_rows > 0 || look->before == NULL || g_strcmp0 (look->before, value) != 0;
      look->n_rows++;
      g_set_str (&look->before, value);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    look_at (look, child, view);
}

/* Every header that is seen says what the rows below it have in common, and how many they are; and there is no other. */
static gboolean
is_right (Fixture *self, gboolean by_company)
{
  GtkWidget *view = ui_test_find_type (self->page, GTK_TYPE_COLUMN_VIEW);
  Look look
      = { tandem_record_table_get_list (TANDEM_RECORD_TABLE (ui_test_find_type (self->page, TANDEM_TYPE_RECORD_TABLE))),
          by_company,
          NULL,
          0,
          NULL,
          TRUE };

  look_at (&look, view, view);
  g_free (look.header);
  g_free (look.before);
  return look.is_right;
}

static gboolean
is_sorted_by (Fixture *self, const char *key)
{
  const TandemTableOrder *order
      = tandem_record_table_get_order (TANDEM_RECORD_TABLE (ui_test_find_type (self->page, TANDEM_TYPE_RECORD_TABLE)));

  return g_str_equal (order->sort, key);
}

static void
do_something (Fixture *self)
{
  TandemStore *store = tandem_workspace_get_store (self->workspace);
  TandemRecordList *list
      = tandem_record_table_get_list (TANDEM_RECORD_TABLE (ui_test_find_type (self->page, TANDEM_TYPE_RECORD_TABLE)));
  GtkColumnView *columns = GTK_COLUMN_VIEW (ui_test_find_type (self->page, GTK_TYPE_COLUMN_VIEW));
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = n_rows > 0 ? tandem_record_list_get_id (list, g_test_rand_int_range (0, n_rows)) : 0;

  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      tandem_store_run (store, TANDEM_STORE_WRITE, add_many_cb, GUINT_TO_POINTER (1), NULL, NULL);
      break;
    case 1:
      g_array_append_val (ids, id);
      if (id != 0)
        tandem_store_run (store, TANDEM_STORE_WRITE, trash_some_cb, ids, NULL, NULL);
      break;
    case 2:
      group_by (self, g_test_rand_bit () ? 1 : 2);
      break;
    case 3:
      gtk_editable_set_text (GTK_EDITABLE (ui_test_find_type (self->page, GTK_TYPE_SEARCH_ENTRY)),
                             g_test_rand_bit ()   ? ""
                             : g_test_rand_bit () ? "1"
                                                  : "c");
      break;
    default:
      if (n_rows > 0)
        gtk_column_view_scroll_to (columns, g_test_rand_int_range (0, n_rows), NULL, GTK_LIST_SCROLL_NONE, NULL);
    }
}

static void
test_random (Fixture *self, gconstpointer data)
{
  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, add_many_cb,
                    GUINT_TO_POINTER (N_PEOPLE), NULL, NULL);
  group_by (self, 1);
  for (guint i = 0; i < N_STEPS; i++)
    {
      do_something (self);
      g_test_message ("step %u", i);
      UI_TEST_WAIT (is_right (self, is_sorted_by (self, "company")), 20, "the right headers");
    }
}

/* What stands in all headers: in each its box. */
static guint
count_parts_of_headers (GtkWidget *widget)
{
  gboolean is_in_header = g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkListHeaderWidget");
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    n += is_in_header ? 1 : count_parts_of_headers (child);
  return n;
}

/* A column that goes and comes leaves no cell in a header. */
static void
test_columns (Fixture *self, gconstpointer data)
{
  GtkColumnView *columns = GTK_COLUMN_VIEW (ui_test_find_type (self->page, GTK_TYPE_COLUMN_VIEW));
  g_autoptr (GtkColumnViewColumn) company = g_list_model_get_item (gtk_column_view_get_columns (columns), 1);

  wait_for_seen (self, "Ana Aoki Defne Jan Wei");
  group_by (self, 2);
  wait_for_seen (self, "[Lead 3] Aoki Jan Wei [Customer 2] Ana Defne");
  gtk_column_view_column_set_visible (company, FALSE);
  wait_for_seen (self, "[Lead 3] Aoki Jan Wei [Customer 2] Ana Defne");
  gtk_column_view_column_set_visible (company, TRUE);
  wait_for_seen (self, "[Lead 3] Aoki Jan Wei [Customer 2] Ana Defne");
  g_assert_cmpuint (count_parts_of_headers (GTK_WIDGET (columns)), ==, 2);
  group_by (self, 0);
  wait_for_seen (self, "Aoki Jan Wei Ana Defne");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/widgets/table-groups/groups", Fixture, NULL, set_up, test_groups, page_test_tear_down);
  g_test_add ("/widgets/table-groups/view", Fixture, NULL, set_up, test_view, page_test_tear_down);
  g_test_add ("/widgets/table-groups/narrow", Fixture, NULL, set_up, test_narrow, page_test_tear_down);
  g_test_add ("/widgets/table-groups/columns", Fixture, NULL, set_up, test_columns, page_test_tear_down);
  g_test_add ("/widgets/table-groups/random", Fixture, NULL, set_up, test_random, page_test_tear_down);
  return g_test_run ();
}
