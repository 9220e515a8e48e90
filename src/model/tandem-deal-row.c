/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-deal-query.h"

#include <string.h>

#include "base/tandem-date.h"
#include "model/tandem-stage.h"
#include "model/tandem-row-query.h"

G_DEFINE_FINAL_TYPE (TandemDealRow, tandem_deal_row, G_TYPE_OBJECT)

static void
tandem_deal_row_finalize (GObject *object)
{
  TandemDealRow *self = TANDEM_DEAL_ROW (object);

  g_free (self->title);
  g_free (self->contact);
  g_free (self->company);
  g_free (self->stage);
  g_free (self->stage_kind);
  g_free (self->currency);
  g_free (self->expected_close_on);
  g_free (self->closed_on);
  g_free (self->reason);
  g_free (self->next_step);
  g_free (self->next_step_on);
  g_free (self->stage_entered_at);
  g_free (self->owner);
  g_free (self->campaign);
  g_free (self->created_at);
  G_OBJECT_CLASS (tandem_deal_row_parent_class)->finalize (object);
}

static void
tandem_deal_row_class_init (TandemDealRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_deal_row_finalize;
}

static void
tandem_deal_row_init (TandemDealRow *self)
{
}

gboolean
tandem_deal_row_is_open (TandemDealRow *self)
{
  return g_strcmp0 (self->stage_kind, "open") == 0;
}

/**
 * tandem_deal_row_is_late:
 * @today: a plain date
 *
 * Returns: whether its next step should have been done by now
 */
gboolean
tandem_deal_row_is_late (TandemDealRow *self, const char *today)
{
  return tandem_deal_row_is_open (self) && self->next_step_on && g_strcmp0 (self->next_step_on, today) < 0;
}

/**
 * tandem_deal_row_rots:
 * @today: a plain date
 * @zone: the firm's
 * @days: (out) (optional): for how long it is in its stage
 *
 * Returns: whether it is there for longer than a deal should be
 */
gboolean
tandem_deal_row_rots (TandemDealRow *self, const char *today, GTimeZone *zone, int *days)
{
  g_autofree char *entered = tandem_instant_to_date (self->stage_entered_at, zone);
  int n_days = entered ? tandem_date_days_between (entered, today) : 0;

  if (days)
    *days = n_days;
  return tandem_deal_row_is_open (self) && self->rot_days > 0 && n_days > self->rot_days;
}

/**
 * tandem_deal_row_get_filling:
 *
 * Returns: how full the ring of its stage is, from 1 in the first to 5 in the last of those that are open
 */
guint
tandem_deal_row_get_filling (TandemDealRow *self)
{
  return (guint) CLAMP (self->n_stages > 1 ? 1 + (self->stage_place - 1) * 4 / (self->n_stages - 1) : 1, 1, 5);
}

static char *
join_name (const char *given, const char *family)
{
  if (given && family)
    return g_strdup_printf ("%s %s", given, family);
  return g_strdup (given ? given : family);
}

static gpointer
read_row (TandemStatement *statement)
{
  TandemDealRow *self = g_object_new (TANDEM_TYPE_DEAL_ROW, NULL);

  self->id = tandem_statement_get_int64 (statement, 0);
  self->title = g_strdup (tandem_statement_get_text (statement, 1));
  self->contact_id = tandem_statement_get_int64 (statement, 2);
  self->contact = join_name (tandem_statement_get_text (statement, 3), tandem_statement_get_text (statement, 4));
  self->company = g_strdup (tandem_statement_get_text (statement, 5));
  self->stage_id = tandem_statement_get_int64 (statement, 6);
  self->stage = g_strdup (tandem_statement_get_text (statement, 7));
  self->stage_kind = g_strdup (tandem_statement_get_text (statement, 8));
  self->has_amount = !tandem_statement_is_null (statement, 9);
  self->amount_minor = tandem_statement_get_int64 (statement, 9);
  self->currency = g_strdup (tandem_statement_get_text (statement, 10));
  self->probability = (int) tandem_statement_get_int64 (statement, 11);
  self->expected_close_on = g_strdup (tandem_statement_get_text (statement, 12));
  self->closed_on = g_strdup (tandem_statement_get_text (statement, 13));
  self->reason = g_strdup (tandem_statement_get_text (statement, 14));
  self->next_step = g_strdup (tandem_statement_get_text (statement, 15));
  self->next_step_on = g_strdup (tandem_statement_get_text (statement, 16));
  self->stage_entered_at = g_strdup (tandem_statement_get_text (statement, 17));
  self->rot_days = (int) tandem_statement_get_int64 (statement, 18);
  self->owner = g_strdup (tandem_statement_get_text (statement, 19));
  self->campaign = g_strdup (tandem_statement_get_text (statement, 20));
  self->created_at = g_strdup (tandem_statement_get_text (statement, 21));
  self->stage_place = (int) tandem_statement_get_int64 (statement, 22);
  self->n_stages = (int) tandem_statement_get_int64 (statement, 23);
  return self;
}

