/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In which order a country writes an address. The facts are those of libaddressinput, the address data that Google publishes for
 * Chromium (https://github.com/google/libaddressinput, the key "fmt"), without names, districts and sorting codes, which are
 * parts of the street here, and without the letters of a country before its postcode, as "CH-8001", which post offices no longer
 * want within the country. Where it has two forms, the second is for addresses in Latin letters. */
#include "base/tandem-address-format.h"

#include <string.h>

#include "base/tandem-country.h"

/* A: street, C: city, S: region, Z: postcode; what stands between two of them is written between them. */
static const struct {
  const char *form;
  const char *countries;
} formats[] = {
  { "A\nZ C", " AD AT AX AZ BA BE BG BL CH CY CZ DE DK DO DZ EH ET FI FO FR GE GF GL GP GR GW HR HT IS KG KW LA LI LR "
              "LT LU MA MC MD ME"
              " MF MG MK MQ MZ NC NE NL NO PL PM PT PY RE RO RS SE SI SJ SK SM SN TJ TM TN TZ VA WF XK YT ZM " },
  { "A\nC\nZ", " AC AF AI FK GB GG GI GS IM IO JE KE LK NA PN SD SH SZ TA TC VG ZA " },
  { "A\nC Z", " BH BM BN BT GU IL JO KH LB LS MT MV NP NZ PR SA SG VC " },
  { "A\nC S Z", " AS AU CA CC CX FM HM MH MP NF PW UM VI " },
  { "A\nC, S Z", " BB SO US " },
  { "A\nC\nS", " JM PA SC SR TV " },
  { "A\nC\nS Z", " ID MN TH VN " },
  { "A\nC\nS\nZ", " EG IE RU UA " },
  { "A\nZ C\nS", " AR CL CV MY UZ " },
  { "A\nZ C S", " EE ES IT PF UY " },
  { "A\nZ\nC", " AL EC MU OM " },
  { "A\nC", " BF MW " },
  { "A\nC Z\nS", " IN NG PE " },
  { "A\nC-Z", " PK " },
  { "A\nS", " AE NR " },
  { "A\nC, S", " BS KN " },
  { "A\nC, Z", " MM " },
  { "A\nS\nC, Z", " LV " },
  { "A\nC, S\nZ", " HN IQ " },
  { "A\nC Z S", " PG " },
  { "A\nZ-C\nS", " SV " },
  { "A C", " CI " },
  { "Z A C", " GN " },
  { "A", " MO " },
  { "A\nZ\nC\nS", " AM " },
  { "A\nZ\nC, S", " NI " },
  { "S\nC\nA\nZ", " IR " },
  { "A\nC S\nZ", " CU " },
  { "A\nC-S\nZ", " BR " },
  { "A\nZ, C\nS", " BY " },
  { "A\nS Z", " KY " },
  { "A\nS, C\nZ", " CR " },
  { "A\nZ C/S", " TR " },
  { "A\nC Z, S", " VE " },
  { "A\nC - Z", " BD " },
  { "A\nS\nC", " KI " },
  { "A\nC\nZ S", " PH " },
  { "C\nA\nZ", " HU " },
  { "A\nC, S, Z", " CO " },
  { "A\nZ- C", " GT " },
  { "A\nZ C, S", " MX " },
  { "Z\nS\nC\nA", " JP KP KZ " },
  { "Z\nSC\nA", " CN TW " },
  { "S\nC\nA", " HK " },
  { "S C\nA\nZ", " KR " },
};
static const struct {
  const char *form;
  const char *countries;
} latin_formats[] = {
  { "A\nC\nS, Z", " CN KP " }, { "A\nC\nS", " HK " },   { "A\nC, S\nZ", " JP " },
  { "A\nC\nS\nZ", " KR KZ " }, { "A\nC, S Z", " TW " },
};

/* Where no country says how. */
#define ANY_FORM "A\nZ C\nS"

static const char letters[TANDEM_ADDRESS_N_PARTS] = { 'A', 'C', 'S', 'Z' };

static gboolean
is_latin (const TandemAddressText *address)
{
  const char *text = address->parts[TANDEM_ADDRESS_PART_STREET] ? address->parts[TANDEM_ADDRESS_PART_STREET]
                                                                : address->parts[TANDEM_ADDRESS_PART_CITY];

  for (const char *letter = text; letter && *letter; letter = g_utf8_next_char (letter))
    if (g_unichar_isalpha (g_utf8_get_char (letter)))
      return g_unichar_get_script (g_utf8_get_char (letter)) == G_UNICODE_SCRIPT_LATIN;
  return FALSE;
}

static const char *
find_form (const char *country, const TandemAddressText *address)
{
  const char *code = country ? tandem_country_find (country) : tandem_country_get_home ();
  g_autofree char *key = code ? g_strdup_printf (" %s ", code) : NULL;

  for (guint i = 0; key && address && i < G_N_ELEMENTS (latin_formats); i++)
    if (strstr (latin_formats[i].countries, key) && is_latin (address))
      return latin_formats[i].form;
  for (guint i = 0; key && i < G_N_ELEMENTS (formats); i++)
    if (strstr (formats[i].countries, key))
      return formats[i].form;
  return ANY_FORM;
}

static gboolean
find_part (char letter, TandemAddressPart *part)
{
  const char *found = memchr (letters, letter, sizeof letters);

  if (found)
    *part = (TandemAddressPart) (found - letters);
  return found != NULL;
}

/**
 * tandem_address_format_get_order:
 * @country: (nullable): as somebody wrote it; without one it is the country that the desktop is set to
 * @order: (out caller-allocates): each part once: those that the country writes in its order, then the others
 */
void
tandem_address_format_get_order (const char *country, TandemAddressPart order[TANDEM_ADDRESS_N_PARTS])
{
  static const TandemAddressPart rest[] = { TANDEM_ADDRESS_PART_STREET, TANDEM_ADDRESS_PART_POSTCODE,
                                            TANDEM_ADDRESS_PART_CITY, TANDEM_ADDRESS_PART_REGION };
  gboolean has[TANDEM_ADDRESS_N_PARTS] = { FALSE };
  guint n = 0;

  for (const char *letter = find_form (country, NULL); *letter; letter++)
    {
      TandemAddressPart part;

      if (!find_part (*letter, &part))
        continue;
      order[n++] = part;
      has[part] = TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (rest); i++)
    if (!has[rest[i]])
      order[n++] = rest[i];
}

static void
end_line (GString *text, GString *line, const char *line_end)
{
  if (line->len > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? line_end : "", line->str);
  g_string_truncate (line, 0);
}

/* A street may have lines of its own. */
static void
append_value (GString *line, const char *value, const char *line_end)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);
  g_autofree char *joined = g_strjoinv (line_end, lines);

  g_string_append (line, joined);
}

