/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-page.h"

#include <glib/gi18n-lib.h>

#include "widgets/tandem-early-typing.h"
#include "workspace/tandem-workspace.h"

#define FRAMES_BEFORE_FOCUS 3

G_DEFINE_INTERFACE (TandemPage, tandem_page, GTK_TYPE_WIDGET)

static void
tandem_page_default_init (TandemPageInterface *iface)
{
  /**
   * TandemPage:workspace:
   *
   * The open file that the page shows.
   */
  g_object_interface_install_property (iface, g_param_spec_object ("workspace", NULL, NULL, TANDEM_TYPE_WORKSPACE,
                                                                   G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                                       | G_PARAM_STATIC_STRINGS));
}

/**
 * tandem_page_get_title:
 *
 * Returns: (transfer none): the page's name, translated
 */
const char *
tandem_page_get_title (TandemPage *self)
{
  g_return_val_if_fail (TANDEM_IS_PAGE (self), NULL);

  return TANDEM_PAGE_GET_IFACE (self)->get_title (self);
}

/**
 * tandem_page_get_narrow_title:
 *
 * Returns: (transfer none): what the header bar of a narrow window says
 */
const char *
tandem_page_get_narrow_title (TandemPage *self)
{
  g_return_val_if_fail (TANDEM_IS_PAGE (self), NULL);

  if (TANDEM_PAGE_GET_IFACE (self)->get_narrow_title)
    return TANDEM_PAGE_GET_IFACE (self)->get_narrow_title (self);
  return tandem_page_get_title (self);
}

/**
 * tandem_page_can_print:
 * @self: (nullable): a page
 */
gboolean
tandem_page_can_print (TandemPage *self)
{
  return self && TANDEM_PAGE_GET_IFACE (self)->print;
}

/**
 * tandem_page_print:
 *
 * Prints what is on the page; only where tandem_page_can_print().
 */
void
tandem_page_print (TandemPage *self)
{
  g_return_if_fail (tandem_page_can_print (self));

  TANDEM_PAGE_GET_IFACE (self)->print (self);
}

/**
 * tandem_page_can_export:
 * @self: (nullable): a page
 */
gboolean
tandem_page_can_export (TandemPage *self)
{
  return self && TANDEM_PAGE_GET_IFACE (self)->export_records;
}

/**
 * tandem_page_export:
 *
 * Asks where what is on the page shall go, and writes it; only where tandem_page_can_export().
 */
void
tandem_page_export (TandemPage *self)
{
  g_return_if_fail (tandem_page_can_export (self));

  TANDEM_PAGE_GET_IFACE (self)->export_records (self);
}

/**
 * tandem_page_can_search:
 * @self: (nullable): a page
 */
gboolean
tandem_page_can_search (TandemPage *self)
{
  return self && TANDEM_PAGE_GET_IFACE (self)->search;
}

/**
 * tandem_page_focus_search:
 *
 * Gives the focus to the page's search entry; only where tandem_page_can_search().
 */
void
tandem_page_focus_search (TandemPage *self)
{
  g_return_if_fail (tandem_page_can_search (self));

  TANDEM_PAGE_GET_IFACE (self)->search (self, NULL);
}

/**
 * tandem_page_search:
 * @words: what is looked for
 *
 * Shows all that the words find, whatever was filtered before; only where tandem_page_can_search().
 */
void
tandem_page_search (TandemPage *self, const char *words)
{
  g_return_if_fail (tandem_page_can_search (self) && words != NULL);

  TANDEM_PAGE_GET_IFACE (self)->search (self, words);
}

/**
 * tandem_page_can_filter:
 * @self: (nullable): a page
 */
gboolean
tandem_page_can_filter (TandemPage *self)
{
  return self && TANDEM_PAGE_GET_IFACE (self)->filter;
}

/**
 * tandem_page_filter:
 *
 * Opens the menu of what the page can be filtered by; only where tandem_page_can_filter().
 */
void
tandem_page_filter (TandemPage *self)
{
  g_return_if_fail (tandem_page_can_filter (self));

  TANDEM_PAGE_GET_IFACE (self)->filter (self);
}

/**
 * tandem_page_can_create:
 * @self: (nullable): a page
 */
