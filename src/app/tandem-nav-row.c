/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-nav-row.h"

struct _TandemNavRow {
  GtkListBoxRow parent_instance;

  char *page_name;
  char *label;
  char *icon_name;
};

typedef enum {
  PROP_PAGE_NAME = 1,
  PROP_LABEL,
  PROP_ICON_NAME,
} TandemNavRowProperty;

static GParamSpec *properties[PROP_ICON_NAME + 1];

G_DEFINE_FINAL_TYPE (TandemNavRow, tandem_nav_row, GTK_TYPE_LIST_BOX_ROW)

static void
tandem_nav_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TandemNavRow *self = TANDEM_NAV_ROW (object);

  switch ((TandemNavRowProperty) id)
    {
    case PROP_PAGE_NAME:
      g_value_set_string (value, self->page_name);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, self->icon_name);
      break;
    }
}

static void
tandem_nav_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TandemNavRow *self = TANDEM_NAV_ROW (object);

  switch ((TandemNavRowProperty) id)
    {
    case PROP_PAGE_NAME:
      self->page_name = g_value_dup_string (value);
      break;
    case PROP_LABEL:
      self->label = g_value_dup_string (value);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->label, -1);
      break;
    case PROP_ICON_NAME:
      self->icon_name = g_value_dup_string (value);
      break;
    }
}

static void
tandem_nav_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_NAV_ROW);
  G_OBJECT_CLASS (tandem_nav_row_parent_class)->dispose (object);
}

static void
tandem_nav_row_finalize (GObject *object)
{
  TandemNavRow *self = TANDEM_NAV_ROW (object);

  g_free (self->page_name);
  g_free (self->label);
  g_free (self->icon_name);
  G_OBJECT_CLASS (tandem_nav_row_parent_class)->finalize (object);
}

static void
tandem_nav_row_class_init (TandemNavRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tandem_nav_row_get_property;
  object_class->set_property = tandem_nav_row_set_property;
  object_class->dispose = tandem_nav_row_dispose;
  object_class->finalize = tandem_nav_row_finalize;

  properties[PROP_PAGE_NAME] = g_param_spec_string ("page-name", NULL, NULL, NULL, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-nav-row.ui");
}

static void
tandem_nav_row_init (TandemNavRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_nav_row_new:
 * @name: the page's name in the catalogue
 * @label: its title, translated
 *
 * Returns: (transfer floating): a row of a sidebar
 */
GtkWidget *
tandem_nav_row_new (const char *name, const char *label, const char *icon_name)
{
  return g_object_new (TANDEM_TYPE_NAV_ROW, "page-name", name, "label", label, "icon-name", icon_name, NULL);
}

/**
 * tandem_nav_row_get_page_name:
 *
 * Returns: (transfer none): the page's name in the catalogue
 */
const char *
tandem_nav_row_get_page_name (TandemNavRow *self)
{
  return self->page_name;
}
