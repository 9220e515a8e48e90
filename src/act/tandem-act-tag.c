/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act/tandem-act-tag.h"

#include "model/tandem-company.h"
#include "model/tandem-record-tag.h"
#include "model/tandem-tag.h"

/**
 * tandem_act_find_or_add_tag:
 * @tag_id: (out): the tag of this name; one in the trash comes back
 */
gboolean
tandem_act_find_or_add_tag (TandemConnection *connection, const char *name, gint64 *tag_id, GError **error)
{
  g_autoptr (TandemRecord) tag = NULL;

  if (!tandem_tag_find (connection, name, &tag, error))
    return FALSE;
  if (tag == NULL)
    {
      tag = TANDEM_RECORD (tandem_tag_new ());
      tandem_record_set_text (tag, TANDEM_TAG_NAME, name);
      if (!tandem_record_insert (tag, connection, error))
        return FALSE;
    }
  else if (tandem_record_get_deleted_at (tag) && !tandem_record_restore (tag, connection, error))
    return FALSE;
  *tag_id = tandem_record_get_id (tag);
  return TRUE;
}

static guint
get_column (GType type)
{
  return type == TANDEM_TYPE_COMPANY ? TANDEM_RECORD_TAG_COMPANY_ID : TANDEM_RECORD_TAG_CONTACT_ID;
}

/* Returns: (transfer full) (nullable): the tie; %NULL with no error where there is none */
static gboolean
find_tie (TandemConnection *connection, GType type, gint64 id, gint64 tag_id, TandemRecord **tie, GError **error)
{
  g_autoptr (GPtrArray) ties = tandem_record_tag_list (connection, get_column (type), id, error);

  *tie = NULL;
  for (guint i = 0; ties && i < ties->len; i++)
    if (tandem_record_get_integer (ties->pdata[i], TANDEM_RECORD_TAG_TAG_ID) == tag_id)
      g_set_object (tie, ties->pdata[i]);
  return ties != NULL;
}

/**
 * tandem_act_put_tag:
 * @type: #TandemContact or #TandemCompany
 * @id: of which one
 */
gboolean
tandem_act_put_tag (TandemConnection *connection, GType type, gint64 id, gint64 tag_id, GError **error)
{
  g_autoptr (TandemRecord) tie = NULL;

  if (!find_tie (connection, type, id, tag_id, &tie, error))
    return FALSE;
  if (tie)
    return TRUE;
  tie = TANDEM_RECORD (tandem_record_tag_new ());
  tandem_record_set_id (tie, TANDEM_RECORD_TAG_TAG_ID, tag_id);
  tandem_record_set_id (tie, get_column (type), id);
  return tandem_record_insert (tie, connection, error);
}

/**
 * tandem_act_take_tag:
 * @type: #TandemContact or #TandemCompany
 * @id: of which one
 */
gboolean
tandem_act_take_tag (TandemConnection *connection, GType type, gint64 id, gint64 tag_id, GError **error)
{
  g_autoptr (TandemRecord) tie = NULL;

  if (!find_tie (connection, type, id, tag_id, &tie, error))
    return FALSE;
  return tie == NULL || tandem_record_trash (tie, connection, error);
}
