/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-relationship.h"

#include <glib/gi18n-lib.h>

#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

struct _TandemRelationship {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_RELATIONSHIP_N_COLUMNS] = {
  [TANDEM_RELATIONSHIP_CONTACT_ID] = { "contact_id", TANDEM_COLUMN_INTEGER, .part_of = "contact" },
  [TANDEM_RELATIONSHIP_OTHER_ID] = { "other_id", TANDEM_COLUMN_INTEGER, .part_of = "contact" },
  [TANDEM_RELATIONSHIP_KIND] = { "kind", TANDEM_COLUMN_TEXT },
};

/* What the other is to the first, and the first to the other; the same word for both where it is mutual. */
static const struct {
  const char *nick, *title, *inverse;
} kinds[] = {
  { "referred-by", NC_ ("relation", "Referred by"), NC_ ("relation", "Referred") },
  { "reports-to", NC_ ("relation", "Reports to"), NC_ ("relation", "Manages") },
  { "assisted-by", NC_ ("relation", "Assisted by"), NC_ ("relation", "Assists") },
  { "colleague", NC_ ("relation", "Colleague"), NULL },
  { "partner", NC_ ("relation", "Partner"), NULL },
  { "friend", NC_ ("relation", "Friend"), NULL },
  { "family", NC_ ("relation", "Family"), NULL },
  { "other", NC_ ("relation", "Knows"), NULL },
};

G_DEFINE_FINAL_TYPE (TandemRelationship, tandem_relationship, TANDEM_TYPE_RECORD)

static gboolean
tandem_relationship_prepare (TandemRecord *self, TandemConnection *connection, GError **error)
{
  if (tandem_record_get_integer (self, TANDEM_RELATIONSHIP_CONTACT_ID)
      != tandem_record_get_integer (self, TANDEM_RELATIONSHIP_OTHER_ID))
    return TRUE;
  g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                       _ ("A contact has no relation to itself. Nothing was saved."));
  return FALSE;
}

static void
tandem_relationship_class_init (TandemRelationshipClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "relationship", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->prepare = tandem_relationship_prepare;
}

static void
tandem_relationship_init (TandemRelationship *self)
{
}

/**
 * tandem_relationship_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemRelationship *
tandem_relationship_new (void)
{
  return g_object_new (TANDEM_TYPE_RELATIONSHIP, NULL);
}

void
tandem_relation_free (TandemRelation *self)
{
  g_free (self->name);
  g_free (self->kind);
  g_free (self);
}

static TandemRelation *
read_relation (TandemStatement *row)
{
  TandemRelation *self = g_new0 (TandemRelation, 1);

  self->id = tandem_statement_get_int64 (row, 0);
  self->kind = g_strdup (tandem_statement_get_text (row, 1));
  self->is_inverse = tandem_statement_get_int64 (row, 2) != 0;
  self->other_id = tandem_statement_get_int64 (row, 3);
  self->name = g_strdup (tandem_statement_get_text (row, 4));
  return self;
}

#define NAME                                                                                                           \
  "coalesce (c.given_name || ' ' || c.family_name, c.family_name, c.given_name, (SELECT p.value FROM contact_point AS" \
  " p WHERE p.contact_id = c.id AND p.deleted_at IS NULL ORDER BY p.is_primary DESC, p.id LIMIT 1))"

/**
 * tandem_relationship_list:
 *
 * Returns: (transfer full) (element-type TandemRelation) (nullable): whom a contact has to do with, seen from it; who is in the
 *   trash is left out
 */
GPtrArray *
tandem_relationship_list (TandemConnection *connection, gint64 contact_id, GError **error)
{
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_relation_free);
  g_autoptr (GError) failure = NULL;
  g_autoptr (TandemStatement) rows = tandem_connection_prepare (
      connection,
      "SELECT l.id, l.kind, 0, c.id, " NAME " FROM relationship AS l JOIN contact AS c ON c.id = l.other_id"
      " WHERE l.contact_id = $1 AND l.deleted_at IS NULL AND c.deleted_at IS NULL"
      " UNION ALL SELECT l.id, l.kind, 1, c.id, " NAME
      " FROM relationship AS l JOIN contact AS c ON c.id = l.contact_id"
      " WHERE l.other_id = $1 AND l.deleted_at IS NULL AND c.deleted_at IS NULL ORDER BY 1",
      error);

  if (rows == NULL)
    return NULL;
  tandem_statement_bind_int64 (rows, 1, contact_id);
  while (tandem_statement_next (rows, &failure))
    g_ptr_array_add (relations, read_relation (rows));
  if (failure == NULL)
    return g_steal_pointer (&relations);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

guint
tandem_relationship_get_n_kinds (void)
{
  return G_N_ELEMENTS (kinds);
}

/**
 * tandem_relationship_get_kind:
 *
 * Returns: (transfer none): the nick of a kind
 */
const char *
tandem_relationship_get_kind (guint place)
{
  g_return_val_if_fail (place < G_N_ELEMENTS (kinds), NULL);
  return kinds[place].nick;
}

/**
 * tandem_relationship_is_mutual:
 *
 * Returns: whether the word is the same at both ends
 */
gboolean
tandem_relationship_is_mutual (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].nick, kind) == 0)
      return kinds[i].inverse == NULL;
  return TRUE;
}

/**
 * tandem_relationship_get_title:
 * @is_inverse: whether it is seen from the other end
 *
 * Returns: (transfer none): what the other is to the one
 */
const char *
tandem_relationship_get_title (const char *kind, gboolean is_inverse)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].nick, kind) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "relation",
                           is_inverse && kinds[i].inverse ? kinds[i].inverse : kinds[i].title);
  return kind;
}
