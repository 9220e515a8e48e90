/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-deal-board-view.h"

#include <glib/gi18n-lib.h>

#include "model/tandem-pipeline.h"
#include "sales/tandem-board-columns.h"
#include "sales/tandem-deal-figures.h"
#include "sales/tandem-edge-scroll.h"
#include "sales/tandem-past-board.h"
#include "sales/tandem-target-label.h"
#include "widgets/tandem-page.h"

struct _TandemDealBoardView {
  AdwBreakpointBin parent_instance;

  char *day;        /* that is looked back at; NULL: now */
  gboolean showing; /* while the pipelines are filled in, nobody chooses one */
  TandemWorkspace *workspace;
  TandemFilter *filter; /* of all views */

  AdwBin *start_bin;
  GtkDropDown *pipeline_drop_down;
  TandemPastBoard *past_board;
  GtkBox *open_box;
  GtkLabel *open_label;
  GtkLabel *narrow_label; /* what the others say, below the bar where that is narrow */
  GtkLabel *weighted_label;
  GtkStack *stack;
  TandemDealBoard *board;
  AdwStatusPage *error_page;
  GtkMenuButton *filter_button;
  TandemFilterBar *filter_bar;
  TandemTargetLabel *target_label;
  GtkWidget *new_button;
  GtkLabel *note_label; /* what the filter could not ask of another day */
  gboolean has_target;  /* it is followed */
};

G_DEFINE_FINAL_TYPE (TandemDealBoardView, tandem_deal_board_view, ADW_TYPE_BREAKPOINT_BIN)

/* One pipeline needs no choice. */
static void
show_pipelines (TandemDealBoardView *self)
{
  GPtrArray *pipelines = tandem_deal_board_get_pipelines (self->board);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; pipelines && i < pipelines->len; i++)
    {
      gtk_string_list_append (names, tandem_record_get_text (pipelines->pdata[i], TANDEM_PIPELINE_NAME));
      if (tandem_record_get_id (pipelines->pdata[i]) == tandem_deal_board_get_pipeline_id (self->board))
        selected = i;
    }
  self->showing = TRUE;
  gtk_drop_down_set_model (self->pipeline_drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->pipeline_drop_down, selected);
  self->showing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->pipeline_drop_down), pipelines && pipelines->len > 1);
}

static void
show_past (GtkWidget *widget)
{
  TandemDealBoardView *self = TANDEM_DEAL_BOARD_VIEW (widget);

  if (self->day)
    tandem_past_board_show (self->past_board, self->workspace, tandem_deal_board_get_pipeline_id (self->board),
                            tandem_filter_get_condition (self->filter), self->day);
}

static void
pipeline_chosen_cb (TandemDealBoardView *self)
{
  GPtrArray *pipelines = tandem_deal_board_get_pipelines (self->board);
  guint selected = gtk_drop_down_get_selected (self->pipeline_drop_down);

  if (!self->showing && pipelines && selected < pipelines->len)
    {
      tandem_deal_board_set_pipeline_id (self->board, tandem_record_get_id (pipelines->pdata[selected]));
      show_past (GTK_WIDGET (self));
    }
}

/* What is looked back at can't be added to; and what the filter could not ask of that day is said below it. */
static void
show_note (TandemDealBoardView *self)
{
  const char *note = self->day ? tandem_past_board_get_note (self->past_board) : NULL;

  gtk_label_set_label (self->note_label, note ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), note != NULL);
  gtk_widget_set_visible (self->new_button, self->day == NULL);
}

static void
show_child (TandemDealBoardView *self)
{
  gboolean has_deals = tandem_deal_board_get_n_deals (self->board) > 0;

  gboolean is_filtered = self->filter && tandem_filter_get_condition (self->filter);
  g_autofree char *figures
      = g_strdup_printf ("%s %s", gtk_label_get_label (self->open_label), gtk_label_get_label (self->weighted_label));

  gtk_stack_set_visible_child_name (self->stack, self->day     ? "past"
                                                 : has_deals   ? "board"
                                                 : is_filtered ? "no-match"
                                                               : "empty");
  gtk_label_set_label (self->narrow_label, figures);
  /* Whether there is room for it is the breakpoint's to say. */
  gtk_widget_set_opacity (GTK_WIDGET (self->target_label), self->day ? 0 : 1);
  show_note (self);
}

/* What was won in a period is added up once all cards are known: before, it would take from the first of them. */
static void
show_target (TandemDealBoardView *self)
{
  GPtrArray *columns = tandem_deal_board_get_columns (self->board);

  if (self->has_target || columns->len == 0
      || !tandem_board_head_is_known (tandem_board_column_get_head (columns->pdata[0])))
    return;
  self->has_target = TRUE;
  tandem_target_label_set_workspace (self->target_label, self->workspace);
}

/* Of the board that is seen. */
static void
show_figures (TandemDealBoardView *self)
{
  GPtrArray *columns = tandem_deal_board_get_columns (self->board);
  g_autoptr (GPtrArray) heads = tandem_board_columns_get_heads (columns);

  tandem_deal_figures_show (self->day ? tandem_past_board_get_heads (self->past_board) : heads, self->open_label,
                            self->weighted_label);
}

static void
shown_cb (TandemDealBoard *board, TandemDealBoardView *self)
{
  show_target (self);
  show_figures (self);
  show_pipelines (self);
  show_child (self);
}

static void
past_shown_cb (TandemPastBoard *board, TandemDealBoardView *self)
{
  show_figures (self);
  show_child (self);
}

