/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/filter/tandem-condition.h"

G_BEGIN_DECLS

/**
 * TandemFilterPage:
 *
 * A page of the dialog of filters: it makes a condition, or says in a sentence why it can't.
 */
#define TANDEM_TYPE_FILTER_PAGE (tandem_filter_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (TandemFilterPage, tandem_filter_page, TANDEM, FILTER_PAGE, AdwNavigationPage)

/**
 * TandemFilterPageClass:
 * @make: what is on the page, as a condition; %NULL with a sentence where it is none
 */
struct _TandemFilterPageClass {
  AdwNavigationPageClass parent_class;

  TandemCondition *(*make) (TandemFilterPage *self, GError **error);
};

void tandem_filter_page_add (TandemFilterPage *self, GtkWidget *widget);
void tandem_filter_page_make_first (TandemFilterPage *self, AdwDialog *dialog);
void tandem_filter_page_make_live (TandemFilterPage *self);
void tandem_filter_page_set_can_apply (TandemFilterPage *self, gboolean can_apply);
void tandem_filter_page_show_error (TandemFilterPage *self, const char *sentence);

G_END_DECLS
