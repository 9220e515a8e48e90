/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-quick-add-dialog.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-contact.h"
#include "base/tandem-fold.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-contact-query.h"
#include "widgets/tandem-field-row.h"
#include "widgets/tandem-page.h"

struct _TandemQuickAddDialog {
  AdwDialog parent_instance;

  TandemWorkspace *workspace;
  GCancellable *cancellable;    /* of the look for the same e-mail */
  gint64 duplicate_id;
  gint64 company_id; /* taken while its name stands in the row: there may be others of it */

  AdwEntryRow *given_row;
  AdwEntryRow *family_row;
  AdwEntryRow *company_row;
  AdwEntryRow *email_row;
  AdwEntryRow *phone_row;
  GtkLabel *hint_label;
  GtkRevealer *duplicate_revealer;
  GtkLabel *duplicate_label;
};

typedef struct {
  char *email;
  gint64 id;
  char *name;
} Duplicate;

typedef enum {
  SIGNAL_DONE,
  N_SIGNALS,
} TandemQuickAddDialogSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemQuickAddDialog, tandem_quick_add_dialog, ADW_TYPE_DIALOG)

static char *
dup_text (AdwEntryRow *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  return *text ? g_steal_pointer (&text) : NULL;
}

static gboolean
is_filled (AdwEntryRow *row)
{
  g_autofree char *text = dup_text (row);

  return text != NULL;
}

/* The line below the fields: what is wrong, else what is needed. It keeps its place, so that nothing jumps while one types. */
static void
show_hint (TandemQuickAddDialog *self, const GError *error)
{
  const char *need = _ ("A name, an e-mail or a phone is enough.");

  gtk_label_set_label (self->hint_label, error ? error->message : need);
  gtk_widget_set_css_classes (GTK_WIDGET (self->hint_label),
                              (const char *[]) { "caption", error ? "error" : "dimmed", NULL });
  if (error)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->email_row), "error");
      gtk_widget_grab_focus (GTK_WIDGET (self->email_row));
      gtk_accessible_announce (GTK_ACCESSIBLE (self), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->email_row), "error");
}

static void
update (TandemQuickAddDialog *self)
{
  gboolean enough = is_filled (self->given_row) || is_filled (self->family_row) || is_filled (self->email_row)
                    || is_filled (self->phone_row);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "quick-add.add", enough);
  show_hint (self, NULL);
}

static void
changed_cb (GtkEditable *editable, TandemQuickAddDialog *self)
{
  update (self);
}

/* --- whether it is there already ----------------------------------------------------------------------------------- */

static void
free_duplicate (gpointer data)
{
  Duplicate *duplicate = data;

  g_free (duplicate->email);
  g_free (duplicate->name);
  g_free (duplicate);
}

static gboolean
find_duplicate_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Duplicate *duplicate = data;
  g_autofree char *folded = tandem_fold_text (duplicate->email);
  g_autoptr (GPtrArray) rows = NULL;

  if (!tandem_contact_query_find_point (connection, "email", folded, &duplicate->id, error))
    return FALSE;
  if (duplicate->id == 0)
    return TRUE;
  rows = tandem_contact_query_load_rows (connection, &duplicate->id, 1, error);
  if (rows == NULL)
    return FALSE;
  if (g_ptr_array_index (rows, 0))
    duplicate->name = g_strdup (((TandemContactRow *) g_ptr_array_index (rows, 0))->name);
  return TRUE;
}

static void
duplicate_found_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean success = tandem_store_run_finish (TANDEM_STORE (object), result, &error);
  Duplicate *duplicate = tandem_store_run_get_data (result);
  TandemQuickAddDialog *self;
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  self->duplicate_id = success && duplicate->name ? duplicate->id : 0;
  if (self->duplicate_id != 0)
    {
      /* Translators: %s is a person */
      text = g_strdup_printf (_ ("Here already with the same e-mail: %s"), duplicate->name);
      gtk_label_set_label (self->duplicate_label, text);
      gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    }
  gtk_revealer_set_reveal_child (self->duplicate_revealer, self->duplicate_id != 0);
}