gboolean
tandem_page_can_create (TandemPage *self)
{
  return self && TANDEM_PAGE_GET_IFACE (self)->create_new;
}

/**
 * tandem_page_create_new:
 *
 * Starts a new record of the page's kind; only where tandem_page_can_create().
 */
void
tandem_page_create_new (TandemPage *self)
{
  g_return_if_fail (tandem_page_can_create (self));

  TANDEM_PAGE_GET_IFACE (self)->create_new (self);
}

/**
 * tandem_page_open_record:
 *
 * Shows a record of the page's kind, where the page has records.
 */
void
tandem_page_open_record (TandemPage *self, gint64 id)
{
  g_return_if_fail (TANDEM_IS_PAGE (self));

  if (TANDEM_PAGE_GET_IFACE (self)->open_record)
    TANDEM_PAGE_GET_IFACE (self)->open_record (self, id);
}

/**
 * tandem_page_get_record:
 *
 * Returns: the record that is open in the page; 0 where none is
 */
gint64
tandem_page_get_record (TandemPage *self)
{
  g_return_val_if_fail (TANDEM_IS_PAGE (self), 0);

  return TANDEM_PAGE_GET_IFACE (self)->get_record ? TANDEM_PAGE_GET_IFACE (self)->get_record (self) : 0;
}

/**
 * tandem_page_show_of:
 * @key: a field of the page's records
 * @ids: (element-type gint64): other records
 *
 * Shows the records whose field leads to one of these.
 */
void
tandem_page_show_of (TandemPage *self, const char *key, GArray *ids)
{
  g_return_if_fail (TANDEM_IS_PAGE (self));

  if (TANDEM_PAGE_GET_IFACE (self)->show_of)
    TANDEM_PAGE_GET_IFACE (self)->show_of (self, key, ids);
}

static void
seen_cb (GtkWidget *page, TandemPageFunc func)
{
  g_signal_handlers_disconnect_by_func (page, seen_cb, func);
  func (page);
}

/**
 * tandem_page_when_seen:
 * @func: (scope forever): what the page does to show what has changed
 *
 * Calls @func now if the page is on the screen, else once when it comes there: what nobody sees must not be read again and
 * again before what somebody waits for.
 */
void
tandem_page_when_seen (GtkWidget *page, TandemPageFunc func)
{
  if (gtk_widget_get_mapped (page))
    func (page);
  else if (g_signal_handler_find (page, G_SIGNAL_MATCH_FUNC | G_SIGNAL_MATCH_DATA, 0, 0, NULL, seen_cb, func) == 0)
    g_signal_connect (page, "map", G_CALLBACK (seen_cb), func);
}

/**
 * tandem_page_scroll_to_top:
 *
 * Another record is shown: it begins with its name, wherever one had scrolled to in the one before.
 */
void
tandem_page_scroll_to_top (GtkScrolledWindow *scroller)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scroller), 0);
}

/**
 * tandem_page_keep_focus:
 * @widget: a page, or the part of it that is used
 *
 * Gives @widget the focus unless it has it: to be called when a dialog over it was closed, or when what had the focus may have
 * gone. Otherwise the focus falls to whatever comes first in the window, where the next Enter does something else.
 */
void
tandem_page_keep_focus (GtkWidget *widget)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  root = gtk_widget_get_root (widget);
  focus = root ? gtk_root_get_focus (root) : NULL;
  if (focus == NULL || !gtk_widget_get_mapped (focus) || !gtk_widget_is_ancestor (focus, widget))
    gtk_widget_grab_focus (widget);
}

/**
 * tandem_page_toast:
 * @widget: any widget in the window
 * @text: what happened, as plain text
 * @undoable: whether the toast offers to undo it
 *
 * Says in the window what happened.
 */
void
tandem_page_toast (GtkWidget *widget, const char *text, gboolean undoable)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_activate_action (widget, "win.toast", "(sb)", text, undoable);
}

/**
 * tandem_page_toast_file:
 * @widget: any widget in the window
 * @text: what was written, as plain text
 * @path: where
 *
 * Says in the window that a file was written, and offers to show it.
 */
