/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/tandem-report-context.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <unicode/uloc.h>

#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "base/tandem-locale.h"
#include "model/tandem-firm.h"
#include "model/tandem-person.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

static gboolean
is_right_to_left (void)
{
  char locale[TANDEM_LOCALE_LENGTH];

  tandem_locale_find (LC_MESSAGES, locale);
  return uloc_isRightToLeft (locale);
}

static void
add_part (GString *line, TandemRecord *firm, guint column, const char *before)
{
  const char *part = tandem_record_get_text (firm, column);

  if (part)
    g_string_append_printf (line, "%s%s", line->len > 0 ? before : "", part);
}

/* Returns: (nullable): the street and the city, which stand together */
static char *
write_address (TandemRecord *firm)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean has_postcode = !tandem_record_is_null (firm, TANDEM_FIRM_POSTCODE);

  add_part (line, firm, TANDEM_FIRM_STREET, "");
  add_part (line, firm, TANDEM_FIRM_POSTCODE, ", ");
  add_part (line, firm, TANDEM_FIRM_CITY, has_postcode ? " " : ", ");
  return line->len > 0 ? g_string_free_and_steal (g_steal_pointer (&line)) : NULL;
}

/**
 * tandem_report_context_load:
 * @person_id: who has it printed; 0: nobody is named
 *
 * On the thread of @connection.
 *
 * Returns: (transfer full) (nullable): what the file says of its firm
 */
TandemReportContext *
tandem_report_context_load (TandemConnection *connection, gint64 person_id, GError **error)
{
  g_autoptr (TandemReportContext) self = NULL;
  g_autoptr (GPtrArray) firms
      = tandem_record_load_where (connection, TANDEM_TYPE_FIRM, "deleted_at IS NULL ORDER BY id", 0, error);
  g_autoptr (GPtrArray) people = NULL;

  if (firms == NULL)
    return NULL;
  if (firms->len == 0)
    {
      g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CORRUPT,
                           _("The file has no firm in it. It was left as it is; open a copy or a backup of it."));
      return NULL;
    }
  people = tandem_record_load_where (connection, TANDEM_TYPE_PERSON, "id = $1 AND deleted_at IS NULL", person_id, error);
  if (people == NULL)
    return NULL;
  self = g_new0 (TandemReportContext, 1);
  self->firm = g_strdup (tandem_record_get_text (firms->pdata[0], TANDEM_FIRM_NAME));
  self->currency = g_strdup (tandem_record_get_text (firms->pdata[0], TANDEM_FIRM_CURRENCY));
  self->first_month = (int) tandem_record_get_integer (firms->pdata[0], TANDEM_FIRM_FIRST_MONTH);
  self->address = write_address (firms->pdata[0]);
  self->logo = tandem_record_dup_bytes (firms->pdata[0], TANDEM_FIRM_LOGO);
  self->person = people->len ? g_strdup (tandem_record_get_text (people->pdata[0], TANDEM_PERSON_NAME)) : NULL;
  self->time_zone = g_time_zone_ref (tandem_connection_get_time_zone (connection));
  self->today = tandem_date_today (self->time_zone);
  self->rtl = is_right_to_left ();
  return g_steal_pointer (&self);
}

void
tandem_report_context_free (TandemReportContext *self)
{
  g_free (self->firm);
  g_free (self->address);
  g_clear_pointer (&self->logo, g_bytes_unref);
  g_free (self->person);
  g_free (self->today);
  g_free (self->currency);
  g_clear_pointer (&self->time_zone, g_time_zone_unref);
  g_free (self);
}

/**
 * tandem_report_context_start_report:
 *
 * Returns: (transfer full): a report with the head and the foot that all have
 */
TandemReport *
tandem_report_context_start_report (const TandemReportContext *self, const char *title, const char *subtitle)
{
  TandemReport *report = tandem_report_new (title, subtitle);
  g_autofree char *now = tandem_instant_now ();
  g_autofree char *when = tandem_format_instant (now, self->time_zone);
  g_autofree char *day = tandem_format_date (self->today);

  tandem_report_set_firm (report, self->firm, day);
  tandem_report_set_address (report, self->address);
  tandem_report_set_logo (report, self->logo);
  tandem_report_set_printed (report, when, self->person && *self->person ? self->person : NULL);
  tandem_report_set_rtl (report, self->rtl);
  return report;
}
