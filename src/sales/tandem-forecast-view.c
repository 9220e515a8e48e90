/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-forecast-view.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "insight/tandem-forecast-words.h"
#include "model/tandem-pipeline.h"
#include "sales/tandem-forecast-facts.h"
#include "store/tandem-store.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-target-card.h"

#define PLACE "tandem-place"

struct _TandemForecastView {
  AdwBreakpointBin parent_instance;

  TandemWorkspace *workspace;
  GCancellable *cancellable;
  TandemFilter *filter; /* of all views */
  gint64 pipeline_id;   /* that is chosen; 0: all */
  GPtrArray *pipelines; /* TandemPipeline; NULL before they have come */
  GArray *stage_ids;    /* gint64: of the pipeline that is chosen */
  gboolean is_narrow;   /* each class has a line and not a column */
  gboolean showing;     /* while the pipelines are filled in, nobody chooses one */
  char *day;            /* as it was then; NULL: now */
  char *first_month;    /* as the lines were made */
  GArray *lines;        /* TandemForecastLine; NULL before they have come */

  AdwBin *start_bin;
  GtkStack *stack;
  GtkGrid *grid;
  AdwStatusPage *error_page;
  GtkDropDown *pipeline_drop_down;
  GtkMenuButton *filter_button;
  TandemFilterBar *filter_bar;
  TandemTargetCard *target_card;
  GtkWidget *new_button;
  GtkLabel *note_label; /* what the filter could not ask of another day */
};

typedef enum {
  SIGNAL_OPENED,
  N_SIGNALS,
} TandemForecastViewSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemForecastView, tandem_forecast_view, ADW_TYPE_BREAKPOINT_BIN)

/* --- showing ------------------------------------------------------------------------------------------------------- */

static void
add_children (GPtrArray *children, TandemCondition *condition)
{
  if (tandem_condition_get_kind (condition) != TANDEM_CONDITION_ALL)
    g_ptr_array_add (children, tandem_condition_ref (condition));
  else
    for (guint i = 0; i < tandem_condition_get_n_children (condition); i++)
      g_ptr_array_add (children, tandem_condition_ref (tandem_condition_get_child (condition, i)));
}

/* The deals of a number are of the pipeline that is chosen, and like the filter says. */
static TandemCondition *
add_chosen (TandemForecastView *self, TandemCondition *number)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_condition_unref);
  TandemCondition *filter = self->filter ? tandem_filter_get_condition (self->filter) : NULL;

  add_children (children, number);
  if (self->pipeline_id != 0 && self->stage_ids->len > 0)
    {
      GVariantBuilder ids;

      g_variant_builder_init (&ids, G_VARIANT_TYPE ("ax"));
      for (guint i = 0; i < self->stage_ids->len; i++)
        g_variant_builder_add (&ids, "x", g_array_index (self->stage_ids, gint64, i));
      g_ptr_array_add (children, tandem_condition_new (TANDEM_ENTITY_DEAL, "stage", TANDEM_OPERATOR_ANY_OF,
                                                       g_variant_builder_end (&ids), NULL));
    }
  if (filter)
    add_children (children, filter);
  return tandem_condition_new_group (TANDEM_ENTITY_DEAL, TANDEM_CONDITION_ALL, children, NULL);
}

static void
number_clicked_cb (GtkButton *button, TandemForecastView *self)
{
  int place = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), PLACE));
  int class = place % (TANDEM_FORECAST_N_CLASSES + 1);
  const TandemForecastLine *line
      = &g_array_index (self->lines, TandemForecastLine, place / (TANDEM_FORECAST_N_CLASSES + 1));
  g_autoptr (TandemCondition) number
      = tandem_forecast_make_condition (line, class < TANDEM_FORECAST_N_CLASSES ? class : -1, self->first_month,
                                        TANDEM_FORECAST_N_MONTHS);
  g_autoptr (TandemCondition) condition = add_chosen (self, number);

  if (condition)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0, condition);
}

static GtkWidget *
attach_text (TandemForecastView *self, const char *text, int column, int row, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, column == 0 ? "forecast-head" : "numeric");
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
  return label;
}

/* It ends where the amounts below end, which are buttons. */
static void
attach_head (TandemForecastView *self, const char *text, int column)
{
  GtkWidget *label = attach_text (self, text, column, 0, "caption-heading");

  if (column > 0 && column != TANDEM_FORECAST_N_CLASSES + 1)
    gtk_widget_add_css_class (label, "forecast-number-head");
}

