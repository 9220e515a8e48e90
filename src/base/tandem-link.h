/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TandemLinkUtm:
 *
 * What tells the visits of one campaign from those of another: utm_source, utm_medium, utm_campaign, utm_term and
 * utm_content, each or none of them.
 */
typedef struct {
  const char *source;
  const char *medium;
  const char *campaign;
  const char *term;
  const char *content;
} TandemLinkUtm;

char *tandem_link_build (const char *url, const TandemLinkUtm *utm, GError **error);

G_END_DECLS
