/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-people-preferences.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-firm.h"
#include "act/tandem-record-editor.h"
#include "model/tandem-person.h"
#include "widgets/tandem-combo-choices.h"
#include "widgets/tandem-field-row.h"
#include "widgets/tandem-page.h"

/**
 * TandemPeoplePreferences:
 *
 * Who works with the file, and who of them is at this keyboard. Rows stay while the people do, so that the focus does.
 */
struct _TandemPeoplePreferences {
  AdwPreferencesPage parent_instance;

  TandemWorkspace *workspace;
  TandemRecordEditor *editor; /* of the person who is here */
  GCancellable *cancellable;
  GPtrArray *rows;     /* PersonRow, as shown */
  gboolean is_showing; /* what is chosen now is what the file says */

  GPtrArray *people; /* (element-type TandemPerson): as shown */

  TandemFieldRow *name_row;
  AdwComboRow *role_row;
  AdwComboRow *for_row;
  AdwPreferencesGroup *people_group;
  AdwEntryRow *add_row;
};

typedef struct {
  gint64 id;
  AdwActionRow *row;
  GtkCheckButton *check;
} PersonRow;

G_DEFINE_FINAL_TYPE (TandemPeoplePreferences, tandem_people_preferences, ADW_TYPE_PREFERENCES_PAGE)

static void load_people (TandemPeoplePreferences *self);

static TandemStore *
get_store (TandemPeoplePreferences *self)
{
  return tandem_workspace_get_store (self->workspace);
}

/* --- what you do --------------------------------------------------------------------------------------------------- */

static const struct {
  const char *nick;
  const char *title;
} roles[] = {
  { "manager", NC_ ("role", "Manager") },
  { "marketing", NC_ ("role", "Marketing") },
  { "sales", NC_ ("role", "Sales") },
  { "assistant", NC_ ("role", "Assistant") },
};

static void
list_roles (TandemPeoplePreferences *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    gtk_string_list_append (titles, g_dpgettext2 (GETTEXT_PACKAGE, "role", roles[i].title));
  adw_combo_row_set_model (self->role_row, G_LIST_MODEL (titles));
}

static void
role_selected_cb (AdwComboRow *row, GParamSpec *pspec, TandemPeoplePreferences *self)
{
  if (!self->is_showing && self->editor)
    tandem_record_editor_set_text (self->editor, TANDEM_PERSON_ROLE, roles[adw_combo_row_get_selected (row)].nick,
                                   _ ("Change your role"));
}

/* The colleague at a place of the row: all but oneself, in their order, after oneself. */
static TandemRecord *
find_colleague (TandemPeoplePreferences *self, guint place)
{
  gint64 own_id = tandem_record_get_id (tandem_record_editor_get_record (self->editor));

  for (guint i = 0; i < self->people->len; i++)
    if (tandem_record_get_id (self->people->pdata[i]) != own_id && --place == 0)
      return self->people->pdata[i];
  return NULL;
}

static void
for_selected_cb (AdwComboRow *row, GParamSpec *pspec, TandemPeoplePreferences *self)
{
  guint place = adw_combo_row_get_selected (row);
  TandemRecord *colleague;
  g_autofree char *label = NULL;

  if (self->is_showing || self->editor == NULL)
    return;
  colleague = place > 0 ? find_colleague (self, place) : NULL;
  if (colleague == NULL)
    {
      tandem_record_editor_clear (self->editor, TANDEM_PERSON_WORKS_FOR_ID, _ ("Do your own work"));
      return;
    }
  /* Translators: what undo will undo; %s is the name of a person */
  label = g_strdup_printf (_ ("Do the work of %s"), tandem_record_get_text (colleague, TANDEM_PERSON_NAME));
  tandem_record_editor_set_integer (self->editor, TANDEM_PERSON_WORKS_FOR_ID, tandem_record_get_id (colleague), label);
}

static void
show_work (TandemPeoplePreferences *self, TandemRecord *person)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 for_id = tandem_record_get_integer (person, TANDEM_PERSON_WORKS_FOR_ID);
  TandemRecord *colleague;
  guint selected = 0;

  /* Translators: whose work one does */
  gtk_string_list_append (names, _ ("Your own"));
  for (guint place = 1; (colleague = find_colleague (self, place)); place++)
    {
      gtk_string_list_append (names, tandem_record_get_text (colleague, TANDEM_PERSON_NAME));
      selected = tandem_record_get_id (colleague) == for_id ? place : selected;
    }
  tandem_combo_choices_offer (self->for_row, names);
  adw_combo_row_set_selected (self->for_row, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->for_row), self->people->len > 1);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_strcmp0 (roles[i].nick, tandem_record_get_text (person, TANDEM_PERSON_ROLE)) == 0)
      adw_combo_row_set_selected (self->role_row, i);
}

