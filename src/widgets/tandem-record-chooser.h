/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* A dialog that asks for one record of a kind of which there may be a million: it is found by typing a part of its name. */
#define TANDEM_TYPE_RECORD_CHOOSER (tandem_record_chooser_get_type ())
G_DECLARE_FINAL_TYPE (TandemRecordChooser, tandem_record_chooser, TANDEM, RECORD_CHOOSER, AdwDialog)

AdwDialog *tandem_record_chooser_new (TandemWorkspace *workspace, TandemSearchKind kind, const char *title,
                                      const char *none);

G_END_DECLS
