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
  TANDEM_PERSON_WORKS_FOR_ID, /* whose work this person does at the moment; none: their own */
  TANDEM_PERSON_N_COLUMNS,
} TandemPersonColumn;

/* In SQL: who did something (@p) for whom (@o), each a row of person or none; tandem_person_dup_who() makes words of it. */
#define TANDEM_PERSON_WHO(p, o)                                                                                        \
  "CASE WHEN " o ".id IS NULL OR " o ".id = " p ".id THEN " p ".name ELSE " p ".name || '\x1f' || " o ".name END"

TandemPerson *tandem_person_new           (void);
GPtrArray    *tandem_person_list          (TandemConnection *connection, gint64 chosen_id, GError **error);
char         *tandem_person_dup_who       (const char *who);
gboolean      tandem_person_find_owner_id (TandemConnection *connection, gint64 person_id, gint64 *owner_id, GError **error);

G_END_DECLS
