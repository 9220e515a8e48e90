/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-record-chooser.h"

#include <glib/gi18n-lib.h>

#define ID        "tandem-id"
#define MOST_HITS 50

struct _TandemRecordChooser {
  AdwDialog parent_instance;

  TandemWorkspace *workspace;
  TandemSearchKind kind;
  GCancellable *cancellable;

  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkListBox *hits_box;
  GtkWidget *none_button;
};

typedef enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
} TandemRecordChooserSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemRecordChooser, tandem_record_chooser, ADW_TYPE_DIALOG)

static void
choose (TandemRecordChooser *self, gint64 id)
{
  g_object_ref (self);
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, id);
  g_object_unref (self);
}

static void
row_activated_cb (GtkListBox *box, GtkListBoxRow *row, TandemRecordChooser *self)
{
  choose (self, *(gint64 *) g_object_get_data (G_OBJECT (row), ID));
}

static void
none_clicked_cb (TandemRecordChooser *self)
{
  choose (self, 0);
}

/* --- searching ----------------------------------------------------------------------------------------------------- */

static void
add_hit (TandemRecordChooser *self, TandemSearchHit *hit)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", hit->name.text, "activatable", TRUE,
                                 "title-lines", 1, "subtitle-lines", 1, NULL);

  if (hit->detail.text)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), hit->detail.text);
  g_object_set_data_full (G_OBJECT (row), ID, g_memdup2 (&hit->id, sizeof hit->id), g_free);
  gtk_list_box_append (self->hits_box, row);
}

static void
found_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = tandem_search_query_finish (TANDEM_SEARCH (object), result, &error);
  TandemRecordChooser *self;
  guint n_hits = 0;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  gtk_list_box_remove_all (self->hits_box);
  for (guint i = 0; hits && i < hits->len; i++)
    {
      TandemSearchHit *hit = g_ptr_array_index (hits, i);

      if (hit->kind != self->kind)
        continue;
      add_hit (self, hit);
      n_hits++;
    }
  gtk_stack_set_visible_child_name (self->stack, n_hits > 0 ? "hits" : "no-match");
}

static void
search_changed_cb (TandemRecordChooser *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (*typed == '\0')
    {
      gtk_stack_set_visible_child_name (self->stack, "hint");
      return;
    }
  self->cancellable = g_cancellable_new ();
  tandem_search_query_async (tandem_workspace_get_search (self->workspace), typed, MOST_HITS, self->cancellable,
                             found_cb, self);
}

/* Enter takes the first, as long as it stands for what was typed. */
static void
search_activated_cb (TandemRecordChooser *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->hits_box, 0);

  if (first && g_str_equal (gtk_stack_get_visible_child_name (self->stack), "hits"))
    row_activated_cb (self->hits_box, first, self);
}

static void
search_stopped_cb (TandemRecordChooser *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                TandemRecordChooser *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->hits_box, 0);

  if (key != GDK_KEY_Down || first == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (first));
  return GDK_EVENT_STOP;
}

/* --- object -------------------------------------------------------------------------------------------------------- */

static void
tandem_record_chooser_dispose (GObject *object)
{
  TandemRecordChooser *self = TANDEM_RECORD_CHOOSER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_RECORD_CHOOSER);
  G_OBJECT_CLASS (tandem_record_chooser_parent_class)->dispose (object);
}

static void
tandem_record_chooser_class_init (TandemRecordChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_record_chooser_dispose;

  /**
   * TandemRecordChooser::chosen:
   * @id: the record, 0 for none
   *
   * A record was chosen; the dialog is closed by then.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/widgets/tandem-record-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemRecordChooser, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TandemRecordChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemRecordChooser, hits_box);
  gtk_widget_class_bind_template_child (widget_class, TandemRecordChooser, none_button);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, none_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
}

static void
tandem_record_chooser_init (TandemRecordChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_record_chooser_new:
 * @kind: of which records
 * @title: what is asked: "Choose a contact"
 * @none: (nullable): what a button says that chooses none; %NULL where one has to be chosen
 */
AdwDialog *
tandem_record_chooser_new (TandemWorkspace *workspace, TandemSearchKind kind, const char *title, const char *none)
{
  TandemRecordChooser *self = g_object_new (TANDEM_TYPE_RECORD_CHOOSER, "title", title, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->hits_box), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_visible (self->none_button, none != NULL);
  if (none)
    gtk_button_set_label (GTK_BUTTON (self->none_button), none);
  return ADW_DIALOG (self);
}
