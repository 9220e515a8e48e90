/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-contacts-page.h"

#include <glib/gi18n-lib.h>

#include "model/tandem-contact.h"
#include "sales/tandem-contact-bulk.h"
#include "sales/tandem-contact-page.h"
#include "sales/tandem-contact-table.h"
#include "sales/tandem-merge-question.h"
#include "sales/tandem-quick-add-dialog.h"
#include "sales/tandem-tag-question.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-record-table.h"
#include "workspace/tandem-recent-records.h"

struct _TandemContactsPage {
  AdwBreakpointBin parent_instance;

  TandemWorkspace *workspace;
  TandemContactPage *record;

  AdwOverlaySplitView *split_view;
  AdwBin *record_bin;
  TandemRecordTable *table;
};

typedef enum {
  PROP_WORKSPACE = 1,
} TandemContactsPageProperty;

static void tandem_contacts_page_iface_init (TandemPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemContactsPage, tandem_contacts_page, ADW_TYPE_BREAKPOINT_BIN,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_PAGE, tandem_contacts_page_iface_init))

/* --- the record beside or over the list ---------------------------------------------------------------------------- */

static gboolean
is_record_open (TandemContactsPage *self)
{
  return adw_overlay_split_view_get_show_sidebar (self->split_view);
}

static void
close_record (TandemContactsPage *self)
{
  if (!is_record_open (self))
    return;
  adw_overlay_split_view_set_show_sidebar (self->split_view, FALSE);
  tandem_contact_page_show (self->record, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
record_closed_cb (TandemContactPage *record, TandemContactsPage *self)
{
  gint64 id = tandem_contact_page_get_id (record);

  close_record (self);
  tandem_page_leave_record (GTK_WIDGET (self), id);
}

/* Not before one is opened: it has many fields, for which the first frame would wait. */
static void
make_record (TandemContactsPage *self)
{
  self->record = TANDEM_CONTACT_PAGE (tandem_contact_page_new (self->workspace));
  g_signal_connect_object (self->record, "close", G_CALLBACK (record_closed_cb), self, 0);
  adw_bin_set_child (self->record_bin, GTK_WIDGET (self->record));
  /* Closed, it would be laid out in what a window made narrow has left, which may be less than it needs. */
  g_object_bind_property (self->split_view, "show-sidebar", self->record, "visible", G_BINDING_SYNC_CREATE);
}

static void
show_record (TandemContactsPage *self, gint64 id)
{
  if (self->record == NULL)
    make_record (self);
  tandem_recent_records_note (self->workspace, TANDEM_SEARCH_CONTACT, id);
  tandem_contact_page_show (self->record, id);
  adw_overlay_split_view_set_show_sidebar (self->split_view, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->record));
}

static void
opened_cb (TandemRecordTable *table, gint64 id, TandemContactsPage *self)
{
  show_record (self, id);
}

static void
selected_cb (TandemRecordTable *table, gint64 id, TandemContactsPage *self)
{
  if (is_record_open (self))
    tandem_contact_page_show (self->record, id);
}

static gboolean
left_cb (TandemRecordTable *table, TandemContactsPage *self)
{
  gboolean was_open = is_record_open (self);

  if (was_open)
    record_closed_cb (self->record, self);
  return was_open;
}

/* --- acts ---------------------------------------------------------------------------------------------------------- */

static void
added_cb (AdwDialog *dialog, gint64 id, TandemContactsPage *self)
{
  show_record (self, id);
}

/* The dialog gives the focus back to where it was: that may be the button of the empty page, which is gone by then, and with
 * the focus on what isn't shown no Tab leads on. */
static void
add_closed_cb (TandemContactsPage *self)
{
  gtk_widget_grab_focus (is_record_open (self) ? GTK_WIDGET (self->record) : GTK_WIDGET (self->table));
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemContactsPage *self = TANDEM_CONTACTS_PAGE (widget);
  AdwDialog *dialog = tandem_quick_add_dialog_new (self->workspace);

  g_signal_connect_object (dialog, "closed", G_CALLBACK (add_closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "done", G_CALLBACK (added_cb), self, 0);
  tandem_page_present_dialog (widget, dialog);
}

static void
set_owner_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemContactsPage *self = TANDEM_CONTACTS_PAGE (widget);

  tandem_contact_bulk_ask_owner (self->table, self->workspace);
}

static void
set_lifecycle_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tandem_contact_bulk_ask_lifecycle (TANDEM_CONTACTS_PAGE (widget)->table);
}

static void
set_lead_status_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tandem_contact_bulk_ask_lead_status (TANDEM_CONTACTS_PAGE (widget)->table);
}

static void
put_tag_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemContactsPage *self = TANDEM_CONTACTS_PAGE (widget);

  tandem_tag_question_ask_put (self->table, self->workspace, TANDEM_TYPE_CONTACT);
}