void
tandem_page_toast_file (GtkWidget *widget, const char *text, const char *path)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_activate_action (widget, "win.toast-file", "(ss)", text, path);
}

/**
 * tandem_page_show_history:
 * @widget: any widget in the window
 * @table: the table of the record
 * @name: (nullable): what it is called
 *
 * Opens the history of a record.
 */
void
tandem_page_show_history (GtkWidget *widget, const char *table, gint64 id, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && table != NULL);

  gtk_widget_activate_action (widget, "win.history", "(sxs)", table, id, name ? name : "");
}

/**
 * tandem_page_show_error:
 * @widget: any widget in the window
 * @heading: what could not be done, in a few words
 *
 * Shows what went wrong, in the error's own sentence. A cancelled act says nothing.
 */
void
tandem_page_show_error (GtkWidget *widget, const char *heading, const GError *error)
{
  AdwDialog *dialog;

  g_return_if_fail (GTK_IS_WIDGET (widget) && error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  dialog = adw_alert_dialog_new (heading, error->message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, widget);
}

/**
 * tandem_page_say_none:
 * @n: how many rows stand in a group
 *
 * A heading with nothing below it says so.
 */
void
tandem_page_say_none (AdwPreferencesGroup *group, guint n)
{
  adw_preferences_group_set_description (group, n == 0 ? _ ("None yet") : NULL);
}

static void
name_scroller_cb (AdwStatusPage *status_page)
{
  const char *title = adw_status_page_get_title (status_page);
  const char *description = adw_status_page_get_description (status_page);

  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (status_page))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title ? title : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description ? description : "", -1);
}

/**
 * tandem_page_name_status:
 * @status_page: one in which nothing can be pressed
 *
 * Tab stops there all the same, since it scrolls what has no room: then it says what it shows.
 */
void
tandem_page_name_status (AdwStatusPage *status_page)
{
  g_return_if_fail (ADW_IS_STATUS_PAGE (status_page));

  /* a scroller by itself is of no role that may have a name */
  g_object_set (gtk_widget_get_first_child (GTK_WIDGET (status_page)), "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                NULL);
  g_signal_connect (status_page, "notify::title", G_CALLBACK (name_scroller_cb), NULL);
  g_signal_connect (status_page, "notify::description", G_CALLBACK (name_scroller_cb), NULL);
  name_scroller_cb (status_page);
}

/**
 * tandem_page_describe_error:
 * @status_page: what a page shows in the place of what could not be read
 *
 * Says there what went wrong, in the error's own sentence, whatever letters the path in it has.
 */
void
tandem_page_describe_error (AdwStatusPage *status_page, const GError *error)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (ADW_IS_STATUS_PAGE (status_page) && error != NULL);

  escaped = g_markup_escape_text (error->message, -1);
  adw_status_page_set_description (status_page, escaped);
}

/**
 * tandem_page_go_to_record:
 * @widget: any widget in the window
 * @page_name: the page that shows such records, as "contacts" or "deals"
 * @id: the record
 *
 * Goes to another page and opens a record there.
 */
void
tandem_page_go_to_record (GtkWidget *widget, const char *page_name, gint64 id)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_activate_action (widget, "win.open-record", "(sx)", page_name, id);
}

/**
 * tandem_page_leave_record:
 * @widget: any widget in the window
 * @id: a record that was closed, or is gone
 *
 * Goes back to the page, or the record, from which it was opened, where that was elsewhere.
 */
void
tandem_page_leave_record (GtkWidget *widget, gint64 id)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_activate_action (widget, "win.record-left", "x", id);
}

/**
 * tandem_page_go_to_list:
 * @widget: any widget in the window
 * @page_name: the page that lists the records
 * @key: a field of theirs
 * @ids: (element-type gint64): the records that it leads to
 *
 * Goes to another page, which lists what belongs to some records.
 */
void
tandem_page_go_to_list (GtkWidget *widget, const char *page_name, const char *key, GArray *ids)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_activate_action (widget, "win.list-of", "(ss@ax)", page_name, key,
                              g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64)));
}

typedef struct {
  GtkWidget *dialog;
  GtkWidget *wanted;
  GtkRoot *window;
  gulong moved_id;
  int frames;
} DialogFocus;

