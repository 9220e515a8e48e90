/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/tandem-report-parts.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-error.h"
#include "base/tandem-format.h"
#include "model/tandem-address.h"
#include "model/tandem-company.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-deal-query.h"
#include "model/tandem-own-values.h"
#include "model/tandem-reach-words.h"
#include "model/tandem-timeline-words.h"
#include "store/tandem-connection.h"

#define MOST_ENTRIES 40   /* of a timeline, the last ones */
#define MOST_LETTERS 600  /* of one of them */
#define NOTE_LETTERS 3000 /* of a paragraph; a longer one is parted, so that no part is longer than a page */

/**
 * tandem_report_parts_load_record:
 * @parameters: (nullable): an `a{sv}` with `id` (`x`)
 *
 * Returns: (transfer full) (nullable): the record that is to be printed
 */
TandemRecord *
tandem_report_parts_load_record (TandemConnection *connection, GType type, GVariant *parameters, GError **error)
{
  gint64 id = 0;
  TandemRecord *record;

  if (parameters)
    g_variant_lookup (parameters, "id", "x", &id);
  if (id == 0)
    {
      g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_INVALID,
                           _ ("This report is of one record. Nothing was printed; say which, as --record=ID."));
      return NULL;
    }
  record = tandem_record_load (connection, type, id, error);
  if (record && tandem_record_get_deleted_at (record))
    {
      g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_INVALID,
                           _ ("This record is in the trash. Nothing was printed; take it out of there first."));
      g_clear_object (&record);
    }
  return record;
}

/* --- how to reach -------------------------------------------------------------------------------------------------- */

static void
add_point (TandemReportFacts *facts, TandemRecord *point)
{
  const char *kind = tandem_record_get_text (point, TANDEM_CONTACT_POINT_KIND);
  const char *label = tandem_reach_words_get_label (tandem_record_get_text (point, TANDEM_CONTACT_POINT_LABEL));
  const char *title = tandem_reach_words_get_kind (kind);
  const char *value = tandem_record_get_text (point, TANDEM_CONTACT_POINT_VALUE);
  g_autofree char *name = label && *label ? g_strdup_printf ("%s · %s", title, label) : g_strdup (title);
  g_autofree char *text
      = tandem_contact_point_is_family (kind, "phone") && value ? tandem_format_isolate (value) : g_strdup (value);

  tandem_report_facts_add (facts, name, text);
}

static void
add_address (TandemReportFacts *facts, TandemRecord *address)
{
  const char *place = tandem_reach_words_get_place_title (tandem_record_get_text (address, TANDEM_ADDRESS_KIND));
  g_autofree char *name
      = place && *place ? g_strdup_printf ("%s · %s", _ ("Address"), place) : g_strdup (_ ("Address"));
  g_autofree char *text = tandem_address_write (address, "\n");

  tandem_report_facts_add (facts, name, text);
}

/**
 * tandem_report_parts_add_reach:
 * @type: whose: of a contact or a company
 */
gboolean
tandem_report_parts_add_reach (TandemReport *report, TandemConnection *connection, GType type, gint64 id,
                               GError **error)
{
  gboolean is_company = type == TANDEM_TYPE_COMPANY;
  g_autoptr (GPtrArray) points
      = tandem_contact_point_list (connection,
                                   is_company ? TANDEM_CONTACT_POINT_COMPANY_ID : TANDEM_CONTACT_POINT_CONTACT_ID, id,
                                   error);
  g_autoptr (GPtrArray) addresses
      = points ? tandem_address_list (connection, is_company ? TANDEM_ADDRESS_COMPANY_ID : TANDEM_ADDRESS_CONTACT_ID,
                                      id, error)
               : NULL;
  TandemReportFacts *facts;

  if (addresses == NULL)
    return FALSE;
  facts = tandem_report_facts_new ();
  for (guint i = 0; i < points->len; i++)
    add_point (facts, points->pdata[i]);
  for (guint i = 0; i < addresses->len; i++)
    add_address (facts, addresses->pdata[i]);
  tandem_report_facts_put (facts, report, _ ("How to reach"));
  return TRUE;
}

