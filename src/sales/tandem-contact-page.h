/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/* The record of one contact: who it is, what happened, how to reach it. */
#define TANDEM_TYPE_CONTACT_PAGE (tandem_contact_page_get_type ())
G_DECLARE_FINAL_TYPE (TandemContactPage, tandem_contact_page, TANDEM, CONTACT_PAGE, AdwBin)

GtkWidget *tandem_contact_page_new       (TandemWorkspace *workspace);
void       tandem_contact_page_show      (TandemContactPage *self, gint64 id);
gint64     tandem_contact_page_get_id    (TandemContactPage *self);
void       tandem_contact_page_focus_log (TandemContactPage *self);

G_END_DECLS