/* What was can't be looked into: its deals are others by now. */
static GtkWidget *
new_number (TandemForecastView *self, guint place, int class, const char *text, gint64 n_deals)
{
  const TandemForecastLine *line = &g_array_index (self->lines, TandemForecastLine, place);
  g_autofree char *count = tandem_format_count (n_deals);
  /* Translators: %s is how many */
  g_autofree char *words
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s deal", "%s deals", (gulong) n_deals), count);
  g_autofree char *month = tandem_forecast_write_title (line);
  g_autofree char *spoken
      = g_strdup_printf ("%s, %s: %s, %s", month, tandem_forecast_class_get_title (class), text, words);
  GtkWidget *number = self->day ? gtk_label_new (text) : gtk_button_new ();

  if (self->day == NULL)
    {
      /* a button that makes its label by itself is called by it, and not by what is said below */
      gtk_button_set_child (GTK_BUTTON (number), gtk_label_new (text));
      gtk_widget_add_css_class (number, "flat");
      g_object_set_data (G_OBJECT (number), PLACE,
                         GINT_TO_POINTER ((int) place * (TANDEM_FORECAST_N_CLASSES + 1) + class));
      g_signal_connect_object (number, "clicked", G_CALLBACK (number_clicked_cb), self, 0);
    }
  gtk_widget_add_css_class (number, "forecast-number");
  gtk_widget_set_halign (number, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (number, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (number), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return number;
}

static GtkWidget *
new_amount (TandemForecastView *self, guint place, int class)
{
  const TandemForecastLine *line = &g_array_index (self->lines, TandemForecastLine, place);
  g_autofree char *amount = tandem_format_money_whole (line->cells[class].amount_minor, line->currency);

  return new_number (self, place, class, amount, line->cells[class].n_deals);
}

static GtkWidget *
new_count (TandemForecastView *self, guint place)
{
  gint64 n_deals = g_array_index (self->lines, TandemForecastLine, place).n_deals;
  g_autofree char *count = tandem_format_count (n_deals);

  return new_number (self, place, TANDEM_FORECAST_N_CLASSES, count, n_deals);
}

static void
show_line (TandemForecastView *self, guint place)
{
  const TandemForecastLine *line = &g_array_index (self->lines, TandemForecastLine, place);
  g_autofree char *month = tandem_forecast_write_title (line);
  g_autofree char *weighted = tandem_format_money_whole (line->weighted_minor, line->currency);
  int row = (int) place + 1;

  attach_text (self, month, 0, row, line->is_together ? "forecast-together" : NULL);
  for (int class = 0; class < TANDEM_FORECAST_N_CLASSES; class ++)
    if (line->cells[class].n_deals > 0)
      gtk_grid_attach (self->grid, new_amount (self, place, class), class + 1, row, 1, 1);
  attach_text (self, weighted, TANDEM_FORECAST_N_CLASSES + 1, row, "heading");
  gtk_grid_attach (self->grid, new_count (self, place), TANDEM_FORECAST_N_CLASSES + 2, row, 1, 1);
}

/* Where there is no room for a column of each class: below the month what there is of it, line by line.
 *
 * Returns: how many rows of the grid it takes */
static int
show_narrow_line (TandemForecastView *self, guint place, int row)
{
  const TandemForecastLine *line = &g_array_index (self->lines, TandemForecastLine, place);
  g_autofree char *month = tandem_forecast_write_title (line);
  g_autofree char *weighted = tandem_format_money_whole (line->weighted_minor, line->currency);
  GtkWidget *count = new_count (self, place);
  int first = row;

  attach_text (self, month, 0, row, line->is_together ? "forecast-together" : "forecast-month");
  gtk_widget_set_valign (count, GTK_ALIGN_END);
  gtk_grid_attach (self->grid, count, 1, row++, 1, 1);
  for (int class = 0; class < TANDEM_FORECAST_N_CLASSES; class ++)
    if (line->cells[class].n_deals > 0)
      {
        attach_text (self, tandem_forecast_class_get_title (class), 0, row, "dimmed");
        gtk_grid_attach (self->grid, new_amount (self, place, class), 1, row++, 1, 1);
      }
  attach_text (self, C_ ("forecast", "Weighted"), 0, row, "dimmed");
  attach_text (self, weighted, 1, row++, "forecast-sum");
  return row - first;
}

static void
show_heads (TandemForecastView *self)
{
  attach_head (self, C_ ("forecast", "Expected close"), 0);
  for (int class = 0; class < TANDEM_FORECAST_N_CLASSES && !self->is_narrow; class ++)
    attach_head (self, tandem_forecast_class_get_title (class), class + 1);
  if (!self->is_narrow)
    attach_head (self, C_ ("forecast", "Weighted"), TANDEM_FORECAST_N_CLASSES + 1);
  attach_head (self, tandem_forecast_class_get_title (TANDEM_FORECAST_N_CLASSES),
               self->is_narrow ? 1 : TANDEM_FORECAST_N_CLASSES + 2);
}

static void
show_lines (TandemForecastView *self)
{
  GtkWidget *child;
  int row = 1;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))))
    gtk_grid_remove (self->grid, child);
  show_heads (self);
  for (guint i = 0; i < self->lines->len; i++)
    if (self->is_narrow)
      row += show_narrow_line (self, i, row);
    else
      show_line (self, i);
}

