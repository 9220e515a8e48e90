/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/tandem-forecast.h"

G_BEGIN_DECLS

/* What a person reads of a forecast, on the screen and on paper. */

const char *tandem_forecast_class_get_title (int class);
char *tandem_forecast_write_title (const TandemForecastLine *line);

G_END_DECLS
