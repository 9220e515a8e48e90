/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The targets of leads on the overview: what is reached of them, and whom each number counts. */
#include <adwaita.h>
#include <string.h>

#include "act/tandem-act.h"
#include "list/tandem-record-list.h"
#include "marketing/tandem-lead-targets.h"
#include "marketing/tandem-overview-page.h"
#include "marketing/tandem-rows-dialog.h"
#include "model/tandem-target.h"
#include "page-test.h"
#include "store/tandem-connection.h"

typedef PageTest Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  page_test_make_firm (self, page_test_fill_sample);
  page_test_show (self, TANDEM_TYPE_OVERVIEW_PAGE, 1200);
}

static GtkWidget *
find_targets (Fixture *self)
{
  return ui_test_find_type (self->page, TANDEM_TYPE_LEAD_TARGETS);
}

static GtkDropDown *
find_whose (Fixture *self)
{
  return GTK_DROP_DOWN (ui_test_find_type (find_targets (self), GTK_TYPE_DROP_DOWN));
}

static void
collect_links (GtkWidget *widget, GPtrArray *links)
{
  if (gtk_widget_has_css_class (widget, "figure-link"))
    g_ptr_array_add (links, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    collect_links (child, links);
}

/* Of each period its share and its number. */
static GPtrArray *
list_links (Fixture *self)
{
  GPtrArray *links = g_ptr_array_new ();

  collect_links (find_targets (self), links);
  return links;
}

static GListModel *
get_rows (AdwDialog *dialog)
{
  return G_LIST_MODEL (
      gtk_column_view_get_model (GTK_COLUMN_VIEW (ui_test_find_type (GTK_WIDGET (dialog), GTK_TYPE_COLUMN_VIEW))));
}

static gboolean
is_stack_at_empty (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_STACK (widget) && g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (widget)), "empty") == 0;
}

/* How many people the dialog lists that has just been asked for; it is closed again. */
static guint
count_rows_of_dialog (Fixture *self)
{
  AdwDialog *dialog;
  guint n;

  WAIT_FOR ((dialog = adw_window_get_visible_dialog (ADW_WINDOW (self->window))) != NULL);
  g_assert_true (TANDEM_IS_ROWS_DIALOG (dialog));
  WAIT_FOR (tandem_record_list_get_length (TANDEM_RECORD_LIST (get_rows (dialog))) > 0
            || ui_test_find (GTK_WIDGET (dialog), is_stack_at_empty, NULL));
  n = tandem_record_list_get_length (TANDEM_RECORD_LIST (get_rows (dialog)));
  adw_dialog_force_close (dialog);
  WAIT_FOR (adw_window_get_visible_dialog (ADW_WINDOW (self->window)) == NULL);
  return n;
}

static const char *
get_text (GtkWidget *link)
{
  return gtk_label_get_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (link))));
}

/* As many people as the number says, whether it is asked by itself or by its share. Returns: how many */
static guint
assert_period_opens (Fixture *self, GtkWidget *share, GtkWidget *number)
{
  guint n = (guint) g_ascii_strtoull (get_text (number), NULL, 10);

  g_assert_nonnull (strchr (get_text (share), '%'));
  g_assert_true (gtk_widget_get_focusable (number));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (number), " of "));
  gtk_widget_activate (number);
  g_assert_cmpuint (count_rows_of_dialog (self), ==, n);
  gtk_widget_activate (share);
  g_assert_cmpuint (count_rows_of_dialog (self), ==, n);
  return n;
}

/* The targets of the firm and of a person, by month and by quarter. */
static void
test_rows (Fixture *self, gconstpointer data)
{
  guint n_whose;

  WAIT_FOR (gtk_widget_get_mapped (find_targets (self)));
  n_whose = g_list_model_get_n_items (gtk_drop_down_get_model (find_whose (self)));
  g_assert_cmpuint (n_whose, ==, 3);
  for (guint i = 0; i < n_whose; i++)
    {
      g_autoptr (GPtrArray) links = NULL;
      guint n_people = 0;

      gtk_drop_down_set_selected (find_whose (self), i);
      links = list_links (self);
      g_assert_cmpuint (links->len, >=, 2);
      for (guint link = 0; link < links->len; link += 2)
        n_people += assert_period_opens (self, links->pdata[link], links->pdata[link + 1]);
      g_assert_cmpuint (n_people, >, 0);
    }
}

