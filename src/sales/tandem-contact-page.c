/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-contact-page.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-contact.h"
#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "model/tandem-activity.h"
#include "model/tandem-address.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-contact-query.h"
#include "model/tandem-deal-query.h"
#include "sales/tandem-contact-facts.h"
#include "widgets/tandem-field-row.h"
#include "sales/tandem-timeline-row.h"
#include "store/tandem-store-error.h"
#include "widgets/tandem-page.h"

#define COLUMN "tandem-column"
#define RECORD "tandem-record"

typedef struct {
  guint column;
  const char *title;
} Field;

static const Field person_fields[] = {
  { TANDEM_CONTACT_GIVEN_NAME, N_ ("Given name") }, { TANDEM_CONTACT_FAMILY_NAME, N_ ("Family name") },
  { TANDEM_CONTACT_PREFIX, N_ ("Title") },          { TANDEM_CONTACT_JOB_TITLE, N_ ("Job title") },
  { TANDEM_CONTACT_COMPANY_ID, N_ ("Company") },    { TANDEM_CONTACT_BIRTHDAY, N_ ("Birthday") },
};

static const Field address_fields[] = {
  { TANDEM_ADDRESS_STREET, N_ ("Street") },     { TANDEM_ADDRESS_POSTCODE, N_ ("Postcode") },
  { TANDEM_ADDRESS_CITY, N_ ("City") },         { TANDEM_ADDRESS_REGION, N_ ("Region") },
  { TANDEM_ADDRESS_COUNTRY, N_ ("Country") },
};

struct _TandemContactPage {
  AdwBin parent_instance;

  TandemWorkspace *workspace;
  GCancellable *cancellable;
  gint64 id;
  TandemRecord *contact;
  TandemRecord *address;        /* a new one when there is none */
  char *name;
  gboolean fresh;               /* another contact, nothing of which is shown yet */

  AdwAvatar *avatar;
  GtkLabel *name_label;
  GtkLabel *role_label;
  GtkLabel *company_label;
  GtkMenuButton *stage_button;
  GtkImage *stage_icon;
  GtkLabel *stage_label;
  AdwViewStack *views;
  GtkDropDown *log_kind;
  GtkEntry *log_entry;
  GtkBox *timeline_box;
  AdwPreferencesGroup *reach_group;
  AdwPreferencesGroup *person_group;
  AdwPreferencesGroup *deals_group;
  AdwPreferencesGroup *address_group;
  GtkTextView *notes_view;

  TandemFieldRow *person_rows[G_N_ELEMENTS (person_fields)];
  TandemFieldRow *address_rows[G_N_ELEMENTS (address_fields)];
  GPtrArray *point_rows;        /* TandemFieldRow, not owned */
  GPtrArray *deal_rows;         /* rows, not owned */
};

typedef enum {
  SIGNAL_CLOSE,
  N_SIGNALS,
} TandemContactPageSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemContactPage, tandem_contact_page, ADW_TYPE_BIN)

static TandemStore *
get_store (TandemContactPage *self)
{
  return tandem_workspace_get_store (self->workspace);
}

static void load_facts (TandemContactPage *self);

/* --- saving -------------------------------------------------------------------------------------------------------- */

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemContactPage) self = data;
  g_autoptr (GError) error = NULL;

  if (tandem_act_finish (result, &error))
    return;
  if (g_error_matches (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CONFLICT))
    tandem_page_toast (GTK_WIDGET (self), error->message, FALSE);
  else
    tandem_page_show_error (GTK_WIDGET (self), _ ("The contact was not changed"), error);
  load_facts (self);
}

static void
save (TandemContactPage *self, TandemRecord *record, const char *field)
{
  /* Translators: what undo will undo; the first is a field, as E-mail, the second a person */
  g_autofree char *label = g_strdup_printf (_ ("Change “%s” of %s"), field, self->name);

  tandem_act_save_one_async (get_store (self), label, record, NULL, saved_cb, g_object_ref (self));
}

