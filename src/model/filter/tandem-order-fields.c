/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "model/filter/tandem-field-private.h"

#define ALL   (TANDEM_FIELD_USE_COLUMN | TANDEM_FIELD_USE_SORT | TANDEM_FIELD_USE_FILTER)
#define SHOWN (TANDEM_FIELD_USE_COLUMN | TANDEM_FIELD_USE_FILTER)
#define ASKED TANDEM_FIELD_USE_FILTER

#define ORDERS "sales_order AS r WHERE r.deleted_at IS NULL"
#define GROSS  "(r.net_minor + r.tax_minor)"

static const TandemBand by_day[] = {
  { ORDERS, "r.id", { "r.ordered_on", "r.id" }, 2 },
};
static const TandemBand by_number[] = {
  { ORDERS " AND r.order_number IS NOT NULL", "r.id", { "r.order_number", "r.id" }, 2 },
  { ORDERS " AND r.order_number IS NULL", "r.id", { "r.id" }, 0 },
};
/* The amounts of a currency stand together: those of two are not compared. */
static const TandemBand by_net[] = {
  { ORDERS, "r.id", { "r.currency", "r.net_minor", "r.id" }, 3 },
};
static const TandemBand by_gross[] = {
  { ORDERS, "r.id", { "r.currency", GROSS, "r.id" }, 3 },
};

/* clang-format off */
const TandemField tandem_order_fields[] = {
  { "ordered-on", NC_ ("field", "Ordered"), TANDEM_FIELD_DAY, ALL, .sql = "r.ordered_on", TANDEM_BANDS (by_day) },
  { "number", NC_ ("field", "Number"), TANDEM_FIELD_TEXT, ALL, .sql = "r.order_number", TANDEM_BANDS (by_number) },
  { "company", NC_ ("field", "Company"), TANDEM_FIELD_REFERENCE, SHOWN, .target = "company", .sql = "r.company_id" },
  { "contact", NC_ ("field", "Contact"), TANDEM_FIELD_REFERENCE, SHOWN, .target = "contact", .sql = "r.contact_id" },
  { "product", NC_ ("field", "Product"), TANDEM_FIELD_REFERENCE, ASKED, .target = "product", .sql = "x.product_id",
    .child = "order_line AS x WHERE x.deleted_at IS NULL", .link = "x.order_id" },
  { "net", NC_ ("field", "Net"), TANDEM_FIELD_MONEY, ALL, .sql = "r.net_minor", .currency = "r.currency", TANDEM_BANDS (by_net) },
  { "tax", NC_ ("field", "Tax"), TANDEM_FIELD_MONEY, SHOWN, .sql = "r.tax_minor", .currency = "r.currency" },
  { "gross", NC_ ("field", "Total"), TANDEM_FIELD_MONEY, ALL, .sql = GROSS, .currency = "r.currency", TANDEM_BANDS (by_gross) },
  { "currency", NC_ ("field", "Currency"), TANDEM_FIELD_TEXT, ASKED, .sql = "r.currency" },
};
/* clang-format on */
const guint tandem_order_n_fields = G_N_ELEMENTS (tandem_order_fields);
