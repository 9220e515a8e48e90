/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-deal-board-view.h"

#include "sales/tandem-deal-figures.h"
#include "sales/tandem-edge-scroll.h"
#include "widgets/tandem-page.h"

struct _TandemDealBoardView {
  AdwBreakpointBin parent_instance;

  AdwBin *start_bin;
  GtkLabel *open_label;
  GtkLabel *weighted_label;
  GtkStack *stack;
  TandemDealBoard *board;
  AdwStatusPage *error_page;
};

G_DEFINE_FINAL_TYPE (TandemDealBoardView, tandem_deal_board_view, ADW_TYPE_BREAKPOINT_BIN)

static void
shown_cb (TandemDealBoard *board, TandemDealBoardView *self)
{
  g_autofree char *weighted = NULL;
  g_autofree char *open = tandem_deal_figures_say (tandem_deal_board_get_columns (board), &weighted);

  gtk_label_set_label (self->open_label, open);
  gtk_label_set_label (self->weighted_label, weighted);
  gtk_stack_set_visible_child_name (self->stack, tandem_deal_board_get_n_deals (board) > 0 ? "board" : "empty");
}

static void
failed_cb (TandemDealBoard *board, const GError *error, TandemDealBoardView *self)
{
  tandem_page_describe_error (self->error_page, error);
  gtk_stack_set_visible_child_name (self->stack, "error");
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

  /* Disposing of the template alone leaves AdwBreakpointBin with a child that is gone. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_DEAL_BOARD_VIEW);
  G_OBJECT_CLASS (tandem_deal_board_view_parent_class)->dispose (object);
}

static void
tandem_deal_board_view_class_init (TandemDealBoardViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_deal_board_view_dispose;
  widget_class->grab_focus = tandem_deal_board_view_grab_focus;

  g_type_ensure (TANDEM_TYPE_DEAL_BOARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-deal-board-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemDealBoardView, start_bin);
  gtk_widget_class_bind_template_child (widget_class, TandemDealBoardView, open_label);
  gtk_widget_class_bind_template_child (widget_class, TandemDealBoardView, weighted_label);
  gtk_widget_class_bind_template_child (widget_class, TandemDealBoardView, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemDealBoardView, board);
  gtk_widget_class_bind_template_child (widget_class, TandemDealBoardView, error_page);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
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
 * tandem_deal_board_view_set_start:
 * @widget: (transfer floating): what stands where the bar begins
 */
void
tandem_deal_board_view_set_start (TandemDealBoardView *self, GtkWidget *widget)
{
  adw_bin_set_child (self->start_bin, widget);
}
