/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What each column of the campaigns says of a campaign, in the order of the template. A firm has some dozens of campaigns,
 * so the table stands on a plain list store. */
#include "marketing/tandem-campaign-columns.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "base/tandem-money.h"
#include "model/tandem-campaign-query.h"
#include "model/tandem-campaign-words.h"

typedef struct {
  char *(*write) (TandemCampaignRow *row);
  gboolean is_number;
} CampaignColumn;

static char *
write_name (TandemCampaignRow *row)
{
  return g_strdup (row->name);
}

static char *
write_status (TandemCampaignRow *row)
{
  guint place = tandem_campaign_words_find (TANDEM_CAMPAIGN_WORDS_STATUS, row->status);

  return g_strdup (tandem_campaign_words_get_title (TANDEM_CAMPAIGN_WORDS_STATUS, place));
}

static char *
write_channel (TandemCampaignRow *row)
{
  return g_strdup (row->channel);
}

static char *
write_dates (TandemCampaignRow *row)
{
  g_autofree char *start = NULL;

  if (row->starts_on && row->ends_on)
    return tandem_format_date_range (row->starts_on, row->ends_on);
  if (row->starts_on == NULL)
    return NULL;
  start = tandem_format_date (row->starts_on);
  /* Translators: a campaign runs from this day on, without an end */
  return g_strdup_printf (_ ("from %s"), start);
}

static char *
write_cost (TandemCampaignRow *row)
{
  return row->cost_minor > 0 ? tandem_format_money_whole (row->cost_minor, row->currency) : NULL;
}

static char *
write_leads (TandemCampaignRow *row)
{
  return row->leads > 0 ? tandem_format_count (row->leads) : NULL;
}

static char *
write_cpl (TandemCampaignRow *row)
{
  if (row->leads == 0)
    return g_strdup ("—");
  return tandem_format_money (tandem_money_share (row->cost_minor, 1, row->leads), row->currency);
}

static char *
write_won (TandemCampaignRow *row)
{
  return row->won_minor > 0 ? tandem_format_money_whole (row->won_minor, row->currency) : NULL;
}

static char *
write_roi (TandemCampaignRow *row)
{
  if (row->cost_minor == 0)
    return g_strdup ("—");
  return tandem_format_percent_value ((double) (row->won_minor - row->cost_minor) / (double) row->cost_minor, 0);
}

static const CampaignColumn columns[] = {
  { write_name, FALSE }, { write_status, FALSE }, { write_channel, FALSE }, { write_dates, FALSE }, { write_cost, TRUE },
  { write_leads, TRUE }, { write_cpl, TRUE },     { write_won, TRUE },      { write_roi, TRUE },
};

static void
cell_set_up_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, const CampaignColumn *column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column->is_number ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, column->is_number ? "numeric" : column == columns ? "primary" : "text");
  gtk_column_view_cell_set_child (cell, label);
}

static void
cell_bound_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, const CampaignColumn *column)
{
  g_autofree char *text = column->write (gtk_column_view_cell_get_item (cell));

  gtk_label_set_label (GTK_LABEL (gtk_column_view_cell_get_child (cell)), text ? text : "");
}

/* --- two lines in a narrow window ---------------------------------------------------------------------------------- */

/* "Active · Social · €4,876": what the hidden columns say first. */
static char *
write_second_line (TandemCampaignRow *row)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char *(*const parts[]) (TandemCampaignRow *) = { write_status, write_channel, write_cost };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = parts[i](row);

      if (part)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
narrow_set_up_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, i == 0 ? "primary" : "caption");
      if (i == 1)
        gtk_widget_add_css_class (label, "dimmed");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_column_view_cell_set_child (cell, box);
}

static void
narrow_bound_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell)
{
  TandemCampaignRow *row = gtk_column_view_cell_get_item (cell);
  GtkWidget *box = gtk_column_view_cell_get_child (cell);
  g_autofree char *second = write_second_line (row);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), row->name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), second);
}

static GtkListItemFactory *
make_factory (const CampaignColumn *column, gboolean narrow)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", narrow ? G_CALLBACK (narrow_set_up_cb) : G_CALLBACK (cell_set_up_cb),
                    (gpointer) column);
  g_signal_connect (factory, "bind", narrow ? G_CALLBACK (narrow_bound_cb) : G_CALLBACK (cell_bound_cb),
                    (gpointer) column);
  return factory;
}

/**
 * tandem_campaign_columns_set_narrow:
 * @narrow: whether the first column says in a second line what the others would
 */
void
tandem_campaign_columns_set_narrow (GtkColumnView *table, gboolean narrow)
{
  g_autoptr (GtkColumnViewColumn) name = g_list_model_get_item (gtk_column_view_get_columns (table), 0);
  g_autoptr (GtkListItemFactory) factory = make_factory (&columns[0], narrow);

  gtk_column_view_column_set_factory (name, factory);
}

/* --- the table ----------------------------------------------------------------------------------------------------- */

/* A column has no alignment for its title: the label is found in the header. */
static void
align_titles (GtkColumnView *table)
{
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (table)));

  for (guint i = 0; title && i < G_N_ELEMENTS (columns); i++, title = gtk_widget_get_next_sibling (title))
    for (GtkWidget *part = gtk_widget_get_first_child (gtk_widget_get_first_child (title)); part && columns[i].is_number;
         part = gtk_widget_get_next_sibling (part))
      if (GTK_IS_LABEL (part))
        {
          gtk_widget_set_hexpand (part, TRUE);
          gtk_label_set_xalign (GTK_LABEL (part), 1);
        }
}

/**
 * tandem_campaign_columns_set_up:
 * @table: a table with the columns of the template and #TandemCampaignRow items
 */
void
tandem_campaign_columns_set_up (GtkColumnView *table)
{
  GListModel *model = gtk_column_view_get_columns (table);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (model, i);
      g_autoptr (GtkListItemFactory) factory = make_factory (&columns[i], FALSE);

      gtk_column_view_column_set_factory (column, factory);
    }
  align_titles (table);
}