/* --- who is here --------------------------------------------------------------------------------------------------- */

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemPeoplePreferences) self = data;
  g_autoptr (GError) error = NULL;

  if (self->workspace == NULL || tandem_workspace_choose_person_finish (self->workspace, result, &error))
    return;
  tandem_page_show_error (GTK_WIDGET (self), _ ("You are who you were"), error);
  load_people (self);
}

static void
choose (TandemPeoplePreferences *self, GtkCheckButton *check)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      PersonRow *row = self->rows->pdata[i];

      if (row->check == check)
        tandem_workspace_choose_person_async (self->workspace, row->id, NULL, chosen_cb, g_object_ref (self));
    }
}

static void
check_toggled_cb (GtkCheckButton *check, TandemPeoplePreferences *self)
{
  if (!self->is_showing && gtk_check_button_get_active (check))
    choose (self, check);
}

/* What was a guess is chosen by it, though nothing is toggled. */
static void
row_activated_cb (AdwActionRow *row, TandemPeoplePreferences *self)
{
  if (tandem_workspace_is_person_guessed (self->workspace))
    choose (self, GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (row)));
}

static void
edit_failed_cb (TandemRecordEditor *editor, const GError *error, TandemPeoplePreferences *self)
{
  tandem_page_show_error (GTK_WIDGET (self), _ ("Your name was not changed"), error);
  load_people (self);
}

static void
name_committed_cb (TandemFieldRow *row, TandemPeoplePreferences *self)
{
  g_autofree char *text = tandem_field_row_dup_text (row);

  if (self->editor)
    tandem_record_editor_set_text (self->editor, TANDEM_PERSON_NAME, text, _ ("Change your name"));
}

static void
show_own_name (TandemPeoplePreferences *self, TandemRecord *person)
{
  const char *name = tandem_record_get_text (person, TANDEM_PERSON_NAME);
  gboolean is_another
      = self->editor
        && tandem_record_get_id (tandem_record_editor_get_record (self->editor)) != tandem_record_get_id (person);

  if (is_another)
    {
      tandem_field_row_commit (self->name_row);
      g_clear_object (&self->editor);
      tandem_field_row_reset (self->name_row, name);
    }
  if (self->editor == NULL)
    {
      self->editor = tandem_record_editor_new (get_store (self), person);
      g_signal_connect_object (self->editor, "failed", G_CALLBACK (edit_failed_cb), self, 0);
    }
  tandem_record_editor_offer (self->editor, person);
  tandem_field_row_set_value (self->name_row, name);
  show_work (self, person);
}

/* --- the list ------------------------------------------------------------------------------------------------------ */

static PersonRow *
add_row (TandemPeoplePreferences *self, gint64 id)
{
  PersonRow *row = g_new0 (PersonRow, 1);
  GtkWidget *check = gtk_check_button_new ();

  row->id = id;
  row->check = GTK_CHECK_BUTTON (check);
  row->row = ADW_ACTION_ROW (adw_action_row_new ());
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row->row), FALSE);
  adw_action_row_add_prefix (row->row, check);
  adw_action_row_set_activatable_widget (row->row, check);
  if (self->rows->len > 0)
    gtk_check_button_set_group (row->check, ((PersonRow *) self->rows->pdata[0])->check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (check_toggled_cb), self, 0);
  g_signal_connect_object (row->row, "activated", G_CALLBACK (row_activated_cb), self, 0);
  adw_preferences_group_add (self->people_group, GTK_WIDGET (row->row));
  g_ptr_array_add (self->rows, row);
  return row;
}

static gboolean
is_shown_at (TandemPeoplePreferences *self, GPtrArray *people, guint i)
{
  return i < people->len && ((PersonRow *) self->rows->pdata[i])->id == tandem_record_get_id (people->pdata[i]);
}

