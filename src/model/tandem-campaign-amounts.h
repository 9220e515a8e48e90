/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a campaign cost and brought to date, in its currency, as terms of a statement in which r is the campaign: amounts in other
 * currencies are worth what they were at the rate of their day. There are rates for the currency of the firm alone. A currency that
 * has no rate on one of the days is left out of both sums, so that nobody has to ask which part of it is counted. A sum of nothing
 * is NULL. A campaign has few amounts in other currencies, and all that is asked of them is an index away. */

/* Whether the amounts of a campaign can be converted at all; where nothing can, nothing is looked for. */
#define TANDEM_CAMPAIGN_CONVERTS                                                                                       \
  "r.currency = (SELECT f.currency FROM firm AS f WHERE f.deleted_at IS NULL ORDER BY f.id LIMIT 1)"                   \
  " AND EXISTS (SELECT 1 FROM exchange_rate AS e WHERE e.deleted_at IS NULL)"

/* From when on there are rates of a currency. */
#define TANDEM_CAMPAIGN_RATED_SINCE(currency)                                                                          \
  "(SELECT min (q.day) FROM exchange_rate AS q WHERE q.currency = " currency " AND q.deleted_at IS NULL)"

/* The rate x of an amount. */
#define TANDEM_CAMPAIGN_RATE(currency, of_day)                                                                         \
  "exchange_rate AS x ON x.currency = " currency " AND x.deleted_at IS NULL AND x.day ="                               \
  " (SELECT max (y.day) FROM exchange_rate AS y WHERE y.currency = " currency " AND y.day <= " of_day                  \
  " AND y.deleted_at IS NULL)"

/* The sums of currencies each of whose amounts has a rate. */
#define TANDEM_CAMPAIGN_RATED                                                                                          \
  "NOT EXISTS (SELECT 1 FROM campaign_cost AS a WHERE a.campaign_id = r.id AND a.currency = g.currency"                \
  " AND a.day < " TANDEM_CAMPAIGN_RATED_SINCE ("g.currency") " AND a.amount_minor <> 0 AND a.deleted_at IS NULL)"      \
  " AND NOT EXISTS (SELECT 1 FROM deal AS b JOIN stage AS t ON t.id = b.stage_id WHERE b.campaign_id = r.id"           \
  " AND b.currency = g.currency AND t.kind = 'won' AND b.closed_on < " TANDEM_CAMPAIGN_RATED_SINCE ("g.currency")      \
  " AND b.amount_minor <> 0 AND b.deleted_at IS NULL)"

#define TANDEM_CAMPAIGN_COST                                                                                           \
  "(SELECT sum (u.minor) FROM (SELECT k.amount_minor AS minor FROM campaign_cost AS k"                                 \
  " WHERE k.campaign_id = r.id AND k.currency = r.currency AND k.deleted_at IS NULL"                                   \
  " UNION ALL SELECT g.minor FROM (SELECT k.currency AS currency,"                                                     \
  " sum (worth (k.amount_minor, k.currency, x.rate_billionths, r.currency)) AS minor FROM campaign_cost AS k"          \
  " JOIN " TANDEM_CAMPAIGN_RATE ("k.currency", "k.day")                                                                \
  " WHERE " TANDEM_CAMPAIGN_CONVERTS " AND k.campaign_id = r.id AND k.currency <> r.currency"                          \
  " AND k.amount_minor <> 0 AND k.deleted_at IS NULL GROUP BY k.currency) AS g WHERE " TANDEM_CAMPAIGN_RATED ") AS u)"

#define TANDEM_CAMPAIGN_WON                                                                                            \
  "(SELECT sum (u.minor) FROM (SELECT d.amount_minor AS minor FROM deal AS d JOIN stage AS s ON s.id = d.stage_id"     \
  " WHERE d.campaign_id = r.id AND d.currency = r.currency AND s.kind = 'won' AND d.deleted_at IS NULL"                \
  " UNION ALL SELECT g.minor FROM (SELECT d.currency AS currency,"                                                     \
  " sum (worth (d.amount_minor, d.currency, x.rate_billionths, r.currency)) AS minor FROM deal AS d"                   \
  " JOIN stage AS s ON s.id = d.stage_id JOIN " TANDEM_CAMPAIGN_RATE ("d.currency", "d.closed_on")                     \
  " WHERE " TANDEM_CAMPAIGN_CONVERTS " AND d.campaign_id = r.id AND d.currency <> r.currency AND s.kind = 'won'"       \
  " AND d.amount_minor <> 0 AND d.deleted_at IS NULL GROUP BY d.currency) AS g"                                        \
  " WHERE " TANDEM_CAMPAIGN_RATED ") AS u)"
