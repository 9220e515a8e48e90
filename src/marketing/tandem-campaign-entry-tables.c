/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marketing/tandem-campaign-entry-tables.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "marketing/tandem-row-values.h"
#include "model/tandem-campaign-cost.h"
#include "model/tandem-campaign-member-row.h"
#include "model/tandem-campaign-member.h"
#include "model/tandem-campaign-words.h"
#include "model/tandem-contact-query.h"
#include "model/tandem-contact-row.h"

/* --- costs --------------------------------------------------------------------------------------------------------- */

static char *
write_cost_day (gpointer cost, TandemWorkspace *workspace)
{
  return tandem_format_date (tandem_record_get_text (cost, TANDEM_CAMPAIGN_COST_DAY));
}

static char *
write_cost_kind (gpointer cost, TandemWorkspace *workspace)
{
  guint kind = tandem_campaign_words_find (TANDEM_CAMPAIGN_WORDS_COST_KIND,
                                           tandem_record_get_text (cost, TANDEM_CAMPAIGN_COST_KIND));

  return g_strdup (tandem_campaign_words_get_title (TANDEM_CAMPAIGN_WORDS_COST_KIND, kind));
}

static char *
write_cost_note (gpointer cost, TandemWorkspace *workspace)
{
  return g_strdup (tandem_record_get_text (cost, TANDEM_CAMPAIGN_COST_NOTE));
}

static char *
write_cost_amount (gpointer cost, TandemWorkspace *workspace)
{
  return tandem_format_money (tandem_record_get_integer (cost, TANDEM_CAMPAIGN_COST_AMOUNT_MINOR),
                              tandem_record_get_text (cost, TANDEM_CAMPAIGN_COST_CURRENCY));
}

static GPtrArray *
load_costs (TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error)
{
  return tandem_record_load_many (connection, TANDEM_TYPE_CAMPAIGN_COST, ids, n_ids, error);
}

static char *
say_trash_costs (guint n)
{
  g_autofree char *count = tandem_format_count (n);

  /* Translators: what undo will undo; %s is how many */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Delete %s cost", "Delete %s costs", n), count);
}

static const TandemTableColumn cost_columns[] = {
  { .key = "day",
    .title = NC_ ("column", "Day"),
    .cell = TANDEM_TABLE_CELL_PRIMARY,
    .width = 144,
    .value = { write_cost_day } },
  { .key = "kind", .title = NC_ ("column", "Kind"), .width = 124, .expands = TRUE, .value = { write_cost_kind } },
  { .key = "note",
    .title = NC_ ("column", "Note"),
    .width = 72,
    .expands = TRUE,
    .rank = 1,
    .value = { write_cost_note } },
  { .key = "amount",
    .title = NC_ ("column", "Amount"),
    .cell = TANDEM_TABLE_CELL_NUMBER,
    .width = 104,
    .value = { write_cost_amount } },
  { NULL },
};

const TandemTableKind tandem_campaign_costs_table = {
  .name = "campaign-costs",
  .get_type = tandem_campaign_cost_get_type,
  .columns = cost_columns,
  .sort = "day",
  .descending = TRUE,
  .load_rows = load_costs,
  .words = {
    .title = N_ ("Costs"),
    .new_record = N_ ("Add a cost"),
    .empty_title = N_ ("No costs yet"),
    .empty_hint = N_ ("What the campaign costs, entry by entry. The budget spent, CPL and ROI are calculated from it."),
    .empty_action = "campaign.add-cost",
    .say_count = tandem_row_value_say_costs,
    .say_trash = say_trash_costs,
  },
};

/* --- leads --------------------------------------------------------------------------------------------------------- */

static char *
dup_stage_icon (gpointer row, const char **css_class)
{
  TandemLifecycle stage = TANDEM_CONTACT_ROW (row)->lifecycle;

  *css_class = tandem_lifecycle_get_department (stage);
  return tandem_lifecycle_dup_icon_name (stage);
}

static char *
write_created (gpointer row, TandemWorkspace *workspace)
{
  return tandem_format_day (TANDEM_CONTACT_ROW (row)->created_at, tandem_workspace_get_time_zone (workspace));
}

static char *
write_owner (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_CONTACT_ROW (row)->owner);
}

static char *
say_leads (guint n)
{
  g_autofree char *count = tandem_format_count (n);
  /* Translators: %s is how many contacts came from a campaign */
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s contact came from this campaign",
                                                         "%s contacts came from this campaign", n),
                                            count);

  /* Translators: the order of a list; %s is "34 contacts came from this campaign" */
  return n > 1 ? g_strdup_printf (_ ("%s, the newest first"), words) : g_steal_pointer (&words);
}