static void
dialog_focus_free (gpointer data)
{
  DialogFocus *focus = data;

  g_clear_signal_handler (&focus->moved_id, focus->window);
  g_clear_object (&focus->window);
  g_clear_object (&focus->wanted);
  g_free (focus);
}

/* The first button gets the focus: it is taken back before a letter goes there, and what was typed stays. */
static void
focus_moved_cb (GtkRoot *window, GParamSpec *pspec, DialogFocus *focus)
{
  GtkWidget *widget = gtk_root_get_focus (window);
  GtkEditable *field
      = GTK_IS_EDITABLE (focus->wanted) ? gtk_editable_get_delegate (GTK_EDITABLE (focus->wanted)) : NULL;

  if (GTK_IS_TEXT (field) && widget && gtk_widget_is_ancestor (widget, focus->dialog)
      && !gtk_widget_is_ancestor (widget, focus->wanted))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (field));
}

static gboolean
focus_dialog_cb (GtkWidget *dialog, GdkFrameClock *clock, gpointer data)
{
  DialogFocus *focus = data;

  if (++focus->frames < FRAMES_BEFORE_FOCUS)
    return G_SOURCE_CONTINUE;
  if (!gtk_widget_get_mapped (focus->wanted))
    {
      tandem_early_typing_end (ADW_DIALOG (dialog));
      return G_SOURCE_REMOVE;
    }
  if (!(gtk_widget_get_state_flags (focus->wanted) & GTK_STATE_FLAG_FOCUS_WITHIN))
    gtk_widget_grab_focus (focus->wanted);
  gtk_window_set_focus_visible (GTK_WINDOW (gtk_widget_get_root (dialog)), TRUE);
  tandem_early_typing_end (ADW_DIALOG (dialog));
  return G_SOURCE_REMOVE;
}

/**
 * tandem_page_present_dialog:
 * @widget: any widget in the window
 * @dialog: (transfer floating): a dialog that says by its focus-widget where it begins
 *
 * Shows a dialog. Where the window is narrow it becomes a sheet, and libadwaita (1.7) forgets on the way where it begins: in the
 * second frame it gives the focus to the first button, which is Cancel. Where it begins is shown: a check button that has the
 * focus looks like any other until a key was pressed.
 */
void
tandem_page_present_dialog (GtkWidget *widget, AdwDialog *dialog)
{
  GtkWidget *wanted = adw_dialog_get_focus (dialog);
  DialogFocus *focus;

  adw_dialog_present (dialog, widget);
  if (wanted == NULL)
    return;
  tandem_early_typing_keep (dialog);
  focus = g_new0 (DialogFocus, 1);
  focus->dialog = GTK_WIDGET (dialog);
  focus->wanted = g_object_ref (wanted);
  focus->window = g_object_ref (gtk_widget_get_root (GTK_WIDGET (dialog))); /* its own, where there can be no sheet */
  focus->moved_id = g_signal_connect (focus->window, "notify::focus-widget", G_CALLBACK (focus_moved_cb), focus);
  gtk_widget_add_tick_callback (GTK_WIDGET (dialog), focus_dialog_cb, focus, dialog_focus_free);
}

/**
 * tandem_page_print_report:
 * @widget: any widget in the window
 * @name: a report, as "pipeline"
 * @parameters: (nullable): an `a{sv}`, as the report takes it
 *
 * Asks for a printer, and prints a report there.
 */
void
tandem_page_print_report (GtkWidget *widget, const char *name, GVariant *parameters)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && name != NULL);

  gtk_widget_activate_action (widget, "win.print-report", "(s@a{sv})", name,
                              parameters ? parameters : g_variant_new ("a{sv}", NULL));
}

/**
 * tandem_page_print_record:
 * @widget: any widget in the window
 * @name: a report of one record, as "contact-sheet"
 * @id: the record; 0 while none is shown
 */
void
tandem_page_print_record (GtkWidget *widget, const char *name, gint64 id)
{
  GVariantDict parameters;

  if (id == 0)
    return;
  g_variant_dict_init (&parameters, NULL);
  g_variant_dict_insert (&parameters, "id", "x", id);
  tandem_page_print_report (widget, name, g_variant_dict_end (&parameters));
}
