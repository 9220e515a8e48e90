/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a cell shows is what the file says. A figure is saved when its cell is left or Enter is pressed, and then read again;
 * Escape gives the old one back. Today's row is ready at the top, and is written with its first figure. */
#include "marketing/tandem-day-grid.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "act/tandem-act.h"
#include "act/tandem-day-paste.h"
#include "base/tandem-date.h"
#include "base/tandem-error.h"
#include "marketing/tandem-day-columns.h"
#include "model/tandem-campaign-day.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-table-heads.h"

#define BESIDE_SCROLLBAR 18 /* so that who scrolls deletes nothing */

struct _TandemDayGrid {
  AdwBin parent_instance;

  TandemWorkspace *workspace;
  gint64 campaign_id;
  GListStore *days; /* TandemCampaignDay, the latest first */
  char *pasted;     /* nullable; what is said of the last block */
  gboolean has_left_out;

  GtkLabel *sums_label;
  AdwBanner *banner;
  GtkColumnView *table;
};

G_DEFINE_FINAL_TYPE (TandemDayGrid, tandem_day_grid, ADW_TYPE_BIN)

static void
show_fault (TandemDayGrid *self, const char *words)
{
  adw_banner_set_title (self->banner, words);
  adw_banner_set_revealed (self->banner, TRUE);
}

static void
banner_closed_cb (TandemDayGrid *self)
{
  adw_banner_set_revealed (self->banner, FALSE);
}

/* --- writing ------------------------------------------------------------------------------------------------------- */

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemDayGrid) self = data;
  g_autoptr (GError) error = NULL;

  if (!tandem_act_finish (result, &error))
    show_fault (self, error->message);
}

/* What was left out stays there until it is read. */
static void
pasted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemDayGrid) self = data;
  g_autoptr (GError) error = NULL;

  if (!tandem_act_finish (result, &error))
    show_fault (self, error->message);
  else if (self->has_left_out)
    show_fault (self, self->pasted);
  else
    tandem_page_toast (GTK_WIDGET (self), self->pasted, TRUE);
}

static TandemRecord *
get_day (TandemDayGrid *self, GtkWidget *text)
{
  GtkColumnViewCell *cell = g_object_get_data (G_OBJECT (text), "cell");

  return gtk_column_view_cell_get_item (cell);
}

static guint
get_column (GtkWidget *text)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (text), "column"));
}

/* A cell that says nothing new is left alone; what is no count stays there, with a sentence. */
static gboolean
commit (TandemDayGrid *self, GtkWidget *text)
{
  TandemRecord *day = get_day (self, text);
  guint column = get_column (text);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (text));
  TandemDayFigures figures = { .day = "" };
  g_autoptr (GArray) block = g_array_new (FALSE, FALSE, sizeof (TandemDayFigures));
  g_autofree char *words = NULL;
  int figure = tandem_day_columns_get_figure (column);

  if (day == NULL)
    return TRUE;
  if (!tandem_day_paste_read_count (typed, &figures.values[figure]))
    {
      words = g_strdup_printf (_ ("“%s” is not a count. Write a whole number."), typed);
      gtk_widget_add_css_class (text, "error");
      show_fault (self, words);
      return FALSE;
    }
  gtk_widget_remove_css_class (text, "error");
  adw_banner_set_revealed (self->banner, FALSE);
  if (figures.values[figure] == tandem_record_get_integer (day, tandem_day_columns_get_record_column (column)))
    return TRUE;
  figures.has[figure] = TRUE;
  g_strlcpy (figures.day, tandem_record_get_text (day, TANDEM_CAMPAIGN_DAY_DAY), sizeof figures.day);
  g_array_append_val (block, figures);
  tandem_act_paste_days_async (tandem_workspace_get_store (self->workspace), self->campaign_id, block, saved_cb,
                               g_object_ref (self));
  return TRUE;
}

static void
trashed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemDayGrid) self = data;
  g_autoptr (GError) error = NULL;

  if (tandem_act_finish (result, &error))
    tandem_page_toast (GTK_WIDGET (self), _ ("Day deleted"), TRUE);
  else
    show_fault (self, error->message);
}

static void
remove_clicked_cb (GtkButton *button, TandemDayGrid *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  TandemRecord *day = get_day (self, GTK_WIDGET (button));
  gint64 id = day ? tandem_record_get_id (day) : 0;

  if (id == 0)
    return;
  g_array_append_val (ids, id);
  tandem_act_trash_async (tandem_workspace_get_store (self->workspace), _ ("Delete the figures of a day"),
                          TANDEM_TYPE_CAMPAIGN_DAY, ids, NULL, trashed_cb, g_object_ref (self));
}

/* --- where the keyboard is ----------------------------------------------------------------------------------------- */