static gboolean
set_birthday (TandemContactPage *self, TandemRecord *contact, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *date = NULL;

  if (text && !tandem_date_parse_entry (text, &date, &error))
    {
      tandem_page_show_error (GTK_WIDGET (self), _ ("The birthday was not changed"), error);
      load_facts (self);
      return FALSE;
    }
  tandem_record_set_text (contact, TANDEM_CONTACT_BIRTHDAY, date);
  return TRUE;
}

static void
person_committed_cb (TandemFieldRow *row, TandemContactPage *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), COLUMN));
  g_autofree char *text = tandem_field_row_dup_text (row);
  g_autoptr (TandemRecord) contact = NULL;

  if (self->contact == NULL)
    return;
  if (column == TANDEM_CONTACT_COMPANY_ID)
    {
      tandem_act_set_company_async (get_store (self), self->id, text, NULL, saved_cb, g_object_ref (self));
      return;
    }
  contact = tandem_record_copy (self->contact);
  if (column != TANDEM_CONTACT_BIRTHDAY)
    tandem_record_set_text (contact, column, text);
  else if (!set_birthday (self, contact, text))
    return;
  save (self, contact, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

static void
address_committed_cb (TandemFieldRow *row, TandemContactPage *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), COLUMN));
  g_autofree char *text = tandem_field_row_dup_text (row);
  g_autoptr (TandemRecord) address = NULL;

  if (self->address == NULL)
    return;
  address = tandem_record_copy (self->address);
  tandem_record_set_text (address, column, text);
  save (self, address, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

static void
remove_point (TandemContactPage *self, TandemFieldRow *row)
{
  TandemRecord *point = g_object_get_data (G_OBJECT (row), RECORD);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = tandem_record_get_id (point);
  g_autofree char *label = g_strdup_printf (_ ("Remove “%s” of %s"),
                                            adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), self->name);

  if (id == 0)
    {
      g_ptr_array_remove (self->point_rows, row);
      adw_preferences_group_remove (self->reach_group, GTK_WIDGET (row));
      return;
    }
  g_array_append_val (ids, id);
  tandem_act_trash_async (get_store (self), label, TANDEM_TYPE_CONTACT_POINT, ids, NULL, saved_cb, g_object_ref (self));
}

