/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act/tandem-act-firm.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "model/tandem-model.h"
#include "store/tandem-connection.h"

static const struct {
  const char *name;
  int probability;
  const char *kind;
  gboolean qualified;
  int rot_days;
} stages[] = {
  { NC_ ("deal stage", "Prospecting"), 10, "open", FALSE, 21 },
  { NC_ ("deal stage", "Qualification"), 20, "open", TRUE, 21 },
  { NC_ ("deal stage", "Proposal"), 50, "open", TRUE, 14 },
  { NC_ ("deal stage", "Negotiation"), 80, "open", TRUE, 14 },
  { NC_ ("deal stage", "Won"), 100, "won", FALSE, 0 },
  { NC_ ("deal stage", "Lost"), 0, "lost", FALSE, 0 },
};

static const char *const channels[] = {
  NC_ ("channel", "Search ads"), NC_ ("channel", "E-mail"),   NC_ ("channel", "Trade fair"),
  NC_ ("channel", "Social"),     NC_ ("channel", "Referral"), NC_ ("channel", "Print"),
};

static const char *const reasons[] = {
  NC_ ("lost reason", "Price"),       NC_ ("lost reason", "Chose a competitor"), NC_ ("lost reason", "No budget"),
  NC_ ("lost reason", "No decision"), NC_ ("lost reason", "Did not fit"),
};

static const char *
translate (const char *context, const char *text)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, context, text);
}

/* "de_DE.UTF-8@euro" → "de_DE": what ICU knows. */
static char *
find_collation_locale (void)
{
  const char *name = setlocale (LC_COLLATE, NULL);
  char *locale = g_strndup (name ? name : "", strcspn (name ? name : "", ".@"));

  if (*locale == 0 || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX"))
    g_set_str (&locale, "en");
  return locale;
}

static gboolean
add_firm (TandemConnection *connection, const char *name, gboolean is_sample, GError **error)
{
  g_autoptr (TandemRecord) firm = TANDEM_RECORD (tandem_firm_new ());
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *locale = find_collation_locale ();
  const struct lconv *conventions = localeconv ();
  g_autofree char *currency = g_strndup (conventions->int_curr_symbol, 3);

  tandem_record_set_text (firm, TANDEM_FIRM_NAME, name);
  tandem_record_set_text (firm, TANDEM_FIRM_CURRENCY, strlen (currency) == 3 ? currency : "EUR");
  tandem_record_set_text (firm, TANDEM_FIRM_TIME_ZONE, g_time_zone_get_identifier (zone));
  tandem_record_set_text (firm, TANDEM_FIRM_COLLATION_LOCALE, locale);
  tandem_record_set_integer (firm, TANDEM_FIRM_FIRST_MONTH, 1);
  tandem_record_set_integer (firm, TANDEM_FIRM_IS_SAMPLE, is_sample);
  if (!tandem_record_insert (firm, connection, error))
    return FALSE;
  tandem_connection_forget_firm (connection);
  return TRUE;
}

static gboolean
add_person (TandemConnection *connection, const char *name, gint64 *person_id, GError **error)
{
  g_autoptr (TandemRecord) person = TANDEM_RECORD (tandem_person_new ());

  tandem_record_set_text (person, TANDEM_PERSON_NAME, name);
  tandem_record_set_text (person, TANDEM_PERSON_ROLE, "manager");
  if (!tandem_record_insert (person, connection, error))
    return FALSE;
  *person_id = tandem_record_get_id (person);
  return TRUE;
}

static gboolean
add_pipeline (TandemConnection *connection, GError **error)
{
  g_autoptr (TandemRecord) pipeline = TANDEM_RECORD (tandem_pipeline_new ());

  tandem_record_set_text (pipeline, TANDEM_PIPELINE_NAME, C_ ("pipeline", "New business"));
  tandem_record_set_integer (pipeline, TANDEM_PIPELINE_POSITION, 0);
  if (!tandem_record_insert (pipeline, connection, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autoptr (TandemRecord) stage = TANDEM_RECORD (tandem_stage_new ());

      tandem_record_set_id (stage, TANDEM_STAGE_PIPELINE_ID, tandem_record_get_id (pipeline));
      tandem_record_set_text (stage, TANDEM_STAGE_NAME, translate ("deal stage", stages[i].name));
      tandem_record_set_integer (stage, TANDEM_STAGE_POSITION, i);
      tandem_record_set_integer (stage, TANDEM_STAGE_PROBABILITY, stages[i].probability);
      tandem_record_set_text (stage, TANDEM_STAGE_KIND, stages[i].kind);
      tandem_record_set_integer (stage, TANDEM_STAGE_QUALIFIED, stages[i].qualified);
      if (stages[i].rot_days > 0)
        tandem_record_set_integer (stage, TANDEM_STAGE_ROT_DAYS, stages[i].rot_days);
      if (!tandem_record_insert (stage, connection, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_lists (TandemConnection *connection, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    {
      g_autoptr (TandemRecord) channel = TANDEM_RECORD (tandem_channel_new ());

      tandem_record_set_text (channel, TANDEM_CHANNEL_NAME, translate ("channel", channels[i]));
      tandem_record_set_integer (channel, TANDEM_CHANNEL_POSITION, i);
      if (!tandem_record_insert (channel, connection, error))
        return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      g_autoptr (TandemRecord) reason = TANDEM_RECORD (tandem_reason_new ());

      tandem_record_set_text (reason, TANDEM_REASON_KIND, "lost");
      tandem_record_set_text (reason, TANDEM_REASON_NAME, translate ("lost reason", reasons[i]));
      tandem_record_set_integer (reason, TANDEM_REASON_POSITION, i);
      if (!tandem_record_insert (reason, connection, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * tandem_act_set_up_firm:
 * @firm_name: (nullable): the firm
 * @person_name: who is at the keyboard
 * @is_sample: whether the file is a sample to look at
 * @person_id: (out): the person
 *
 * Fills a new file with what every firm has: itself, a person, a pipeline with stages, channels and reasons. This can't be
 * undone: without it there is no firm.
 */
gboolean
tandem_act_set_up_firm (TandemConnection *connection, const char *firm_name, const char *person_name, gboolean is_sample,
                        gint64 *person_id, GError **error)
{
  tandem_change_set_begin (connection, _ ("Set up the firm"));
  tandem_change_set_set_cause (connection, TANDEM_CAUSE_SETUP);
  return add_firm (connection, firm_name, is_sample, error) && add_person (connection, person_name, person_id, error)
         && add_pipeline (connection, error) && add_lists (connection, error);
}