/* --- fields of the firm's own -------------------------------------------------------------------------------------- */

/**
 * tandem_report_parts_add_custom:
 * @entity: of which kind the record is
 */
gboolean
tandem_report_parts_add_custom (TandemReport *report, TandemConnection *connection, TandemEntity entity, gint64 id,
                                GError **error)
{
  g_autoptr (TandemOwnFields) fields = tandem_own_fields_load (connection, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  TandemReportFacts *facts;

  g_ptr_array_add (rows, g_object_new (G_TYPE_OBJECT, NULL));
  if (fields == NULL || !tandem_own_values_read (connection, entity, &id, rows, error))
    return FALSE;
  facts = tandem_report_facts_new ();
  for (guint i = 0; i < tandem_own_fields_get_n (fields, entity); i++)
    {
      const TandemField *field = tandem_own_fields_get (fields, entity, i);
      g_autofree char *text = tandem_own_values_write (rows->pdata[0], field);

      tandem_report_facts_add (facts, tandem_field_get_title (field), text);
    }
  tandem_report_facts_put (facts, report, _ ("Your own fields"));
  return TRUE;
}

/* --- deals --------------------------------------------------------------------------------------------------------- */

static void
add_deal (TandemReportTable *table, TandemDealRow *deal, const char *today)
{
  const char *day = deal->closed_on ? deal->closed_on : deal->expected_close_on;
  g_autofree char *close = day ? tandem_format_date_short (day, today) : NULL;
  g_autofree char *amount = deal->has_amount ? tandem_format_money (deal->amount_minor, deal->currency) : NULL;
  g_autofree char *step_on = deal->next_step_on ? tandem_format_date_short (deal->next_step_on, today) : NULL;
  gboolean is_open = tandem_deal_row_is_open (deal); /* what is over has no next step */
  g_autofree char *step = step_on && deal->next_step ? g_strdup_printf ("%s: %s", step_on, deal->next_step)
                                                     : g_strdup (deal->next_step ? deal->next_step : step_on);

  tandem_report_table_add_row (table, (const char *const[]) { deal->title, deal->stage, is_open ? step : NULL, close,
                                                              amount ? amount : "—" });
}

/**
 * tandem_report_parts_add_deals:
 * @ids: (element-type gint64): of the deals
 *
 * Those that are open, then the others.
 */
gboolean
tandem_report_parts_add_deals (TandemReport *report, TandemConnection *connection, GArray *ids, const char *today,
                               GError **error)
{
  g_autoptr (GPtrArray) deals = tandem_deal_query_load_rows (connection, (const gint64 *) ids->data, ids->len, error);
  TandemReportTable *table;

  if (deals == NULL)
    return FALSE;
  while (g_ptr_array_remove (deals, NULL))
    ;
  if (deals->len == 0)
    return TRUE;
  tandem_report_add_heading (report, _ ("Deals"));
  table = tandem_report_add_table (report, "");
  tandem_report_table_add_column (table, C_ ("column", "Deal"), 34, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, C_ ("column", "Stage"), 17, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, C_ ("column", "Next step"), 27, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, C_ ("column", "Close"), 13, TANDEM_REPORT_ALIGN_END);
  tandem_report_table_add_column (table, C_ ("column", "Amount"), 15, TANDEM_REPORT_ALIGN_END);
  for (guint open = 2; open > 0; open--)
    for (guint i = 0; i < deals->len; i++)
      if (tandem_deal_row_is_open (deals->pdata[i]) == (open == 2))
        add_deal (table, deals->pdata[i], today);
  return TRUE;
}

/* --- texts --------------------------------------------------------------------------------------------------------- */

/* Between words, where it is too long for a page. */
static void
add_paragraph (TandemReport *report, const char *paragraph)
{
  while (g_utf8_strlen (paragraph, -1) > NOTE_LETTERS)
    {
      const char *end = g_utf8_offset_to_pointer (paragraph, NOTE_LETTERS);
      const char *space = g_strrstr_len (paragraph, end - paragraph, " ");
      const char *until = space && space > paragraph ? space : end;
      g_autofree char *part = g_strndup (paragraph, (gsize) (until - paragraph));

      tandem_report_add_note (report, part);
      paragraph = until;
    }
  tandem_report_add_note (report, paragraph);
}

/**
 * tandem_report_parts_add_notes:
 * @notes: (nullable): as a person wrote them
 */
void
tandem_report_parts_add_notes (TandemReport *report, const char *notes)
{
  g_auto (GStrv) paragraphs = NULL;

  if (notes == NULL || *notes == '\0')
    return;
  tandem_report_add_heading (report, _ ("Notes"));
  paragraphs = g_strsplit (notes, "\n", -1);
  for (char **paragraph = paragraphs; *paragraph; paragraph++)
    if (*g_strstrip (*paragraph) != '\0')
      add_paragraph (report, *paragraph);
}

/* One text of title and body; what was pasted from a long mail ends with an ellipsis. */
static char *
write_entry (TandemTimelineEntry *entry)
{
  g_autofree char *title = tandem_timeline_words_write_title (entry);
  g_autofree char *body = tandem_timeline_words_write_body (entry);
  g_autofree char *text = body && *body ? g_strdup_printf ("%s\n%s", title, body) : g_strdup (title);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= MOST_LETTERS)
    return g_steal_pointer (&text);
  start = g_utf8_substring (text, 0, MOST_LETTERS);
  return g_strconcat (start, "…", NULL);
}

