/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "model/tandem-attribution-terms.h"

G_BEGIN_DECLS

/**
 * TandemAttributionModel:
 * @TANDEM_ATTRIBUTION_FIRST: all to the first touch
 * @TANDEM_ATTRIBUTION_LAST: all to the last
 * @TANDEM_ATTRIBUTION_LINEAR: alike to each
 * @TANDEM_ATTRIBUTION_U_SHAPE: 40 % first, 40 % last, 20 % shared by those between
 * @TANDEM_ATTRIBUTION_W_SHAPE: 30 % first, 30 % the one that created the lead, 30 % the last before the deal, 10 % the rest
 * @TANDEM_ATTRIBUTION_TIME_DECAY: halved for each half-life before the win
 *
 * How the revenue of a won deal is shared by the touches before it.
 */
typedef enum {
  TANDEM_ATTRIBUTION_FIRST,
  TANDEM_ATTRIBUTION_LAST,
  TANDEM_ATTRIBUTION_LINEAR,
  TANDEM_ATTRIBUTION_U_SHAPE,
  TANDEM_ATTRIBUTION_W_SHAPE,
  TANDEM_ATTRIBUTION_TIME_DECAY,
} TandemAttributionModel;

#define TANDEM_ATTRIBUTION_N_MODELS (TANDEM_ATTRIBUTION_TIME_DECAY + 1)

#define TANDEM_TYPE_ATTRIBUTION_MODEL (tandem_attribution_model_get_type ())
GType tandem_attribution_model_get_type (void);

/**
 * TandemAttributionTouch:
 * @at_ms: when, in milliseconds since 1970
 * @created_lead: whether this touch made the visitor a known contact
 */
typedef struct {
  gint64 at_ms;
  gboolean created_lead;
} TandemAttributionTouch;

/**
 * TandemAttributionDeal:
 * @touches: (array length=n_touches): of all the deal's people, the earliest first, none after the win
 * @created_ms: when the deal was created
 * @won_ms: when it was won
 * @half_life_days: for the time decay; %TANDEM_ATTRIBUTION_HALF_LIFE where the firm has set none
 *
 * What attribution of one won deal is computed from.
 */
typedef struct {
  const TandemAttributionTouch *touches;
  guint n_touches;
  gint64 created_ms;
  gint64 won_ms;
  double half_life_days;
} TandemAttributionDeal;

const char *tandem_attribution_model_get_label (TandemAttributionModel model);
const char *tandem_attribution_model_describe (TandemAttributionModel model);
guint tandem_attribution_find_window (const TandemAttributionDeal *deal, int days);
gboolean tandem_attribution_weigh (TandemAttributionModel model, const TandemAttributionDeal *deal, double *weights);
gboolean tandem_attribution_share (TandemAttributionModel model, const TandemAttributionDeal *deal, gint64 minor,
                                   gint64 *shares);

G_END_DECLS
