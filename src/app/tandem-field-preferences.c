/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-field-preferences.h"

#include <glib/gi18n-lib.h>

#include "app/tandem-custom-field-row.h"
#include "app/tandem-list-group.h"

struct _TandemFieldPreferences {
  AdwPreferencesPage parent_instance;

  TandemListGroup *contacts;
  TandemListGroup *companies;
  TandemListGroup *deals;
  TandemListGroup *campaigns;
};

G_DEFINE_FINAL_TYPE (TandemFieldPreferences, tandem_field_preferences, ADW_TYPE_PREFERENCES_PAGE)

static void
renamed_cb (TandemListGroup *group, gint64 id, const char *name)
{
  tandem_list_group_rename (group, id, name);
}

static GtkListBoxRow *
make_row (TandemListGroup *group, GtkListBoxRow *row, TandemRecord *record, gint64 n_deals)
{
  if (row == NULL)
    {
      TandemStore *store = tandem_workspace_get_store (tandem_list_group_get_workspace (group));

      row = GTK_LIST_BOX_ROW (tandem_custom_field_row_new (store));
      g_signal_connect_object (row, "renamed", G_CALLBACK (renamed_cb), group, G_CONNECT_SWAPPED);
    }
  tandem_custom_field_row_set_field (TANDEM_CUSTOM_FIELD_ROW (row), record);
  return row;
}

static void
tandem_field_preferences_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_FIELD_PREFERENCES);
  G_OBJECT_CLASS (tandem_field_preferences_parent_class)->dispose (object);
}

static void
tandem_field_preferences_class_init (TandemFieldPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_LIST_GROUP);

  G_OBJECT_CLASS (klass)->dispose = tandem_field_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-field-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemFieldPreferences, contacts);
  gtk_widget_class_bind_template_child (widget_class, TandemFieldPreferences, companies);
  gtk_widget_class_bind_template_child (widget_class, TandemFieldPreferences, deals);
  gtk_widget_class_bind_template_child (widget_class, TandemFieldPreferences, campaigns);
}

static void
tandem_field_preferences_init (TandemFieldPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_field_preferences_set_workspace:
 * @workspace: the open file; set once
 */
void
tandem_field_preferences_set_workspace (TandemFieldPreferences *self, TandemWorkspace *workspace)
{
  g_return_if_fail (TANDEM_IS_FIELD_PREFERENCES (self));

  const struct {
    TandemListGroup *group;
    TandemFirmList list;
  } groups[] = {
    { self->contacts, TANDEM_FIRM_LIST_CONTACT_FIELDS },
    { self->companies, TANDEM_FIRM_LIST_COMPANY_FIELDS },
    { self->deals, TANDEM_FIRM_LIST_DEAL_FIELDS },
    { self->campaigns, TANDEM_FIRM_LIST_CAMPAIGN_FIELDS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      tandem_list_group_set_row_func (groups[i].group, make_row);
      tandem_list_group_set_list (groups[i].group, workspace, groups[i].list, _ ("Add a field"));
    }
}