static void
point_committed_cb (TandemFieldRow *row, TandemContactPage *self)
{
  g_autofree char *text = tandem_field_row_dup_text (row);
  g_autoptr (TandemRecord) point = NULL;

  if (text == NULL)
    {
      remove_point (self, row);
      return;
    }
  point = tandem_record_copy (g_object_get_data (G_OBJECT (row), RECORD));
  tandem_record_set_text (point, TANDEM_CONTACT_POINT_VALUE, text);
  save (self, point, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

static void
remove_clicked_cb (GtkWidget *button, TandemContactPage *self)
{
  remove_point (self, TANDEM_FIELD_ROW (gtk_widget_get_ancestor (button, TANDEM_TYPE_FIELD_ROW)));
}

static void
commit_notes (TandemContactPage *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->notes_view);
  g_autofree char *text = NULL;
  g_autoptr (TandemRecord) contact = NULL;

  g_object_get (buffer, "text", &text, NULL);
  if (self->contact == NULL || !gtk_text_buffer_get_modified (buffer))
    return;
  gtk_text_buffer_set_modified (buffer, FALSE);
  contact = tandem_record_copy (self->contact);
  tandem_record_set_text (contact, TANDEM_CONTACT_NOTES, *text ? text : NULL);
  save (self, contact, _ ("Notes"));
}

static void
notes_left_cb (GtkEventControllerFocus *controller, TandemContactPage *self)
{
  commit_notes (self);
}

/* What is being written belongs to the contact that is shown now. */
static void
commit_edits (TandemContactPage *self)
{
  if (self->contact == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (person_fields); i++)
    tandem_field_row_commit (self->person_rows[i]);
  for (guint i = 0; i < G_N_ELEMENTS (address_fields); i++)
    tandem_field_row_commit (self->address_rows[i]);
  for (guint i = self->point_rows->len; i > 0; i--)
    tandem_field_row_commit (self->point_rows->pdata[i - 1]);
  commit_notes (self);
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

static void
show_head (TandemContactPage *self, TandemContactFacts *facts)
{
  const char *role = tandem_record_get_text (facts->contact, TANDEM_CONTACT_JOB_TITLE);
  TandemLifecycle stage
      = tandem_lifecycle_from_nick (tandem_record_get_text (facts->contact, TANDEM_CONTACT_LIFECYCLE_STAGE));
  g_autofree char *icon_name = tandem_lifecycle_dup_icon_name (stage);
  gboolean is_marketing = stage <= TANDEM_LIFECYCLE_MQL;

  g_free (self->name);
  self->name = tandem_contact_query_make_name (facts->contact, facts->points);
  if (self->name == NULL)
    self->name = g_strdup (_ ("No name"));
  adw_avatar_set_text (self->avatar, self->name);
  gtk_label_set_label (self->name_label, self->name);
  gtk_label_set_label (self->role_label, role ? role : "");
  gtk_widget_set_visible (GTK_WIDGET (self->role_label), role != NULL);
  gtk_label_set_label (self->company_label, facts->company ? facts->company : "");
  gtk_widget_set_visible (GTK_WIDGET (self->company_label), facts->company != NULL);
  gtk_label_set_label (self->stage_label, tandem_lifecycle_get_title (stage));
  gtk_image_set_from_icon_name (self->stage_icon, icon_name);
  gtk_widget_remove_css_class (GTK_WIDGET (self->stage_icon), is_marketing ? "sales" : "marketing");
  gtk_widget_add_css_class (GTK_WIDGET (self->stage_icon), is_marketing ? "marketing" : "sales");
}

static void
show_value (TandemContactPage *self, TandemFieldRow *row, const char *value)
{
  if (self->fresh)
    tandem_field_row_reset (row, value);
  else
    tandem_field_row_set_value (row, value);
}

static void
show_fields (TandemContactPage *self, TandemContactFacts *facts)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->notes_view);
  const char *notes = tandem_record_get_text (facts->contact, TANDEM_CONTACT_NOTES);

  for (guint i = 0; i < G_N_ELEMENTS (person_fields); i++)
    show_value (self, self->person_rows[i], person_fields[i].column == TANDEM_CONTACT_COMPANY_ID
                                                ? facts->company
                                                : tandem_record_get_text (facts->contact, person_fields[i].column));
  for (guint i = 0; i < G_N_ELEMENTS (address_fields); i++)
    show_value (self, self->address_rows[i], tandem_record_get_text (self->address, address_fields[i].column));
  if (!self->fresh && gtk_text_buffer_get_modified (buffer))
    return;
  gtk_text_buffer_set_text (buffer, notes ? notes : "", -1);
  gtk_text_buffer_set_modified (buffer, FALSE);
}

static const char *
get_point_title (const char *kind)
{
  if (g_strcmp0 (kind, "email") == 0)
    return _ ("E-mail");
  if (g_strcmp0 (kind, "mobile") == 0)
    return _ ("Mobile");
  return g_strcmp0 (kind, "url") == 0 ? _ ("Web address") : _ ("Phone");
}

