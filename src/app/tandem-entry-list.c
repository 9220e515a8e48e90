/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-entry-list.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act.h"
#include "app/tandem-entry-dialog.h"
#include "model/tandem-person.h"
#include "widgets/tandem-page.h"

/**
 * TandemEntryList:
 *
 * Reads the records whenever they are changed. A row opens the dialog that changes one, a button the one that adds one.
 */
struct _TandemEntryList {
  AdwPreferencesGroup parent_instance;

  TandemEntryGroup *group;
  GtkWidget *add_button;
  TandemWorkspace *workspace;
  const TandemEntryKind *kind;
  GCancellable *cancellable;
  GPtrArray *people; /* (element-type TandemPerson): as last read */
};

G_DEFINE_FINAL_TYPE (TandemEntryList, tandem_entry_list, ADW_TYPE_PREFERENCES_GROUP)

static void load (TandemEntryList *self);

/* --- changing ------------------------------------------------------------------------------------------------------ */

static void
open_dialog (TandemEntryList *self, TandemRecord *record)
{
  if (self->people)
    tandem_page_present_dialog (GTK_WIDGET (self),
                                tandem_entry_dialog_new (self->workspace, self->kind, record, self->people));
}

static void
add_clicked_cb (TandemEntryList *self)
{
  g_autoptr (TandemRecord) record = g_object_new (self->kind->get_type (), NULL);

  open_dialog (self, record);
}

static void
entry_activated_cb (TandemEntryList *self, GObject *entry)
{
  open_dialog (self, TANDEM_RECORD (entry));
}

static void
trashed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemEntryList) self = data;
  g_autoptr (GError) error = NULL;

  if (!tandem_act_finish (result, &error) && self->workspace)
    tandem_page_show_error (GTK_WIDGET (self), _ ("The list was not changed"), error);
}

static void
entry_trashed_cb (TandemEntryList *self, GObject *entry)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = tandem_record_get_id (TANDEM_RECORD (entry));

  g_array_append_val (ids, id);
  tandem_act_trash_async (tandem_workspace_get_store (self->workspace),
                          g_dgettext (GETTEXT_PACKAGE, self->kind->delete_label), self->kind->get_type (), ids, NULL,
                          trashed_cb, g_object_ref (self));
}

/* --- reading ------------------------------------------------------------------------------------------------------- */

typedef struct {
  const TandemEntryKind *kind;
  GPtrArray *records, *people;
} Facts;

static void
free_facts (gpointer data)
{
  Facts *facts = data;

  g_clear_pointer (&facts->records, g_ptr_array_unref);
  g_clear_pointer (&facts->people, g_ptr_array_unref);
  g_free (facts);
}

static gboolean
read_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Facts *facts = data;
  g_autofree char *where = g_strconcat ("deleted_at IS NULL ORDER BY ", facts->kind->order, NULL);

  facts->records = tandem_record_load_where (connection, facts->kind->get_type (), where, 0, error);
  if (facts->records)
    facts->people
        = tandem_record_load_where (connection, TANDEM_TYPE_PERSON, "deleted_at IS NULL ORDER BY id", 0, error);
  return facts->people != NULL;
}

static void
show_records (TandemEntryList *self, GPtrArray *records)
{
  tandem_entry_group_begin (self->group);
  for (guint i = 0; i < records->len; i++)
    {
      TandemRecord *record = g_ptr_array_index (records, i);
      g_autofree char *title = self->kind->dup_title (record, self->people);
      g_autofree char *subtitle = self->kind->dup_subtitle (record, tandem_workspace_get_currency (self->workspace));

      tandem_entry_group_add_trash (self->group, tandem_entry_group_add_entry (self->group, G_OBJECT (record), title,
                                                                               subtitle ? subtitle : ""));
    }
  tandem_entry_group_end (self->group);
}

static void
read_done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean success = tandem_store_run_finish (TANDEM_STORE (object), result, &error);
  Facts *facts = tandem_store_run_get_data (result);
  TandemEntryList *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (!success)
    {
      tandem_page_show_error (GTK_WIDGET (self), _ ("The list could not be read"), error);
      return;
    }
  g_clear_pointer (&self->people, g_ptr_array_unref);
  self->people = g_steal_pointer (&facts->people);
  show_records (self, facts->records);
}

static void
load (TandemEntryList *self)
{
  Facts *facts = g_new0 (Facts, 1);

  facts->kind = self->kind;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tandem_store_run_async (tandem_workspace_get_store (self->workspace), TANDEM_STORE_READ, read_cb, facts, free_facts,
                          self->cancellable, read_done_cb, self);
}

static void
store_changed_cb (TandemEntryList *self, TandemChanges *changes)
{
  if (tandem_changes_touch (changes, self->kind->table) || tandem_changes_touch (changes, "person"))
    load (self);
}

static void
tandem_entry_list_dispose (GObject *object)
{
  TandemEntryList *self = TANDEM_ENTRY_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (tandem_entry_list_parent_class)->dispose (object);
}

static void
tandem_entry_list_class_init (TandemEntryListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_entry_list_dispose;
}

static void
tandem_entry_list_init (TandemEntryList *self)
{
  self->group = g_object_new (TANDEM_TYPE_ENTRY_GROUP, NULL);
  self->add_button = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add_button, "flat");
  gtk_widget_set_valign (self->add_button, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->group, "entry-activated", G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->group, "entry-trashed", G_CALLBACK (entry_trashed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->add_button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->group));
}

/**
 * tandem_entry_list_set_kind:
 * @workspace: the open file; set once
 * @kind: (scope forever): which records
 */
void
tandem_entry_list_set_kind (TandemEntryList *self, TandemWorkspace *workspace, const TandemEntryKind *kind)
{
  g_return_if_fail (TANDEM_IS_ENTRY_LIST (self) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  gtk_widget_set_tooltip_text (self->add_button, g_dgettext (GETTEXT_PACKAGE, kind->add_label));
  g_signal_connect_object (tandem_workspace_get_store (workspace), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  load (self);
}
