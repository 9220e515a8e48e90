/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* What turns a visitor into a contact: a trial, a consultation, a download. */
#define TANDEM_TYPE_OFFER (tandem_offer_get_type ())
G_DECLARE_FINAL_TYPE (TandemOffer, tandem_offer, TANDEM, OFFER, TandemRecord)

typedef enum {
  TANDEM_OFFER_CAMPAIGN_ID,
  TANDEM_OFFER_KIND,
  TANDEM_OFFER_NAME,
  TANDEM_OFFER_URL,
  TANDEM_OFFER_N_COLUMNS,
} TandemOfferColumn;

TandemOffer *tandem_offer_new (void);

G_END_DECLS
