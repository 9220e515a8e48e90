/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-currency-row.h"

#include "base/tandem-currency.h"

typedef struct {
  char *code;
  char *title;
  char *key; /* by which titles are sorted */
} Currency;

/**
 * TandemCurrencyRow:
 *
 * Chooses a currency, by its name or its code.
 */
struct _TandemCurrencyRow {
  AdwComboRow parent_instance;

  GPtrArray *currencies; /* Currency, as listed */
};

G_DEFINE_FINAL_TYPE (TandemCurrencyRow, tandem_currency_row, ADW_TYPE_COMBO_ROW)

static void
free_currency (gpointer data)
{
  Currency *currency = data;

  g_free (currency->code);
  g_free (currency->title);
  g_free (currency->key);
  g_free (currency);
}

static Currency *
new_currency (const char *code)
{
  Currency *currency = g_new0 (Currency, 1);

  currency->code = g_strdup (code);
  currency->title = tandem_currency_dup_title (code);
  currency->key = g_utf8_collate_key (currency->title, -1);
  return currency;
}

static int
compare_currencies (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const Currency *const *) a)->key, (*(const Currency *const *) b)->key);
}

static gboolean
has_code (gconstpointer currency, gconstpointer code)
{
  return g_str_equal (((const Currency *) currency)->code, code);
}

static void
list_currencies (TandemCurrencyRow *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  g_ptr_array_sort (self->currencies, compare_currencies);
  for (guint i = 0; i < self->currencies->len; i++)
    gtk_string_list_append (titles, ((Currency *) self->currencies->pdata[i])->title);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (titles));
}

static void
tandem_currency_row_finalize (GObject *object)
{
  g_ptr_array_unref (TANDEM_CURRENCY_ROW (object)->currencies);
  G_OBJECT_CLASS (tandem_currency_row_parent_class)->finalize (object);
}

static void
tandem_currency_row_class_init (TandemCurrencyRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_currency_row_finalize;
}

static void
tandem_currency_row_init (TandemCurrencyRow *self)
{
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  g_auto (GStrv) codes = tandem_currency_list ();

  self->currencies = g_ptr_array_new_with_free_func (free_currency);
  for (guint i = 0; codes[i]; i++)
    g_ptr_array_add (self->currencies, new_currency (codes[i]));
  list_currencies (self);
  adw_combo_row_set_expression (ADW_COMBO_ROW (self), expression);
  adw_combo_row_set_search_match_mode (ADW_COMBO_ROW (self), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (self), TRUE);
}

/**
 * tandem_currency_row_get_code:
 *
 * Returns: (transfer none): the code of the chosen currency
 */
const char *
tandem_currency_row_get_code (TandemCurrencyRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  g_return_val_if_fail (TANDEM_IS_CURRENCY_ROW (self) && selected < self->currencies->len, NULL);

  return ((Currency *) self->currencies->pdata[selected])->code;
}

/**
 * tandem_currency_row_set_code:
 * @code: a currency; one that is not in use any more is listed, too
 */
void
tandem_currency_row_set_code (TandemCurrencyRow *self, const char *code)
{
  guint index;

  g_return_if_fail (TANDEM_IS_CURRENCY_ROW (self) && code != NULL);

  if (!g_ptr_array_find_with_equal_func (self->currencies, code, has_code, &index))
    {
      g_ptr_array_add (self->currencies, new_currency (code));
      list_currencies (self);
      g_ptr_array_find_with_equal_func (self->currencies, code, has_code, &index);
    }
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), index);
}
