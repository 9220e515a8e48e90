/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-deal-people-group.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act.h"
#include "model/tandem-deal-person.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-record-chooser.h"
#include "widgets/tandem-row-swap.h"

#define PERSON     "tandem-person"
#define FIRST_ROLE "influencer" /* until another is chosen */

struct _TandemDealPeopleGroup {
  AdwPreferencesGroup parent_instance;

  TandemWorkspace *workspace;
  gint64 deal_id;
  char *title;     /* of the deal */
  GPtrArray *rows; /* not owned */
};

G_DEFINE_FINAL_TYPE (TandemDealPeopleGroup, tandem_deal_people_group, ADW_TYPE_PREFERENCES_GROUP)

/* --- acts ---------------------------------------------------------------------------------------------------------- */

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  if (!tandem_act_finish (result, &error))
    tandem_page_show_error (widget, _ ("The deal was not changed"), error);
}

static char *
make_label (TandemDealPeopleGroup *self)
{
  /* Translators: what undo will undo; %s is a deal */
  return g_strdup_printf (_ ("Change the people of “%s”"), self->title);
}

static void
save (TandemDealPeopleGroup *self, TandemRecord *person)
{
  g_autofree char *label = make_label (self);

  tandem_act_save_one_async (tandem_workspace_get_store (self->workspace), label, person, NULL, saved_cb,
                             g_object_ref (self));
}

static void
contact_chosen_cb (AdwDialog *dialog, gint64 contact_id, TandemDealPeopleGroup *self)
{
  g_autoptr (TandemRecord) person = TANDEM_RECORD (tandem_deal_person_new ());

  tandem_record_set_id (person, TANDEM_DEAL_PERSON_DEAL_ID, self->deal_id);
  tandem_record_set_id (person, TANDEM_DEAL_PERSON_CONTACT_ID, contact_id);
  tandem_record_set_text (person, TANDEM_DEAL_PERSON_ROLE, FIRST_ROLE);
  save (self, person);
}

static void
add_clicked_cb (TandemDealPeopleGroup *self)
{
  AdwDialog *dialog;

  if (self->deal_id == 0)
    return;
  dialog = tandem_record_chooser_new (self->workspace, TANDEM_SEARCH_CONTACT, _ ("Choose a contact"), NULL);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (contact_chosen_cb), self, 0);
  tandem_page_present_dialog (GTK_WIDGET (self), dialog);
}

static void
role_chosen_cb (AdwComboRow *row, GParamSpec *pspec, TandemDealPeopleGroup *self)
{
  g_autoptr (TandemRecord) person = tandem_record_copy (g_object_get_data (G_OBJECT (row), PERSON));
  const char *nick = tandem_deal_role_get_nick (adw_combo_row_get_selected (row));

  if (g_strcmp0 (tandem_record_get_text (person, TANDEM_DEAL_PERSON_ROLE), nick) == 0)
    return;
  tandem_record_set_text (person, TANDEM_DEAL_PERSON_ROLE, nick);
  save (self, person);
}

static void
open_clicked_cb (GtkWidget *button, TandemDealPeopleGroup *self)
{
  tandem_page_go_to_record (button, "contacts",
                            tandem_record_get_integer (g_object_get_data (G_OBJECT (button), PERSON),
                                                       TANDEM_DEAL_PERSON_CONTACT_ID));
}

static void
remove_clicked_cb (GtkWidget *button, TandemDealPeopleGroup *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = tandem_record_get_id (g_object_get_data (G_OBJECT (button), PERSON));
  g_autofree char *label = make_label (self);

  g_array_append_val (ids, id);
  tandem_act_trash_async (tandem_workspace_get_store (self->workspace), label, TANDEM_TYPE_DEAL_PERSON, ids, NULL,
                          saved_cb, g_object_ref (self));
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

static void
add_button (TandemDealPeopleGroup *self, AdwActionRow *row, TandemRecord *person, const char *icon_name,
            const char *tooltip, GCallback clicked_cb)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), PERSON, g_object_ref (person), g_object_unref);
  g_signal_connect_object (button, "clicked", clicked_cb, self, 0);
  adw_action_row_add_suffix (row, button);
}

static void
add_person (TandemDealPeopleGroup *self, TandemRecord *person, const char *name)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  /* Translators: %s is a person */
  g_autofree char *open = g_strdup_printf (_ ("Open %s"), name);
  /* Translators: %s is a person */
  g_autofree char *remove = g_strdup_printf (_ ("Take %s out of the deal"), name);
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, "title", name, NULL);

  for (guint i = 0; i < tandem_deal_role_count (); i++)
    gtk_string_list_append (titles, tandem_deal_role_get_title (i));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (titles));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row),
                              tandem_deal_role_find (tandem_record_get_text (person, TANDEM_DEAL_PERSON_ROLE)));
  g_object_set_data_full (G_OBJECT (row), PERSON, g_object_ref (person), g_object_unref);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (role_chosen_cb), self, 0);
  add_button (self, ADW_ACTION_ROW (row), person, "go-next-symbolic", open, G_CALLBACK (open_clicked_cb));
  add_button (self, ADW_ACTION_ROW (row), person, "list-remove-symbolic", remove, G_CALLBACK (remove_clicked_cb));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

/* --- object -------------------------------------------------------------------------------------------------------- */

static void
tandem_deal_people_group_dispose (GObject *object)
{
  g_clear_object (&TANDEM_DEAL_PEOPLE_GROUP (object)->workspace);
  G_OBJECT_CLASS (tandem_deal_people_group_parent_class)->dispose (object);
}

static void
tandem_deal_people_group_finalize (GObject *object)
{
  TandemDealPeopleGroup *self = TANDEM_DEAL_PEOPLE_GROUP (object);

  g_free (self->title);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (tandem_deal_people_group_parent_class)->finalize (object);
}

static void
tandem_deal_people_group_class_init (TandemDealPeopleGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_deal_people_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_deal_people_group_finalize;
}

static void
tandem_deal_people_group_init (TandemDealPeopleGroup *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  self->rows = g_ptr_array_new ();
  gtk_widget_set_tooltip_text (button, _ ("Add a person"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("People"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), button);
}

void
tandem_deal_people_group_show (TandemDealPeopleGroup *self, TandemWorkspace *workspace, TandemDealFacts *facts)
{
  g_autoptr (GPtrArray) old_rows = g_steal_pointer (&self->rows);

  g_set_object (&self->workspace, workspace);
  g_set_str (&self->title, facts->row->title);
  self->deal_id = facts->id;
  self->rows = g_ptr_array_new ();
  for (guint i = 0; i < facts->persons->len; i++)
    add_person (self, facts->persons->pdata[i], facts->person_names->pdata[i]);
  tandem_row_swap (ADW_PREFERENCES_GROUP (self), old_rows, self->rows);
  tandem_page_say_none (ADW_PREFERENCES_GROUP (self), facts->persons->len);
}
