/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* Somebody who works with the file: "You are …" chooses one. Roles guard against mistakes; they are no security. */
#define TANDEM_TYPE_PERSON (tandem_person_get_type ())
G_DECLARE_FINAL_TYPE (TandemPerson, tandem_person, TANDEM, PERSON, TandemRecord)

typedef enum {
  TANDEM_PERSON_NAME,
  TANDEM_PERSON_EMAIL,
  TANDEM_PERSON_ROLE,
  TANDEM_PERSON_N_COLUMNS,
} TandemPersonColumn;

TandemPerson *tandem_person_new (void);

G_END_DECLS
