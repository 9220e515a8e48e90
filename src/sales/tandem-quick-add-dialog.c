/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A contact that is added in a moment: what is asked at once is what one has at hand. Where it stands, whose it is, where it came
 * from and a first note wait behind a fold, with what is taken where nobody opens it. */
#include "sales/tandem-quick-add-dialog.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-contact.h"
#include "model/tandem-channel.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-person.h"
#include "sales/tandem-contact-lookalikes.h"
#include "widgets/tandem-dialog-fault.h"
#include "widgets/tandem-field-row.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-reference-row.h"

struct _TandemQuickAddDialog {
  AdwDialog parent_instance;

  TandemWorkspace *workspace;
  TandemContactLookalikes *lookalikes;
  GCancellable *cancellable; /* of the look for them */
  GCancellable *reading;     /* of what can be chosen */
  gint64 company_id;         /* taken while its name stands in the row: there may be others of it */

  AdwEntryRow *given_row;
  AdwEntryRow *family_row;
  AdwEntryRow *company_row;
  AdwEntryRow *email_row;
  AdwEntryRow *phone_row;
  AdwExpanderRow *more_row;
  AdwComboRow *stage_row;
  TandemReferenceRow *owner_row;
  TandemReferenceRow *channel_row;
  AdwEntryRow *note_row;
  GtkLabel *problem_label;
  GtkRevealer *lookalikes_revealer;
  GtkBox *lookalikes_box;
};

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

/* What is wrong with the e-mail, if anything. */
static void
show_problem (TandemQuickAddDialog *self, const GError *error)
{
  gtk_label_set_label (self->problem_label, error ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), error != NULL);
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
  show_problem (self, NULL);
}

/* --- behind the fold ----------------------------------------------------------------------------------------------- */

typedef struct {
  GPtrArray *people;
  GPtrArray *channels;
} Choices;

static void
free_choices (gpointer data)
{
  Choices *choices = data;

  g_clear_pointer (&choices->people, g_ptr_array_unref);
  g_clear_pointer (&choices->channels, g_ptr_array_unref);
  g_free (choices);
}

static gboolean
read_choices_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Choices *choices = data;

  choices->people = tandem_person_list (connection, 0, error);
  choices->channels = choices->people ? tandem_channel_list (connection, 0, error) : NULL;
  return choices->channels != NULL;
}

/* Whoever adds it looks after it, as with a company or a deal, unless somebody else is chosen. */
static void
choices_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean success = tandem_store_run_finish (TANDEM_STORE (object), result, &error);
  Choices *choices = tandem_store_run_get_data (result);
  TandemQuickAddDialog *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (success)
    {
      tandem_reference_row_show (self->owner_row, choices->people, TANDEM_PERSON_NAME,
                                 tandem_workspace_get_person_id (self->workspace));
      tandem_reference_row_show (self->channel_row, choices->channels, TANDEM_CHANNEL_NAME, 0);
    }
  else
    show_problem (self, error);
  gtk_widget_set_sensitive (GTK_WIDGET (self->owner_row), success);
  gtk_widget_set_sensitive (GTK_WIDGET (self->channel_row), success);
}

static gpointer
add_more (TandemQuickAddDialog *self, GtkWidget *row)
{
  adw_expander_row_add_row (self->more_row, row);
  return row;
}

static void
make_more (TandemQuickAddDialog *self)
{
  g_autoptr (GtkStringList) stages = gtk_string_list_new (NULL);

  for (TandemLifecycle stage = 0; stage < TANDEM_LIFECYCLE_N_STAGES; stage++)
    gtk_string_list_append (stages, tandem_lifecycle_get_title (stage));
  self->stage_row = add_more (self, g_object_new (ADW_TYPE_COMBO_ROW, "title", C_ ("field", "Lifecycle"), "model", stages,
                                                  "selected", TANDEM_LIFECYCLE_LEAD, NULL));
  self->owner_row = add_more (self, tandem_reference_row_new (C_ ("field", "Owner"), C_ ("owner", "Nobody")));
  self->channel_row = add_more (self, tandem_reference_row_new (C_ ("field", "First channel"), C_ ("channel", "None")));
  self->note_row = add_more (self, g_object_new (ADW_TYPE_ENTRY_ROW, "title", C_ ("activity", "Note"),
                                                 "activates-default", TRUE, NULL));
  gtk_widget_set_sensitive (GTK_WIDGET (self->owner_row), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->channel_row), FALSE);
}

static void
take_more (TandemQuickAddDialog *self, TandemContactDraft *draft)
{
  TandemRecord *contact = TANDEM_RECORD (draft->contact);
  gboolean was_read = gtk_widget_get_sensitive (GTK_WIDGET (self->owner_row));

  tandem_record_set_text (contact, TANDEM_CONTACT_LIFECYCLE_STAGE,
                          tandem_lifecycle_get_nick ((TandemLifecycle) adw_combo_row_get_selected (self->stage_row)));
  tandem_record_set_id (contact, TANDEM_CONTACT_OWNER_ID,
                        was_read ? tandem_reference_row_get_id (self->owner_row)
                                 : tandem_workspace_get_person_id (self->workspace));
  tandem_record_set_id (contact, TANDEM_CONTACT_SOURCE_CHANNEL_ID, tandem_reference_row_get_id (self->channel_row));
  draft->note = dup_text (self->note_row);
}

