/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act/tandem-act-contact-point.h"

#include "model/tandem-contact-point.h"
#include "store/tandem-change-set.h"

typedef struct {
  char *label;
  gint64 point_id;
} Choice;

static void
free_choice (gpointer data)
{
  g_free (((Choice *) data)->label);
  g_free (data);
}

static gboolean
set_primary (TandemConnection *connection, TandemRecord *point, gboolean is_primary, GError **error)
{
  if ((tandem_record_get_integer (point, TANDEM_CONTACT_POINT_IS_PRIMARY) != 0) == is_primary)
    return TRUE;
  tandem_record_set_integer (point, TANDEM_CONTACT_POINT_IS_PRIMARY, is_primary);
  return tandem_record_update (point, connection, error);
}

/**
 * tandem_act_make_primary:
 * @point_id: a #TandemContactPoint
 *
 * Makes it the one that is taken first, and no other of its family.
 */
gboolean
tandem_act_make_primary (TandemConnection *connection, const char *label, gint64 point_id, GError **error)
{
  g_autoptr (TandemRecord) point = tandem_record_load (connection, TANDEM_TYPE_CONTACT_POINT, point_id, error);
  g_autoptr (GPtrArray) points = NULL;
  const char *kind;
  guint column;

  if (point == NULL)
    return FALSE;
  kind = tandem_record_get_text (point, TANDEM_CONTACT_POINT_KIND);
  column = tandem_record_is_null (point, TANDEM_CONTACT_POINT_CONTACT_ID) ? TANDEM_CONTACT_POINT_COMPANY_ID
                                                                          : TANDEM_CONTACT_POINT_CONTACT_ID;
  points = tandem_contact_point_list (connection, column, tandem_record_get_integer (point, column), error);
  if (points == NULL)
    return FALSE;
  tandem_change_set_begin (connection, label);
  for (guint i = 0; i < points->len; i++)
    {
      TandemRecord *other = g_ptr_array_index (points, i);

      if (tandem_contact_point_is_family (kind, tandem_record_get_text (other, TANDEM_CONTACT_POINT_KIND))
          && !set_primary (connection, other, tandem_record_get_id (other) == point_id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
make_primary_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Choice *choice = data;

  return tandem_act_make_primary (connection, choice->label, choice->point_id, error);
}

void
tandem_act_make_primary_async (TandemStore *store, const char *label, gint64 point_id, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->label = g_strdup (label);
  choice->point_id = point_id;
  tandem_store_run_async (store, TANDEM_STORE_WRITE, make_primary_cb, choice, free_choice, cancellable, callback,
                          user_data);
}
