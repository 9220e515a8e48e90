/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* One of a few things, in the head of a record: what it is now, and a menu of what it may be. */
#define TANDEM_TYPE_CHOICE_CHIP (tandem_choice_chip_get_type ())
G_DECLARE_FINAL_TYPE (TandemChoiceChip, tandem_choice_chip, TANDEM, CHOICE_CHIP, AdwBin)

void tandem_choice_chip_set_caption (TandemChoiceChip *self, const char *caption);
void tandem_choice_chip_set_none (TandemChoiceChip *self, const char *none);
void tandem_choice_chip_show     (TandemChoiceChip *self, GPtrArray *references, gint64 id, const char *name);

G_END_DECLS
