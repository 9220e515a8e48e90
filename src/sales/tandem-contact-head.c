/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-contact-head.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "model/filter/tandem-reference.h"
#include "model/tandem-attachment.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-lead-status.h"
#include "model/tandem-lifecycle.h"
#include "widgets/tandem-choice-chip.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-photo-button.h"
#include "widgets/tandem-tag-box.h"
#include "widgets/tandem-uri-opening.h"

struct _TandemContactHead {
  AdwBin parent_instance;

  TandemRecordEditor *editor; /* NULL until it is shown */
  char *name;
  char *phone; /* taken first, or NULL */
  char *email;
  TandemLifecycle lifecycle; /* as it is shown */
  GPtrArray *statuses;       /* TandemReference: each numbered from 1 */

  TandemPhotoButton *photo_button;
  GtkLabel *name_label;
  GtkLabel *role_label;
  GtkWidget *company_button;
  GtkLabel *company_label;
  GtkWidget *reach_box;
  GtkWidget *phone_button;
  GtkLabel *phone_label;
  GtkWidget *email_button;
  GtkLabel *email_label;
  GtkMenuButton *stage_button;
  GtkImage *stage_icon;
  GtkLabel *stage_label;
  TandemChoiceChip *status_chip;
  TandemChoiceChip *owner_chip;
  TandemTagBox *tag_box;
};

enum { SIGNAL_FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemContactHead, tandem_contact_head, ADW_TYPE_BIN)

/* --- acts ---------------------------------------------------------------------------------------------------------- */

static void
status_chosen_cb (TandemChoiceChip *chip, gint64 place, TandemContactHead *self)
{
  const char *title = place > 0 ? tandem_lead_status_get_title ((TandemLeadStatus) (place - 1)) : NULL;
  /* Translators: what undo will undo; %s is the status of a lead, such as New or Working */
  g_autofree char *label = title ? g_strdup_printf (_ ("Set lead status to %s"), title) : NULL;

  if (place > 0)
    tandem_record_editor_set_text (self->editor, TANDEM_CONTACT_LEAD_STATUS,
                                   tandem_lead_status_get_nick ((TandemLeadStatus) (place - 1)), label);
  else
    tandem_record_editor_clear (self->editor, TANDEM_CONTACT_LEAD_STATUS, _ ("Clear the lead status"));
}

static void
owner_chosen_cb (TandemChoiceChip *chip, gint64 id, TandemContactHead *self)
{
  /* Translators: what undo will undo; the first is a field, as E-mail, the second a person or a company */
  g_autofree char *label = g_strdup_printf (_ ("Change “%s” of %s"), C_ ("field", "Owner"), self->name);

  if (id > 0)
    tandem_record_editor_set_integer (self->editor, TANDEM_CONTACT_OWNER_ID, id, label);
  else
    tandem_record_editor_clear (self->editor, TANDEM_CONTACT_OWNER_ID, label);
}

static void
tag_failed_cb (TandemTagBox *box, const GError *error, TandemContactHead *self)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

/* --- reaching ------------------------------------------------------------------------------------------------------- */

static void
phone_clicked_cb (TandemContactHead *self)
{
  g_autoptr (GString) uri = g_string_new ("tel:");

  for (const char *p = self->phone; *p; p++) /* how it is written is for people */
    if (g_ascii_isdigit (*p) || *p == '+')
      g_string_append_c (uri, *p);
  tandem_uri_opening_open (GTK_WIDGET (self), uri->str, self->phone);
}

static void
email_clicked_cb (TandemContactHead *self)
{
  g_autofree char *escaped = g_uri_escape_string (self->email, "@+", FALSE);
  g_autofree char *uri = g_strconcat ("mailto:", escaped, NULL);

  tandem_uri_opening_open (GTK_WIDGET (self), uri, self->email);
}

/* The first of a family is the one that is taken. */
static const char *
find_first (GPtrArray *points, const char *kind)
{
  for (guint i = 0; i < points->len; i++)
    if (tandem_contact_point_is_family (tandem_record_get_text (points->pdata[i], TANDEM_CONTACT_POINT_KIND), kind))
      return tandem_record_get_text (points->pdata[i], TANDEM_CONTACT_POINT_VALUE);
  return NULL;
}

static void
show_link (GtkWidget *button, GtkLabel *label, const char *tooltip, const char *value)
{
  g_autofree char *text = tandem_format_isolate (value ? value : "");

  gtk_label_set_label (label, text);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_visible (button, value != NULL);
}

