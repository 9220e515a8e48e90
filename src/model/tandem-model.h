/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Every record type, for those who use many; and their registration. */
#include "model/tandem-activity.h"
#include "model/tandem-address.h"
#include "model/tandem-attachment.h"
#include "model/tandem-campaign.h"
#include "model/tandem-campaign-cost.h"
#include "model/tandem-campaign-day.h"
#include "model/tandem-campaign-member.h"
#include "model/tandem-channel.h"
#include "model/tandem-company.h"
#include "model/tandem-consent-event.h"
#include "model/tandem-contact.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-custom-field.h"
#include "model/tandem-custom-value.h"
#include "model/tandem-deal.h"
#include "model/tandem-deal-history.h"
#include "model/tandem-deal-line.h"
#include "model/tandem-deal-person.h"
#include "model/tandem-exchange-rate.h"
#include "model/tandem-firm.h"
#include "model/tandem-foreign-id.h"
#include "model/tandem-firm-cost.h"
#include "model/tandem-holiday.h"
#include "model/tandem-import-batch.h"
#include "model/tandem-interest.h"
#include "model/tandem-lifecycle-history.h"
#include "model/tandem-not-duplicate.h"
#include "model/tandem-offer.h"
#include "model/tandem-person.h"
#include "model/tandem-pipeline.h"
#include "model/tandem-order-line.h"
#include "model/tandem-product.h"
#include "model/tandem-sales-order.h"
#include "model/tandem-reason.h"
#include "model/tandem-record-tag.h"
#include "model/tandem-relationship.h"
#include "model/tandem-saved-view.h"
#include "model/tandem-stage.h"
#include "model/tandem-target.h"
#include "model/tandem-tag.h"
#include "model/tandem-touch.h"

G_BEGIN_DECLS

void tandem_model_ensure_types (void);

G_END_DECLS
