/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* Two contacts that have to do with each other: the kind says what the other is to the first. */
#define TANDEM_TYPE_RELATIONSHIP (tandem_relationship_get_type ())
G_DECLARE_FINAL_TYPE (TandemRelationship, tandem_relationship, TANDEM, RELATIONSHIP, TandemRecord)

typedef enum {
  TANDEM_RELATIONSHIP_CONTACT_ID,
  TANDEM_RELATIONSHIP_OTHER_ID,
  TANDEM_RELATIONSHIP_KIND,
  TANDEM_RELATIONSHIP_N_COLUMNS,
} TandemRelationshipColumn;

/**
 * TandemRelation:
 * @id: of the #TandemRelationship
 * @other_id: who is at the other end
 * @name: (nullable): what that contact is called
 * @kind: the nick of the kind
 * @is_inverse: whether it is seen from the other end
 *
 * A relationship as one of the two sees it.
 */
typedef struct {
  gint64 id, other_id;
  char *name;
  char *kind;
  gboolean is_inverse;
} TandemRelation;

TandemRelationship *tandem_relationship_new         (void);
void                tandem_relation_free            (TandemRelation *self);
GPtrArray          *tandem_relationship_list        (TandemConnection *connection, gint64 contact_id, GError **error);

guint               tandem_relationship_get_n_kinds (void);
const char         *tandem_relationship_get_kind    (guint place);
gboolean            tandem_relationship_is_mutual   (const char *kind);
const char         *tandem_relationship_get_title   (const char *kind, gboolean is_inverse);

G_END_DECLS
