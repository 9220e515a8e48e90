/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/tandem-address-format.h"
#include "base/tandem-country.h"

static void
assert_country (const char *text, const char *code)
{
  g_assert_cmpstr (tandem_country_find (text), ==, code);
}

static void
test_country (void)
{
  g_autofree char *title = tandem_country_dup_title ("DE");

  assert_country ("Germany", "DE");
  assert_country ("  deutschland ", "DE");
  assert_country ("de", "DE");
  assert_country ("DEU", "DE");
  assert_country ("España", "ES");
  assert_country ("espana", "ES");
  assert_country ("日本", "JP");
  assert_country ("USA", "US");
  assert_country ("United States", "US");
  assert_country ("UK", "GB");
  assert_country ("Türkiye", "TR");
  assert_country ("Turkey", "TR");
  assert_country ("Narnia", NULL);
  assert_country ("", NULL);
  assert_country (NULL, NULL);
  g_assert_cmpstr (title, ==, "Germany");
  g_assert_null (tandem_country_get_home ());
}

static const struct {
  const char *street, *city, *region, *postcode, *country, *text;
} addresses[] = {
  { "Lindenstraße 4", "Köln", NULL, "50674", "Germany", "Lindenstraße 4|50674 Köln|Germany" },
  { "1 Main St", "Springfield", "IL", "62701", "USA", "1 Main St|Springfield, IL 62701|USA" },
  { "1 Main St", "Springfield", NULL, "62701", "USA", "1 Main St|Springfield 62701|USA" },
  { NULL, "Springfield", NULL, NULL, "USA", "Springfield|USA" },
  { NULL, NULL, "IL", NULL, "US", "IL|US" },
  { "10 Downing St", "London", NULL, "SW1A 2AA", "UK", "10 Downing St|London|SW1A 2AA|UK" },
  { "Rua Um 5", "Recife", "PE", "50030", "Brasil", "Rua Um 5|Recife-PE|50030|Brasil" },
  { "Fő utca 1", "Budapest", NULL, "1011", "Hungary", "Budapest|Fő utca 1|1011|Hungary" },
  { "丸の内1-1", "千代田区", "東京都", "100-0005", "日本", "100-0005|東京都|千代田区|丸の内1-1|日本" },
  { "1-1 Marunouchi", "Chiyoda", "Tokyo", "100-0005", "Japan", "1-1 Marunouchi|Chiyoda, Tokyo|100-0005|Japan" },
  /* What a country does not write is there all the same. */
  { "Lindenstraße 4", "Köln", "NRW", "50674", "Germany", "Lindenstraße 4|50674 Köln|NRW|Germany" },
  { "Straße 1", "Ort", "Land", "123", "Narnia", "Straße 1|123 Ort|Land|Narnia" },
  { "Hof\nStraße 1", "Ort", NULL, NULL, NULL, "Hof|Straße 1|Ort" },
  { NULL, NULL, NULL, NULL, NULL, "" },
};

static void
test_write (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      TandemAddressText address = {
        { [TANDEM_ADDRESS_PART_STREET] = addresses[i].street,
          [TANDEM_ADDRESS_PART_CITY] = addresses[i].city,
          [TANDEM_ADDRESS_PART_REGION] = addresses[i].region,
          [TANDEM_ADDRESS_PART_POSTCODE] = addresses[i].postcode },
        addresses[i].country,
      };
      g_autofree char *text = tandem_address_format_write (&address, "|");

      g_assert_cmpstr (text, ==, addresses[i].text);
    }
}

static void
assert_order (const char *country, const char *expected)
{
  TandemAddressPart order[TANDEM_ADDRESS_N_PARTS];
  char text[TANDEM_ADDRESS_N_PARTS + 1] = "";

  tandem_address_format_get_order (country, order);
  for (guint i = 0; i < TANDEM_ADDRESS_N_PARTS; i++)
    text[i] = "ACSZ"[order[i]];
  g_assert_cmpstr (text, ==, expected);
}

static void
test_order (void)
{
  const char *const *codes = (const char *const[]) { "US", "DE", "GB", "FR", "HK", "MO", "XK", NULL };

  assert_order ("Germany", "AZCS");
  assert_order ("US", "ACSZ");
  assert_order ("UK", "ACZS");
  assert_order ("日本", "ZSCA");
  assert_order ("Macao", "AZCS");
  assert_order (NULL, "AZCS");
  for (guint i = 0; codes[i]; i++)
    {
      TandemAddressPart order[TANDEM_ADDRESS_N_PARTS];
      guint seen = 0;

      tandem_address_format_get_order (codes[i], order);
      for (guint part = 0; part < TANDEM_ADDRESS_N_PARTS; part++)
        seen |= 1u << order[part];
      g_assert_cmpuint (seen, ==, (1u << TANDEM_ADDRESS_N_PARTS) - 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/address-format/country", test_country);
  g_test_add_func ("/base/address-format/write", test_write);
  g_test_add_func ("/base/address-format/order", test_order);
  return g_test_run ();
}
