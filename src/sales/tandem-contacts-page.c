/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of contacts. It shows what the file says and nothing else: an act changes the file, and the list follows. */
#include "sales/tandem-contacts-page.h"

#include <glib/gi18n-lib.h>

#include "list/tandem-record-view.h"
#include "list/tandem-store-source.h"
#include "model/tandem-contact-query.h"
#include "model/tandem-contact.h"
#include "sales/tandem-contact-cells.h"
#include "sales/tandem-contact-order.h"
#include "sales/tandem-contact-page.h"
#include "sales/tandem-contact-trash.h"
#include "sales/tandem-contacts-menu.h"
#include "sales/tandem-contacts-print.h"
#include "sales/tandem-quick-add-dialog.h"
#include "widgets/tandem-load-banner.h"
#include "widgets/tandem-page.h"

#define ROW_HEIGHT 34
#define MANY_BEFORE_BAR 2   /* one selected row is where one is, not a selection */

struct _TandemContactsPage {
  AdwBreakpointBin parent_instance;

  TandemWorkspace *workspace;
  TandemRecordList *list;
  TandemRecordView *table_view;
  TandemRecordView *rows_view;
  TandemRecordFocus focus;      /* of the order that is asked for */
  GCancellable *cancellable;    /* of the order that is asked for */
  TandemContactOrder order;     /* its search is owned */
  gboolean shown;               /* an order has been shown */
  gboolean focus_wanted;        /* by the page, before that */
  TandemContactPage *record;

  AdwOverlaySplitView *split_view;
  AdwBin *record_bin;
  AdwToolbarView *toolbar_view;
  GtkSearchEntry *search_entry;
  GtkLabel *count_label;
  GtkLabel *selected_label;
  GtkStack *stack;
  GtkStack *list_stack;
  GtkColumnView *table;
  GtkListView *rows;
  AdwStatusPage *error_page;
  AdwStatusPage *no_match_page;
  AdwBanner *error_banner;
  GMenuModel *row_menu;
};

typedef enum {
  PROP_WORKSPACE = 1,
} TandemContactsPageProperty;

static void tandem_contacts_page_iface_init (TandemPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemContactsPage, tandem_contacts_page, ADW_TYPE_BREAKPOINT_BIN,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_PAGE, tandem_contacts_page_iface_init))

static TandemStore *
get_store (TandemContactsPage *self)
{
  return tandem_workspace_get_store (self->workspace);
}

static gboolean
is_searching (TandemContactsPage *self)
{
  return self->order.search && *self->order.search;
}

/* The view that is seen: the columns, or the rows where it is narrow. */
static TandemRecordView *
get_view (TandemContactsPage *self)
{
  gboolean is_table = gtk_stack_get_visible_child (self->list_stack) == gtk_widget_get_ancestor (GTK_WIDGET (self->table),
                                                                                                 GTK_TYPE_SCROLLED_WINDOW);

  return is_table ? self->table_view : self->rows_view;
}

static GtkWidget *
get_list_widget (TandemContactsPage *self)
{
  return get_view (self) == self->table_view ? GTK_WIDGET (self->table) : GTK_WIDGET (self->rows);
}

/* What an act is about: what is selected, else the row that has the focus. */
static GArray *
get_chosen (TandemContactsPage *self)
{
  GArray *ids = tandem_record_list_get_selected (self->list);
  gint64 focused = ids->len == 0 ? tandem_record_view_get_focused_id (get_view (self)) : 0;

  if (focused != 0)
    g_array_append_val (ids, focused);
  return ids;
}

/* --- what is shown ------------------------------------------------------------------------------------------------- */

static void
update_selection (TandemContactsPage *self)
{
  guint n_selected = tandem_record_list_get_n_selected (self->list);
  g_autofree char *text = tandem_contact_order_say_selected (n_selected);

  gtk_label_set_label (self->selected_label, text);
  adw_toolbar_view_set_reveal_bottom_bars (self->toolbar_view, n_selected >= MANY_BEFORE_BAR);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "contacts.open", n_selected <= 1);
}

/* The list, or what stands in its place. */
static void
focus_list (TandemContactsPage *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") != 0)
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (get_list_widget (self));
}

/* A window without a wish gives the focus to the first thing in it, which is the filter. */
static void
focus_first (TandemContactsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  gboolean is_filter = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->search_entry));

  if (focus == NULL || self->focus_wanted || (is_filter && !is_searching (self)))
    focus_list (self);
}

