/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only what there is has a figure: where there are no deals, or nobody has spoken with them yet, a small line says so. */
#include "sales/tandem-record-figures.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"

struct _TandemRecordFigures {
  AdwBin parent_instance;

  GtkWidget *open_figure;
  GtkLabel *open_value;
  GtkLabel *open_caption;
  GtkWidget *won_figure;
  GtkLabel *won_value;
  GtkLabel *won_caption;
  GtkWidget *lost_figure;
  GtkLabel *lost_value;
  GtkLabel *lost_caption;
  GtkWidget *no_deals_label;
  GtkWidget *contact_figure;
  GtkLabel *contact_value;
  GtkWidget *no_contact_label;
};

G_DEFINE_FINAL_TYPE (TandemRecordFigures, tandem_record_figures, ADW_TYPE_BIN)

static void
show_sums (TandemWorkspace *workspace, GPtrArray *sums, GtkWidget *figure, GtkLabel *label)
{
  g_autofree char *amount = tandem_currency_sums_describe (sums, tandem_workspace_get_currency (workspace));

  gtk_label_set_label (label, amount ? amount : "");
  gtk_widget_set_visible (figure, sums->len > 0);
}

static void
show_counts (TandemRecordFigures *self, gint64 n_open, gint64 n_won, gint64 n_lost)
{
  g_autofree char *n_open_text = tandem_format_count (n_open);
  g_autofree char *n_won_text = tandem_format_count (n_won);
  g_autofree char *n_lost_text = tandem_format_count (n_lost);
  /* Translators: below what open deals add up to; %s is how many they are */
  g_autofree char *open_text
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Open, %s deal", "Open, %s deals", (gulong) n_open),
                         n_open_text);
  /* Translators: below what won deals add up to; %s is how many they are */
  g_autofree char *won_text
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Won, %s deal", "Won, %s deals", (gulong) n_won), n_won_text);
  /* Translators: below what lost deals add up to; %s is how many they are */
  g_autofree char *lost_text
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Lost, %s deal", "Lost, %s deals", (gulong) n_lost),
                         n_lost_text);

  gtk_label_set_label (self->open_caption, open_text);
  gtk_label_set_label (self->won_caption, won_text);
  gtk_label_set_label (self->lost_caption, lost_text);
}

static void
tandem_record_figures_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_RECORD_FIGURES);
  G_OBJECT_CLASS (tandem_record_figures_parent_class)->dispose (object);
}

static void
tandem_record_figures_class_init (TandemRecordFiguresClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_record_figures_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-record-figures.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TandemRecordFigures, name)
  BIND (open_figure);
  BIND (open_value);
  BIND (open_caption);
  BIND (won_figure);
  BIND (won_value);
  BIND (won_caption);
  BIND (lost_figure);
  BIND (lost_value);
  BIND (lost_caption);
  BIND (no_deals_label);
  BIND (contact_figure);
  BIND (contact_value);
  BIND (no_contact_label);
#undef BIND
}

static void
tandem_record_figures_init (TandemRecordFigures *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_record_figures_show:
 * @open_sums: (element-type TandemCurrencySum): what its open deals add up to, as the other two
 * @last_contact_at: (nullable): when somebody spoke with them
 */
void
tandem_record_figures_show (TandemRecordFigures *self, TandemWorkspace *workspace, GPtrArray *open_sums,
                            GPtrArray *won_sums, GPtrArray *lost_sums, const char *last_contact_at)
{
  g_autofree char *last = tandem_format_day (last_contact_at, tandem_workspace_get_time_zone (workspace));

  show_sums (workspace, open_sums, self->open_figure, self->open_value);
  show_sums (workspace, won_sums, self->won_figure, self->won_value);
  show_sums (workspace, lost_sums, self->lost_figure, self->lost_value);
  show_counts (self, tandem_currency_sums_count (open_sums), tandem_currency_sums_count (won_sums),
               tandem_currency_sums_count (lost_sums));
  gtk_widget_set_visible (self->no_deals_label, open_sums->len + won_sums->len + lost_sums->len == 0);
  gtk_label_set_label (self->contact_value, last ? last : "");
  gtk_widget_set_visible (self->contact_figure, last != NULL);
  gtk_widget_set_visible (self->no_contact_label, last == NULL);
}
