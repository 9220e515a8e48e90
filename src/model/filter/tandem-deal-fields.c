/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "model/filter/tandem-field-private.h"

#define ALL   (TANDEM_FIELD_USE_COLUMN | TANDEM_FIELD_USE_SORT | TANDEM_FIELD_USE_FILTER)
#define SHOWN (TANDEM_FIELD_USE_COLUMN | TANDEM_FIELD_USE_FILTER)
#define ASKED TANDEM_FIELD_USE_FILTER

#define DEALS    "deal AS r WHERE r.deleted_at IS NULL"
#define BY_CLOSE { "r.expected_close_on NULLS LAST", "r.id" }

static const TandemBand by_title[] = {
  { DEALS, "r.id", { "r.sort_key", "r.id" }, 2 },
};
/* The amounts of a currency stand together: those of two are not compared. */
static const TandemBand by_amount[] = {
  { DEALS " AND r.amount_minor IS NOT NULL", "r.id", { "r.currency", "r.amount_minor", "r.id" }, 3 },
  { DEALS " AND r.amount_minor IS NULL", "r.id", { "r.id" }, 0 },
};
/* What is over keeps the step that it had, and has none to be done: it comes after all that is open, the latest first. The index
 * is that of the steps, for the few that have one. */
static const TandemBand by_next_step[] = {
  { DEALS " AND +r.closed_on IS NULL AND r.next_step_on IS NOT NULL", "r.id", { "r.next_step_on", "r.id" }, 2 },
  { DEALS " AND +r.closed_on IS NULL AND r.next_step_on IS NULL", "r.id", { "r.id" }, 0 },
  { DEALS " AND r.closed_on IS NOT NULL", "r.id", { "r.closed_on DESC", "r.id DESC" }, 0 },
};
static const TandemBand by_stage[] = {
  { DEALS " AND r.stage_id = $1", "r.id", BY_CLOSE, 0 },
};
static const TandemBand by_owner[] = {
  { DEALS " AND r.owner_id = $1", "r.id", BY_CLOSE, 0 },
  { DEALS " AND r.owner_id IS NULL", "r.id", BY_CLOSE, 0 },
};
static const TandemBand by_close[] = {
  { DEALS " AND r.expected_close_on IS NOT NULL", "r.id", { "r.expected_close_on", "r.id" }, 2 },
  { DEALS " AND r.expected_close_on IS NULL", "r.id", { "r.id" }, 0 },
};
static const TandemBand by_created[] = {
  { DEALS, "r.id", { "r.created_at", "r.id" }, 2 },
};

static const struct {
  const char *nick;
  const char *title;
} states[] = {
  { "open", NC_ ("deal state", "Open") },
  { "won", NC_ ("deal state", "Won") },
  { "lost", NC_ ("deal state", "Lost") },
};

static guint
count_states (void)
{
  return G_N_ELEMENTS (states);
}

static const char *
get_state_nick (guint place)
{
  return states[place].nick;
}

static const char *
get_state_title (guint place)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "deal state", states[place].title);
}

/* clang-format off */
const TandemField tandem_deal_fields[] = {
  { "title", NC_ ("field", "Title"), TANDEM_FIELD_TEXT, ALL, .sql = "r.title", TANDEM_BANDS (by_title) },
  { "contact", NC_ ("field", "Contact"), TANDEM_FIELD_REFERENCE, SHOWN, .target = "contact", .sql = "r.contact_id" },
  { "company", NC_ ("field", "Company"), TANDEM_FIELD_REFERENCE, SHOWN, .target = "company", .sql = "r.company_id" },
  { "stage", NC_ ("field", "Stage"), TANDEM_FIELD_REFERENCE, ALL, .target = "stage", .sql = "r.stage_id", TANDEM_BANDS (by_stage),
    .list_bands = tandem_band_list_stages },
  { "state", NC_ ("field", "State"), TANDEM_FIELD_CHOICE, ASKED, .sql = "x.kind", .child = "stage AS x WHERE x.id > 0", .link = "x.id", .record = "r.stage_id",
    .count_choices = count_states, .get_choice_nick = get_state_nick, .get_choice_title = get_state_title },
  { "amount", NC_ ("field", "Amount"), TANDEM_FIELD_MONEY, ALL, .sql = "r.amount_minor", .currency = "r.currency", TANDEM_BANDS (by_amount) },
  { "currency", NC_ ("field", "Currency"), TANDEM_FIELD_TEXT, ASKED, .sql = "r.currency" },
  { "probability", NC_ ("field", "Probability"), TANDEM_FIELD_NUMBER, SHOWN,
    .sql = "coalesce (r.probability, (SELECT y.probability FROM stage AS y WHERE y.id = r.stage_id))" },
  { "expected-close", NC_ ("field", "Expected close"), TANDEM_FIELD_DAY, ALL, .sql = "r.expected_close_on", TANDEM_BANDS (by_close) },
  { "closed", NC_ ("field", "Closed"), TANDEM_FIELD_DAY, SHOWN, .sql = "r.closed_on" },
  { "owner", NC_ ("field", "Owner"), TANDEM_FIELD_REFERENCE, ALL, .target = "person", .sql = "r.owner_id", TANDEM_BANDS (by_owner),
    .list_bands = tandem_band_list_people },
  { "campaign", NC_ ("field", "Campaign"), TANDEM_FIELD_REFERENCE, SHOWN, .target = "campaign", .sql = "r.campaign_id" },
  { "reason", NC_ ("field", "Reason"), TANDEM_FIELD_REFERENCE, SHOWN, .target = "reason", .sql = "r.reason_id" },
  { "next-step", NC_ ("field", "Next step"), TANDEM_FIELD_TEXT, SHOWN, .sql = "r.next_step" },
  { "next-step-on", NC_ ("field", "Next step on"), TANDEM_FIELD_DAY, ALL, .sql = "r.next_step_on", TANDEM_BANDS (by_next_step) },
  { "stage-entered", NC_ ("field", "In stage since"), TANDEM_FIELD_INSTANT, SHOWN, .sql = "r.stage_entered_at" },
  { "created", NC_ ("field", "Created"), TANDEM_FIELD_INSTANT, ALL, .sql = "r.created_at", TANDEM_BANDS (by_created) },
};
/* clang-format on */
const guint tandem_deal_n_fields = G_N_ELEMENTS (tandem_deal_fields);
