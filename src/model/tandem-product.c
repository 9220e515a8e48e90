/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-product.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-fold.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

struct _TandemProduct {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_PRODUCT_N_COLUMNS] = {
  [TANDEM_PRODUCT_NAME] = { "name", TANDEM_COLUMN_TEXT },
  [TANDEM_PRODUCT_CATEGORY] = { "category", TANDEM_COLUMN_TEXT },
  [TANDEM_PRODUCT_PRICE_MINOR] = { "price_minor", TANDEM_COLUMN_INTEGER },
  [TANDEM_PRODUCT_COST_MINOR] = { "cost_minor", TANDEM_COLUMN_INTEGER },
  [TANDEM_PRODUCT_CURRENCY] = { "currency", TANDEM_COLUMN_TEXT },
  [TANDEM_PRODUCT_TAX_BP] = { "tax_bp", TANDEM_COLUMN_INTEGER },
  [TANDEM_PRODUCT_FOLDED_NAME] = { "folded_name", TANDEM_COLUMN_TEXT, TANDEM_COLUMN_DERIVED },
};

G_DEFINE_FINAL_TYPE (TandemProduct, tandem_product, TANDEM_TYPE_RECORD)

static gboolean
tandem_product_prepare (TandemRecord *self, TandemConnection *connection, GError **error)
{
  const char *name = tandem_record_get_text (self, TANDEM_PRODUCT_NAME);
  g_autofree char *folded = name ? tandem_fold_text (name) : NULL;

  if (name == NULL)
    {
      g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                           _ ("A product needs a name. Nothing was saved."));
      return FALSE;
    }
  tandem_record_set_text (self, TANDEM_PRODUCT_FOLDED_NAME, g_strstrip (folded));
  return TRUE;
}

static void
tandem_product_class_init (TandemProductClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "product", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->prepare = tandem_product_prepare;
}

static void
tandem_product_init (TandemProduct *self)
{
}

/**
 * tandem_product_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemProduct *
tandem_product_new (void)
{
  return g_object_new (TANDEM_TYPE_PRODUCT, NULL);
}

/**
 * tandem_product_find:
 *
 * Returns: the oldest product of this name, accents and case ignored; 0 when there is none
 */
gint64
tandem_product_find (TandemConnection *connection, const char *name)
{
  g_autofree char *folded = tandem_fold_text (name);
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection, "SELECT id FROM product WHERE folded_name = $1 AND deleted_at IS NULL ORDER BY id LIMIT 1", NULL);

  if (statement == NULL)
    return 0;
  tandem_statement_bind_text (statement, 1, g_strstrip (folded));
  return tandem_statement_next (statement, NULL) ? tandem_statement_get_int64 (statement, 0) : 0;
}