static GtkWidget *
add_point_row (TandemContactPage *self, TandemRecord *point)
{
  GtkWidget *row = tandem_field_row_new (get_point_title (tandem_record_get_text (point, TANDEM_CONTACT_POINT_KIND)),
                                         tandem_record_get_text (point, TANDEM_CONTACT_POINT_VALUE));
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");

  g_object_set_data_full (G_OBJECT (row), RECORD, g_object_ref (point), g_object_unref);
  gtk_widget_set_tooltip_text (button, C_ ("contact point", "Remove"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, 0);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  g_signal_connect_object (row, "committed", G_CALLBACK (point_committed_cb), self, 0);
  adw_preferences_group_add (self->reach_group, row);
  g_ptr_array_add (self->point_rows, row);
  return row;
}

static gboolean
has_same_points (TandemContactPage *self, GPtrArray *points)
{
  if (self->point_rows->len != points->len)
    return FALSE;
  for (guint i = 0; i < points->len; i++)
    if (tandem_record_get_id (g_object_get_data (self->point_rows->pdata[i], RECORD))
        != tandem_record_get_id (points->pdata[i]))
      return FALSE;
  return TRUE;
}

static void
show_points (TandemContactPage *self, GPtrArray *points)
{
  if (!has_same_points (self, points))
    {
      for (guint i = 0; i < self->point_rows->len; i++)
        adw_preferences_group_remove (self->reach_group, self->point_rows->pdata[i]);
      g_ptr_array_set_size (self->point_rows, 0);
      for (guint i = 0; i < points->len; i++)
        add_point_row (self, points->pdata[i]);
      return;
    }
  for (guint i = 0; i < points->len; i++)
    {
      g_object_set_data_full (self->point_rows->pdata[i], RECORD, g_object_ref (points->pdata[i]), g_object_unref);
      tandem_field_row_set_value (self->point_rows->pdata[i],
                                  tandem_record_get_text (points->pdata[i], TANDEM_CONTACT_POINT_VALUE));
    }
}

static void
deal_activated_cb (AdwActionRow *row, TandemContactPage *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), RECORD);

  tandem_page_go_to_record (GTK_WIDGET (self), "deals", *id);
}

static void
show_deals (TandemContactPage *self, GPtrArray *deals)
{
  for (guint i = 0; i < self->deal_rows->len; i++)
    adw_preferences_group_remove (self->deals_group, self->deal_rows->pdata[i]);
  g_ptr_array_set_size (self->deal_rows, 0);
  for (guint i = 0; i < deals->len; i++)
    {
      TandemDealRow *deal = deals->pdata[i];
      GtkWidget *row;
      g_autofree char *amount = NULL;

      if (deal == NULL)
        continue;
      row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", deal->title, "subtitle", deal->stage,
                          "activatable", TRUE, NULL);
      amount = deal->has_amount ? tandem_format_money (deal->amount_minor, deal->currency) : NULL;
      if (amount)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_label_new (amount));
      g_object_set_data_full (G_OBJECT (row), RECORD, g_memdup2 (&deal->id, sizeof deal->id), g_free);
      g_signal_connect_object (row, "activated", G_CALLBACK (deal_activated_cb), self, 0);
      adw_preferences_group_add (self->deals_group, row);
      g_ptr_array_add (self->deal_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->deals_group), self->deal_rows->len > 0);
}

static void
show_timeline (TandemContactPage *self, GPtrArray *entries)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->timeline_box))))
    gtk_box_remove (self->timeline_box, child);
  for (guint i = 0; i < entries->len; i++)
    gtk_box_append (self->timeline_box, tandem_timeline_row_new (entries->pdata[i], i + 1 == entries->len,
                                                                 tandem_workspace_get_time_zone (self->workspace)));
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  TandemContactFacts *facts = tandem_contact_facts_load_finish (TANDEM_STORE (object), result, &error);
  TandemContactPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (facts == NULL || tandem_record_get_deleted_at (facts->contact))
    {
      g_signal_emit (self, signals[SIGNAL_CLOSE], 0);
      return;
    }
  g_set_object (&self->contact, facts->contact);
  g_set_object (&self->address, facts->address);
  if (self->address == NULL)
    {
      self->address = TANDEM_RECORD (tandem_address_new ());
      tandem_record_set_id (self->address, TANDEM_ADDRESS_CONTACT_ID, self->id);
      tandem_record_set_text (self->address, TANDEM_ADDRESS_KIND, "work");
    }
  show_head (self, facts);
  show_fields (self, facts);
  show_points (self, facts->points);
  show_deals (self, facts->deals);
  show_timeline (self, facts->timeline);
  self->fresh = FALSE;
}

