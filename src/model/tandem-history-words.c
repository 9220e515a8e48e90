/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-history-words.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "base/tandem-id.h"
#include "base/tandem-working-hours.h"
#include "model/tandem-campaign-words.h"
#include "model/tandem-custom-entry.h"
#include "model/tandem-firm-words.h"
#include "model/tandem-consent-event.h"
#include "model/tandem-interest.h"
#include "model/tandem-lead-status.h"
#include "model/tandem-deal-person.h"
#include "model/tandem-lifecycle.h"
#include "model/tandem-reach-words.h"
#include "model/tandem-relationship.h"
#include "store/tandem-connection.h"
#include "store/tandem-record.h"

typedef struct {
  const char *name;
  const char *title;
} Word;

static const Word tables[] = {
  { "activity", NC_ ("kind of record", "Activity") },
  { "address", NC_ ("kind of record", "Address") },
  { "attachment", NC_ ("kind of record", "File") },
  { "campaign", NC_ ("kind of record", "Campaign") },
  { "campaign_cost", NC_ ("kind of record", "Cost of a campaign") },
  { "campaign_day", NC_ ("kind of record", "Day of a campaign") },
  { "campaign_member", NC_ ("kind of record", "Member of a campaign") },
  { "channel", NC_ ("kind of record", "Channel") },
  { "company", NC_ ("kind of record", "Company") },
  { "consent_event", NC_ ("kind of record", "Consent") },
  { "contact", NC_ ("kind of record", "Contact") },
  { "contact_point", NC_ ("kind of record", "E-mail, phone or web address") },
  { "custom_field", NC_ ("kind of record", "Field of your own") },
  { "custom_value", NC_ ("kind of record", "Value of a field of your own") },
  { "deal", NC_ ("kind of record", "Deal") },
  { "deal_history", NC_ ("kind of record", "Step of a deal") },
  { "deal_line", NC_ ("kind of record", "Line of a deal") },
  { "deal_person", NC_ ("kind of record", "Person of a deal") },
  { "exchange_rate", NC_ ("kind of record", "Exchange rate") },
  { "firm", NC_ ("kind of record", "Firm") },
  { "firm_cost", NC_ ("kind of record", "Cost of the firm") },
  { "foreign_id", NC_ ("kind of record", "ID of another program") },
  { "holiday", NC_ ("kind of record", "Holiday") },
  { "import_batch", NC_ ("kind of record", "Import") },
  { "interest", NC_ ("kind of record", "Interest") },
  { "lifecycle_history", NC_ ("kind of record", "Step of a contact") },
  { "not_duplicate", NC_ ("kind of record", "Not the same") },
  { "offer", NC_ ("kind of record", "Offer") },
  { "order_line", NC_ ("kind of record", "Line of an order") },
  { "person", NC_ ("kind of record", "Person") },
  { "pipeline", NC_ ("kind of record", "Pipeline") },
  { "product", NC_ ("kind of record", "Product") },
  { "reason", NC_ ("kind of record", "Reason") },
  { "record_tag", NC_ ("kind of record", "Tag") },
  { "relationship", NC_ ("kind of record", "Relation") },
  { "sales_order", NC_ ("kind of record", "Order") },
  { "saved_view", NC_ ("kind of record", "View") },
  { "stage", NC_ ("kind of record", "Stage") },
  { "target", NC_ ("kind of record", "Target") },
  { "tag", NC_ ("kind of record", "Tag") },
  { "touch", NC_ ("kind of record", "Touch") },
};

