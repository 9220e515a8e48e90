/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-import-tally.h"

static void
test_email (void)
{
  static const struct {
    const char *text, *value, *key;
    gboolean valid;
  } cases[] = {
    { " Ann.Lee@EXAMPLE.com\xc2\xa0", "Ann.Lee@example.com", "ann.lee@example.com", TRUE },
    { "Ann <ann@example.com>", "ann@example.com", "ann@example.com", TRUE },
    { "mailto:ann@example.com", "ann@example.com", "ann@example.com", TRUE },
    { "ann@example", "ann@example", "ann@example", FALSE },
    { "ann@@example.com", "ann@@example.com", "ann@@example.com", FALSE },
    { "ann @example.com", "ann @example.com", "ann @example.com", FALSE },
    { "ann.@example.com", "ann.@example.com", "ann.@example.com", FALSE },
    { "none", "none", "none", FALSE },
    { "ü@BÜCHER.de", "ü@bücher.de", "ü@bücher.de", TRUE },
    { "  ", "", NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = NULL;
      gboolean valid;
      g_autofree char *value = tandem_import_email (cases[i].text, &key, &valid);

      g_assert_cmpstr (value, ==, cases[i].value);
      g_assert_cmpstr (key, ==, cases[i].key);
      g_assert_cmpint (valid, ==, cases[i].valid);
    }
}

static void
test_phone (void)
{
  static const struct {
    const char *text, *value, *key;
    gboolean valid;
  } cases[] = {
    { " 030 1234-567 ", "030 1234-567", "0301234567", TRUE },
    { "'+49 151 0000000", "+49 151 0000000", "+491510000000", TRUE },
    { "0049 (0)30 550000", "0049 (0)30 550000", "+4930550000", TRUE },
    { "tel:+1-555-0100 x12", "+1-555-0100 x12", "+15550100", TRUE },
    { "call me", "call me", NULL, FALSE },
    { "123", "123", "123", FALSE },
    { "", "", NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = NULL;
      gboolean valid;
      g_autofree char *value = tandem_import_phone (cases[i].text, &key, &valid);

      g_assert_cmpstr (value, ==, cases[i].value);
      g_assert_cmpstr (key, ==, cases[i].key);
      g_assert_cmpint (valid, ==, cases[i].valid);
    }
}

static void
test_name (void)
{
  static const char *const cases[][3] = {
    { "Ann Lee", "Ann", "Lee" },
    { " Lee,  Ann Mary ", "Ann Mary", "Lee" },
    { "Ann Mary Lee", "Ann Mary", "Lee" },
    { "Zoë van der Berg", "Zoë", "van der Berg" },
    { "van Gogh", "van", "Gogh" },
    { "Madonna", "", "Madonna" },
    { "田中一郎", "", "田中一郎" },
    { "", "", "" },
    { "Ann  de  la  Cruz", "Ann", "de  la  Cruz" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *given = NULL, *family = NULL;

      tandem_import_split_name (cases[i][0], &given, &family);
      g_assert_cmpstr (given, ==, cases[i][1]);
      g_assert_cmpstr (family, ==, cases[i][2]);
    }
}

static void
test_joined (void)
{
  g_auto (GStrv) parts = tandem_import_split_joined ("* myContacts ::: Customers :::  ");
  const char *expected[] = { "* myContacts", "Customers", NULL };

  g_assert_cmpstrv (parts, expected);
}

#define ASSERT_ORDER(order, ...)                                                                                       \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    const char *values[] = { __VA_ARGS__ };                                                                            \
    g_assert_cmpint (tandem_import_date_order (values, G_N_ELEMENTS (values)), ==, TANDEM_DATE_ORDER_##order);         \
  }                                                                                                                    \
  G_STMT_END

static void
test_order (void)
{
  ASSERT_ORDER (DAY_FIRST, "05/06/1980", "17/05/1980");
  ASSERT_ORDER (MONTH_FIRST, "05/06/1980", "05/17/1980");
  ASSERT_ORDER (AMBIGUOUS, "05/06/1980", "01/02/1980");
  ASSERT_ORDER (AMBIGUOUS, "17/05/1980", "05/17/1980");
  ASSERT_ORDER (YEAR_FIRST, "1980-05-06", "");
  ASSERT_ORDER (UNKNOWN, "", "soon", "0/0/00");
  ASSERT_ORDER (MONTH_FIRST, "5/17");
  ASSERT_ORDER (DAY_FIRST, "10.03.1980");
}

static void
test_birthday (void)
{
  static const struct {
    const char *text;
    TandemDateOrder order;
    const char *expected;
  } cases[] = {
    { "1980-05-17", TANDEM_DATE_ORDER_UNKNOWN, "1980-05-17" },
    { "1980-05-17 00:00:00", TANDEM_DATE_ORDER_YEAR_FIRST, "1980-05-17" },
    { "17.05.1980", TANDEM_DATE_ORDER_DAY_FIRST, "1980-05-17" },
    { "5/17/80", TANDEM_DATE_ORDER_MONTH_FIRST, "1980-05-17" },
    { "5/17/03", TANDEM_DATE_ORDER_MONTH_FIRST, "2003-05-17" },
    { "05/17", TANDEM_DATE_ORDER_MONTH_FIRST, "--05-17" },
    { "--05-17", TANDEM_DATE_ORDER_UNKNOWN, "--05-17" },
    { "29.02.", TANDEM_DATE_ORDER_DAY_FIRST, "--02-29" },
    { "01 Mar 2024", TANDEM_DATE_ORDER_UNKNOWN, "2024-03-01" },
    { "March 1, 2024", TANDEM_DATE_ORDER_UNKNOWN, "2024-03-01" },
    { "05/06/1980", TANDEM_DATE_ORDER_AMBIGUOUS, NULL },
    { "0/0/00", TANDEM_DATE_ORDER_MONTH_FIRST, NULL },
    { "31.02.1980", TANDEM_DATE_ORDER_DAY_FIRST, NULL },
    { "17.05.12345", TANDEM_DATE_ORDER_DAY_FIRST, NULL },
    { "5/17/67516", TANDEM_DATE_ORDER_MONTH_FIRST, NULL },
    { "soon", TANDEM_DATE_ORDER_DAY_FIRST, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *value = tandem_import_birthday (cases[i].text, cases[i].order);

      g_assert_cmpstr (value, ==, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/import-value/email", test_email);
  g_test_add_func ("/exchange/import-value/phone", test_phone);
  g_test_add_func ("/exchange/import-value/name", test_name);
  g_test_add_func ("/exchange/import-value/joined", test_joined);
  g_test_add_func ("/exchange/import-value/order", test_order);
  g_test_add_func ("/exchange/import-value/birthday", test_birthday);
  return g_test_run ();
}
