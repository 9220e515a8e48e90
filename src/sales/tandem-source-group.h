/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "act/tandem-record-editor.h"
#include "sales/tandem-contact-facts.h"

G_BEGIN_DECLS

/* Where a contact came from, and how it came to the stage where it is. */
#define TANDEM_TYPE_SOURCE_GROUP (tandem_source_group_get_type ())
G_DECLARE_FINAL_TYPE (TandemSourceGroup, tandem_source_group, TANDEM, SOURCE_GROUP, AdwPreferencesGroup)

void tandem_source_group_show (TandemSourceGroup *self, TandemRecordEditor *editor, TandemContactFacts *facts,
                               const char *name);

G_END_DECLS
