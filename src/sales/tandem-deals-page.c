/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The board of deals. It shows what the file says and nothing else: a drop, a key or a menu is an act, and the card moves
 * when the change comes back. */
#include "sales/tandem-deals-page.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-deal.h"
#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "model/tandem-deal.h"
#include "sales/tandem-deal-board.h"
#include "sales/tandem-deal-dialog.h"
#include "sales/tandem-deal-lost-dialog.h"
#include "sales/tandem-board-column.h"
#include "widgets/tandem-page.h"

struct _TandemDealsPage {
  AdwBreakpointBin parent_instance;

  TandemWorkspace *workspace;
  GCancellable *cancellable;
  gboolean loading;
  gboolean stale;               /* something changed while it was loading */
  TandemDealBoard *shown;
  GPtrArray *columns;           /* TandemBoardColumn, not owned */
  gint64 focus_id;              /* the deal that gets the focus when it is there */
  GtkWidget *menu;

  GtkLabel *open_label;
  GtkLabel *weighted_label;
  GtkWidget *new_label;
  GtkWidget *page_title;
  GtkStack *stack;
  GtkWidget *board;
  AdwStatusPage *error_page;
};

typedef enum {
  PROP_WORKSPACE = 1,
} TandemDealsPageProperty;

static void tandem_deals_page_iface_init (TandemPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemDealsPage, tandem_deals_page, ADW_TYPE_BREAKPOINT_BIN,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_PAGE, tandem_deals_page_iface_init))

static TandemBoardColumn *
get_column (TandemDealsPage *self, guint place)
{
  return g_ptr_array_index (self->columns, place);
}

static TandemStore *
get_store (TandemDealsPage *self)
{
  return tandem_workspace_get_store (self->workspace);
}

/* The selected deal and the place of its column; at most one column has a selection. */
static TandemDealRow *
find_selected (TandemDealsPage *self, guint *place)
{
  for (*place = 0; *place < self->columns->len; (*place)++)
    {
      TandemDealRow *row = tandem_board_column_get_selected (get_column (self, *place));

      if (row)
        return row;
    }
  return NULL;
}

static void
update_actions (TandemDealsPage *self)
{
  guint place;
  TandemDealRow *row = find_selected (self, &place);
  gboolean is_open = row && g_str_equal (row->stage_kind, "open");
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "deal.open", row != NULL);
  gtk_widget_action_set_enabled (widget, "deal.trash", row != NULL);
  gtk_widget_action_set_enabled (widget, "deal.win", is_open);
  gtk_widget_action_set_enabled (widget, "deal.lose", is_open);
  gtk_widget_action_set_enabled (widget, "deal.move-back", row && place > 0);
  gtk_widget_action_set_enabled (widget, "deal.move-forward", row && place + 1 < self->columns->len);
}

/* --- acts ---------------------------------------------------------------------------------------------------------- */

static void
act_done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemDealsPage) self = data;
  g_autoptr (GError) error = NULL;
  const char *said = g_object_get_data (G_OBJECT (result), "said");

  if (tandem_act_finish (result, &error))
    tandem_page_toast (GTK_WIDGET (self), said ? said : _ ("Deal changed"), TRUE);
  else
    tandem_page_show_error (GTK_WIDGET (self), _ ("The deal was not changed"), error);
}

static void
deal_won_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  /* Translators: a toast */
  g_object_set_data (G_OBJECT (result), "said", (gpointer) _ ("Deal won"));
  act_done_cb (object, result, data);
}

static void
deal_moved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  /* Translators: a toast */
  g_object_set_data (G_OBJECT (result), "said", (gpointer) _ ("Deal moved"));
  act_done_cb (object, result, data);
}

static void
deal_trashed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  /* Translators: a toast */
  g_object_set_data (G_OBJECT (result), "said", (gpointer) _ ("Deal moved to the trash"));
  act_done_cb (object, result, data);
}

static void
deal_lost_cb (TandemDealsPage *self)
{
  tandem_page_toast (GTK_WIDGET (self), _ ("Deal lost"), TRUE);
}

