/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-search-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/tandem-page-catalogue.h"
#include "app/tandem-search-row.h"
#include "base/tandem-format.h"
#include "widgets/tandem-page.h"

#define MOST_OF_A_KIND 8

/**
 * TandemSearchDialog:
 *
 * Looks for words in everything that has a page. The focus stays in the entry: the arrows choose, Enter opens.
 */
struct _TandemSearchDialog {
  AdwDialog parent_instance;

  TandemWorkspace *workspace;
  GCancellable *cancellable; /* of the letters typed last */
  GListStore *hits[TANDEM_SEARCH_N_KINDS];
  GtkSingleSelection *selection;
  gboolean is_new;         /* what is looked for, since the last answer */
  const char *chosen_page; /* what is opened once the dialog is gone; NULL */
  gint64 chosen_id;

  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkListView *hits_view;
  AdwStatusPage *no_match_page;
  AdwStatusPage *error_page;
};

G_DEFINE_FINAL_TYPE (TandemSearchDialog, tandem_search_dialog, ADW_TYPE_DIALOG)

/* --- what was found ------------------------------------------------------------------------------------------------ */

static void
say (TandemSearchDialog *self, const char *words)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* A row that can't be opened yet would lead nowhere. */
static gboolean
can_open (const TandemSearchHit *hit)
{
  return tandem_page_catalogue_find (tandem_search_kind_get_page (hit->kind)) != NULL;
}

/* Returns the place of the same record, or the first where it is gone. */
static guint
find_item (TandemSearchDialog *self, TandemSearchItem *wanted)
{
  const TandemSearchHit *hit = tandem_search_item_get_hit (wanted);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (TandemSearchItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (tandem_search_item_get_hit (item)->kind == hit->kind && tandem_search_item_get_hit (item)->id == hit->id)
        return i;
    }
  return 0;
}

/* Where only the file has changed, what was chosen stays chosen. */
static void
show_hits (TandemSearchDialog *self, GPtrArray *hits)
{
  TandemSearchItem *selected = self->is_new ? NULL : gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (TandemSearchItem) chosen = selected ? g_object_ref (selected) : NULL;
  GPtrArray *items[TANDEM_SEARCH_N_KINDS];

  for (guint i = 0; i < TANDEM_SEARCH_N_KINDS; i++)
    items[i] = g_ptr_array_new_with_free_func (g_object_unref);
  while (hits->len > 0)
    {
      TandemSearchHit *hit = g_ptr_array_steal_index (hits, 0);

      if (can_open (hit))
        g_ptr_array_add (items[hit->kind], tandem_search_item_new (hit));
      else
        tandem_search_hit_free (hit);
    }
  for (guint i = 0; i < TANDEM_SEARCH_N_KINDS; i++)
    {
      g_list_store_splice (self->hits[i], 0, g_list_model_get_n_items (G_LIST_MODEL (self->hits[i])), items[i]->pdata,
                           items[i]->len);
      g_ptr_array_unref (items[i]);
    }
  gtk_single_selection_set_selected (self->selection, chosen ? find_item (self, chosen) : 0);
}

static void
show_answer (TandemSearchDialog *self)
{
  guint n_hits = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  g_autofree char *count = tandem_format_count (n_hits);
  /* Translators: %s is what was typed */
  g_autofree char *nothing
      = g_markup_printf_escaped (_ ("“%s” stands nowhere."), gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  /* Translators: said by a screen reader; %s is how many records were found */
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s found", "%s found", n_hits), count);

  adw_status_page_set_description (self->no_match_page, nothing);
  gtk_stack_set_visible_child_name (self->stack, n_hits ? "hits" : "no-match");
  if (n_hits)
    gtk_list_view_scroll_to (self->hits_view, gtk_single_selection_get_selected (self->selection), GTK_LIST_SCROLL_NONE,
                             NULL);
  say (self, words);
}

static void
found_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = tandem_search_query_finish (TANDEM_SEARCH (object), result, &error);
  TandemSearchDialog *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (hits)
    {
      show_hits (self, hits);
      show_answer (self);
      self->is_new = FALSE;
      return;
    }
  tandem_page_describe_error (self->error_page, error);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static gboolean
is_ready (TandemSearchDialog *self)
{
  for (guint i = 0; i < TANDEM_SEARCH_N_KINDS; i++)
    if (!tandem_search_is_ready (tandem_workspace_get_search (self->workspace), i))
      return FALSE;
  return TRUE;
}

static void
stop (TandemSearchDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
ask (TandemSearchDialog *self)
{
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));

  stop (self);
  if (*g_strstrip (typed) == '\0')
    {
      gtk_stack_set_visible_child_name (self->stack, "hint");
      return;
    }
  if (!is_ready (self))
    gtk_stack_set_visible_child_name (self->stack, "working");
  self->cancellable = g_cancellable_new ();
  tandem_search_query_async (tandem_workspace_get_search (self->workspace), typed, MOST_OF_A_KIND, self->cancellable,
                             found_cb, self);
}

