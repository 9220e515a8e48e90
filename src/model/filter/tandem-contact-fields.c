/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "model/filter/tandem-field-private.h"
#include "model/tandem-lead-status.h"
#include "model/tandem-lifecycle.h"

#define ALL    (TANDEM_FIELD_USE_COLUMN | TANDEM_FIELD_USE_SORT | TANDEM_FIELD_USE_FILTER)
#define SHOWN  (TANDEM_FIELD_USE_COLUMN | TANDEM_FIELD_USE_FILTER)
#define SORTED (TANDEM_FIELD_USE_COLUMN | TANDEM_FIELD_USE_SORT)
#define ASKED  TANDEM_FIELD_USE_FILTER

#define CONTACTS      "contact AS r WHERE r.deleted_at IS NULL"
#define BY_NAME       { "r.sort_key NULLS LAST", "r.id" }
#define POINTS(kinds) "contact_point AS x WHERE x.kind IN (" kinds ") AND x.deleted_at IS NULL"
#define ADDRESSES     "address AS x WHERE x.deleted_at IS NULL"
#define SUMMARY       "contact_summary AS x WHERE x.contact_id > 0"
#define DEALS         "deal AS x WHERE x.deleted_at IS NULL"
#define TAGS          "record_tag AS x WHERE x.deleted_at IS NULL"
#define OPEN_STAGES   "(SELECT y.id FROM stage AS y WHERE y.kind = 'open')"

static const TandemBand by_name[] = {
  { CONTACTS " AND r.sort_key IS NOT NULL", "r.id", { "r.sort_key", "r.id" }, 2 },
  { CONTACTS " AND r.sort_key IS NULL", "r.id", { "r.id" }, 1 },
};
static const TandemBand by_given_name[] = {
  { CONTACTS " AND r.given_sort_key IS NOT NULL", "r.id", { "r.given_sort_key", "r.id" }, 2 },
  { CONTACTS " AND r.given_sort_key IS NULL", "r.id", { "r.id" }, 1 },
};
/* The companies are walked in their order, and of each its people: the other way round a million would be sorted. */
static const TandemBand by_company[] = {
  { "company AS f CROSS JOIN contact AS r WHERE r.company_id = f.id AND r.deleted_at IS NULL",
    "r.id",
    { "f.sort_key", "f.id", "r.sort_key NULLS LAST", "r.id" },
    2,
    "f.id" },
  { CONTACTS " AND r.company_id IS NULL", "r.id", BY_NAME, 0 },
};
static const TandemBand by_city[] = {
  { "contact_summary AS s WHERE s.city = $1", "s.contact_id", { "s.name_key NULLS LAST", "s.contact_id" }, 0 },
  { "contact_summary AS s WHERE s.city IS NULL", "s.contact_id", { "s.name_key NULLS LAST", "s.contact_id" }, 0 },
};
static const TandemBand by_lifecycle[] = {
  { CONTACTS " AND r.lifecycle_stage = $1", "r.id", BY_NAME, 0 },
};
static const TandemBand by_owner[] = {
  { CONTACTS " AND r.owner_id = $1", "r.id", BY_NAME, 0 },
  { CONTACTS " AND r.owner_id IS NULL", "r.id", BY_NAME, 0 },
};
static const TandemBand by_last_contact[] = {
  { "contact_summary AS s WHERE s.last_contact_at IS NOT NULL",
    "s.contact_id",
    { "s.last_contact_at", "s.contact_id" },
    2 },
  { "contact_summary AS s WHERE s.last_contact_at IS NULL", "s.contact_id", { "s.contact_id" }, 0 },
};
static const TandemBand by_created[] = {
  { CONTACTS, "r.id", { "r.created_at", "r.id" }, 2 },
};

static guint
count_stages (void)
{
  return TANDEM_LIFECYCLE_N_STAGES;
}

static const char *
get_stage_nick (guint place)
{
  return tandem_lifecycle_get_nick ((TandemLifecycle) place);
}

static const char *
get_stage_title (guint place)
{
  return tandem_lifecycle_get_title ((TandemLifecycle) place);
}

static guint
count_lead_statuses (void)
{
  return TANDEM_LEAD_STATUS_N;
}

static const char *
get_lead_status_nick (guint place)
{
  return tandem_lead_status_get_nick ((TandemLeadStatus) place);
}

static const char *
get_lead_status_title (guint place)
{
  return tandem_lead_status_get_title ((TandemLeadStatus) place);
}

#define PERSON    NC_ ("fields", "Person")
#define COMPANY   NC_ ("fields", "Company")
#define SALES     NC_ ("fields", "Sales")
#define MARKETING NC_ ("fields", "Marketing")