static void
ask_for_reason (TandemDealsPage *self, TandemDealRow *row)
{
  AdwDialog *dialog = tandem_deal_lost_dialog_new (self->workspace, row, self->shown->reasons);

  g_signal_connect_object (dialog, "lost", G_CALLBACK (deal_lost_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
move_to_column (TandemDealsPage *self, TandemDealRow *row, TandemBoardColumn *column)
{
  const char *kind = tandem_board_column_get_kind (column);
  g_autofree char *said = NULL;

  self->focus_id = row->id;
  if (g_str_equal (kind, "lost"))
    {
      ask_for_reason (self, row);
      return;
    }
  tandem_act_move_deal_async (get_store (self), row->id, tandem_board_column_get_stage_id (column), NULL,
                              g_str_equal (kind, "won") ? deal_won_cb : deal_moved_cb, g_object_ref (self));
  /* Translators: spoken by a screen reader; %s is a stage of the pipeline */
  said = g_strdup_printf (_ ("Moved to %s"), tandem_board_column_get_name (column));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), said, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
move_selected (TandemDealsPage *self, int step)
{
  guint place;
  TandemDealRow *row = find_selected (self, &place);

  if (row && (int) place + step >= 0 && place + step < self->columns->len)
    move_to_column (self, row, get_column (self, place + step));
}

static void
move_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_selected (TANDEM_DEALS_PAGE (widget), -1);
}

static void
move_forward_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_selected (TANDEM_DEALS_PAGE (widget), 1);
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (widget);
  guint place;
  TandemDealRow *row = find_selected (self, &place);

  for (guint i = 0; row && i < self->columns->len; i++)
    if (tandem_board_column_get_stage_id (get_column (self, i)) == g_variant_get_int64 (parameter) && i != place)
      {
        move_to_column (self, row, get_column (self, i));
        return;
      }
}

static void
win_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (widget);
  guint place;
  TandemDealRow *row = find_selected (self, &place);

  if (row == NULL)
    return;
  self->focus_id = row->id;
  tandem_act_win_deal_async (get_store (self), row->id, NULL, deal_won_cb, g_object_ref (self));
}

static void
lose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (widget);
  guint place;
  TandemDealRow *row = find_selected (self, &place);

  if (row)
    ask_for_reason (self, row);
}

static void
trash_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (widget);
  guint place;
  TandemDealRow *row = find_selected (self, &place);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *label = NULL;

  if (row == NULL)
    return;
  g_array_append_val (ids, row->id);
  /* Translators: what undo will undo; %s is a deal */
  label = g_strdup_printf (_ ("Move “%s” to the trash"), row->title);
  tandem_act_trash_async (get_store (self), label, TANDEM_TYPE_DEAL, ids, NULL, deal_trashed_cb, g_object_ref (self));
}

static void
show_deal (TandemDealsPage *self, gint64 deal_id)
{
  self->focus_id = deal_id;
  adw_dialog_present (tandem_deal_dialog_new (self->workspace, deal_id, 0), GTK_WIDGET (self));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (widget);
  guint place;
  TandemDealRow *row = find_selected (self, &place);

  if (row)
    show_deal (self, row->id);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_deal (TANDEM_DEALS_PAGE (widget), 0);
}

/* --- the columns --------------------------------------------------------------------------------------------------- */

static void
column_selected_cb (TandemBoardColumn *column, TandemDealsPage *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i) != column)
      tandem_board_column_unselect (get_column (self, i));
  update_actions (self);
}

static void
column_activated_cb (TandemBoardColumn *column, TandemDealsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "deal.open", NULL);
}

static void
deal_dropped_cb (TandemBoardColumn *column, TandemDealRow *row, TandemDealsPage *self)
{
  move_to_column (self, row, column);
}

static void
drop_menu_cb (gpointer menu)
{
  if (gtk_widget_get_parent (menu))
    gtk_widget_unparent (menu);
  g_object_unref (menu);
}

static void
menu_closed_cb (GtkWidget *menu, TandemDealsPage *self)
{
  /* The chosen action runs after the menu closed, so the menu goes a turn later. */
  if (self->menu == menu)
    self->menu = NULL;
  g_idle_add_once (drop_menu_cb, g_object_ref (menu));
}

