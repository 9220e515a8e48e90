/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a card of the board says, to the eye and to a screen reader, and what the head of a stage says above the cards. */
#include <adwaita.h>

#include "model/tandem-stage.h"
#include "sales/tandem-board-head.h"
#include "sales/tandem-deal-card.h"
#include "ui-test.h"

#define TODAY "2026-11-24"

static TandemDealRow *
make_row (const char *kind)
{
  TandemDealRow *row = g_object_new (TANDEM_TYPE_DEAL_ROW, NULL);

  row->title = g_strdup ("Rooftop, Meridian Hotels");
  row->company = g_strdup ("Meridian Hotels");
  row->owner = g_strdup ("Nora de Byrne");
  row->stage_kind = g_strdup (kind);
  row->stage_entered_at = g_strdup ("2026-11-14T12:00:00.000Z");
  row->rot_days = 5;
  row->expected_close_on = g_strdup ("2027-01-15");
  row->next_step = g_strdup ("Agree on a date");
  row->next_step_on = g_strdup ("2026-11-23");
  return row;
}

static GtkWidget *
make_card (TandemDealRow *row)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  GtkWidget *card = g_object_ref_sink (tandem_deal_card_new ());

  tandem_deal_card_set_row (TANDEM_DEAL_CARD (card), row, TODAY, utc);
  return card;
}

static gboolean
is_label (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget)
         && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), data);
}

static GtkWidget *
assert_says (GtkWidget *widget, const char *text)
{
  GtkWidget *label = ui_test_find (widget, is_label, text);

  if (label == NULL)
    g_error ("nothing says %s", text);
  return label;
}

/* Whose it is, by when it is expected to close, what is next, and that all of it is told in words. No year of a day that is near. */
static void
test_open (void)
{
  g_autoptr (TandemDealRow) row = make_row ("open");
  g_autoptr (GtkWidget) card = make_card (row);
  g_autofree char *spoken = tandem_deal_card_speak (TANDEM_DEAL_CARD (card));
  GtkWidget *step;

  assert_says (card, "NB");
  assert_says (card, "by 15 Jan");
  assert_says (card, "10 d");
  step = assert_says (card, "23 Nov · Agree on a date");
  g_assert_true (gtk_widget_has_css_class (step, "error"));
  g_assert_true (gtk_label_get_wrap (GTK_LABEL (step)));
  g_assert_cmpstr (spoken, ==,
                   "Rooftop, Meridian Hotels, Meridian Hotels, Owner: Nora de Byrne, Expected close: 15 Jan 2027, "
                   "23 Nov · Agree on a date, late, rotting");
}

/* What is over has the day on which it was, and nothing is next. */
static void
test_closed (void)
{
  g_autoptr (TandemDealRow) row = make_row ("won");
  g_autoptr (GtkWidget) card = NULL;
  g_autofree char *spoken = NULL;

  row->closed_on = g_strdup ("2026-11-16");
  card = make_card (row);
  spoken = tandem_deal_card_speak (TANDEM_DEAL_CARD (card));
  assert_says (card, "16 Nov");
  g_assert_cmpstr (spoken, ==, "Rooftop, Meridian Hotels, Meridian Hotels, Owner: Nora de Byrne, Closed: 16 Nov 2026");
}

/* A card is used for another deal: what the other has not is gone. */
static void
test_used_again (void)
{
  g_autoptr (TandemDealRow) row = make_row ("open"), bare = g_object_new (TANDEM_TYPE_DEAL_ROW, NULL);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GtkWidget) card = make_card (row);
  g_autofree char *spoken = NULL;

  bare->title = g_strdup ("Bare");
  bare->stage_kind = g_strdup ("open");
  bare->stage_entered_at = g_strdup ("2026-11-24T12:00:00.000Z");
  tandem_deal_card_set_row (TANDEM_DEAL_CARD (card), bare, TODAY, utc);
  g_assert_null (ui_test_find (card, is_label, "NB"));
  g_assert_null (ui_test_find (card, is_label, "by 15 Jan"));
  g_assert_false (gtk_widget_has_css_class (assert_says (card, "No next step"), "error"));
  spoken = tandem_deal_card_speak (TANDEM_DEAL_CARD (card));
  g_assert_cmpstr (spoken, ==, "Bare, No next step");
  g_assert_null (gtk_label_get_attributes (GTK_LABEL (assert_says (card, "No next step"))));
}

#define FIELD(name) G_STRUCT_OFFSET (TandemDealRow, name)

