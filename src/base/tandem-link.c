/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/tandem-link.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tandem-error.h"

/* The queries of an address that are no utm ones: those of another campaign would count there. */
static void
keep_others (GString *query, const char *was)
{
  g_auto (GStrv) parts = g_strsplit (was, "&", -1);

  for (guint i = 0; parts[i]; i++)
    if (*parts[i] && g_ascii_strncasecmp (parts[i], "utm_", 4) != 0)
      g_string_append_printf (query, "%s%s", query->len ? "&" : "", parts[i]);
}

static void
add_part (GString *query, const char *name, const char *value)
{
  g_autofree char *stripped = value ? g_strstrip (g_strdup (value)) : NULL;
  g_autofree char *escaped = stripped && *stripped ? g_uri_escape_string (stripped, NULL, FALSE) : NULL;

  if (escaped)
    g_string_append_printf (query, "%sutm_%s=%s", query->len ? "&" : "", name, escaped);
}

/**
 * tandem_link_build:
 * @url: an address, with or without https://
 * @utm: what is added to it; what it says of utm already is replaced
 *
 * Returns: (transfer full) (nullable): the link
 */
char *
tandem_link_build (const char *url, const TandemLinkUtm *utm, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (url ? url : ""));
  g_autofree char *whole = strstr (stripped, "://") ? g_strdup (stripped) : g_strconcat ("https://", stripped, NULL);
  g_autoptr (GString) query = g_string_new (NULL);
  g_autoptr (GUri) parsed = g_uri_parse (whole, G_URI_FLAGS_ENCODED, NULL);
  g_autoptr (GUri) built = NULL;

  if (*stripped == '\0' || parsed == NULL || g_uri_get_host (parsed) == NULL || *g_uri_get_host (parsed) == '\0'
      || strpbrk (stripped, " \t\n"))
    {
      g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID,
                   _ ("“%s” is no web address. Write one as https://example.org/page."), stripped);
      return NULL;
    }
  if (g_uri_get_query (parsed))
    keep_others (query, g_uri_get_query (parsed));
  add_part (query, "source", utm->source);
  add_part (query, "medium", utm->medium);
  add_part (query, "campaign", utm->campaign);
  add_part (query, "term", utm->term);
  add_part (query, "content", utm->content);
  built = g_uri_build (G_URI_FLAGS_ENCODED, g_uri_get_scheme (parsed), g_uri_get_userinfo (parsed),
                       g_uri_get_host (parsed), g_uri_get_port (parsed), g_uri_get_path (parsed),
                       query->len ? query->str : NULL, g_uri_get_fragment (parsed));
  return g_uri_to_string (built);
}
