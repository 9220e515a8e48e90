/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The notes of a record: as many lines as one likes, saved when they are left. */
#define TANDEM_TYPE_NOTES_GROUP (tandem_notes_group_get_type ())
G_DECLARE_FINAL_TYPE (TandemNotesGroup, tandem_notes_group, TANDEM, NOTES_GROUP, AdwPreferencesGroup)

void  tandem_notes_group_reset     (TandemNotesGroup *self, const char *text);
void  tandem_notes_group_set_value (TandemNotesGroup *self, const char *text);
void  tandem_notes_group_commit    (TandemNotesGroup *self);
char *tandem_notes_group_dup_text  (TandemNotesGroup *self);

G_END_DECLS
