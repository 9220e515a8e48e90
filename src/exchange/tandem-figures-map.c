/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The reports of channels: Google Ads has two lines of title before its headers, Meta its currency in them. Of several columns for
 * one figure that which the table names first is taken. */
#include "exchange/tandem-figures-map.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tandem-currency.h"
#include "exchange/tandem-header-map.h"

#define MAX_PREAMBLE 10

static const struct {
  TandemFigure figure;
  const char *headers;
} rules[] = {
  /* Google Ads, Meta, LinkedIn, Mailchimp, Bing; then as people head a list by hand */
  { TANDEM_FIGURE_DAY,
    "Day|Date|Reporting starts|Start Date (in UTC)|Start Date|Send Date|Gregorian date|Time period|Tag|Datum|"
    "Berichtsanfang|Beginn des Berichts|Startdatum|Jour|Date de début|Día|Fecha|Giorno|Data|日付|日|יום|תאריך" },
  { TANDEM_FIGURE_END,
    "Reporting ends|End Date|End Date (in UTC)|Berichtsende|Ende des Berichts|Enddatum|Date de fin" },
  { TANDEM_FIGURE_IMPRESSIONS,
    "Impressions|Impr.|Impr|Total Impressions|Total Opens|Impressionen|Anzeigenaufrufe|Einblendungen|"
    "Impresiones|Impressioni|表示回数|חשיפות" },
  { TANDEM_FIGURE_CLICKS,
    "Clicks|Link clicks|Clicks (all)|Total Clicks|Klicks|Linkklicks|Klicks (alle)|Clics|Clics sur un lien|Clic|"
    "クリック数|הקלקות|קליקים" },
  { TANDEM_FIGURE_VISITS,
    "Visits|Landing page views|Sessions|Website visits|Besuche|Sitzungen|Landingpage-Aufrufe|Visites|Visitas|"
    "Visite|訪問数|ביקורים" },
  { TANDEM_FIGURE_ENGAGEMENTS,
    "Engagements|Post engagements|Page engagement|Total Engagements|Interactions|Interaktionen|"
    "Beitragsinteraktionen|Interacciones|Interazioni|エンゲージメント|מעורבות" },
  { TANDEM_FIGURE_COST,
    "Cost|Amount spent|Total Spent|Spend|Spent|Kosten|Ausgegebener Betrag|Ausgaben|Coût|Montant dépensé|Coste|"
    "Importe gastado|Costo|Spesa|費用|עלות|הוצאה" },
  { TANDEM_FIGURE_CURRENCY,
    "Currency|Currency code|Account currency|Währung|Währungscode|Devise|Moneda|Valuta|通貨|מטבע" },
};

static const char *const titles[TANDEM_N_FIGURES] = {
  [TANDEM_FIGURE_NONE] = N_ ("Left out"),
  [TANDEM_FIGURE_END] = N_ ("Last day"),
  [TANDEM_FIGURE_IMPRESSIONS] = N_ ("Impressions"),
  [TANDEM_FIGURE_CLICKS] = N_ ("Clicks"),
  [TANDEM_FIGURE_VISITS] = N_ ("Visits"),
  [TANDEM_FIGURE_ENGAGEMENTS] = N_ ("Engagements"),
  [TANDEM_FIGURE_COST] = N_ ("Cost"),
  [TANDEM_FIGURE_CURRENCY] = N_ ("Currency"),
};

