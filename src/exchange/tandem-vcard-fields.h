/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-vcard.h"

G_BEGIN_DECLS

/**
 * TandemVcardSlot:
 * @TANDEM_VCARD_OTHER: a property of another name: see the name of the field
 *
 * What a card tells of a contact, in the order of the columns.
 */
typedef enum {
  TANDEM_VCARD_VERSION,
  TANDEM_VCARD_GIVEN_NAME,
  TANDEM_VCARD_MIDDLE_NAME,
  TANDEM_VCARD_FAMILY_NAME,
  TANDEM_VCARD_PREFIX,
  TANDEM_VCARD_SUFFIX,
  TANDEM_VCARD_FULL_NAME,
  TANDEM_VCARD_NICKNAME,
  TANDEM_VCARD_COMPANY,
  TANDEM_VCARD_DEPARTMENT,
  TANDEM_VCARD_JOB_TITLE,
  TANDEM_VCARD_EMAIL,
  TANDEM_VCARD_MOBILE,
  TANDEM_VCARD_PHONE,
  TANDEM_VCARD_FAX,
  TANDEM_VCARD_ADDRESS,
  TANDEM_VCARD_URL,
  TANDEM_VCARD_SOCIAL,
  TANDEM_VCARD_BIRTHDAY,
  TANDEM_VCARD_NOTES,
  TANDEM_VCARD_TAGS,
  TANDEM_VCARD_UID,
  TANDEM_VCARD_PHOTO,
  TANDEM_VCARD_OTHER,
} TandemVcardSlot;

/**
 * TandemVcardPart:
 *
 * What a field is of several: the value of an e-mail or its label, a part of an address or its label.
 */
typedef enum {
  TANDEM_VCARD_VALUE,
  TANDEM_VCARD_LABEL,
  TANDEM_VCARD_STREET,
  TANDEM_VCARD_CITY,
  TANDEM_VCARD_REGION,
  TANDEM_VCARD_POSTCODE,
  TANDEM_VCARD_COUNTRY,
} TandemVcardPart;

/**
 * TandemVcardField:
 * @slot: what it is
 * @number: from 1 where there may be several, as of e-mails; else 0
 * @part: which part
 * @name: (nullable): of %TANDEM_VCARD_OTHER: what it is called
 * @text: never empty
 */
typedef struct {
  TandemVcardSlot slot;
  guint number;
  TandemVcardPart part;
  char *name;
  char *text;
} TandemVcardField;

GPtrArray *tandem_vcard_fields_new (const TandemVcard *card);
char      *tandem_vcard_fields_get_header (const TandemVcardField *field);

G_END_DECLS
