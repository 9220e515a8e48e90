/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-search-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/tandem-page-catalogue.h"
#include "app/tandem-search-row.h"
#include "base/tandem-format.h"
#include "widgets/tandem-page.h"
#include "workspace/tandem-recent-records.h"

#define MOST_OF_A_KIND 8

/**
 * TandemSearchDialog:
 *
 * Looks for words in everything that has a page; before a word is typed it shows what was opened recently. The focus stays in
 * the entry: the arrows choose, Enter opens. Of each kind the first are shown, and how many more there are: that row opens the
 * list of all.
 */
struct _TandemSearchDialog {
  AdwDialog parent_instance;

  TandemWorkspace *workspace;
  char *typed;               /* without the blanks around it */
  GCancellable *cancellable; /* of the letters typed last */
  GListStore *recent;
  GListStore *hits[TANDEM_SEARCH_N_KINDS];
  TandemSearchKinds more;              /* of which there are more than are shown, … */
  guint n_more[TANDEM_SEARCH_N_KINDS]; /* … and how many; 0: not known */
  GtkSingleSelection *selection;
  gboolean is_new;         /* what is looked for, since the last answer */
  gboolean opens_first;    /* of the next answer: Enter was faster */
  const char *chosen_page; /* what is opened once the dialog is gone; NULL */
  gint64 chosen_id;        /* 0: the list of all that was found */

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
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (TandemSearchItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (tandem_search_item_is_same (item, wanted))
        return i;
    }
  return 0;
}

static void
replace_items (GListStore *store, GPtrArray *items)
{
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), items->pdata, items->len);
}

/* What is found of a kind; of more than are shown the last row tells. */
static void
show_kind (TandemSearchDialog *self, TandemSearchKind kind, GPtrArray *items)
{
  gboolean has_more = items->len > MOST_OF_A_KIND;

  if (has_more)
    {
      g_ptr_array_set_size (items, MOST_OF_A_KIND);
      g_ptr_array_add (items, tandem_search_item_new_more (kind, self->n_more[kind]));
    }
  self->more |= (guint) has_more << kind;
  replace_items (self->hits[kind], items);
}

/* Where only the file has changed, what was chosen stays chosen. */
static void
show_hits (TandemSearchDialog *self, GPtrArray *hits, gboolean are_recent)
{
  TandemSearchItem *selected = self->is_new ? NULL : gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (TandemSearchItem) chosen = selected ? g_object_ref (selected) : NULL;
  g_autoptr (GPtrArray) recent = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *items[TANDEM_SEARCH_N_KINDS];

  for (guint i = 0; i < TANDEM_SEARCH_N_KINDS; i++)
    items[i] = g_ptr_array_new_with_free_func (g_object_unref);
  while (hits->len > 0)
    {
      TandemSearchHit *hit = g_ptr_array_steal_index (hits, 0);

      if (can_open (hit))
        g_ptr_array_add (are_recent ? recent : items[hit->kind], tandem_search_item_new (hit, are_recent));
      else
        tandem_search_hit_free (hit);
    }
  self->more = 0;
  replace_items (self->recent, recent);
  for (guint i = 0; i < TANDEM_SEARCH_N_KINDS; i++)
    {
      show_kind (self, i, items[i]);
      g_ptr_array_unref (items[i]);
    }
  gtk_single_selection_set_selected (self->selection, chosen ? find_item (self, chosen) : 0);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_list_view_scroll_to (self->hits_view, gtk_single_selection_get_selected (self->selection), GTK_LIST_SCROLL_NONE,
                             NULL);
}

/* How many records are found in all, once that is known of each kind. */
static void
say_how_many (TandemSearchDialog *self)
{
  guint n_hits = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  g_autofree char *count = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < TANDEM_SEARCH_N_KINDS; i++)
    if (self->more >> i & 1)
      n_hits += self->n_more[i] - 1;
  count = tandem_format_count (n_hits);
  /* Translators: said by a screen reader; %s is how many records were found */
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s found", "%s found", n_hits), count);
  say (self, words);
}

static void
counted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  const guint *counts = tandem_search_count_finish (TANDEM_SEARCH (object), result, &error);
  TandemSearchDialog *self;

  if (counts == NULL) /* the letters after it, or the file is closed */
    return;
  self = data;
  for (guint i = 0; i < TANDEM_SEARCH_N_KINDS; i++)
    if (self->more >> i & 1 && counts[i] > MOST_OF_A_KIND)
      {
        g_autoptr (TandemSearchItem) rest = g_list_model_get_item (G_LIST_MODEL (self->hits[i]), MOST_OF_A_KIND);

        self->n_more[i] = counts[i] - MOST_OF_A_KIND;
        tandem_search_item_set_n_more (rest, self->n_more[i]);
      }
  say_how_many (self);
}

static void
count_rest (TandemSearchDialog *self)
{
  if (self->more == 0)
    say_how_many (self);
  else
    tandem_search_count_async (tandem_workspace_get_search (self->workspace), self->more, self->typed,
                               self->cancellable, counted_cb, self);
}

static void open_item (TandemSearchDialog *self, guint position);

/* What there is now is the answer to what was typed last. */
static void
end_answer (TandemSearchDialog *self, const char *state)
{
  gboolean opens_first = self->opens_first;

  gtk_stack_set_visible_child_name (self->stack, state);
  self->is_new = FALSE;
  self->opens_first = FALSE;
  if (opens_first)
    open_item (self, gtk_single_selection_get_selected (self->selection));
}

