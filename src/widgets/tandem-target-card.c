/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-target-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tandem-format.h"
#include "insight/tandem-attainment-words.h"
#include "widgets/tandem-target-bar.h"

struct _TandemTargetCard {
  AdwBin parent_instance;

  GArray *attainments; /* TandemAttainment; NULL before they have come */
  GArray *firsts;      /* guint: where those of each person and kind of period begin */
  char *today;
  double length;      /* of the bars, as a share of the target */
  gboolean is_narrow; /* a period takes lines, and not columns */
  gboolean showing;   /* while the targets are filled in, nobody chooses one */

  GtkDropDown *target_drop_down;
  GtkScrolledWindow *scroller;
  GtkGrid *grid;
  GtkLabel *title_label;
  GtkLabel *words_label;
  GtkWidget *all_label;
};

typedef enum {
  PROP_NARROW = 1,
} TandemTargetCardProperty;

enum {
  SIGNAL_REACHED_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

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

static gint64
get_amount (const TandemAttainment *attainment, TandemTargetHead head)
{
  switch (head)
    {
    case TANDEM_TARGET_HEAD_WON:
      return attainment->reached;
    case TANDEM_TARGET_HEAD_COMMITTED:
      return attainment->committed;
    case TANDEM_TARGET_HEAD_WEIGHTED:
      return attainment->weighted;
    case TANDEM_TARGET_HEAD_TARGET:
      return attainment->target;
    case TANDEM_TARGET_HEAD_PERIOD:
    case TANDEM_TARGET_HEAD_REACHED:
    case TANDEM_TARGET_N_HEADS:
    default:
      return 0;
    }
}

static void
link_clicked_cb (GtkWidget *link, TandemTargetCard *self)
{
  g_signal_emit (self, signals[SIGNAL_REACHED_ACTIVATED], 0,
                 GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (link), "place")));
}

/* What counts people opens them. */
static void
attach_link (TandemTargetCard *self, guint place, TandemTargetHead head, const char *text, int column, int row)
{
  const TandemAttainment *attainment = get_attainment (self, place);
  GtkWidget *link = gtk_button_new (), *label = gtk_label_new (text);
  g_autofree char *period = tandem_attainment_write_period (attainment);
  g_autofree char *name
      = g_strdup_printf ("%s, %s: %s", tandem_target_head_get_title (head, attainment->measure), period, text);
  g_autofree char *num = tandem_format_count (attainment->reached), *den = tandem_format_count (attainment->target);
  g_autofree char *share = g_strdup_printf (_ ("%s of %s"), num, den);
  g_autofree char *words = g_strdup_printf ("%s\n%s", tandem_attainment_get_lead_words (), share);

  g_object_set_data (G_OBJECT (link), "place", GUINT_TO_POINTER (place));
  gtk_button_set_child (GTK_BUTTON (link), label); /* a label of the button's own would be its name, too */
  gtk_widget_set_halign (link, GTK_ALIGN_END);
  gtk_widget_add_css_class (link, "flat");
  gtk_widget_add_css_class (link, "figure-link");
  gtk_widget_add_css_class (link, "numeric");
  if (head == TANDEM_TARGET_HEAD_REACHED)
    gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_tooltip_text (link, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (link), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  g_signal_connect (link, "clicked", G_CALLBACK (link_clicked_cb), self);
  gtk_grid_attach (self->grid, link, column, row, 1, 1);
}

static void
attach_cell (TandemTargetCard *self, guint place, TandemTargetHead head, int column, int row)
{
  const TandemAttainment *attainment = get_attainment (self, place);
  g_autofree char *text = tandem_attainment_write_cell (attainment, head, self->today);
  gboolean is_now = strcmp (attainment->from, self->today) <= 0 && strcmp (attainment->to, self->today) >= 0;
  gboolean is_heading = head == TANDEM_TARGET_HEAD_REACHED || (head == TANDEM_TARGET_HEAD_PERIOD && is_now);
  GtkWidget *label;

  if (*text == '\0')
    return;
  if (attainment->measure == TANDEM_TARGET_OF_LEADS
      && (head == TANDEM_TARGET_HEAD_REACHED || head == TANDEM_TARGET_HEAD_WON))
    {
      attach_link (self, place, head, text, column, row);
      return;
    }
  label = attach_text (self, text, column, row, is_heading ? "heading" : NULL);
  if (head >= TANDEM_TARGET_HEAD_WON && attainment->currency)
    {
      g_autofree char *exact = tandem_format_money (get_amount (attainment, head), attainment->currency);

      gtk_widget_set_tooltip_text (label, exact);
    }
}

/* The second column has the bar. */
static const int head_columns[TANDEM_TARGET_N_HEADS] = { 0, 2, 3, 4, 5, 6 };

static double
get_share (const TandemAttainment *attainment, gint64 amount)
{
  return (double) amount / (double) attainment->target;
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
      gint64 open = MAX (attainment->committed, attainment->weighted);

      length = MAX (length, get_share (attainment, attainment->reached + open));
    }
  return length;
}

