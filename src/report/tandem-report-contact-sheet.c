/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All that is known of a contact on paper, for the drawer of the car or the meeting: who it is, how to reach it, what is going on
 * and what was. */

#include "report/tandem-report-contact-sheet.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "model/filter/tandem-reference.h"
#include "model/tandem-activity-words.h"
#include "model/tandem-activity.h"
#include "model/tandem-consent-event.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-contact-query.h"
#include "model/tandem-contact.h"
#include "model/tandem-deal-query.h"
#include "model/tandem-interest.h"
#include "model/tandem-lead-status.h"
#include "model/tandem-lifecycle.h"
#include "model/tandem-record-tag.h"
#include "model/tandem-relationship.h"
#include "model/tandem-tag.h"
#include "report/tandem-report-parts.h"

typedef struct {
  TandemConnection *connection;
  const TandemReportContext *context;
  TandemRecord *contact;
  gint64 id;
  char *company;
} Sheet;

static void
clear_sheet (Sheet *self)
{
  g_clear_object (&self->contact);
  g_free (self->company);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheet, clear_sheet)

static const char *
get_text (const Sheet *self, guint column)
{
  return tandem_record_get_text (self->contact, column);
}

static char *
dup_name (const Sheet *self, const char *table, guint column)
{
  gint64 id = tandem_record_get_integer (self->contact, column);

  return id ? tandem_reference_dup_name (self->connection, table, id) : NULL;
}

/* --- who it is ----------------------------------------------------------------------------------------------------- */

static TandemReport *
start (Sheet *self, GError **error)
{
  g_autoptr (GPtrArray) points
      = tandem_contact_point_list (self->connection, TANDEM_CONTACT_POINT_CONTACT_ID, self->id, error);
  const char *role = get_text (self, TANDEM_CONTACT_JOB_TITLE);
  g_autofree char *name = NULL, *subtitle = NULL;

  if (points == NULL)
    return NULL;
  self->company = dup_name (self, "company", TANDEM_CONTACT_COMPANY_ID);
  name = tandem_contact_query_make_name (self->contact, points);
  if (role && self->company)
    subtitle = g_strdup_printf ("%s · %s", role, self->company);
  else
    subtitle = g_strdup (role ? role : self->company ? self->company : C_ ("record", "Contact"));
  return tandem_report_context_start_report (self->context, name ? name : _ ("No name"), subtitle);
}

static char *
join_names (GPtrArray *records, guint column)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", tandem_record_get_text (records->pdata[i], column));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
write_next_step (const Sheet *self, TandemRecord *step)
{
  const char *subject = tandem_record_get_text (step, TANDEM_ACTIVITY_SUBJECT);
  const char *body = tandem_record_get_text (step, TANDEM_ACTIVITY_BODY);
  const char *kind = tandem_activity_get_kind_title (tandem_record_get_text (step, TANDEM_ACTIVITY_KIND));
  const char *title = subject ? subject : body ? body : kind;
  g_autofree char *day
      = tandem_format_day (tandem_record_get_text (step, TANDEM_ACTIVITY_AT), self->context->time_zone);

  return g_strdup_printf ("%s: %s", day, title);
}

static void
add_standing (const Sheet *self, TandemReportFacts *facts)
{
  TandemLifecycle stage = tandem_lifecycle_from_nick (get_text (self, TANDEM_CONTACT_LIFECYCLE_STAGE));
  g_autofree char *owner = dup_name (self, "person", TANDEM_CONTACT_OWNER_ID);
  g_autofree char *channel = dup_name (self, "channel", TANDEM_CONTACT_SOURCE_CHANNEL_ID);
  g_autofree char *campaign = dup_name (self, "campaign", TANDEM_CONTACT_SOURCE_CAMPAIGN_ID);

  tandem_report_facts_add (facts, C_ ("field", "Company"), self->company);
  tandem_report_facts_add (facts, C_ ("field", "Job title"), get_text (self, TANDEM_CONTACT_JOB_TITLE));
  tandem_report_facts_add (facts, C_ ("field", "Department"), get_text (self, TANDEM_CONTACT_DEPARTMENT));
  tandem_report_facts_add_date (facts, C_ ("field", "Birthday"), get_text (self, TANDEM_CONTACT_BIRTHDAY));
  tandem_report_facts_add (facts, C_ ("field", "Lifecycle"), tandem_lifecycle_get_title (stage));
  tandem_report_facts_add (facts, C_ ("field", "Lead status"),
                           tandem_lead_status_to_title (get_text (self, TANDEM_CONTACT_LEAD_STATUS)));
  tandem_report_facts_add (facts, C_ ("field", "Owner"), owner);
  tandem_report_facts_add (facts, C_ ("field", "First channel"), channel);
  tandem_report_facts_add (facts, C_ ("field", "First campaign"), campaign);
}

