/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act.h"

G_BEGIN_DECLS

/**
 * TandemFirmSetUp:
 * @firm_name: (nullable): the firm
 * @person_name: who works with the file first
 * @currency: (nullable): the code of what it reckons in; %NULL: what is paid with here
 * @is_sample: whether the file is a sample to look at
 *
 * What a new file begins with.
 */
typedef struct {
  const char *firm_name;
  const char *person_name;
  const char *currency;
  gboolean is_sample;
} TandemFirmSetUp;

gboolean tandem_act_set_up_firm        (TandemConnection *connection, const TandemFirmSetUp *set_up, gint64 *person_id,
                                        GError **error);

gboolean tandem_act_set_currency       (TandemConnection *connection, const char *currency, GError **error);
void     tandem_act_set_currency_async (TandemStore *store, const char *currency, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);

gboolean tandem_act_add_person         (TandemConnection *connection, const char *name, gint64 *person_id, GError **error);
void     tandem_act_add_person_async   (TandemStore *store, const char *name, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
