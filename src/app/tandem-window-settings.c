/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-window-settings.h"

#include "app/tandem-department.h"

/* Each tab keeps its own page. */
static const struct {
  const char *department, *key;
} pages[] = {
  { "marketing", "marketing-page" },
  { "sales", "sales-page" },
};

static TandemDepartment *
get_department (AdwViewStack *departments, const char *name)
{
  return TANDEM_DEPARTMENT (adw_view_stack_get_child_by_name (departments, name));
}

/**
 * tandem_window_settings_load:
 * @departments: the tabs
 *
 * Gives a window the size that it had, and shows the tab and the pages that were in view.
 */
void
tandem_window_settings_load (GSettings *settings, GtkWindow *window, AdwViewStack *departments)
{
  g_autofree char *department = g_settings_get_string (settings, "department");

  gtk_window_set_default_size (window, g_settings_get_int (settings, "width"), g_settings_get_int (settings, "height"));
  if (g_settings_get_boolean (settings, "maximized"))
    gtk_window_maximize (window);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *page = g_settings_get_string (settings, pages[i].key);

      tandem_department_set_page_name (get_department (departments, pages[i].department), page);
    }
  g_settings_bind (settings, "sidebar", get_department (departments, "sales"), "sidebar-wanted",
                   G_SETTINGS_BIND_DEFAULT);
  adw_view_stack_set_visible_child_name (departments, department);
}

/**
 * tandem_window_settings_save:
 * @departments: the tabs
 *
 * Keeps how a window stands.
 */
void
tandem_window_settings_save (GSettings *settings, GtkWindow *window, AdwViewStack *departments)
{
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (settings, "width", MAX (width, 360));
  g_settings_set_int (settings, "height", MAX (height, 294));
  g_settings_set_boolean (settings, "maximized", gtk_window_is_maximized (window));
  g_settings_set_string (settings, "department", adw_view_stack_get_visible_child_name (departments));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    g_settings_set_string (settings, pages[i].key,
                           tandem_department_get_page_name (get_department (departments, pages[i].department)));
}