static GMenuModel *
make_menu (TandemDealsPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) acts = g_menu_new ();
  g_autoptr (GMenu) stages = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  g_menu_append (acts, _ ("_Edit"), "deal.open");
  g_menu_append (acts, _ ("_Won"), "deal.win");
  g_menu_append (acts, _ ("_Lost…"), "deal.lose");
  for (guint i = 0; i < self->columns->len; i++)
    {
      TandemBoardColumn *column = get_column (self, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (tandem_board_column_get_name (column), NULL);

      g_menu_item_set_action_and_target (item, "deal.move", "x", tandem_board_column_get_stage_id (column));
      g_menu_append_item (stages, item);
    }
  g_menu_append (last, _ ("Move to _trash"), "deal.trash");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (acts));
  g_menu_append_submenu (acts, _ ("_Move to"), G_MENU_MODEL (stages));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
show_menu (TandemDealsPage *self, GtkWidget *parent, double x, double y)
{
  g_autoptr (GMenuModel) model = make_menu (self);
  GtkWidget *menu = gtk_popover_menu_new_from_model (model);

  update_actions (self);
  self->menu = menu;
  gtk_widget_set_parent (menu, parent);
  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  g_signal_connect (menu, "closed", G_CALLBACK (menu_closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (menu));
}

static void
menu_asked_cb (TandemBoardColumn *column, double x, double y, TandemDealsPage *self)
{
  show_menu (self, GTK_WIDGET (column), x, y);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (widget);
  guint place;

  if (find_selected (self, &place))
    show_menu (self, GTK_WIDGET (get_column (self, place)), 24, 90);
}

static void
make_columns (TandemDealsPage *self, GPtrArray *stages)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->board)))
    gtk_box_remove (GTK_BOX (self->board), child);
  g_ptr_array_set_size (self->columns, 0);
  for (guint i = 0; i < stages->len; i++)
    {
      GtkWidget *column = tandem_board_column_new (stages->pdata[i], tandem_workspace_get_time_zone (self->workspace));

      g_signal_connect_object (column, "selected", G_CALLBACK (column_selected_cb), self, 0);
      g_signal_connect_object (column, "activated", G_CALLBACK (column_activated_cb), self, 0);
      g_signal_connect_object (column, "dropped", G_CALLBACK (deal_dropped_cb), self, 0);
      g_signal_connect_object (column, "menu-asked", G_CALLBACK (menu_asked_cb), self, 0);
      gtk_box_append (GTK_BOX (self->board), column);
      g_ptr_array_add (self->columns, column);
    }
}

static gboolean
has_same_stages (TandemDealsPage *self, GPtrArray *stages)
{
  if (self->shown == NULL || self->columns->len != stages->len)
    return FALSE;
  for (guint i = 0; i < stages->len; i++)
    {
      TandemRecord *before = g_ptr_array_index (self->shown->stages, i);
      TandemRecord *now = g_ptr_array_index (stages, i);

      if (tandem_record_get_id (before) != tandem_record_get_id (now)
          || tandem_record_get_version (before) != tandem_record_get_version (now))
        return FALSE;
    }
  return TRUE;
}

/* --- loading and showing ------------------------------------------------------------------------------------------- */

