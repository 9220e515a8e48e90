/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act-sample-calendar.h"
#include "act/tandem-act-sample.h"
#include "base/tandem-date.h"
#include "model/tandem-lifecycle.h"
#include "model/tandem-totals-batch.h"
#include "store/tandem-bulk-load.h"

G_BEGIN_DECLS

#define TANDEM_SAMPLE_N_STEPS       6     /* lead … customer */
#define TANDEM_SAMPLE_N_OPEN_STAGES 4
#define TANDEM_SAMPLE_N_PRODUCTS    7
#define TANDEM_SAMPLE_MOST_DEALS    12    /* of one person */
#define TANDEM_SAMPLE_N_TAGS 5
#define TANDEM_SAMPLE_N_YEARS       4     /* more than two years can be of */
#define TANDEM_SAMPLE_HOME          400   /* people of the firm that is shown; a larger one has campaigns and sums in scale */

/* The colleagues of whoever made the file. */
enum {
  TANDEM_SAMPLE_FIRST_SELLER,
  TANDEM_SAMPLE_OTHER_SELLER,
  TANDEM_SAMPLE_MARKETER,
  TANDEM_SAMPLE_ASSISTANT,
  TANDEM_SAMPLE_N_STAFF,
};

typedef struct {
  gint64 id, channel_id;
  guint channel;                /* position */
  int starts, ends;             /* days ago; ends below 0 is still to come */
  int last;                     /* the last day of the story on which it runs */
  int weight;
  gint64 offer_id;
  guint n_members;
} TandemSampleCampaign;

typedef struct {
  gint64 id;
  char *name;
  gint64 owner_id;
} TandemSampleCompany;

/* A moment of the story. */
typedef struct {
  int days_ago;
  gint64 ms;                    /* since the epoch */
} TandemSampleMoment;

typedef struct {
  guint n_steps;                /* stages entered; the last one may be the one of its outcome */
  TandemSampleMoment steps[TANDEM_SAMPLE_N_OPEN_STAGES + 1];
  enum { TANDEM_SAMPLE_OPEN, TANDEM_SAMPLE_WON, TANDEM_SAMPLE_LOST } outcome;
} TandemSampleDeal;

/* What happens with one person: told first, then written, for a row is written once, as it is at the end. */
typedef struct {
  int campaign;                 /* -1: came by itself */
  guint country;
  gint64 contact_id;
  const TandemSampleCompany *company;   /* NULL: none */
  gint64 owner_id;              /* of the person, and of what is done with them */
  guint n_steps;
  struct {
    TandemLifecycle stage;
    TandemSampleMoment at;
  } steps[TANDEM_SAMPLE_N_STEPS];
  guint n_deals;
  TandemSampleDeal deals[TANDEM_SAMPLE_MOST_DEALS];
  gint64 last_ms;               /* of what was told last */
} TandemSampleStory;

typedef struct {
  TandemConnection *connection;
  const TandemSampleOptions *options;
  TandemBulkLoad *load;
  TandemTotalsBatch *totals;
  GRand *random;
  TandemSampleCalendar *calendar;
  char *currency;
  char *today;
  gint64 person_id;             /* who leads the firm: whoever made the file */
  gint64 staff_ids[TANDEM_SAMPLE_N_STAFF];
  GPtrArray *channels, *stages, *reasons;
  GArray *campaigns;            /* TandemSampleCampaign */
  GArray *running[TANDEM_SAMPLE_N_DAYS + 1];   /* by days ago: guint, the campaigns */
  GArray *companies;            /* TandemSampleCompany */
  guint *arrivals;              /* people by days ago and campaign + 1: tandem_sample_get_arrivals() */
  guint *n_called;              /* people by country and names */
  double shares[TANDEM_SAMPLE_N_STEPS];        /* what is left of one person, to be dealt out */
  guint n_deals;
  guint n_open;  /* deals that were written */
  guint n_lines; /* deals that were asked for some */
  guint n_orders[TANDEM_SAMPLE_N_YEARS]; /* by year, from any on */

  /* one object of each kind, for row after row */
  TandemRecord *contact, *point, *address, *step, *touch, *deal, *deal_person, *deal_step, *activity, *tie;
  TandemRecord *relationship, *product, *deal_line, *order, *order_line;
  gint64 product_ids[TANDEM_SAMPLE_N_PRODUCTS]; /* 0: not yet written */
  TandemRecord *interest, *consent;
  gint64 last_contact_id;
  gint64 tag_ids[TANDEM_SAMPLE_N_TAGS];
} TandemSample;

int           tandem_sample_draw            (TandemSample *self, int least, int most);
void          tandem_sample_tell            (TandemSample *self, TandemSampleStory *story, int days_ago,
                                             TandemSampleMoment *moment);
gboolean      tandem_sample_insert          (TandemSample *self, TandemRecord *record, gint64 ms, GError **error);
guint        *tandem_sample_get_arrivals    (TandemSample *self, int days_ago, int campaign);

void          tandem_sample_plan_campaigns  (TandemSample *self);
gboolean      tandem_sample_write_campaigns (TandemSample *self, GError **error);
void          tandem_sample_plan_people     (TandemSample *self);
gboolean      tandem_sample_write_companies (TandemSample *self, GError **error);
gboolean      tandem_sample_write_people    (TandemSample *self, int days_ago, int campaign, GError **error);
void          tandem_sample_tell_deals      (TandemSample *self, TandemSampleStory *story, int days_ago);
gboolean      tandem_sample_write_deals     (TandemSample *self, const TandemSampleStory *story, GError **error);
gboolean      tandem_sample_write_touches   (TandemSample *self, const TandemSampleStory *story, GError **error);
void          tandem_sample_fill_links      (TandemSample *self, TandemRecord *record, guint number);
gboolean      tandem_sample_write_offer     (TandemSample *self, guint number, GError **error);
gboolean      tandem_sample_write_member    (TandemSample *self, const TandemSampleStory *story, gint64 ms, GError **error);
gboolean      tandem_sample_write_activity  (TandemSample *self, const TandemSampleStory *story, const char *kind,
                                             gint64 ms, gint64 deal_id, GError **error);
gboolean      tandem_sample_write_fields    (TandemSample *self, GError **error);
gboolean      tandem_sample_write_files     (TandemSample *self, GError **error);
gboolean      tandem_sample_write_staff     (TandemSample *self, GError **error);
gint64        tandem_sample_pick_owner      (const TandemSample *self, guint number);
gint64        tandem_sample_pick_maker      (const TandemSample *self, gint64 owner_id, guint number);
gboolean      tandem_sample_write_firm      (TandemSample *self, const char *today, GError **error);
gboolean      tandem_sample_write_attention (TandemSample *self, const TandemSampleStory *story, GError **error);
gboolean      tandem_sample_write_wishes    (TandemSample *self, gint64 contact_id, guint number, gint64 at,
                                             GError **error);
gboolean      tandem_sample_write_relation  (TandemSample *self, gint64 contact_id, guint number, gint64 at,
                                             GError **error);
gboolean      tandem_sample_write_twins     (TandemSample *self, GError **error);
gboolean      tandem_sample_make_tags       (TandemSample *self, GError **error);
gboolean      tandem_sample_write_tags      (TandemSample *self, guint owner_column, gint64 owner_id, guint number,
                                             gint64 at, GError **error);

G_END_DECLS
