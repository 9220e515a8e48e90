/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-vcard.h"

G_BEGIN_DECLS

gboolean tandem_vcard_is_of_company      (const TandemVcard *card);
gboolean tandem_vcard_is_called_by_reach (const TandemVcard *card, const char *name);

G_END_DECLS
