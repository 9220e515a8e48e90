/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * TandemCompanySum:
 *
 * How many deals there are in one currency, and what they add up to: sums of several currencies are never added.
 */
typedef struct {
  char *currency;
  gint64 n_deals;
  gint64 amount_minor;
} TandemCompanySum;

/* A company as lists show it: read once, never changed; its fields are read directly. */
#define TANDEM_TYPE_COMPANY_ROW (tandem_company_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemCompanyRow, tandem_company_row, TANDEM, COMPANY_ROW, GObject)

struct _TandemCompanyRow {
  GObject parent_instance;

  gint64 id;
  char *name;
  char *domain;                 /* nullable */
  char *industry;               /* nullable */
  char *city;                   /* nullable */
  char *owner;                  /* nullable */
  gint64 n_people;
  GPtrArray *open_sums;         /* TandemCompanySum of its open deals, by the code of the currency */
  char *last_contact_at;        /* nullable instant: of itself, its people or its deals */
  char *created_at;
};

GPtrArray *tandem_company_sums_new      (void);
void       tandem_company_sums_add      (GPtrArray *sums, const char *currency, gint64 n_deals, gint64 amount_minor);
void       tandem_company_sums_count_in (GPtrArray *sums, const char *currency, gint64 amount_minor);
gint64     tandem_company_sums_count    (GPtrArray *sums);
char      *tandem_company_sums_describe (GPtrArray *sums, const char *first);

G_END_DECLS
