/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-deal-person.h"

#include <glib/gi18n-lib.h>

#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

struct _TandemDealPerson {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_DEAL_PERSON_N_COLUMNS] = {
  [TANDEM_DEAL_PERSON_DEAL_ID] = { "deal_id", TANDEM_COLUMN_INTEGER, .part_of = "deal" },
  [TANDEM_DEAL_PERSON_CONTACT_ID] = { "contact_id", TANDEM_COLUMN_INTEGER, .part_of = "contact" },
  [TANDEM_DEAL_PERSON_ROLE] = { "role", TANDEM_COLUMN_TEXT },
};

static const struct {
  const char *nick;
  const char *title;
} roles[] = {
  { "decision-maker", NC_ ("role in a deal", "Decides") },
  { "influencer", NC_ ("role in a deal", "Has influence") },
  { "user", NC_ ("role in a deal", "Will use it") },
  { "billing", NC_ ("role in a deal", "Pays") },
};

G_DEFINE_FINAL_TYPE (TandemDealPerson, tandem_deal_person, TANDEM_TYPE_RECORD)

/* Nobody stands beside himself; who is in the trash stands beside nobody. */
static gboolean
tandem_deal_person_prepare (TandemRecord *self, TandemConnection *connection, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT 1 FROM deal_person WHERE deal_id = $1 AND contact_id = $2 AND id <> $3 AND deleted_at IS NULL LIMIT 1",
      error);

  if (statement == NULL)
    return FALSE;
  if (tandem_record_get_deleted_at (self))
    return TRUE;
  tandem_statement_bind_int64 (statement, 1, tandem_record_get_integer (self, TANDEM_DEAL_PERSON_DEAL_ID));
  tandem_statement_bind_int64 (statement, 2, tandem_record_get_integer (self, TANDEM_DEAL_PERSON_CONTACT_ID));
  tandem_statement_bind_int64 (statement, 3, tandem_record_get_id (self));
  if (tandem_statement_next (statement, &failure))
    g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                         _ ("This person is part of the deal already. Nothing was changed."));
  else if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    return TRUE;
  return FALSE;
}

static void
tandem_deal_person_class_init (TandemDealPersonClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "deal_person", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->prepare = tandem_deal_person_prepare;
}

static void
tandem_deal_person_init (TandemDealPerson *self)
{
}

/**
 * tandem_deal_person_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemDealPerson *
tandem_deal_person_new (void)
{
  return g_object_new (TANDEM_TYPE_DEAL_PERSON, NULL);
}

guint
tandem_deal_role_count (void)
{
  return G_N_ELEMENTS (roles);
}

const char *
tandem_deal_role_get_nick (guint place)
{
  return roles[place].nick;
}

/**
 * tandem_deal_role_get_title:
 *
 * Returns: (transfer none): what a person calls it, translated
 */
const char *
tandem_deal_role_get_title (guint place)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "role in a deal", roles[place].title);
}

/**
 * tandem_deal_role_find:
 * @nick: (nullable): a role
 *
 * Returns: its place; that of the second, of least weight, where a newer Tandem wrote another
 */
guint
tandem_deal_role_find (const char *nick)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_strcmp0 (roles[i].nick, nick) == 0)
      return i;
  return 1;
}
