/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/tandem-workspace.h"

/* Acts at random, as a person may do them one after the other, for tests of what must hold whatever was done. */

gboolean random_acts_do       (TandemWorkspace *workspace, GRand *dice, GError **error);
gboolean random_acts_undo     (TandemWorkspace *workspace, gboolean *was_done, GError **error);
gboolean random_acts_redo     (TandemWorkspace *workspace, gboolean *was_done, GError **error);
gint64 random_acts_undo_any (TandemWorkspace *workspace, GRand *dice, guint *n_left);
gboolean random_acts_reverse  (TandemWorkspace *workspace, gint64 sequence, GError **error);
