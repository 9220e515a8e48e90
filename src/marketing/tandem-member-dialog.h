/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/tandem-record.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* Whom a campaign reached and what came of it; and who an answer without a name turned out to be. */
#define TANDEM_TYPE_MEMBER_DIALOG (tandem_member_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TandemMemberDialog, tandem_member_dialog, TANDEM, MEMBER_DIALOG, AdwDialog)

AdwDialog *tandem_member_dialog_new (TandemWorkspace *workspace, TandemRecord *member, GPtrArray *offers);

G_END_DECLS