static void
choose_period (Fixture *self, guint place)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (ui_test_find_type (self->page, GTK_TYPE_DROP_DOWN)), place);
}

static guint
count_links (Fixture *self)
{
  g_autoptr (GPtrArray) links = list_links (self);

  return links->len;
}

/* This month alone, and the last 90 days, which lie in three months at least. */
static void
test_periods (Fixture *self, gconstpointer data)
{
  WAIT_FOR (gtk_widget_get_mapped (find_targets (self)));
  g_assert_cmpuint (count_links (self), >=, 2 * 3);
  choose_period (self, 2);
  WAIT_FOR (count_links (self) == 2);
  choose_period (self, 1);
  WAIT_FOR (count_links (self) >= 2 * 3);
}

static gboolean
trash_targets_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) targets
      = tandem_record_load_where (connection, TANDEM_TYPE_TARGET, "measure = 'leads'", 0, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; targets && i < targets->len; i++)
    {
      gint64 id = tandem_record_get_id (targets->pdata[i]);

      g_array_append_val (ids, id);
    }
  return targets && tandem_act_trash (connection, "Delete", TANDEM_TYPE_TARGET, ids, cancellable, error);
}

static gboolean
add_target_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func (g_object_unref);
  TandemRecord *target = TANDEM_RECORD (tandem_target_new ());

  tandem_record_set_text (target, TANDEM_TARGET_MEASURE, "leads");
  tandem_record_set_text (target, TANDEM_TARGET_PERIOD, "year");
  tandem_record_set_text (target, TANDEM_TARGET_STARTS_ON, "2020-01-01");
  tandem_record_set_integer (target, TANDEM_TARGET_PEOPLE, 200);
  g_ptr_array_add (targets, target);
  return tandem_act_save (connection, "Add", targets, error);
}

static void
change (Fixture *self, TandemStoreFunc func)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, func, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Without a target nothing is shown; one that comes is shown at once. */
static void
test_none (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) links = NULL;
  guint n_people = 0;

  WAIT_FOR (gtk_widget_get_mapped (find_targets (self)));
  change (self, trash_targets_cb);
  WAIT_FOR (!gtk_widget_get_visible (find_targets (self)));
  change (self, add_target_cb);
  WAIT_FOR (gtk_widget_get_mapped (find_targets (self)));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (find_whose (self))), ==, 1);
  links = list_links (self);
  for (guint link = 0; link < links->len; link += 2)
    n_people += assert_period_opens (self, links->pdata[link], links->pdata[link + 1]);
  g_assert_cmpuint (n_people, >, 0);
}

static gboolean
raise_targets_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) targets
      = tandem_record_load_where (connection, TANDEM_TYPE_TARGET, "measure = 'leads'", 0, error);

  for (guint i = 0; targets && i < targets->len; i++)
    tandem_record_set_integer (targets->pdata[i], TANDEM_TARGET_PEOPLE,
                               tandem_record_get_integer (targets->pdata[i], TANDEM_TARGET_PEOPLE) + 7);
  return targets && tandem_act_save (connection, "Change", targets, error);
}

static GtkWidget *
get_link (Fixture *self, guint place)
{
  g_autoptr (GPtrArray) links = list_links (self);

  return place < links->len ? links->pdata[place] : NULL;
}

/* Whoever is at a number when another target comes stays there; where the number has gone, one is at the choice of targets. */
static void
test_focus (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;

  WAIT_FOR (gtk_widget_get_mapped (find_targets (self)));
  g_assert_cmpuint (count_links (self), >=, 2 * 3);
  gtk_widget_grab_focus (get_link (self, 5));
  before = g_strdup (gtk_widget_get_tooltip_text (get_link (self, 5)));
  change (self, raise_targets_cb);
  WAIT_FOR (g_strcmp0 (gtk_widget_get_tooltip_text (get_link (self, 5)), before) != 0);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == get_link (self, 5));
  choose_period (self, 2);
  WAIT_FOR (count_links (self) == 2);
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (self->window)), GTK_WIDGET (find_whose (self))));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, page_test_tear_down)
  ADD ("/marketing/lead-targets/rows", test_rows);
  ADD ("/marketing/lead-targets/periods", test_periods);
  ADD ("/marketing/lead-targets/none", test_none);
  ADD ("/marketing/lead-targets/focus", test_focus);
#undef ADD
  return g_test_run ();
}