#define OPEN_STAGES "x.pipeline_id = s.pipeline_id AND x.kind = 'open' AND x.deleted_at IS NULL"

/* clang-format off */
#define ROWS \
  "SELECT d.id, d.title, coalesce (d.contact_id, 0), c.given_name, c.family_name, f.name, d.stage_id, s.name, " \
  "s.kind," \
  " d.amount_minor, d.currency, coalesce (d.probability, s.probability), d.expected_close_on, d.closed_on, r.name," \
  " d.next_step, d.next_step_on, d.stage_entered_at, coalesce (s.rot_days, 0)," \
  " p.name, m.name, d.created_at," \
  " (SELECT count(*) FROM stage AS x WHERE " OPEN_STAGES " AND x.position <= s.position)," \
  " (SELECT count(*) FROM stage AS x WHERE " OPEN_STAGES ")" \
  " FROM deal AS d JOIN stage AS s ON s.id = d.stage_id" \
  " LEFT JOIN contact AS c ON c.id = d.contact_id" \
  " LEFT JOIN company AS f ON f.id = coalesce (d.company_id, c.company_id)" \
  " LEFT JOIN reason AS r ON r.id = d.reason_id" \
  " LEFT JOIN person AS p ON p.id = d.owner_id" \
  " LEFT JOIN campaign AS m ON m.id = d.campaign_id" \
  " WHERE d.id = $1"
/* clang-format on */

/**
 * tandem_deal_query_load_rows:
 * @ids: (array length=n_ids): the deals
 *
 * Returns: (transfer full) (element-type TandemDealRow) (nullable): a row for each id, in their order; %NULL where one
 *   is gone
 */
GPtrArray *
tandem_deal_query_load_rows (TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error)
{
  return tandem_row_query_load (connection, ROWS " AND d.deleted_at IS NULL", ids, n_ids, read_row, error);
}

/* What is known of then; what a deal was to have done next is not kept. */
static void
set_past (TandemDealRow *self, const TandemDealState *state, TandemRecord *stage)
{
  self->stage_id = state->stage_id;
  g_set_str (&self->stage, tandem_record_get_text (stage, TANDEM_STAGE_NAME));
  g_set_str (&self->stage_kind, tandem_record_get_text (stage, TANDEM_STAGE_KIND));
  self->amount_minor = state->amount_minor;
  self->has_amount = state->amount_minor != 0;
  g_set_str (&self->currency, state->currency);
  self->probability = state->probability;
  g_set_str (&self->expected_close_on, *state->expected_close_on ? state->expected_close_on : NULL);
  g_set_str (&self->closed_on, *state->closed_on ? state->closed_on : NULL);
  g_set_str (&self->stage_entered_at, state->from_at);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->next_step, g_free);
  g_clear_pointer (&self->next_step_on, g_free);
  self->rot_days = (int) tandem_record_get_integer (stage, TANDEM_STAGE_ROT_DAYS);
  self->stage_place = self->n_stages = 0;
  self->is_past = TRUE;
}

/**
 * tandem_deal_query_load_past_rows:
 * @states: (element-type TandemDealState): deals as they were
 * @stage: the stage where they were then
 *
 * Returns: (transfer full) (element-type TandemDealRow) (nullable): a row of each as it was, also of one that is in the trash
 *   by now
 */
GPtrArray *
tandem_deal_query_load_past_rows (TandemConnection *connection, GArray *states, TandemRecord *stage, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < states->len; i++)
    g_array_append_val (ids, g_array_index (states, TandemDealState, i).id);
  rows = tandem_row_query_load (connection, ROWS, (const gint64 *) ids->data, ids->len, read_row, error);
  for (guint i = 0; rows && i < rows->len; i++)
    if (rows->pdata[i])
      set_past (rows->pdata[i], &g_array_index (states, TandemDealState, i), stage);
  while (rows && g_ptr_array_remove (rows, NULL))
    ;
  return g_steal_pointer (&rows);
}

/**
 * tandem_deal_row_dup_short_title:
 *
 * Many titles end in whom the deal is with, who stands beside them anyway: “Rooftop 30 kWp, Meridian Hotels”.
 *
 * Returns: (transfer full): the title without that
 */
char *
tandem_deal_row_dup_short_title (const TandemDealRow *self)
{
  const char *who = self->company ? self->company : self->contact;
  g_autofree char *ending = who ? g_strconcat (", ", who, NULL) : NULL;

  if (ending && g_str_has_suffix (self->title, ending) && strlen (self->title) > strlen (ending))
    return g_strndup (self->title, strlen (self->title) - strlen (ending));
  return g_strdup (self->title);
}
