/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-vcard.h"

G_BEGIN_DECLS

char     *tandem_vcard_label_find_group (const TandemVcard *card, const TandemVcardProperty *property);
char     *tandem_vcard_label_find       (const TandemVcard *card, const TandemVcardProperty *property);
gboolean  tandem_vcard_label_is_mobile  (const TandemVcard *card, const TandemVcardProperty *property);
int       tandem_vcard_label_compare    (gconstpointer one, gconstpointer other);

G_END_DECLS
