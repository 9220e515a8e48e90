/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-deal-card.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "base/tandem-format.h"

/* Within so many days of today a day needs no year. */
#define NEAR 300

struct _TandemDealCard {
  GtkBox parent_instance;

  TandemDealRow *row;
  char *today;
  gboolean rots;
  gboolean late;
  int days; /* in its stage */

  GtkWidget *rot_bar;
  GtkLabel *title_label;
  GtkLabel *company_label;
  GtkLabel *amount_label;
  GtkLabel *owner_label;
  GtkLabel *close_label;
  GtkWidget *step_box;
  GtkLabel *step_label;
  GtkWidget *idle_image;
  GtkWidget *late_image;
  GtkWidget *rot_image;
  GtkLabel *days_label;
};

G_DEFINE_FINAL_TYPE (TandemDealCard, tandem_deal_card, GTK_TYPE_BOX)

static void
tandem_deal_card_dispose (GObject *object)
{
  TandemDealCard *self = TANDEM_DEAL_CARD (object);

  g_clear_object (&self->row);
  g_clear_pointer (&self->today, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_DEAL_CARD);
  G_OBJECT_CLASS (tandem_deal_card_parent_class)->dispose (object);
}

/* A card is narrow: no year where it is plain which is meant. */
static char *
dup_day (const char *day, const char *today)
{
  return tandem_format_date_short (day, abs (tandem_date_days_between (today, day)) < NEAR ? day : today);
}

static void
append_line (GString *lines, const char *text)
{
  if (text && lines->len > 0)
    g_string_append_c (lines, '\n');
  if (text)
    g_string_append (lines, text);
}

static char *
dup_owner_words (TandemDealCard *self)
{
  /* Translators: of a deal; %s is a name */
  return self->row->owner ? g_strdup_printf (C_ ("deal card", "Owner: %s"), self->row->owner) : NULL;
}

static char *
dup_close_words (TandemDealCard *self)
{
  const char *close_on = tandem_deal_row_is_open (self->row) ? self->row->expected_close_on : self->row->closed_on;
  g_autofree char *day = close_on ? tandem_format_date (close_on) : NULL;

  if (day == NULL)
    return NULL;
  return g_strdup_printf (tandem_deal_row_is_open (self->row)
                              /* Translators: of a deal; %s is a day */
                              ? C_ ("deal card", "Expected close: %s")
                              /* Translators: of a deal that was won or lost; %s is a day */
                              : C_ ("deal card", "Closed: %s"),
                          day);
}

static char *
dup_step_words (TandemDealCard *self)
{
  if (!tandem_deal_row_is_open (self->row) || self->row->next_step == NULL)
    return NULL;
  /* Translators: of a deal; %s is what is to be done */
  return g_strdup_printf (C_ ("deal card", "Next step: %s"), self->row->next_step);
}

static char *
dup_days_words (TandemDealCard *self)
{
  gulong n = (gulong) self->days;
  g_autofree char *count = tandem_format_count (self->days);
  g_autofree char *text = NULL;

  if (!tandem_deal_row_is_open (self->row))
    return NULL;
  /* Translators: of a deal; %s is how many days it is in its stage */
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s day in this stage", "%s days in this stage", n), count);
  /* Translators: said of a deal that stays in a stage for too long */
  return self->rots ? g_strconcat (text, ", ", C_ ("deal", "rotting"), NULL) : g_steal_pointer (&text);
}

/* To set a tooltip takes GTK 0.2 ms, and a board has some hundred cards: it is asked for. It says in full what the card has no
 * room for, over the words that may be cut: one over the whole card took the click of who had just come from another tooltip. */
static gboolean
query_tooltip_cb (TandemDealCard *self, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *owner = self->row ? dup_owner_words (self) : NULL;
  g_autofree char *close = self->row ? dup_close_words (self) : NULL;
  g_autofree char *step = self->row ? dup_step_words (self) : NULL;
  g_autofree char *days = self->row ? dup_days_words (self) : NULL;

  if (self->row == NULL)
    return FALSE;
  append_line (lines, self->row->title);
  append_line (lines, self->row->company ? self->row->company : self->row->contact);
  append_line (lines, owner);
  append_line (lines, close);
  append_line (lines, step);
  append_line (lines, days);
  gtk_tooltip_set_text (tooltip, lines->str);
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
  gtk_widget_class_bind_template_child (widget_class, TandemDealCard, owner_label);
  gtk_widget_class_bind_template_child (widget_class, TandemDealCard, close_label);
  gtk_widget_class_bind_template_child (widget_class, TandemDealCard, step_box);
  gtk_widget_class_bind_template_child (widget_class, TandemDealCard, step_label);
  gtk_widget_class_bind_template_child (widget_class, TandemDealCard, idle_image);
  gtk_widget_class_bind_template_child (widget_class, TandemDealCard, late_image);
  gtk_widget_class_bind_template_child (widget_class, TandemDealCard, rot_image);
  gtk_widget_class_bind_template_child (widget_class, TandemDealCard, days_label);
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

/* The first letters of the first and the last part of a name. */
static char *
dup_initials (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, " ", -1);
  guint n_parts = g_strv_length (parts);
  GString *initials = g_string_new (NULL);
  g_autofree char *text = NULL;

  g_string_append_unichar (initials, g_utf8_get_char (parts[0]));
  if (n_parts > 1 && *parts[n_parts - 1])
    g_string_append_unichar (initials, g_utf8_get_char (parts[n_parts - 1]));
  text = g_string_free (initials, FALSE);
  return g_utf8_strup (text, -1);
}

