/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-list-group.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-list-act.h"
#include "base/tandem-format.h"
#include "widgets/tandem-choice-dialog.h"
#include "widgets/tandem-name-dialog.h"
#include "widgets/tandem-ordered-list.h"
#include "widgets/tandem-page.h"

/**
 * TandemListGroup:
 *
 * Reads the list whenever it is changed, wherever that was, and asks for an act for whatever a person does with it. A row that
 * is activated asks for another name, unless a #TandemListRowFunc makes other rows.
 */
struct _TandemListGroup {
  AdwPreferencesGroup parent_instance;

  TandemOrderedList *rows;
  TandemWorkspace *workspace;
  TandemFirmList list;
  gint64 whole_id;
  TandemListRowFunc make_row;
  GCancellable *cancellable;
  GPtrArray *entries; /* (element-type TandemRecord): as shown */
  GArray *n_deals;    /* (element-type gint64): in each of them */
};

enum { SIGNAL_SHOWN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemListGroup, tandem_list_group, ADW_TYPE_PREFERENCES_GROUP)

static TandemStore *
get_store (TandemListGroup *self)
{
  return tandem_workspace_get_store (self->workspace);
}

/* --- acts ---------------------------------------------------------------------------------------------------------- */

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemListGroup) self = data;
  g_autoptr (GError) error = NULL;

  if (tandem_list_act_finish (result, NULL, &error) || self->workspace == NULL)
    return;
  tandem_page_show_error (GTK_WIDGET (self), _ ("The list was not changed"), error);
  tandem_list_group_reload (self);
}

static void
added_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemListGroup) self = data;
  g_autoptr (GError) error = NULL;

  if (self->workspace == NULL)
    return;
  if (tandem_list_act_finish (result, NULL, &error))
    tandem_ordered_list_clear_entry (self->rows);
  else
    tandem_page_show_error (GTK_WIDGET (self), _ ("The list was not changed"), error);
}

static void
run (TandemListGroup *self, TandemListActFunc func, const TandemListAct *act)
{
  tandem_list_act_run_async (get_store (self), func, act, NULL, func == tandem_list_act_add ? added_cb : done_cb,
                             g_object_ref (self));
}

static void
add_wanted_cb (TandemListGroup *self, const char *name)
{
  gint64 like_id = self->list == TANDEM_FIRM_LIST_PIPELINES && self->entries && self->entries->len > 0
                       ? tandem_record_get_id (self->entries->pdata[0])
                       : 0;

  run (self, tandem_list_act_add,
       &(TandemListAct) { .list = self->list, .whole_id = self->whole_id, .like_id = like_id, .name = name });
}

static void
moved_cb (TandemListGroup *self, gint64 id, int place)
{
  run (self, tandem_list_act_move, &(TandemListAct) { .list = self->list, .id = id, .place = (guint) place });
}

/* --- deleting ------------------------------------------------------------------------------------------------------ */

/* Who may take over the deals, in the order of the dialog. */
typedef struct {
  TandemListGroup *group;
  gint64 id;
  GArray *heirs;
} Question;

static void
free_question (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->group);
  g_array_unref (question->heirs);
  g_free (question);
}

static void
heir_chosen_cb (TandemChoiceDialog *dialog, int place, Question *question)
{
  if (question->group->workspace)
    run (question->group, tandem_list_act_delete,
         &(TandemListAct) { .list = question->group->list,
                            .id = question->id,
                            .heir_id = g_array_index (question->heirs, gint64, place) });
}