static void
show_reach (TandemContactHead *self, GPtrArray *points)
{
  g_set_str (&self->phone, find_first (points, "phone"));
  g_set_str (&self->email, find_first (points, "email"));
  show_link (self->phone_button, self->phone_label, C_ ("contact", "Call this number"), self->phone);
  show_link (self->email_button, self->email_label, C_ ("contact", "Write an e-mail"), self->email);
  gtk_widget_set_visible (self->reach_box, self->phone || self->email);
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

static void
show_who (TandemContactHead *self, TandemContactFacts *facts)
{
  const char *role = tandem_record_get_text (facts->contact, TANDEM_CONTACT_JOB_TITLE);

  gtk_label_set_label (self->name_label, self->name);
  gtk_label_set_label (self->role_label, role ? role : "");
  gtk_widget_set_visible (GTK_WIDGET (self->role_label), role != NULL);
  gtk_label_set_label (self->company_label, facts->company ? facts->company : "");
  gtk_widget_set_visible (self->company_button, facts->company != NULL);
}

static void
show_lifecycle (TandemContactHead *self, TandemRecord *contact)
{
  TandemLifecycle stage = tandem_lifecycle_from_nick (tandem_record_get_text (contact, TANDEM_CONTACT_LIFECYCLE_STAGE));
  g_autofree char *icon_name = tandem_lifecycle_dup_icon_name (stage);

  gtk_label_set_label (self->stage_label, tandem_lifecycle_get_title (stage));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->stage_button), tandem_lifecycle_get_definition (stage)
                                                                      ?: tandem_lifecycle_get_title (stage));
  gtk_image_set_from_icon_name (self->stage_icon, icon_name);
  gtk_widget_remove_css_class (GTK_WIDGET (self->stage_icon), tandem_lifecycle_get_department (self->lifecycle));
  gtk_widget_add_css_class (GTK_WIDGET (self->stage_icon), tandem_lifecycle_get_department (stage));
  self->lifecycle = stage;
}

static gint64
find_status (const char *nick)
{
  for (guint i = 0; i < TANDEM_LEAD_STATUS_N; i++)
    if (g_strcmp0 (tandem_lead_status_get_nick (i), nick) == 0)
      return i + 1;
  return 0;
}

/* --- set up -------------------------------------------------------------------------------------------------------- */

static void
make_stage_menu (TandemContactHead *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < TANDEM_LIFECYCLE_N_STAGES; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (tandem_lifecycle_get_title (i), NULL);

      g_menu_item_set_action_and_target (item, "contact.set-lifecycle", "s", tandem_lifecycle_get_nick (i));
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->stage_button, G_MENU_MODEL (menu));
}

static void
make_statuses (TandemContactHead *self)
{
  self->statuses = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_reference_free);
  for (guint i = 0; i < TANDEM_LEAD_STATUS_N; i++)
    g_ptr_array_add (self->statuses, tandem_reference_new (i + 1, tandem_lead_status_get_title (i)));
}

static void
tandem_contact_head_dispose (GObject *object)
{
  TandemContactHead *self = TANDEM_CONTACT_HEAD (object);

  g_clear_object (&self->editor);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_CONTACT_HEAD);
  G_OBJECT_CLASS (tandem_contact_head_parent_class)->dispose (object);
}

static void
tandem_contact_head_finalize (GObject *object)
{
  TandemContactHead *self = TANDEM_CONTACT_HEAD (object);

  g_free (self->name);
  g_free (self->phone);
  g_free (self->email);
  g_ptr_array_unref (self->statuses);
  G_OBJECT_CLASS (tandem_contact_head_parent_class)->finalize (object);
}

static void
tandem_contact_head_class_init (TandemContactHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_contact_head_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_contact_head_finalize;

  /**
   * TandemContactHead::failed:
   * @error: why
   *
   * Something was not written: what is shown may not be what the file holds.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);
  g_type_ensure (TANDEM_TYPE_CHOICE_CHIP);
  g_type_ensure (TANDEM_TYPE_PHOTO_BUTTON);
  g_type_ensure (TANDEM_TYPE_TAG_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-contact-head.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TandemContactHead, name)
  BIND (photo_button);
  BIND (name_label);
  BIND (role_label);
  BIND (company_button);
  BIND (company_label);
  BIND (reach_box);
  BIND (phone_button);
  BIND (phone_label);
  BIND (email_button);
  BIND (email_label);
  BIND (stage_button);
  BIND (stage_icon);
  BIND (stage_label);
  BIND (status_chip);
  BIND (owner_chip);
  BIND (tag_box);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, phone_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, email_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, status_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, owner_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, tag_failed_cb);
}

static void
tandem_contact_head_init (TandemContactHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  make_stage_menu (self);
  make_statuses (self);
  tandem_choice_chip_set_caption (self->status_chip, C_ ("contact", "Lead status"));
  tandem_choice_chip_set_caption (self->owner_chip, C_ ("contact", "Owner"));
  tandem_choice_chip_set_none (self->status_chip, _ ("No lead status"));
  tandem_choice_chip_set_none (self->owner_chip, _ ("No owner"));
}

/**
 * tandem_contact_head_show:
 * @editor: what writes the contact
 * @name: what it is called
 */
void
tandem_contact_head_show (TandemContactHead *self, TandemStore *store, TandemRecordEditor *editor,
                          TandemContactFacts *facts, const char *name)
{
  const char *status = tandem_record_get_text (facts->contact, TANDEM_CONTACT_LEAD_STATUS);

  g_set_object (&self->editor, editor);
  g_set_str (&self->name, name);
  show_who (self, facts);
  show_reach (self, facts->points);
  tandem_photo_button_show (self->photo_button, store, TANDEM_ATTACHMENT_CONTACT_ID, facts->id, name);
  show_lifecycle (self, facts->contact);
  tandem_choice_chip_show (self->status_chip, self->statuses, find_status (status),
                           tandem_lead_status_to_title (status));
  tandem_choice_chip_show (self->owner_chip, facts->people,
                           tandem_record_get_integer (facts->contact, TANDEM_CONTACT_OWNER_ID), facts->owner);
  tandem_tag_box_show (self->tag_box, store, TANDEM_TYPE_CONTACT, facts->id, name, facts->tags);
}
