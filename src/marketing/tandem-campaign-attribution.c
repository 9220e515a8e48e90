/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No model is the truth: all of them stand side by side, and each adds up to what was won. */
#include "marketing/tandem-campaign-attribution.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "insight/tandem-credits.h"
#include "insight/tandem-overview-exchange.h"
#include "insight/tandem-overview-words.h"
#include "model/tandem-deal-query.h"
#include "widgets/tandem-figure-table.h"
#include "widgets/tandem-page.h"

#define MOST_DEALS 100 /* that stand one by one; the others in one row */

enum { TITLE, WON, AMOUNT, TOUCHES, FIRST_MODEL, N_COLUMNS = FIRST_MODEL + TANDEM_ATTRIBUTION_N_MODELS };

/* What is asked, and what came of it. */
typedef struct {
  gint64 campaign_id;
  char *currency;
  TandemExchange *exchange;
  TandemCredits *credits;
  TandemAttributionTerms terms;
  GPtrArray *rows; /* TandemDealRow of the deals that stand one by one */
} Facts;

struct _TandemCampaignAttribution {
  AdwBin parent_instance;

  GCancellable *cancellable;
  Facts *facts;

  GtkStack *stack;
  AdwStatusPage *empty_page;
  GtkLabel *caption_label;
  GtkGrid *models_grid;
  GtkLabel *pattern_label;
  TandemFigureTable *deals_table;
};

G_DEFINE_FINAL_TYPE (TandemCampaignAttribution, tandem_campaign_attribution, ADW_TYPE_BIN)

static void
facts_free (gpointer data)
{
  Facts *facts = data;

  g_free (facts->currency);
  g_clear_pointer (&facts->exchange, tandem_exchange_unref);
  g_clear_pointer (&facts->credits, tandem_credits_unref);
  g_clear_pointer (&facts->rows, g_ptr_array_unref);
  g_free (facts);
}

/* --- reading ------------------------------------------------------------------------------------------------------- */

/* The dearest first. */
static int
compare_deals (gconstpointer a, gconstpointer b)
{
  const TandemDealCredit *one = a, *other = b;

  if (one->amount_minor != other->amount_minor)
    return one->amount_minor > other->amount_minor ? -1 : 1;
  return (one->deal_id > other->deal_id) - (one->deal_id < other->deal_id);
}

static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Facts *facts = data;
  TandemCreditScope scope = {
    .campaign_id = facts->campaign_id,
    .from = "0001-01-01",
    .to = "9999-12-31",
  };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  facts->exchange = tandem_overview_exchange_load_of (connection, facts->currency, error);
  if (facts->exchange == NULL || !tandem_attribution_terms_load (connection, &facts->terms, error))
    return FALSE;
  scope.exchange = facts->exchange;
  scope.terms = facts->terms;
  facts->credits = tandem_credits_load (connection, &scope, error);
  if (facts->credits == NULL)
    return FALSE;
  g_array_sort (facts->credits->deals, compare_deals);
  for (guint i = 0; i < MIN (facts->credits->deals->len, MOST_DEALS); i++)
    g_array_append_val (ids, g_array_index (facts->credits->deals, TandemDealCredit, i).deal_id);
  facts->rows = tandem_deal_query_load_rows (connection, (const gint64 *) ids->data, ids->len, error);
  return facts->rows != NULL;
}

/* --- models -------------------------------------------------------------------------------------------------------- */

/* What the deals that it touched were won for; not what all the deals were, of which others touched some without it. */
static gint64
sum_touched (const TandemCredits *credits)
{
  gint64 minor = 0;

  for (guint i = 0; i < credits->deals->len; i++)
    minor += g_array_index (credits->deals, TandemDealCredit, i).amount_minor;
  return minor;
}

/* The whole bar is what the deals that it touched were won for. */
static void
add_model (TandemCampaignAttribution *self, TandemAttributionModel model, gint64 touched)
{
  gint64 minor = tandem_credits_get (self->facts->credits, self->facts->campaign_id)->minor[model];
  g_autofree char *amount = tandem_format_money (minor, self->facts->currency);
  GtkWidget *name = gtk_label_new (tandem_attribution_model_get_label (model));
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, 1);
  GtkWidget *value = gtk_label_new (amount);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_tooltip_text (name, tandem_attribution_model_describe (model));
  gtk_label_set_xalign (GTK_LABEL (value), 1);
  gtk_widget_add_css_class (value, "numeric");
  gtk_widget_add_css_class (bar, "table-level");
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), touched > 0 ? MAX (0, (double) minor / (double) touched) : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tandem_attribution_model_get_label (model), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  amount, -1);
  gtk_grid_attach (self->models_grid, name, 0, (int) model, 1, 1);
  gtk_grid_attach (self->models_grid, bar, 1, (int) model, 1, 1);
  gtk_grid_attach (self->models_grid, value, 2, (int) model, 1, 1);
}