static void
show_owner (TandemDealCard *self)
{
  gboolean is_known = self->row->owner && *self->row->owner;
  g_autofree char *initials = is_known ? dup_initials (self->row->owner) : NULL;

  gtk_label_set_label (self->owner_label, initials ? initials : "");
  gtk_widget_set_visible (GTK_WIDGET (self->owner_label), is_known);
}

static void
show_close (TandemDealCard *self, const char *today)
{
  gboolean is_open = tandem_deal_row_is_open (self->row);
  const char *close_on = is_open ? self->row->expected_close_on : self->row->closed_on;
  g_autofree char *day = close_on ? dup_day (close_on, today) : NULL;
  /* Translators: on a narrow card; %s is the day by which a deal is expected to be closed */
  g_autofree char *text = day && is_open ? g_strdup_printf (C_ ("deal card", "by %s"), day) : g_steal_pointer (&day);

  gtk_label_set_label (self->close_label, text ? text : "");
}

static void
show_days (TandemDealCard *self, const char *today, GTimeZone *zone)
{
  g_autofree char *text = NULL;

  self->rots = tandem_deal_row_rots (self->row, today, zone, &self->days);
  /* Translators: very short for a number of days, on a narrow card */
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d d", "%d d", self->days), self->days);
  gtk_label_set_label (self->days_label, text);
  gtk_widget_set_visible (self->rot_bar, self->rots);
  gtk_widget_set_visible (self->rot_image, self->rots);
}

/* The day is bold before the words, so that both break like one text. */
static void
write_step (TandemDealCard *self, const char *day, const char *step)
{
  g_autoptr (PangoAttrList) attributes = day ? pango_attr_list_new () : NULL;
  g_autofree char *text = g_strconcat (day ? day : "", day && step ? " · " : "", step ? step : "", NULL);
  PangoAttribute *bold;

  if (day)
    {
      bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
      bold->end_index = (guint) strlen (day);
      pango_attr_list_insert (attributes, bold);
    }
  gtk_label_set_attributes (self->step_label, attributes);
  gtk_label_set_label (self->step_label, text);
}

static void
show_step (TandemDealCard *self, const char *today)
{
  gboolean is_open = tandem_deal_row_is_open (self->row);
  const char *day_on = self->row->next_step_on;
  gboolean is_idle = is_open && !self->row->step_is_unknown && day_on == NULL && self->row->next_step == NULL;
  g_autofree char *day = day_on ? dup_day (day_on, today) : NULL;

  self->late = tandem_deal_row_is_late (self->row, today);
  gtk_widget_set_visible (self->step_box, is_open);
  gtk_widget_set_visible (self->idle_image, is_idle);
  write_step (self, day, is_idle ? _ ("No next step") : self->row->next_step);
  gtk_widget_set_visible (self->late_image, self->late);
  if (self->late)
    gtk_widget_add_css_class (GTK_WIDGET (self->step_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->step_label), "error");
}

/* What is not read yet, or gone, says nothing. */
static void
show_nothing (TandemDealCard *self)
{
  GtkLabel *const labels[] = { self->title_label, self->company_label, self->amount_label,
                               self->close_label, self->step_label,    self->days_label };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    gtk_label_set_label (labels[i], "");
  gtk_widget_set_visible (GTK_WIDGET (self->owner_label), FALSE);
  gtk_widget_set_visible (self->rot_bar, FALSE);
  gtk_widget_set_visible (self->rot_image, FALSE);
  gtk_widget_set_visible (self->late_image, FALSE);
  gtk_widget_set_visible (self->idle_image, FALSE);
  self->late = self->rots = FALSE;
}

static void
show_row (TandemDealCard *self, const char *today, GTimeZone *zone)
{
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const TandemDealRow *row = self->row;
  const char *who = row->company ? row->company : row->contact;
  g_autofree char *amount = row->has_amount ? tandem_format_money_brief (row->amount_minor, row->currency) : NULL;
  g_autofree char *short_title = tandem_deal_row_dup_short_title (row);
  g_autofree char *title = tandem_format_line (short_title, is_mirrored);

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->company_label, who ? who : "");
  gtk_label_set_label (self->amount_label, amount ? amount : "");
  show_owner (self);
  show_close (self, today);
  show_days (self, today, zone);
  show_step (self, today);
}

/**
 * tandem_deal_card_set_row:
 * @row: (nullable): the deal
 * @today: a plain date, from which lateness and rotting are counted
 * @zone: the firm's
 *
 * Returns: whether the card says anything else than before: mostly it is only read again
 */
gboolean
tandem_deal_card_set_row (TandemDealCard *self, TandemDealRow *row, const char *today, GTimeZone *zone)
{
  gboolean is_new_day = g_set_str (&self->today, today);
  g_autoptr (TandemDealRow) before = self->row;

  self->row = row ? g_object_ref (row) : NULL;
  if (row && before && !is_new_day && tandem_deal_row_equal (row, before))
    return FALSE;
  if (row)
    show_row (self, today, zone);
  else
    show_nothing (self);
  return TRUE;
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
  g_autofree char *owner = self->row ? dup_owner_words (self) : NULL;
  g_autofree char *close = self->row ? dup_close_words (self) : NULL;
  gboolean has_step = self->row && tandem_deal_row_is_open (self->row);
  const char *parts[] = { gtk_label_get_label (self->company_label), gtk_label_get_label (self->amount_label), owner,
                          close, has_step ? gtk_label_get_label (self->step_label) : NULL };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] && *parts[i])
      g_string_append_printf (text, ", %s", parts[i]);
  if (self->late)
    /* Translators: said of a deal whose next step is past its day */
    g_string_append_printf (text, ", %s", C_ ("deal", "late"));
  if (self->rots)
    /* Translators: said of a deal that stays in a stage for too long */
    g_string_append_printf (text, ", %s", C_ ("deal", "rotting"));
  return g_string_free (text, FALSE);
}
