/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act.h"
#include "store/tandem-bulk-load.h"

G_BEGIN_DECLS

#define TANDEM_SAMPLE_FIRM_NAME "Brightwater Solar"
#define TANDEM_SAMPLE_N_CONTACTS 400

/**
 * TandemSampleOptions:
 * @n_contacts: how many contacts
 * @seed: the same seed makes the same firm
 * @today: (nullable): the day on which the story ends; %NULL: today
 * @progress: (nullable): told now and then how far it is
 * @progress_data: for @progress
 */
typedef struct {
  guint n_contacts;
  guint32 seed;
  const char *today;
  TandemBulkProgress progress;
  gpointer progress_data;
} TandemSampleOptions;

gboolean tandem_act_make_sample (TandemConnection *connection, const TandemSampleOptions *options, GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
