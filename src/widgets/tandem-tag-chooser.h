/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* An entry for a tag, with the tags that there are below it: those that contain what is typed. */
#define TANDEM_TYPE_TAG_CHOOSER (tandem_tag_chooser_get_type ())
G_DECLARE_FINAL_TYPE (TandemTagChooser, tandem_tag_chooser, TANDEM, TAG_CHOOSER, AdwBin)

GtkWidget *tandem_tag_chooser_new      (void);
void       tandem_tag_chooser_set_tags (TandemTagChooser *self, GPtrArray *tags);

G_END_DECLS