/* The text of the cell that has the keyboard. */
static GtkWidget *
find_focused (TandemDayGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && GTK_IS_TEXT (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->table)) ? focus : NULL;
}

static GtkWidget *
find_text (GtkWidget *widget, guint position, guint column)
{
  if (GTK_IS_TEXT (widget) && get_column (widget) == column)
    {
      GtkColumnViewCell *cell = g_object_get_data (G_OBJECT (widget), "cell");

      if (gtk_column_view_cell_get_position (cell) == position && gtk_column_view_cell_get_item (cell))
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_text (child, position, column);

      if (found)
        return found;
    }
  return NULL;
}

static gboolean
go_to (TandemDayGrid *self, guint position, guint column)
{
  GtkWidget *text;

  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->days)))
    return FALSE;
  gtk_column_view_scroll_to (self->table, position, NULL, GTK_LIST_SCROLL_NONE, NULL);
  text = find_text (GTK_WIDGET (self->table), position, column);
  return text && gtk_widget_grab_focus (text);
}

/* Enter and the arrows go from row to row, as in a spreadsheet. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, TandemDayGrid *self)
{
  GtkWidget *text = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkColumnViewCell *cell = g_object_get_data (G_OBJECT (text), "cell");
  guint position = gtk_column_view_cell_get_position (cell);

  if (state & gtk_accelerator_get_default_mod_mask ())
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Escape)
    {
      g_autofree char *was
          = get_day (self, text) ? tandem_day_columns_write (get_day (self, text), get_column (text)) : NULL;

      gtk_editable_set_text (GTK_EDITABLE (text), was ? was : "");
      gtk_widget_remove_css_class (text, "error");
      adw_banner_set_revealed (self->banner, FALSE);
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_Down)
    {
      if (commit (self, text))
        go_to (self, position + 1, get_column (text));
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_Up && position > 0 && commit (self, text))
    {
      go_to (self, position - 1, get_column (text));
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
focus_left_cb (GtkEventControllerFocus *controller, TandemDayGrid *self)
{
  commit (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));
}

/* --- pasting ------------------------------------------------------------------------------------------------------- */

/**
 * tandem_day_grid_take_text:
 * @text: cells of a spreadsheet
 *
 * Pastes a block at the cell that has the keyboard, or at the first one.
 */
void
tandem_day_grid_take_text (TandemDayGrid *self, const char *text)
{
  GtkWidget *focused = find_focused (self);
  GtkColumnViewCell *cell = focused ? g_object_get_data (G_OBJECT (focused), "cell") : NULL;
  guint first = cell ? gtk_column_view_cell_get_position (cell) : 0;
  g_autoptr (GPtrArray) days = g_ptr_array_new (), left_out = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) figures = NULL;
  g_autoptr (GError) error = NULL;
  TandemDayPlace place = { .column = focused ? (guint) tandem_day_columns_get_figure (get_column (focused)) : 0 };

  for (guint i = first; i < g_list_model_get_n_items (G_LIST_MODEL (self->days)); i++)
    {
      g_autoptr (TandemRecord) day = g_list_model_get_item (G_LIST_MODEL (self->days), i);

      g_ptr_array_add (days, (gpointer) tandem_record_get_text (day, TANDEM_CAMPAIGN_DAY_DAY));
    }
  place.days = (const char *const *) days->pdata;
  place.n_days = days->len;
  figures = tandem_day_paste_read (text, &place, left_out, &error);
  if (figures == NULL)
    {
      show_fault (self, error->message);
      return;
    }
  adw_banner_set_revealed (self->banner, FALSE);
  g_free (self->pasted);
  self->pasted = tandem_day_paste_describe (figures, left_out);
  self->has_left_out = left_out->len > 0;
  tandem_act_paste_days_async (tandem_workspace_get_store (self->workspace), self->campaign_id, figures, pasted_cb,
                               g_object_ref (self));
}

static void
text_read_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemDayGrid) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  GtkWidget *focused = find_focused (self);

  if (text && focused && strpbrk (text, "\t\n") == NULL)
    gtk_widget_activate_action (focused, "clipboard.paste", NULL);
  else
    tandem_day_grid_take_text (self, text ? text : "");
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, text_read_cb, g_object_ref (widget));
}

/* --- cells --------------------------------------------------------------------------------------------------------- */

/* A GtkText by itself has no role: it is the inner part of an entry, and a screen reader is told nothing of it. */
static GtkWidget *
new_text (TandemDayGrid *self)
{
  GtkWidget *text = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_editable_set_alignment (GTK_EDITABLE (text), 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (text), 6);
  gtk_text_set_input_purpose (GTK_TEXT (text), GTK_INPUT_PURPOSE_DIGITS);
  gtk_widget_add_css_class (text, "numeric");
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (text, key);
  gtk_widget_add_controller (text, focus);
  return text;
}

