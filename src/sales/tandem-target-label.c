/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-target-label.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "insight/tandem-attainment.h"
#include "model/tandem-deal-states.h"
#include "model/tandem-firm.h"
#include "model/tandem-target.h"
#include "widgets/tandem-page.h"

struct _TandemTargetLabel {
  AdwBin parent_instance;

  TandemWorkspace *workspace;
  GCancellable *cancellable;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (TandemTargetLabel, tandem_target_label, ADW_TYPE_BIN)

typedef struct {
  char *today;
  GArray *attainments; /* TandemAttainment, the firm's by month first */
} TargetFacts;

static void
free_facts (gpointer data)
{
  TargetFacts *facts = data;

  g_free (facts->today);
  g_clear_pointer (&facts->attainments, g_array_unref);
  g_free (facts);
}

/* No longer period than a year is asked for: that is as far back as deals are read. */
static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TargetFacts *facts = data;
  g_autofree char *from = tandem_date_add_months (facts->today, -12);
  TandemTargetSpan span = { .from = facts->today, .to = facts->today };
  g_autoptr (GPtrArray) targets
      = tandem_record_load_where (connection, TANDEM_TYPE_TARGET,
                                  "person_id IS NULL AND deleted_at IS NULL ORDER BY period, starts_on, id", 0, error);
  g_autoptr (GArray) won = NULL;
  g_autoptr (TandemExchange) exchange = NULL;

  if (targets == NULL || targets->len == 0)
    return targets != NULL;
  won = tandem_deal_states_load_won (connection, from, cancellable, error);
  exchange = won ? tandem_exchange_load (connection, error) : NULL;
  if (exchange == NULL || !tandem_firm_load_first_month (connection, &span.first_month, error))
    return FALSE;
  facts->attainments = tandem_attainment_make (won, targets, &span, exchange, facts->today);
  return TRUE;
}

static void
show_attainment (TandemTargetLabel *self, const TandemAttainment *attainment)
{
  g_autofree char *reached = tandem_format_percent (attainment->reached, attainment->target);
  g_autofree char *target = tandem_format_money_whole (attainment->target, attainment->currency);
  g_autofree char *won = tandem_format_money (attainment->reached, attainment->currency);
  g_autofree char *period = g_str_equal (attainment->period, "month")
                                ? tandem_format_month (attainment->from)
                                : tandem_format_date_range (attainment->from, attainment->to);
  /* Translators: a target: a month, how much of it is reached, its amount */
  g_autofree char *text = g_strdup_printf (C_ ("target", "· %s: %s of %s"), period, reached, target);
  /* Translators: the first %s is a month, the second what was won in it */
  g_autofree char *hint = g_strdup_printf (C_ ("target", "Target of the firm, %s: won %s"), period, won);

  gtk_label_set_label (self->label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), hint);
}

/* What can't be read is told by the board. */
static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  TargetFacts *facts = tandem_store_run_get_data (result);
  gboolean was_loaded = tandem_store_run_finish (TANDEM_STORE (object), result, &error);
  TandemTargetLabel *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  gtk_label_set_label (self->label, "");
  if (was_loaded && facts->attainments && facts->attainments->len > 0)
    show_attainment (self, &g_array_index (facts->attainments, TandemAttainment, 0));
}

static void
reload (GtkWidget *widget)
{
  TandemTargetLabel *self = TANDEM_TARGET_LABEL (widget);
  TargetFacts *facts = g_new0 (TargetFacts, 1);

  facts->today = tandem_date_today (tandem_workspace_get_time_zone (self->workspace));
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tandem_store_run_async (tandem_workspace_get_store (self->workspace), TANDEM_STORE_ANALYSE, load_cb, facts,
                          free_facts, self->cancellable, loaded_cb, self);
}

static void
store_changed_cb (TandemStore *store, TandemChanges *changes, TandemTargetLabel *self)
{
  if (tandem_changes_touch (changes, "deal") || tandem_changes_touch (changes, "firm")
      || tandem_changes_touch (changes, "target") || tandem_changes_touch (changes, "exchange_rate")
      || tandem_changes_touch (changes, "stage"))
    tandem_page_when_seen (GTK_WIDGET (self), reload);
}

static void
tandem_target_label_dispose (GObject *object)
{
  TandemTargetLabel *self = TANDEM_TARGET_LABEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (tandem_target_label_parent_class)->dispose (object);
}

static void
tandem_target_label_class_init (TandemTargetLabelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_target_label_dispose;
}

static void
tandem_target_label_init (TandemTargetLabel *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "numeric");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
}

/**
 * tandem_target_label_set_workspace:
 * @workspace: an open file
 */
void
tandem_target_label_set_workspace (TandemTargetLabel *self, TandemWorkspace *workspace)
{
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (tandem_workspace_get_store (workspace), "changed", G_CALLBACK (store_changed_cb), self, 0);
  tandem_page_when_seen (GTK_WIDGET (self), reload);
}
