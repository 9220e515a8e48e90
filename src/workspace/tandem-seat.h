/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where somebody sits: this account on this computer. A file remembers who its people are, seat by seat. */

char *tandem_seat_dup_setting     (void);
char *tandem_seat_dup_person_name (void);
char *tandem_seat_dup_firm_name   (const char *path);

G_END_DECLS
