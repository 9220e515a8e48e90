/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-company-row.h"

#include "base/tandem-format.h"

/**
 * TandemCompanyRow:
 *
 * A company as lists show it.
 */
G_DEFINE_FINAL_TYPE (TandemCompanyRow, tandem_company_row, G_TYPE_OBJECT)

static void
free_sum (gpointer data)
{
  TandemCompanySum *sum = data;

  g_free (sum->currency);
  g_free (sum);
}

/**
 * tandem_company_sums_new:
 *
 * Returns: (transfer full) (element-type TandemCompanySum): no sum yet
 */
GPtrArray *
tandem_company_sums_new (void)
{
  return g_ptr_array_new_with_free_func (free_sum);
}

void
tandem_company_sums_add (GPtrArray *sums, const char *currency, gint64 n_deals, gint64 amount_minor)
{
  TandemCompanySum *sum = g_new0 (TandemCompanySum, 1);

  sum->currency = g_strdup (currency);
  sum->n_deals = n_deals;
  sum->amount_minor = amount_minor;
  g_ptr_array_add (sums, sum);
}

/**
 * tandem_company_sums_count_in:
 * @amount_minor: of one more deal; 0 where nothing is known of it
 */
void
tandem_company_sums_count_in (GPtrArray *sums, const char *currency, gint64 amount_minor)
{
  for (guint i = 0; i < sums->len; i++)
    {
      TandemCompanySum *sum = g_ptr_array_index (sums, i);

      if (g_strcmp0 (sum->currency, currency) != 0)
        continue;
      sum->n_deals++;
      sum->amount_minor += amount_minor;
      return;
    }
  tandem_company_sums_add (sums, currency, 1, amount_minor);
}

/**
 * tandem_company_sums_count:
 *
 * Returns: how many deals there are in all currencies
 */
gint64
tandem_company_sums_count (GPtrArray *sums)
{
  gint64 n_deals = 0;

  for (guint i = 0; i < sums->len; i++)
    n_deals += ((TandemCompanySum *) g_ptr_array_index (sums, i))->n_deals;
  return n_deals;
}

/**
 * tandem_company_sums_describe:
 * @first: the currency that comes first: the firm's own
 *
 * Returns: (transfer full) (nullable): the sums as a person reads them, "€ 62,600 · $ 3,000"; %NULL when there are none
 */
char *
tandem_company_sums_describe (GPtrArray *sums, const char *first)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < sums->len; i++)
    {
      TandemCompanySum *sum = g_ptr_array_index (sums, i);
      char *text = tandem_format_money_whole (sum->amount_minor, sum->currency);

      g_ptr_array_insert (words, g_strcmp0 (sum->currency, first) == 0 ? 0 : -1, text);
    }
  if (words->len == 0)
    return NULL;
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" · ", (char **) words->pdata);
}

static void
tandem_company_row_finalize (GObject *object)
{
  TandemCompanyRow *self = TANDEM_COMPANY_ROW (object);

  g_free (self->name);
  g_free (self->domain);
  g_free (self->industry);
  g_free (self->city);
  g_free (self->owner);
  g_ptr_array_unref (self->open_sums);
  g_free (self->last_contact_at);
  g_free (self->created_at);
  G_OBJECT_CLASS (tandem_company_row_parent_class)->finalize (object);
}

static void
tandem_company_row_class_init (TandemCompanyRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_company_row_finalize;
}

static void
tandem_company_row_init (TandemCompanyRow *self)
{
  self->open_sums = tandem_company_sums_new ();
}
