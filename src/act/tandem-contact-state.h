/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act-contact.h"

G_BEGIN_DECLS

/* Parts of a contact, a bit each: that of its column for what stands in the contact itself. */
typedef guint64 TandemContactParts;

#define TANDEM_CONTACT_PART(column)  (G_GUINT64_CONSTANT (1) << (column))
#define TANDEM_CONTACT_PART_COMPANY  TANDEM_CONTACT_PART (TANDEM_CONTACT_COMPANY_ID)
#define TANDEM_CONTACT_PART_EMAIL    TANDEM_CONTACT_PART (40)
#define TANDEM_CONTACT_PART_PHONE    TANDEM_CONTACT_PART (41)
#define TANDEM_CONTACT_PART_MOBILE   TANDEM_CONTACT_PART (42)
#define TANDEM_CONTACT_PART_URL      TANDEM_CONTACT_PART (43)
#define TANDEM_CONTACT_PART_STREET   TANDEM_CONTACT_PART (44)
#define TANDEM_CONTACT_PART_CITY     TANDEM_CONTACT_PART (45)
#define TANDEM_CONTACT_PART_REGION   TANDEM_CONTACT_PART (46)
#define TANDEM_CONTACT_PART_POSTCODE TANDEM_CONTACT_PART (47)
#define TANDEM_CONTACT_PART_COUNTRY  TANDEM_CONTACT_PART (48)
#define TANDEM_CONTACT_PART_SOCIAL   TANDEM_CONTACT_PART (49)
#define TANDEM_CONTACT_PART_MORE     TANDEM_CONTACT_PART (50) /* tags, interests, consents, the firm's own fields */
/* Of a company alone; what it has in common with contacts is called as theirs. */
#define TANDEM_CONTACT_PART_DOMAIN   TANDEM_CONTACT_PART (51)
#define TANDEM_CONTACT_PART_INDUSTRY TANDEM_CONTACT_PART (52)
#define TANDEM_CONTACT_PART_PARENT   TANDEM_CONTACT_PART (54)
#define TANDEM_CONTACT_PART_ID       TANDEM_CONTACT_PART (53) /* what other programs call it */
#define TANDEM_CONTACT_PART_FAX      TANDEM_CONTACT_PART (55)

/**
 * TandemContactState:
 * @contact: a contact, without an id where there is none yet
 * @company: (nullable): the name of its company
 * @of_company: (nullable): where it is no contact but a company, see tandem_company_state_load(), that
 * @points: (element-type TandemContactPoint): ways to reach it
 * @addresses: (element-type TandemAddress): where it is
 * @gone: (element-type TandemRecord): points that go with tandem_contact_state_write()
 * @more: (element-type utf8): what was merged of tags, interests, consents and fields of the firm's own
 * @stamp: another one once anything of this was changed in the file
 *
 * A contact with what hangs on it, as it is or as it would be.
 */
typedef struct {
  TandemRecord *contact;
  char *company;
  TandemRecord *of_company;
  GPtrArray *points;
  GPtrArray *addresses;
  GPtrArray *gone;
  GHashTable *more;
  gint64 stamp;
} TandemContactState;

TandemContactState *tandem_contact_state_new   (void);
TandemContactState *tandem_contact_state_load  (TandemConnection *connection, gint64 contact_id, GError **error);
void                tandem_contact_state_free  (TandemContactState *self);
TandemContactParts  tandem_contact_state_merge (TandemContactState *self, TandemContactDraft *draft,
                                                TandemContactParts overwrite, TandemContactParts erase);
gboolean            tandem_contact_state_write (TandemContactState *self, TandemConnection *connection,
                                                TandemContactParts parts, GError **error);

char               *tandem_contact_state_dup_part (TandemContactState *self, TandemContactParts part);
const char         *tandem_contact_part_get_title (TandemContactParts part);
char               *tandem_contact_parts_to_words (TandemContactParts parts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemContactState, tandem_contact_state_free)

G_END_DECLS
