/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* A field that the firm adds to its contacts, companies, deals or campaigns. */
#define TANDEM_TYPE_CUSTOM_FIELD (tandem_custom_field_get_type ())
G_DECLARE_FINAL_TYPE (TandemCustomField, tandem_custom_field, TANDEM, CUSTOM_FIELD, TandemRecord)

typedef enum {
  TANDEM_CUSTOM_FIELD_ENTITY,
  TANDEM_CUSTOM_FIELD_NAME,
  TANDEM_CUSTOM_FIELD_TYPE,
  TANDEM_CUSTOM_FIELD_CHOICES,
  TANDEM_CUSTOM_FIELD_POSITION,
  TANDEM_CUSTOM_FIELD_N_COLUMNS,
} TandemCustomFieldColumn;

TandemCustomField *tandem_custom_field_new (void);

/* What a field can hold. */
#define TANDEM_CUSTOM_TEXT   "text"
#define TANDEM_CUSTOM_NUMBER "number"
#define TANDEM_CUSTOM_MONEY  "money" /* minor units, and their currency */
#define TANDEM_CUSTOM_DAY    "day"
#define TANDEM_CUSTOM_FLAG   "flag"
#define TANDEM_CUSTOM_CHOICE "choice"

#define TANDEM_CUSTOM_DIGITS 6 /* of a number, behind the decimal sign */

gboolean tandem_custom_field_is_used (TandemConnection *connection, gint64 field_id, gboolean *is_used, GError **error);

G_END_DECLS