static void
email_changed_cb (GtkEditable *editable, TandemQuickAddDialog *self)
{
  g_autofree char *email = dup_text (self->email_row);
  Duplicate *duplicate;

  update (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (email == NULL)
    {
      gtk_revealer_set_reveal_child (self->duplicate_revealer, FALSE);
      return;
    }
  self->cancellable = g_cancellable_new ();
  duplicate = g_new0 (Duplicate, 1);
  duplicate->email = g_steal_pointer (&email);
  tandem_store_run_async (tandem_workspace_get_store (self->workspace), TANDEM_STORE_READ, find_duplicate_cb, duplicate,
                          free_duplicate, self->cancellable, duplicate_found_cb, self);
}

/* --- acts ---------------------------------------------------------------------------------------------------------- */

static void
finish (TandemQuickAddDialog *self, gint64 id)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0, id);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
added_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemQuickAddDialog) self = data;
  g_autoptr (GError) error = NULL;
  TandemContactDraft *draft = tandem_store_run_get_data (result);

  if (tandem_act_finish (result, &error))
    {
      finish (self, tandem_record_get_id (TANDEM_RECORD (draft->contact)));
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  tandem_page_show_error (GTK_WIDGET (self), _ ("The contact was not added"), error);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemQuickAddDialog *self = TANDEM_QUICK_ADD_DIALOG (widget);
  TandemContactDraft *draft;
  g_autoptr (GError) error = NULL;
  g_autofree char *given = dup_text (self->given_row);
  g_autofree char *family = dup_text (self->family_row);
  g_autofree char *email = dup_text (self->email_row);
  g_autofree char *phone = dup_text (self->phone_row);

  if (email && !tandem_contact_point_check_email (email, &error))
    {
      show_hint (self, error);
      return;
    }
  draft = tandem_contact_draft_new ();
  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_GIVEN_NAME, given);
  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, family);
  draft->company = dup_text (self->company_row);
  if (draft->company)
    tandem_record_set_id (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_COMPANY_ID, self->company_id);
  tandem_contact_draft_add_point (draft, "email", email, NULL);
  tandem_contact_draft_add_point (draft, "phone", phone, NULL);
  /* A second Enter must not add it twice. */
  gtk_widget_set_sensitive (widget, FALSE);
  tandem_act_add_contact_async (tandem_workspace_get_store (self->workspace), draft, NULL, added_cb, g_object_ref (self));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemQuickAddDialog *self = TANDEM_QUICK_ADD_DIALOG (widget);

  if (self->duplicate_id != 0)
    finish (self, self->duplicate_id);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
tandem_quick_add_dialog_dispose (GObject *object)
{
  TandemQuickAddDialog *self = TANDEM_QUICK_ADD_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (tandem_quick_add_dialog_parent_class)->dispose (object);
}

static void
tandem_quick_add_dialog_class_init (TandemQuickAddDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_quick_add_dialog_dispose;

  /**
   * TandemQuickAddDialog::done:
   * @id: the contact that was added, or that was there already
   */
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-quick-add-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemQuickAddDialog, given_row);
  gtk_widget_class_bind_template_child (widget_class, TandemQuickAddDialog, family_row);
  gtk_widget_class_bind_template_child (widget_class, TandemQuickAddDialog, company_row);
  gtk_widget_class_bind_template_child (widget_class, TandemQuickAddDialog, email_row);
  gtk_widget_class_bind_template_child (widget_class, TandemQuickAddDialog, phone_row);
  gtk_widget_class_bind_template_child (widget_class, TandemQuickAddDialog, hint_label);
  gtk_widget_class_bind_template_child (widget_class, TandemQuickAddDialog, duplicate_revealer);
  gtk_widget_class_bind_template_child (widget_class, TandemQuickAddDialog, duplicate_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, email_changed_cb);
  gtk_widget_class_install_action (widget_class, "quick-add.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "quick-add.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "quick-add.cancel", NULL, cancel_action);
}

static void
tandem_quick_add_dialog_init (TandemQuickAddDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tandem_entry_row_keep_left_to_right (self->phone_row);
  update (self);
}

/**
 * tandem_quick_add_dialog_new:
 * @workspace: an open file
 */
AdwDialog *
tandem_quick_add_dialog_new (TandemWorkspace *workspace)
{
  TandemQuickAddDialog *self = g_object_new (TANDEM_TYPE_QUICK_ADD_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  return ADW_DIALOG (self);
}

/**
 * tandem_quick_add_dialog_new_in_company:
 * @company_id: where the contact works
 * @company: what it is called
 */
AdwDialog *
tandem_quick_add_dialog_new_in_company (TandemWorkspace *workspace, gint64 company_id, const char *company)
{
  TandemQuickAddDialog *self = TANDEM_QUICK_ADD_DIALOG (tandem_quick_add_dialog_new (workspace));

  self->company_id = company_id;
  gtk_editable_set_text (GTK_EDITABLE (self->company_row), company);
  return ADW_DIALOG (self);
}