static void
show_people (TandemPeoplePreferences *self, GPtrArray *people)
{
  guint n_kept = 0;

  while (n_kept < self->rows->len && is_shown_at (self, people, n_kept))
    n_kept++;
  for (guint i = n_kept; i < self->rows->len; i++)
    adw_preferences_group_remove (self->people_group, GTK_WIDGET (((PersonRow *) self->rows->pdata[i])->row));
  g_ptr_array_set_size (self->rows, (int) n_kept);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  self->people = g_ptr_array_ref (people);
  self->is_showing = TRUE;
  for (guint i = 0; i < people->len; i++)
    {
      gint64 id = tandem_record_get_id (people->pdata[i]);
      const char *name = tandem_record_get_text (people->pdata[i], TANDEM_PERSON_NAME);
      PersonRow *row = i < n_kept ? self->rows->pdata[i] : add_row (self, id);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row->check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_check_button_set_active (row->check, id == tandem_workspace_get_person_id (self->workspace));
      if (id == tandem_workspace_get_person_id (self->workspace))
        show_own_name (self, people->pdata[i]);
    }
  self->is_showing = FALSE;
}

static gboolean
read_people_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray **people = data;

  *people = tandem_record_load_where (connection, TANDEM_TYPE_PERSON, "deleted_at IS NULL ORDER BY id", 0, error);
  return *people != NULL;
}

static void
free_people (gpointer data)
{
  GPtrArray **people = data;

  g_clear_pointer (people, g_ptr_array_unref);
  g_free (people);
}

static void
people_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean success = tandem_store_run_finish (TANDEM_STORE (object), result, &error);
  GPtrArray **people = tandem_store_run_get_data (result);
  TandemPeoplePreferences *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (success)
    show_people (self, *people);
  else
    tandem_page_show_error (GTK_WIDGET (self), _ ("The people could not be read"), error);
}

static void
load_people (TandemPeoplePreferences *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tandem_store_run_async (get_store (self), TANDEM_STORE_READ, read_people_cb, g_new0 (GPtrArray *, 1), free_people,
                          self->cancellable, people_read_cb, self);
}

static void
store_changed_cb (TandemPeoplePreferences *self, TandemChanges *changes)
{
  if (tandem_changes_touch (changes, "person"))
    load_people (self);
}

/* --- another person ------------------------------------------------------------------------------------------------ */

static void
added_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemPeoplePreferences) self = data;
  g_autoptr (GError) error = NULL;

  if (self->workspace == NULL)
    return;
  if (tandem_act_finish (result, &error))
    gtk_editable_set_text (GTK_EDITABLE (self->add_row), "");
  else
    tandem_page_show_error (GTK_WIDGET (self), _ ("Nobody was added"), error);
}

static void
add_applied_cb (AdwEntryRow *row, TandemPeoplePreferences *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  if (*name)
    tandem_act_add_person_async (get_store (self), name, NULL, added_cb, g_object_ref (self));
}

static void
tandem_people_preferences_dispose (GObject *object)
{
  TandemPeoplePreferences *self = TANDEM_PEOPLE_PREFERENCES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_PEOPLE_PREFERENCES);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (tandem_people_preferences_parent_class)->dispose (object);
}

static void
tandem_people_preferences_finalize (GObject *object)
{
  g_ptr_array_unref (TANDEM_PEOPLE_PREFERENCES (object)->rows);
  G_OBJECT_CLASS (tandem_people_preferences_parent_class)->finalize (object);
}

static void
tandem_people_preferences_class_init (TandemPeoplePreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_FIELD_ROW);

  G_OBJECT_CLASS (klass)->dispose = tandem_people_preferences_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_people_preferences_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-people-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemPeoplePreferences, name_row);
  gtk_widget_class_bind_template_child (widget_class, TandemPeoplePreferences, role_row);
  gtk_widget_class_bind_template_child (widget_class, TandemPeoplePreferences, for_row);
  gtk_widget_class_bind_template_child (widget_class, TandemPeoplePreferences, people_group);
  gtk_widget_class_bind_template_child (widget_class, TandemPeoplePreferences, add_row);
  gtk_widget_class_bind_template_callback (widget_class, name_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, role_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, for_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_applied_cb);
}

static void
tandem_people_preferences_init (TandemPeoplePreferences *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_free);
  self->is_showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  list_roles (self);
}

/**
 * tandem_people_preferences_set_workspace:
 * @workspace: the open file; set once
 */
void
tandem_people_preferences_set_workspace (TandemPeoplePreferences *self, TandemWorkspace *workspace)
{
  g_return_if_fail (TANDEM_IS_PEOPLE_PREFERENCES (self) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (tandem_workspace_get_store (workspace), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::person-id", G_CALLBACK (load_people), self, G_CONNECT_SWAPPED);
  load_people (self);
}
