/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-stage-history-group.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "model/tandem-deal-steps.h"

struct _TandemStageHistoryGroup {
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows; /* not owned */
};

G_DEFINE_FINAL_TYPE (TandemStageHistoryGroup, tandem_stage_history_group, ADW_TYPE_PREFERENCES_GROUP)

static void
tandem_stage_history_group_finalize (GObject *object)
{
  g_ptr_array_unref (TANDEM_STAGE_HISTORY_GROUP (object)->rows);
  G_OBJECT_CLASS (tandem_stage_history_group_parent_class)->finalize (object);
}

static void
tandem_stage_history_group_class_init (TandemStageHistoryGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_stage_history_group_finalize;
}

static void
tandem_stage_history_group_init (TandemStageHistoryGroup *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Stage history"));
}

/* Both, where it was changed there. */
static char *
describe_amount (const TandemDealStep *step)
{
  g_autofree char *first
      = step->had_amount ? tandem_format_money_brief (step->first_minor, step->first_currency) : NULL;
  g_autofree char *last = step->has_amount ? tandem_format_money_brief (step->last_minor, step->last_currency) : NULL;

  if (first && last && !g_str_equal (first, last))
    return g_strdup_printf ("%s → %s", first, last);
  return g_strdup (last ? last : first);
}

static char *
describe_step (const TandemDealStep *step, const char *from, const char *until, const char *today)
{
  g_autofree char *from_text = tandem_format_date_short (from, today);
  g_autofree char *until_text = step->until_at ? tandem_format_date_short (until, today) : NULL;
  g_autofree char *amount = describe_amount (step);
  g_autoptr (GString) text = g_string_new (NULL);

  if (until_text && g_str_equal (from, until))
    g_string_append (text, from_text);
  else if (until_text)
    g_string_append_printf (text, "%s – %s", from_text, until_text);
  else
    /* Translators: %s is the day since when a deal is in its stage */
    g_string_append_printf (text, _ ("since %s"), from_text);
  if (step->owner)
    g_string_append_printf (text, " · %s", step->owner);
  if (amount)
    g_string_append_printf (text, " · %s", amount);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_row (TandemStageHistoryGroup *self, const TandemDealStep *step, GTimeZone *zone)
{
  g_autofree char *today = tandem_date_today (zone);
  g_autofree char *from = tandem_instant_to_date (step->from_at, zone);
  g_autofree char *until = step->until_at ? tandem_instant_to_date (step->until_at, zone) : g_strdup (today);
  g_autofree char *about = describe_step (step, from, until, today);
  int days = MAX (tandem_date_days_between (from, until), 0);
  GtkWidget *row
      = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", step->stage, "subtitle", about, NULL);

  if (g_str_equal (step->kind, "open"))
    {
      /* Translators: how long a deal was in a stage */
      g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", days), days);
      GtkWidget *label = gtk_label_new (text);

      gtk_widget_add_css_class (label, "dimmed");
      gtk_widget_add_css_class (label, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

/**
 * tandem_stage_history_group_show:
 * @steps: (element-type TandemDealStep): where the deal was, the first first; the last stands on top
 * @zone: the firm's
 */
void
tandem_stage_history_group_show (TandemStageHistoryGroup *self, GPtrArray *steps, GTimeZone *zone)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = steps->len; i > 0; i--)
    add_row (self, steps->pdata[i - 1], zone);
}
