/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TANDEM_ID_TEXT_LENGTH 13

/* A maker of ids for one open file: 41 bits of milliseconds since 2020-01-01 UTC, 10 of node, 12 of sequence.
 * Not thread-safe: it lives on the writer's thread. Never gives an id below the largest seen, whatever the clock does. */
typedef struct _TandemIdMaker TandemIdMaker;

TandemIdMaker *tandem_id_maker_new  (guint node, gint64 largest_seen);
void           tandem_id_maker_free (TandemIdMaker *self);
gint64         tandem_id_maker_next (TandemIdMaker *self);
void           tandem_id_maker_saw  (TandemIdMaker *self, gint64 id);

gint64         tandem_id_first_of   (gint64 milliseconds_since_epoch);

/* Outside the database an id is 13 characters of Crockford's base 32. */
char          *tandem_id_to_text    (gint64 id);
gboolean       tandem_id_from_text  (const char *text, gint64 *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemIdMaker, tandem_id_maker_free)

G_END_DECLS
