/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-file-group.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act.h"
#include "base/tandem-format.h"
#include "exchange/tandem-file-intake.h"
#include "model/tandem-attachment-content.h"
#include "model/tandem-attachment.h"
#include "store/tandem-connection.h"
#include "widgets/tandem-context-menu.h"
#include "widgets/tandem-entry-group.h"
#include "widgets/tandem-file-adding.h"
#include "widgets/tandem-file-opening.h"
#include "widgets/tandem-file-paste.h"
#include "widgets/tandem-name-dialog.h"
#include "widgets/tandem-page.h"

#define ENTRY       "entry" /* what TandemEntryGroup keeps with a row */
#define PATIENCE_US (200 * 1000)

/**
 * TandemFileGroup:
 *
 * Reads its files itself, whenever they are changed. They are added by the button, dropped, or pasted; each go is one step of undo.
 */
struct _TandemFileGroup {
  AdwBin parent_instance;

  TandemStore *store;
  guint whole_column;
  gint64 whole_id; /* 0 until it is shown */
  char *name;
  GCancellable *cancellable; /* of what is read from the store */
  GPtrArray *files;          /* (element-type TandemAttachment): as shown */

  TandemFileIntake *intake; /* NULL while none runs */
  GCancellable *intake_cancellable;
  gint64 intake_began; /* by the frame clock */

  TandemEntryGroup *entries;
  GtkWidget *progress_box;
  GtkProgressBar *progress_bar;
};

G_DEFINE_FINAL_TYPE (TandemFileGroup, tandem_file_group, ADW_TYPE_BIN)

static void load (TandemFileGroup *self);

/* --- adding -------------------------------------------------------------------------------------------------------- */

static gboolean
is_in_window (TandemFileGroup *self)
{
  return self->store && gtk_widget_get_root (GTK_WIDGET (self)) != NULL;
}

static TandemFileAdding *
begin_adding (TandemFileGroup *self)
{
  return tandem_file_adding_new (GTK_WIDGET (self), self->store, self->whole_column, self->whole_id, self->name);
}

static void
end_intake (TandemFileGroup *self)
{
  g_clear_object (&self->intake);
  g_clear_object (&self->intake_cancellable);
  gtk_widget_set_visible (self->progress_box, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "file.add", TRUE);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemFileAdding) adding = data;
  g_autoptr (TandemFileIntake) intake = g_object_ref (TANDEM_FILE_INTAKE (object));
  TandemFileGroup *self = TANDEM_FILE_GROUP (adding->widget);
  gboolean is_done = tandem_file_intake_run_finish (intake, result, NULL);

  if (self->store == NULL)
    return;
  end_intake (self);
  if (!is_done)
    return;
  if (tandem_file_intake_get_refusals (intake)->len > 0 && is_in_window (self))
    tandem_file_adding_tell_refusals (adding->widget, tandem_file_intake_get_refusals (intake));
  if (tandem_file_intake_get_contents (intake)->len > 0)
    tandem_file_adding_attach (g_steal_pointer (&adding), tandem_file_intake_get_contents (intake));
}

/* What is there at once needs no bar. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TandemFileGroup *self = TANDEM_FILE_GROUP (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (self->intake == NULL)
    return G_SOURCE_REMOVE;
  if (self->intake_began == 0)
    self->intake_began = now;
  gtk_widget_set_visible (self->progress_box, now - self->intake_began > PATIENCE_US);
  gtk_progress_bar_set_fraction (self->progress_bar, tandem_file_intake_get_fraction (self->intake));
  return G_SOURCE_CONTINUE;
}

/**
 * tandem_file_group_add:
 * @files: (element-type GFile): what was chosen or dropped
 *
 * Reads the files aside, and adds those that can be read; of the others it says why not.
 */