static void
attach_bar (TandemTargetCard *self, const TandemAttainment *attainment, int column, int row, int n_columns)
{
  GtkWidget *bar = tandem_target_bar_new (get_share (attainment, attainment->reached),
                                          get_share (attainment, attainment->committed),
                                          get_share (attainment, attainment->weighted), self->length);

  if (attainment->measure == TANDEM_TARGET_OF_LEADS)
    gtk_widget_add_css_class (bar, "leads");
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_grid_attach (self->grid, bar, column, row, n_columns, 1);
}

static void
attach_period (TandemTargetCard *self, guint place, int row)
{
  const TandemAttainment *attainment = get_attainment (self, place);

  attach_bar (self, attainment, 1, row, 1);
  for (TandemTargetHead head = 0; head < TANDEM_TARGET_N_HEADS; head++)
    if (tandem_target_head_is_of (head, attainment->measure))
      attach_cell (self, place, head, head_columns[head], row);
}

#define NARROW_ROWS 3

/* Where there is no room for columns: the amounts in a line of words below the bar. */
static void
attach_narrow_period (TandemTargetCard *self, guint place, int row)
{
  const TandemAttainment *attainment = get_attainment (self, place);
  g_autoptr (GString) words = g_string_new (NULL);
  GtkWidget *label;

  attach_cell (self, place, TANDEM_TARGET_HEAD_PERIOD, 0, row);
  attach_cell (self, place, TANDEM_TARGET_HEAD_REACHED, 1, row);
  attach_bar (self, attainment, 0, row + 1, 2);
  for (TandemTargetHead head = TANDEM_TARGET_HEAD_WON; head < TANDEM_TARGET_N_HEADS; head++)
    {
      g_autofree char *amount = tandem_attainment_write_cell (attainment, head, self->today);

      if (*amount && tandem_target_head_is_of (head, attainment->measure))
        g_string_append_printf (words, "%s%s %s", words->len > 0 ? " · " : "",
                                tandem_target_head_get_title (head, attainment->measure), amount);
    }
  label = gtk_label_new (words->str);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_grid_attach (self->grid, label, 0, row + 2, 2, 1);
}

/* The keyboard goes from a number to the one that takes its place, and to the choice above where there is none. */
static void
move_focus (TandemTargetCard *self, GtkWidget *focused, GtkWidget *first_new)
{
  int column, row;

  gtk_grid_query_child (self->grid, focused, &column, &row, NULL, NULL);
  for (GtkWidget *child = first_new; child; child = gtk_widget_get_next_sibling (child))
    {
      int new_column, new_row;

      gtk_grid_query_child (self->grid, child, &new_column, &new_row, NULL, NULL);
      if (new_column == column && new_row == row && gtk_widget_grab_focus (child))
        return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->target_drop_down));
}

