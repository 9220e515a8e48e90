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

/**
 * tandem_product_list_names:
 * @begin: how they begin, accents and case ignored
 *
 * Returns: (transfer full) (element-type utf8): the first names of products, in order; none where they can't be read
 */
GPtrArray *
tandem_product_list_names (TandemConnection *connection, const char *begin, guint most)
{
  g_autofree char *folded = tandem_fold_text (begin);
  g_autofree char *end = g_strconcat (g_strchug (folded), "\xf4\x8f\xbf\xbf", NULL); /* comes after every letter */
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT name FROM product WHERE folded_name >= $1 AND folded_name < $2 AND deleted_at IS NULL"
      " ORDER BY folded_name, id LIMIT $3",
      NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  if (statement == NULL)
    return names;
  tandem_statement_bind_text (statement, 1, folded);
  tandem_statement_bind_text (statement, 2, end);
  tandem_statement_bind_int64 (statement, 3, most);
  while (tandem_statement_next (statement, NULL))
    g_ptr_array_add (names, tandem_statement_dup_text (statement, 0));
  return names;
}
