/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How marketing is doing: a period, its key figures beside those of the period before, the funnel and the trend. */
#include "marketing/tandem-overview-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tandem-date.h"
#include "marketing/tandem-overview-cards.h"
#include "marketing/tandem-overview-facts.h"
#include "marketing/tandem-overview-figures.h"
#include "insight/tandem-overview-tables.h"
#include "marketing/tandem-period-dialog.h"
#include "widgets/tandem-page.h"

typedef enum {
  PROP_WORKSPACE = 1,
} TandemOverviewPageProperty;

typedef enum {
  PART_FUNNEL,
  PART_TREND,
  PART_COMPARED,
  PART_COHORTS,
} Part;

static void tandem_overview_page_iface_init (TandemPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemOverviewPage, tandem_overview_page, ADW_TYPE_BREAKPOINT_BIN,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_PAGE, tandem_overview_page_iface_init))

/* --- loading and showing ------------------------------------------------------------------------------------------- */

static void
show_parts (TandemOverviewPage *self)
{
  const char *heads[TANDEM_OVERVIEW_N_COLUMNS + 1] = { NULL };
  g_autoptr (GPtrArray) rows = NULL;

  if (self->overview == NULL)
    return;
  for (TandemOverviewColumn column = 0; column < TANDEM_OVERVIEW_N_COLUMNS; column++)
    heads[column] = tandem_overview_tables_get_head (column);
  rows = tandem_overview_tables_list_parts (self->overview, tandem_overview_page_get_parts (self));
  tandem_figure_table_set_rows (self->parts_table, heads, rows);
  tandem_findings_show (self->findings, tandem_overview_page_get_parts (self));
}

static void
show_cohorts (TandemOverviewPage *self)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_auto (GStrv) heads = NULL;

  if (self->cohorts == NULL)
    return;
  heads = tandem_overview_tables_list_cohort_heads (self->cohorts);
  rows = tandem_overview_tables_list_cohorts (self->cohorts, tandem_overview_page_get_cohort_stage (self));
  tandem_figure_table_set_rows (self->cohorts_table, (const char *const *) heads, rows);
}

static void
show_part (TandemOverviewPage *self, Part part)
{
  switch (part)
    {
    case PART_FUNNEL:
      tandem_overview_cards_show_funnel (self->funnel_card, self->overview);
      break;
    case PART_TREND:
      tandem_overview_cards_show_trend (self->trend_card, self->overview);
      break;
    case PART_COMPARED:
      show_parts (self);
      break;
    case PART_COHORTS:
      show_cohorts (self);
    }
}

static gboolean
show_next_cb (gpointer page)
{
  TandemOverviewPage *self = page;
  int part = g_bit_nth_lsf (self->due, -1);

  self->due &= ~(1u << part);
  show_part (self, (Part) part);
  if (self->due != 0)
    return G_SOURCE_CONTINUE;
  self->due_id = 0;
  return G_SOURCE_REMOVE;
}

/* Tables and charts, from above, in a turn of the main loop each: every cell says what it counts, which for all together would
 * keep the main thread. */
static void
show_later (TandemOverviewPage *self, guint parts)
{
  self->due |= parts;
  if (self->due_id == 0)
    self->due_id = g_idle_add (show_next_cb, self);
}

static void
show_overview (TandemOverviewPage *self)
{
  const TandemOverview *overview = self->overview;

  tandem_overview_cards_show_words (self->dates_label, self->parts_label, overview);
  tandem_overview_figures_show (self->figures, overview);
  tandem_lead_targets_set_period (self->lead_targets, &overview->period);
  gtk_widget_set_visible (self->period_box, overview->has_any);
  gtk_stack_set_visible_child_name (self->stack, overview->has_any ? "figures" : "empty");
  show_later (self, 1 << PART_FUNNEL | 1 << PART_TREND | 1 << PART_COMPARED);
}

static void
cohorts_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  TandemCohorts *cohorts = tandem_overview_cohorts_load_finish (TANDEM_STORE (object), result, &error);
  TandemOverviewPage *self;
  gboolean is_same;

  if (cohorts == NULL)
    return;
  self = data;
  is_same = self->cohorts && memcmp (self->cohorts, cohorts, sizeof *cohorts) == 0; /* as those of another period are */
  g_free (self->cohorts);
  self->cohorts = cohorts;
  if (!is_same)
    show_later (self, 1 << PART_COHORTS);
}

