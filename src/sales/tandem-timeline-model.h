/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/tandem-timeline-query.h"
#include "store/tandem-store.h"

G_BEGIN_DECLS

/* A timeline as a list model of TandemTimelineEntry that grows by pages and follows the file. */
#define TANDEM_TYPE_TIMELINE_MODEL (tandem_timeline_model_get_type ())
G_DECLARE_FINAL_TYPE (TandemTimelineModel, tandem_timeline_model, TANDEM, TIMELINE_MODEL, GObject)

TandemTimelineModel *tandem_timeline_model_new (TandemStore *store);
void tandem_timeline_model_show (TandemTimelineModel *self, TandemTimelineSubject subject, gint64 id,
                                 TandemTimelineFilter filter);
void tandem_timeline_model_load_more (TandemTimelineModel *self);
gboolean tandem_timeline_model_begins_day (TandemTimelineModel *self, guint position);
gboolean tandem_timeline_model_is_last (TandemTimelineModel *self, TandemTimelineEntry *entry);

G_END_DECLS
