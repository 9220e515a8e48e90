/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"
#include "model/tandem-deal-states.h"

G_BEGIN_DECLS

/* A deal as lists, boards and prints show it: read once, never changed; its fields are read directly. */
#define TANDEM_TYPE_DEAL_ROW (tandem_deal_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemDealRow, tandem_deal_row, TANDEM, DEAL_ROW, GObject)

struct _TandemDealRow {
  GObject parent_instance;

  gint64 id;
  char *title;
  gint64 contact_id;
  char *contact; /* nullable */
  char *company; /* nullable */
  gint64 stage_id;
  char *stage;
  char *stage_kind; /* open, won or lost */
  gboolean has_amount;
  gint64 amount_minor;
  char *currency;
  int probability;         /* percent: its own, else its stage's */
  char *expected_close_on; /* nullable plain date */
  char *closed_on;         /* nullable plain date */
  char *reason;            /* nullable */
  char *next_step;         /* nullable */
  char *next_step_on;      /* nullable plain date */
  char *stage_entered_at;
  int rot_days;    /* 0: never rots */
  int stage_place; /* of the open stages of its pipeline, from 1; 0: it is not known */
  int n_stages;    /* how many these are */
  char *owner;     /* nullable */
  char *campaign;  /* nullable */
  char *created_at;
  gboolean step_is_unknown; /* what was to be done next, on the day that it is shown of */
};

gboolean tandem_deal_row_equal (const TandemDealRow *self, const TandemDealRow *other);
gboolean tandem_deal_row_is_open (TandemDealRow *self);
gboolean tandem_deal_row_is_late (TandemDealRow *self, const char *today);
gboolean tandem_deal_row_rots (TandemDealRow *self, const char *today, GTimeZone *zone, int *days);
guint tandem_deal_row_get_filling (TandemDealRow *self);

char *tandem_deal_row_join_name (const char *given, const char *family);
char *tandem_deal_row_dup_short_title (const TandemDealRow *self);

/**
 * TandemStageTotal:
 * @closed_on: (nullable): the day on which they were closed, where that makes a difference
 *
 * What a board's column head says of one currency: how many deals, what they add up to, and weighted by probability.
 */
typedef struct {
  gint64 stage_id;
  char *currency;
  char *closed_on;
  gint64 n_deals;
  gint64 amount_minor;
  gint64 weighted_minor;
} TandemStageTotal;

TandemStageTotal *tandem_stage_total_new (gint64 stage_id, const char *currency, const char *closed_on);
void tandem_stage_total_free (gpointer data);
GPtrArray *tandem_stage_total_add_up (GArray *states, gint64 stage_id, const char *closed_from);

gboolean tandem_deal_query_find_closing_stage (TandemConnection *connection, gint64 stage_id, const char *kind,
                                               gint64 *closing_stage_id, GError **error);
GPtrArray *tandem_deal_query_load_rows (TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error);
GArray *tandem_deal_query_list_ids (TandemConnection *connection, gint64 stage_id, const char *closed_from,
                                    guint n_first, GError **error);
GArray *tandem_deal_query_list_contact_ids (TandemConnection *connection, gint64 contact_id, GError **error);
char *tandem_deal_query_find_first_day (TandemConnection *connection, GTimeZone *zone);
GPtrArray *tandem_deal_query_load_totals (TandemConnection *connection, const char *closed_from, GError **error);
GPtrArray *tandem_deal_query_load_stage_totals (TandemConnection *connection, gint64 stage_id, const char *closed_from,
                                                GError **error);

G_END_DECLS
