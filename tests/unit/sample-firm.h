/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act-sample.h"
#include "firm-file.h"

/* The sample firm in a test: the usual one of 400 contacts, whose story ends on a day that is known, or one made to measure. */

#define SAMPLE_FIRM_TODAY "2026-11-24"

void     sample_firm_set_up (FirmFile *self, gconstpointer data);
void     sample_firm_fill   (TandemWorkspace *workspace, const TandemSampleOptions *options);
gboolean sample_firm_cb     (TandemConnection *connection, gpointer options, GCancellable *cancellable, GError **error);