static void
take_tag_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemContactsPage *self = TANDEM_CONTACTS_PAGE (widget);

  tandem_tag_question_ask_take (self->table, self->workspace, TANDEM_TYPE_CONTACT);
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemContactsPage *self = TANDEM_CONTACTS_PAGE (widget);

  tandem_merge_question_ask_chosen (self->table, self->workspace, TANDEM_TYPE_CONTACT);
}

/* --- set up -------------------------------------------------------------------------------------------------------- */

static void
tandem_contacts_page_constructed (GObject *object)
{
  TandemContactsPage *self = TANDEM_CONTACTS_PAGE (object);

  G_OBJECT_CLASS (tandem_contacts_page_parent_class)->constructed (object);
  tandem_record_table_set_up (self->table, self->workspace, &tandem_contact_table);
}

static void
tandem_contacts_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((TandemContactsPageProperty) property_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, TANDEM_CONTACTS_PAGE (object)->workspace);
      break;
    }
}

static void
tandem_contacts_page_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  switch ((TandemContactsPageProperty) property_id)
    {
    case PROP_WORKSPACE:
      TANDEM_CONTACTS_PAGE (object)->workspace = g_value_dup_object (value);
      break;
    }
}

static void
tandem_contacts_page_dispose (GObject *object)
{
  TandemContactsPage *self = TANDEM_CONTACTS_PAGE (object);

  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (tandem_contacts_page_parent_class)->dispose (object);
}

static gboolean
tandem_contacts_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TANDEM_CONTACTS_PAGE (widget)->table));
}

static const char *
tandem_contacts_page_get_title (TandemPage *page)
{
  return _ ("Contacts");
}

static void
tandem_contacts_page_search (TandemPage *page, const char *words)
{
  TandemContactsPage *self = TANDEM_CONTACTS_PAGE (page);

  if (words)
    close_record (self);
  tandem_record_table_search (self->table, words);
}

static void
tandem_contacts_page_filter (TandemPage *page)
{
  tandem_record_table_show_filters (TANDEM_CONTACTS_PAGE (page)->table);
}

static void
tandem_contacts_page_create_new (TandemPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "contacts.new", NULL);
}

static void
tandem_contacts_page_open_record (TandemPage *page, gint64 id)
{
  show_record (TANDEM_CONTACTS_PAGE (page), id);
}

static void
tandem_contacts_page_print (TandemPage *page)
{
  TandemContactsPage *self = TANDEM_CONTACTS_PAGE (page);

  if (is_record_open (self))
    tandem_page_print_record (GTK_WIDGET (self), "contact-sheet", tandem_contact_page_get_id (self->record));
  else
    tandem_record_table_print (self->table);
}

static void
tandem_contacts_page_export_records (TandemPage *page)
{
  TandemContactsPage *self = TANDEM_CONTACTS_PAGE (page);

  tandem_record_table_export (self->table, is_record_open (self) ? tandem_contact_page_get_id (self->record) : 0);
}

static gint64
tandem_contacts_page_get_record (TandemPage *page)
{
  TandemContactsPage *self = TANDEM_CONTACTS_PAGE (page);

  return is_record_open (self) ? tandem_contact_page_get_id (self->record) : 0;
}

static void
tandem_contacts_page_iface_init (TandemPageInterface *iface)
{
  iface->print = tandem_contacts_page_print;
  iface->export_records = tandem_contacts_page_export_records;
  iface->create_new = tandem_contacts_page_create_new;
  iface->open_record = tandem_contacts_page_open_record;
  iface->get_record = tandem_contacts_page_get_record;
  iface->get_title = tandem_contacts_page_get_title;
  iface->search = tandem_contacts_page_search;
  iface->filter = tandem_contacts_page_filter;
}

static void
tandem_contacts_page_class_init (TandemContactsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = tandem_contacts_page_constructed;
  object_class->get_property = tandem_contacts_page_get_property;
  object_class->set_property = tandem_contacts_page_set_property;
  object_class->dispose = tandem_contacts_page_dispose;
  widget_class->grab_focus = tandem_contacts_page_grab_focus;
  g_object_class_override_property (object_class, PROP_WORKSPACE, "workspace");

  g_type_ensure (TANDEM_TYPE_RECORD_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-contacts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemContactsPage, split_view);
  gtk_widget_class_bind_template_child (widget_class, TandemContactsPage, record_bin);
  gtk_widget_class_bind_template_child (widget_class, TandemContactsPage, table);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_install_action (widget_class, "contacts.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "contacts.set-owner", NULL, set_owner_action);
  gtk_widget_class_install_action (widget_class, "contacts.set-lifecycle", NULL, set_lifecycle_action);
  gtk_widget_class_install_action (widget_class, "contacts.set-lead-status", NULL, set_lead_status_action);
  gtk_widget_class_install_action (widget_class, "contacts.put-tag", NULL, put_tag_action);
  gtk_widget_class_install_action (widget_class, "contacts.take-tag", NULL, take_tag_action);
  gtk_widget_class_install_action (widget_class, "contacts.merge", NULL, merge_action);
}

static void
tandem_contacts_page_init (TandemContactsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