static const TandemTableColumn lead_columns[] = {
  { .key = "name",
    .title = NC_ ("column", "Name"),
    .cell = TANDEM_TABLE_CELL_PRIMARY,
    .width = 132,
    .expands = TRUE,
    .value = { tandem_row_value_write_contact } },
  { .key = "company",
    .title = NC_ ("column", "Company"),
    .width = 104,
    .expands = TRUE,
    .rank = 3,
    .value = { tandem_row_value_write_company } },
  { .key = "lifecycle",
    .title = NC_ ("column", "Lifecycle"),
    .width = 128,
    .rank = 2,
    .value = { tandem_row_value_write_stage, dup_stage_icon } },
  { .key = "created",
    .title = NC_ ("column", "Created"),
    .cell = TANDEM_TABLE_CELL_DIMMED,
    .width = 128,
    .rank = 1,
    .value = { write_created } },
  { .key = "owner", .title = NC_ ("column", "Owner"), .width = 104, .rank = 4, .value = { write_owner } },
  { NULL },
};

const TandemTableKind tandem_campaign_leads_table = {
  .name = "campaign-leads",
  .columns = lead_columns,
  .sort = "name",
  .load_rows = tandem_contact_query_load_rows,
  .words = {
    .title = N_ ("Leads"),
    .empty_title = N_ ("No leads yet"),
    .empty_hint = N_ ("Contacts whose source is this campaign stand here."),
    .say_count = say_leads,
  },
};

/* --- members ------------------------------------------------------------------------------------------------------- */

static char *
write_member (gpointer row, TandemWorkspace *workspace)
{
  const char *name = TANDEM_CAMPAIGN_MEMBER_ROW (row)->name;

  return g_strdup (name ? name : _ ("Contact without a name"));
}

static char *
dup_member_icon (gpointer row, const char **css_class)
{
  *css_class = "dimmed";
  return g_strdup (TANDEM_CAMPAIGN_MEMBER_ROW (row)->contact_id ? "avatar-default-symbolic"
                                                                : "dialog-question-symbolic");
}

static char *
write_member_status (gpointer row, TandemWorkspace *workspace)
{
  guint status
      = tandem_campaign_words_find (TANDEM_CAMPAIGN_WORDS_MEMBER_STATUS, TANDEM_CAMPAIGN_MEMBER_ROW (row)->status);

  return g_strdup (tandem_campaign_words_get_title (TANDEM_CAMPAIGN_WORDS_MEMBER_STATUS, status));
}

static char *
write_member_offer (gpointer row, TandemWorkspace *workspace)
{
  return g_strdup (TANDEM_CAMPAIGN_MEMBER_ROW (row)->offer);
}

static char *
write_member_day (gpointer row, TandemWorkspace *workspace)
{
  g_autofree char *date
      = tandem_instant_to_date (TANDEM_CAMPAIGN_MEMBER_ROW (row)->at, tandem_workspace_get_time_zone (workspace));

  return date ? tandem_format_date (date) : NULL;
}

static char *
say_members (guint n)
{
  g_autofree char *count = tandem_format_count (n);

  /* Translators: whom a campaign reached; %s is how many */
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s member", "%s members", n), count);

  /* Translators: what members of a campaign are, beside leads; %s is "12 members" */
  return g_strdup_printf (_ ("%s: whom the campaign is meant for or reached"), words);
}

static char *
say_trash_members (guint n)
{
  g_autofree char *count = tandem_format_count (n);

  /* Translators: what undo will undo; %s is how many */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Delete %s member of a campaign",
                                       "Delete %s members of a campaign", n),
                          count);
}

static const TandemTableColumn member_columns[] = {
  { .key = "name",
    .title = NC_ ("column", "Name"),
    .cell = TANDEM_TABLE_CELL_PRIMARY,
    .width = 132,
    .expands = TRUE,
    .value = { write_member, dup_member_icon } },
  { .key = "status", .title = NC_ ("column", "Status"), .width = 112, .value = { write_member_status } },
  { .key = "offer",
    .title = NC_ ("column", "Offer"),
    .width = 104,
    .expands = TRUE,
    .rank = 2,
    .value = { write_member_offer } },
  { .key = "day",
    .title = NC_ ("column", "Day"),
    .cell = TANDEM_TABLE_CELL_DIMMED,
    .width = 136,
    .rank = 1,
    .value = { write_member_day } },
  { NULL },
};

const TandemTableKind tandem_campaign_members_table = {
  .name = "campaign-members",
  .icon_name = "avatar-default-symbolic",
  .get_type = tandem_campaign_member_get_type,
  .columns = member_columns,
  .sort = "day",
  .descending = TRUE,
  .load_rows = tandem_campaign_member_row_load,
  .words = {
    .title = N_ ("Members"),
    .new_record = N_ ("Add a member"),
    .empty_title = N_ ("No members yet"),
    .empty_hint = N_ ("Whom the campaign is meant for or reached, and who answered, also without a name."),
    .empty_action = "campaign.add-member",
    .say_count = say_members,
    .say_trash = say_trash_members,
  },
};
