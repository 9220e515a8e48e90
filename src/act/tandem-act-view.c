/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act/tandem-act-view.h"

#include <glib/gi18n-lib.h>

#include "store/tandem-change-set.h"
#include "store/tandem-connection.h"

static const char *
get_name (TandemRecord *view)
{
  const char *name = tandem_record_get_text (view, TANDEM_SAVED_VIEW_NAME);

  return name ? name : "";
}

/**
 * tandem_act_save_view:
 * @view: a new view, or one that was loaded and changed
 */
gboolean
tandem_act_save_view (TandemConnection *connection, TandemSavedView *view, GError **error)
{
  TandemRecord *record = TANDEM_RECORD (view);
  g_autofree char *label = NULL;

  /* Translators: what undo will undo; %s is the name of a view, a list that is kept */
  label = g_strdup_printf (_ ("Save the view “%s”"), get_name (record));
  tandem_change_set_begin (connection, label);
  if (tandem_record_get_id (record) != 0)
    return tandem_record_update (record, connection, error);
  return tandem_saved_view_place_last (view, connection, error) && tandem_record_insert (record, connection, error);
}

/**
 * tandem_act_rename_view:
 */
gboolean
tandem_act_rename_view (TandemConnection *connection, gint64 view_id, const char *name, GError **error)
{
  g_autoptr (TandemRecord) view = tandem_record_load (connection, TANDEM_TYPE_SAVED_VIEW, view_id, error);
  g_autofree char *label = NULL;

  if (view == NULL)
    return FALSE;
  /* Translators: what undo will undo; %s is the name that the view had */
  label = g_strdup_printf (_ ("Rename the view “%s”"), get_name (view));
  tandem_change_set_begin (connection, label);
  tandem_record_set_text (view, TANDEM_SAVED_VIEW_NAME, name);
  return tandem_record_update (view, connection, error);
}

/**
 * tandem_act_delete_view:
 *
 * The records that it shows stay as they are.
 */
gboolean
tandem_act_delete_view (TandemConnection *connection, gint64 view_id, GError **error)
{
  g_autoptr (TandemRecord) view = tandem_record_load (connection, TANDEM_TYPE_SAVED_VIEW, view_id, error);
  g_autofree char *label = NULL;

  if (view == NULL)
    return FALSE;
  /* Translators: what undo will undo; %s is the name of a view */
  label = g_strdup_printf (_ ("Delete the view “%s”"), get_name (view));
  tandem_change_set_begin (connection, label);
  return tandem_record_trash (view, connection, error);
}
