/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-relation-group.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-relation.h"
#include "model/tandem-contact-query.h"
#include "model/tandem-relationship.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-record-chooser.h"
#include "widgets/tandem-row-swap.h"

#define RELATION "tandem-relation"
#define INVERSE  '~' /* before a kind: seen from the other end */

struct _TandemRelationGroup {
  AdwBin parent_instance;

  TandemWorkspace *workspace;
  gint64 contact_id; /* 0 until it is shown */
  char *name;
  char *kind; /* that was asked for, while a contact is chosen */
  AdwPreferencesGroup *group;
  GPtrArray *rows; /* GtkWidget, of the group */
};

enum { SIGNAL_FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemRelationGroup, tandem_relation_group, ADW_TYPE_BIN)

static TandemStore *
get_store (TandemRelationGroup *self)
{
  return tandem_workspace_get_store (self->workspace);
}

/* --- acts ---------------------------------------------------------------------------------------------------------- */

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemRelationGroup) self = data;
  g_autoptr (GError) error = NULL;

  if (!tandem_act_finish (result, &error))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
chosen_cb (AdwDialog *dialog, gint64 other_id, TandemRelationGroup *self)
{
  gboolean is_inverse = self->kind[0] == INVERSE;
  const char *kind = self->kind + is_inverse;
  g_autoptr (TandemRecord) relationship = TANDEM_RECORD (tandem_relationship_new ());
  /* Translators: what undo will undo; the first %s is a relation, as Referred by, the second a person */
  g_autofree char *label
      = g_strdup_printf (_ ("Add relation “%s” of %s"), tandem_relationship_get_title (kind, is_inverse), self->name);

  if (other_id == 0 || self->contact_id == 0)
    return;
  tandem_record_set_id (relationship, is_inverse ? TANDEM_RELATIONSHIP_OTHER_ID : TANDEM_RELATIONSHIP_CONTACT_ID,
                        self->contact_id);
  tandem_record_set_id (relationship, is_inverse ? TANDEM_RELATIONSHIP_CONTACT_ID : TANDEM_RELATIONSHIP_OTHER_ID,
                        other_id);
  tandem_record_set_text (relationship, TANDEM_RELATIONSHIP_KIND, kind);
  tandem_act_relate_async (get_store (self), label, relationship, done_cb, g_object_ref (self));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemRelationGroup *self = TANDEM_RELATION_GROUP (widget);
  const char *kind = g_variant_get_string (parameter, NULL);
  gboolean is_inverse = kind[0] == INVERSE;
  AdwDialog *dialog;

  if (self->contact_id == 0)
    return;
  g_set_str (&self->kind, kind);
  dialog = tandem_record_chooser_new (self->workspace, TANDEM_SEARCH_CONTACT,
                                      tandem_relationship_get_title (kind + is_inverse, is_inverse), NULL);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, 0);
  tandem_page_present_dialog (widget, dialog);
}

static void
remove_clicked_cb (GtkWidget *button, TandemRelationGroup *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), RELATION);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  /* Translators: what undo will undo; %s is a person */
  g_autofree char *label = g_strdup_printf (_ ("Remove a relation of %s"), self->name);

  g_array_append_val (ids, *id);
  tandem_act_trash_async (get_store (self), label, TANDEM_TYPE_RELATIONSHIP, ids, NULL, done_cb, g_object_ref (self));
}

static void
row_activated_cb (AdwActionRow *row, TandemRelationGroup *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), RELATION);

  tandem_page_go_to_record (GTK_WIDGET (self), "contacts", *id);
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

static void
add_row (TandemRelationGroup *self, TandemRelation *relation)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  const char *name = relation->name ? relation->name : _ ("No name");
  /* Translators: %s is a person */
  g_autofree char *tooltip = g_strdup_printf (_ ("Remove the relation to %s"), name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               tandem_relationship_get_title (relation->kind, relation->is_inverse));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), RELATION, g_memdup2 (&relation->other_id, sizeof (gint64)), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dimmed");
  gtk_widget_set_tooltip_text (button, tooltip);
  g_object_set_data_full (G_OBJECT (button), RELATION, g_memdup2 (&relation->id, sizeof (gint64)), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_rows (TandemRelationGroup *self, GPtrArray *relations)
{
  g_autoptr (GPtrArray) old_rows = g_steal_pointer (&self->rows);

  self->rows = g_ptr_array_new ();
  for (guint i = 0; relations && i < relations->len; i++)
    add_row (self, relations->pdata[i]);
  tandem_row_swap (self->group, old_rows, self->rows);
}

/* --- set up -------------------------------------------------------------------------------------------------------- */

static void
tandem_relation_group_dispose (GObject *object)
{
  g_clear_object (&TANDEM_RELATION_GROUP (object)->workspace);
  G_OBJECT_CLASS (tandem_relation_group_parent_class)->dispose (object);
}

static void
tandem_relation_group_finalize (GObject *object)
{
  TandemRelationGroup *self = TANDEM_RELATION_GROUP (object);

  g_free (self->name);
  g_free (self->kind);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (tandem_relation_group_parent_class)->finalize (object);
}

static void
tandem_relation_group_class_init (TandemRelationGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_relation_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_relation_group_finalize;

  /**
   * TandemRelationGroup::failed:
   * @error: why
   *
   * A relation was not written: what is shown may not be what the file holds.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "relation.add", "s", add_action);
}

static void
append_kind (GMenu *menu, const char *kind, gboolean is_inverse)
{
  g_autofree char *target = is_inverse ? g_strdup_printf ("%c%s", INVERSE, kind) : g_strdup (kind);
  /* Translators: an item of a menu, after which a person is chosen; %s is a relation, as Referred by */
  g_autofree char *title = g_strdup_printf (_ ("%s…"), tandem_relationship_get_title (kind, is_inverse));
  g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

  g_menu_item_set_action_and_target (item, "relation.add", "s", target);
  g_menu_append_item (menu, item);
}

static void
tandem_relation_group_init (TandemRelationGroup *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  self->rows = g_ptr_array_new ();
  for (guint i = 0; i < tandem_relationship_get_n_kinds (); i++)
    {
      const char *kind = tandem_relationship_get_kind (i);

      append_kind (menu, kind, FALSE);
      if (!tandem_relationship_is_mutual (kind))
        append_kind (menu, kind, TRUE);
    }
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("Add a relation"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("Relations"));
  adw_preferences_group_set_header_suffix (self->group, button);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

/**
 * tandem_relation_group_open:
 *
 * Another contact is going to be shown.
 */
void
tandem_relation_group_open (TandemRelationGroup *self, TandemWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
  self->contact_id = 0;
  show_rows (self, NULL);
}

/**
 * tandem_relation_group_show:
 * @name: what undo calls the contact
 * @relations: (element-type TandemRelation): as they were read
 */
void
tandem_relation_group_show (TandemRelationGroup *self, gint64 contact_id, const char *name, GPtrArray *relations)
{
  self->contact_id = contact_id;
  g_set_str (&self->name, name);
  show_rows (self, relations);
  tandem_page_say_none (self->group, relations->len);
}
