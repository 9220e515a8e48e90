/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "act/tandem-record-editor.h"
#include "sales/tandem-contact-facts.h"

G_BEGIN_DECLS

/* Who a contact is, where it stands, who looks after it, and its tags. */
#define TANDEM_TYPE_CONTACT_HEAD (tandem_contact_head_get_type ())
G_DECLARE_FINAL_TYPE (TandemContactHead, tandem_contact_head, TANDEM, CONTACT_HEAD, AdwBin)

void tandem_contact_head_show (TandemContactHead *self, TandemStore *store, TandemRecordEditor *editor,
                               TandemContactFacts *facts, const char *name);

G_END_DECLS
