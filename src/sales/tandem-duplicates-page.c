/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was decided goes from the list at once. */
#include "sales/tandem-duplicates-page-private.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-merge.h"
#include "base/tandem-format.h"
#include "model/tandem-company.h"
#include "model/tandem-contact.h"
#include "sales/tandem-duplicate-row.h"
#include "sales/tandem-duplicates-print.h"
#include "widgets/tandem-page.h"

typedef enum {
  PROP_WORKSPACE = 1,
} TandemDuplicatesPageProperty;

static void tandem_duplicates_page_iface_init (TandemPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemDuplicatesPage, tandem_duplicates_page, ADW_TYPE_BREAKPOINT_BIN,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_PAGE, tandem_duplicates_page_iface_init))

GType
tandem_duplicates_page_get_kind (TandemDuplicatesPage *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->kinds), "company") == 0 ? TANDEM_TYPE_COMPANY
                                                                                    : TANDEM_TYPE_CONTACT;
}

static TandemDuplicateRow *
get_row (TandemDuplicatesPage *self, guint place)
{
  return self->list->rows->pdata[place];
}

static guint
count_open_of (TandemDuplicatesPage *self, gboolean is_certain)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += self->rows->pdata[i] && get_row (self, i)->pair.is_certain == is_certain;
  return n;
}

static guint
count_open (TandemDuplicatesPage *self)
{
  return count_open_of (self, TRUE) + count_open_of (self, FALSE);
}

/* --- two by two ---------------------------------------------------------------------------------------------------------- */

static void
show_pair (TandemDuplicatesPage *self, guint place)
{
  const TandemDuplicateRow *row = get_row (self, place);
  guint nth = 1, n = count_open (self);
  g_autofree char *nth_text = NULL, *n_text = NULL, *why = NULL;

  for (guint i = 0; i < place; i++)
    nth += self->rows->pdata[i] != NULL;
  nth_text = tandem_format_count (nth);
  n_text = tandem_format_count (n);
  /* Translators: which pair of how many, and why they may be one: “3 of 14 · same e-mail, similar name” */
  why = g_strdup_printf (_ ("%s of %s · %s"), nth_text, n_text, row->why);
  self->place = place;
  tandem_merge_dialog_show (self->dialog, row->pair.id, row->pair.other_id, why);
}

static gboolean
find_next (TandemDuplicatesPage *self, guint *place)
{
  while (++*place < self->rows->len)
    if (self->rows->pdata[*place])
      return TRUE;
  return FALSE;
}

static void
say_all (TandemDuplicatesPage *self)
{
  guint n = count_open_of (self, TRUE);
  g_autofree char *count = tandem_format_count (n);
  /* Translators: %s is how many pairs */
  g_autofree char *text = g_strdup_printf (_ ("Merge all %s"), count);

  gtk_button_set_label (GTK_BUTTON (self->all_button), text);
  gtk_widget_set_visible (self->all_button, n > 1);
}

static void
say_group (TandemDuplicatesPage *self, AdwPreferencesGroup *group, gboolean is_certain)
{
  g_autofree char *title = tandem_duplicates_list_write_title (self->list, is_certain);
  g_autofree char *description
      = tandem_duplicates_list_write_description (self->list, is_certain, count_open_of (self, is_certain));

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  gtk_widget_set_visible (GTK_WIDGET (group), (is_certain ? self->list->n_certain : self->list->n_likely) > 0);
}

static void
say_counts (TandemDuplicatesPage *self)
{
  g_autofree char *text = tandem_duplicates_list_write_count (self->list);

  /* Nothing of nothing needs no words. */
  gtk_label_set_text (self->count_label, self->list->search.n_records > 0 ? text : "");
  say_group (self, self->certain_group, TRUE);
  say_group (self, self->likely_group, FALSE);
  say_all (self);
  if (self->list->n_certain + self->list->n_likely == 0)
    gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
remove_row (TandemDuplicatesPage *self, guint place)
{
  gboolean is_certain = get_row (self, place)->pair.is_certain;

  if (self->rows->pdata[place] == NULL)
    return;
  adw_preferences_group_remove (is_certain ? self->certain_group : self->likely_group, self->rows->pdata[place]);
  self->rows->pdata[place] = NULL;
  *(is_certain ? &self->list->n_certain : &self->list->n_likely) -= 1;
}

/* Who was merged is in no other pair. */
static void
forget (TandemDuplicatesPage *self, gint64 merged_id)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (get_row (self, i)->pair.id == merged_id || get_row (self, i)->pair.other_id == merged_id)
      remove_row (self, i);
}

