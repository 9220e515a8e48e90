/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-deal-card.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "base/tandem-format.h"

struct _TandemDealCard {
  GtkBox parent_instance;

  TandemDealRow *row;
  gboolean rots;
  gboolean late;

  GtkWidget *rot_bar;
  GtkLabel *title_label;
  GtkLabel *company_label;
  GtkLabel *amount_label;
  GtkWidget *rot_image;
  GtkLabel *days_label;
  GtkWidget *step_box;
  GtkLabel *step_label;
  GtkWidget *idle_image;
  GtkWidget *late_image;
  GtkLabel *step_day_label;
};

G_DEFINE_FINAL_TYPE (TandemDealCard, tandem_deal_card, GTK_TYPE_BOX)

static void
tandem_deal_card_dispose (GObject *object)
{
  TandemDealCard *self = TANDEM_DEAL_CARD (object);

  g_clear_object (&self->row);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_DEAL_CARD);
  G_OBJECT_CLASS (tandem_deal_card_parent_class)->dispose (object);
}

/* To set a tooltip takes GTK 0.2 ms, and a board has some hundred cards: it is asked for. */
static gboolean
query_tooltip_cb (TandemDealCard *self, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  if (self->row == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, self->row->title);
  return TRUE;
}

static void
tandem_deal_card_class_init (TandemDealCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_deal_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-deal-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemDealCard, rot_bar);
  gtk_widget_class_bind_template_child (widget_class, TandemDealCard, title_label);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
  gtk_widget_class_bind_template_child (widget_class, TandemDealCard, company_label);
  gtk_widget_class_bind_template_child (widget_class, TandemDealCard, amount_label);
  gtk_widget_class_bind_template_child (widget_class, TandemDealCard, rot_image);
  gtk_widget_class_bind_template_child (widget_class, TandemDealCard, days_label);
  gtk_widget_class_bind_template_child (widget_class, TandemDealCard, step_box);
  gtk_widget_class_bind_template_child (widget_class, TandemDealCard, step_label);
  gtk_widget_class_bind_template_child (widget_class, TandemDealCard, idle_image);
  gtk_widget_class_bind_template_child (widget_class, TandemDealCard, late_image);
  gtk_widget_class_bind_template_child (widget_class, TandemDealCard, step_day_label);
}

static void
tandem_deal_card_init (TandemDealCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tandem_deal_card_new (void)
{
  return g_object_new (TANDEM_TYPE_DEAL_CARD, NULL);
}

static void
show_days (TandemDealCard *self, const char *today, GTimeZone *zone)
{
  g_autofree char *text = NULL;
  int days;

  self->rots = tandem_deal_row_rots (self->row, today, zone, &days);
  if (tandem_deal_row_is_open (self->row))
    /* Translators: very short for a number of days, on a narrow card */
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d d", "%d d", days), days);
  else if (self->row->closed_on)
    text = tandem_format_date_short (self->row->closed_on, today);
  gtk_label_set_label (self->days_label, text ? text : "");
  gtk_widget_set_visible (self->rot_bar, self->rots);
  gtk_widget_set_visible (self->rot_image, self->rots);
}

static void
show_step (TandemDealCard *self, const char *today)
{
  gboolean is_open = tandem_deal_row_is_open (self->row);
  const char *day_on = self->row->next_step_on;
  gboolean is_idle = is_open && !self->row->step_is_unknown && day_on == NULL && self->row->next_step == NULL;
  g_autofree char *day = day_on ? tandem_format_date_short (day_on, today) : NULL;

  self->late = tandem_deal_row_is_late (self->row, today);
  /* what was planned on another day may not be known: no line is kept for it then */
  gtk_widget_set_visible (self->step_box, is_open && (is_idle || day_on || self->row->next_step));
  gtk_widget_set_visible (self->idle_image, is_idle);
  gtk_label_set_label (self->step_label, is_idle                ? _ ("No next step")
                                         : self->row->next_step ? self->row->next_step
                                                                : "");
  gtk_label_set_label (self->step_day_label, day ? day : "");
  gtk_widget_set_visible (self->late_image, self->late);
  if (self->late)
    gtk_widget_add_css_class (GTK_WIDGET (self->step_day_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->step_day_label), "error");
}

/* What is not read yet, or gone, says nothing. */
static void
show_nothing (TandemDealCard *self)
{
  GtkLabel *const labels[] = { self->title_label, self->company_label, self->amount_label,
                               self->days_label,  self->step_label,    self->step_day_label };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    gtk_label_set_label (labels[i], "");
  gtk_widget_set_visible (self->rot_bar, FALSE);
  gtk_widget_set_visible (self->rot_image, FALSE);
  gtk_widget_set_visible (self->late_image, FALSE);
  gtk_widget_set_visible (self->idle_image, FALSE);
  self->late = self->rots = FALSE;
}

/**
 * tandem_deal_card_set_row:
 * @row: (nullable): the deal
 * @today: a plain date, from which lateness and rotting are counted
 * @zone: the firm's
 */
void
tandem_deal_card_set_row (TandemDealCard *self, TandemDealRow *row, const char *today, GTimeZone *zone)
{
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  g_autofree char *amount = NULL;
  g_autofree char *short_title = NULL;
  g_autofree char *title = NULL;
  const char *who;

  g_set_object (&self->row, row);
  if (row == NULL)
    {
      show_nothing (self);
      return;
    }
  who = row->company ? row->company : row->contact;
  amount = row->has_amount ? tandem_format_money_brief (row->amount_minor, row->currency) : NULL;
  short_title = tandem_deal_row_dup_short_title (row);
  title = tandem_format_line (short_title, is_mirrored);
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->company_label, who ? who : "");
  gtk_label_set_label (self->amount_label, amount ? amount : "");
  show_days (self, today, zone);
  show_step (self, today);
}

/**
 * tandem_deal_card_get_row:
 *
 * Returns: (transfer none) (nullable): the deal
 */
TandemDealRow *
tandem_deal_card_get_row (TandemDealCard *self)
{
  return self->row;
}

/**
 * tandem_deal_card_get_id:
 * @self: (nullable): a card
 *
 * Returns: the id of the deal that it shows, 0 for none
 */
gint64
tandem_deal_card_get_id (TandemDealCard *self)
{
  return self && self->row ? self->row->id : 0;
}

/**
 * tandem_deal_card_pick:
 * @cards: a view of cards
 *
 * Returns: (transfer none) (nullable): the card at a point of the view
 */
TandemDealCard *
tandem_deal_card_pick (GtkWidget *cards, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (cards, x, y, GTK_PICK_DEFAULT);

  return widget ? TANDEM_DEAL_CARD (gtk_widget_get_ancestor (widget, TANDEM_TYPE_DEAL_CARD)) : NULL;
}

/**
 * tandem_deal_card_speak:
 *
 * Returns: (transfer full): the card in words, as a screen reader says it
 */
char *
tandem_deal_card_speak (TandemDealCard *self)
{
  GString *text = g_string_new (self->row ? self->row->title : NULL);
  const char *parts[] = { gtk_label_get_label (self->company_label), gtk_label_get_label (self->amount_label),
                          gtk_label_get_label (self->step_label), gtk_label_get_label (self->step_day_label) };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i])
      g_string_append_printf (text, ", %s", parts[i]);
  if (self->late)
    /* Translators: said of a deal whose next step is past its day */
    g_string_append_printf (text, ", %s", C_ ("deal", "late"));
  if (self->rots)
    /* Translators: said of a deal that stays in a stage for too long */
    g_string_append_printf (text, ", %s", C_ ("deal", "rotting"));
  return g_string_free (text, FALSE);
}