static void
overview_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  TandemOverview *overview = tandem_overview_facts_load_finish (TANDEM_STORE (object), result, &error);
  TandemOverviewPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (overview)
    {
      g_clear_pointer (&self->overview, tandem_overview_free);
      self->overview = overview;
      show_overview (self);
      return;
    }
  tandem_page_describe_error (self->error_page, error);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static gboolean
find_period (TandemOverviewPage *self, const char *today, TandemPeriod *period)
{
  TandemPeriodKind kind = gtk_drop_down_get_selected (self->period_dropdown);

  *period = self->chosen;
  return kind == TANDEM_PERIOD_CUSTOM ? self->chosen.from[0] != '\0' : tandem_period_init (period, kind, today, 1);
}

/* A newer question takes the place of the one before. The cohorts, which look at a year, come after the figures. */
static void
load_overview (TandemOverviewPage *self)
{
  TandemStore *store = tandem_workspace_get_store (self->workspace);
  g_autofree char *today = tandem_date_today (tandem_workspace_get_time_zone (self->workspace));
  TandemOverviewQuestion question
      = { .against = gtk_drop_down_get_selected (self->against_dropdown), .kept = self->kept };

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (!find_period (self, today, &question.period))
    return;
  tandem_overview_facts_load_async (store, &question, self->cancellable, overview_loaded_cb, self);
  tandem_overview_cohorts_load_async (store, today, self->cancellable, cohorts_loaded_cb, self);
}

static void
dates_chosen_cb (TandemOverviewPage *self, const char *from, const char *to)
{
  if (!tandem_period_init_custom (&self->chosen, from, to))
    return;
  self->last_period = TANDEM_PERIOD_CUSTOM;
  load_overview (self);
}

/* Without dates, what was shown before is shown. */
static void
dates_closed_cb (TandemOverviewPage *self)
{
  gtk_drop_down_set_selected (self->period_dropdown, self->last_period);
}

static void
period_selected_cb (TandemOverviewPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->period_dropdown);
  AdwDialog *dialog;

  if (selected == self->last_period)
    return;
  if (selected != TANDEM_PERIOD_CUSTOM)
    {
      self->last_period = selected;
      load_overview (self);
      return;
    }
  dialog = tandem_period_dialog_new (self->overview ? &self->overview->period : NULL);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (dates_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (dates_closed_cb), self, G_CONNECT_SWAPPED);
  tandem_page_present_dialog (GTK_WIDGET (self), dialog);
}

static void
catch_up (GtkWidget *page)
{
  load_overview (TANDEM_OVERVIEW_PAGE (page));
}

static void
catch_up_targets (GtkWidget *page)
{
  tandem_lead_targets_load (TANDEM_OVERVIEW_PAGE (page)->lead_targets);
}

static void
store_changed_cb (TandemOverviewPage *self, TandemChanges *changes)
{
  if (tandem_lead_targets_are_touched (changes))
    tandem_page_when_seen (GTK_WIDGET (self), catch_up_targets);
  if (!tandem_overview_facts_are_touched (changes))
    return;
  g_hash_table_unref (self->kept);
  self->kept = tandem_credits_make_kept ();
  tandem_page_when_seen (GTK_WIDGET (self), catch_up);
}

/* --- page ---------------------------------------------------------------------------------------------------------- */

static void
campaigns_clicked_cb (TandemOverviewPage *self)
{
  tandem_page_go_to_record (GTK_WIDGET (self), "campaigns", 0);
}

static const char *
tandem_overview_page_get_title (TandemPage *page)
{
  return _ ("Overview");
}

static void
tandem_overview_page_print (TandemPage *page)
{
  TandemOverviewPage *self = TANDEM_OVERVIEW_PAGE (page);
  const TandemOverview *overview = self->overview;
  GVariant *parameters;

  if (overview == NULL)
    return;
  parameters = g_variant_new_parsed ("{'from': <%s>, 'to': <%s>, 'period': <%u>, 'against': <%u>, 'parts': <%s>}",
                                     overview->period.from, overview->period.to, (guint) overview->period.kind,
                                     gtk_drop_down_get_selected (self->against_dropdown),
                                     adw_toggle_group_get_active_name (self->parts_toggles));
  tandem_page_print_report (GTK_WIDGET (self), "overview", parameters);
}

static void
tandem_overview_page_export (TandemPage *page)
{
  tandem_page_toast (GTK_WIDGET (page), _ ("The overview can be printed, not exported; lists of records can"), FALSE);
}