static void
load_facts (TandemContactPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->id == 0)
    return;
  self->cancellable = g_cancellable_new ();
  tandem_contact_facts_load_async (get_store (self), self->id, self->cancellable, loaded_cb, self);
}

static void
store_changed_cb (TandemStore *store, TandemChanges *changes, TandemContactPage *self)
{
  load_facts (self);
}

/* --- acts ---------------------------------------------------------------------------------------------------------- */

static void
log_activated_cb (GtkEntry *entry, TandemContactPage *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  gboolean is_call = gtk_drop_down_get_selected (self->log_kind) == 1;
  g_autoptr (TandemRecord) activity = NULL;
  g_autofree char *now = tandem_instant_now ();
  g_autofree char *label = NULL;

  if (*text == '\0' || self->contact == NULL)
    return;
  activity = TANDEM_RECORD (tandem_activity_new ());
  tandem_record_set_text (activity, TANDEM_ACTIVITY_KIND, is_call ? "call" : "note");
  tandem_record_set_text (activity, TANDEM_ACTIVITY_BODY, text);
  tandem_record_set_text (activity, TANDEM_ACTIVITY_AT, now);
  tandem_record_set_text (activity, TANDEM_ACTIVITY_STATUS, "done");
  tandem_record_set_id (activity, TANDEM_ACTIVITY_CONTACT_ID, self->id);
  tandem_record_set_id (activity, TANDEM_ACTIVITY_MADE_BY_ID, tandem_store_get_person_id (get_store (self)));
  /* Translators: what undo will undo; %s is a person */
  label = g_strdup_printf (is_call ? _ ("Log a call with %s") : _ ("Note on %s"), self->name);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  tandem_act_save_one_async (get_store (self), label, activity, NULL, saved_cb, g_object_ref (self));
}

static void
set_lifecycle_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemContactPage *self = TANDEM_CONTACT_PAGE (widget);

  tandem_act_set_lifecycle_async (get_store (self), self->id,
                                  tandem_lifecycle_from_nick (g_variant_get_string (parameter, NULL)), NULL, saved_cb,
                                  g_object_ref (self));
}

static void
add_point_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemContactPage *self = TANDEM_CONTACT_PAGE (widget);
  g_autoptr (TandemRecord) point = TANDEM_RECORD (tandem_contact_point_new ());

  tandem_record_set_id (point, TANDEM_CONTACT_POINT_CONTACT_ID, self->id);
  tandem_record_set_text (point, TANDEM_CONTACT_POINT_KIND, g_variant_get_string (parameter, NULL));
  tandem_record_set_integer (point, TANDEM_CONTACT_POINT_IS_PRIMARY, 0);
  gtk_widget_grab_focus (add_point_row (self, point));
}

static void
trashed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemContactPage) self = data;
  g_autoptr (GError) error = NULL;

  if (tandem_act_finish (result, &error))
    tandem_page_toast (GTK_WIDGET (self), _ ("Moved to the trash"), TRUE);
  else
    tandem_page_show_error (GTK_WIDGET (self), _ ("Nothing was moved to the trash"), error);
}

static void
trash_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemContactPage *self = TANDEM_CONTACT_PAGE (widget);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *label = g_strdup_printf (_ ("Move “%s” to the trash"), self->name);

  g_array_append_val (ids, self->id);
  tandem_act_trash_async (get_store (self), label, TANDEM_TYPE_CONTACT, ids, NULL, trashed_cb, g_object_ref (self));
}

static void
log_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tandem_contact_page_focus_log (TANDEM_CONTACT_PAGE (widget));
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_CLOSE], 0);
}

/* --- set up -------------------------------------------------------------------------------------------------------- */

