/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-company-row.h"

/**
 * TandemCompanyRow:
 *
 * A company as lists show it.
 */
G_DEFINE_FINAL_TYPE (TandemCompanyRow, tandem_company_row, G_TYPE_OBJECT)

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
  self->open_sums = tandem_currency_sums_new ();
}
