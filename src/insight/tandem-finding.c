/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A difference is told as one only where chance alone would hardly make it. Where many are compared at once, some differ by
 * chance: their probabilities are Holm-corrected, and the words say so. */
#include "insight/tandem-finding.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"

#define SIGNIFICANT 0.05

static char *
write_probability (double p)
{
  g_autofree char *number = NULL;

  if (p < 0.001)
    {
      number = tandem_format_decimal (0.001, 3);
      return g_strdup_printf ("P < %s", number);
    }
  number = tandem_format_decimal (p, p < 0.1 ? 3 : 2);
  return g_strdup_printf ("P = %s", number);
}

static char *
write_share (TandemRate rate)
{
  g_autofree char *num = tandem_format_count (rate.num);
  g_autofree char *den = tandem_format_count (rate.den);

  return g_strdup_printf (_ ("%s of %s"), num, den);
}

/**
 * tandem_finding_judge:
 *
 * Returns: what can be said of a channel or campaign against all the others
 */
TandemFinding
tandem_finding_judge (const TandemOverviewPart *part)
{
  if (part->p_value > 1)
    return TANDEM_FINDING_TOO_FEW;
  if (part->p_value >= SIGNIFICANT)
    return TANDEM_FINDING_EVEN;
  return part->difference > 0 ? TANDEM_FINDING_WORKS : TANDEM_FINDING_FAILS;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const GPtrArray *parts = data;
  guint place_a = *(const guint *) a, place_b = *(const guint *) b;
  const TandemOverviewPart *part_a = parts->pdata[place_a], *part_b = parts->pdata[place_b];
  TandemFinding finding_a = tandem_finding_judge (part_a), finding_b = tandem_finding_judge (part_b);
  TandemRate rate_a = tandem_overview_part_get_rate (part_a), rate_b = tandem_overview_part_get_rate (part_b);
  gint64 order = rate_b.num * rate_a.den - rate_a.num * rate_b.den;

  if (finding_a != finding_b)
    return finding_a < finding_b ? -1 : 1;
  if (order != 0)
    return order < 0 ? -1 : 1;
  return place_a < place_b ? -1 : place_a > place_b;
}

/**
 * tandem_finding_list:
 * @parts: (element-type TandemOverviewPart): channels or campaigns
 *
 * Returns: (transfer full) (element-type guint): the places of those of which there is a rate: by what can be said of them, and the
 *   highest rate first
 */
GArray *
tandem_finding_list (GPtrArray *parts)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < parts->len; i++)
    {
      const TandemOverviewPart *part = parts->pdata[i];

      if (part->id != 0 && tandem_overview_part_get_rate (part).den != 0)
        g_array_append_val (places, i);
    }
  g_array_sort_with_data (places, compare, parts);
  return places;
}

/**
 * tandem_finding_get_title:
 *
 * Returns: (transfer none): the finding in words
 */
const char *
tandem_finding_get_title (TandemFinding finding)
{
  switch (finding)
    {
    case TANDEM_FINDING_WORKS:
      return _ ("works better than the others");
    case TANDEM_FINDING_FAILS:
      return _ ("works worse than the others");
    case TANDEM_FINDING_EVEN:
      return _ ("no clear difference");
    case TANDEM_FINDING_TOO_FEW:
      return _ ("too few to tell");
    case TANDEM_N_FINDINGS:
      break;
    }
  g_return_val_if_reached ("");
}

/**
 * tandem_finding_write_detail:
 *
 * Returns: (transfer full): "131 of 402 · P = 0.026", without a P where there are too few to tell
 */
char *
tandem_finding_write_detail (const TandemOverviewPart *part)
{
  g_autofree char *share = write_share (tandem_overview_part_get_rate (part));
  g_autofree char *probability = NULL;

  if (tandem_finding_judge (part) == TANDEM_FINDING_TOO_FEW)
    return g_steal_pointer (&share);
  probability = write_probability (part->p_value);
  if (tandem_finding_judge (part) == TANDEM_FINDING_EVEN)
    /* Translators: so many of so many, no difference that chance alone would not make, and its probability */
    return g_strdup_printf (_ ("%s · no clear difference · %s"), share, probability);
  return g_strdup_printf ("%s · %s", share, probability);
}

/**
 * tandem_finding_write_comparison:
 *
 * Returns: (transfer full): its rate against that of the others
 */
char *
tandem_finding_write_comparison (const TandemOverviewPart *part)
{
  TandemRate rate = tandem_overview_part_get_rate (part);
  g_autofree char *own = tandem_format_percent (rate.num, rate.den);
  g_autofree char *others = tandem_format_percent (part->others.num, part->others.den);

  if (tandem_finding_judge (part) == TANDEM_FINDING_TOO_FEW)
    return g_steal_pointer (&own);
  /* Translators: the rate of one channel against that of all the others */
  return g_strdup_printf (_ ("%s v %s"), own, others);
}

/* What is compared, and how. */
static char *
write_method (guint n_compared)
{
  g_autofree char *count = tandem_format_count (n_compared);

  if (n_compared == 0)
    return g_strdup (
        _ ("Share of the period’s leads that became MQL. None brought leads enough to be compared with the "
           "others."));
  /* Translators: %s is how many are compared with all the others at once */
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "Share of the period’s leads that became MQL, each against all the others. %s is "
                   "compared.",
                   "Share of the period’s leads that became MQL, each against all the others. %s are "
                   "compared; P is Holm-corrected for that.",
                   n_compared),
      count);
}

/**
 * tandem_finding_write_caption:
 * @parts: (element-type TandemOverviewPart): channels or campaigns
 *
 * Returns: (transfer full): what is compared, and how; and who has no row, so that rows and funnel can be held against each other
 */
char *
tandem_finding_write_caption (GPtrArray *parts)
{
  g_autofree char *method = NULL, *count = NULL, *rest = NULL;
  guint n_compared = 0;
  gint64 n_without = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const TandemOverviewPart *part = parts->pdata[i];

      n_compared += tandem_finding_judge (part) != TANDEM_FINDING_TOO_FEW;
      if (part->id == 0)
        n_without += tandem_overview_part_get_rate (part).den;
    }
  method = write_method (n_compared);
  if (n_without == 0)
    return g_steal_pointer (&method);
  count = tandem_format_count (n_without);
  /* Translators: follows the sentence on channels, or campaigns, that are compared with all the others; %s is how many leads came
   * through none of them */
  rest = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s lead that came through none counts among the others.",
                                       "%s leads that came through none count among the others.", (gulong) n_without),
                          count);
  return g_strconcat (method, " ", rest, NULL);
}
