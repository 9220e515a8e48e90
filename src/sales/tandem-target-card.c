/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-target-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tandem-format.h"
#include "insight/tandem-attainment-words.h"
#include "sales/tandem-target-bar.h"

struct _TandemTargetCard {
  AdwBin parent_instance;

  GArray *attainments; /* TandemAttainment; NULL before they have come */
  GArray *firsts;      /* guint: where those of each person and kind of period begin */
  char *today;
  double length;      /* of the bars, as a share of the target */
  gboolean is_narrow; /* a period takes lines, and not columns */
  gboolean showing; /* while the targets are filled in, nobody chooses one */

  GtkDropDown *target_drop_down;
  GtkScrolledWindow *scroller;
  GtkGrid *grid;
  GtkWidget *all_label;
};

G_DEFINE_FINAL_TYPE (TandemTargetCard, tandem_target_card, ADW_TYPE_BIN)

static const TandemAttainment *
get_attainment (TandemTargetCard *self, guint place)
{
  return &g_array_index (self->attainments, TandemAttainment, place);
}

static gboolean
is_of_same (const TandemAttainment *one, const TandemAttainment *other)
{
  return one->person_id == other->person_id && one->period == other->period;
}

/* --- what a period says -------------------------------------------------------------------------------------------- */

static GtkWidget *
attach_text (TandemTargetCard *self, const char *text, int column, int row, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_widget_add_css_class (label, "numeric");
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
  return label;
}

static void
attach_amount (TandemTargetCard *self, const TandemAttainment *attainment, gint64 minor, int column, int row)
{
  g_autofree char *text = tandem_format_money_whole (minor, attainment->currency);
  g_autofree char *exact = tandem_format_money (minor, attainment->currency);

  if (minor != 0)
    gtk_widget_set_tooltip_text (attach_text (self, text, column, row, NULL), exact);
}

/* The second column has the bar. */
static const int head_columns[TANDEM_TARGET_N_HEADS] = { 0, 2, 3, 4, 5, 6 };

static double
get_share (const TandemAttainment *attainment, gint64 minor)
{
  return (double) minor / (double) attainment->target_minor;
}

/* One scale for all that stand below each other: a longer bar is more of its target. */
static double
find_length (TandemTargetCard *self, guint first)
{
  double length = 1;

  for (guint i = first;
       i < self->attainments->len && is_of_same (get_attainment (self, i), get_attainment (self, first)); i++)
    {
      const TandemAttainment *attainment = get_attainment (self, i);
      gint64 open_minor = MAX (attainment->committed_minor, attainment->weighted_minor);

      length = MAX (length, get_share (attainment, attainment->won_minor + open_minor));
    }
  return length;
}

static GtkWidget *
new_bar (TandemTargetCard *self, const TandemAttainment *attainment)
{
  GtkWidget *bar = tandem_target_bar_new (get_share (attainment, attainment->won_minor),
                                          get_share (attainment, attainment->committed_minor),
                                          get_share (attainment, attainment->weighted_minor), self->length);

  gtk_widget_set_hexpand (bar, TRUE);
  return bar;
}

/* The period, and what of it is reached, where it has begun. */
static void
attach_head (TandemTargetCard *self, const TandemAttainment *attainment, int reached_column, int row)
{
  gboolean is_now = strcmp (attainment->from, self->today) <= 0 && strcmp (attainment->to, self->today) >= 0;
  g_autofree char *period = tandem_attainment_write_period (attainment);
  g_autofree char *reached = tandem_format_percent (attainment->won_minor, attainment->target_minor);

  attach_text (self, period, 0, row, is_now ? "heading" : NULL);
  if (attainment->won_minor != 0 || strcmp (attainment->from, self->today) <= 0)
    attach_text (self, reached, reached_column, row, "heading");
}

static void
attach_period (TandemTargetCard *self, const TandemAttainment *attainment, int row)
{
  attach_head (self, attainment, 2, row);
  gtk_grid_attach (self->grid, new_bar (self, attainment), 1, row, 1, 1);
  attach_amount (self, attainment, attainment->won_minor, 3, row);
  attach_amount (self, attainment, attainment->committed_minor, 4, row);
  attach_amount (self, attainment, attainment->weighted_minor, 5, row);
  attach_amount (self, attainment, attainment->target_minor, 6, row);
}

#define NARROW_ROWS 3

