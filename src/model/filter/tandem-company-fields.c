/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "model/filter/tandem-field-private.h"

#define ALL   (TANDEM_FIELD_USE_COLUMN | TANDEM_FIELD_USE_SORT | TANDEM_FIELD_USE_FILTER)
#define SHOWN (TANDEM_FIELD_USE_COLUMN | TANDEM_FIELD_USE_FILTER)
#define ASKED TANDEM_FIELD_USE_FILTER

#define COMPANIES   "company AS r WHERE r.deleted_at IS NULL"
#define BY_NAME     { "r.sort_key", "r.id" }
#define ADDRESSES   "address AS x WHERE x.deleted_at IS NULL"
#define DEALS       "deal AS x WHERE x.deleted_at IS NULL"
#define OPEN_STAGES "(SELECT y.id FROM stage AS y WHERE y.kind = 'open')"

static const TandemBand by_name[] = {
  { COMPANIES, "r.id", BY_NAME, 2 },
};
static const TandemBand by_owner[] = {
  { COMPANIES " AND r.owner_id = $1", "r.id", BY_NAME, 0 },
  { COMPANIES " AND r.owner_id IS NULL", "r.id", BY_NAME, 0 },
};
static const TandemBand by_created[] = {
  { COMPANIES, "r.id", { "r.created_at", "r.id" }, 2 },
};

/* clang-format off */
const TandemField tandem_company_fields[] = {
  { "name", NC_ ("field", "Name"), TANDEM_FIELD_TEXT, ALL, .sql = "r.folded_name", .folded = TRUE, TANDEM_BANDS (by_name) },
  { "domain", NC_ ("field", "Domain"), TANDEM_FIELD_TEXT, SHOWN, .sql = "r.domain" },
  { "industry", NC_ ("field", "Industry"), TANDEM_FIELD_TEXT, SHOWN, .sql = "r.industry" },
  { "city", NC_ ("field", "City"), TANDEM_FIELD_TEXT, SHOWN, .sql = "x.city", .child = ADDRESSES, .link = "x.company_id" },
  { "country", NC_ ("field", "Country"), TANDEM_FIELD_TEXT, SHOWN, .sql = "x.country", .child = ADDRESSES, .link = "x.company_id" },
  { "owner", NC_ ("field", "Owner"), TANDEM_FIELD_REFERENCE, ALL, .target = "person", .sql = "r.owner_id", TANDEM_BANDS (by_owner),
    .list_bands = tandem_band_list_people },
  { "tags", NC_ ("field", "Tag"), TANDEM_FIELD_REFERENCE, ASKED, .target = "tag", .sql = "x.tag_id",
    .child = "record_tag AS x WHERE x.deleted_at IS NULL", .link = "x.company_id" },
  { "people", NC_ ("field", "People"), TANDEM_FIELD_NUMBER, SHOWN,
    .sql = "(SELECT count(*) FROM contact AS y WHERE y.company_id = r.id AND y.deleted_at IS NULL)" },
  { "has-deal", NC_ ("field", "Has a deal"), TANDEM_FIELD_FLAG, ASKED, .sql = "x.id IS NOT NULL", .child = DEALS, .link = "x.company_id" },
  { "has-open-deal", NC_ ("field", "Has an open deal"), TANDEM_FIELD_FLAG, ASKED, .sql = "x.stage_id IN " OPEN_STAGES,
    .child = DEALS, .link = "x.company_id" },
  { "created", NC_ ("field", "Created"), TANDEM_FIELD_INSTANT, ALL, .sql = "r.created_at", TANDEM_BANDS (by_created) },
  { "notes", NC_ ("field", "Notes"), TANDEM_FIELD_TEXT, ASKED, .sql = "r.notes" },
};
/* clang-format on */
const guint tandem_company_n_fields = G_N_ELEMENTS (tandem_company_fields);