static void
show_state (TandemContactsPage *self, guint n_shown, gint64 n_contacts)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  gboolean was_focused = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack));
  const char *state = "list";

  if (n_shown == 0)
    state = n_contacts == 0 ? "empty" : "no-match";
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), state) == 0)
    return;
  gtk_stack_set_visible_child_name (self->stack, state);
  if (was_focused)
    focus_list (self);
}

static void
show_ids (TandemContactsPage *self, GArray *ids)
{
  TandemRecordView *view = get_view (self);
  g_autofree char *words = tandem_contact_order_say_aloud (ids->len);

  if (self->shown)
    {
      tandem_record_view_swap_ids (view, ids, self->focus, is_searching (self) ? words : NULL);
      return;
    }
  self->shown = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->list_stack)))
    tandem_record_view_stage (view, gtk_widget_get_height (GTK_WIDGET (self)) / ROW_HEIGHT + 2);
  tandem_record_view_set_ids (view, ids, TANDEM_RECORD_FOCUS_PLACE, NULL);
  focus_first (self);
}

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  TandemContactOrder *order = tandem_contact_order_list_finish (TANDEM_STORE (object), result, &error);
  TandemContactsPage *self;
  g_autofree char *count = NULL;
  g_autofree char *no_match = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (order == NULL)
    {
      tandem_page_describe_error (self->error_page, error);
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }
  count = tandem_contact_order_say_count (order);
  no_match = tandem_contact_order_say_no_match (order);
  gtk_label_set_label (self->count_label, count);
  adw_status_page_set_description (self->no_match_page, no_match);
  gtk_widget_set_sensitive (GTK_WIDGET (self->search_entry), order->n_contacts > 0);
  show_state (self, order->ids->len, order->n_contacts);
  show_ids (self, g_steal_pointer (&order->ids));
  update_selection (self);
}

static void
list_contacts (TandemContactsPage *self, TandemRecordFocus focus)
{
  /* Columns tell of another order even while they go away with the page. */
  if (self->workspace == NULL)
    return;
  self->focus = focus;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tandem_contact_order_list_async (get_store (self), &self->order, self->cancellable, listed_cb, self);
}

static void
store_changed_cb (TandemStore *store, TandemChanges *changes, TandemContactsPage *self)
{
  guint n_ids = 0;
  const gint64 *ids = tandem_changes_get_ids (changes, "contact", &n_ids);
  gboolean around = tandem_changes_touch (changes, "contact_point") || tandem_changes_touch (changes, "address")
                    || tandem_changes_touch (changes, "company");

  if (!around && !tandem_changes_touch (changes, "contact"))
    return;
  if (around || ids == NULL)
    tandem_load_banner_read_again (self->error_banner, self->list);
  else
    for (guint i = 0; i < n_ids; i++)
      tandem_record_list_refresh (self->list, ids[i]);
  list_contacts (self, TANDEM_RECORD_FOCUS_RECORD);
}

/* --- sorting and searching ----------------------------------------------------------------------------------------- */

static void
sorter_changed_cb (GtkSorter *sorter, GtkSorterChange change, TandemContactsPage *self)
{
  self->order.sort = tandem_contact_cells_get_sort (GTK_COLUMN_VIEW_SORTER (sorter), &self->order.descending);
  list_contacts (self, TANDEM_RECORD_FOCUS_PLACE);
}

static void
search_changed_cb (GtkSearchEntry *entry, TandemContactsPage *self)
{
  g_set_str (&self->order.search, gtk_editable_get_text (GTK_EDITABLE (entry)));
  list_contacts (self, TANDEM_RECORD_FOCUS_TOP);
}

static void
search_stopped_cb (GtkSearchEntry *entry, TandemContactsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  focus_list (self);
}

static void
clear_search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemContactsPage *self = TANDEM_CONTACTS_PAGE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
reload_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemContactsPage *self = TANDEM_CONTACTS_PAGE (widget);

  tandem_load_banner_read_again (self->error_banner, self->list);
  list_contacts (self, TANDEM_RECORD_FOCUS_RECORD);
}

/* --- acts ---------------------------------------------------------------------------------------------------------- */

static void
trash_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemContactsPage *self = TANDEM_CONTACTS_PAGE (widget);
  g_autoptr (GArray) ids = get_chosen (self);

  tandem_contact_trash (widget, get_store (self), self->list, ids);
}

static void
unselect_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (TANDEM_CONTACTS_PAGE (widget)->list));
}

/* --- the record beside or over the list ---------------------------------------------------------------------------- */

static gboolean
is_record_open (TandemContactsPage *self)
{
  return adw_overlay_split_view_get_show_sidebar (self->split_view);
}

