/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-stage-stepper.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "model/tandem-deal-steps.h"
#include "model/tandem-stage.h"

#define STAGE_ID "tandem-stage"

struct _TandemStageStepper {
  AdwBin parent_instance;

  AdwWrapBox *steps_box;
  GtkSizeGroup *widths;
};

typedef enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
} TandemStageStepperSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemStageStepper, tandem_stage_stepper, ADW_TYPE_BIN)

static void
tandem_stage_stepper_finalize (GObject *object)
{
  g_object_unref (TANDEM_STAGE_STEPPER (object)->widths);
  G_OBJECT_CLASS (tandem_stage_stepper_parent_class)->finalize (object);
}

/* To the stage where the deal is: Enter there moves nothing. */
static gboolean
tandem_stage_stepper_grab_focus (GtkWidget *widget)
{
  TandemStageStepper *self = TANDEM_STAGE_STEPPER (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->steps_box)); child;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_has_css_class (child, "current"))
      return gtk_widget_grab_focus (child);
  return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
tandem_stage_stepper_class_init (TandemStageStepperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_stage_stepper_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = tandem_stage_stepper_grab_focus;

  /**
   * TandemStageStepper::chosen:
   * @stage_id: another stage than the one where the deal is
   *
   * The deal is to go there. What is shown changes when the file does.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tandem_stage_stepper_init (TandemStageStepper *self)
{
  self->widths = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->steps_box = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 4, "line-spacing", 4, "justify", ADW_JUSTIFY_FILL,
                                  "justify-last-line", TRUE, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->steps_box));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Stages"), -1);
}

/* The state of a toggle button is the file's: a click asks, and is answered when the deal has moved. */
static void
step_clicked_cb (GtkToggleButton *button, TandemStageStepper *self)
{
  gboolean is_current = gtk_widget_has_css_class (GTK_WIDGET (button), "current");

  gtk_toggle_button_set_active (button, is_current);
  if (!is_current)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, *(gint64 *) g_object_get_data (G_OBJECT (button), STAGE_ID));
}

/* What stands below the name of a stage: how long it took, or when it is expected to come. */
static char *
describe_stage (TandemDealFacts *facts, TandemRecord *stage, GTimeZone *zone)
{
  g_autofree char *now = tandem_instant_now ();
  g_autofree char *today = tandem_date_today (zone);
  gint64 stage_id = tandem_record_get_id (stage);
  gboolean is_current = stage_id == facts->row->stage_id;
  gboolean is_open = g_strcmp0 (tandem_record_get_text (stage, TANDEM_STAGE_KIND), "open") == 0;
  g_autofree char *day = NULL;
  int days;

  if (!is_open && is_current && facts->row->closed_on)
    return tandem_format_date_short (facts->row->closed_on, today);
  if (!is_open && facts->row->expected_close_on && g_str_equal (facts->row->stage_kind, "open"))
    {
      day = tandem_format_date_short (facts->row->expected_close_on, today);
      /* Translators: %s is the day on which a deal is expected to be won */
      return g_strdup_printf (_ ("expected %s"), day);
    }
  if (!is_open || !tandem_deal_steps_count_days (facts->steps, stage_id, now, zone, &days))
    return g_strdup ("");
  if (is_current && tandem_deal_row_rots (facts->row, today, zone, NULL))
    /* Translators: how long a deal is in its stage, which is too long */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day, rotting", "%d days, rotting", days), days);
  if (is_current)
    /* Translators: how long a deal is in its stage until now */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day so far", "%d days so far", days), days);
  /* Translators: how long a deal was in a stage */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", days), days);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_step (TandemStageStepper *self, TandemRecord *stage, const char *about, gboolean is_done, gboolean is_current)
{
  const char *name = tandem_record_get_text (stage, TANDEM_STAGE_NAME);
  gint64 id = tandem_record_get_id (stage);
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *spoken = *about ? g_strdup_printf ("%s, %s", name, about) : g_strdup (name);

  gtk_box_append (GTK_BOX (texts), make_label (name, is_current ? "heading" : "body"));
  gtk_box_append (GTK_BOX (texts), make_label (about, "caption"));
  gtk_button_set_child (GTK_BUTTON (button), texts);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), is_current);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "stage-step");
  if (is_done)
    gtk_widget_add_css_class (button, "done");
  if (is_current)
    gtk_widget_add_css_class (button, "current");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (button), STAGE_ID, g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (step_clicked_cb), self, 0);
  gtk_size_group_add_widget (self->widths, button);
  adw_wrap_box_append (self->steps_box, button);
}

/* The last place is what the deal came to, or may come to: lost stands there only once it is. */
static gboolean
is_shown (TandemDealFacts *facts, TandemRecord *stage)
{
  const char *kind = tandem_record_get_text (stage, TANDEM_STAGE_KIND);
  gboolean is_lost = g_str_equal (facts->row->stage_kind, "lost");

  if (g_strcmp0 (kind, "open") == 0)
    return TRUE;
  return g_strcmp0 (kind, is_lost ? "lost" : "won") == 0;
}

static int
find_focused (TandemStageStepper *self)
{
  int place = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->steps_box)); child;
       child = gtk_widget_get_next_sibling (child), place++)
    if (gtk_widget_has_focus (child))
      return place;
  return -1;
}

static void
focus_place (TandemStageStepper *self, int place)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->steps_box));

  for (; child && place > 0; place--)
    child = gtk_widget_get_next_sibling (child);
  if (child)
    gtk_widget_grab_focus (child);
}

/* Of a lost deal it is told where it was; before that, what stands before the present stage is behind it. */
static gboolean
is_done (TandemDealFacts *facts, TandemRecord *stage)
{
  for (guint i = 0; i < facts->steps->len; i++)
    if (((TandemDealStep *) facts->steps->pdata[i])->stage_id == tandem_record_get_id (stage))
      return TRUE;
  return !g_str_equal (facts->row->stage_kind, "lost");
}

/**
 * tandem_stage_stepper_show:
 * @zone: the firm's
 */
void
tandem_stage_stepper_show (TandemStageStepper *self, TandemDealFacts *facts, GTimeZone *zone)
{
  int focused = find_focused (self);
  gboolean is_before = TRUE;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->steps_box))))
    adw_wrap_box_remove (self->steps_box, child);
  for (guint i = 0; i < facts->stages->len; i++)
    {
      TandemRecord *stage = g_ptr_array_index (facts->stages, i);
      gboolean is_current = tandem_record_get_id (stage) == facts->row->stage_id;
      g_autofree char *about = describe_stage (facts, stage, zone);

      if (!is_shown (facts, stage))
        continue;
      is_before = is_before && !is_current;
      add_step (self, stage, about, is_before && is_done (facts, stage), is_current);
    }
  if (focused >= 0)
    focus_place (self, focused);
}
