/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "act/tandem-record-editor.h"
#include "sales/tandem-contact-facts.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* What is known of a contact, to be read and written field by field. */
#define TANDEM_TYPE_CONTACT_DETAILS (tandem_contact_details_get_type ())
G_DECLARE_FINAL_TYPE (TandemContactDetails, tandem_contact_details, TANDEM, CONTACT_DETAILS, AdwBin)

void                tandem_contact_details_open       (TandemContactDetails *self, TandemWorkspace *workspace);
void                tandem_contact_details_show       (TandemContactDetails *self, TandemContactFacts *facts,
                                                       const char *name);
TandemRecordEditor *tandem_contact_details_get_editor (TandemContactDetails *self);

G_END_DECLS