/* A deal that is read again and says the same leaves its card alone; whatever else it says, or the day, does not. */
static void
test_read_again (void)
{
  static const gsize texts[] = { FIELD (title),        FIELD (contact),           FIELD (company),   FIELD (stage),
                                 FIELD (stage_kind),   FIELD (currency),          FIELD (closed_on), FIELD (reason),
                                 FIELD (next_step),    FIELD (expected_close_on), FIELD (owner),     FIELD (campaign),
                                 FIELD (next_step_on), FIELD (stage_entered_at),  FIELD (created_at) };
  static const gsize ids[] = { FIELD (id), FIELD (contact_id), FIELD (stage_id), FIELD (amount_minor) };
  static const gsize numbers[] = { FIELD (has_amount),  FIELD (probability), FIELD (rot_days),
                                   FIELD (stage_place), FIELD (n_stages),    FIELD (step_is_unknown) };
  g_autoptr (TandemDealRow) row = make_row ("open"), same = make_row ("open");
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GtkWidget) card = make_card (row);

  g_assert_false (tandem_deal_card_set_row (TANDEM_DEAL_CARD (card), same, TODAY, utc));
  g_assert_true (tandem_deal_card_get_row (TANDEM_DEAL_CARD (card)) == same);
  g_assert_true (tandem_deal_card_set_row (TANDEM_DEAL_CARD (card), row, "2026-11-25", utc));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TandemDealRow) other = make_row ("open");
      char **text = G_STRUCT_MEMBER_P (other, texts[i]);

      g_free (*text);
      *text = g_strdup (texts[i] == FIELD (stage_entered_at) ? "2026-11-15T12:00:00.000Z" : "2026-11-26");
      g_assert_false (tandem_deal_row_equal (row, other));
    }
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (TandemDealRow) other = make_row ("open");

      G_STRUCT_MEMBER (gint64, other, ids[i]) = 7;
      g_assert_false (tandem_deal_row_equal (row, other));
    }
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (TandemDealRow) other = make_row ("open");

      G_STRUCT_MEMBER (int, other, numbers[i]) = 1;
      g_assert_false (tandem_deal_row_equal (row, other));
    }
}

/* --- heads --------------------------------------------------------------------------------------------------------- */

static void
add_total (GPtrArray *totals, const char *currency, gint64 amount_minor)
{
  TandemStageTotal *total = tandem_stage_total_new (1, currency, NULL);

  total->n_deals = 1;
  total->amount_minor = amount_minor;
  total->weighted_minor = amount_minor / 10;
  g_ptr_array_add (totals, total);
}

static GtkWidget *
make_head (const char *kind, GPtrArray *totals, TandemExchange *exchange)
{
  GtkWidget *head = g_object_ref_sink (g_object_new (TANDEM_TYPE_BOARD_HEAD, NULL));
  g_autoptr (TandemRecord) stage = TANDEM_RECORD (tandem_stage_new ());

  tandem_record_set_text (stage, TANDEM_STAGE_NAME, "Stage");
  tandem_record_set_text (stage, TANDEM_STAGE_KIND, kind);
  tandem_record_set_integer (stage, TANDEM_STAGE_PROBABILITY, 10);
  tandem_board_head_set_stage (TANDEM_BOARD_HEAD (head), stage);
  tandem_board_head_set_totals (TANDEM_BOARD_HEAD (head), totals, exchange, TODAY);
  return head;
}

/* What is weighted is told by its tooltip, too. */
static void
test_weighted (void)
{
  g_autoptr (GPtrArray) totals = g_ptr_array_new_with_free_func (tandem_stage_total_free);
  g_autoptr (GtkWidget) head = NULL;
  GtkWidget *weighted;

  add_total (totals, "EUR", 6697000);
  head = make_head ("open", totals, NULL);
  assert_says (head, "10%");
  assert_says (head, "€66,970");
  weighted = assert_says (head, "≈ €6,697");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (weighted), ==,
                   "Weighted by the probability: ≈ €6,697\nAmount × probability");
}

/* What was closed is of the month, and the head says of which. */
static void
test_period (void)
{
  g_autoptr (GPtrArray) totals = g_ptr_array_new_with_free_func (tandem_stage_total_free);
  g_autoptr (GtkWidget) head = NULL;

  add_total (totals, "EUR", 6697000);
  head = make_head ("won", totals, NULL);
  assert_says (head, "Nov 2026");
  g_assert_null (ui_test_find (head, is_label, "10%"));
}

int
main (int argc, char **argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/sales/deal-card/open", test_open);
  g_test_add_func ("/sales/deal-card/closed", test_closed);
  g_test_add_func ("/sales/deal-card/used-again", test_used_again);
  g_test_add_func ("/sales/deal-card/read-again", test_read_again);
  g_test_add_func ("/sales/board-head/weighted", test_weighted);
  g_test_add_func ("/sales/board-head/period", test_period);
  return g_test_run ();
}
