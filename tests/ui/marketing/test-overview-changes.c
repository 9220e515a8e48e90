/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the overview has computed is kept for as long as it is true. */
#include <adwaita.h>

#include "act/tandem-act.h"
#include "marketing/tandem-overview-page.h"
#include "model/tandem-deal.h"
#include "model/tandem-exchange-rate.h"
#include "page-test.h"
#include "store/tandem-connection.h"
#include "widgets/tandem-key-figure.h"

typedef PageTest Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  page_test_make_firm (self, page_test_fill_sample);
  page_test_show (self, TANDEM_TYPE_OVERVIEW_PAGE, 1200);
}

static void
append_figures (GtkWidget *widget, GString *values)
{
  g_autofree char *value = NULL;

  if (!TANDEM_IS_KEY_FIGURE (widget))
    {
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
        append_figures (child, values);
      return;
    }
  g_object_get (widget, "value", &value, NULL);
  g_string_append_printf (values, "%s; ", value);
}

/* The values of all key figures. */
static char *
list_figures (Fixture *self)
{
  GString *values = g_string_new (NULL);

  append_figures (self->page, values);
  return g_string_free (values, FALSE);
}

static gboolean
are_shown (Fixture *self, const char *values)
{
  g_autofree char *now = list_figures (self);

  return g_str_equal (now, values);
}

static void
choose_period (Fixture *self, guint place)
{
  g_autofree char *before = list_figures (self);
  GtkWidget *dropdown = ui_test_find_type (self->page, GTK_TYPE_DROP_DOWN);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (dropdown), place);
  WAIT_FOR (!are_shown (self, before));
}

static gboolean
raise_wins_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) deals = tandem_record_load_where (connection, TANDEM_TYPE_DEAL, "amount_minor > 0", 0, error);

  for (guint i = 0; deals && i < deals->len; i++)
    tandem_record_set_integer (deals->pdata[i], TANDEM_DEAL_AMOUNT_MINOR,
                               3 * tandem_record_get_integer (deals->pdata[i], TANDEM_DEAL_AMOUNT_MINOR));
  return deals && tandem_act_save (connection, "Change", deals, error);
}

/* A drop-down has one, too. */
static gboolean
is_stack_of_page (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_STACK (widget) && gtk_stack_get_child_by_name (GTK_STACK (widget), "error");
}

static gboolean
has_figures (Fixture *self)
{
  GtkStack *stack = GTK_STACK (ui_test_find (self->page, is_stack_of_page, NULL));

  return g_strcmp0 (gtk_stack_get_visible_child_name (stack), "figures") == 0;
}

static void
run (Fixture *self, TandemStoreFunc func)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, func, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_anew (Fixture *self, gconstpointer data)
{
  g_autofree char *first = NULL, *raised = NULL;

  WAIT_FOR (has_figures (self));
  choose_period (self, 3);
  first = list_figures (self);
  choose_period (self, 1);
  choose_period (self, 3);
  g_assert_true (are_shown (self, first));
  run (self, raise_wins_cb);
  WAIT_FOR (!are_shown (self, first));
  raised = list_figures (self);
  choose_period (self, 1);
  choose_period (self, 3);
  g_assert_true (are_shown (self, raised));
}

static gboolean
sell_abroad_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) deals = tandem_record_load_where (connection, TANDEM_TYPE_DEAL, "amount_minor > 0", 0, error);

  for (guint i = 0; deals && i < deals->len; i++)
    tandem_record_set_text (deals->pdata[i], TANDEM_DEAL_CURRENCY, "USD");
  return deals && tandem_act_save (connection, "Change", deals, error);
}

static gboolean
raise_rates_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) rates
      = tandem_record_load_where (connection, TANDEM_TYPE_EXCHANGE_RATE, "currency = 'USD'", 0, error);

  for (guint i = 0; rates && i < rates->len; i++)
    tandem_record_set_integer (rates->pdata[i], TANDEM_EXCHANGE_RATE_RATE_BILLIONTHS,
                               2 * G_GINT64_CONSTANT (1000000000));
  return rates && tandem_act_save (connection, "Change", rates, error);
}

static gboolean
is_won_figure (GtkWidget *widget, gconstpointer data)
{
  g_autofree char *title = NULL;

  if (!TANDEM_IS_KEY_FIGURE (widget))
    return FALSE;
  g_object_get (widget, "title", &title, NULL);
  return g_str_equal (title, "Won revenue");
}

/* Figures come one after the other: whether that of what was won is already by the new rate. */
static gboolean
tells_rate (GtkWidget *figure)
{
  g_autofree char *definition = NULL;

  g_object_get (figure, "definition", &definition, NULL);
  return strstr (definition, "1 USD = 2 EUR, of ") != NULL;
}

/* How many deals there are, and what they come to in both currencies. */
static gboolean
is_sum (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget)
         && g_pattern_match_simple ("* deal* · $*, together €*", gtk_label_get_label (GTK_LABEL (widget)));
}

/* What is sold in dollars is worth what the rates of the firm say, and another rate is seen at once; the rows say what they come to. */
static void
test_currencies (Fixture *self, gconstpointer data)
{
  g_autofree char *first = NULL, *abroad = NULL;
  GtkWidget *figure;
  AdwDialog *dialog;

  WAIT_FOR (has_figures (self));
  first = list_figures (self);
  run (self, sell_abroad_cb);
  WAIT_FOR (!are_shown (self, first));
  abroad = list_figures (self);
  run (self, raise_rates_cb);
  figure = ui_test_find (self->page, is_won_figure, NULL);
  WAIT_FOR (tells_rate (figure));
  g_assert_false (are_shown (self, abroad));
  g_signal_emit_by_name (figure, "rows-requested");
  WAIT_FOR ((dialog = adw_window_get_visible_dialog (ADW_WINDOW (self->window))));
  WAIT_FOR (ui_test_find (GTK_WIDGET (dialog), is_sum, NULL));
  adw_dialog_force_close (dialog);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/marketing/overview/anew", Fixture, NULL, set_up, test_anew, page_test_tear_down);
  g_test_add ("/marketing/overview/currencies", Fixture, NULL, set_up, test_currencies, page_test_tear_down);
  return g_test_run ();
}