static void
show_figures (TandemDealsPage *self, TandemDealBoard *board)
{
  g_autoptr (GString) amounts = g_string_new (NULL);
  g_autoptr (GString) weighted = g_string_new (NULL);
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autofree char *count = NULL;
  g_autofree char *said = NULL;
  gint64 n_open = 0;
  GHashTableIter iter;
  gpointer currency, value;

  for (guint i = 0; i < board->totals->len; i++)
    {
      TandemStageTotal *total = g_ptr_array_index (board->totals, i);
      gint64 *sum = g_hash_table_lookup (sums, total->currency);

      for (guint k = 0; k < self->columns->len; k++)
        if (tandem_board_column_get_stage_id (get_column (self, k)) == total->stage_id
            && g_str_equal (tandem_board_column_get_kind (get_column (self, k)), "open"))
          {
            if (sum == NULL)
              g_hash_table_insert (sums, total->currency, sum = g_new0 (gint64, 2));
            sum[0] += total->amount_minor;
            sum[1] += total->weighted_minor;
            n_open += total->n_deals;
          }
    }
  g_hash_table_iter_init (&iter, sums);
  while (g_hash_table_iter_next (&iter, &currency, &value))
    {
      g_autofree char *amount = tandem_format_money_whole (((gint64 *) value)[0], currency);
      g_autofree char *expected = tandem_format_money_whole (((gint64 *) value)[1], currency);

      g_string_append_printf (amounts, " · %s", amount);
      g_string_append_printf (weighted, "%s%s", weighted->len > 0 ? " + " : "", expected);
    }
  count = tandem_format_count (n_open);
  /* Translators: %s is how many deals are open */
  said = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s open", "%s open", (gulong) n_open), count);
  g_string_prepend (amounts, said);
  gtk_label_set_label (self->open_label, amounts->str);
  g_clear_pointer (&said, g_free);
  /* Translators: %s is the sum of amount × probability of the open deals */
  said = weighted->len > 0 ? g_strdup_printf (_ ("weighted %s"), weighted->str) : g_strdup ("");
  gtk_label_set_label (self->weighted_label, said);
}

static void
show_board (TandemDealsPage *self, TandemDealBoard *board)
{
  g_autofree char *today = tandem_date_today (tandem_workspace_get_time_zone (self->workspace));
  gboolean was_focused = gtk_widget_get_focus_child (self->board) != NULL;
  guint n_deals = 0;

  if (!has_same_stages (self, board->stages))
    make_columns (self, board->stages);
  for (guint i = 0; i < self->columns->len; i++)
    {
      GPtrArray *rows = g_ptr_array_index (board->rows, i);

      tandem_board_column_set_rows (get_column (self, i), rows, today);
      tandem_board_column_set_totals (get_column (self, i), board->totals);
      n_deals += rows->len;
    }
  g_clear_pointer (&self->shown, tandem_deal_board_free);
  self->shown = board;
  show_figures (self, board);
  gtk_stack_set_visible_child_name (self->stack, n_deals > 0 ? "board" : "empty");
  for (guint i = 0; self->focus_id != 0 && was_focused && i < self->columns->len; i++)
    if (tandem_board_column_focus_deal (get_column (self, i), self->focus_id))
      break;
  self->focus_id = 0;
  update_actions (self);
}

static void load_board (TandemDealsPage *self);

static void
board_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  TandemDealBoard *board = tandem_deal_board_load_finish (TANDEM_STORE (object), result, &error);
  TandemDealsPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  self->loading = FALSE;
  if (board)
    show_board (self, board);
  else
    {
      adw_status_page_set_description (self->error_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "error");
    }
  if (self->stale)
    load_board (self);
}

static void
load_board (TandemDealsPage *self)
{
  g_autofree char *today = tandem_date_today (tandem_workspace_get_time_zone (self->workspace));
  g_autofree char *month = g_strdup_printf ("%.8s01", today);

  self->stale = self->loading;
  if (self->loading)
    return;
  self->loading = TRUE;
  tandem_deal_board_load_async (get_store (self), month, self->cancellable, board_loaded_cb, self);
}

static void
store_changed_cb (TandemDealsPage *self, TandemChanges *changes)
{
  static const char *const shown[] = { "deal", "stage", "contact", "company", "reason" };

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    if (tandem_changes_touch (changes, shown[i]))
      {
        load_board (self);
        return;
      }
}

static void
reload_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  load_board (TANDEM_DEALS_PAGE (widget));
}

/* --- keys ---------------------------------------------------------------------------------------------------------- */

