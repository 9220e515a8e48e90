/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-touch.h"

#include "model/tandem-totals.h"

struct _TandemTouch {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_TOUCH_N_COLUMNS] = {
  [TANDEM_TOUCH_CONTACT_ID] = { "contact_id", TANDEM_COLUMN_INTEGER, .part_of = "contact" },
  [TANDEM_TOUCH_CAMPAIGN_ID] = { "campaign_id", TANDEM_COLUMN_INTEGER, .names = "campaign" },
  [TANDEM_TOUCH_CHANNEL_ID] = { "channel_id", TANDEM_COLUMN_INTEGER, .names = "channel" },
  [TANDEM_TOUCH_KIND] = { "kind", TANDEM_COLUMN_TEXT },
  [TANDEM_TOUCH_AT] = { "at", TANDEM_COLUMN_TEXT },
};

G_DEFINE_FINAL_TYPE (TandemTouch, tandem_touch, TANDEM_TYPE_RECORD)

static void
tandem_touch_class_init (TandemTouchClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "touch", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->written = tandem_totals_touch_written;
}

static void
tandem_touch_init (TandemTouch *self)
{
}

/**
 * tandem_touch_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemTouch *
tandem_touch_new (void)
{
  return g_object_new (TANDEM_TYPE_TOUCH, NULL);
}