static void
add_entry (TandemReportTable *table, TandemTimelineEntry *entry, GTimeZone *zone)
{
  g_autofree char *day = tandem_format_date (entry->day);
  g_autofree char *time = entry->is_all_day ? NULL : tandem_format_time (entry->at, zone);
  g_autofree char *text = write_entry (entry);
  g_autofree char *people = tandem_timeline_words_write_people (entry);

  tandem_report_table_add_row (table, (const char *const[]) { day, time, text, people });
}

/**
 * tandem_report_parts_add_timeline:
 * @subject: of which kind the record is
 *
 * The last entries; where there are more, a note says so.
 */
gboolean
tandem_report_parts_add_timeline (TandemReport *report, TandemConnection *connection, TandemTimelineSubject subject,
                                  gint64 id, GError **error)
{
  g_autoptr (GPtrArray) entries = tandem_timeline_query_load_page (connection, subject, id, TANDEM_TIMELINE_EVERYTHING,
                                                                   NULL, MOST_ENTRIES + 1, error);
  g_autofree char *count = tandem_format_count (MOST_ENTRIES);
  TandemReportTable *table;

  if (entries == NULL)
    return FALSE;
  if (entries->len == 0)
    return TRUE;
  tandem_report_add_heading (report, _ ("Timeline"));
  table = tandem_report_add_table (report, "");
  tandem_report_table_set_dense (table, TRUE);
  tandem_report_table_add_column (table, C_ ("column", "Day"), 14, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, C_ ("column", "Time"), 8, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, C_ ("column", "What happened"), 52, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, C_ ("column", "How, and who"), 32, TANDEM_REPORT_ALIGN_START);
  for (guint i = 0; i < MIN (entries->len, MOST_ENTRIES); i++)
    add_entry (table, entries->pdata[i], tandem_connection_get_time_zone (connection));
  if (entries->len > MOST_ENTRIES)
    {
      /* Translators: below a printed timeline; %s is a number above twenty */
      g_autofree char *note = g_strdup_printf (_ ("The last %s entries; there are older ones."), count);

      tandem_report_add_note (report, note);
    }
  return TRUE;
}
