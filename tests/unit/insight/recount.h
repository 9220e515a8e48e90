/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "../sample-firm.h"
#include "insight/tandem-credits.h"
#include "store/tandem-connection.h"

/* The sample firm, as Tandem reads it and as plain SQL does: what is counted is counted again by another way. */

#define RECOUNT_FROM      "2026-08-27"
#define RECOUNT_LONG_FROM "2024-01-01"
#define RECOUNT_TO        SAMPLE_FIRM_TODAY

/**
 * Recount:
 * @plain: the file for SQL of the test's own, to be read
 * @reader: the same for Tandem
 * @exchange: the rates of the period; of a firm of several currencies of the long one
 * @without: (nullable): the currencies that have none
 */
typedef struct {
  FirmFile file;
  sqlite3 *plain;
  TandemConnection *reader;
  TandemExchange *exchange;
  const char *without;
} Recount;

extern const TandemAttributionTerms recount_usual_terms;
extern const TandemAttributionTerms recount_other_terms;

void recount_set_up (Recount *self, gconstpointer data);
void recount_tear_down (Recount *self, gconstpointer data);
sqlite3_stmt *recount_ask (Recount *self, const char *sql);
gint64 recount_count (Recount *self, const char *sql);
void recount_assert_credits (Recount *self, const char *from, TandemAttributionTerms terms);
void recount_assert_credits_of_campaign (Recount *self, TandemAttributionTerms terms);
