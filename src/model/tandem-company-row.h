/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "model/tandem-currency-sums.h"

G_BEGIN_DECLS

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
  GPtrArray *open_sums;         /* TandemCurrencySum of its open deals, by the code of the currency */
  char *last_contact_at;        /* nullable instant: of itself, its people or its deals */
  char *created_at;
};

G_END_DECLS
