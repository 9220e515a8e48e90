/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-company-table.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "model/tandem-company-query.h"
#include "model/tandem-company.h"

/* --- what of a company is said ------------------------------------------------------------------------------------- */

static gint64
get_id (gpointer row)
{
  return TANDEM_COMPANY_ROW (row)->id;
}

static char *
write_name (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_COMPANY_ROW (row)->name);
}

/* An address of the web keeps its order in a right-to-left language. */
static char *
write_domain (gpointer row, TandemWorkspace *workspace)
{
  const char *domain = TANDEM_COMPANY_ROW (row)->domain;

  return domain ? tandem_format_isolate (domain) : NULL;
}

static char *
write_industry (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_COMPANY_ROW (row)->industry);
}

static char *
write_city (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_COMPANY_ROW (row)->city);
}

static char *
write_owner (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_COMPANY_ROW (row)->owner);
}

/* Nobody is nothing: an empty cell is empty. */
static char *
write_people (gpointer row, TandemWorkspace *workspace)
{
  gint64 n_people = TANDEM_COMPANY_ROW (row)->n_people;

  return n_people > 0 ? tandem_format_count (n_people) : NULL;
}

static char *
write_open (gpointer row, TandemWorkspace *workspace)
{
  return tandem_currency_sums_describe (TANDEM_COMPANY_ROW (row)->open_sums, tandem_workspace_get_currency (workspace));
}

static char *
write_last_contact (gpointer row, TandemWorkspace *workspace)
{
  return tandem_format_day (TANDEM_COMPANY_ROW (row)->last_contact_at, tandem_workspace_get_time_zone (workspace));
}

static char *
write_created (gpointer row, TandemWorkspace *workspace)
{
  return tandem_format_day (TANDEM_COMPANY_ROW (row)->created_at, tandem_workspace_get_time_zone (workspace));
}

/* The second of two lines: what it is, and where. */
static char *
write_detail (gpointer row, TandemWorkspace *workspace)
{
  TandemCompanyRow *company = row;

  if (company->industry && company->city)
    return g_strdup_printf ("%s · %s", company->industry, company->city);
  if (company->industry || company->city)
    return g_strdup (company->industry ? company->industry : company->city);
  return write_domain (row, workspace);
}

/* --- words ---------------------------------------------------------------------------------------------------------- */

static char *
say_count (guint n)
{
  g_autofree char *count = tandem_format_count (n);

  /* Translators: said by a screen reader; %s is how many are shown */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s company", "%s companies", n), count);
}

static char *
say_trash (guint n)
{
  g_autofree char *count = tandem_format_count (n);

  /* Translators: what undo will undo; %s is how many */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Move %s company to the trash",
                                       "Move %s companies to the trash", n),
                          count);
}

static const TandemTableColumn columns[] = {
  { .key = "name",
    .title = NC_ ("column", "Name"),
    .cell = TANDEM_TABLE_CELL_PRIMARY,
    .width = 200,
    .expands = TRUE,
    .sorts = TRUE,
    .is_searched = TRUE,
    .value = { write_name } },
  { .key = "domain",
    .title = NC_ ("column", "Domain"),
    .width = 160,
    .expands = TRUE,
    .rank = 6,
    .is_searched = TRUE,
    .value = { write_domain } },
  { .key = "industry", .title = NC_ ("column", "Industry"), .width = 120, .rank = 4, .value = { write_industry } },
  { .key = "city",
    .title = NC_ ("column", "City"),
    .width = 112,
    .rank = 5,
    .is_searched = TRUE,
    .value = { write_city } },
  { .key = "owner",
    .title = NC_ ("column", "Owner"),
    .width = 128,
    .rank = 7,
    .sorts = TRUE,
    .value = { write_owner } },
  { .key = "people",
    .title = NC_ ("column", "People"),
    .cell = TANDEM_TABLE_CELL_NUMBER,
    .width = 80,
    .rank = 2,
    .value = { write_people } },
  { .key = "open-deals",
    .title = NC_ ("column", "Open deals"),
    .cell = TANDEM_TABLE_CELL_NUMBER,
    .width = 136,
    .rank = 1,
    .value = { write_open } },
  { .key = "last-contact",
    .title = NC_ ("column", "Last contact"),
    .cell = TANDEM_TABLE_CELL_DIMMED,
    .width = 136,
    .rank = 3,
    .value = { write_last_contact } },
  { .key = "created",
    .title = NC_ ("column", "Created"),
    .cell = TANDEM_TABLE_CELL_DIMMED,
    .width = 124,
    .is_extra = TRUE,
    .rank = 8,
    .sorts = TRUE,
    .value = { write_created } },
  { NULL },
};

static const TandemTableAct acts[] = {
  { N_ ("Change _owner…"), N_ ("Owner…"), "avatar-default-symbolic", "companies.set-owner", TRUE },
  { N_ ("Add _tag…"), N_ ("Tag…"), "bookmark-new-symbolic", "companies.put-tag" },
  { N_ ("_Remove tag…"), NULL, NULL, "companies.take-tag", TRUE },
  { N_ ("_Merge…"), NULL, NULL, "companies.merge" },
  { NULL },
};

static const char *const related[] = { "contact", "contact_point", "address",      "deal",         "stage", "activity",
                                       "touch",   "person",        "custom_field", "custom_value", NULL };

const TandemTableKind tandem_company_table = {
  .name = "companies",
  .icon_name = "tandem-companies-symbolic",
  .entity = "company",
  .related = related,
  .get_type = tandem_company_get_type,
  .columns = columns,
  .sort = "name",
  .title = { write_name },
  .detail = { write_detail },
  .mark = { write_open },
  .acts = acts,
  .list = TANDEM_ENTITY_COMPANY,
  .takes_fields = TRUE,
  .search_kind = TANDEM_SEARCH_COMPANY,
  .search_sort = "name",
  .load_rows = tandem_company_query_load_rows,
  .is_slow = TRUE,
  .get_id = get_id,
  .words = {
    .title = N_ ("Companies"),
    .reading = N_ ("Reading the companies"),
    .search_label = N_ ("Filter companies"),
    .search_hint = N_ ("Filter by name, domain, city, phone"),
    .new_record = N_ ("New company"),
    .empty_title = N_ ("No companies yet"),
    .empty_hint = N_ ("Companies are the firms that your contacts work for. One that a contact names is added by itself."),
    .empty_new = N_ ("_New company"),
    .empty_other = N_ ("_Import contacts…"),
    .empty_action = "win.import",
    .no_match_title = N_ ("No company found"),
    /* Translators: %s is what was typed in the filter */
    .no_match_hint = N_ ("“%s” stands in no name, domain, city, e-mail or phone."),
    .error_title = N_ ("The companies could not be read"),
    .trashed = N_ ("Moved to the trash; their people and deals stay"),
    .say_count = say_count,
    .say_trash = say_trash,
  },
};
