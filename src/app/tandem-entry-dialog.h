/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/tandem-entry-kind.h"

G_BEGIN_DECLS

/* Makes or changes a small record of the firm: a holiday, a rate, a target, a cost. */
#define TANDEM_TYPE_ENTRY_DIALOG (tandem_entry_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemEntryDialog, tandem_entry_dialog, TANDEM, ENTRY_DIALOG, AdwDialog)

AdwDialog *tandem_entry_dialog_new (TandemWorkspace *workspace, const TandemEntryKind *kind, TandemRecord *record,
                                    GPtrArray *people);

G_END_DECLS