static GtkWidget *
new_remove_button (TandemDayGrid *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("Delete the figures of this day"));
  gtk_widget_set_margin_end (button, BESIDE_SCROLLBAR);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "day-remove");
  g_signal_connect (button, "clicked", G_CALLBACK (remove_clicked_cb), self);
  return button;
}

static void
cell_set_up_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, TandemDayGrid *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  GtkWidget *child;

  if (tandem_day_columns_get_figure (column) >= 0)
    child = new_text (self);
  else if (column == TANDEM_DAY_COLUMN_REMOVE)
    child = new_remove_button (self);
  else
    {
      child = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (child), column == TANDEM_DAY_COLUMN_DAY ? 0 : 1);
      gtk_widget_add_css_class (child, "numeric");
      if (column == TANDEM_DAY_COLUMN_CTR)
        gtk_widget_add_css_class (child, "dimmed");
    }
  g_object_set_data (G_OBJECT (child), "cell", cell);
  g_object_set_data (G_OBJECT (child), "column", GUINT_TO_POINTER (column));
  gtk_column_view_cell_set_focusable (cell, FALSE);
  gtk_column_view_cell_set_child (cell, child);
}

static void
cell_bound_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, TandemDayGrid *self)
{
  TandemRecord *day = gtk_column_view_cell_get_item (cell);
  GtkWidget *child = gtk_column_view_cell_get_child (cell);
  guint column = get_column (child);
  g_autofree char *text = NULL, *name = tandem_day_columns_dup_name (day, column);

  if (!GTK_IS_LABEL (child))
    gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (GTK_IS_BUTTON (child))
    {
      gtk_widget_set_visible (child, tandem_record_get_id (day) != 0);
      return;
    }
  text = tandem_day_columns_write (day, column);
  if (GTK_IS_LABEL (child))
    gtk_label_set_label (GTK_LABEL (child), text);
  else
    {
      gtk_widget_remove_css_class (child, "error");
      gtk_editable_set_text (GTK_EDITABLE (child), text);
    }
}

/* All that the row says, since the texts in its cells are no words of it: “3 May 2026, Impressions: 1,200, Clicks: 31”. */
static void
row_bound_cb (GtkSignalListItemFactory *factory, GtkColumnViewRow *row)
{
  TandemRecord *day = gtk_column_view_row_get_item (row);
  g_autofree char *date = tandem_day_columns_write (day, TANDEM_DAY_COLUMN_DAY);
  g_autoptr (GString) words = g_string_new (date);

  for (guint i = 0; i < TANDEM_DAY_N_COLUMNS; i++)
    {
      g_autofree char *text = NULL;

      if (i == TANDEM_DAY_COLUMN_DAY || i == TANDEM_DAY_COLUMN_REMOVE)
        continue;
      text = tandem_day_columns_write (day, i);
      if (*text)
        g_string_append_printf (words, ", %s: %s", tandem_day_columns_get_title (i), text);
    }
  gtk_column_view_row_set_accessible_label (row, words->str);
}

static void
add_rows (TandemDayGrid *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "bind", G_CALLBACK (row_bound_cb), NULL);
  gtk_column_view_set_row_factory (self->table, factory);
}

static void
add_columns (TandemDayGrid *self)
{
  GtkWidget *head;

  for (guint i = 0; i < TANDEM_DAY_N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (i));
      g_signal_connect (factory, "setup", G_CALLBACK (cell_set_up_cb), self);
      g_signal_connect (factory, "bind", G_CALLBACK (cell_bound_cb), self);
      column = gtk_column_view_column_new (tandem_day_columns_get_title (i), factory);
      gtk_column_view_column_set_expand (column, i != TANDEM_DAY_COLUMN_REMOVE);
      gtk_column_view_append_column (self->table, column);
    }
  head = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (self->table)));
  for (guint i = 0; i < TANDEM_DAY_N_COLUMNS && head; i++, head = gtk_widget_get_next_sibling (head))
    if (i != TANDEM_DAY_COLUMN_DAY && i != TANDEM_DAY_COLUMN_REMOVE)
      tandem_table_heads_align_end (head);
}

/* --- object -------------------------------------------------------------------------------------------------------- */

static gboolean
tandem_day_grid_grab_focus (GtkWidget *widget)
{
  TandemDayGrid *self = TANDEM_DAY_GRID (widget);

  return go_to (self, 0, TANDEM_DAY_COLUMN_IMPRESSIONS) || gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
tandem_day_grid_dispose (GObject *object)
{
  TandemDayGrid *self = TANDEM_DAY_GRID (object);

  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_DAY_GRID);
  G_OBJECT_CLASS (tandem_day_grid_parent_class)->dispose (object);
}