static void
ask_for_heir (TandemListGroup *self, gint64 id, gint64 n_deals)
{
  g_autofree char *count = tandem_format_count (n_deals);
  /* Translators: the head of a dialog that offers stages or pipelines; %s is a count */
  g_autofree char *title
      = g_strdup_printf (ngettext ("Where does %s deal go?", "Where do %s deals go?", (gulong) n_deals), count);
  TandemChoiceDialog *dialog = tandem_choice_dialog_new (title, NULL);
  Question *question = g_new0 (Question, 1);

  question->group = g_object_ref (self);
  question->id = id;
  question->heirs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_signal_connect_data (dialog, "chosen", G_CALLBACK (heir_chosen_cb), question, free_question, 0);
  for (guint i = 0; i < self->entries->len; i++)
    {
      gint64 heir_id = tandem_record_get_id (self->entries->pdata[i]);

      if (heir_id == id)
        continue;
      g_array_append_val (question->heirs, heir_id);
      tandem_choice_dialog_add (dialog, tandem_firm_list_get_name (self->list, self->entries->pdata[i]), NULL, NULL);
    }
  tandem_page_present_dialog (GTK_WIDGET (self), ADW_DIALOG (dialog));
}

static void
delete_wanted_cb (TandemListGroup *self, gint64 id)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      gint64 n_deals = g_array_index (self->n_deals, gint64, i);

      if (tandem_record_get_id (self->entries->pdata[i]) != id)
        continue;
      if (n_deals > 0 && self->entries->len > 1)
        ask_for_heir (self, id, n_deals);
      else
        run (self, tandem_list_act_delete, &(TandemListAct) { .list = self->list, .id = id });
    }
}

/* --- naming -------------------------------------------------------------------------------------------------------- */

static void
named_cb (AdwDialog *dialog, const char *name, TandemListGroup *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (dialog), "entry");

  if (self->workspace)
    tandem_list_group_rename (self, *id, name);
}

/**
 * tandem_list_group_ask_name:
 * @name: what the entry is called now
 *
 * Asks what the entry is to be called.
 */
void
tandem_list_group_ask_name (TandemListGroup *self, gint64 id, const char *name)
{
  AdwDialog *dialog = tandem_name_dialog_new (_ ("Rename"), NULL, name);

  g_object_set_data_full (G_OBJECT (dialog), "entry", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (dialog, "named", G_CALLBACK (named_cb), self, 0);
  tandem_page_present_dialog (GTK_WIDGET (self), dialog);
}

/**
 * tandem_list_group_rename:
 * @name: what the entry is to be called
 */
void
tandem_list_group_rename (TandemListGroup *self, gint64 id, const char *name)
{
  run (self, tandem_list_act_rename, &(TandemListAct) { .list = self->list, .id = id, .name = name });
}

static void
row_activated_cb (AdwActionRow *row, TandemListGroup *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  tandem_list_group_ask_name (self, *id, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

/* --- rows ---------------------------------------------------------------------------------------------------------- */

static GtkListBoxRow *
make_name_row (TandemListGroup *self, GtkListBoxRow *row, TandemRecord *record, gint64 n_deals)
{
  gint64 id = tandem_record_get_id (record);

  if (row == NULL)
    {
      row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "activatable", TRUE, NULL);
      g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
      g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, 0);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), tandem_firm_list_get_name (self->list, record));
  return row;
}

static void
show_entries (TandemListGroup *self)
{
  tandem_ordered_list_begin (self->rows);
  for (guint i = 0; i < self->entries->len; i++)
    {
      TandemRecord *record = g_ptr_array_index (self->entries, i);
      gint64 id = tandem_record_get_id (record);
      GtkListBoxRow *row = tandem_ordered_list_find (self->rows, id);

      row = self->make_row (self, row, record, g_array_index (self->n_deals, gint64, i));
      tandem_ordered_list_place (self->rows, id, row);
    }
  tandem_ordered_list_end (self->rows);
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0, self->entries);
}

/* --- reading ------------------------------------------------------------------------------------------------------- */

typedef struct {
  TandemFirmList list;
  gint64 whole_id;
  GPtrArray *entries;
  GArray *n_deals;
} Facts;

static void
free_facts (gpointer data)
{
  Facts *facts = data;

  g_clear_pointer (&facts->entries, g_ptr_array_unref);
  g_clear_pointer (&facts->n_deals, g_array_unref);
  g_free (facts);
}