void
tandem_file_group_add (TandemFileGroup *self, GPtrArray *files)
{
  g_return_if_fail (TANDEM_IS_FILE_GROUP (self));

  if (self->whole_id == 0 || files->len == 0)
    return;
  if (self->intake)
    {
      tandem_page_toast (GTK_WIDGET (self), _ ("The files before are still being read"), FALSE);
      return;
    }
  self->intake = tandem_file_intake_new (files);
  self->intake_cancellable = g_cancellable_new ();
  self->intake_began = 0;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "file.add", FALSE);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
  tandem_file_intake_run_async (self->intake, self->intake_cancellable, read_cb, begin_adding (self));
}

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemFileGroup) self = data;
  g_autoptr (GListModel) chosen = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (object), result, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; chosen && i < g_list_model_get_n_items (chosen); i++)
    g_ptr_array_add (files, g_list_model_get_item (chosen, i));
  if (is_in_window (self))
    tandem_file_group_add (self, files);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *most = g_format_size (TANDEM_ATTACHMENT_MOST_BYTES);
  /* Translators: %s is a size such as 25 MB */
  g_autofree char *title = g_strdup_printf (_ ("Add files of up to %s"), most);

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_accept_label (dialog, _ ("_Add"));
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, chosen_cb,
                                 g_object_ref (widget));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_cancellable_cancel (TANDEM_FILE_GROUP (widget)->intake_cancellable);
}

static gboolean
dropped_cb (TandemFileGroup *self, const GValue *value)
{
  g_autoptr (GPtrArray) files = tandem_file_list_files (value);

  tandem_file_group_add (self, files);
  return TRUE;
}

static void
pasted_cb (GtkWidget *widget, GPtrArray *files, TandemFileContent *picture)
{
  TandemFileGroup *self = TANDEM_FILE_GROUP (widget);
  g_autoptr (GPtrArray) contents = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_file_content_free);

  if (files)
    {
      tandem_file_group_add (self, files);
      return;
    }
  g_ptr_array_add (contents, picture);
  if (self->whole_id != 0)
    tandem_file_adding_attach (begin_adding (self), contents);
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tandem_file_paste (widget, pasted_cb);
}

/* --- what is done with one ----------------------------------------------------------------------------------------- */

static void
tell_unchanged (TandemFileGroup *self, const GError *error)
{
  if (!is_in_window (self))
    return;
  tandem_page_show_error (GTK_WIDGET (self), _ ("The file was not changed"), error);
  load (self);
}

static void
renamed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemFileGroup) self = data;
  g_autoptr (GError) error = NULL;

  if (!tandem_act_finish (result, &error))
    tell_unchanged (self, error);
}

static void
removed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemFileGroup) self = data;
  g_autoptr (GError) error = NULL;

  if (tandem_act_finish (result, &error))
    {
      if (is_in_window (self))
        tandem_page_toast (GTK_WIDGET (self), _ ("The file was removed"), TRUE);
    }
  else
    tell_unchanged (self, error);
}

static void
remove_file (TandemFileGroup *self, TandemRecord *file)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = tandem_record_get_id (file);
  g_autofree char *label
      = g_strdup_printf (_ ("Remove “%s” of %s"), tandem_record_get_text (file, TANDEM_ATTACHMENT_NAME), self->name);

  g_array_append_val (ids, id);
  tandem_act_trash_async (self->store, label, TANDEM_TYPE_ATTACHMENT, ids, NULL, removed_cb, g_object_ref (self));
}

static void
named_cb (AdwDialog *dialog, const char *name, TandemFileGroup *self)
{
  g_autoptr (TandemRecord) file = tandem_record_copy (g_object_get_data (G_OBJECT (dialog), ENTRY));
  /* Translators: what undo will undo; two names of a file */
  g_autofree char *label
      = g_strdup_printf (_ ("Rename “%s” to “%s”"), tandem_record_get_text (file, TANDEM_ATTACHMENT_NAME), name);

  tandem_record_set_text (file, TANDEM_ATTACHMENT_NAME, name);
  tandem_act_save_one_async (self->store, label, file, NULL, renamed_cb, g_object_ref (self));
}

static void
rename_file (TandemFileGroup *self, TandemRecord *file)
{
  AdwDialog *dialog
      = tandem_name_dialog_new (_ ("Rename the file"), NULL, tandem_record_get_text (file, TANDEM_ATTACHMENT_NAME));

  g_object_set_data_full (G_OBJECT (dialog), ENTRY, g_object_ref (file), g_object_unref);
  g_signal_connect_object (dialog, "named", G_CALLBACK (named_cb), self, 0);
  tandem_page_present_dialog (GTK_WIDGET (self), dialog);
}

static void
entry_activated_cb (TandemFileGroup *self, TandemRecord *file)
{
  tandem_file_opening_open (GTK_WIDGET (self), self->store, file);
}

