/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-department.h"

#include <glib/gi18n-lib.h>

#include "app/tandem-nav-row.h"
#include "app/tandem-page-catalogue.h"

/**
 * TandemDepartment:
 *
 * A tab of the window: the list of its pages at the side, and the page in view. A page is made when it is first looked
 * at, so that the window is up before the pages that nobody asked for.
 */
struct _TandemDepartment {
  AdwBin parent_instance;

  char *name;
  TandemWorkspace *workspace;
  gboolean sidebar_wanted;
  char *page_name;

  AdwOverlaySplitView *split_view;
  GtkListBox *sidebar;
  GtkStack *pages;
};

typedef enum {
  PROP_DEPARTMENT = 1,
  PROP_PAGE_NAME,
  PROP_COLLAPSED,
  PROP_SIDEBAR_SHOWN,
  PROP_SIDEBAR_WANTED,
} TandemDepartmentProperty;

static GParamSpec *properties[PROP_SIDEBAR_WANTED + 1];

G_DEFINE_FINAL_TYPE (TandemDepartment, tandem_department, ADW_TYPE_BIN)

/* Buttons that make something can't be pressed where a file is only read, and say so. */
static void
explain_read_only (GtkWidget *widget, const char *notice)
{
  const char *action = GTK_IS_ACTIONABLE (widget) ? gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) : NULL;

  if (g_strcmp0 (action, "win.new-record") == 0 || g_strcmp0 (action, "win.import") == 0)
    gtk_widget_set_tooltip_text (widget, notice);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    explain_read_only (child, notice);
}

static void
add_page (TandemDepartment *self, const TandemPageEntry *entry)
{
  GtkWidget *page = g_object_new (entry->get_type (), "workspace", self->workspace, NULL);
  g_autofree char *notice = tandem_store_dup_notice (tandem_workspace_get_store (self->workspace));

  gtk_stack_add_named (self->pages, page, entry->name);
  if (notice)
    explain_read_only (page, notice);
}

static void
show_page (TandemDepartment *self)
{
  const TandemPageEntry *entry = tandem_page_catalogue_find (self->page_name);

  if (self->workspace == NULL || entry == NULL || entry->get_type == NULL)
    return;
  if (gtk_stack_get_child_by_name (self->pages, entry->name) == NULL)
    add_page (self, entry);
  gtk_stack_set_visible_child_name (self->pages, entry->name);
}

static GtkListBoxRow *
find_row (TandemDepartment *self, const char *page_name)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar, i)) != NULL; i++)
    if (g_strcmp0 (tandem_nav_row_get_page_name (TANDEM_NAV_ROW (row)), page_name) == 0)
      return row;
  return NULL;
}

static void
fill_sidebar (TandemDepartment *self)
{
  guint n_entries;
  const TandemPageEntry *entries = tandem_page_catalogue_get (&n_entries);

  for (guint i = 0; i < n_entries; i++)
    if (g_str_equal (entries[i].department, self->name) && entries[i].get_type != NULL)
      gtk_list_box_append (self->sidebar,
                           tandem_nav_row_new (entries[i].name, _ (entries[i].title), entries[i].icon_name));
  gtk_widget_add_css_class (GTK_WIDGET (self), self->name);
  gtk_list_box_select_row (self->sidebar, gtk_list_box_get_row_at_index (self->sidebar, 0));
}

static void
row_selected_cb (TandemDepartment *self, GtkListBoxRow *row)
{
  if (row == NULL || !g_set_str (&self->page_name, tandem_nav_row_get_page_name (TANDEM_NAV_ROW (row))))
    return;
  show_page (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE_NAME]);
}

static void
row_activated_cb (TandemDepartment *self)
{
  if (adw_overlay_split_view_get_collapsed (self->split_view))
    adw_overlay_split_view_set_show_sidebar (self->split_view, FALSE);
  tandem_department_focus_page (self);
}

static void
collapsed_changed_cb (TandemDepartment *self)
{
  gboolean collapsed = adw_overlay_split_view_get_collapsed (self->split_view);

  adw_overlay_split_view_set_show_sidebar (self->split_view, !collapsed && self->sidebar_wanted);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLLAPSED]);
}

static void
sidebar_shown_cb (TandemDepartment *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR_SHOWN]);
}