static void
show_error (TandemSearchDialog *self, const GError *error)
{
  tandem_page_describe_error (self->error_page, error);
  end_answer (self, "error");
}

static void
found_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = tandem_search_query_finish (TANDEM_SEARCH (object), result, &error);
  TandemSearchDialog *self;
  g_autofree char *nothing = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (hits == NULL)
    {
      show_error (self, error);
      return;
    }
  show_hits (self, hits, FALSE);
  /* Translators: %s is what was typed */
  nothing = g_markup_printf_escaped (_ ("No contact, company, deal, campaign, product or order has “%s” in it."),
                                     self->typed);
  adw_status_page_set_description (self->no_match_page, nothing);
  count_rest (self);
  end_answer (self, g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0 ? "hits" : "no-match");
}

static void
recent_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = tandem_search_query_finish (TANDEM_SEARCH (object), result, &error);
  TandemSearchDialog *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (hits == NULL)
    {
      show_error (self, error);
      return;
    }
  show_hits (self, hits, TRUE);
  end_answer (self, g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0 ? "hits" : "hint");
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
ask_recent (TandemSearchDialog *self)
{
  g_autoptr (GArray) recent = tandem_recent_records_list (self->workspace);

  if (recent->len == 0)
    end_answer (self, "hint");
  else
    tandem_search_describe_async (tandem_workspace_get_search (self->workspace), recent, self->cancellable, recent_cb,
                                  self);
}

static void
ask (TandemSearchDialog *self)
{
  stop (self);
  self->cancellable = g_cancellable_new ();
  if (*self->typed == '\0')
    {
      ask_recent (self);
      return;
    }
  if (!is_ready (self))
    gtk_stack_set_visible_child_name (self->stack, "working");
  /* One more than are shown tells that there are more. */
  tandem_search_query_async (tandem_workspace_get_search (self->workspace), self->typed, MOST_OF_A_KIND + 1,
                             self->cancellable, found_cb, self);
}

static void
typed_cb (TandemSearchDialog *self)
{
  g_free (self->typed);
  self->typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))));
  memset (self->n_more, 0, sizeof self->n_more);
  self->is_new = TRUE;
  self->opens_first = FALSE;
  ask (self);
}

/* Whatever is changed while the dialog stands is found at once. */
static void
changed_cb (TandemSearchDialog *self)
{
  ask (self);
}

/* --- choosing ------------------------------------------------------------------------------------------------------ */

static gboolean
shows_hits (TandemSearchDialog *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "hits") == 0;
}

static void
open_item (TandemSearchDialog *self, guint position)
{
  g_autoptr (TandemSearchItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  const TandemSearchHit *hit;

  if (item == NULL || !shows_hits (self))
    return;
  hit = tandem_search_item_get_hit (item);
  self->chosen_page = tandem_search_kind_get_page (tandem_search_item_get_kind (item));
  self->chosen_id = hit ? hit->id : 0;
  adw_dialog_close (ADW_DIALOG (self));
}

static void
hit_activated_cb (TandemSearchDialog *self, guint position)
{
  open_item (self, position);
}

/* What is shown before the answer is there was found by other words. */
static void
entry_activated_cb (TandemSearchDialog *self)
{
  if (self->is_new)
    self->opens_first = TRUE;
  else
    open_item (self, gtk_single_selection_get_selected (self->selection));
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

  if ((key != GDK_KEY_Down && key != GDK_KEY_Up) || n_hits == 0 || !shows_hits (self))
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
tandem_search_dialog_finalize (GObject *object)
{
  g_free (TANDEM_SEARCH_DIALOG (object)->typed);
  G_OBJECT_CLASS (tandem_search_dialog_parent_class)->finalize (object);
}

static void
tandem_search_dialog_class_init (TandemSearchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_search_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_search_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-search-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemSearchDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TandemSearchDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemSearchDialog, hits_view);
  gtk_widget_class_bind_template_child (widget_class, TandemSearchDialog, no_match_page);
  gtk_widget_class_bind_template_child (widget_class, TandemSearchDialog, error_page);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, hit_activated_cb);
}

/* The model that holds it lives as long as the dialog. */
static GListStore *
add_store (GListStore *stores)
{
  g_autoptr (GListStore) store = g_list_store_new (TANDEM_TYPE_SEARCH_ITEM);

  g_list_store_append (stores, store);
  return store;
}

static void
tandem_search_dialog_init (TandemSearchDialog *self)
{
  GListStore *kinds = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GtkListItemFactory) rows = tandem_search_row_factory_new ();
  g_autoptr (GtkListItemFactory) headers = tandem_search_header_factory_new ();

  self->typed = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  self->recent = add_store (kinds);
  for (guint i = 0; i < TANDEM_SEARCH_N_KINDS; i++)
    self->hits[i] = add_store (kinds);
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
  ask (self);
  return ADW_DIALOG (self);
}

/**
 * tandem_search_dialog_get_chosen:
 * @id: (out): the record
 * @words: (out) (transfer none) (nullable): what all records of the page that match are to be shown of, where no single one was
 *   chosen
 *
 * Returns: (nullable): the page that shows what was chosen, once the dialog is closed; %NULL where nothing was
 */
const char *
tandem_search_dialog_get_chosen (TandemSearchDialog *self, gint64 *id, const char **words)
{
  *id = self->chosen_id;
  *words = self->chosen_id == 0 ? self->typed : NULL;
  return self->chosen_page;
}
