/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-person.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

struct _TandemPerson {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_PERSON_N_COLUMNS] = {
  [TANDEM_PERSON_NAME] = { "name", TANDEM_COLUMN_TEXT },
  [TANDEM_PERSON_EMAIL] = { "email", TANDEM_COLUMN_TEXT },
  [TANDEM_PERSON_ROLE] = { "role", TANDEM_COLUMN_TEXT },
  [TANDEM_PERSON_WORKS_FOR_ID] = { "works_for_id", TANDEM_COLUMN_INTEGER, .names = "person" },
};

G_DEFINE_FINAL_TYPE (TandemPerson, tandem_person, TANDEM_TYPE_RECORD)

static gboolean
check_name (TandemRecord *self, TandemConnection *connection, GError **error)
{
  if (!tandem_record_is_null (self, TANDEM_PERSON_NAME))
    return TRUE;
  g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                       _ ("Whoever works with the file needs a name. Nothing was changed."));
  return FALSE;
}

static void
tandem_person_class_init (TandemPersonClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "person", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->prepare = check_name;
}

static void
tandem_person_init (TandemPerson *self)
{
}

/**
 * tandem_person_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemPerson *
tandem_person_new (void)
{
  return g_object_new (TANDEM_TYPE_PERSON, NULL);
}

/**
 * tandem_person_dup_who:
 * @who: (nullable): what TANDEM_PERSON_WHO() gave
 *
 * Returns: (transfer full) (nullable): who it was, and for whom where it was somebody else's work
 */
char *
tandem_person_dup_who (const char *who)
{
  const char *end = who ? strchr (who, '\x1f') : NULL;
  g_autofree char *name = NULL;

  if (end == NULL)
    return g_strdup (who);
  name = g_strndup (who, (gsize) (end - who));
  /* Translators: who did something for whom, as an assistant for a colleague: “Mia for Jonas” */
  return g_strdup_printf (_ ("%s for %s"), name, end + 1);
}

/**
 * tandem_person_list:
 * @chosen_id: who was chosen before, and stays to be chosen, also in the trash; 0: nobody
 *
 * Returns: (transfer full) (element-type TandemPerson) (nullable): who can be chosen, by name
 */
GPtrArray *
tandem_person_list (TandemConnection *connection, gint64 chosen_id, GError **error)
{
  return tandem_record_load_where (connection, TANDEM_TYPE_PERSON, "(deleted_at IS NULL OR id = $1) ORDER BY name, id",
                                   chosen_id, error);
}

/**
 * tandem_person_find_owner_id:
 * @owner_id: (out): whose work it is that the person does at the moment: a colleague's or their own
 */
gboolean
tandem_person_find_owner_id (TandemConnection *connection, gint64 person_id, gint64 *owner_id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) statement
      = tandem_connection_prepare (connection, "SELECT works_for_id FROM person WHERE id = $1", error);

  *owner_id = person_id;
  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, person_id);
  if (tandem_statement_next (statement, &failure) && !tandem_statement_is_null (statement, 0))
    *owner_id = tandem_statement_get_int64 (statement, 0);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