static void
failed_cb (TandemDealBoard *board, const GError *error, TandemDealBoardView *self)
{
  tandem_page_describe_error (self->error_page, error);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
filter_changed_cb (TandemDealBoardView *self)
{
  tandem_deal_board_set_condition (self->board, tandem_filter_get_condition (self->filter));
  tandem_page_when_seen (GTK_WIDGET (self), show_past);
}

static void
reload_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tandem_deal_board_reload (TANDEM_DEAL_BOARD_VIEW (widget)->board);
}

static gboolean
tandem_deal_board_view_grab_focus (GtkWidget *widget)
{
  TandemDealBoardView *self = TANDEM_DEAL_BOARD_VIEW (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->board))
         || gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
tandem_deal_board_view_dispose (GObject *object)
{
  TandemDealBoardView *self = TANDEM_DEAL_BOARD_VIEW (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->filter);
  /* Disposing of the template alone leaves AdwBreakpointBin with a child that is gone. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_DEAL_BOARD_VIEW);
  G_OBJECT_CLASS (tandem_deal_board_view_parent_class)->dispose (object);
}

static void
tandem_deal_board_view_finalize (GObject *object)
{
  g_free (TANDEM_DEAL_BOARD_VIEW (object)->day);
  G_OBJECT_CLASS (tandem_deal_board_view_parent_class)->finalize (object);
}

static void
tandem_deal_board_view_class_init (TandemDealBoardViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_deal_board_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_deal_board_view_finalize;
  widget_class->grab_focus = tandem_deal_board_view_grab_focus;

  g_type_ensure (TANDEM_TYPE_DEAL_BOARD);
  g_type_ensure (TANDEM_TYPE_FILTER_BAR);
  g_type_ensure (TANDEM_TYPE_PAST_BOARD);
  g_type_ensure (TANDEM_TYPE_TARGET_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-deal-board-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemDealBoardView, start_bin);
  gtk_widget_class_bind_template_child (widget_class, TandemDealBoardView, pipeline_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TandemDealBoardView, past_board);
  gtk_widget_class_bind_template_child (widget_class, TandemDealBoardView, open_box);
  gtk_widget_class_bind_template_child (widget_class, TandemDealBoardView, open_label);
  gtk_widget_class_bind_template_child (widget_class, TandemDealBoardView, narrow_label);
  gtk_widget_class_bind_template_child (widget_class, TandemDealBoardView, weighted_label);
  gtk_widget_class_bind_template_child (widget_class, TandemDealBoardView, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemDealBoardView, board);
  gtk_widget_class_bind_template_child (widget_class, TandemDealBoardView, error_page);
  gtk_widget_class_bind_template_child (widget_class, TandemDealBoardView, filter_button);
  gtk_widget_class_bind_template_child (widget_class, TandemDealBoardView, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, TandemDealBoardView, target_label);
  gtk_widget_class_bind_template_child (widget_class, TandemDealBoardView, new_button);
  gtk_widget_class_bind_template_child (widget_class, TandemDealBoardView, note_label);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, past_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pipeline_chosen_cb);
  gtk_widget_class_install_action (widget_class, "deal.reload", NULL, reload_action);
}

static void
tandem_deal_board_view_init (TandemDealBoardView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tandem_edge_scroll_attach (GTK_WIDGET (self->board));
}

/**
 * tandem_deal_board_view_get_board:
 *
 * Returns: (transfer none): the board
 */
TandemDealBoard *
tandem_deal_board_view_get_board (TandemDealBoardView *self)
{
  return self->board;
}

/**
 * tandem_deal_board_view_get_past_board:
 *
 * Returns: (transfer none): the board of another day
 */
TandemPastBoard *
tandem_deal_board_view_get_past_board (TandemDealBoardView *self)
{
  return self->past_board;
}

/**
 * tandem_deal_board_view_set_start:
 * @widget: (transfer floating): what stands where the bar begins
 */
void
tandem_deal_board_view_set_start (TandemDealBoardView *self, GtkWidget *widget)
{
  adw_bin_set_child (self->start_bin, widget);
}

/**
 * tandem_deal_board_view_set_filter:
 * @filter: what is asked of the deals, by whichever view; the action deals.add-filter adds to it
 */
void
tandem_deal_board_view_set_filter (TandemDealBoardView *self, TandemWorkspace *workspace, TandemFilter *filter)
{
  self->workspace = g_object_ref (workspace);
  self->filter = g_object_ref (filter);
  tandem_filter_bar_offer (self->filter_bar, workspace, filter, self->filter_button, "deals.add-filter");
  g_signal_connect_object (filter, "changed", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  filter_changed_cb (self);
}

TandemFilterBar *
tandem_deal_board_view_get_filter_bar (TandemDealBoardView *self)
{
  return self->filter_bar;
}

/**
 * tandem_deal_board_view_ask_filter:
 *
 * Opens the menu of what can be filtered by.
 */
void
tandem_deal_board_view_ask_filter (TandemDealBoardView *self)
{
  gtk_menu_button_popup (self->filter_button);
}

/**
 * tandem_deal_board_view_set_day:
 * @day: (nullable): a plain date, at whose end the board is to be shown; %NULL for now
 */
void
tandem_deal_board_view_set_day (TandemDealBoardView *self, const char *day)
{
  g_set_str (&self->day, day);
  tandem_page_when_seen (GTK_WIDGET (self), show_past);
  show_figures (self);
  show_child (self);
}
