/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "list/tandem-record-list.h"

G_BEGIN_DECLS

/* A banner over a list that says why rows of it could not be read. The rows that were read stay in place. */
void tandem_load_banner_follow     (AdwBanner *banner, TandemRecordList *list);
void tandem_load_banner_read_again (AdwBanner *banner, TandemRecordList *list);

G_END_DECLS
