/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "base/tandem-types.h"

G_BEGIN_DECLS

/* What a record can be listed, sorted and filtered by: one catalogue for each entity, which columns, sort menus, filters,
 * segments and exports all read. */

typedef enum {
  TANDEM_ENTITY_CONTACT,
  TANDEM_ENTITY_COMPANY,
  TANDEM_ENTITY_DEAL,
  TANDEM_ENTITY_CAMPAIGN,
  TANDEM_ENTITY_PRODUCT,
  TANDEM_ENTITY_ORDER,
  TANDEM_N_ENTITIES,
} TandemEntity;

/**
 * TandemFieldType:
 * @TANDEM_FIELD_TEXT: compared without accents and case
 * @TANDEM_FIELD_PHONE: compared by its digits
 * @TANDEM_FIELD_NUMBER: an integer
 * @TANDEM_FIELD_MONEY: minor units; compared within one currency
 * @TANDEM_FIELD_DAY: a plain date
 * @TANDEM_FIELD_INSTANT: a moment, which filters ask by the day of the firm
 * @TANDEM_FIELD_CHOICE: one of a fixed list of nicks
 * @TANDEM_FIELD_REFERENCE: another record, by its id
 * @TANDEM_FIELD_FLAG: so or not
 */
typedef enum {
  TANDEM_FIELD_TEXT,
  TANDEM_FIELD_PHONE,
  TANDEM_FIELD_NUMBER,
  TANDEM_FIELD_MONEY,
  TANDEM_FIELD_DAY,
  TANDEM_FIELD_INSTANT,
  TANDEM_FIELD_CHOICE,
  TANDEM_FIELD_REFERENCE,
  TANDEM_FIELD_FLAG,
} TandemFieldType;

/* What a field may be used as. */
typedef enum {
  TANDEM_FIELD_USE_COLUMN = 1 << 0,
  TANDEM_FIELD_USE_SORT = 1 << 1,
  TANDEM_FIELD_USE_FILTER = 1 << 2,
} TandemFieldUse;

typedef struct _TandemField TandemField;

const char        *tandem_entity_get_nick        (TandemEntity entity);
gboolean           tandem_entity_from_nick       (const char *nick, TandemEntity *entity);
const char        *tandem_entity_get_table       (TandemEntity entity);

guint              tandem_field_get_n            (TandemEntity entity);
const TandemField *tandem_field_get              (TandemEntity entity, guint place);
const TandemField *tandem_field_find             (TandemEntity entity, const char *key);

const char        *tandem_field_get_key          (const TandemField *self);
const char        *tandem_field_get_title        (const TandemField *self);
const char        *tandem_field_get_menu_title   (const TandemField *self);
const char        *tandem_field_get_group        (const TandemField *self);
TandemFieldType    tandem_field_get_type         (const TandemField *self);
gboolean           tandem_field_can              (const TandemField *self, TandemFieldUse use);
gboolean tandem_field_divides (const TandemField *self);
gint64             tandem_field_get_own_id       (const TandemField *self);
gboolean           tandem_field_is_gone          (const TandemField *self);
guint              tandem_field_get_digits       (const TandemField *self);
const char        *tandem_field_get_target       (const TandemField *self);
guint              tandem_field_get_n_choices    (const TandemField *self);
const char        *tandem_field_get_choice_nick  (const TandemField *self, guint place);
const char        *tandem_field_get_choice_title (const TandemField *self, guint place);

G_END_DECLS