static void
show_record (TandemContactsPage *self, gint64 id)
{
  tandem_contact_page_show (self->record, id);
  adw_overlay_split_view_set_show_sidebar (self->split_view, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->record));
}

static void
close_record (TandemContactsPage *self)
{
  if (!is_record_open (self))
    return;
  adw_overlay_split_view_set_show_sidebar (self->split_view, FALSE);
  tandem_contact_page_show (self->record, 0);
  focus_list (self);
}

static void
record_closed_cb (TandemContactPage *record, TandemContactsPage *self)
{
  close_record (self);
}

static void
row_activated_cb (GtkWidget *view, guint position, TandemContactsPage *self)
{
  show_record (self, tandem_record_list_get_id (self->list, position));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemContactsPage *self = TANDEM_CONTACTS_PAGE (widget);
  g_autoptr (GArray) ids = get_chosen (self);

  if (ids->len == 1)
    show_record (self, g_array_index (ids, gint64, 0));
}

static void
added_cb (AdwDialog *dialog, gint64 id, TandemContactsPage *self)
{
  show_record (self, id);
}

/* The dialog gives the focus back to where it was: that may be the button of the empty page, which is gone by then, and with
 * the focus on what isn't shown no Tab leads on. */
static void
add_closed_cb (TandemContactsPage *self)
{
  if (adw_overlay_split_view_get_show_sidebar (self->split_view))
    gtk_widget_grab_focus (GTK_WIDGET (self->record));
  else
    focus_list (self);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemContactsPage *self = TANDEM_CONTACTS_PAGE (widget);
  AdwDialog *dialog = tandem_quick_add_dialog_new (self->workspace);

  g_signal_connect_object (dialog, "closed", G_CALLBACK (add_closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "done", G_CALLBACK (added_cb), self, 0);
  tandem_page_present_dialog (widget, dialog);
}

/* Escape ends a selection of several, then closes the record. */
static void
leave_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemContactsPage *self = TANDEM_CONTACTS_PAGE (widget);

  if (tandem_record_list_get_n_selected (self->list) >= MANY_BEFORE_BAR || !is_record_open (self))
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->list));
  else
    close_record (self);
}

/* --- the menu of a row --------------------------------------------------------------------------------------------- */

static void
menu_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, TandemContactsPage *self)
{
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);

  if (gtk_widget_compute_point (GTK_WIDGET (self->list_stack), get_list_widget (self), &point, &point)
      && tandem_contacts_menu_show_at (GTK_WIDGET (self), self->row_menu, get_view (self), get_list_widget (self),
                                       &point))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemContactsPage *self = TANDEM_CONTACTS_PAGE (widget);

  tandem_contacts_menu_show_focused (widget, self->row_menu, get_view (self));
}

/* --- set up -------------------------------------------------------------------------------------------------------- */

static void
set_up_lists (TandemContactsPage *self)
{
  g_autoptr (GtkListItemFactory) row_factory = tandem_contact_cells_new_row ();

  tandem_contact_cells_set_up_table (self->table);
  gtk_list_view_set_factory (self->rows, row_factory);
  g_signal_connect_object (gtk_column_view_get_sorter (self->table), "changed", G_CALLBACK (sorter_changed_cb), self, 0);
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self->list_stack));
}

static void
selection_changed_cb (GtkSelectionModel *model, guint position, guint n_items, TandemContactsPage *self)
{
  g_autoptr (GArray) ids = NULL;

  update_selection (self);
  if (!is_record_open (self) || tandem_record_list_get_n_selected (self->list) != 1)
    return;
  ids = tandem_record_list_get_selected (self->list);
  tandem_contact_page_show (self->record, g_array_index (ids, gint64, 0));
}

static void
tandem_contacts_page_constructed (GObject *object)
{
  TandemContactsPage *self = TANDEM_CONTACTS_PAGE (object);
  g_autoptr (TandemRecordSource) source = NULL;

  G_OBJECT_CLASS (tandem_contacts_page_parent_class)->constructed (object);
  source = tandem_store_source_new (get_store (self), tandem_contact_query_load_rows);
  self->list = tandem_record_list_new (source);
  self->table_view = tandem_record_view_new (GTK_WIDGET (self->table), self->list);
  self->rows_view = tandem_record_view_new (GTK_WIDGET (self->rows), self->list);
  tandem_load_banner_follow (self->error_banner, self->list);
  g_signal_connect_object (self->list, "selection-changed", G_CALLBACK (selection_changed_cb), self, 0);
  g_signal_connect_object (get_store (self), "changed", G_CALLBACK (store_changed_cb), self, 0);
  self->record = TANDEM_CONTACT_PAGE (tandem_contact_page_new (self->workspace));
  g_signal_connect_object (self->record, "close", G_CALLBACK (record_closed_cb), self, 0);
  adw_bin_set_child (self->record_bin, GTK_WIDGET (self->record));
  /* Closed, it would be laid out in what a window made narrow has left, which may be less than it needs. */
  g_object_bind_property (self->split_view, "show-sidebar", self->record, "visible", G_BINDING_SYNC_CREATE);
  set_up_lists (self);
  update_selection (self);
  gtk_stack_set_visible_child_name (self->stack, "working");
  list_contacts (self, TANDEM_RECORD_FOCUS_PLACE);
}