/* A column that several tables have is called the same in all of them. */
static const Word columns[] = {
  { "all_day", NC_ ("field", "Without a time") },
  { "amount_minor", NC_ ("field", "Amount") },
  { "at", NC_ ("field", "Time") },
  { "birthday", NC_ ("field", "Birthday") },
  { "body", NC_ ("field", "Text") },
  { "budget_minor", NC_ ("field", "Budget") },
  { "campaign_id", NC_ ("field", "Campaign") },
  { "category", NC_ ("field", "Category") },
  { "cause", NC_ ("field", "Cause") },
  { "channel", NC_ ("field", "Channel") },
  { "channel_id", NC_ ("field", "Channel") },
  { "choices", NC_ ("field", "Choices") },
  { "city", NC_ ("field", "City") },
  { "clicks", NC_ ("field", "Clicks") },
  { "closed_on", NC_ ("field", "Closed") },
  { "collation_locale", NC_ ("field", "Sort order") },
  { "columns", NC_ ("field", "Columns") },
  { "company_id", NC_ ("field", "Company") },
  { "condition", NC_ ("field", "Filter") },
  { "contact_id", NC_ ("field", "Contact") },
  { "cost_minor", NC_ ("field", "Cost") },
  { "country", NC_ ("field", "Country") },
  { "currency", NC_ ("field", "Currency") },
  { "day", NC_ ("field", "Day") },
  { "deal_id", NC_ ("field", "Deal") },
  { "deleted_at", NC_ ("field", "Trash") },
  { "department", NC_ ("field", "Department") },
  { "descending", NC_ ("field", "Descending") },
  { "direction", NC_ ("field", "Direction") },
  { "discount_bp", NC_ ("field", "Discount") },
  { "domain", NC_ ("field", "Web domain") },
  { "email", NC_ ("field", "E-mail") },
  { "ends_on", NC_ ("field", "Ends") },
  { "engagements", NC_ ("field", "Engagements") },
  { "entity", NC_ ("field", "Kind of list") },
  { "expected_close_on", NC_ ("field", "Expected close") },
  { "expected_responses", NC_ ("field", "Expected responses") },
  { "expected_revenue_minor", NC_ ("field", "Expected revenue") },
  { "family_name", NC_ ("field", "Family name") },
  { "file_name", NC_ ("field", "File") },
  { "first_touch_id", NC_ ("field", "First touch") },
  { "field_id", NC_ ("field", "Field of your own") },
  { "first_month", NC_ ("field", "First month of the year") },
  { "format", NC_ ("field", "Format") },
  { "from_at", NC_ ("field", "Since") },
  { "from_stage", NC_ ("field", "From stage") },
  { "given_name", NC_ ("field", "Given name") },
  { "grouped", NC_ ("field", "In groups") },
  { "half_life_days", NC_ ("field", "Half-life of time decay") },
  { "import_batch_id", NC_ ("field", "Import") },
  { "impressions", NC_ ("field", "Impressions") },
  { "industry", NC_ ("field", "Industry") },
  { "is_primary", NC_ ("field", "Primary") },
  { "is_sample", NC_ ("field", "Sample firm") },
  { "job_title", NC_ ("field", "Job title") },
  { "kind", NC_ ("field", "Kind") },
  { "label", NC_ ("field", "Label") },
  { "lawful_basis", NC_ ("field", "Lawful basis") },
  { "lead_status", NC_ ("field", "Lead status") },
  { "landing_url", NC_ ("field", "Landing page") },
  { "lifecycle_stage", NC_ ("field", "Lifecycle stage") },
  { "logo", NC_ ("field", "Logo") },
  { "lost_note", NC_ ("field", "Why it was lost") },
  { "made_by_id", NC_ ("field", "Made by") },
  { "measure", NC_ ("field", "Measure") },
  { "merged_into_id", NC_ ("field", "Merged into") },
  { "middle_name", NC_ ("field", "Middle name") },
  { "name", NC_ ("field", "Name") },
  { "net_minor", NC_ ("field", "Net") },
  { "next_step", NC_ ("field", "Next step") },
  { "next_step_on", NC_ ("field", "Next step on") },
  { "note", NC_ ("field", "Note") },
  { "notes", NC_ ("field", "Notes") },
  { "number", NC_ ("field", "Value") },
  { "order_number", NC_ ("field", "Number") },
  { "objective", NC_ ("field", "Objective") },
  { "other_company_id", NC_ ("field", "Other company") },
  { "other_contact_id", NC_ ("field", "Other contact") },
  { "other_id", NC_ ("field", "Other contact") },
  { "offer_id", NC_ ("field", "Offer") },
  { "outcome", NC_ ("field", "Outcome") },
  { "order_id", NC_ ("field", "Order") },
  { "ordered_on", NC_ ("field", "Ordered") },
  { "owner_id", NC_ ("field", "Owner") },
  { "people", NC_ ("field", "Leads") },
  { "period", NC_ ("field", "Period") },
  { "parent_id", NC_ ("field", "Part of") },
  { "person_id", NC_ ("field", "Person") },
  { "pipeline_id", NC_ ("field", "Pipeline") },
  { "position", NC_ ("field", "Place in the list") },
  { "postcode", NC_ ("field", "Postcode") },
  { "prefix", NC_ ("field", "Title") },
  { "price_minor", NC_ ("field", "Price") },
  { "program", NC_ ("field", "Program") },
  { "probability", NC_ ("field", "Probability") },
  { "product_id", NC_ ("field", "Product") },
  { "quantity_milli", NC_ ("field", "Quantity") },
  { "qualified", NC_ ("field", "Counts as qualified") },
  { "rate_billionths", NC_ ("field", "Exchange rate") },
  { "reason_id", NC_ ("field", "Reason") },
  { "region", NC_ ("field", "Region") },
  { "role", NC_ ("field", "Role") },
  { "rot_days", NC_ ("field", "Days until it is stale") },
  { "rows_created", NC_ ("field", "Created") },
  { "rows_refused", NC_ ("field", "Refused") },
  { "rows_skipped", NC_ ("field", "Skipped") },
  { "rows_total", NC_ ("field", "Rows") },
  { "rows_updated", NC_ ("field", "Updated") },
  { "sha256", NC_ ("field", "Checksum") },
  { "size", NC_ ("field", "Size") },
  { "sort", NC_ ("field", "Sorted by") },
  { "source_campaign_id", NC_ ("field", "First campaign") },
  { "source_channel_id", NC_ ("field", "First channel") },
  { "source", NC_ ("field", "Source") },
  { "stage_entered_at", NC_ ("field", "In this stage since") },
  { "stage_id", NC_ ("field", "Stage") },
  { "starts_on", NC_ ("field", "Starts") },
  { "status", NC_ ("field", "Status") },
  { "strength", NC_ ("field", "Strength") },
  { "street", NC_ ("field", "Street") },
  { "subject", NC_ ("field", "Subject") },
  { "suffix", NC_ ("field", "Name suffix") },
  { "tag_id", NC_ ("field", "Tag") },
  { "tax_minor", NC_ ("field", "Amount of tax") },
  { "tax_bp", NC_ ("field", "Tax") },
  { "text", NC_ ("field", "Text") },
  { "time_zone", NC_ ("field", "Time zone") },
  { "title", NC_ ("field", "Title of the deal") },
  { "touch_id", NC_ ("field", "Touch") },
  { "topic", NC_ ("field", "Topic") },
  { "to_stage", NC_ ("field", "To stage") },
  { "touch_days", NC_ ("field", "Days in which a touch counts") },
  { "trash_days", NC_ ("field", "Days in the trash") },
  { "url", NC_ ("field", "Web address") },
  { "utm_campaign", NC_ ("field", "UTM campaign") },
  { "utm_content", NC_ ("field", "UTM content") },
  { "utm_medium", NC_ ("field", "UTM medium") },
  { "utm_source", NC_ ("field", "UTM source") },
  { "utm_term", NC_ ("field", "UTM term") },
  { "text", NC_ ("field", "Value") },
  { "type", NC_ ("field", "Type") },
  { "value", NC_ ("field", "Value") },
  { "visits", NC_ ("field", "Visits") },
  { "wording", NC_ ("field", "Wording") },
  { "working_hours", NC_ ("field", "Working hours") },
  { "works_for_id", NC_ ("field", "Works for") },
};

