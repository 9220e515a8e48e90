/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-window.h"

#include <glib/gi18n-lib.h>

#include "app/tandem-department.h"
#include "app/tandem-first-start.h"
#include "app/tandem-page-catalogue.h"
#include "app/tandem-preferences-dialog.h"
#include "app/tandem-print.h"
#include "app/tandem-recovery-dialog.h"
#include "app/tandem-recent-files.h"
#include "app/tandem-shortcuts.h"
#include "app/tandem-window-actions.h"
#include "app/tandem-window-files.h"
#include "app/tandem-window-identity.h"
#include "app/tandem-window-settings.h"
#include "app/tandem-window-trail.h"
#include "app/tandem-window-upkeep.h"
#include "widgets/tandem-history-dialog.h"

/**
 * TandemWindow:
 *
 * The window on one file: its two tabs, undo and redo, toasts; or the first start while no file is open. How it stood is
 * kept in the settings.
 */
struct _TandemWindow {
  AdwApplicationWindow parent_instance;

  GSettings *settings;
  TandemWorkspace *workspace;

  GtkStack *start_stack;
  TandemFirstStart *first_start;
  GtkWidget *sidebar_button;
  GtkWidget *undo_button;
  GtkLabel *firm_label;
  AdwWindowTitle *narrow_title;
  AdwBanner *sample_banner;
  AdwBanner *read_only_banner;
  AdwViewStack *departments;
  TandemDepartment *marketing;
  TandemDepartment *sales;
  GMenu *recent_menu;
  GMenu *you_menu;
};

typedef enum {
  PROP_SETTINGS = 1,
  PROP_WORKSPACE,
} TandemWindowProperty;

enum {
  IMPORT_REQUESTED,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_WORKSPACE + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemWindow, tandem_window, ADW_TYPE_APPLICATION_WINDOW,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_PRINTER, tandem_print_printer_iface_init))

static TandemDepartment *
get_department (TandemWindow *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->departments), "marketing") == 0 ? self->marketing
                                                                                                 : self->sales;
}

/* --- what can be done ---------------------------------------------------------------------------------------------- */

static gboolean
can_undo (TandemWindow *self)
{
  return tandem_workspace_get_undo_label (self->workspace) != NULL;
}

static gboolean
can_redo (TandemWindow *self)
{
  return tandem_workspace_get_redo_label (self->workspace) != NULL;
}

static gboolean
can_print (TandemWindow *self)
{
  return tandem_page_can_print (tandem_window_get_page (self));
}

static gboolean
can_export (TandemWindow *self)
{
  return tandem_page_can_export (tandem_window_get_page (self));
}

static gboolean
can_find (TandemWindow *self)
{
  return tandem_page_can_search (tandem_window_get_page (self));
}

static gboolean
can_filter (TandemWindow *self)
{
  return tandem_page_can_filter (tandem_window_get_page (self));
}

static gboolean
can_create (TandemWindow *self)
{
  return tandem_page_can_create (tandem_window_get_page (self));
}

static gboolean
can_import (TandemWindow *self)
{
  return g_signal_has_handler_pending (self, signals[IMPORT_REQUESTED], 0, FALSE);
}

/* What is enabled while a file is open and no dialog stands over the page. */
static const struct {
  const char *action;
  gboolean (*predicate) (TandemWindow *self);
} action_rules[] = {
  { "undo", can_undo },       { "redo", can_redo },         { "print", can_print },   { "find", can_find },
  { "filter", can_filter },   { "new-record", can_create }, { "import", can_import }, { "department", NULL },
  { "page", NULL },           { "toggle-sidebar", NULL },   { "cycle-pane", NULL },   { "save-copy", NULL },
  { "preferences", NULL },    { "recover", NULL },          { "search", NULL },       { "export", can_export },
  { "import-figures", NULL },
};

/* A file that is only read can't be asked for what would be refused. */
static gboolean
can_write (TandemWindow *self, const char *action)
{
  static const char *const writing[] = { "undo", "redo", "new-record", "import", "import-figures", NULL };

  return !g_strv_contains (writing, action) || !tandem_store_is_read_only (tandem_workspace_get_store (self->workspace));
}

