/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_PAGE (tandem_page_get_type ())
G_DECLARE_INTERFACE (TandemPage, tandem_page, TANDEM, PAGE, GtkWidget)

/**
 * TandemPageInterface:
 * @get_title: the page's name, translated; a page must have one
 * @get_narrow_title: what the header bar says where the window is narrow; the title when missing
 * @print: prints what is on the page
 * @export_records: writes what is on the page into a file of another program
 * @search: gives the focus to the page's search entry; with words it shows all that they find
 * @filter: opens the menu of what the page can be filtered by
 * @create_new: starts a new record of the page's kind
 * @open_record: shows a record of the page's kind
 * @get_record: which record is open; 0 where none is
 * @show_of: shows those whose field leads to one of the records
 *
 * What a page of the window is to the window. All but @get_title may be missing: the window's action is then disabled.
 * gtk_widget_grab_focus() on a page goes to what the page is about, as its list, and not to the filter above it.
 */
struct _TandemPageInterface {
  GTypeInterface parent_iface;

  const char *(*get_title) (TandemPage *self);
  const char *(*get_narrow_title) (TandemPage *self);
  void (*print) (TandemPage *self);
  void (*export_records) (TandemPage *self);
  void (*search) (TandemPage *self, const char *words);
  void (*filter) (TandemPage *self);
  void (*create_new) (TandemPage *self);
  void (*open_record) (TandemPage *self, gint64 id);
  gint64 (*get_record) (TandemPage *self);
  void (*show_of) (TandemPage *self, const char *key, GArray *ids);
};

typedef void (*TandemPageFunc) (GtkWidget *page);

const char *tandem_page_get_title (TandemPage *self);
const char *tandem_page_get_narrow_title (TandemPage *self);
gboolean tandem_page_can_print (TandemPage *self);
void tandem_page_print (TandemPage *self);
gboolean tandem_page_can_export (TandemPage *self);
void tandem_page_export (TandemPage *self);
gboolean tandem_page_can_search (TandemPage *self);
void tandem_page_focus_search (TandemPage *self);
void tandem_page_search (TandemPage *self, const char *words);
gboolean tandem_page_can_filter (TandemPage *self);
void tandem_page_filter (TandemPage *self);
gboolean tandem_page_can_create (TandemPage *self);
void tandem_page_create_new (TandemPage *self);
void tandem_page_open_record (TandemPage *self, gint64 id);
gint64 tandem_page_get_record (TandemPage *self);
void tandem_page_show_of (TandemPage *self, const char *key, GArray *ids);

void tandem_page_when_seen (GtkWidget *page, TandemPageFunc func);
void tandem_page_keep_focus (GtkWidget *widget);
void tandem_page_scroll_to_top (GtkScrolledWindow *scroller);
void tandem_page_toast (GtkWidget *widget, const char *text, gboolean undoable);
void tandem_page_toast_file (GtkWidget *widget, const char *text, const char *path);
void tandem_page_show_history (GtkWidget *widget, const char *table, gint64 id, const char *name);
void tandem_page_show_error (GtkWidget *widget, const char *heading, const GError *error);
void tandem_page_say_none (AdwPreferencesGroup *group, guint n);
void tandem_page_name_status (AdwStatusPage *status_page);
void tandem_page_describe_error (AdwStatusPage *status_page, const GError *error);
void tandem_page_present_dialog (GtkWidget *widget, AdwDialog *dialog);
void tandem_page_print_report (GtkWidget *widget, const char *name, GVariant *parameters);
void tandem_page_print_record (GtkWidget *widget, const char *name, gint64 id);
void tandem_page_go_to_record (GtkWidget *widget, const char *page_name, gint64 id);
void tandem_page_leave_record (GtkWidget *widget, gint64 id);
void tandem_page_go_to_list (GtkWidget *widget, const char *page_name, const char *key, GArray *ids);

G_END_DECLS