static const char *
find_title (const Word *words, guint n_words, const char *context, const char *name)
{
  for (guint i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i].name, name) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, context, words[i].title);
  return name;
}

/**
 * tandem_history_words_get_table:
 *
 * Returns: (transfer none): what a record of the table is called; the name of the table where nobody gave it one
 */
const char *
tandem_history_words_get_table (const char *table)
{
  return find_title (tables, G_N_ELEMENTS (tables), "kind of record", table);
}

/**
 * tandem_history_words_get_column:
 *
 * Returns: (transfer none): what the field is called; the name of the column where nobody gave it one
 */
const char *
tandem_history_words_get_column (const char *column)
{
  return find_title (columns, G_N_ELEMENTS (columns), "field", column);
}

/* --- values -------------------------------------------------------------------------------------------------------- */

/* What a column with another record's id leads to, and what that record is called by. */
static const struct {
  const char *column;
  const char *sql;
} references[] = {
  { "attachment_id", "SELECT name FROM attachment WHERE id = $1" },
  { "campaign_id", "SELECT name FROM campaign WHERE id = $1" },
  { "channel_id", "SELECT name FROM channel WHERE id = $1" },
  { "company_id", "SELECT name FROM company WHERE id = $1" },
  { "contact_id",
    "SELECT coalesce (given_name || ' ' || family_name, family_name, given_name) FROM contact WHERE id = $1" },
  { "deal_id", "SELECT title FROM deal WHERE id = $1" },
  { "field_id", "SELECT name FROM custom_field WHERE id = $1" },
  { "import_batch_id", "SELECT file_name FROM import_batch WHERE id = $1" },
  { "made_by_id", "SELECT name FROM person WHERE id = $1" },
  { "merged_into_id",
    "SELECT coalesce (given_name || ' ' || family_name, family_name, given_name) FROM contact WHERE id = $1"
    " UNION ALL SELECT name FROM company WHERE id = $1" },
  { "other_company_id", "SELECT name FROM company WHERE id = $1" },
  { "other_contact_id",
    "SELECT coalesce (given_name || ' ' || family_name, family_name, given_name) FROM contact WHERE id = $1" },
  { "other_id",
    "SELECT coalesce (given_name || ' ' || family_name, family_name, given_name) FROM contact WHERE id = $1" },
  { "offer_id", "SELECT name FROM offer WHERE id = $1" },
  { "owner_id", "SELECT name FROM person WHERE id = $1" },
  { "parent_id",
    "SELECT name FROM company WHERE id = $1 UNION ALL SELECT name FROM campaign WHERE id = $1" }, /* no two have an id */
  { "person_id", "SELECT name FROM person WHERE id = $1" },
  { "pipeline_id", "SELECT name FROM pipeline WHERE id = $1" },
  { "product_id", "SELECT name FROM product WHERE id = $1" },
  { "reason_id", "SELECT name FROM reason WHERE id = $1" },
  { "source_campaign_id", "SELECT name FROM campaign WHERE id = $1" },
  { "source_channel_id", "SELECT name FROM channel WHERE id = $1" },
  { "stage_id", "SELECT name FROM stage WHERE id = $1" },
  { "tag_id", "SELECT name FROM tag WHERE id = $1" },
  { "works_for_id", "SELECT name FROM person WHERE id = $1" },
};