static void
tandem_overview_page_iface_init (TandemPageInterface *iface)
{
  iface->export_records = tandem_overview_page_export;
  iface->print = tandem_overview_page_print;
  iface->get_title = tandem_overview_page_get_title;
}

static void
tandem_overview_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((TandemOverviewPageProperty) id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, TANDEM_OVERVIEW_PAGE (object)->workspace);
      break;
    }
}

static void
tandem_overview_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((TandemOverviewPageProperty) id)
    {
    case PROP_WORKSPACE:
      TANDEM_OVERVIEW_PAGE (object)->workspace = g_value_dup_object (value);
      break;
    }
}

static void
tandem_overview_page_constructed (GObject *object)
{
  TandemOverviewPage *self = TANDEM_OVERVIEW_PAGE (object);

  G_OBJECT_CLASS (tandem_overview_page_parent_class)->constructed (object);
  tandem_lead_targets_set_workspace (self->lead_targets, self->workspace);
  g_signal_connect_object (tandem_workspace_get_store (self->workspace), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::currency", G_CALLBACK (load_overview), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->period_dropdown, "notify::selected", G_CALLBACK (period_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->against_dropdown, "notify::selected", G_CALLBACK (load_overview), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cohort_dropdown, "notify::selected", G_CALLBACK (show_cohorts), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->parts_toggles, "notify::active-name", G_CALLBACK (show_parts), self,
                           G_CONNECT_SWAPPED);
  load_overview (self);
}

static void
tandem_overview_page_dispose (GObject *object)
{
  TandemOverviewPage *self = TANDEM_OVERVIEW_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->due_id, g_source_remove);
  g_clear_pointer (&self->overview, tandem_overview_free);
  g_clear_pointer (&self->cohorts, g_free);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_OVERVIEW_PAGE);
  G_OBJECT_CLASS (tandem_overview_page_parent_class)->dispose (object);
}

static void
tandem_overview_page_finalize (GObject *object)
{
  g_object_unref (TANDEM_OVERVIEW_PAGE (object)->cancellable);
  g_hash_table_unref (TANDEM_OVERVIEW_PAGE (object)->kept);
  G_OBJECT_CLASS (tandem_overview_page_parent_class)->finalize (object);
}

static void
tandem_overview_page_class_init (TandemOverviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tandem_overview_page_get_property;
  object_class->set_property = tandem_overview_page_set_property;
  object_class->constructed = tandem_overview_page_constructed;
  object_class->dispose = tandem_overview_page_dispose;
  object_class->finalize = tandem_overview_page_finalize;

  g_object_class_override_property (object_class, PROP_WORKSPACE, "workspace");

  g_type_ensure (TANDEM_TYPE_CHART_CARD);
  g_type_ensure (TANDEM_TYPE_FIGURE_TABLE);
  g_type_ensure (TANDEM_TYPE_FINDINGS);
  g_type_ensure (TANDEM_TYPE_LEAD_TARGETS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/marketing/tandem-overview-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TandemOverviewPage, name)
  BIND (period_box);
  BIND (period_dropdown);
  BIND (against_dropdown);
  BIND (dates_label);
  BIND (stack);
  BIND (figures_box);
  BIND (funnel_card);
  BIND (trend_card);
  BIND (lead_targets);
  BIND (findings);
  BIND (parts_toggles);
  BIND (parts_label);
  BIND (parts_table);
  BIND (cohort_dropdown);
  BIND (cohorts_table);
  BIND (error_page);
#undef BIND
  tandem_overview_page_bind_rows (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, campaigns_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, load_overview);
}

static void
tandem_overview_page_init (TandemOverviewPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->kept = tandem_credits_make_kept ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < TANDEM_OVERVIEW_N_FIGURES; i++)
    {
      GtkWidget *figure
          = tandem_key_figure_new (tandem_overview_figures_get_title (i), tandem_overview_figures_get_definition (i));

      g_object_set (figure, "has-rows", TRUE, NULL);
      g_signal_connect (figure, "rows-requested", G_CALLBACK (tandem_overview_page_open_figure), self);
      self->figures[i] = TANDEM_KEY_FIGURE (figure);
      gtk_flow_box_append (self->figures_box, figure);
    }
  self->last_period = TANDEM_PERIOD_LAST_90_DAYS;
  tandem_overview_cards_fill_choices (self->period_dropdown, self->against_dropdown, self->cohort_dropdown);
  tandem_overview_page_describe_tables (self);
}
