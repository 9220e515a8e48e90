/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/tandem-store.h"

G_BEGIN_DECLS

/* The tags of a contact or a company, each with a button that takes it off, and a button that puts another on. */
#define TANDEM_TYPE_TAG_BOX (tandem_tag_box_get_type ())
G_DECLARE_FINAL_TYPE (TandemTagBox, tandem_tag_box, TANDEM, TAG_BOX, AdwBin)

void tandem_tag_box_show (TandemTagBox *self, TandemStore *store, GType type, gint64 id, const char *name,
                          GPtrArray *tags);

G_END_DECLS