/**
 * tandem_history_words_is_id:
 *
 * Returns: whether the column holds the id of another record, which is written as 13 characters outside the file
 */
gboolean
tandem_history_words_is_id (const char *column)
{
  return g_str_has_suffix (column, "_id");
}

static char *
dup_text (TandemConnection *connection, const char *sql, gint64 id)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, NULL);

  if (statement == NULL)
    return NULL;
  tandem_statement_bind_int64 (statement, 1, id);
  return tandem_statement_next (statement, NULL) ? g_strdup (tandem_statement_get_text (statement, 0)) : NULL;
}

static char *
find_name (TandemConnection *connection, const char *column, gint64 id)
{
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    if (g_str_equal (references[i].column, column))
      return dup_text (connection, references[i].sql, id);
  return NULL;
}

static char *
dup_reference (TandemConnection *connection, const char *column, gint64 id)
{
  char *name = find_name (connection, column, id);

  return name ? name : tandem_id_to_text (id);
}

/**
 * tandem_history_words_dup_record:
 *
 * Returns: (transfer full): what a record is called, or its kind where it has no name of its own
 */
char *
tandem_history_words_dup_record (TandemConnection *connection, const char *table, gint64 id)
{
  g_autofree char *column = g_strconcat (table, "_id", NULL);
  char *name = find_name (connection, column, id);

  return name ? name : g_strdup (tandem_history_words_get_table (table));
}