static gboolean
read_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Facts *facts = data;

  facts->n_deals = g_array_new (FALSE, FALSE, sizeof (gint64));
  facts->entries = tandem_firm_list_load (connection, facts->list, facts->whole_id, error);
  for (guint i = 0; facts->entries && i < facts->entries->len; i++)
    {
      gint64 n_deals = 0;

      if (!tandem_firm_list_count_deals (connection, facts->list, tandem_record_get_id (facts->entries->pdata[i]),
                                         &n_deals, error))
        return FALSE;
      g_array_append_val (facts->n_deals, n_deals);
    }
  return facts->entries != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean success = tandem_store_run_finish (TANDEM_STORE (object), result, &error);
  Facts *facts = tandem_store_run_get_data (result);
  TandemListGroup *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (!success)
    {
      tandem_page_show_error (GTK_WIDGET (self), _ ("The list could not be read"), error);
      return;
    }
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->n_deals, g_array_unref);
  self->entries = g_steal_pointer (&facts->entries);
  self->n_deals = g_steal_pointer (&facts->n_deals);
  show_entries (self);
}

static gboolean
counts_deals (TandemListGroup *self)
{
  return self->list == TANDEM_FIRM_LIST_PIPELINES || self->list == TANDEM_FIRM_LIST_STAGES;
}

static void
store_changed_cb (TandemListGroup *self, TandemChanges *changes)
{
  if (tandem_changes_touch (changes, tandem_firm_list_get_table (self->list))
      || (counts_deals (self) && tandem_changes_touch (changes, "deal")))
    tandem_list_group_reload (self);
}

static void
tandem_list_group_dispose (GObject *object)
{
  TandemListGroup *self = TANDEM_LIST_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->n_deals, g_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (tandem_list_group_parent_class)->dispose (object);
}

static void
tandem_list_group_class_init (TandemListGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_list_group_dispose;

  /**
   * TandemListGroup::shown:
   * @entries: (element-type TandemRecord): what stands in the list now
   */
  signals[SIGNAL_SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
tandem_list_group_init (TandemListGroup *self)
{
  self->make_row = make_name_row;
  self->rows = g_object_new (TANDEM_TYPE_ORDERED_LIST, NULL);
  g_signal_connect_object (self->rows, "add-wanted", G_CALLBACK (add_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "delete-wanted", G_CALLBACK (delete_wanted_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->rows));
}

/**
 * tandem_list_group_set_row_func:
 * @func: (scope forever): makes the rows; before tandem_list_group_set_list()
 */
void
tandem_list_group_set_row_func (TandemListGroup *self, TandemListRowFunc func)
{
  self->make_row = func;
}

/**
 * tandem_list_group_set_list:
 * @workspace: the open file; set once
 * @add_title: what the row is called where an entry is added
 *
 * A list of stages is shown once tandem_list_group_set_whole() says of which pipeline.
 */
void
tandem_list_group_set_list (TandemListGroup *self, TandemWorkspace *workspace, TandemFirmList list,
                            const char *add_title)
{
  g_return_if_fail (TANDEM_IS_LIST_GROUP (self) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  self->list = list;
  tandem_ordered_list_set_add_title (self->rows, add_title);
  g_signal_connect_object (get_store (self), "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  if (list != TANDEM_FIRM_LIST_STAGES)
    tandem_list_group_reload (self);
}

/**
 * tandem_list_group_set_whole:
 * @whole_id: what the list belongs to
 */
void
tandem_list_group_set_whole (TandemListGroup *self, gint64 whole_id)
{
  if (self->whole_id == whole_id)
    return;
  self->whole_id = whole_id;
  tandem_list_group_reload (self);
}

/**
 * tandem_list_group_reload:
 *
 * Shows what the file says.
 */
void
tandem_list_group_reload (TandemListGroup *self)
{
  Facts *facts = g_new0 (Facts, 1);

  facts->list = self->list;
  facts->whole_id = self->whole_id;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tandem_store_run_async (get_store (self), TANDEM_STORE_READ, read_cb, facts, free_facts, self->cancellable, loaded_cb,
                          self);
}

TandemWorkspace *
tandem_list_group_get_workspace (TandemListGroup *self)
{
  return self->workspace;
}
