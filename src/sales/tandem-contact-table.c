/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-contact-table.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "model/tandem-contact-query.h"
#include "model/tandem-contact.h"
#include "model/tandem-lead-status.h"

/* --- what of a contact is said ------------------------------------------------------------------------------------- */

static gint64
get_id (gpointer row)
{
  return TANDEM_CONTACT_ROW (row)->id;
}

static char *
write_name (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_CONTACT_ROW (row)->name);
}

static char *
write_given_name (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_CONTACT_ROW (row)->given_name);
}

static char *
write_company (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_CONTACT_ROW (row)->company);
}

static char *
write_stage (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (tandem_lifecycle_get_title (TANDEM_CONTACT_ROW (row)->lifecycle));
}

/* MQL, SAL and SQL are no words. */
static char *
dup_stage_note (gpointer row)
{
  return g_strdup (tandem_lifecycle_get_definition (TANDEM_CONTACT_ROW (row)->lifecycle));
}

static char *
write_lead_status (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (tandem_lead_status_to_title (TANDEM_CONTACT_ROW (row)->lead_status));
}

static char *
write_tags (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_CONTACT_ROW (row)->tags);
}

static char *
dup_stage_icon (gpointer row, const char **css_class)
{
  TandemLifecycle stage = TANDEM_CONTACT_ROW (row)->lifecycle;

  *css_class = tandem_lifecycle_get_department (stage);
  return tandem_lifecycle_dup_icon_name (stage);
}

static char *
write_email (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_CONTACT_ROW (row)->email);
}

/* A number keeps its order in a right-to-left language. */
static char *
write_phone (gpointer row, TandemWorkspace *workspace)
{
  const char *phone = TANDEM_CONTACT_ROW (row)->phone;

  return phone ? tandem_format_isolate (phone) : NULL;
}

static char *
write_city (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_CONTACT_ROW (row)->city);
}

static char *
write_job_title (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_CONTACT_ROW (row)->job_title);
}

static char *
write_owner (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_CONTACT_ROW (row)->owner);
}

static char *
write_campaign (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_CONTACT_ROW (row)->campaign);
}

static char *
write_last_contact (gpointer row, TandemWorkspace *workspace)
{
  return tandem_format_day (TANDEM_CONTACT_ROW (row)->last_contact_at, tandem_workspace_get_time_zone (workspace));
}

static char *
write_created (gpointer row, TandemWorkspace *workspace)
{
  return tandem_format_day (TANDEM_CONTACT_ROW (row)->created_at, tandem_workspace_get_time_zone (workspace));
}

/* The second of two lines. */
static char *
write_detail (gpointer row, TandemWorkspace *workspace)
{
  TandemContactRow *contact = row;

  if (contact->company)
    return g_strdup (contact->company);
  return g_strcmp0 (contact->email, contact->name) == 0 ? write_phone (row, workspace) : write_email (row, workspace);
}

/* --- words --------------------------------------------------------------------------------------------------------- */

static char *
say_count (guint n)
{
  g_autofree char *count = tandem_format_count (n);

  /* Translators: said by a screen reader; %s is how many are shown */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s contact", "%s contacts", n), count);
}

static char *
say_trash (guint n)
{
  g_autofree char *count = tandem_format_count (n);

  /* Translators: what undo will undo; %s is how many */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Move %s contact to the trash", "Move %s contacts to the trash",
                                       n),
                          count);
}

