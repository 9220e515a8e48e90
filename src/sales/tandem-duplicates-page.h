/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Contacts, or companies, that may be one, to be looked at two by two. */
#define TANDEM_TYPE_DUPLICATES_PAGE (tandem_duplicates_page_get_type ())
G_DECLARE_FINAL_TYPE (TandemDuplicatesPage, tandem_duplicates_page, TANDEM, DUPLICATES_PAGE, AdwBreakpointBin)

G_END_DECLS