static char *
dup_money (TandemConnection *connection, const char *table, gint64 record_id, gint64 minor)
{
  gboolean is_known = tandem_record_type_for_table (table) != G_TYPE_INVALID; /* a journal may say what it likes */
  g_autofree char *sql = g_strdup_printf ("SELECT currency FROM %s WHERE id = $1", table);
  g_autofree char *currency = is_known ? dup_text (connection, sql, record_id) : NULL;

  return currency ? tandem_format_money (minor, currency) : tandem_format_count (minor);
}

static char *
dup_number (TandemConnection *connection, const char *table, gint64 record_id, const char *column, gint64 value)
{
  if (tandem_history_words_is_id (column))
    return dup_reference (connection, column, value);
  if (g_str_has_suffix (column, "_minor"))
    return dup_money (connection, table, record_id, value);
  if (g_str_has_prefix (column, "is_") || g_str_equal (column, "qualified"))
    return g_strdup (value ? C_ ("field", "yes") : C_ ("field", "no"));
  if (g_str_has_suffix (column, "_bp"))
    return tandem_format_percent (value, 10000);
  if (g_str_has_suffix (column, "_milli"))
    return tandem_format_decimal ((double) value / 1000, value % 1000 == 0 ? 0 : 3);
  if (g_str_equal (column, "probability"))
    return tandem_format_percent (value, 100);
  if (g_str_equal (table, "custom_value") && g_str_equal (column, "number"))
    return tandem_custom_entry_describe (connection, record_id, NULL, value);
  if (g_str_has_suffix (column, "_billionths"))
    return tandem_format_fixed (value, 9);
  return tandem_format_count (value);
}

static char *
dup_campaign_word (TandemCampaignWords words, const char *nick)
{
  guint place = tandem_campaign_words_find (words, nick);

  return g_strdup (g_str_equal (tandem_campaign_words_get_nick (words, place), nick)
                       ? tandem_campaign_words_get_title (words, place)
                       : nick);
}

static char *
dup_reach_word (const char *table, const char *column, const char *nick)
{
  if (g_str_equal (table, "address"))
    return g_strdup (g_str_equal (column, "kind") ? tandem_reach_words_get_place_title (nick) : nick);
  if (g_str_equal (column, "kind"))
    return g_strdup (tandem_reach_words_get_kind (nick));
  return g_strdup (g_str_equal (column, "label") ? tandem_reach_words_get_label (nick) : nick);
}

static char *
dup_consent_word (const char *column, const char *nick)
{
  static const char *const columns_of_words[TANDEM_CONSENT_N_WORDS] = { "channel", "kind", "lawful_basis" };

  for (guint i = 0; i < TANDEM_CONSENT_N_WORDS; i++)
    if (g_str_equal (columns_of_words[i], column))
      return g_strdup (tandem_consent_words_to_title (i, nick));
  return g_strdup (nick);
}