/* They go last, since a focus that is lost with what has it can't be given to another in the same frame. */
static void
take_out_old (TandemTargetCard *self, GtkWidget *last_old)
{
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self->grid));
  GtkWidget *first_new = last_old ? gtk_widget_get_next_sibling (last_old) : NULL;
  GtkWidget *child;

  if (last_old && focused && (gtk_widget_get_state_flags (focused) & GTK_STATE_FLAG_FOCUS_WITHIN))
    move_focus (self, focused, first_new);
  while (last_old && (child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != first_new)
    gtk_grid_remove (self->grid, child);
}

static void
show_chosen (TandemTargetCard *self)
{
  guint chosen = gtk_drop_down_get_selected (self->target_drop_down);
  guint first = chosen < self->firsts->len ? g_array_index (self->firsts, guint, chosen) : 0;
  TandemTargetMeasure measure = get_attainment (self, first)->measure;
  GtkWidget *last_old = gtk_widget_get_last_child (GTK_WIDGET (self->grid));

  self->length = find_length (self, first);
  for (TandemTargetHead head = 0; head < TANDEM_TARGET_N_HEADS && !self->is_narrow; head++)
    if (tandem_target_head_is_of (head, measure))
      attach_text (self, tandem_target_head_get_title (head, measure), head_columns[head], 0, "caption-heading");
  for (guint i = first;
       i < self->attainments->len && is_of_same (get_attainment (self, i), get_attainment (self, first)); i++)
    if (self->is_narrow)
      attach_narrow_period (self, i, (int) (i - first) * NARROW_ROWS);
    else
      attach_period (self, i, (int) (i - first) + 1);
  take_out_old (self, last_old);
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
tandem_target_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((TandemTargetCardProperty) id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, TANDEM_TARGET_CARD (object)->is_narrow);
      break;
    }
}

static void
tandem_target_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((TandemTargetCardProperty) id)
    {
    case PROP_NARROW:
      tandem_target_card_set_narrow (TANDEM_TARGET_CARD (object), g_value_get_boolean (value));
      break;
    }
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

  G_OBJECT_CLASS (klass)->get_property = tandem_target_card_get_property;
  G_OBJECT_CLASS (klass)->set_property = tandem_target_card_set_property;
  G_OBJECT_CLASS (klass)->dispose = tandem_target_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_target_card_finalize;

  /**
   * TandemTargetCard:narrow:
   *
   * Whether there is no room for columns.
   */
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_NARROW,
                                   g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                             | G_PARAM_STATIC_STRINGS));
  /**
   * TandemTargetCard::reached-activated:
   * @place: of one of the attainments that are shown
   *
   * A person wants to see whom a number of leads counts.
   */
  signals[SIGNAL_REACHED_ACTIVATED] = g_signal_new ("reached-activated", TANDEM_TYPE_TARGET_CARD, G_SIGNAL_RUN_LAST, 0,
                                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "targetcard");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/widgets/tandem-target-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemTargetCard, target_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TandemTargetCard, scroller);
  gtk_widget_class_bind_template_child (widget_class, TandemTargetCard, grid);
  gtk_widget_class_bind_template_child (widget_class, TandemTargetCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, TandemTargetCard, words_label);
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
 * @attainments: (element-type TandemAttainment): of tandem_attainment_make() or tandem_lead_attainment_load()
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
  if (attainments->len == 0)
    return;
  if (get_attainment (self, 0)->measure == TANDEM_TARGET_OF_LEADS)
    {
      gtk_label_set_label (self->title_label, C_ ("target", "New leads against the target"));
      gtk_label_set_label (self->words_label, tandem_attainment_get_lead_words ());
    }
  show_chosen (self);
}

/**
 * tandem_target_card_set_narrow:
 * @is_narrow: whether there is no room for columns
 */
void
tandem_target_card_set_narrow (TandemTargetCard *self, gboolean is_narrow)
{
  if (self->is_narrow == is_narrow)
    return;
  self->is_narrow = is_narrow;
  g_object_notify (G_OBJECT (self), "narrow");
  /* what wraps knows its height only where the width is given */
  gtk_scrolled_window_set_policy (self->scroller, is_narrow ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  if (self->attainments && self->attainments->len > 0)
    show_chosen (self);
}
