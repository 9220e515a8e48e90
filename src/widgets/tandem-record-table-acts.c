/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person does with the rows of a table. */
#include "widgets/tandem-record-table-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/tandem-own-question.h"
#include "widgets/tandem-table-menu.h"

static char *
make_trash_label (TandemRecordTable *self, GArray *ids)
{
  g_autoptr (GObject) row = NULL;
  g_autofree char *name = NULL;
  guint position;

  if (ids->len == 1 && tandem_record_list_find (self->list, g_array_index (ids, gint64, 0), &position))
    row = tandem_record_list_dup_record (self->list, position);
  name = row ? self->kind->title.write (row, self->workspace) : NULL;
  if (name)
    /* Translators: what undo will undo; %s is a record */
    return g_strdup_printf (_ ("Move “%s” to the trash"), name);
  return self->kind->words.say_trash (ids->len);
}

static void
trash_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemRecordTable *self = TANDEM_RECORD_TABLE (widget);
  g_autoptr (GArray) ids = tandem_record_table_get_chosen (self);
  const char *trashed = self->kind->words.trashed;
  g_autoptr (TandemBulk) bulk = NULL;
  g_autofree char *label = NULL;

  if (ids->len == 0)
    return;
  label = make_trash_label (self, ids);
  bulk = tandem_bulk_new_trash (label, self->kind->get_type (), ids);
  tandem_record_table_do (self, bulk, trashed ? _ (trashed) : _ ("Moved to the trash"),
                          _ ("Nothing was moved to the trash"));
}

static void
set_own_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemRecordTable *self = TANDEM_RECORD_TABLE (widget);

  tandem_own_question_ask (self, self->workspace, self->kind);
}

static void
select_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (TANDEM_RECORD_TABLE (widget)->list));
}

static void
unselect_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (TANDEM_RECORD_TABLE (widget)->list));
}

static void
row_activated_cb (GtkWidget *view, guint position, TandemRecordTable *self)
{
  g_signal_emit (self, tandem_record_table_signals[TANDEM_RECORD_TABLE_OPEN], 0,
                 tandem_record_list_get_id (self->list, position));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemRecordTable *self = TANDEM_RECORD_TABLE (widget);
  g_autoptr (GArray) ids = tandem_record_table_get_chosen (self);

  if (ids->len == 1)
    g_signal_emit (self, tandem_record_table_signals[TANDEM_RECORD_TABLE_OPEN], 0, g_array_index (ids, gint64, 0));
}

/* Escape ends a selection of several; then it is the page's, which may have a record open; then it ends any selection, and at last
 * the search, which was perhaps typed right here. */
static void
leave_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemRecordTable *self = TANDEM_RECORD_TABLE (widget);
  guint n_selected = tandem_record_list_get_n_selected (self->list);
  gboolean is_taken = FALSE;

  if (n_selected < TANDEM_RECORD_TABLE_MANY)
    g_signal_emit (self, tandem_record_table_signals[TANDEM_RECORD_TABLE_LEAVE], 0, &is_taken);
  if (is_taken)
    return;
  if (n_selected > 0)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->list));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
selection_changed_cb (GtkSelectionModel *model, guint position, guint n_items, TandemRecordTable *self)
{
  g_autoptr (GArray) ids = NULL;

  tandem_record_table_update_selection (self);
  if (tandem_record_list_get_n_selected (self->list) != 1)
    return;
  ids = tandem_record_list_get_selected (self->list);
  g_signal_emit (self, tandem_record_table_signals[TANDEM_RECORD_TABLE_SELECTED], 0, g_array_index (ids, gint64, 0));
}

/* --- the menu of a row --------------------------------------------------------------------------------------------- */

static void
menu_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, TandemRecordTable *self)
{
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);

  if (gtk_widget_compute_point (GTK_WIDGET (self->list_stack), tandem_record_table_get_list_widget (self), &point,
                                &point)
      && tandem_table_menu_show_at (GTK_WIDGET (self), self->row_menu, tandem_record_table_get_view (self),
                                    tandem_record_table_get_list_widget (self), &point))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemRecordTable *self = TANDEM_RECORD_TABLE (widget);

  tandem_table_menu_show_focused (widget, self->row_menu, tandem_record_table_get_view (self));
}

void
tandem_record_table_follow_selection (TandemRecordTable *self)
{
  g_signal_connect_object (self->list, "selection-changed", G_CALLBACK (selection_changed_cb), self, 0);
}

void
tandem_record_table_bind_acts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, menu_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "table.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "table.trash", NULL, trash_action);
  gtk_widget_class_install_action (widget_class, "table.set-own", NULL, set_own_action);
  gtk_widget_class_install_action (widget_class, "table.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "table.leave", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "table.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (widget_class, "table.unselect", NULL, unselect_action);
}