/* What is changed in a dialog that saves by itself is undone there. */
static gboolean
can_act (TandemWindow *self, const char *action)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));

  if (self->workspace == NULL || !can_write (self, action))
    return FALSE;
  return dialog == NULL
         || ((TANDEM_IS_PREFERENCES_DIALOG (dialog) || TANDEM_IS_RECOVERY_DIALOG (dialog)
              || TANDEM_IS_HISTORY_DIALOG (dialog))
             && (g_str_equal (action, "undo") || g_str_equal (action, "redo")));
}

static void
actions_changed_cb (TandemWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (action_rules); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), action_rules[i].action);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                                   can_act (self, action_rules[i].action)
                                       && (action_rules[i].predicate == NULL || action_rules[i].predicate (self)));
    }
}

static void
undo_label_changed_cb (TandemWindow *self)
{
  const char *label = self->workspace ? tandem_workspace_get_undo_label (self->workspace) : NULL;
  /* Translators: %s is what was done, as “Set owner of 3 contacts” */
  g_autofree char *text = label ? g_strdup_printf (_ ("Undo “%s”"), label) : g_strdup (_ ("Undo"));

  gtk_widget_set_tooltip_text (self->undo_button, text);
  actions_changed_cb (self);
}

static void
identity_changed_cb (TandemWindow *self)
{
  tandem_window_identity_show (GTK_WINDOW (self), self->narrow_title, self->firm_label, self->you_menu,
                               self->workspace);
}

/* --- the page in view ---------------------------------------------------------------------------------------------- */

static void
page_changed_cb (TandemWindow *self)
{
  TandemPage *page = tandem_window_get_page (self);
  const TandemPageEntry *entry = tandem_page_catalogue_find (tandem_department_get_page_name (get_department (self)));

  if (page)
    adw_window_title_set_title (self->narrow_title, tandem_page_get_narrow_title (page));
  else if (entry)
    adw_window_title_set_title (self->narrow_title, _ (entry->title));
  tandem_window_trail_note_page (self);
  actions_changed_cb (self);
}

static void
sidebar_changed_cb (TandemWindow *self)
{
  TandemDepartment *department = get_department (self);
  gboolean shown = tandem_department_get_sidebar_shown (department);

  gtk_widget_set_visible (self->sidebar_button, tandem_department_get_collapsed (department) || !shown);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->sidebar_button), shown);
}

static void
department_changed_cb (TandemWindow *self)
{
  page_changed_cb (self);
  sidebar_changed_cb (self);
}

static void
sidebar_button_clicked_cb (TandemWindow *self)
{
  tandem_department_set_sidebar_shown (get_department (self),
                                       gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->sidebar_button)));
}

/* --- the first start ----------------------------------------------------------------------------------------------- */

static void
first_start_mapped_cb (TandemWindow *self)
{
  GActionMap *application = G_ACTION_MAP (gtk_window_get_application (GTK_WINDOW (self)));

  tandem_first_start_set_offers (self->first_start, can_import (self),
                                 g_action_map_lookup_action (application, "sample") != NULL);
}

static void
import_chosen_cb (TandemWindow *self)
{
  tandem_window_choose_sheet (self);
}

static void
empty_chosen_cb (TandemWindow *self)
{
  tandem_window_choose_new_file (self, NULL);
}

static void
sample_chosen_cb (TandemWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.sample", NULL);
}

static gboolean
file_dropped_cb (TandemWindow *self, const GValue *value)
{
  return tandem_window_take_file (self, g_value_get_object (value));
}

/* --- actions ------------------------------------------------------------------------------------------------------- */

static void
department_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TandemWindow *self = data;

  adw_view_stack_set_visible_child_name (self->departments, g_variant_get_string (parameter, NULL));
  tandem_department_focus_page (get_department (self));
}

static void
page_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  tandem_department_select_nth_page (get_department (data), (guint) g_variant_get_int32 (parameter));
}

