/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-connection.h"

/* Files and photos of records, as a person may add and remove them, at random. */

gboolean filing_attach    (TandemConnection *connection, guint whole_column, gint64 whole_id, GRand *dice, GError **error);
gboolean filing_set_photo (TandemConnection *connection, guint whole_column, gint64 whole_id, GRand *dice, GError **error);
gboolean filing_change    (TandemConnection *connection, gint64 attachment_id, GRand *dice, GError **error);