static void
decided_cb (TandemMergeDialog *dialog, int decision, TandemDuplicatesPage *self)
{
  guint place = self->place;

  if (decision == TANDEM_MERGE_MERGED)
    {
      forget (self, tandem_merge_dialog_get_gone_id (dialog));
      self->list->search.n_records--;
      tandem_page_toast (GTK_WIDGET (self), _ ("Merged"), TRUE);
    }
  else if (decision == TANDEM_MERGE_APART)
    {
      remove_row (self, place);
      tandem_page_toast (GTK_WIDGET (self), _ ("Not the same: they are not proposed again"), TRUE);
    }
  say_counts (self);
  if (find_next (self, &place))
    show_pair (self, place);
  else
    adw_dialog_close (ADW_DIALOG (dialog));
}

static void
closed_cb (TandemDuplicatesPage *self)
{
  self->dialog = NULL;
  if (self->list && count_open (self) == 0 && self->list->n_certain + self->list->n_likely > 0)
    tandem_duplicates_page_search (self); /* for those that were not listed */
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
review (TandemDuplicatesPage *self, guint place)
{
  AdwDialog *dialog = tandem_merge_dialog_new (self->workspace, self->list->type);

  self->dialog = TANDEM_MERGE_DIALOG (dialog);
  g_signal_connect_object (dialog, "decided", G_CALLBACK (decided_cb), self, 0);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  show_pair (self, place);
  tandem_page_present_dialog (GTK_WIDGET (self), dialog);
}

static void
row_activated_cb (AdwActionRow *row, TandemDuplicatesPage *self)
{
  guint place;

  if (self->dialog == NULL && g_ptr_array_find (self->rows, row, &place))
    review (self, place);
}

/* --- showing -------------------------------------------------------------------------------------------------------------------- */

static void
add_pair (TandemDuplicatesPage *self, const TandemDuplicateRow *row)
{
  GtkWidget *widget = tandem_duplicate_row_make_widget (row);

  g_signal_connect_object (widget, "activated", G_CALLBACK (row_activated_cb), self, 0);
  adw_preferences_group_add (row->pair.is_certain ? self->certain_group : self->likely_group, widget);
  g_ptr_array_add (self->rows, widget);
}

void
tandem_duplicates_page_clear_rows (TandemDuplicatesPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    remove_row (self, i);
  g_ptr_array_set_size (self->rows, 0);
}

void
tandem_duplicates_page_show_list (TandemDuplicatesPage *self)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  for (guint i = 0; i < self->list->rows->len; i++)
    add_pair (self, get_row (self, i));
  gtk_stack_set_visible_child_name (self->stack, "pairs");
  say_counts (self);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* --- acts ------------------------------------------------------------------------------------------------------------------------------ */

static void
kind_chosen_cb (TandemDuplicatesPage *self)
{
  if (self->list)
    tandem_duplicates_page_search (self);
}

static void
again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tandem_duplicates_page_search (TANDEM_DUPLICATES_PAGE (widget));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemDuplicatesPage *self = TANDEM_DUPLICATES_PAGE (widget);

  if (self->is_known)
    return;
  tandem_duplicates_page_drop_search (self);
  tandem_duplicates_page_stop (self, NULL);
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
all_merged_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemDuplicatesPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *merged = NULL;
  guint n_merged;

  if (tandem_act_merge_all_finish (TANDEM_STORE (object), result, &n_merged, &error))
    {
      merged = tandem_duplicates_list_write_merged (n_merged);
      tandem_page_toast (GTK_WIDGET (self), merged, TRUE);
    }
  else
    tandem_page_show_error (GTK_WIDGET (self), _ ("Nothing was merged"), error);
  if (self->workspace == NULL) /* closed meanwhile */
    return;
  gtk_widget_set_sensitive (self->all_button, TRUE);
  tandem_duplicates_page_search (self);
}

/* Those that are shown: nobody merges what can't be seen. */
static void
all_clicked_cb (TandemDuplicatesPage *self)
{
  g_autoptr (GPtrArray) merges = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_merge_free);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const TandemDuplicate *pair = &get_row (self, i)->pair;

      if (self->rows->pdata[i] && pair->is_certain)
        g_ptr_array_add (merges, tandem_merge_new (self->list->type, pair->id, pair->other_id));
    }
  gtk_widget_set_sensitive (self->all_button, FALSE);
  tandem_act_merge_all_async (tandem_workspace_get_store (self->workspace), merges, NULL, all_merged_cb,
                              g_object_ref (self));
}

/* --- set up ------------------------------------------------------------------------------------------------------------------------------ */

static void
tandem_duplicates_page_constructed (GObject *object)
{
  TandemDuplicatesPage *self = TANDEM_DUPLICATES_PAGE (object);

  G_OBJECT_CLASS (tandem_duplicates_page_parent_class)->constructed (object);
  g_signal_connect_object (tandem_workspace_get_store (self->workspace), "changed",
                           G_CALLBACK (tandem_duplicates_page_store_changed_cb), self, 0);
  tandem_page_when_seen (GTK_WIDGET (self), tandem_duplicates_page_search_seen);
}