/* A grid uses Left and Right itself, so the board takes them first, to go to the next column. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, TandemDealsPage *self)
{
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int step = key == GDK_KEY_Right ? 1 : key == GDK_KEY_Left ? -1 : 0;
  guint place;

  if (step == 0 || gtk_widget_get_focus_child (self->board) == NULL || (state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  step = is_mirrored ? -step : step;
  if (state & GDK_ALT_MASK)
    {
      move_selected (self, step);
      return GDK_EVENT_STOP;
    }
  if (find_selected (self, &place) == NULL)
    place = step > 0 ? G_MAXUINT : self->columns->len;
  for (place += step; place < self->columns->len; place += step)
    if (tandem_board_column_focus_place (get_column (self, place), 0))
      break;
  return GDK_EVENT_STOP;
}

/* --- page ---------------------------------------------------------------------------------------------------------- */

static const char *
tandem_deals_page_get_title (TandemPage *page)
{
  return _ ("Deals");
}

static void
tandem_deals_page_create_new (TandemPage *page)
{
  show_deal (TANDEM_DEALS_PAGE (page), 0);
}

static void
tandem_deals_page_open_record (TandemPage *page, gint64 id)
{
  show_deal (TANDEM_DEALS_PAGE (page), id);
}

static void
tandem_deals_page_print (TandemPage *page)
{
  tandem_page_print_report (GTK_WIDGET (page), "pipeline", NULL);
}

static void
tandem_deals_page_iface_init (TandemPageInterface *iface)
{
  iface->get_title = tandem_deals_page_get_title;
  iface->print = tandem_deals_page_print;
  iface->create_new = tandem_deals_page_create_new;
  iface->open_record = tandem_deals_page_open_record;
}

static void
tandem_deals_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((TandemDealsPageProperty) id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, TANDEM_DEALS_PAGE (object)->workspace);
      break;
    }
}

static void
tandem_deals_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((TandemDealsPageProperty) id)
    {
    case PROP_WORKSPACE:
      TANDEM_DEALS_PAGE (object)->workspace = g_value_dup_object (value);
      break;
    }
}

static void
tandem_deals_page_constructed (GObject *object)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (object);

  G_OBJECT_CLASS (tandem_deals_page_parent_class)->constructed (object);
  g_signal_connect_object (get_store (self), "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  update_actions (self);
  load_board (self);
}

static void
tandem_deals_page_dispose (GObject *object)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->shown, tandem_deal_board_free);
  g_clear_object (&self->workspace);
  /* Disposing of the template alone leaves AdwBreakpointBin with a child that is gone. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_DEALS_PAGE);
  G_OBJECT_CLASS (tandem_deals_page_parent_class)->dispose (object);
}

static void
tandem_deals_page_finalize (GObject *object)
{
  TandemDealsPage *self = TANDEM_DEALS_PAGE (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->columns);
  G_OBJECT_CLASS (tandem_deals_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "deal.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "deal.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "deal.win", NULL, win_action);
  gtk_widget_class_install_action (widget_class, "deal.lose", NULL, lose_action);
  gtk_widget_class_install_action (widget_class, "deal.trash", NULL, trash_action);
  gtk_widget_class_install_action (widget_class, "deal.move", "x", move_action);
  gtk_widget_class_install_action (widget_class, "deal.move-back", NULL, move_back_action);
  gtk_widget_class_install_action (widget_class, "deal.move-forward", NULL, move_forward_action);
  gtk_widget_class_install_action (widget_class, "deal.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "deal.reload", NULL, reload_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "deal.win", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "deal.lose", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "deal.trash", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "deal.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "deal.menu", NULL);
}

static void
tandem_deals_page_class_init (TandemDealsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tandem_deals_page_get_property;
  object_class->set_property = tandem_deals_page_set_property;
  object_class->constructed = tandem_deals_page_constructed;
  object_class->dispose = tandem_deals_page_dispose;
  object_class->finalize = tandem_deals_page_finalize;

  g_object_class_install_property (object_class, PROP_WORKSPACE,
                                   g_param_spec_object ("workspace", NULL, NULL, TANDEM_TYPE_WORKSPACE,
                                                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemcrm/Tandem/ui/sales/tandem-deals-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, open_label);
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, weighted_label);
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, new_label);
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, page_title);
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, board);
  gtk_widget_class_bind_template_child (widget_class, TandemDealsPage, error_page);
  install_actions (widget_class);
}

static void
tandem_deals_page_init (TandemDealsPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->cancellable = g_cancellable_new ();
  self->columns = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
