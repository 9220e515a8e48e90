/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fields that the firm added, as tables, filters and columns of an open file ask for them: read when somebody asks, and again
 * after one was changed. */
#include "workspace/tandem-workspace-own-fields.h"

static G_DEFINE_QUARK (tandem_workspace_own_fields, own_fields)

static void
free_own_fields (gpointer data)
{
  tandem_own_fields_unref (data);
}

static void
store_changed_cb (TandemWorkspace *self, TandemChanges *changes)
{
  if (tandem_changes_touch (changes, "custom_field"))
    g_object_set_qdata (G_OBJECT (self), own_fields_quark (), NULL);
}

/**
 * tandem_workspace_follow_own_fields:
 *
 * Hears of changes before whoever asks; once for each workspace.
 */
void
tandem_workspace_follow_own_fields (TandemWorkspace *self)
{
  g_signal_connect_object (tandem_workspace_get_store (self), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * tandem_workspace_get_own_fields:
 *
 * They are few, and read on the main thread.
 *
 * Returns: (transfer none) (nullable): the fields as they are now; %NULL where the file is closed or can't be read
 */
TandemOwnFields *
tandem_workspace_get_own_fields (TandemWorkspace *self)
{
  TandemOwnFields *own = g_object_get_qdata (G_OBJECT (self), own_fields_quark ());
  TandemConnection *connection;
  g_autoptr (GError) error = NULL;

  if (own)
    return own;
  connection = tandem_store_get_list_connection (tandem_workspace_get_store (self));
  if (connection == NULL)
    return NULL;
  own = tandem_own_fields_load (connection, &error);
  if (own == NULL)
    g_warning ("The firm's own fields could not be read: %s", error->message);
  else
    g_object_set_qdata_full (G_OBJECT (self), own_fields_quark (), own, free_own_fields);
  return own;
}