static void
search_changed_cb (TandemSearchDialog *self)
{
  self->is_new = TRUE;
  ask (self);
}

/* Whatever is changed while the dialog stands is found at once. */
static void
changed_cb (TandemSearchDialog *self)
{
  ask (self);
}

/* --- choosing ------------------------------------------------------------------------------------------------------ */

static void
open_hit (TandemSearchDialog *self, guint position)
{
  g_autoptr (TandemSearchItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  gboolean is_shown = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "hits") == 0;

  if (item == NULL || !is_shown)
    return;
  self->chosen_page = tandem_search_kind_get_page (tandem_search_item_get_hit (item)->kind);
  self->chosen_id = tandem_search_item_get_hit (item)->id;
  adw_dialog_close (ADW_DIALOG (self));
}

static void
hit_activated_cb (TandemSearchDialog *self, guint position)
{
  open_hit (self, position);
}

static void
entry_activated_cb (TandemSearchDialog *self)
{
  open_hit (self, gtk_single_selection_get_selected (self->selection));
}

static void
search_stopped_cb (TandemSearchDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* The arrows move in the list while one goes on typing. */
static gboolean
key_pressed_cb (TandemSearchDialog *self, guint key)
{
  guint n_hits = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint selected = gtk_single_selection_get_selected (self->selection);
  g_autoptr (TandemSearchItem) item = NULL;
  g_autofree char *words = NULL;

  if ((key != GDK_KEY_Down && key != GDK_KEY_Up) || n_hits == 0)
    return FALSE;
  if (key == GDK_KEY_Down)
    selected = MIN (selected + 1, n_hits - 1);
  else
    selected = selected ? selected - 1 : 0;
  gtk_list_view_scroll_to (self->hits_view, selected, GTK_LIST_SCROLL_SELECT, NULL);
  item = g_list_model_get_item (G_LIST_MODEL (self->selection), selected);
  words = tandem_search_item_say (item);
  say (self, words);
  return TRUE;
}

/* --- set up -------------------------------------------------------------------------------------------------------- */

static void
tandem_search_dialog_dispose (GObject *object)
{
  TandemSearchDialog *self = TANDEM_SEARCH_DIALOG (object);

  stop (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_SEARCH_DIALOG);
  g_clear_object (&self->selection);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (tandem_search_dialog_parent_class)->dispose (object);
}

static void
tandem_search_dialog_class_init (TandemSearchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_search_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-search-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemSearchDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TandemSearchDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemSearchDialog, hits_view);
  gtk_widget_class_bind_template_child (widget_class, TandemSearchDialog, no_match_page);
  gtk_widget_class_bind_template_child (widget_class, TandemSearchDialog, error_page);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, hit_activated_cb);
}

static void
tandem_search_dialog_init (TandemSearchDialog *self)
{
  GListStore *kinds = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GtkListItemFactory) rows = tandem_search_row_factory_new ();
  g_autoptr (GtkListItemFactory) headers = tandem_search_header_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < TANDEM_SEARCH_N_KINDS; i++)
    {
      g_autoptr (GListStore) hits = g_list_store_new (TANDEM_TYPE_SEARCH_ITEM);

      self->hits[i] = hits;
      g_list_store_append (kinds, hits);
    }
  self->selection = gtk_single_selection_new (
      G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (kinds)))); /* a section for each kind */
  gtk_list_view_set_factory (self->hits_view, rows);
  gtk_list_view_set_header_factory (self->hits_view, headers);
  gtk_list_view_set_model (self->hits_view, GTK_SELECTION_MODEL (self->selection));
}

/**
 * tandem_search_dialog_new:
 *
 * Returns: (transfer floating): a dialog over an open file
 */
AdwDialog *
tandem_search_dialog_new (TandemWorkspace *workspace)
{
  TandemSearchDialog *self = g_object_new (TANDEM_TYPE_SEARCH_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (tandem_workspace_get_store (workspace), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tandem_workspace_get_search (workspace), "updated", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return ADW_DIALOG (self);
}

/**
 * tandem_search_dialog_get_chosen:
 * @id: (out): the record
 *
 * Returns: (nullable): the page that shows what was chosen, once the dialog is closed; %NULL where nothing was
 */
const char *
tandem_search_dialog_get_chosen (TandemSearchDialog *self, gint64 *id)
{
  *id = self->chosen_id;
  return self->chosen_page;
}