static void
make_rows (TandemContactPage *self, AdwPreferencesGroup *group, const Field *fields, guint n_fields, TandemFieldRow **rows,
           GCallback committed_cb)
{
  for (guint i = 0; i < n_fields; i++)
    {
      GtkWidget *row = tandem_field_row_new (_ (fields[i].title), NULL);

      g_object_set_data (G_OBJECT (row), COLUMN, GUINT_TO_POINTER (fields[i].column));
      g_signal_connect_object (row, "committed", committed_cb, self, 0);
      adw_preferences_group_add (group, row);
      rows[i] = TANDEM_FIELD_ROW (row);
    }
}

static void
make_stage_menu (TandemContactPage *self)
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
tandem_contact_page_dispose (GObject *object)
{
  TandemContactPage *self = TANDEM_CONTACT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->contact);
  g_clear_object (&self->address);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (tandem_contact_page_parent_class)->dispose (object);
}

static void
tandem_contact_page_finalize (GObject *object)
{
  TandemContactPage *self = TANDEM_CONTACT_PAGE (object);

  g_free (self->name);
  g_ptr_array_unref (self->point_rows);
  g_ptr_array_unref (self->deal_rows);
  G_OBJECT_CLASS (tandem_contact_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TandemContactPage, name)
  BIND (avatar);
  BIND (name_label);
  BIND (role_label);
  BIND (company_label);
  BIND (stage_button);
  BIND (stage_icon);
  BIND (stage_label);
  BIND (views);
  BIND (log_kind);
  BIND (log_entry);
  BIND (timeline_box);
  BIND (reach_group);
  BIND (person_group);
  BIND (deals_group);
  BIND (address_group);
  BIND (notes_view);
#undef BIND
}

static void
tandem_contact_page_class_init (TandemContactPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_contact_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_contact_page_finalize;

  /**
   * TandemContactPage::close:
   *
   * The record is to be closed: the person asked for it, or it is gone.
   */
  signals[SIGNAL_CLOSE] = g_signal_new ("close", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-contact-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, log_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, notes_left_cb);
  gtk_widget_class_install_action (widget_class, "contact.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "contact.trash", NULL, trash_action);
  gtk_widget_class_install_action (widget_class, "contact.log", NULL, log_action);
  gtk_widget_class_install_action (widget_class, "contact.add-point", "s", add_point_action);
  gtk_widget_class_install_action (widget_class, "contact.set-lifecycle", "s", set_lifecycle_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "contact.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "contact.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK, "contact.log", NULL);
}

static void
tandem_contact_page_init (TandemContactPage *self)
{
  self->point_rows = g_ptr_array_new ();
  self->deal_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  make_rows (self, self->person_group, person_fields, G_N_ELEMENTS (person_fields), self->person_rows,
             G_CALLBACK (person_committed_cb));
  make_rows (self, self->address_group, address_fields, G_N_ELEMENTS (address_fields), self->address_rows,
             G_CALLBACK (address_committed_cb));
  make_stage_menu (self);
}

/**
 * tandem_contact_page_new:
 * @workspace: an open file
 */
GtkWidget *
tandem_contact_page_new (TandemWorkspace *workspace)
{
  TandemContactPage *self = g_object_new (TANDEM_TYPE_CONTACT_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (get_store (self), "changed", G_CALLBACK (store_changed_cb), self, 0);
  return GTK_WIDGET (self);
}

/**
 * tandem_contact_page_show:
 * @id: a contact; 0 for none
 *
 * What was being written in the contact shown until now is saved to that one.
 */
void
tandem_contact_page_show (TandemContactPage *self, gint64 id)
{
  if (self->id == id)
    return;
  commit_edits (self);
  self->id = id;
  self->fresh = TRUE;
  g_clear_object (&self->contact);
  g_clear_object (&self->address);
  load_facts (self);
}

gint64
tandem_contact_page_get_id (TandemContactPage *self)
{
  return self->id;
}

/**
 * tandem_contact_page_focus_log:
 *
 * Goes to the entry that logs a call or a note.
 */
void
tandem_contact_page_focus_log (TandemContactPage *self)
{
  adw_view_stack_set_visible_child_name (self->views, "timeline");
  gtk_widget_grab_focus (GTK_WIDGET (self->log_entry));
}