static void
toggle_sidebar_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TandemDepartment *department = get_department (data);

  tandem_department_set_sidebar_shown (department, !tandem_department_get_sidebar_shown (department));
}

static void
cycle_pane_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  tandem_department_cycle_pane (get_department (data));
}

static const GActionEntry action_entries[] = {
  { "department", department_cb, "s" },
  { "page", page_cb, "i" },
  { "toggle-sidebar", toggle_sidebar_cb },
  { "cycle-pane", cycle_pane_cb },
};

static gboolean
tandem_window_close_request (GtkWindow *window)
{
  TandemWindow *self = TANDEM_WINDOW (window);

  tandem_window_settings_save (self->settings, window, self->departments);
  return GTK_WINDOW_CLASS (tandem_window_parent_class)->close_request (window);
}

static void
tandem_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TandemWindow *self = TANDEM_WINDOW (object);

  switch ((TandemWindowProperty) id)
    {
    case PROP_SETTINGS:
      g_value_set_object (value, self->settings);
      break;
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    }
}

static void
tandem_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TandemWindow *self = TANDEM_WINDOW (object);

  switch ((TandemWindowProperty) id)
    {
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    case PROP_WORKSPACE:
      tandem_window_set_workspace (self, g_value_get_object (value));
      break;
    }
}

static void
tandem_window_constructed (GObject *object)
{
  TandemWindow *self = TANDEM_WINDOW (object);

  G_OBJECT_CLASS (tandem_window_parent_class)->constructed (object);
  tandem_window_settings_load (self->settings, GTK_WINDOW (self), self->departments);
  tandem_recent_files_bind_menu (self->settings, self->recent_menu);
  department_changed_cb (self);
}

static void
tandem_window_dispose (GObject *object)
{
  TandemWindow *self = TANDEM_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_WINDOW);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (tandem_window_parent_class)->dispose (object);
}

static void
tandem_window_finalize (GObject *object)
{
  TandemWindow *self = TANDEM_WINDOW (object);

  g_clear_object (&self->settings);
  G_OBJECT_CLASS (tandem_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemcrm/Tandem/ui/app/tandem-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, start_stack);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, first_start);
  gtk_widget_class_bind_template_child_full (widget_class, "start_toasts", FALSE, 0);
  gtk_widget_class_bind_template_child_full (widget_class, "toast_overlay", FALSE, 0);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, firm_label);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, narrow_title);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, sample_banner);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, read_only_banner);
  gtk_widget_class_bind_template_child_full (widget_class, "work_banner", FALSE, 0);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, departments);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, marketing);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, sales);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, recent_menu);
  gtk_widget_class_bind_template_child (widget_class, TandemWindow, you_menu);
  gtk_widget_class_bind_template_callback (widget_class, actions_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, department_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, empty_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, first_start_mapped_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sample_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_changed_cb);
}

