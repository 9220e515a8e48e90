/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list/tandem-record-source.h"

G_BEGIN_DECLS

/* The rows of another source, which are never read on the main thread: for rows that take long to read. */
#define TANDEM_TYPE_SLOW_SOURCE (tandem_slow_source_get_type ())
G_DECLARE_FINAL_TYPE (TandemSlowSource, tandem_slow_source, TANDEM, SLOW_SOURCE, GObject)

TandemRecordSource *tandem_slow_source_new (TandemRecordSource *source);

G_END_DECLS
