/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-connection.h"
#include "store/tandem-record.h"

G_BEGIN_DECLS

/**
 * TandemVcardVersion:
 * @TANDEM_VCARD_VERSION_3: for phones and older programs
 * @TANDEM_VCARD_VERSION_4: the one in force
 */
typedef enum {
  TANDEM_VCARD_VERSION_3,
  TANDEM_VCARD_VERSION_4,
} TandemVcardVersion;

/**
 * TandemVcardContact:
 * @record: a contact or a company
 * @company: (nullable): the name of a contact's company
 * @points: (element-type TandemContactPoint): how it is reached, in their order
 * @addresses: (element-type TandemAddress): where it is
 * @tags: (element-type TandemTag): its tags
 * @uid: (nullable): what the address book that it came from calls it
 * @photo: (nullable): its picture
 * @photo_type: (nullable): the media type of @photo
 *
 * What goes into a card.
 */
typedef struct {
  TandemRecord *record;
  char *company;
  GPtrArray *points;
  GPtrArray *addresses;
  GPtrArray *tags;
  char *uid;
  GBytes *photo;
  char *photo_type;
} TandemVcardContact;

TandemVcardContact *tandem_vcard_contact_load (TandemConnection *connection, GType type, gint64 id, GError **error);
void                tandem_vcard_contact_free (TandemVcardContact *self);
char               *tandem_vcard_write        (const TandemVcardContact *contact, TandemVcardVersion version);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemVcardContact, tandem_vcard_contact_free)

G_END_DECLS