#define CLEARLY 1.5 /* times as much is no accident of a few deals */

/* What the first and the last touch, held against each other, say of the campaign. */
static const char *
get_pattern (const TandemCredit *credit)
{
  double first = (double) credit->minor[TANDEM_ATTRIBUTION_FIRST],
         last = (double) credit->minor[TANDEM_ATTRIBUTION_LAST];

  if (first > CLEARLY * last)
    return _ ("This campaign mostly starts deals, and others close them: most of its part is in the first touch.");
  if (last > CLEARLY * first)
    return _ ("This campaign mostly closes what others started: most of its part is in the last touch.");
  return _ ("This campaign starts deals about as often as it closes them.");
}

static void
show_caption (TandemCampaignAttribution *self, const TandemCredit *credit)
{
  g_autofree char *n_deals = tandem_format_count (credit->n_deals);
  g_autofree char *won = tandem_format_money (sum_touched (self->facts->credits), self->facts->currency);
  g_autofree char *window = tandem_attribution_terms_say_window (&self->facts->terms);
  g_autofree char *half_life = tandem_attribution_terms_say_half_life (&self->facts->terms);
  /* Translators: the first %s is how many deals, the second what they were won for */
  g_autofree char *part
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Its part of %s won deal of %s that it touched",
                                      "Its part of %s won deals of %s that it touched", credit->n_deals),
                         n_deals, won);
  g_autofree char *money = tandem_overview_write_money (self->facts->exchange, NULL, &credit->won);
  g_autofree char *caption
      = g_strdup_printf ("%s. %s %s %s%s", part, window, half_life,
                         _ ("The summary counts the deals of which it is the primary source."), money);

  gtk_label_set_label (self->caption_label, caption);
}

static void
show_models (TandemCampaignAttribution *self)
{
  const TandemCredit *credit = tandem_credits_get (self->facts->credits, self->facts->campaign_id);
  GtkWidget *child;
  gint64 touched = sum_touched (self->facts->credits);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->models_grid))))
    gtk_grid_remove (self->models_grid, child);
  for (TandemAttributionModel model = 0; model < TANDEM_ATTRIBUTION_N_MODELS; model++)
    add_model (self, model, touched);
  show_caption (self, credit);
  gtk_label_set_label (self->pattern_label, get_pattern (credit));
}

/* --- deal by deal -------------------------------------------------------------------------------------------------- */

static GStrv
write_row (TandemCampaignAttribution *self, const char *title, const char *closed_on, const TandemDealCredit *credit)
{
  GStrv texts = g_new0 (char *, N_COLUMNS + 1);

  texts[TITLE] = g_strdup (title);
  texts[WON] = closed_on[0] ? tandem_format_date (closed_on) : g_strdup ("");
  texts[AMOUNT] = tandem_format_money (credit->amount_minor, self->facts->currency);
  texts[TOUCHES] = tandem_format_count (credit->n_touches);
  for (TandemAttributionModel model = 0; model < TANDEM_ATTRIBUTION_N_MODELS; model++)
    texts[FIRST_MODEL + model]
        = credit->minor[model] != 0 ? tandem_format_money (credit->minor[model], self->facts->currency) : g_strdup ("");
  return texts;
}

static void
add_up (TandemDealCredit *sum, const TandemDealCredit *credit)
{
  sum->amount_minor += credit->amount_minor;
  sum->n_touches += credit->n_touches;
  for (TandemAttributionModel model = 0; model < TANDEM_ATTRIBUTION_N_MODELS; model++)
    sum->minor[model] += credit->minor[model];
}

static void
show_deals (TandemCampaignAttribution *self)
{
  GArray *deals = self->facts->credits->deals;
  const char *titles[N_COLUMNS + 1]
      = { C_ ("column", "Deal"), C_ ("column", "Won"), C_ ("column", "Amount"), C_ ("column", "Touches") };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  TandemDealCredit others = { 0 }, all = { 0 };

  for (TandemAttributionModel model = 0; model < TANDEM_ATTRIBUTION_N_MODELS; model++)
    titles[FIRST_MODEL + model] = tandem_attribution_model_get_label (model);
  for (guint i = 0; i < deals->len; i++)
    {
      const TandemDealCredit *credit = &g_array_index (deals, TandemDealCredit, i);
      const TandemDealRow *row = i < self->facts->rows->len ? self->facts->rows->pdata[i] : NULL;

      add_up (&all, credit);
      if (i < MOST_DEALS)
        g_ptr_array_add (rows, write_row (self, row ? row->title : "", credit->closed_on, credit));
      else
        add_up (&others, credit);
    }
  if (deals->len > MOST_DEALS)
    {
      g_autofree char *count = tandem_format_count (deals->len - MOST_DEALS);
      /* Translators: %s is how many deals do not stand one by one */
      g_autofree char *title
          = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s other deal", "%s other deals", deals->len - MOST_DEALS),
                             count);

      g_ptr_array_add (rows, write_row (self, title, "", &others));
    }
  g_ptr_array_add (rows, write_row (self, C_ ("sum", "All"), "", &all));
  tandem_figure_table_set_rows (self->deals_table, titles, rows);
}