/* The row that was clicked, or has the focus. */
static GtkWidget *
find_row (GtkWidget *at)
{
  GtkWidget *row = at ? gtk_widget_get_ancestor (at, ADW_TYPE_ACTION_ROW) : NULL;

  return row && g_object_get_data (G_OBJECT (row), ENTRY) ? row : NULL;
}

static GtkWidget *
find_focused (TandemFileGroup *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? find_row (focus) : NULL;
}

typedef void (*FileFunc) (TandemFileGroup *self, TandemRecord *file);

static void
save_file (TandemFileGroup *self, TandemRecord *file)
{
  tandem_file_opening_save (GTK_WIDGET (self), self->store, file);
}

static const struct {
  const char *action;
  FileFunc func;
  guint key;
  const char *title;
} deeds[] = {
  { "file.open", entry_activated_cb, 0, NC_ ("file", "_Open") },
  { "file.save", save_file, 0, NC_ ("file", "_Save As…") },
  { "file.rename", rename_file, GDK_KEY_F2, NC_ ("file", "_Rename…") },
  { "file.remove", remove_file, GDK_KEY_Delete, NC_ ("file", "Re_move") },
};

static void
deed_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemFileGroup *self = TANDEM_FILE_GROUP (widget);
  gint64 id = g_variant_get_int64 (parameter);

  for (guint i = 0; self->files && i < self->files->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (deeds); j++)
      if (tandem_record_get_id (self->files->pdata[i]) == id && g_str_equal (deeds[j].action, name))
        deeds[j].func (self, self->files->pdata[i]);
}

/* --- menu and keys ------------------------------------------------------------------------------------------------- */

static GMenuModel *
make_menu (TandemRecord *file)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (g_dpgettext2 (GETTEXT_PACKAGE, "file", deeds[i].title), NULL);

      g_menu_item_set_action_and_target (item, deeds[i].action, "x", tandem_record_get_id (file));
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
show_menu (TandemFileGroup *self, GtkWidget *row, const graphene_point_t *point)
{
  g_autoptr (GMenuModel) menu = make_menu (g_object_get_data (G_OBJECT (row), ENTRY));

  tandem_context_menu_show (GTK_WIDGET (self), menu, row, point);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_pressed, double x, double y, TandemFileGroup *self)
{
  GtkWidget *row = find_row (gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT));
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);

  if (row == NULL || !gtk_widget_compute_point (GTK_WIDGET (self), row, &point, &point))
    return;
  show_menu (self, row, &point);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, TandemFileGroup *self)
{
  GtkWidget *row = find_focused (self);

  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (state & GDK_SHIFT_MASK)))
    {
      show_menu (self, row, &GRAPHENE_POINT_INIT (40, 30));
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_KP_Delete)
    key = GDK_KEY_Delete;
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (key == deeds[i].key)
      {
        deeds[i].func (self, g_object_get_data (G_OBJECT (row), ENTRY));
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

static void
add_row (TandemFileGroup *self, TandemRecord *file, GTimeZone *zone)
{
  const char *name = tandem_record_get_text (file, TANDEM_ATTACHMENT_NAME);
  g_autofree char *size = g_format_size ((guint64) tandem_record_get_integer (file, TANDEM_ATTACHMENT_SIZE));
  g_autofree char *day = tandem_format_day (tandem_record_get_created_at (file), zone);
  g_autofree char *about = g_strdup_printf ("%s · %s", size, day);
  g_autofree char *type = g_content_type_from_mime_type (tandem_record_get_text (file, TANDEM_ATTACHMENT_CONTENT_TYPE));
  g_autoptr (GIcon) icon = g_content_type_get_symbolic_icon (type ? type : "application/octet-stream");
  g_autoptr (GMenuModel) menu = make_menu (file);
  /* Translators: %s is the name of a file */
  g_autofree char *tooltip = g_strdup_printf (_ ("More about “%s”"), name);
  AdwActionRow *row = tandem_entry_group_add_entry (self->entries, G_OBJECT (file), name, about);
  GtkWidget *button = gtk_menu_button_new ();

  adw_action_row_add_prefix (row, g_object_new (GTK_TYPE_IMAGE, "gicon", icon, "accessible-role",
                                                GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_action_row_add_suffix (row, button);
}

static void
show (TandemFileGroup *self, GPtrArray *files, GTimeZone *zone)
{
  g_autofree char *most = g_format_size (TANDEM_ATTACHMENT_MOST_BYTES);
  /* Translators: %s is a size such as 25 MB */
  g_autofree char *hint = g_strdup_printf (_ ("Drop files here, up to %s each"), most);

  g_clear_pointer (&self->files, g_ptr_array_unref);
  self->files = g_ptr_array_ref (files);
  tandem_entry_group_begin (self->entries);
  for (guint i = 0; i < files->len; i++)
    add_row (self, files->pdata[i], zone);
  tandem_entry_group_end (self->entries);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->entries), files->len == 0 ? hint : NULL);
}

typedef struct {
  guint whole_column;
  gint64 whole_id;
  GPtrArray *files;
  GTimeZone *zone;
} Facts;

static void
free_facts (gpointer data)
{
  Facts *facts = data;

  g_clear_pointer (&facts->files, g_ptr_array_unref);
  g_clear_pointer (&facts->zone, g_time_zone_unref);
  g_free (facts);
}

static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Facts *facts = data;

  facts->zone = g_time_zone_ref (tandem_connection_get_time_zone (connection));
  facts->files
      = tandem_attachment_list (connection, facts->whole_column, facts->whole_id, TANDEM_ATTACHMENT_FILE, error);
  return facts->files != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done = tandem_store_run_finish (TANDEM_STORE (object), result, &error);
  Facts *facts = tandem_store_run_get_data (result);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (is_done)
    show (data, facts->files, facts->zone);
  else
    tandem_page_show_error (data, _ ("The files could not be read"), error);
}