static gboolean
add_facts (const Sheet *self, TandemReport *report, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GPtrArray) tags = tandem_tag_list_of (self->connection, TANDEM_RECORD_TAG_CONTACT_ID, self->id, error);
  g_autoptr (GPtrArray) interests = tags ? tandem_interest_list (self->connection, self->id, error) : NULL;
  g_autoptr (TandemRecord) step
      = interests ? tandem_timeline_query_find_next_step (self->connection, self->id, &failure) : NULL;
  g_autofree char *next = NULL, *tag_names = NULL, *categories = NULL;
  TandemReportFacts *facts;

  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  if (interests == NULL || (error && *error))
    return FALSE;
  next = step ? write_next_step (self, step) : NULL;
  tag_names = join_names (tags, TANDEM_TAG_NAME);
  categories = join_names (interests, TANDEM_INTEREST_CATEGORY);
  facts = tandem_report_facts_new ();
  add_standing (self, facts);
  tandem_report_facts_add (facts, C_ ("field", "Next step"), next);
  tandem_report_facts_add (facts, _ ("Tags"), tag_names);
  tandem_report_facts_add (facts, _ ("Interests"), categories);
  tandem_report_facts_put (facts, report, NULL);
  return TRUE;
}

/* --- whom it knows, what it allowed -------------------------------------------------------------------------------- */

static gboolean
add_relations (const Sheet *self, TandemReport *report, GError **error)
{
  g_autoptr (GPtrArray) relations = tandem_relationship_list (self->connection, self->id, error);
  TandemReportFacts *facts;

  if (relations == NULL)
    return FALSE;
  facts = tandem_report_facts_new ();
  for (guint i = 0; i < relations->len; i++)
    {
      const TandemRelation *relation = relations->pdata[i];

      tandem_report_facts_add (facts, tandem_relationship_get_title (relation->kind, relation->is_inverse),
                               relation->name ? relation->name : _ ("No name"));
    }
  tandem_report_facts_put (facts, report, _ ("Relations"));
  return TRUE;
}

static const char *
get_word (TandemRecord *event, TandemConsentWords words, guint column)
{
  return tandem_consent_words_to_title (words, tandem_record_get_text (event, column));
}

static gboolean
add_consents (const Sheet *self, TandemReport *report, GError **error)
{
  g_autoptr (GPtrArray) events = tandem_consent_event_list (self->connection, self->id, error);
  TandemReportTable *table;

  if (events == NULL)
    return FALSE;
  if (events->len == 0)
    return TRUE;
  tandem_report_add_heading (report, _ ("Consent"));
  table = tandem_report_add_table (report, "");
  tandem_report_table_set_dense (table, TRUE);
  tandem_report_table_add_column (table, C_ ("column", "Day"), 15, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, C_ ("column", "Channel"), 14, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, C_ ("field", "Topic"), 20, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, C_ ("column", "Consent"), 14, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, C_ ("field", "Lawful basis"), 18, TANDEM_REPORT_ALIGN_START);
  tandem_report_table_add_column (table, C_ ("field", "Source"), 25, TANDEM_REPORT_ALIGN_START);
  for (guint i = 0; i < events->len; i++)
    {
      TandemRecord *event = events->pdata[i];
      g_autofree char *day
          = tandem_format_day (tandem_record_get_text (event, TANDEM_CONSENT_EVENT_AT), self->context->time_zone);

      tandem_report_table_add_row (table,
                                   (const char *const[]) {
                                       day, get_word (event, TANDEM_CONSENT_CHANNEL, TANDEM_CONSENT_EVENT_CHANNEL),
                                       tandem_record_get_text (event, TANDEM_CONSENT_EVENT_TOPIC),
                                       get_word (event, TANDEM_CONSENT_KIND, TANDEM_CONSENT_EVENT_KIND),
                                       get_word (event, TANDEM_CONSENT_BASIS, TANDEM_CONSENT_EVENT_LAWFUL_BASIS),
                                       tandem_record_get_text (event, TANDEM_CONSENT_EVENT_SOURCE) });
    }
  return TRUE;
}

static gboolean
add_parts (const Sheet *self, TandemReport *report, GError **error)
{
  g_autoptr (GArray) deals = tandem_deal_query_list_contact_ids (self->connection, self->id, error);

  if (deals == NULL || !add_facts (self, report, error)
      || !tandem_report_parts_add_reach (report, self->connection, TANDEM_TYPE_CONTACT, self->id, error)
      || !tandem_report_parts_add_custom (report, self->connection, TANDEM_ENTITY_CONTACT, self->id, error)
      || !tandem_report_parts_add_deals (report, self->connection, deals, self->context->today, error)
      || !add_relations (self, report, error) || !add_consents (self, report, error))
    return FALSE;
  tandem_report_parts_add_notes (report, get_text (self, TANDEM_CONTACT_NOTES));
  if (!tandem_report_parts_add_timeline (report, self->connection, TANDEM_TIMELINE_OF_CONTACT, self->id, error))
    return FALSE;
  tandem_report_add_note (
      report, _ ("This page holds personal data. Keep it safe, and destroy it when it is no longer needed."));
  return TRUE;
}

/**
 * tandem_report_new_contact_sheet:
 * @parameters: an `a{sv}` with `id` (`x`, which contact)
 *
 * On the thread of @connection.
 *
 * Returns: (transfer full) (nullable): what is known of a contact
 */
TandemReport *
tandem_report_new_contact_sheet (TandemConnection *connection, const TandemReportContext *context, GVariant *parameters,
                                 GError **error)
{
  g_auto (Sheet) self = { .connection = connection, .context = context };
  g_autoptr (TandemReport) report = NULL;

  self.contact = tandem_report_parts_load_record (connection, TANDEM_TYPE_CONTACT, parameters, error);
  if (self.contact == NULL)
    return NULL;
  self.id = tandem_record_get_id (self.contact);
  report = start (&self, error);
  return report && add_parts (&self, report, error) ? g_steal_pointer (&report) : NULL;
}
