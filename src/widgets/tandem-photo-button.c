/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-photo-button.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-attachment.h"
#include "exchange/tandem-file-intake.h"
#include "model/tandem-attachment.h"
#include "store/tandem-connection.h"
#include "widgets/tandem-file-paste.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-photo-reading.h"

/**
 * TandemPhotoButton:
 *
 * Reads the picture itself, whenever it is changed. What is chosen, dropped or pasted is read and made small aside.
 */
struct _TandemPhotoButton {
  AdwBin parent_instance;

  TandemStore *store;
  guint whole_column;
  gint64 whole_id; /* 0 until it is shown */
  char *name;
  GCancellable *cancellable; /* of what is read from the store */

  GtkMenuButton *button;
  AdwAvatar *avatar;
  GtkWidget *fault_image;
};

G_DEFINE_FINAL_TYPE (TandemPhotoButton, tandem_photo_button, ADW_TYPE_BIN)

static gboolean
is_logo (TandemPhotoButton *self)
{
  return self->whole_column == TANDEM_ATTACHMENT_COMPANY_ID;
}

/* --- setting ------------------------------------------------------------------------------------------------------- */

/* One picture on its way: the record may be another by its end. */
typedef struct {
  TandemPhotoButton *button;
  TandemStore *store;
  guint whole_column;
  gint64 whole_id;
  char *label;
  TandemPhotoFit fit;
  TandemFileContent *file; /* as it was chosen */
} Setting;

static Setting *
setting_new (TandemPhotoButton *button)
{
  Setting *self = g_new0 (Setting, 1);

  self->button = g_object_ref (button);
  self->store = g_object_ref (button->store);
  self->whole_column = button->whole_column;
  self->whole_id = button->whole_id;
  self->fit = is_logo (button) ? TANDEM_PHOTO_FITS : TANDEM_PHOTO_FILLS;
  /* Translators: what undo will undo; %s is a company */
  self->label = is_logo (button) ? g_strdup_printf (_ ("Set the logo of %s"), button->name)
                                 /* Translators: what undo will undo; %s is a person */
                                 : g_strdup_printf (_ ("Set the photo of %s"), button->name);
  return self;
}

static void
setting_free (Setting *self)
{
  g_object_unref (self->button);
  g_object_unref (self->store);
  g_free (self->label);
  g_clear_pointer (&self->file, tandem_file_content_free);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Setting, setting_free)

static void
tell_failure (TandemPhotoButton *self, const GError *error)
{
  if (self->store && gtk_widget_get_root (GTK_WIDGET (self)))
    tandem_page_show_error (GTK_WIDGET (self),
                            is_logo (self) ? _ ("The logo was not changed") : _ ("The photo was not changed"), error);
}

static void
set_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemPhotoButton) self = data;
  g_autoptr (GError) error = NULL;

  if (!tandem_act_finish (result, &error))
    tell_failure (self, error);
}

static void
made_small_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Setting) self = data;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_file_content_free);
  g_autoptr (GError) error = NULL;
  TandemFileContent *photo = g_task_propagate_pointer (G_TASK (result), &error);
  const TandemAttachAct act = { self->label, self->whole_column, self->whole_id, files };

  if (photo == NULL)
    {
      tell_failure (self->button, error);
      return;
    }
  g_ptr_array_add (files, photo);
  tandem_act_set_photo_async (self->store, &act, set_cb, g_object_ref (self->button));
}

static void
make_small_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Setting *self = data;
  GError *error = NULL;
  TandemFileContent *photo = tandem_photo_read (self->file, self->fit, &error);

  if (photo)
    g_task_return_pointer (task, photo, (GDestroyNotify) tandem_file_content_free);
  else
    g_task_return_error (task, error);
}

static void
make_small (Setting *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, made_small_cb, self);

  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, make_small_thread);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Setting) self = data;
  TandemFileIntake *intake = TANDEM_FILE_INTAKE (object);
  GPtrArray *contents = tandem_file_intake_get_contents (intake);
  GPtrArray *refusals = tandem_file_intake_get_refusals (intake);
  g_autoptr (GError) error = NULL;

  if (tandem_file_intake_run_finish (intake, result, NULL) && contents->len > 0)
    {
      self->file = g_ptr_array_steal_index (contents, 0);
      make_small (g_steal_pointer (&self));
    }
  else if (refusals->len > 0)
    {
      error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, refusals->pdata[0]);
      tell_failure (self->button, error);
    }
}