static void
load (TandemFileGroup *self)
{
  Facts *facts = g_new0 (Facts, 1);

  facts->whole_column = self->whole_column;
  facts->whole_id = self->whole_id;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tandem_store_run_async (self->store, TANDEM_STORE_READ, load_cb, facts, free_facts, self->cancellable, loaded_cb,
                          self);
}

static void
store_changed_cb (TandemFileGroup *self, TandemChanges *changes)
{
  if (self->whole_id != 0 && tandem_changes_touch (changes, "attachment"))
    load (self);
}

/* --- object -------------------------------------------------------------------------------------------------------- */

static void
tandem_file_group_dispose (GObject *object)
{
  TandemFileGroup *self = TANDEM_FILE_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_cancellable_cancel (self->intake_cancellable);
  g_clear_object (&self->intake_cancellable);
  g_clear_object (&self->intake);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_object (&self->store);
  self->whole_id = 0;
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_FILE_GROUP);
  G_OBJECT_CLASS (tandem_file_group_parent_class)->dispose (object);
}

static void
tandem_file_group_finalize (GObject *object)
{
  g_free (TANDEM_FILE_GROUP (object)->name);
  G_OBJECT_CLASS (tandem_file_group_parent_class)->finalize (object);
}

static void
tandem_file_group_class_init (TandemFileGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_file_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_file_group_finalize;
  g_type_ensure (TANDEM_TYPE_ENTRY_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/widgets/tandem-file-group.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemFileGroup, entries);
  gtk_widget_class_bind_template_child (widget_class, TandemFileGroup, progress_box);
  gtk_widget_class_bind_template_child (widget_class, TandemFileGroup, progress_bar);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_install_action (widget_class, "file.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "file.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "file.paste", NULL, paste_action);
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    gtk_widget_class_install_action (widget_class, deeds[i].action, "x", deed_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "file.paste", NULL);
}

static void
tandem_file_group_init (TandemFileGroup *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * tandem_file_group_show:
 * @whole_column: of a #TandemAttachment: whether @whole_id is a contact, a company, a deal or a campaign
 * @name: what undo calls it
 */
void
tandem_file_group_show (TandemFileGroup *self, TandemStore *store, guint whole_column, gint64 whole_id,
                        const char *name)
{
  g_return_if_fail (TANDEM_IS_FILE_GROUP (self));

  if (self->store == NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_set_object (&self->store, store);
  g_set_str (&self->name, name);
  if (self->whole_id == whole_id)
    return;
  self->whole_column = whole_column;
  self->whole_id = whole_id;
  load (self);
}
