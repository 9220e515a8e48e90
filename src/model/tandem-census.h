/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/tandem-types.h"

G_BEGIN_DECLS

typedef enum {
  TANDEM_CENSUS_CONTACTS,
  TANDEM_CENSUS_COMPANIES,
  TANDEM_CENSUS_DEALS,
  TANDEM_CENSUS_CAMPAIGNS,
  TANDEM_CENSUS_CAMPAIGN_ENTRIES,
  TANDEM_CENSUS_ACTIVITIES,
  TANDEM_CENSUS_N_KINDS,
} TandemCensusKind;

/* How many live records of each kind a file has. */
typedef struct {
  gint64 counts[TANDEM_CENSUS_N_KINDS];
} TandemCensus;

gboolean    tandem_census_read      (TandemConnection *connection, TandemCensus *census, GError **error);
gboolean    tandem_census_read_file (const char *path, TandemCensus *census, GCancellable *cancellable, GError **error);
const char *tandem_census_get_title (TandemCensusKind kind);

G_END_DECLS
