/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages of the window, in the order of the sidebars. A new page is a row here. */
#include "app/tandem-page-catalogue.h"

#include <glib/gi18n-lib.h>

#include "marketing/tandem-campaigns-page.h"
#include "marketing/tandem-overview-page.h"
#include "sales/tandem-companies-page.h"
#include "sales/tandem-contacts-page.h"
#include "sales/tandem-deals-page.h"
#include "sales/tandem-duplicates-page.h"
#include "sales/tandem-orders-page.h"
#include "sales/tandem-products-page.h"

static const TandemPageEntry entries[] = {
  { "marketing", "overview", N_ ("Overview"), "tandem-overview-symbolic", tandem_overview_page_get_type },
  { "marketing", "campaigns", N_ ("Campaigns"), "tandem-campaigns-symbolic", tandem_campaigns_page_get_type },
  { "sales", "contacts", N_ ("Contacts"), "avatar-default-symbolic", tandem_contacts_page_get_type },
  { "sales", "companies", N_ ("Companies"), "tandem-companies-symbolic", tandem_companies_page_get_type },
  { "sales", "deals", N_ ("Deals"), "tandem-deals-symbolic", tandem_deals_page_get_type },
  { "sales", "duplicates", N_ ("Duplicates"), "tandem-merge-symbolic", tandem_duplicates_page_get_type },
  { "sales", "products", N_ ("Products"), "package-x-generic-symbolic", tandem_products_page_get_type },
  { "sales", "orders", N_ ("Orders"), "view-list-symbolic", tandem_orders_page_get_type },
};

/**
 * tandem_page_catalogue_get:
 *
 * Returns: (array length=n_entries): the pages of both departments
 */
const TandemPageEntry *
tandem_page_catalogue_get (guint *n_entries)
{
  *n_entries = G_N_ELEMENTS (entries);
  return entries;
}

/**
 * tandem_page_catalogue_find:
 *
 * Returns: (nullable): the page of this name
 */
const TandemPageEntry *
tandem_page_catalogue_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (g_str_equal (entries[i].name, name))
      return &entries[i];
  return NULL;
}