/**
 * tandem_photo_button_set:
 * @file: a picture
 *
 * Gives the record that is shown another picture.
 */
void
tandem_photo_button_set (TandemPhotoButton *self, GFile *file)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TandemFileIntake) intake = NULL;

  g_return_if_fail (TANDEM_IS_PHOTO_BUTTON (self));

  if (self->whole_id == 0)
    return;
  g_ptr_array_add (files, g_object_ref (file));
  intake = tandem_file_intake_new (files);
  tandem_file_intake_run_async (intake, NULL, read_cb, setting_new (self));
}

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemPhotoButton) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file && self->store)
    tandem_photo_button_set (self, file);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemPhotoButton *self = TANDEM_PHOTO_BUTTON (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) pictures = gtk_file_filter_new ();

  gtk_file_filter_set_name (pictures, _ ("Pictures"));
  gtk_file_filter_add_mime_type (pictures, "image/png");
  gtk_file_filter_add_mime_type (pictures, "image/jpeg");
  gtk_file_filter_add_mime_type (pictures, "image/webp");
  gtk_file_dialog_set_title (dialog, is_logo (self) ? _ ("Choose a logo") : _ ("Choose a photo"));
  gtk_file_dialog_set_default_filter (dialog, pictures);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, chosen_cb, g_object_ref (self));
}

static void
pasted_cb (GtkWidget *widget, GPtrArray *files, TandemFileContent *picture)
{
  TandemPhotoButton *self = TANDEM_PHOTO_BUTTON (widget);
  Setting *setting;

  if (self->whole_id == 0 || (files && files->len > 0))
    {
      g_clear_pointer (&picture, tandem_file_content_free);
      if (self->whole_id != 0)
        tandem_photo_button_set (self, files->pdata[0]);
      return;
    }
  if (picture == NULL)
    return;
  setting = setting_new (self);
  setting->file = picture;
  make_small (setting);
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tandem_file_paste (widget, pasted_cb);
}

static gboolean
dropped_cb (TandemPhotoButton *self, const GValue *value)
{
  g_autoptr (GPtrArray) files = tandem_file_list_files (value);

  if (files->len > 0)
    tandem_photo_button_set (self, files->pdata[0]);
  return files->len > 0;
}

static void
removed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemPhotoButton) self = data;
  g_autoptr (GError) error = NULL;

  if (!tandem_act_finish (result, &error))
    tell_failure (self, error);
  else if (gtk_widget_get_root (GTK_WIDGET (self)))
    tandem_page_toast (GTK_WIDGET (self), is_logo (self) ? _ ("The logo was removed") : _ ("The photo was removed"),
                       TRUE);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemPhotoButton *self = TANDEM_PHOTO_BUTTON (widget);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  /* Translators: what undo will undo; %s is a company */
  g_autofree char *label = is_logo (self) ? g_strdup_printf (_ ("Remove the logo of %s"), self->name)
                                          /* Translators: what undo will undo; %s is a person */
                                          : g_strdup_printf (_ ("Remove the photo of %s"), self->name);
  const TandemAttachAct act = { label, self->whole_column, self->whole_id, none };

  tandem_act_set_photo_async (self->store, &act, removed_cb, g_object_ref (self));
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

typedef struct {
  guint whole_column;
  gint64 whole_id;
  GdkTexture *texture;
  gboolean is_damaged; /* there is a picture, and it can't be read */
} Facts;

static void
free_facts (gpointer data)
{
  Facts *facts = data;

  g_clear_object (&facts->texture);
  g_free (facts);
}

/* It is unpacked here, on the thread of the store. One that is damaged leaves the initials, and is told. */
static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Facts *facts = data;
  g_autoptr (GPtrArray) photos
      = tandem_attachment_list (connection, facts->whole_column, facts->whole_id, TANDEM_ATTACHMENT_PHOTO, error);
  g_autoptr (GBytes) bytes = NULL;

  if (photos == NULL)
    return FALSE;
  if (photos->len > 0)
    bytes = tandem_attachment_content_load (connection, photos->pdata[0], NULL);
  if (bytes)
    facts->texture = gdk_texture_new_from_bytes (bytes, NULL);
  facts->is_damaged = photos->len > 0 && facts->texture == NULL;
  return TRUE;
}

