/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-channel.h"

struct _TandemChannel {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_CHANNEL_N_COLUMNS] = {
  [TANDEM_CHANNEL_NAME] = { "name", TANDEM_COLUMN_TEXT },
  [TANDEM_CHANNEL_POSITION] = { "position", TANDEM_COLUMN_INTEGER },
};

G_DEFINE_FINAL_TYPE (TandemChannel, tandem_channel, TANDEM_TYPE_RECORD)

static void
tandem_channel_class_init (TandemChannelClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "channel", columns, G_N_ELEMENTS (columns));
}

static void
tandem_channel_init (TandemChannel *self)
{
}

/**
 * tandem_channel_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemChannel *
tandem_channel_new (void)
{
  return g_object_new (TANDEM_TYPE_CHANNEL, NULL);
}

/**
 * tandem_channel_list:
 * @chosen_id: which was chosen before, and stays to be chosen, also in the trash; 0: none
 *
 * Returns: (transfer full) (element-type TandemChannel) (nullable): those that can be chosen, in the order of the firm
 */
GPtrArray *
tandem_channel_list (TandemConnection *connection, gint64 chosen_id, GError **error)
{
  return tandem_record_load_where (connection, TANDEM_TYPE_CHANNEL,
                                   "(deleted_at IS NULL OR id = $1) ORDER BY position, id", chosen_id, error);
}