static void
tandem_duplicates_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((TandemDuplicatesPageProperty) property_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, TANDEM_DUPLICATES_PAGE (object)->workspace);
      break;
    }
}

static void
tandem_duplicates_page_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  switch ((TandemDuplicatesPageProperty) property_id)
    {
    case PROP_WORKSPACE:
      TANDEM_DUPLICATES_PAGE (object)->workspace = g_value_dup_object (value);
      break;
    }
}

static void
tandem_duplicates_page_dispose (GObject *object)
{
  TandemDuplicatesPage *self = TANDEM_DUPLICATES_PAGE (object);

  tandem_duplicates_page_drop_search (self);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_DUPLICATES_PAGE);
  G_OBJECT_CLASS (tandem_duplicates_page_parent_class)->dispose (object);
}

static void
tandem_duplicates_page_finalize (GObject *object)
{
  g_ptr_array_unref (TANDEM_DUPLICATES_PAGE (object)->rows);
  G_OBJECT_CLASS (tandem_duplicates_page_parent_class)->finalize (object);
}

/* To the first pair, or to what is there instead. */
static gboolean
tandem_duplicates_page_grab_focus (GtkWidget *widget)
{
  TandemDuplicatesPage *self = TANDEM_DUPLICATES_PAGE (widget);

  for (guint i = 0; i < self->rows->len; i++)
    if (self->rows->pdata[i])
      return gtk_widget_grab_focus (self->rows->pdata[i]);
  return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD)
         || gtk_widget_grab_focus (self->again_button);
}

static const char *
tandem_duplicates_page_get_title (TandemPage *page)
{
  return _ ("Duplicates");
}

static void
add_to_print (TandemDuplicatesPage *self, TandemDuplicatesPrint *print, gboolean is_certain)
{
  g_autofree char *title = tandem_duplicates_list_write_title (self->list, is_certain);
  g_autofree char *description
      = tandem_duplicates_list_write_description (self->list, is_certain, count_open_of (self, is_certain));

  if ((is_certain ? self->list->n_certain : self->list->n_likely) > 0)
    tandem_duplicates_print_add_group (print, title, description);
  for (guint i = 0; i < self->rows->len; i++)
    if (self->rows->pdata[i] && get_row (self, i)->pair.is_certain == is_certain)
      tandem_duplicates_print_add_pair (print, get_row (self, i));
}

/* What nobody has decided yet. */
static void
tandem_duplicates_page_print (TandemPage *page)
{
  TandemDuplicatesPage *self = TANDEM_DUPLICATES_PAGE (page);
  TandemDuplicatesPrint *print;

  if (!self->is_known)
    {
      tandem_page_toast (GTK_WIDGET (self), _ ("Duplicates are still looked for"), FALSE);
      return;
    }
  print = tandem_duplicates_print_new (GTK_WIDGET (self), self->workspace, gtk_label_get_text (self->count_label));
  add_to_print (self, print, TRUE);
  add_to_print (self, print, FALSE);
  tandem_duplicates_print_run (print);
}

static void
tandem_duplicates_page_iface_init (TandemPageInterface *iface)
{
  iface->get_title = tandem_duplicates_page_get_title;
  iface->print = tandem_duplicates_page_print;
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TandemDuplicatesPage, name)
  BIND (count_label);
  BIND (kinds);
  BIND (stale_banner);
  BIND (stack);
  BIND (progress_bar);
  BIND (cancel_button);
  BIND (again_button);
  BIND (all_button);
  BIND (page_title);
  BIND (pairs_box);
  BIND (certain_group);
  BIND (likely_group);
  BIND (empty_page);
  BIND (stopped_page);
#undef BIND
}

static void
tandem_duplicates_page_class_init (TandemDuplicatesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = tandem_duplicates_page_constructed;
  object_class->get_property = tandem_duplicates_page_get_property;
  object_class->set_property = tandem_duplicates_page_set_property;
  object_class->dispose = tandem_duplicates_page_dispose;
  object_class->finalize = tandem_duplicates_page_finalize;
  widget_class->grab_focus = tandem_duplicates_page_grab_focus;
  g_object_class_override_property (object_class, PROP_WORKSPACE, "workspace");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-duplicates-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_clicked_cb);
  gtk_widget_class_install_action (widget_class, "duplicates.again", NULL, again_action);
  gtk_widget_class_install_action (widget_class, "duplicates.cancel", NULL, cancel_action);
}

static void
tandem_duplicates_page_init (TandemDuplicatesPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  tandem_page_name_status (self->empty_page);
}