static void
show_words (TandemPhotoButton *self)
{
  gboolean is_damaged = gtk_widget_get_visible (self->fault_image);
  g_autofree char *words = NULL;

  if (is_damaged)
    words = g_strdup_printf (is_logo (self) ? _ ("The logo of %s can't be read: choose it again, or remove it")
                                            : _ ("The photo of %s can't be read: choose it again, or remove it"),
                             self->name);
  else
    words = g_strdup_printf (is_logo (self) ? _ ("Logo of %s") : _ ("Photo of %s"), self->name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), words);
}

static void
show (TandemPhotoButton *self, GdkTexture *texture, gboolean is_damaged)
{
  adw_avatar_set_custom_image (self->avatar, GDK_PAINTABLE (texture));
  gtk_widget_set_visible (self->fault_image, is_damaged);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "photo.remove", texture != NULL || is_damaged);
  show_words (self);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Facts *facts = tandem_store_run_get_data (result);

  if (tandem_store_run_finish (TANDEM_STORE (object), result, NULL))
    show (data, facts->texture, facts->is_damaged);
}

static void
load (TandemPhotoButton *self)
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
store_changed_cb (TandemPhotoButton *self, TandemChanges *changes)
{
  if (self->whole_id != 0 && tandem_changes_touch (changes, "attachment"))
    load (self);
}

/* --- object -------------------------------------------------------------------------------------------------------- */

static void
tandem_photo_button_dispose (GObject *object)
{
  TandemPhotoButton *self = TANDEM_PHOTO_BUTTON (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  self->whole_id = 0;
  /* Disposing of the template alone leaves AdwBin with a child that is gone. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_PHOTO_BUTTON);
  G_OBJECT_CLASS (tandem_photo_button_parent_class)->dispose (object);
}

static void
tandem_photo_button_finalize (GObject *object)
{
  g_free (TANDEM_PHOTO_BUTTON (object)->name);
  G_OBJECT_CLASS (tandem_photo_button_parent_class)->finalize (object);
}

static void
tandem_photo_button_class_init (TandemPhotoButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_photo_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_photo_button_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/widgets/tandem-photo-button.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemPhotoButton, button);
  gtk_widget_class_bind_template_child (widget_class, TandemPhotoButton, avatar);
  gtk_widget_class_bind_template_child (widget_class, TandemPhotoButton, fault_image);
  gtk_widget_class_install_action (widget_class, "photo.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "photo.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "photo.remove", NULL, remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "photo.paste", NULL);
}

static void
tandem_photo_button_init (TandemPhotoButton *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "photo.remove", FALSE);
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static GMenuModel *
make_menu (TandemPhotoButton *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, is_logo (self) ? _ ("_Choose a Logo…") : _ ("_Choose a Photo…"), "photo.choose");
  g_menu_append (menu, C_ ("picture", "_Paste"), "photo.paste");
  g_menu_append (menu, C_ ("picture", "_Remove"), "photo.remove");
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/**
 * tandem_photo_button_show:
 * @whole_column: of a #TandemAttachment: whether @whole_id is a contact, whose initials stand in for a photo, or a company
 * @name: what it is called
 */
void
tandem_photo_button_show (TandemPhotoButton *self, TandemStore *store, guint whole_column, gint64 whole_id,
                          const char *name)
{
  g_autoptr (GMenuModel) menu = NULL;

  g_return_if_fail (TANDEM_IS_PHOTO_BUTTON (self));

  if (self->store == NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_set_object (&self->store, store);
  g_set_str (&self->name, name);
  self->whole_column = whole_column;
  show_words (self);
  adw_avatar_set_text (self->avatar, name);
  adw_avatar_set_show_initials (self->avatar, !is_logo (self));
  adw_avatar_set_icon_name (self->avatar, is_logo (self) ? "tandem-companies-symbolic" : NULL);
  if (self->whole_id == whole_id)
    return;
  menu = make_menu (self);
  gtk_menu_button_set_menu_model (self->button, menu);
  self->whole_id = whole_id;
  show (self, NULL, FALSE); /* nobody has the face of another, be it for a moment */
  load (self);
}
