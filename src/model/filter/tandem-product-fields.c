/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A firm sells some dozens of things, or some hundreds: what sorts them needs no index of its own. */
#include <glib/gi18n-lib.h>

#include "model/filter/tandem-field-private.h"

#define ALL   (TANDEM_FIELD_USE_COLUMN | TANDEM_FIELD_USE_SORT | TANDEM_FIELD_USE_FILTER)
#define SHOWN (TANDEM_FIELD_USE_COLUMN | TANDEM_FIELD_USE_FILTER)
#define ASKED TANDEM_FIELD_USE_FILTER

#define PRODUCTS "product AS r WHERE r.deleted_at IS NULL"
#define BY_NAME  { "r.folded_name", "r.id" }

static const TandemBand by_name[] = {
  { PRODUCTS, "r.id", BY_NAME, 2 },
};
static const TandemBand by_category[] = {
  { PRODUCTS " AND r.category = $1", "r.id", BY_NAME, 0 },
  { PRODUCTS " AND r.category IS NULL", "r.id", BY_NAME, 0 },
};
/* The amounts of a currency stand together: those of two are not compared. */
static const TandemBand by_price[] = {
  { PRODUCTS " AND r.price_minor IS NOT NULL", "r.id", { "r.currency", "r.price_minor", "r.folded_name", "r.id" }, 2 },
  { PRODUCTS " AND r.price_minor IS NULL", "r.id", BY_NAME, 0 },
};
static const TandemBand by_cost[] = {
  { PRODUCTS " AND r.cost_minor IS NOT NULL", "r.id", { "r.currency", "r.cost_minor", "r.folded_name", "r.id" }, 2 },
  { PRODUCTS " AND r.cost_minor IS NULL", "r.id", BY_NAME, 0 },
};
static const TandemBand by_tax[] = {
  { PRODUCTS, "r.id", { "r.tax_bp", "r.folded_name", "r.id" }, 1 },
};
static const TandemBand by_created[] = {
  { PRODUCTS, "r.id", { "r.created_at", "r.id" }, 2 },
};

/* clang-format off */
const TandemField tandem_product_fields[] = {
  { "name", NC_ ("field", "Name"), TANDEM_FIELD_TEXT, ALL, .sql = "r.folded_name", .folded = TRUE, TANDEM_BANDS (by_name) },
  { "category", NC_ ("field", "Category"), TANDEM_FIELD_TEXT, ALL, .sql = "r.category", TANDEM_BANDS (by_category),
    .list_bands = tandem_band_list_categories },
  { "price", NC_ ("field", "Price"), TANDEM_FIELD_MONEY, ALL, .sql = "r.price_minor", .currency = "r.currency", TANDEM_BANDS (by_price) },
  { "cost", NC_ ("field", "Cost"), TANDEM_FIELD_MONEY, ALL, .sql = "r.cost_minor", .currency = "r.currency", TANDEM_BANDS (by_cost) },
  { "currency", NC_ ("field", "Currency"), TANDEM_FIELD_TEXT, ASKED, .sql = "r.currency" },
  { "tax", NC_ ("field", "Tax, %"), TANDEM_FIELD_NUMBER, ALL, .sql = "r.tax_bp", .digits = 2, TANDEM_BANDS (by_tax) },
  { "is-sold", NC_ ("field", "Was ordered"), TANDEM_FIELD_FLAG, ASKED,
    .sql = "x.order_id IN (SELECT y.id FROM sales_order AS y WHERE y.deleted_at IS NULL)",
    .child = "order_line AS x WHERE x.deleted_at IS NULL", .link = "x.product_id" },
  { "created", NC_ ("field", "Created"), TANDEM_FIELD_INSTANT, ALL, .sql = "r.created_at", TANDEM_BANDS (by_created) },
};
/* clang-format on */
const guint tandem_product_n_fields = G_N_ELEMENTS (tandem_product_fields);
