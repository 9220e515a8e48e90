/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "../firm-file.h"

/* A sample firm in which there is everything that a list has to cope with. */
void varied_firm_set_up (FirmFile *firm, gconstpointer data);
