/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act/tandem-act-relation.h"

#include "model/tandem-relationship.h"
#include "store/tandem-change-set.h"

typedef struct {
  char *label;
  TandemRecord *relationship; /* as it is to be added */
} Tie;

static void
free_tie (gpointer data)
{
  Tie *tie = data;

  g_free (tie->label);
  g_object_unref (tie->relationship);
  g_free (tie);
}

static TandemRecord *
make_relationship (gint64 contact_id, gint64 other_id, const char *kind)
{
  TandemRecord *self = TANDEM_RECORD (tandem_relationship_new ());

  tandem_record_set_id (self, TANDEM_RELATIONSHIP_CONTACT_ID, contact_id);
  tandem_record_set_id (self, TANDEM_RELATIONSHIP_OTHER_ID, other_id);
  tandem_record_set_text (self, TANDEM_RELATIONSHIP_KIND, kind);
  return self;
}

static gboolean
is_there (GPtrArray *relations, TandemRecord *relationship)
{
  const char *kind = tandem_record_get_text (relationship, TANDEM_RELATIONSHIP_KIND);

  for (guint i = 0; i < relations->len; i++)
    {
      TandemRelation *relation = relations->pdata[i];

      if (relation->other_id == tandem_record_get_integer (relationship, TANDEM_RELATIONSHIP_OTHER_ID)
          && g_strcmp0 (relation->kind, kind) == 0 && (!relation->is_inverse || tandem_relationship_is_mutual (kind)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
add (TandemConnection *connection, const char *label, TandemRecord *relationship, GError **error)
{
  gint64 contact_id = tandem_record_get_integer (relationship, TANDEM_RELATIONSHIP_CONTACT_ID);
  g_autoptr (GPtrArray) relations = tandem_relationship_list (connection, contact_id, error);

  if (relations == NULL)
    return FALSE;
  tandem_change_set_begin (connection, label);
  return is_there (relations, relationship) || tandem_record_insert (relationship, connection, error);
}

/**
 * tandem_act_relate:
 * @kind: what the other is to the contact; what is so already is left
 */
gboolean
tandem_act_relate (TandemConnection *connection, const char *label, gint64 contact_id, gint64 other_id,
                   const char *kind, GError **error)
{
  g_autoptr (TandemRecord) relationship = make_relationship (contact_id, other_id, kind);

  return add (connection, label, relationship, error);
}

static gboolean
relate_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Tie *tie = data;

  return add (connection, tie->label, tie->relationship, error);
}

/**
 * tandem_act_relate_async:
 * @relationship: (type TandemRelationship): a new one, not to be touched until the callback
 */
void
tandem_act_relate_async (TandemStore *store, const char *label, TandemRecord *relationship,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  Tie *tie = g_new0 (Tie, 1);

  tie->label = g_strdup (label);
  tie->relationship = g_object_ref (relationship);
  tandem_store_run_async (store, TANDEM_STORE_WRITE, relate_cb, tie, free_tie, NULL, callback, user_data);
}
