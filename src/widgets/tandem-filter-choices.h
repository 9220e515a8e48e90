/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/filter/tandem-condition.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/**
 * TandemFilterChoices:
 *
 * What a field may be, each with a check mark: the words of a fixed list, or records. Of many records the first are shown, and
 * those that are found as one types; what was chosen stays in view.
 */
#define TANDEM_TYPE_FILTER_CHOICES (tandem_filter_choices_get_type ())
G_DECLARE_FINAL_TYPE (TandemFilterChoices, tandem_filter_choices, TANDEM, FILTER_CHOICES, AdwBin)

GtkWidget *tandem_filter_choices_new  (TandemWorkspace *workspace, const TandemField *field, TandemCondition *leaf);
gboolean   tandem_filter_choices_is_empty (TandemFilterChoices *self);
GVariant  *tandem_filter_choices_make (TandemFilterChoices *self);

G_END_DECLS