/* --- whether it is there already ----------------------------------------------------------------------------------- */

static char *
describe (TandemLookalike *lookalike)
{
  const char *name = lookalike->row->name ? lookalike->row->name : _ ("No name");

  switch (lookalike->reason)
    {
    case TANDEM_LOOKALIKE_EMAIL:
      /* Translators: %s is a person */
      return g_strdup_printf (_ ("Here already with the same e-mail: %s"), name);
    case TANDEM_LOOKALIKE_PHONE:
      /* Translators: %s is a person */
      return g_strdup_printf (_ ("Here already with the same phone: %s"), name);
    case TANDEM_LOOKALIKE_NAME:
    default:
      /* Translators: %s is a person */
      return g_strdup_printf (_ ("Perhaps here already: %s"), name);
    }
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
append_lookalike (TandemQuickAddDialog *self, TandemLookalike *lookalike)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *button = gtk_button_new_with_label (_ ("Open"));
  const char *more = lookalike->row->company ? lookalike->row->company : lookalike->row->email;
  g_autofree char *text = describe (lookalike);
  /* Translators: %s is a person */
  g_autofree char *tooltip = g_strdup_printf (_ ("Open %s"), lookalike->row->name ? lookalike->row->name : "");

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), make_label (text, NULL));
  if (more)
    gtk_box_append (GTK_BOX (texts), make_label (more, "caption"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "quick-add.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", lookalike->row->id);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (self->lookalikes_box, row);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
found_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found
      = tandem_contact_lookalikes_find_finish (TANDEM_CONTACT_LOOKALIKES (object), result, &error);
  TandemQuickAddDialog *self;
  GtkWidget *child;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  gtk_revealer_set_reveal_child (self->lookalikes_revealer, found && found->len > 0);
  if (found == NULL || found->len == 0)
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lookalikes_box))))
    gtk_box_remove (self->lookalikes_box, child);
  for (guint i = 0; i < found->len; i++)
    append_lookalike (self, found->pdata[i]);
}

/* A whole name, or one name and the company: less would be like too many. */
static char *
dup_name (TandemQuickAddDialog *self)
{
  g_autofree char *given = dup_text (self->given_row), *family = dup_text (self->family_row);
  g_autofree char *company = dup_text (self->company_row);

  if (given && family)
    return g_strdup_printf ("%s %s", given, family);
  if ((given || family) && company)
    return g_strdup_printf ("%s %s", given ? given : family, company);
  return NULL;
}

static void
look_for_lookalikes (TandemQuickAddDialog *self)
{
  g_autofree char *email = dup_text (self->email_row), *phone = dup_text (self->phone_row);
  g_autofree char *name = dup_name (self);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tandem_contact_lookalikes_find_async (self->lookalikes, email, phone, name, self->cancellable, found_cb, self);
}

static void
changed_cb (GtkEditable *editable, TandemQuickAddDialog *self)
{
  update (self);
  if (self->lookalikes)
    look_for_lookalikes (self);
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
  tandem_dialog_keep_focus (ADW_DIALOG (self), NULL);
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
      show_problem (self, error);
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
  take_more (self, draft);
  /* A second Enter must not add it twice. */
  gtk_widget_set_sensitive (widget, FALSE);
  tandem_act_add_contact_async (tandem_workspace_get_store (self->workspace), draft, NULL, added_cb,
                                g_object_ref (self));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemQuickAddDialog *self = TANDEM_QUICK_ADD_DIALOG (widget);

  finish (self, g_variant_get_int64 (parameter));
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
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->lookalikes);
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
  gtk_widget_class_bind_template_child (widget_class, TandemQuickAddDialog, more_row);
  gtk_widget_class_bind_template_child (widget_class, TandemQuickAddDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TandemQuickAddDialog, lookalikes_revealer);
  gtk_widget_class_bind_template_child (widget_class, TandemQuickAddDialog, lookalikes_box);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "quick-add.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "quick-add.open", "x", open_action);
  gtk_widget_class_install_action (widget_class, "quick-add.cancel", NULL, cancel_action);
}

static void
tandem_quick_add_dialog_init (TandemQuickAddDialog *self)
{
  self->reading = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  make_more (self);
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
  self->lookalikes = tandem_contact_lookalikes_new (workspace);
  tandem_store_run_async (tandem_workspace_get_store (workspace), TANDEM_STORE_READ, read_choices_cb, g_new0 (Choices, 1),
                          free_choices, self->reading, choices_read_cb, self);
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
