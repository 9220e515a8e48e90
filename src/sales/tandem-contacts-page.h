/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* Sales → Contacts: the people the firm knows, as a list and one record beside or over it. */
#define TANDEM_TYPE_CONTACTS_PAGE (tandem_contacts_page_get_type ())
G_DECLARE_FINAL_TYPE (TandemContactsPage, tandem_contacts_page, TANDEM, CONTACTS_PAGE, AdwBreakpointBin)

G_END_DECLS