static char *
dup_words (TandemConnection *connection, const char *table, const char *column, const char *value)
{
  if (g_str_has_suffix (column, "_on") || g_str_equal (column, "day") || g_str_equal (column, "birthday"))
    return tandem_format_date (value);
  if (g_str_has_suffix (column, "_at") || g_str_equal (column, "at"))
    return tandem_format_instant (value, tandem_connection_get_time_zone (connection));
  if (g_str_equal (column, "logo"))
    return g_strdup (_ ("a picture"));
  if (g_str_equal (column, "working_hours"))
    return tandem_working_hours_to_words (value);
  if (g_str_equal (table, "target") || g_str_equal (table, "firm_cost"))
    return g_strdup (tandem_firm_words_get_title (value));
  if (g_str_equal (column, "lifecycle_stage") || g_str_equal (column, "from_stage") || g_str_equal (column, "to_stage"))
    return g_strdup (tandem_lifecycle_get_title (tandem_lifecycle_from_nick (value)));
  if (g_str_equal (table, "deal_person") && g_str_equal (column, "role"))
    return g_strdup (tandem_deal_role_get_title (tandem_deal_role_find (value)));
  if (g_str_equal (table, "campaign") && g_str_equal (column, "objective"))
    return dup_campaign_word (TANDEM_CAMPAIGN_WORDS_OBJECTIVE, value);
  if (g_str_equal (table, "campaign") && g_str_equal (column, "status"))
    return dup_campaign_word (TANDEM_CAMPAIGN_WORDS_STATUS, value);
  if (g_str_equal (table, "campaign_cost") && g_str_equal (column, "kind"))
    return dup_campaign_word (TANDEM_CAMPAIGN_WORDS_COST_KIND, value);
  if (g_str_equal (table, "consent_event"))
    return dup_consent_word (column, value);
  if (g_str_equal (table, "interest") && g_str_equal (column, "kind"))
    return g_strdup (tandem_interest_kind_to_title (value));
  if (g_str_equal (table, "relationship") && g_str_equal (column, "kind"))
    return g_strdup (tandem_relationship_get_title (value, FALSE));
  if (g_str_equal (column, "lead_status"))
    return g_strdup (tandem_lead_status_to_title (value));
  if (g_str_equal (table, "offer") && g_str_equal (column, "kind"))
    return dup_campaign_word (TANDEM_CAMPAIGN_WORDS_OFFER_KIND, value);
  if (g_str_equal (table, "campaign_member") && g_str_equal (column, "status"))
    return dup_campaign_word (TANDEM_CAMPAIGN_WORDS_MEMBER_STATUS, value);
  if (g_str_equal (table, "contact_point") || g_str_equal (table, "address"))
    return dup_reach_word (table, column, value);
  return g_strdup (value);
}

/**
 * tandem_history_words_dup_value:
 * @record_id: the record that holds the value: money is in its currency
 * @value: (nullable): as the journal has it
 *
 * Returns: (transfer full) (nullable): the value as a person reads it, %NULL for nothing
 */
char *
tandem_history_words_dup_value (TandemConnection *connection, const char *table, gint64 record_id, const char *column,
                                JsonNode *value)
{
  if (value == NULL || !JSON_NODE_HOLDS_VALUE (value))
    return NULL;
  if (json_node_get_value_type (value) == G_TYPE_STRING && g_str_equal (table, "custom_value")
      && g_str_equal (column, "text"))
    return tandem_custom_entry_describe (connection, record_id, json_node_get_string (value), 0);
  if (json_node_get_value_type (value) == G_TYPE_STRING)
    return dup_words (connection, table, column, json_node_get_string (value));
  return dup_number (connection, table, record_id, column, json_node_get_int (value));
}