static void
set_sidebar_wanted (TandemDepartment *self, gboolean wanted)
{
  if (self->sidebar_wanted == wanted)
    return;
  self->sidebar_wanted = wanted;
  if (!adw_overlay_split_view_get_collapsed (self->split_view))
    adw_overlay_split_view_set_show_sidebar (self->split_view, wanted);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR_WANTED]);
}

static void
tandem_department_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TandemDepartment *self = TANDEM_DEPARTMENT (object);

  switch ((TandemDepartmentProperty) id)
    {
    case PROP_DEPARTMENT:
      g_value_set_string (value, self->name);
      break;
    case PROP_PAGE_NAME:
      g_value_set_string (value, self->page_name);
      break;
    case PROP_COLLAPSED:
      g_value_set_boolean (value, tandem_department_get_collapsed (self));
      break;
    case PROP_SIDEBAR_SHOWN:
      g_value_set_boolean (value, tandem_department_get_sidebar_shown (self));
      break;
    case PROP_SIDEBAR_WANTED:
      g_value_set_boolean (value, self->sidebar_wanted);
      break;
    }
}

static void
tandem_department_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TandemDepartment *self = TANDEM_DEPARTMENT (object);

  switch ((TandemDepartmentProperty) id)
    {
    case PROP_DEPARTMENT:
      self->name = g_value_dup_string (value);
      break;
    case PROP_PAGE_NAME:
      tandem_department_set_page_name (self, g_value_get_string (value));
      break;
    case PROP_COLLAPSED:
      adw_overlay_split_view_set_collapsed (self->split_view, g_value_get_boolean (value));
      break;
    case PROP_SIDEBAR_SHOWN:
      tandem_department_set_sidebar_shown (self, g_value_get_boolean (value));
      break;
    case PROP_SIDEBAR_WANTED:
      set_sidebar_wanted (self, g_value_get_boolean (value));
      break;
    }
}

static void
tandem_department_constructed (GObject *object)
{
  G_OBJECT_CLASS (tandem_department_parent_class)->constructed (object);
  fill_sidebar (TANDEM_DEPARTMENT (object));
}

static void
tandem_department_dispose (GObject *object)
{
  TandemDepartment *self = TANDEM_DEPARTMENT (object);

  g_clear_object (&self->workspace);
  /* Disposing of the template alone leaves AdwBin with a child that is gone. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_DEPARTMENT);
  G_OBJECT_CLASS (tandem_department_parent_class)->dispose (object);
}

static void
tandem_department_finalize (GObject *object)
{
  TandemDepartment *self = TANDEM_DEPARTMENT (object);

  g_free (self->name);
  g_free (self->page_name);
  G_OBJECT_CLASS (tandem_department_parent_class)->finalize (object);
}

static void
tandem_department_class_init (TandemDepartmentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tandem_department_get_property;
  object_class->set_property = tandem_department_set_property;
  object_class->constructed = tandem_department_constructed;
  object_class->dispose = tandem_department_dispose;
  object_class->finalize = tandem_department_finalize;

  /**
   * TandemDepartment:department:
   *
   * "marketing" or "sales".
   */
  properties[PROP_DEPARTMENT] = g_param_spec_string ("department", NULL, NULL, NULL,
                                                     G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PAGE_NAME] = g_param_spec_string ("page-name", NULL, NULL, NULL, flags);
  properties[PROP_COLLAPSED] = g_param_spec_boolean ("collapsed", NULL, NULL, FALSE, flags);
  properties[PROP_SIDEBAR_SHOWN] = g_param_spec_boolean ("sidebar-shown", NULL, NULL, TRUE, flags);
  /**
   * TandemDepartment:sidebar-wanted:
   *
   * Whether the sidebar stands beside the page where there is room for it.
   */
  properties[PROP_SIDEBAR_WANTED] = g_param_spec_boolean ("sidebar-wanted", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemcrm/Tandem/ui/app/tandem-department.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemDepartment, split_view);
  gtk_widget_class_bind_template_child (widget_class, TandemDepartment, sidebar);
  gtk_widget_class_bind_template_child (widget_class, TandemDepartment, pages);
  gtk_widget_class_bind_template_callback (widget_class, collapsed_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_shown_cb);
}

