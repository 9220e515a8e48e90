/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act.h"
#include "model/tandem-company.h"
#include "model/tandem-contact.h"
#include "model/tandem-lifecycle.h"

G_BEGIN_DECLS

/**
 * TandemCompanyDraft:
 * @company: a company without an id; its name may be blank where another one is meant
 * @points: (element-type TandemContactPoint): ways to reach it
 * @addresses: (element-type TandemAddress): where it is
 * @tags: (element-type utf8): the names of its tags
 * @values: (element-type TandemCustomValue): what it holds in fields of the firm's own
 * @ids: (element-type TandemForeignId): what other programs call it
 * @parent: (nullable): the name of the company that it is a part of, see tandem_act_name_parent()
 *
 * A company with what hangs on it.
 */
typedef struct {
  TandemCompany *company;
  GPtrArray *points;
  GPtrArray *addresses;
  GPtrArray *tags;
  GPtrArray *values;
  GPtrArray *ids;
  char *parent;
} TandemCompanyDraft;

/**
 * TandemContactDraft:
 * @contact: a contact without an id
 * @company: (nullable): the name of its company; the contact's own of this name stays, another is taken, or made
 * @company_facts: what else is known of that company: what it lacks of it is filled in
 * @points: (element-type TandemContactPoint): ways to reach it
 * @addresses: (element-type TandemAddress): where it is
 * @tags: (element-type utf8): the names of its tags
 * @interests: (element-type TandemInterest): what it is interested in
 * @consents: (element-type TandemConsentEvent): what it allowed
 * @values: (element-type TandemCustomValue): what it holds in fields of the firm's own
 * @ids: (element-type TandemForeignId): what other programs call it
 * @note: (nullable): what is written into its timeline first
 * @general_consent: (nullable): the one of @consents that nobody said of this contact alone: it takes nothing back that was said
 * @id: (nullable): the id that Tandem gave, here or in another file
 * @kept: parts, see #TandemContactParts, that stay as they are where it is merged into a contact, whatever it has
 * @said: parts, see #TandemContactParts, of which something was written, even where it is nothing that a contact can hold
 *
 * A contact with what hangs on it, to be added as one act.
 */
typedef struct {
  TandemContact *contact;
  char *company;
  TandemCompanyDraft *company_facts;
  GPtrArray *points;
  GPtrArray *addresses;
  GPtrArray *tags;
  GPtrArray *interests;
  GPtrArray *consents;
  GPtrArray *values;
  GPtrArray *ids;
  char *note;
  gpointer general_consent;
  char *id;
  guint64 said;
  guint64 kept;
} TandemContactDraft;

TandemCompanyDraft *tandem_company_draft_new        (void);
void                tandem_company_draft_free       (TandemCompanyDraft *self);

TandemContactDraft *tandem_contact_draft_new        (void);
void                tandem_contact_draft_free       (TandemContactDraft *self);
void                tandem_contact_draft_reuse      (TandemContactDraft *self);
void                tandem_contact_draft_add_point  (TandemContactDraft *self, const char *kind, const char *value,
                                                     const char *label);
void                tandem_contact_draft_set_address (TandemContactDraft *self, const char *street, const char *city,
                                                     const char *region, const char *postcode, const char *country);
void                tandem_draft_add_point          (GPtrArray *points, const char *kind, const char *value, const char *label,
                                                     gboolean is_preferred);

gboolean            tandem_act_find_or_add_company  (TandemConnection *connection, const char *name, gint64 *company_id,
                                                     GError **error);
gboolean            tandem_act_check_contact        (TandemContactDraft *draft, char **name, GError **error);
gboolean            tandem_act_add_contact          (TandemConnection *connection, TandemContactDraft *draft, GError **error);
void                tandem_act_add_contact_async    (TandemStore *store, TandemContactDraft *draft, GCancellable *cancellable,
                                                     GAsyncReadyCallback callback, gpointer user_data);
gboolean            tandem_act_set_company          (TandemConnection *connection, gint64 contact_id, const char *name,
                                                     GError **error);
void                tandem_act_set_company_async    (TandemStore *store, gint64 contact_id, const char *name,
                                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                                     gpointer user_data);
gboolean            tandem_act_set_lifecycle        (TandemConnection *connection, gint64 contact_id, TandemLifecycle stage,
                                                     GError **error);
void                tandem_act_set_lifecycle_async  (TandemStore *store, gint64 contact_id, TandemLifecycle stage,
                                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                                     gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemCompanyDraft, tandem_company_draft_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemContactDraft, tandem_contact_draft_free)

G_END_DECLS