static void
set_narrow (TandemForecastView *self, gboolean is_narrow)
{
  self->is_narrow = is_narrow;
  tandem_target_card_set_narrow (self->target_card, is_narrow);
  if (self->lines)
    show_lines (self);
}

static void
narrowed_cb (TandemForecastView *self)
{
  set_narrow (self, TRUE);
}

static void
widened_cb (TandemForecastView *self)
{
  set_narrow (self, FALSE);
}

static void
show_pipelines (TandemForecastView *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _ ("All pipelines"));
  for (guint i = 0; i < self->pipelines->len; i++)
    {
      gtk_string_list_append (names, tandem_record_get_text (self->pipelines->pdata[i], TANDEM_PIPELINE_NAME));
      if (tandem_record_get_id (self->pipelines->pdata[i]) == self->pipeline_id)
        selected = i + 1;
    }
  self->showing = TRUE;
  gtk_drop_down_set_model (self->pipeline_drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->pipeline_drop_down, selected);
  self->showing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->pipeline_drop_down), self->pipelines->len > 1);
}

static void
show_facts (TandemForecastView *self, TandemForecastFacts *facts)
{
  gboolean is_filtered = facts->condition || facts->pipeline_id != 0;
  gboolean has_targets = facts->attainments->len > 0;

  g_clear_pointer (&self->lines, g_array_unref);
  self->lines = g_steal_pointer (&facts->lines);
  g_clear_pointer (&self->pipelines, g_ptr_array_unref);
  self->pipelines = g_steal_pointer (&facts->pipelines);
  g_clear_pointer (&self->stage_ids, g_array_unref);
  self->stage_ids = g_steal_pointer (&facts->stage_ids);
  self->pipeline_id = facts->pipeline_id;
  g_set_str (&self->first_month, facts->first_month);
  show_pipelines (self);
  show_lines (self);
  tandem_target_card_show (self->target_card, facts->attainments, facts->people, facts->today, is_filtered);
  gtk_label_set_label (self->note_label, facts->note ? facts->note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), facts->note != NULL);
  gtk_stack_set_visible_child_name (self->stack, self->lines->len > 0 || (has_targets && !is_filtered) ? "lines"
                                                 : is_filtered                                         ? "no-match"
                                                                                                       : "empty");
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  TandemForecastFacts *facts = tandem_store_run_get_data (result);
  gboolean was_loaded = tandem_store_run_finish (TANDEM_STORE (object), result, &error);
  TandemForecastView *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (!was_loaded)
    {
      tandem_page_describe_error (self->error_page, error);
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }
  show_facts (self, facts);
}

static void
load (TandemForecastView *self)
{
  GTimeZone *zone = tandem_workspace_get_time_zone (self->workspace);
  g_autofree char *today = self->day ? g_strdup (self->day) : tandem_date_today (zone);
  TandemForecastFacts *facts = g_new0 (TandemForecastFacts, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  facts->day = g_strdup (self->day);
  facts->today = g_strdup (today);
  facts->pipeline_id = self->pipeline_id;
  if (self->filter && tandem_filter_get_condition (self->filter))
    facts->condition = tandem_condition_ref (tandem_filter_get_condition (self->filter));
  facts->first_month = tandem_forecast_find_first_month (today);
  tandem_forecast_facts_load_async (tandem_workspace_get_store (self->workspace), facts, self->cancellable, loaded_cb,
                                    self);
}

static void
reload_cb (GtkWidget *self)
{
  load (TANDEM_FORECAST_VIEW (self));
}

/* What nobody sees is read when it is seen. */
static void
store_changed_cb (TandemStore *store, TandemChanges *changes, TandemForecastView *self)
{
  static const char *const tables[] = { "deal", "exchange_rate", "firm", "person", "pipeline", "stage", "target" };
  gboolean is_touched = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    is_touched = is_touched || tandem_changes_touch (changes, tables[i]);
  if (is_touched)
    tandem_page_when_seen (GTK_WIDGET (self), reload_cb);
}

static void
pipeline_chosen_cb (TandemForecastView *self)
{
  guint selected = gtk_drop_down_get_selected (self->pipeline_drop_down);

  if (self->showing || self->pipelines == NULL || selected > self->pipelines->len)
    return;
  self->pipeline_id = selected > 0 ? tandem_record_get_id (self->pipelines->pdata[selected - 1]) : 0;
  load (self);
}

static void
reload_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  load (TANDEM_FORECAST_VIEW (widget));
}

/* --- object -------------------------------------------------------------------------------------------------------- */