/* @between is what the form has before the part, which stands there only where something stands on both sides. */
static void
append_part (GString *line, GString *between, const char *value, const char *line_end)
{
  if (value && *value)
    {
      if (line->len > 0)
        g_string_append (line, between->str);
      append_value (line, value, line_end);
    }
  g_string_truncate (between, 0);
}

/**
 * tandem_address_format_write:
 * @line_end: between two lines: "\n", or ", " for an address in a line
 *
 * Returns: (transfer full): the address as its country writes it, with all of its parts; empty for nothing
 */
char *
tandem_address_format_write (const TandemAddressText *address, const char *line_end)
{
  const char *country = address->country && *address->country ? address->country : NULL;
  gboolean has[TANDEM_ADDRESS_N_PARTS] = { FALSE };
  g_autoptr (GString) text = g_string_new (NULL), line = g_string_new (NULL), between = g_string_new (NULL);

  for (const char *letter = find_form (country, address); *letter; letter++)
    {
      TandemAddressPart part;

      if (find_part (*letter, &part))
        {
          append_part (line, between, address->parts[part], line_end);
          has[part] = TRUE;
        }
      else if (*letter == '\n')
        {
          end_line (text, line, line_end);
          g_string_truncate (between, 0);
        }
      else
        g_string_append_c (between, *letter);
    }
  end_line (text, line, line_end);
  for (guint i = 0; i < TANDEM_ADDRESS_N_PARTS; i++)
    if (!has[i] && address->parts[i])
      {
        g_string_assign (line, address->parts[i]);
        end_line (text, line, line_end);
      }
  g_string_assign (line, country ? country : "");
  end_line (text, line, line_end);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
