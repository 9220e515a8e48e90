/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TANDEM_SAMPLE_N_NAMES 24

/* A country of the sample firm: how people there are called, with the letters an e-mail address has for it. */
typedef struct {
  const char *country, *code;
  const char *city, *street, *postcode, *phone;
  const char *given[TANDEM_SAMPLE_N_NAMES][2];
  const char *family[TANDEM_SAMPLE_N_NAMES][2];
} TandemSampleCountry;

const TandemSampleCountry *tandem_sample_get_countries (guint *n_countries);

G_END_DECLS
