/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act/tandem-act-firm.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "act/tandem-act-pipeline.h"
#include "base/tandem-currency.h"
#include "base/tandem-fold.h"
#include "model/tandem-model.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

#define USUAL_HOURS "09:00-17:00,09:00-17:00,09:00-17:00,09:00-17:00,09:00-17:00,,"

static const char *const channels[] = {
  NC_ ("channel", "Search ads"), NC_ ("channel", "E-mail"),   NC_ ("channel", "Trade fair"),
  NC_ ("channel", "Social"),     NC_ ("channel", "Referral"), NC_ ("channel", "Print"),
};

static const char *const lost_reasons[] = {
  NC_ ("lost reason", "Price"),       NC_ ("lost reason", "Chose a competitor"), NC_ ("lost reason", "No budget"),
  NC_ ("lost reason", "No decision"), NC_ ("lost reason", "Did not fit"),
};

static const char *const return_reasons[] = {
  NC_ ("return reason", "Could not be reached"),
  NC_ ("return reason", "No need now"),
  NC_ ("return reason", "No budget"),
  NC_ ("return reason", "Not enough known"),
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
add_firm (TandemConnection *connection, const TandemFirmSetUp *set_up, GError **error)
{
  g_autoptr (TandemRecord) firm = TANDEM_RECORD (tandem_firm_new ());
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *locale = find_collation_locale ();
  g_autofree char *currency = set_up->currency ? g_strdup (set_up->currency) : tandem_currency_dup_local ();

  tandem_record_set_text (firm, TANDEM_FIRM_NAME, set_up->firm_name);
  tandem_record_set_text (firm, TANDEM_FIRM_CURRENCY, currency);
  tandem_record_set_text (firm, TANDEM_FIRM_TIME_ZONE, g_time_zone_get_identifier (zone));
  tandem_record_set_text (firm, TANDEM_FIRM_COLLATION_LOCALE, locale);
  tandem_record_set_integer (firm, TANDEM_FIRM_FIRST_MONTH, 1);
  tandem_record_set_text (firm, TANDEM_FIRM_WORKING_HOURS, USUAL_HOURS);
  tandem_record_set_integer (firm, TANDEM_FIRM_IS_SAMPLE, set_up->is_sample);
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
  return tandem_pipeline_add_stages (connection, tandem_record_get_id (pipeline), 0, error);
}

static gboolean
add_reasons (TandemConnection *connection, const char *kind, const char *const *names, guint n_names, GError **error)
{
  for (guint i = 0; i < n_names; i++)
    {
      g_autoptr (TandemRecord) reason = TANDEM_RECORD (tandem_reason_new ());

      tandem_record_set_text (reason, TANDEM_REASON_KIND, kind);
      tandem_record_set_text (reason, TANDEM_REASON_NAME,
                              translate (g_str_equal (kind, "lost") ? "lost reason" : "return reason", names[i]));
      tandem_record_set_integer (reason, TANDEM_REASON_POSITION, i);
      if (!tandem_record_insert (reason, connection, error))
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
  return add_reasons (connection, "lost", lost_reasons, G_N_ELEMENTS (lost_reasons), error)
         && add_reasons (connection, "return", return_reasons, G_N_ELEMENTS (return_reasons), error);
}

/**
 * tandem_act_set_up_firm:
 * @person_id: (out): the person
 *
 * Fills a new file with what every firm has: itself, a person, a pipeline with stages, channels and reasons. This can't be
 * undone: without it there is no firm.
 */
gboolean
tandem_act_set_up_firm (TandemConnection *connection, const TandemFirmSetUp *set_up, gint64 *person_id, GError **error)
{
  tandem_change_set_begin (connection, _ ("Set up the firm"));
  tandem_change_set_set_cause (connection, TANDEM_CAUSE_SETUP);
  if (!add_person (connection, set_up->person_name, person_id, error))
    return FALSE;
  tandem_change_set_set_person_id (connection, *person_id);
  return add_firm (connection, set_up, error) && add_pipeline (connection, error) && add_lists (connection, error);
}

/* --- the currency -------------------------------------------------------------------------------------------------- */

/* What is written down without an amount takes the new currency, those in the trash too: an amount may be added later. */
static gboolean
convert_blank_ones (TandemConnection *connection, GType type, guint column, const char *currency, GError **error)
{
  g_autoptr (GPtrArray) records = tandem_record_load_where (connection, type, "1 = 1 ORDER BY id", 0, error);

  for (guint i = 0; records && i < records->len; i++)
    {
      TandemRecord *record = g_ptr_array_index (records, i);

      tandem_record_set_text (record, column, currency);
      if (!tandem_record_update (record, connection, error))
        return FALSE;
    }
  return records != NULL;
}

/**
 * tandem_act_set_currency:
 * @currency: the code of what the firm reckons in from now on
 *
 * Fails with %TANDEM_STORE_ERROR_INVALID where there is an amount already: it would become another sum.
 */
gboolean
tandem_act_set_currency (TandemConnection *connection, const char *currency, GError **error)
{
  g_autoptr (GPtrArray) firms
      = tandem_record_load_where (connection, TANDEM_TYPE_FIRM, "deleted_at IS NULL ORDER BY id", 0, error);
  /* Translators: what undo will undo; %s is the code of a currency */
  g_autofree char *label = g_strdup_printf (_ ("Change the currency to %s"), currency);

  if (firms == NULL)
    return FALSE;
  tandem_change_set_begin (connection, label);
  tandem_change_set_set_composite (connection, TRUE);
  for (guint i = 0; i < firms->len; i++)
    {
      tandem_record_set_text (firms->pdata[i], TANDEM_FIRM_CURRENCY, currency);
      if (!tandem_record_update (firms->pdata[i], connection, error))
        return FALSE;
    }
  return convert_blank_ones (connection, TANDEM_TYPE_DEAL, TANDEM_DEAL_CURRENCY, currency, error)
         && convert_blank_ones (connection, TANDEM_TYPE_CAMPAIGN, TANDEM_CAMPAIGN_CURRENCY, currency, error);
}

static gboolean
set_currency_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_set_currency (connection, data, error);
}

void
tandem_act_set_currency_async (TandemStore *store, const char *currency, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  tandem_store_run_async (store, TANDEM_STORE_WRITE, set_currency_cb, g_strdup (currency), g_free, cancellable,
                          callback, user_data);
}

/* --- people -------------------------------------------------------------------------------------------------------- */

static gboolean
check_is_new (TandemConnection *connection, const char *name, GError **error)
{
  g_autoptr (GPtrArray) people
      = tandem_record_load_where (connection, TANDEM_TYPE_PERSON, "deleted_at IS NULL", 0, error);
  g_autofree char *folded = tandem_fold_text (name);

  for (guint i = 0; people && i < people->len; i++)
    {
      g_autofree char *other = tandem_fold_text (tandem_record_get_text (people->pdata[i], TANDEM_PERSON_NAME));

      if (g_str_equal (g_strstrip (folded), g_strstrip (other)))
        {
          g_set_error (
              error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
              /* Translators: %s is the name of a person */
              _ ("%s is among the people already. Nobody was added; write the name so that the two can be told "
                 "apart."),
              tandem_record_get_text (people->pdata[i], TANDEM_PERSON_NAME));
          return FALSE;
        }
    }
  return people != NULL;
}

/**
 * tandem_act_add_person:
 * @name: how the person is called; nobody else may be called the same
 * @person_id: (out): the person
 */
gboolean
tandem_act_add_person (TandemConnection *connection, const char *name, gint64 *person_id, GError **error)
{
  /* Translators: what undo will undo; %s is the name of a person */
  g_autofree char *label = g_strdup_printf (_ ("Add %s to the people"), name);

  tandem_change_set_begin (connection, label);
  return check_is_new (connection, name, error) && add_person (connection, name, person_id, error);
}

static gboolean
add_person_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 person_id;

  return tandem_act_add_person (connection, data, &person_id, error);
}

void
tandem_act_add_person_async (TandemStore *store, const char *name, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  tandem_store_run_async (store, TANDEM_STORE_WRITE, add_person_cb, g_strdup (name), g_free, cancellable, callback,
                          user_data);
}