/* Where there is no room for columns: the amounts in a line of words below the bar. */
static void
attach_narrow_period (TandemTargetCard *self, const TandemAttainment *attainment, int row)
{
  const gint64 amounts[]
      = { attainment->won_minor, attainment->committed_minor, attainment->weighted_minor, attainment->target_minor };
  g_autoptr (GString) words = g_string_new (NULL);
  GtkWidget *label;

  attach_head (self, attainment, 1, row);
  gtk_grid_attach (self->grid, new_bar (self, attainment), 0, row + 1, 2, 1);
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    if (amounts[i] != 0)
      {
        g_autofree char *amount = tandem_format_money_whole (amounts[i], attainment->currency);

        g_string_append_printf (words, "%s%s %s", words->len > 0 ? " · " : "",
                                tandem_target_head_get_title (TANDEM_TARGET_HEAD_WON + i), amount);
      }
  label = gtk_label_new (words->str);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_grid_attach (self->grid, label, 0, row + 2, 2, 1);
}

static void
show_chosen (TandemTargetCard *self)
{
  guint chosen = gtk_drop_down_get_selected (self->target_drop_down);
  guint first = chosen < self->firsts->len ? g_array_index (self->firsts, guint, chosen) : 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))))
    gtk_grid_remove (self->grid, child);
  self->length = find_length (self, first);
  for (TandemTargetHead head = 0; head < TANDEM_TARGET_N_HEADS && !self->is_narrow; head++)
    attach_text (self, tandem_target_head_get_title (head), head_columns[head], 0, "caption-heading");
  for (guint i = first;
       i < self->attainments->len && is_of_same (get_attainment (self, i), get_attainment (self, first)); i++)
    if (self->is_narrow)
      attach_narrow_period (self, get_attainment (self, i), (int) (i - first) * NARROW_ROWS);
    else
      attach_period (self, get_attainment (self, i), (int) (i - first) + 1);
}

static void
target_chosen_cb (TandemTargetCard *self)
{
  if (!self->showing && self->attainments && self->attainments->len > 0)
    show_chosen (self);
}

/* --- whose targets ------------------------------------------------------------------------------------------------- */

/* What was chosen stays chosen, as long as there are as many. */
static void
show_targets (TandemTargetCard *self, GPtrArray *people)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint before = gtk_drop_down_get_selected (self->target_drop_down);

  g_array_set_size (self->firsts, 0);
  for (guint i = 0; i < self->attainments->len; i++)
    if (i == 0 || !is_of_same (get_attainment (self, i), get_attainment (self, i - 1)))
      {
        g_autofree char *title = tandem_attainment_write_target (get_attainment (self, i), people);

        g_array_append_val (self->firsts, i);
        gtk_string_list_append (titles, title);
      }
  self->showing = TRUE;
  gtk_drop_down_set_model (self->target_drop_down, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->target_drop_down, before < self->firsts->len ? before : 0);
  self->showing = FALSE;
}

static void
tandem_target_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_TARGET_CARD);
  G_OBJECT_CLASS (tandem_target_card_parent_class)->dispose (object);
}

static void
tandem_target_card_finalize (GObject *object)
{
  TandemTargetCard *self = TANDEM_TARGET_CARD (object);

  g_clear_pointer (&self->attainments, g_array_unref);
  g_array_unref (self->firsts);
  g_free (self->today);
  G_OBJECT_CLASS (tandem_target_card_parent_class)->finalize (object);
}

static void
tandem_target_card_class_init (TandemTargetCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_target_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_target_card_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-target-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemTargetCard, target_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TandemTargetCard, scroller);
  gtk_widget_class_bind_template_child (widget_class, TandemTargetCard, grid);
  gtk_widget_class_bind_template_child (widget_class, TandemTargetCard, all_label);
  gtk_widget_class_bind_template_callback (widget_class, target_chosen_cb);
}

static void
tandem_target_card_init (TandemTargetCard *self)
{
  self->firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_target_card_show:
 * @attainments: (element-type TandemAttainment): of tandem_attainment_make()
 * @people: (element-type TandemPerson): whoever may have a target
 * @today: a plain date
 * @is_filtered: whether the figures beside it are of some deals alone: the targets never are, and say so
 */
void
tandem_target_card_show (TandemTargetCard *self, GArray *attainments, GPtrArray *people, const char *today,
                         gboolean is_filtered)
{
  g_array_ref (attainments);
  g_clear_pointer (&self->attainments, g_array_unref);
  self->attainments = attainments;
  g_set_str (&self->today, today);
  show_targets (self, people);
  gtk_widget_set_visible (self->all_label, is_filtered);
  gtk_widget_set_visible (GTK_WIDGET (self), attainments->len > 0);
  if (attainments->len > 0)
    show_chosen (self);
}

/**
 * tandem_target_card_set_narrow:
 * @is_narrow: whether there is no room for columns
 */
void
tandem_target_card_set_narrow (TandemTargetCard *self, gboolean is_narrow)
{
  self->is_narrow = is_narrow;
  /* what wraps knows its height only where the width is given */
  gtk_scrolled_window_set_policy (self->scroller, is_narrow ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  if (self->attainments && self->attainments->len > 0)
    show_chosen (self);
}
