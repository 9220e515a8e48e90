/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-deal-query.h"

#include <string.h>

#include "base/tandem-date.h"
#include "model/tandem-row-query.h"

G_DEFINE_FINAL_TYPE (TandemDealRow, tandem_deal_row, G_TYPE_OBJECT)

#define TEXT(field) G_STRUCT_OFFSET (TandemDealRow, field)

static const gsize texts[] = {
  TEXT (title),
  TEXT (contact),
  TEXT (company),
  TEXT (stage),
  TEXT (stage_kind),
  TEXT (currency),
  TEXT (reason),
  TEXT (owner),
  TEXT (next_step),
  TEXT (next_step_on),
  TEXT (closed_on),
  TEXT (campaign),
  TEXT (expected_close_on),
  TEXT (stage_entered_at),
  TEXT (created_at),
};

static char **
get_text (const TandemDealRow *self, guint place)
{
  return G_STRUCT_MEMBER_P (self, texts[place]);
}

static void
tandem_deal_row_finalize (GObject *object)
{
  TandemDealRow *self = TANDEM_DEAL_ROW (object);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*get_text (self, i));
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

/**
 * tandem_deal_row_equal:
 *
 * Returns: whether both say the same of the same deal
 */
gboolean
tandem_deal_row_equal (const TandemDealRow *self, const TandemDealRow *other)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_strcmp0 (*get_text (self, i), *get_text (other, i)) != 0)
      return FALSE;
  return self->id == other->id && self->contact_id == other->contact_id && self->stage_id == other->stage_id
         && self->has_amount == other->has_amount && self->amount_minor == other->amount_minor
         && self->probability == other->probability && self->rot_days == other->rot_days
         && self->stage_place == other->stage_place && self->n_stages == other->n_stages
         && self->step_is_unknown == other->step_is_unknown;
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

/**
 * tandem_deal_row_join_name:
 * @given: (nullable): a given name
 * @family: (nullable): a family name
 *
 * Returns: (transfer full) (nullable): what a contact is called beside a deal
 */
char *
tandem_deal_row_join_name (const char *given, const char *family)
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
  self->contact
      = tandem_deal_row_join_name (tandem_statement_get_text (statement, 3), tandem_statement_get_text (statement, 4));
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
