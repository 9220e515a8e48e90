/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sales/tandem-contact-facts.h"

G_BEGIN_DECLS

/* What a contact allowed, on each channel and topic, and how that came. */
#define TANDEM_TYPE_CONSENT_GROUP (tandem_consent_group_get_type ())
G_DECLARE_FINAL_TYPE (TandemConsentGroup, tandem_consent_group, TANDEM, CONSENT_GROUP, AdwBin)

void tandem_consent_group_show (TandemConsentGroup *self, TandemStore *store, TandemContactFacts *facts, const char *name);

G_END_DECLS