static void
tandem_department_init (TandemDepartment *self)
{
  self->sidebar_wanted = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_department_set_workspace:
 * @workspace: (nullable): the file to show
 *
 * Shows another file: the pages of the one before are gone.
 */
void
tandem_department_set_workspace (TandemDepartment *self, TandemWorkspace *workspace)
{
  GtkWidget *page;

  if (!g_set_object (&self->workspace, workspace))
    return;
  while ((page = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_stack_remove (self->pages, page);
  show_page (self);
}

/**
 * tandem_department_get_page:
 *
 * Returns: (transfer none) (nullable): the page in view
 */
TandemPage *
tandem_department_get_page (TandemDepartment *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  return TANDEM_IS_PAGE (page) ? TANDEM_PAGE (page) : NULL;
}

const char *
tandem_department_get_page_name (TandemDepartment *self)
{
  return self->page_name;
}

/**
 * tandem_department_set_page_name:
 *
 * Shows the page of this name; a name that this department doesn't have changes nothing.
 */
void
tandem_department_set_page_name (TandemDepartment *self, const char *name)
{
  GtkListBoxRow *row = find_row (self, name);

  if (row)
    gtk_list_box_select_row (self->sidebar, row);
}

/**
 * tandem_department_select_nth_page:
 * @n: which, from 0
 *
 * Shows a page by its place in the sidebar.
 */
void
tandem_department_select_nth_page (TandemDepartment *self, guint n)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->sidebar, (int) n);

  if (row == NULL)
    return;
  gtk_list_box_select_row (self->sidebar, row);
  row_activated_cb (self);
}

/**
 * tandem_department_focus_page:
 *
 * Gives the focus to the page in view: to what it wishes for, else to the first thing in it that takes it. A page that was
 * just made may have nothing yet; then it is its row in the sidebar, so that keys have a place to begin from.
 */
void
tandem_department_focus_page (TandemDepartment *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->sidebar);

  if (page && !gtk_widget_grab_focus (page) && !gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD) && row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/**
 * tandem_department_get_collapsed:
 *
 * Returns: whether there is no room for the sidebar beside the page
 */
gboolean
tandem_department_get_collapsed (TandemDepartment *self)
{
  return adw_overlay_split_view_get_collapsed (self->split_view);
}

gboolean
tandem_department_get_sidebar_shown (TandemDepartment *self)
{
  return adw_overlay_split_view_get_show_sidebar (self->split_view);
}

/**
 * tandem_department_set_sidebar_shown:
 *
 * Shows or hides the sidebar, as the person wants it. Where it stands beside the page this is kept.
 */
void
tandem_department_set_sidebar_shown (TandemDepartment *self, gboolean shown)
{
  if (tandem_department_get_collapsed (self))
    adw_overlay_split_view_set_show_sidebar (self->split_view, shown);
  else
    set_sidebar_wanted (self, shown);
}

/* Where a page shows a record beside its list, or over it. */
static AdwOverlaySplitView *
find_split_view (GtkWidget *widget)
{
  AdwOverlaySplitView *found = NULL;

  if (ADW_IS_OVERLAY_SPLIT_VIEW (widget))
    return ADW_OVERLAY_SPLIT_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_split_view (child);
  return found;
}

static gboolean
has_focus (GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* From the sidebar to the list, or to the record that covers it; from the list to the record beside it. */
static gboolean
focus_next_in_page (TandemDepartment *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);
  AdwOverlaySplitView *split_view = page ? find_split_view (page) : NULL;
  GtkWidget *record = split_view && adw_overlay_split_view_get_show_sidebar (split_view)
                          ? adw_overlay_split_view_get_sidebar (split_view)
                          : NULL;
  gboolean is_covered = record && adw_overlay_split_view_get_collapsed (split_view);
  gboolean in_sidebar = has_focus (GTK_WIDGET (self->sidebar));

  if (record && (in_sidebar ? is_covered : !is_covered && !has_focus (record)))
    return gtk_widget_child_focus (record, GTK_DIR_TAB_FORWARD);
  if (in_sidebar)
    tandem_department_focus_page (self);
  return in_sidebar;
}

/**
 * tandem_department_cycle_pane:
 *
 * Moves the focus from the sidebar to the page, to the record that the page shows beside its list, and to the sidebar again.
 */
void
tandem_department_cycle_pane (TandemDepartment *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->sidebar);

  if (focus_next_in_page (self) || row == NULL)
    return;
  tandem_department_set_sidebar_shown (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}