/* "Amount spent (EUR)" is an amount spent, in euros. */
static char *
take_currency (const char *header, char **currency)
{
  g_auto (GStrv) words = g_strsplit_set (header, " ()[],", -1);
  g_autoptr (GString) rest = g_string_new (NULL);

  for (char **word = words; *word; word++)
    if (strlen (*word) == 3 && strspn (*word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3 && tandem_currency_is_known (*word))
      g_set_str (currency, *word);
    else
      g_string_append (rest, *word);
  return tandem_header_normalize (rest->str);
}

/* Returns: the place in the table, from 1; 0 for none */
static guint
find_figure (const char *header, TandemFigure *figure, char **currency)
{
  g_autofree char *plain = take_currency (header, currency);
  guint place = 1;

  for (guint i = 0; *plain && i < G_N_ELEMENTS (rules); i++)
    {
      g_auto (GStrv) known = g_strsplit (rules[i].headers, "|", -1);

      for (char **word = known; *word; word++, place++)
        {
          g_autofree char *other = tandem_header_normalize (*word);

          if (g_str_equal (plain, other))
            {
              *figure = rules[i].figure;
              return place;
            }
        }
    }
  return 0;
}

/* The row with a day and most other figures. */
static guint
find_header (const GStrv *rows, guint n_rows)
{
  guint best = 1, found = G_MAXUINT;

  for (guint i = 0; i < MIN (n_rows, MAX_PREAMBLE); i++)
    {
      guint known = 0;

      for (char **cell = rows[i]; *cell; cell++)
        {
          g_autofree char *currency = NULL;
          TandemFigure figure;

          known += find_figure (*cell, &figure, &currency) > 0;
        }
      if (known > best)
        {
          best = known;
          found = i;
        }
    }
  return found;
}

static void
settle (TandemFiguresMap *self, const guint *places)
{
  for (guint i = 0; i < self->n_columns; i++)
    for (guint j = 0; j < self->n_columns; j++)
      if (i != j && self->columns[i].figure && self->columns[i].figure == self->columns[j].figure
          && (places[j] < places[i] || (places[j] == places[i] && j < i)))
        {
          self->columns[i].figure = TANDEM_FIGURE_NONE;
          break;
        }
}

/**
 * tandem_figures_map_new:
 * @rows: (array length=n_rows): the first rows of a report
 *
 * Returns: (transfer full): what its columns are; without a day or a figure it is no report, see tandem_figures_map_find()
 */
TandemFiguresMap *
tandem_figures_map_new (const GStrv *rows, guint n_rows)
{
  TandemFiguresMap *self = g_new0 (TandemFiguresMap, 1);
  guint header = find_header (rows, n_rows);
  g_autofree guint *places = NULL;

  if (header == G_MAXUINT)
    return self;
  self->n_head_rows = header + 1;
  self->n_columns = g_strv_length (rows[header]);
  self->columns = g_new0 (TandemFigureColumn, self->n_columns);
  places = g_new0 (guint, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->columns[i].header = g_strdup (rows[header][i]);
      places[i] = find_figure (rows[header][i], &self->columns[i].figure, &self->columns[i].currency);
    }
  settle (self, places);
  return self;
}

/**
 * tandem_figures_map_new_blank:
 * @headers: (array zero-terminated=1): as the file has them
 *
 * Returns: (transfer full): columns of which a person has to say what they are
 */
TandemFiguresMap *
tandem_figures_map_new_blank (const char *const *headers, guint n_head_rows)
{
  TandemFiguresMap *self = g_new0 (TandemFiguresMap, 1);

  self->n_head_rows = n_head_rows;
  self->n_columns = g_strv_length ((GStrv) headers);
  self->columns = g_new0 (TandemFigureColumn, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    self->columns[i].header = g_strdup (headers[i]);
  return self;
}

/**
 * tandem_figures_map_set_figure:
 *
 * Says what a column holds. Another that held it is left out.
 */
void
tandem_figures_map_set_figure (TandemFiguresMap *self, guint column, TandemFigure figure)
{
  g_return_if_fail (column < self->n_columns && figure < TANDEM_N_FIGURES);
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].figure == figure)
      self->columns[i].figure = TANDEM_FIGURE_NONE;
  self->columns[column].figure = figure;
}

/**
 * tandem_figures_map_is_complete:
 *
 * Returns: whether there is a column of days, and one of figures or costs
 */
gboolean
tandem_figures_map_is_complete (const TandemFiguresMap *self)
{
  gboolean has_figure = FALSE;

  for (guint i = TANDEM_FIGURE_IMPRESSIONS; i <= TANDEM_FIGURE_COST; i++)
    has_figure |= tandem_figures_map_find (self, i) >= 0;
  return has_figure && tandem_figures_map_find (self, TANDEM_FIGURE_DAY) >= 0;
}

TandemFiguresMap *
tandem_figures_map_copy (const TandemFiguresMap *self)
{
  TandemFiguresMap *copy = g_memdup2 (self, sizeof *self);

  copy->columns = g_new0 (TandemFigureColumn, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    {
      copy->columns[i] = self->columns[i];
      copy->columns[i].header = g_strdup (self->columns[i].header);
      copy->columns[i].currency = g_strdup (self->columns[i].currency);
    }
  return copy;
}

void
tandem_figures_map_free (TandemFiguresMap *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_free (self->columns[i].header);
      g_free (self->columns[i].currency);
    }
  g_free (self->columns);
  g_free (self);
}

/**
 * tandem_figures_map_find:
 *
 * Returns: the column of a figure, or -1
 */
int
tandem_figures_map_find (const TandemFiguresMap *self, TandemFigure figure)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].figure == figure)
      return (int) i;
  return -1;
}

/**
 * tandem_figure_get_title:
 *
 * Returns: (transfer none): what it is called, in the person's language
 */
const char *
tandem_figure_get_title (TandemFigure figure)
{
  g_return_val_if_fail (figure < TANDEM_N_FIGURES, NULL);
  return figure == TANDEM_FIGURE_DAY ? C_ ("column", "Day") : g_dgettext (GETTEXT_PACKAGE, titles[figure]);
}