static const TandemTableColumn columns[] = {
  { .key = "name",
    .title = NC_ ("column", "Name"),
    .cell = TANDEM_TABLE_CELL_PRIMARY,
    .width = 160,
    .sorts = TRUE,
    .is_searched = TRUE,
    .value = { write_name } },
  { .key = "given-name",
    .title = NC_ ("column", "Given name"),
    .width = 120,
    .is_extra = TRUE,
    .rank = 7,
    .sorts = TRUE,
    .is_searched = TRUE,
    .value = { write_given_name } },
  { .key = "job-title",
    .title = NC_ ("column", "Job title"),
    .width = 140,
    .is_extra = TRUE,
    .rank = 11,
    .value = { write_job_title } },
  { .key = "company",
    .title = NC_ ("column", "Company"),
    .width = 160,
    .rank = 2,
    .sorts = TRUE,
    .is_searched = TRUE,
    .value = { write_company } },
  { .key = "lifecycle",
    .title = NC_ ("column", "Lifecycle"),
    .width = 120,
    .rank = 1,
    .sorts = TRUE,
    .value = { write_stage, dup_stage_icon, .dup_note = dup_stage_note } },
  { .key = "lead-status",
    .title = NC_ ("column", "Lead status"),
    .width = 112,
    .is_extra = TRUE,
    .rank = 13,
    .value = { write_lead_status } },
  { .key = "tags",
    .title = NC_ ("column", "Tags"),
    .width = 140,
    .is_extra = TRUE,
    .rank = 12,
    .value = { write_tags } },
  { .key = "owner",
    .title = NC_ ("column", "Owner"),
    .width = 112,
    .rank = 6,
    .sorts = TRUE,
    .value = { write_owner } },
  { .key = "last-contact",
    .title = NC_ ("column", "Last contact"),
    .cell = TANDEM_TABLE_CELL_DIMMED,
    .width = 120,
    .rank = 8,
    .sorts = TRUE,
    .value = { write_last_contact } },
  { .key = "email",
    .title = NC_ ("column", "E-mail"),
    .width = 184,
    .expands = TRUE,
    .rank = 3,
    .is_searched = TRUE,
    .value = { write_email } },
  { .key = "phone",
    .title = NC_ ("column", "Phone"),
    .cell = TANDEM_TABLE_CELL_DIGITS,
    .width = 120,
    .rank = 9,
    .is_searched = TRUE,
    .value = { write_phone } },
  { .key = "city",
    .title = NC_ ("column", "City"),
    .width = 116,
    .is_extra = TRUE,
    .rank = 10,
    .sorts = TRUE,
    .is_searched = TRUE,
    .value = { write_city } },
  { .key = "source-campaign",
    .title = NC_ ("column", "Source campaign"),
    .width = 160,
    .is_extra = TRUE,
    .rank = 5,
    .value = { write_campaign } },
  { .key = "created",
    .title = NC_ ("column", "Created"),
    .cell = TANDEM_TABLE_CELL_DIMMED,
    .width = 112,
    .is_extra = TRUE,
    .rank = 4,
    .sorts = TRUE,
    .value = { write_created } },
  { NULL },
};

static const TandemTableAct acts[] = {
  { N_ ("Change _owner…"), N_ ("Owner…"), "avatar-default-symbolic", "contacts.set-owner" },
  { N_ ("Change _lifecycle…"), N_ ("Lifecycle…"), "tandem-stage-3-symbolic", "contacts.set-lifecycle" },
  { N_ ("Change lead _status…"), NULL, NULL, "contacts.set-lead-status", TRUE },
  { N_ ("Add _tag…"), N_ ("Tag…"), "bookmark-new-symbolic", "contacts.put-tag" },
  { N_ ("_Remove tag…"), NULL, NULL, "contacts.take-tag", TRUE },
  { N_ ("_Merge…"), NULL, NULL, "contacts.merge" },
  { NULL },
};

static const char *const related[]
    = { "contact_point", "address",    "company", "person",       "campaign",     "activity",
        "touch",         "record_tag", "tag",     "custom_field", "custom_value", NULL };

const TandemTableKind tandem_contact_table = {
  .name = "contacts",
  .icon_name = "avatar-default-symbolic",
  .entity = "contact",
  .related = related,
  .get_type = tandem_contact_get_type,
  .columns = columns,
  .sort = "name",
  .title = { write_name },
  .detail = { write_detail },
  .mark = { write_stage, dup_stage_icon },
  .acts = acts,
  .list = TANDEM_ENTITY_CONTACT,
  .takes_fields = TRUE,
  .search_kind = TANDEM_SEARCH_CONTACT,
  .search_sort = "name",
  .load_rows = tandem_contact_query_load_rows,
  .get_id = get_id,
  .words = {
    .title = N_ ("Contacts"),
    .reading = N_ ("Reading the contacts"),
    .search_label = N_ ("Filter contacts"),
    .search_hint = N_ ("Filter by name, company, e-mail, phone"),
    .new_record = N_ ("New contact"),
    .empty_title = N_ ("No contacts yet"),
    .empty_hint = N_ ("Contacts are the people the firm knows: readers, leads, customers."),
    .empty_new = N_ ("_New contact"),
    .empty_other = N_ ("_Import contacts…"),
    .empty_action = "win.import",
    .no_match_title = N_ ("No contact found"),
    /* Translators: %s is what was typed in the filter */
    .no_match_hint = N_ ("“%s” stands in no name, company, e-mail or phone."),
    .error_title = N_ ("The contacts could not be read"),
    .printed = N_ ("This list holds personal data. Keep it safe, and destroy it when it is no longer needed."),
    .say_count = say_count,
    .say_trash = say_trash,
  },
};