static void
tandem_window_class_init (TandemWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_DEPARTMENT);
  g_type_ensure (TANDEM_TYPE_FIRST_START);

  object_class->get_property = tandem_window_get_property;
  object_class->set_property = tandem_window_set_property;
  object_class->constructed = tandem_window_constructed;
  object_class->dispose = tandem_window_dispose;
  object_class->finalize = tandem_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = tandem_window_close_request;

  properties[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS,
                                                   G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, TANDEM_TYPE_WORKSPACE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * TandemWindow::import-requested:
   * @file: the sheet to import
   *
   * Contacts are to be imported into the file of this window.
   */
  signals[IMPORT_REQUESTED] = g_signal_new ("import-requested", TANDEM_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, G_TYPE_FILE);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
tandem_window_init (TandemWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  g_action_map_add_action_entries (G_ACTION_MAP (self), action_entries, G_N_ELEMENTS (action_entries), self);
  tandem_print_add_actions (self);
  tandem_window_add_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  tandem_shortcuts_add_to_window (GTK_WIDGET (self));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (file_dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  actions_changed_cb (self);
}

/**
 * tandem_window_new:
 * @settings: where its state is kept
 *
 * Returns: (transfer floating): a window without a file
 */
GtkWidget *
tandem_window_new (GtkApplication *application, GSettings *settings)
{
  return g_object_new (TANDEM_TYPE_WINDOW, "application", application, "settings", settings, NULL);
}

static void
follow_workspace (TandemWindow *self)
{
  static const struct {
    const char *signal;
    void (*callback) (TandemWindow *self);
  } followed[] = {
    { "notify::undo-label", undo_label_changed_cb },
    { "notify::redo-label", undo_label_changed_cb },
    { "notify::firm-name", identity_changed_cb },
    { "notify::person-name", identity_changed_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_connect_object (self->workspace, followed[i].signal, G_CALLBACK (followed[i].callback), self,
                             G_CONNECT_SWAPPED);
}

/**
 * tandem_window_get_workspace:
 *
 * Returns: (transfer none) (nullable): the open file
 */
TandemWorkspace *
tandem_window_get_workspace (TandemWindow *self)
{
  g_return_val_if_fail (TANDEM_IS_WINDOW (self), NULL);

  return self->workspace;
}

/**
 * tandem_window_set_workspace:
 * @workspace: (nullable): an open file, or %NULL for the first start
 *
 * Shows a file in the window, and keeps its path as the one to open at the next start.
 */
void
tandem_window_set_workspace (TandemWindow *self, TandemWorkspace *workspace)
{
  AdwToast *toast;

  g_return_if_fail (TANDEM_IS_WINDOW (self));

  if (self->workspace == workspace)
    return;
  if (self->workspace)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_set_object (&self->workspace, workspace);
  if (workspace)
    {
      follow_workspace (self);
      tandem_recent_files_add (self->settings, tandem_workspace_get_path (workspace));
      tandem_window_look_after_file (self);
    }
  adw_banner_set_revealed (self->sample_banner, workspace && tandem_workspace_is_sample (workspace));
  tandem_window_identity_show_notice (self->read_only_banner, workspace);
  tandem_department_set_workspace (self->marketing, workspace);
  tandem_department_set_workspace (self->sales, workspace);
  gtk_stack_set_visible_child_name (self->start_stack, workspace ? "ready" : "first-start");
  identity_changed_cb (self);
  tandem_department_focus_page (get_department (self));
  undo_label_changed_cb (self);
  page_changed_cb (self);
  toast = workspace ? tandem_window_identity_new_toast (workspace) : NULL;
  if (toast)
    tandem_window_show_toast (self, toast);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

/**
 * tandem_window_import:
 * @file: the sheet to import
 *
 * Starts the import of a sheet. Without an open file, a new one is asked for first.
 */
void
tandem_window_import (TandemWindow *self, GFile *file)
{
  g_return_if_fail (TANDEM_IS_WINDOW (self) && G_IS_FILE (file));

  if (self->workspace)
    g_signal_emit (self, signals[IMPORT_REQUESTED], 0, file);
  else if (!tandem_window_import_once_open (self, file))
    tandem_window_choose_new_file (self, file);
}

/**
 * tandem_window_get_page:
 *
 * Returns: (transfer none) (nullable): the page in view
 */
TandemPage *
tandem_window_get_page (TandemWindow *self)
{
  g_return_val_if_fail (TANDEM_IS_WINDOW (self), NULL);

  return tandem_department_get_page (get_department (self));
}

/**
 * tandem_window_get_page_name:
 *
 * Returns: (transfer none): what the catalogue calls the page in view
 */
const char *
tandem_window_get_page_name (TandemWindow *self)
{
  g_return_val_if_fail (TANDEM_IS_WINDOW (self), NULL);

  return tandem_department_get_page_name (get_department (self));
}

/**
 * tandem_window_show_page:
 * @name: a page of the catalogue
 *
 * Shows a page, in whichever tab it is.
 */
void
tandem_window_show_page (TandemWindow *self, const char *name)
{
  const TandemPageEntry *entry = tandem_page_catalogue_find (name);

  g_return_if_fail (TANDEM_IS_WINDOW (self) && entry != NULL);

  adw_view_stack_set_visible_child_name (self->departments, entry->department);
  tandem_department_set_page_name (get_department (self), name);
}
