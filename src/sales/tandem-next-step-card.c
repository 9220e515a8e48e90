/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-next-step-card.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "model/tandem-activity-words.h"
#include "model/tandem-activity.h"

struct _TandemNextStepCard {
  AdwBin parent_instance;

  gint64 id; /* of the activity; 0 where nothing is planned */

  GtkWidget *step_box;
  GtkLabel *title_label;
  GtkLabel *when_label;
  GtkWidget *plan_button;
};

typedef enum {
  SIGNAL_CHECKED,
  SIGNAL_PLAN,
  N_SIGNALS,
} TandemNextStepCardSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemNextStepCard, tandem_next_step_card, ADW_TYPE_BIN)

static void
check_clicked_cb (TandemNextStepCard *self)
{
  if (self->id != 0)
    g_signal_emit (self, signals[SIGNAL_CHECKED], 0, self->id);
}

static void
plan_clicked_cb (TandemNextStepCard *self)
{
  g_signal_emit (self, signals[SIGNAL_PLAN], 0);
}

static char *
make_late (int days_late)
{
  g_autofree char *count = tandem_format_count (days_late);

  /* Translators: of a step that was to be done before; %s is a number */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s day late", "%s days late", (gulong) days_late), count);
}

/* What kind it is, and when, or how late it is. */
static char *
make_when (TandemRecord *activity, GTimeZone *time_zone, int days_late)
{
  const char *at = tandem_record_get_text (activity, TANDEM_ACTIVITY_AT);
  const char *kind = tandem_activity_get_kind_title (tandem_record_get_text (activity, TANDEM_ACTIVITY_KIND));
  g_autofree char *when = NULL;

  if (days_late > 0)
    when = make_late (days_late);
  else if (tandem_record_get_integer (activity, TANDEM_ACTIVITY_ALL_DAY) != 0)
    when = tandem_format_day (at, time_zone);
  else
    when = tandem_format_instant (at, time_zone);
  return g_strdup_printf ("%s · %s", kind, when);
}

static void
show_step (TandemNextStepCard *self, TandemRecord *activity, GTimeZone *time_zone)
{
  const char *title = tandem_record_get_text (activity, TANDEM_ACTIVITY_SUBJECT);
  g_autofree char *today = tandem_date_today (time_zone);
  g_autofree char *day = tandem_instant_to_date (tandem_record_get_text (activity, TANDEM_ACTIVITY_AT), time_zone);
  int days_late = day ? tandem_date_days_between (day, today) : 0;
  g_autofree char *when = make_when (activity, time_zone, days_late);

  if (title == NULL)
    title = tandem_record_get_text (activity, TANDEM_ACTIVITY_BODY);
  gtk_label_set_label (self->title_label, title ? title : _ ("Next step"));
  gtk_label_set_label (self->when_label, when);
  if (days_late > 0)
    {
      gtk_widget_add_css_class (self->step_box, "next-step-late");
      gtk_widget_add_css_class (GTK_WIDGET (self->when_label), "late");
    }
  else
    {
      gtk_widget_remove_css_class (self->step_box, "next-step-late");
      gtk_widget_remove_css_class (GTK_WIDGET (self->when_label), "late");
    }
}

static void
tandem_next_step_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_NEXT_STEP_CARD);
  G_OBJECT_CLASS (tandem_next_step_card_parent_class)->dispose (object);
}

static void
tandem_next_step_card_class_init (TandemNextStepCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_next_step_card_dispose;

  /**
   * TandemNextStepCard::checked:
   * @id: of the activity that took place
   */
  signals[SIGNAL_CHECKED] = g_signal_new ("checked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_INT64);
  /**
   * TandemNextStepCard::plan:
   *
   * A next step is going to be planned.
   */
  signals[SIGNAL_PLAN]
      = g_signal_new ("plan", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-next-step-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemNextStepCard, step_box);
  gtk_widget_class_bind_template_child (widget_class, TandemNextStepCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, TandemNextStepCard, when_label);
  gtk_widget_class_bind_template_child (widget_class, TandemNextStepCard, plan_button);
  gtk_widget_class_bind_template_callback (widget_class, check_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_clicked_cb);
}

static void
tandem_next_step_card_init (TandemNextStepCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_next_step_card_show:
 * @activity: (nullable): what is planned first; %NULL for nothing
 * @time_zone: the firm's
 */
void
tandem_next_step_card_show (TandemNextStepCard *self, TandemRecord *activity, GTimeZone *time_zone)
{
  self->id = activity ? tandem_record_get_id (activity) : 0;
  gtk_widget_set_visible (self->step_box, activity != NULL);
  gtk_widget_set_visible (self->plan_button, activity == NULL);
  if (activity)
    show_step (self, activity, time_zone);
}