static void
tandem_contacts_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((TandemContactsPageProperty) property_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, TANDEM_CONTACTS_PAGE (object)->workspace);
      break;
    }
}

static void
tandem_contacts_page_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  switch ((TandemContactsPageProperty) property_id)
    {
    case PROP_WORKSPACE:
      TANDEM_CONTACTS_PAGE (object)->workspace = g_value_dup_object (value);
      break;
    }
}

static void
tandem_contacts_page_dispose (GObject *object)
{
  TandemContactsPage *self = TANDEM_CONTACTS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->table_view);
  g_clear_object (&self->rows_view);
  g_clear_object (&self->list);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (tandem_contacts_page_parent_class)->dispose (object);
}

static void
tandem_contacts_page_finalize (GObject *object)
{
  g_free (TANDEM_CONTACTS_PAGE (object)->order.search);
  G_OBJECT_CLASS (tandem_contacts_page_parent_class)->finalize (object);
}

static gboolean
tandem_contacts_page_grab_focus (GtkWidget *widget)
{
  TANDEM_CONTACTS_PAGE (widget)->focus_wanted = !TANDEM_CONTACTS_PAGE (widget)->shown;
  focus_list (TANDEM_CONTACTS_PAGE (widget));
  return TRUE;
}

static const char *
tandem_contacts_page_get_title (TandemPage *page)
{
  return _ ("Contacts");
}

static void
tandem_contacts_page_focus_search (TandemPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (TANDEM_CONTACTS_PAGE (page)->search_entry));
}

static void
tandem_contacts_page_create_new (TandemPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "contacts.new", NULL);
}

static void
tandem_contacts_page_open_record (TandemPage *page, gint64 id)
{
  show_record (TANDEM_CONTACTS_PAGE (page), id);
}

static void
tandem_contacts_page_print (TandemPage *page)
{
  TandemContactsPage *self = TANDEM_CONTACTS_PAGE (page);

  tandem_contacts_print (GTK_WIDGET (self), self->list, &self->order);
}

static void
tandem_contacts_page_iface_init (TandemPageInterface *iface)
{
  iface->print = tandem_contacts_page_print;
  iface->create_new = tandem_contacts_page_create_new;
  iface->open_record = tandem_contacts_page_open_record;
  iface->get_title = tandem_contacts_page_get_title;
  iface->focus_search = tandem_contacts_page_focus_search;
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TandemContactsPage, name)
  BIND (split_view);
  BIND (record_bin);
  BIND (toolbar_view);
  BIND (search_entry);
  BIND (count_label);
  BIND (selected_label);
  BIND (stack);
  BIND (list_stack);
  BIND (table);
  BIND (rows);
  BIND (error_page);
  BIND (no_match_page);
  BIND (error_banner);
  BIND (row_menu);
#undef BIND
}

static void
tandem_contacts_page_class_init (TandemContactsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = tandem_contacts_page_constructed;
  object_class->get_property = tandem_contacts_page_get_property;
  object_class->set_property = tandem_contacts_page_set_property;
  object_class->dispose = tandem_contacts_page_dispose;
  object_class->finalize = tandem_contacts_page_finalize;
  widget_class->grab_focus = tandem_contacts_page_grab_focus;
  g_object_class_override_property (object_class, PROP_WORKSPACE, "workspace");

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-contacts-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_list);
  gtk_widget_class_bind_template_callback (widget_class, menu_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "contacts.trash", NULL, trash_action);
  gtk_widget_class_install_action (widget_class, "contacts.unselect", NULL, unselect_action);
  gtk_widget_class_install_action (widget_class, "contacts.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "contacts.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "contacts.leave", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "contacts.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "contacts.clear-search", NULL, clear_search_action);
  gtk_widget_class_install_action (widget_class, "contacts.reload", NULL, reload_action);
}

static void
tandem_contacts_page_init (TandemContactsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
