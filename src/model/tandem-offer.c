/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-offer.h"

#include <glib/gi18n-lib.h>

#include "store/tandem-store-error.h"

struct _TandemOffer {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_OFFER_N_COLUMNS] = {
  [TANDEM_OFFER_CAMPAIGN_ID] = { "campaign_id", TANDEM_COLUMN_INTEGER, .part_of = "campaign" },
  [TANDEM_OFFER_KIND] = { "kind", TANDEM_COLUMN_TEXT },
  [TANDEM_OFFER_NAME] = { "name", TANDEM_COLUMN_TEXT },
  [TANDEM_OFFER_URL] = { "url", TANDEM_COLUMN_TEXT },
};

G_DEFINE_FINAL_TYPE (TandemOffer, tandem_offer, TANDEM_TYPE_RECORD)

static gboolean
tandem_offer_prepare (TandemRecord *self, TandemConnection *connection, GError **error)
{
  if (!tandem_record_is_null (self, TANDEM_OFFER_NAME))
    return TRUE;
  g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                       _ ("An offer needs a name. Nothing was saved."));
  return FALSE;
}

static void
tandem_offer_class_init (TandemOfferClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "offer", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->prepare = tandem_offer_prepare;
}

static void
tandem_offer_init (TandemOffer *self)
{
}

/**
 * tandem_offer_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemOffer *
tandem_offer_new (void)
{
  return g_object_new (TANDEM_TYPE_OFFER, NULL);
}
