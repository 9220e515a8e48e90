/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list/tandem-record-source.h"

/* A source whose records say their id and how often it was changed. A slow one can't be asked and waited for. */
typedef struct {
  GObject parent_instance;

  GHashTable *versions;         /* id → version; what is not in it has version 0 */
  guint n_loaded;
  guint n_waited_for; /* those of them that the main thread read */
  guint n_alive;      /* … that are there */
  gboolean is_broken;
} NumberedSource;

NumberedSource *numbered_source_new        (gboolean is_slow);
gint64          numbered_source_id_of      (gpointer record);
int             numbered_source_version_of (gpointer record);