static void
tandem_day_grid_finalize (GObject *object)
{
  g_object_unref (TANDEM_DAY_GRID (object)->days);
  g_free (TANDEM_DAY_GRID (object)->pasted);
  G_OBJECT_CLASS (tandem_day_grid_parent_class)->finalize (object);
}

static void
tandem_day_grid_class_init (TandemDayGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_day_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_day_grid_finalize;
  widget_class->grab_focus = tandem_day_grid_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/marketing/tandem-day-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemDayGrid, sums_label);
  gtk_widget_class_bind_template_child (widget_class, TandemDayGrid, banner);
  gtk_widget_class_bind_template_child (widget_class, TandemDayGrid, table);
  gtk_widget_class_bind_template_callback (widget_class, banner_closed_cb);
  gtk_widget_class_install_action (widget_class, "days.paste", NULL, paste_action);
}

/* Before the text of a cell has it: a block is no text. */
static void
add_paste_key (TandemDayGrid *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (
                                                              "<Control>v|<Shift>Insert"),
                                                          gtk_named_action_new ("days.paste")));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
tandem_day_grid_init (TandemDayGrid *self)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->days = g_list_store_new (TANDEM_TYPE_CAMPAIGN_DAY);
  add_columns (self);
  add_rows (self);
  add_paste_key (self);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->days))));
  gtk_column_view_set_model (self->table, selection);
}

/**
 * tandem_day_grid_set_up:
 * @campaign_id: whose days
 */
void
tandem_day_grid_set_up (TandemDayGrid *self, TandemWorkspace *workspace, gint64 campaign_id)
{
  g_set_object (&self->workspace, workspace);
  self->campaign_id = campaign_id;
}

static gboolean
is_same (TandemRecord *one, TandemRecord *other)
{
  return tandem_record_get_id (one) == tandem_record_get_id (other)
         && tandem_record_get_version (one) == tandem_record_get_version (other)
         && g_strcmp0 (tandem_record_get_text (one, TANDEM_CAMPAIGN_DAY_DAY),
                       tandem_record_get_text (other, TANDEM_CAMPAIGN_DAY_DAY))
                == 0;
}

static void
show_sums (TandemDayGrid *self, GPtrArray *days)
{
  g_autofree char *words = tandem_day_columns_write_sums (days);

  gtk_label_set_label (self->sums_label, words);
}

/* Today's row, where it has none yet. */
static void
add_today (TandemDayGrid *self, GPtrArray *days)
{
  g_autofree char *today = tandem_date_today (tandem_workspace_get_time_zone (self->workspace));
  TandemRecord *day;
  guint place = 0;

  while (place < days->len
         && g_strcmp0 (tandem_record_get_text (days->pdata[place], TANDEM_CAMPAIGN_DAY_DAY), today) > 0)
    place++;
  if (place < days->len && g_strcmp0 (tandem_record_get_text (days->pdata[place], TANDEM_CAMPAIGN_DAY_DAY), today) == 0)
    return;
  day = TANDEM_RECORD (tandem_campaign_day_new ());
  tandem_record_set_text (day, TANDEM_CAMPAIGN_DAY_DAY, today);
  g_ptr_array_insert (days, (int) place, day);
}

/**
 * tandem_day_grid_show:
 * @days: (element-type TandemCampaignDay): those with figures, the latest first
 *
 * Shows what the file says now; rows that say the same are left alone, and the keyboard stays where it is.
 */
void
tandem_day_grid_show (TandemDayGrid *self, GPtrArray *days)
{
  GListModel *model = G_LIST_MODEL (self->days);
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *focused = find_focused (self);
  guint column = focused ? get_column (focused) : TANDEM_DAY_COLUMN_DAY;
  guint position = focused ? gtk_column_view_cell_get_position (g_object_get_data (G_OBJECT (focused), "cell")) : 0;
  guint first = 0, n_old = g_list_model_get_n_items (model), last = 0;

  for (guint i = 0; i < days->len; i++)
    g_ptr_array_add (shown, g_object_ref (days->pdata[i]));
  add_today (self, shown);
  show_sums (self, days);
  for (gboolean same = TRUE; same && first < n_old && first < shown->len; first += same)
    {
      g_autoptr (TandemRecord) old = g_list_model_get_item (model, first);

      same = is_same (old, shown->pdata[first]);
    }
  for (gboolean same = TRUE; same && last < n_old - first && last < shown->len - first; last += same)
    {
      g_autoptr (TandemRecord) old = g_list_model_get_item (model, n_old - 1 - last);

      same = is_same (old, shown->pdata[shown->len - 1 - last]);
    }
  if (n_old - first - last == 0 && shown->len - first - last == 0)
    return;
  g_list_store_splice (self->days, first, n_old - first - last, shown->pdata + first, shown->len - first - last);
  if (focused)
    go_to (self, MIN (position, shown->len - 1), column);
}
