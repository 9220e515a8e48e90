/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who is at the keyboard: whoever was chosen on this seat, else whoever is called as its account, else the first of the
 * file's people. The window and the command line go by the same rule. */
#include "workspace/tandem-workspace-facts.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-fold.h"
#include "model/tandem-firm.h"
#include "model/tandem-person.h"
#include "model/tandem-setting.h"
#include "store/tandem-store-error.h"
#include "workspace/tandem-seat.h"

void
tandem_workspace_facts_clear (TandemWorkspaceFacts *facts)
{
  g_clear_pointer (&facts->person_name, g_free);
  g_clear_pointer (&facts->for_name, g_free);
  g_clear_pointer (&facts->firm_name, g_free);
  g_clear_pointer (&facts->currency, g_free);
  g_clear_pointer (&facts->time_zone, g_free);
}

static TandemRecord *
find_by_id (GPtrArray *people, gint64 id)
{
  for (guint i = 0; i < people->len; i++)
    if (tandem_record_get_id (people->pdata[i]) == id)
      return people->pdata[i];
  return NULL;
}

/* Two of one name can't be told apart by it. */
static TandemRecord *
find_by_name (GPtrArray *people)
{
  g_autofree char *account = tandem_seat_dup_person_name ();
  g_autofree char *folded = tandem_fold_text (account);
  TandemRecord *found = NULL;

  for (guint i = 0; i < people->len; i++)
    {
      g_autofree char *name = tandem_fold_text (tandem_record_get_text (people->pdata[i], TANDEM_PERSON_NAME));

      if (!g_str_equal (name, folded))
        continue;
      if (found)
        return NULL;
      found = people->pdata[i];
    }
  return found;
}

static gboolean
find_person (TandemConnection *connection, GPtrArray *people, TandemWorkspaceFacts *facts, GError **error)
{
  g_autofree char *setting = tandem_seat_dup_setting ();
  g_autoptr (GError) failure = NULL;
  g_autofree char *remembered = tandem_setting_dup_text (connection, setting, &failure);
  TandemRecord *person;

  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  person = remembered ? find_by_id (people, g_ascii_strtoll (remembered, NULL, 10)) : NULL;
  if (person == NULL)
    person = find_by_name (people);
  facts->is_guess = person == NULL;
  if (person == NULL)
    person = people->pdata[0];
  facts->person_id = tandem_record_get_id (person);
  facts->person_name = g_strdup (tandem_record_get_text (person, TANDEM_PERSON_NAME));
  person = find_by_id (people, tandem_record_get_integer (person, TANDEM_PERSON_WORKS_FOR_ID));
  facts->for_name = person ? g_strdup (tandem_record_get_text (person, TANDEM_PERSON_NAME)) : NULL;
  return TRUE;
}

/**
 * tandem_workspace_facts_read:
 * @facts: (out caller-allocates): what the file says
 */
gboolean
tandem_workspace_facts_read (TandemConnection *connection, TandemWorkspaceFacts *facts, GError **error)
{
  g_autoptr (GPtrArray) firms
      = tandem_record_load_where (connection, TANDEM_TYPE_FIRM, "deleted_at IS NULL ORDER BY id", 0, error);
  g_autoptr (GPtrArray) people = NULL;
  TandemRecord *firm;

  *facts = (TandemWorkspaceFacts) { 0 };
  if (firms == NULL)
    return FALSE;
  people = tandem_record_load_where (connection, TANDEM_TYPE_PERSON, "deleted_at IS NULL ORDER BY id", 0, error);
  if (people == NULL)
    return FALSE;
  if (firms->len == 0 || people->len == 0)
    {
      g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_CORRUPT,
                           _ ("The file has no firm in it. It was left as it is; open a copy or a backup of it."));
      return FALSE;
    }
  firm = firms->pdata[0];
  facts->firm_name = g_strdup (tandem_record_get_text (firm, TANDEM_FIRM_NAME));
  facts->currency = g_strdup (tandem_record_get_text (firm, TANDEM_FIRM_CURRENCY));
  facts->time_zone = g_strdup (tandem_record_get_text (firm, TANDEM_FIRM_TIME_ZONE));
  facts->is_sample = tandem_record_get_integer (firm, TANDEM_FIRM_IS_SAMPLE) != 0;
  return find_person (connection, people, facts, error);
}

/**
 * tandem_workspace_facts_choose:
 *
 * Remembers in the file who sits here. It is no change of the firm's, so no undo takes it back.
 */
gboolean
tandem_workspace_facts_choose (TandemConnection *connection, gint64 person_id, GError **error)
{
  g_autofree char *setting = tandem_seat_dup_setting ();
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, person_id);

  return tandem_setting_set_text (connection, setting, value, error);
}