/* clang-format off */
const TandemField tandem_contact_fields[] = {
  { "name", NC_ ("field", "Name"), TANDEM_FIELD_TEXT, SORTED, .sql = "r.family_name", TANDEM_BANDS (by_name) },
  { "given-name", NC_ ("field", "Given name"), TANDEM_FIELD_TEXT, ALL, .group = PERSON, .sql = "r.given_name", TANDEM_BANDS (by_given_name) },
  { "family-name", NC_ ("field", "Family name"), TANDEM_FIELD_TEXT, SHOWN, .group = PERSON, .sql = "r.family_name" },
  { "company", NC_ ("field", "Company"), TANDEM_FIELD_REFERENCE, ALL, .group = COMPANY, .target = "company", .sql = "r.company_id",
    .menu_title = NC_ ("field", "Picked from the list"),
    TANDEM_BANDS (by_company) },
  { "company-name", NC_ ("field", "Company name"), TANDEM_FIELD_TEXT, ASKED, .group = COMPANY, .sql = "x.folded_name",
    .menu_title = NC_ ("field", "By words of its name"),
    .child = "company AS x WHERE x.id > 0", .link = "x.id", .record = "r.company_id", .folded = TRUE },
  { "job-title", NC_ ("field", "Job title"), TANDEM_FIELD_TEXT, SHOWN, .group = PERSON, .sql = "r.job_title" },
  { "department", NC_ ("field", "Department"), TANDEM_FIELD_TEXT, SHOWN, .group = PERSON, .sql = "r.department" },
  { "email", NC_ ("field", "E-mail"), TANDEM_FIELD_TEXT, SHOWN, .group = PERSON, .sql = "x.normalised", .child = POINTS ("'email'"), .link = "x.contact_id", .folded = TRUE },
  { "phone", NC_ ("field", "Phone"), TANDEM_FIELD_PHONE, SHOWN, .group = PERSON, .sql = "x.normalised", .child = POINTS ("'phone', 'mobile'"), .link = "x.contact_id",
    .folded = TRUE },
  { "city", NC_ ("field", "City"), TANDEM_FIELD_TEXT, ALL, .group = PERSON, .sql = "x.city", .child = ADDRESSES, .link = "x.contact_id", TANDEM_BANDS (by_city),
    .list_bands = tandem_band_list_cities },
  { "country", NC_ ("field", "Country"), TANDEM_FIELD_TEXT, SHOWN, .group = PERSON, .sql = "x.country", .child = ADDRESSES, .link = "x.contact_id" },
  { "lifecycle", NC_ ("field", "Lifecycle"), TANDEM_FIELD_CHOICE, ALL, .group = SALES, .sql = "r.lifecycle_stage", TANDEM_BANDS (by_lifecycle),
    .list_bands = tandem_band_list_lifecycle, .count_choices = count_stages, .get_choice_nick = get_stage_nick,
    .get_choice_title = get_stage_title },
  { "lead-status", NC_ ("field", "Lead status"), TANDEM_FIELD_CHOICE, SHOWN, .group = SALES, .sql = "r.lead_status", .count_choices = count_lead_statuses,
    .get_choice_nick = get_lead_status_nick, .get_choice_title = get_lead_status_title },
  { "tags", NC_ ("field", "Tag"), TANDEM_FIELD_REFERENCE, SHOWN, .group = MARKETING, .target = "tag", .sql = "x.tag_id", .child = TAGS, .link = "x.contact_id" },
  { "interest", NC_ ("field", "Interest"), TANDEM_FIELD_TEXT, ASKED, .group = MARKETING, .sql = "x.folded_category",
    .child = "interest AS x WHERE x.deleted_at IS NULL", .link = "x.contact_id", .folded = TRUE },
  { "owner", NC_ ("field", "Owner"), TANDEM_FIELD_REFERENCE, ALL, .group = SALES, .target = "person", .sql = "r.owner_id", TANDEM_BANDS (by_owner),
    .list_bands = tandem_band_list_people },
  { "last-contact", NC_ ("field", "Last contact"), TANDEM_FIELD_INSTANT, ALL, .group = SALES, .sql = "x.last_contact_at", .child = SUMMARY, .link = "x.contact_id",
    TANDEM_BANDS (by_last_contact) },
  { "last-touch", NC_ ("field", "Last touch"), TANDEM_FIELD_INSTANT, SHOWN, .group = MARKETING, .sql = "x.last_touch_at", .child = SUMMARY, .link = "x.contact_id" },
  { "last-activity", NC_ ("field", "Last activity"), TANDEM_FIELD_INSTANT, SHOWN, .group = SALES, .sql = "x.last_activity_at", .child = SUMMARY, .link = "x.contact_id" },
  { "created", NC_ ("field", "Created"), TANDEM_FIELD_INSTANT, ALL, .group = PERSON, .sql = "r.created_at", TANDEM_BANDS (by_created) },
  { "source-channel", NC_ ("field", "First channel"), TANDEM_FIELD_REFERENCE, SHOWN, .group = MARKETING, .target = "channel",
    .sql = "r.source_channel_id" },
  { "source-campaign", NC_ ("field", "First campaign"), TANDEM_FIELD_REFERENCE, SHOWN, .group = MARKETING, .target = "campaign",
    .sql = "r.source_campaign_id" },
  { "touched-campaign", NC_ ("field", "Touched by campaign"), TANDEM_FIELD_REFERENCE, ASKED, .group = MARKETING, .target = "campaign",
    .sql = "x.campaign_id", .child = "touch AS x WHERE x.deleted_at IS NULL", .link = "x.contact_id" },
  { "has-deal", NC_ ("field", "Has a deal"), TANDEM_FIELD_FLAG, ASKED, .group = SALES, .sql = "x.id IS NOT NULL", .child = DEALS, .link = "x.contact_id" },
  { "has-open-deal", NC_ ("field", "Has an open deal"), TANDEM_FIELD_FLAG, ASKED, .group = SALES, .sql = "x.stage_id IN " OPEN_STAGES,
    .child = DEALS, .link = "x.contact_id" },
  { "notes", NC_ ("field", "Notes"), TANDEM_FIELD_TEXT, ASKED, .group = PERSON, .sql = "r.notes" },
};
/* clang-format on */
const guint tandem_contact_n_fields = G_N_ELEMENTS (tandem_contact_fields);