static char *
describe_cell (guint row, guint column, gpointer data)
{
  TandemCampaignAttribution *self = data;

  if (column != AMOUNT || row >= self->facts->rows->len || self->facts->rows->pdata[row] == NULL)
    return NULL;
  return g_strdup (_ ("What the deal was won for; opens the deal"));
}

static void
cell_activated_cb (TandemCampaignAttribution *self, guint row, guint column)
{
  if (self->facts && row < self->facts->rows->len && self->facts->rows->pdata[row])
    tandem_page_go_to_record (GTK_WIDGET (self), "deals", TANDEM_DEAL_ROW (self->facts->rows->pdata[row])->id);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Facts *facts = tandem_store_run_get_data (result);
  g_autoptr (GError) error = NULL;
  TandemCampaignAttribution *self;

  if (!tandem_store_run_finish (TANDEM_STORE (object), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gtk_label_set_label (TANDEM_CAMPAIGN_ATTRIBUTION (data)->caption_label, error->message);
      return;
    }
  self = data;
  g_clear_pointer (&self->facts, facts_free);
  self->facts = g_memdup2 (facts, sizeof *facts);
  *facts = (Facts) { 0 };
  show_models (self);
  show_deals (self);
  gtk_stack_set_visible_child_name (self->stack, self->facts->credits->deals->len > 0 ? "figures" : "empty");
}

/* --- object -------------------------------------------------------------------------------------------------------- */

static void
tandem_campaign_attribution_dispose (GObject *object)
{
  TandemCampaignAttribution *self = TANDEM_CAMPAIGN_ATTRIBUTION (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_CAMPAIGN_ATTRIBUTION);
  G_OBJECT_CLASS (tandem_campaign_attribution_parent_class)->dispose (object);
}

static void
tandem_campaign_attribution_finalize (GObject *object)
{
  TandemCampaignAttribution *self = TANDEM_CAMPAIGN_ATTRIBUTION (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->facts, facts_free);
  G_OBJECT_CLASS (tandem_campaign_attribution_parent_class)->finalize (object);
}

static void
tandem_campaign_attribution_class_init (TandemCampaignAttributionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_campaign_attribution_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_campaign_attribution_finalize;

  g_type_ensure (TANDEM_TYPE_FIGURE_TABLE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/tandemcrm/Tandem/ui/marketing/tandem-campaign-attribution.ui");
  /* the stack itself is found as the child: a bin's own child is not bound */
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignAttribution, caption_label);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignAttribution, empty_page);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignAttribution, models_grid);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignAttribution, pattern_label);
  gtk_widget_class_bind_template_child (widget_class, TandemCampaignAttribution, deals_table);
  gtk_widget_class_bind_template_callback (widget_class, cell_activated_cb);
}

static void
tandem_campaign_attribution_init (TandemCampaignAttribution *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  tandem_page_name_status (self->empty_page);
  self->stack = GTK_STACK (adw_bin_get_child (ADW_BIN (self)));
  tandem_figure_table_set_describe (self->deals_table, describe_cell, self);
  tandem_figure_table_set_title (self->deals_table, _ ("Deal by deal"));
}

/**
 * tandem_campaign_attribution_show:
 * @currency: of the campaign: deals in another one are converted where it is that of the firm, else left out
 *
 * Reads what there is now. A newer question takes the place of the one before.
 */
void
tandem_campaign_attribution_show (TandemCampaignAttribution *self, TandemWorkspace *workspace, gint64 campaign_id,
                                  const char *currency)
{
  Facts *facts = g_new0 (Facts, 1);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  facts->campaign_id = campaign_id;
  facts->currency = g_strdup (currency);
  tandem_store_run_async (tandem_workspace_get_store (workspace), TANDEM_STORE_ANALYSE, load_cb, facts, facts_free,
                          self->cancellable, loaded_cb, self);
}
