/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* A contact that has a say in a deal, and which. */
#define TANDEM_TYPE_DEAL_PERSON (tandem_deal_person_get_type ())
G_DECLARE_FINAL_TYPE (TandemDealPerson, tandem_deal_person, TANDEM, DEAL_PERSON, TandemRecord)

typedef enum {
  TANDEM_DEAL_PERSON_DEAL_ID,
  TANDEM_DEAL_PERSON_CONTACT_ID,
  TANDEM_DEAL_PERSON_ROLE, /* decision-maker, influencer, user or billing */
  TANDEM_DEAL_PERSON_N_COLUMNS,
} TandemDealPersonColumn;

TandemDealPerson *tandem_deal_person_new (void);

guint       tandem_deal_role_count     (void);
const char *tandem_deal_role_get_nick  (guint place);
const char *tandem_deal_role_get_title (guint place);
guint       tandem_deal_role_find      (const char *nick);

G_END_DECLS
