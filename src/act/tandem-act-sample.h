/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act.h"

G_BEGIN_DECLS

#define TANDEM_SAMPLE_FIRM_NAME "Brightwater Solar"
#define TANDEM_SAMPLE_N_CONTACTS 400

/**
 * TandemSampleOptions:
 * @n_contacts: how many contacts
 * @seed: the same seed makes the same firm
 * @today: (nullable): the day on which the story ends; %NULL: today
 */
typedef struct {
  guint n_contacts;
  guint32 seed;
  const char *today;
} TandemSampleOptions;

gboolean tandem_act_make_sample (TandemConnection *connection, const TandemSampleOptions *options, GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
