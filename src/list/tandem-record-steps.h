/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list/tandem-record-view.h"

G_BEGIN_DECLS

gboolean tandem_record_steps_apply (TandemRecordView *view, GArray *ids, GArray *changed);

G_END_DECLS