static gboolean
tandem_forecast_view_grab_focus (GtkWidget *widget)
{
  TandemForecastView *self = TANDEM_FORECAST_VIEW (widget);

  return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD)
         || gtk_widget_child_focus (GTK_WIDGET (self->start_bin), GTK_DIR_TAB_FORWARD);
}

static void
tandem_forecast_view_dispose (GObject *object)
{
  TandemForecastView *self = TANDEM_FORECAST_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_object (&self->filter);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_FORECAST_VIEW);
  G_OBJECT_CLASS (tandem_forecast_view_parent_class)->dispose (object);
}

static void
tandem_forecast_view_finalize (GObject *object)
{
  TandemForecastView *self = TANDEM_FORECAST_VIEW (object);

  g_free (self->day);
  g_free (self->first_month);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->pipelines, g_ptr_array_unref);
  g_clear_pointer (&self->stage_ids, g_array_unref);
  G_OBJECT_CLASS (tandem_forecast_view_parent_class)->finalize (object);
}

static void
tandem_forecast_view_class_init (TandemForecastViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_forecast_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_forecast_view_finalize;
  widget_class->grab_focus = tandem_forecast_view_grab_focus;

  /**
   * TandemForecastView::opened:
   * @condition: (type gpointer): a #TandemCondition: what the deals of a number are like
   *
   * A number is to be looked into.
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_POINTER);
  g_type_ensure (TANDEM_TYPE_FILTER_BAR);
  g_type_ensure (TANDEM_TYPE_TARGET_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-forecast-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemForecastView, start_bin);
  gtk_widget_class_bind_template_child (widget_class, TandemForecastView, stack);
  gtk_widget_class_bind_template_child (widget_class, TandemForecastView, grid);
  gtk_widget_class_bind_template_child (widget_class, TandemForecastView, error_page);
  gtk_widget_class_bind_template_child (widget_class, TandemForecastView, pipeline_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TandemForecastView, filter_button);
  gtk_widget_class_bind_template_child (widget_class, TandemForecastView, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, TandemForecastView, target_card);
  gtk_widget_class_bind_template_child (widget_class, TandemForecastView, new_button);
  gtk_widget_class_bind_template_child (widget_class, TandemForecastView, note_label);
  gtk_widget_class_bind_template_callback (widget_class, pipeline_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrowed_cb);
  gtk_widget_class_bind_template_callback (widget_class, widened_cb);
  gtk_widget_class_install_action (widget_class, "forecast.reload", NULL, reload_action);
}

static void
tandem_forecast_view_init (TandemForecastView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_forecast_view_new:
 * @workspace: an open file
 */
GtkWidget *
tandem_forecast_view_new (TandemWorkspace *workspace)
{
  TandemForecastView *self = g_object_new (TANDEM_TYPE_FORECAST_VIEW, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (tandem_workspace_get_store (workspace), "changed", G_CALLBACK (store_changed_cb), self, 0);
  load (self);
  return GTK_WIDGET (self);
}

/**
 * tandem_forecast_view_set_start:
 * @widget: (transfer floating): what stands where the bar begins
 */
void
tandem_forecast_view_set_start (TandemForecastView *self, GtkWidget *widget)
{
  adw_bin_set_child (self->start_bin, widget);
}

/**
 * tandem_forecast_view_set_day:
 * @day: (nullable): a plain date, at whose end it is to be shown; %NULL for now
 */
void
tandem_forecast_view_set_day (TandemForecastView *self, const char *day)
{
  if (!g_set_str (&self->day, day))
    return;
  /* What is looked back at can't be added to. */
  gtk_widget_set_visible (self->new_button, day == NULL);
  tandem_page_when_seen (GTK_WIDGET (self), reload_cb);
}

/**
 * tandem_forecast_view_set_filter:
 * @filter: what is asked of the deals, by whichever view; the action deals.add-filter adds to it
 */
void
tandem_forecast_view_set_filter (TandemForecastView *self, TandemFilter *filter)
{
  self->filter = g_object_ref (filter);
  tandem_filter_bar_offer (self->filter_bar, self->workspace, filter, self->filter_button, "deals.add-filter");
  g_signal_connect_object (filter, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
}

TandemFilterBar *
tandem_forecast_view_get_filter_bar (TandemForecastView *self)
{
  return self->filter_bar;
}

/**
 * tandem_forecast_view_ask_filter:
 *
 * Opens the menu of what can be filtered by.
 */
void
tandem_forecast_view_ask_filter (TandemForecastView *self)
{
  gtk_menu_button_popup (self->filter_button);
}

/**
 * tandem_forecast_view_get_pipeline_id:
 *
 * Returns: the pipeline that is shown; 0 for all
 */
gint64
tandem_forecast_view_get_pipeline_id (TandemForecastView *self)
{
  return self->pipeline_id;
}
