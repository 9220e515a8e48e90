/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "exchange/tandem-cell-format.h"

static void
test_codes (void)
{
  static const struct {
    const char *code;
    TandemCellFormat format;
  } cases[] = {
    { "General", TANDEM_CELL_FORMAT_NUMBER },
    { "0", TANDEM_CELL_FORMAT_NUMBER },
    { "0.00", TANDEM_CELL_FORMAT_NUMBER },
    { "#,##0", TANDEM_CELL_FORMAT_NUMBER },
    { "0.00E+00", TANDEM_CELL_FORMAT_NUMBER },
    { "0%", TANDEM_CELL_FORMAT_NUMBER },
    { "[Red]#,##0.00 \"days\"", TANDEM_CELL_FORMAT_NUMBER },
    { "[$€-407]#,##0.00", TANDEM_CELL_FORMAT_NUMBER },
    { "_-* #,##0.00\\ [$kr-41D]_-", TANDEM_CELL_FORMAT_NUMBER },
    { "@", TANDEM_CELL_FORMAT_NUMBER },
    { "\"dmy\"0", TANDEM_CELL_FORMAT_NUMBER },
    { "yyyy\\-mm\\-dd", TANDEM_CELL_FORMAT_DATE },
    { "[$-407]d/\\ mmmm\\ yyyy;@", TANDEM_CELL_FORMAT_DATE },
    { "[$-411]ggge\"年\"m\"月\"d\"日\"", TANDEM_CELL_FORMAT_DATE },
    { "mmm", TANDEM_CELL_FORMAT_DATE },
    { "DD.MM.YYYY", TANDEM_CELL_FORMAT_DATE },
    { "d.m.yy h:mm", TANDEM_CELL_FORMAT_DATE_TIME },
    { "h:mm AM/PM", TANDEM_CELL_FORMAT_TIME },
    { "mm:ss.0", TANDEM_CELL_FORMAT_TIME },
    { "[h]:mm:ss", TANDEM_CELL_FORMAT_DURATION },
    { "[mm]:ss", TANDEM_CELL_FORMAT_DURATION },
    { "00000", TANDEM_CELL_FORMAT_DIGITS },
    { "\\+00\\ 000\\ 000", TANDEM_CELL_FORMAT_DIGITS },
    { "\"x", TANDEM_CELL_FORMAT_NUMBER },
    { "[h", TANDEM_CELL_FORMAT_NUMBER },
    { "\\", TANDEM_CELL_FORMAT_NUMBER },
    { "", TANDEM_CELL_FORMAT_NUMBER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].code);
      g_assert_cmpint (tandem_cell_format_from_code (cases[i].code), ==, cases[i].format);
    }
  g_assert_cmpint (tandem_cell_format_from_number (14), ==, TANDEM_CELL_FORMAT_DATE);
  g_assert_cmpint (tandem_cell_format_from_number (22), ==, TANDEM_CELL_FORMAT_DATE_TIME);
  g_assert_cmpint (tandem_cell_format_from_number (46), ==, TANDEM_CELL_FORMAT_DURATION);
  g_assert_cmpint (tandem_cell_format_from_number (9), ==, TANDEM_CELL_FORMAT_NUMBER);
}

static void
assert_date (TandemCellFormat format, double serial, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_cmpint (tandem_cell_format_write_date (format, serial, text), ==, expected != NULL);
  g_assert_cmpstr (text->str, ==, expected ? expected : "");
}

/* The days around the one that never was. */
static void
test_dates (void)
{
  assert_date (TANDEM_CELL_FORMAT_DATE, 1, "1900-01-01");
  assert_date (TANDEM_CELL_FORMAT_DATE, 59, "1900-02-28");
  assert_date (TANDEM_CELL_FORMAT_DATE, 61, "1900-03-01");
  assert_date (TANDEM_CELL_FORMAT_DATE, 25569, "1970-01-01");
  assert_date (TANDEM_CELL_FORMAT_DATE_TIME, 44562.5, "2022-01-01T12:00:00");
  assert_date (TANDEM_CELL_FORMAT_DATE_TIME, 44562 - 1e-9, "2022-01-01");
  assert_date (TANDEM_CELL_FORMAT_TIME, 0.75, "18:00:00");
  assert_date (TANDEM_CELL_FORMAT_DURATION, 1.5, "36:00:00");
  assert_date (TANDEM_CELL_FORMAT_DATE, 2958465, "9999-12-31");
  assert_date (TANDEM_CELL_FORMAT_DATE, 2958466, NULL);
  assert_date (TANDEM_CELL_FORMAT_DATE, -1, NULL);
  assert_date (TANDEM_CELL_FORMAT_DATE, NAN, NULL);
  assert_date (TANDEM_CELL_FORMAT_NUMBER, 44562, NULL);
}

static void
assert_number (double number, const char *stored, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  tandem_cell_format_write_number (number, stored, text);
  g_assert_cmpstr (text->str, ==, expected);
}

/* As a person types it: no ".0", no exponent, all digits of a long one. */
static void
test_numbers (void)
{
  assert_number (3, "3.0", "3");
  assert_number (493012345678, "4.93012345678E11", "493012345678");
  assert_number (12345678901234567890.0, "12345678901234567890", "12345678901234567890");
  assert_number (0.1, "0.1", "0.1");
  assert_number (4.51119775197299, "4.51119775197299", "4.51119775197299");
  assert_number (0.00001, "1E-5", "0.00001");
  assert_number (-2, "-2", "-2");
  assert_number (1.25, "1.25", "1.25");
  assert_number (1.25, "1.2500", "1.25");
  assert_number (1.25, "01.25", "1.25");
  assert_number (-0.5, "-0.5", "-0.5");
  assert_number (0.05, "0.05", "0.05");
  assert_number (1.1, "1.1000000000000001", "1.1");
  assert_number (123456789012.345, "123456789012.345", "123456789012.345");
}

static void
assert_digits (const char *code, double number, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_cmpint (tandem_cell_format_write_digits (code, number, text), ==, expected != NULL);
  g_assert_cmpstr (text->str, ==, expected ? expected : "");
}

static void
test_digits (void)
{
  assert_digits ("00000", 1067, "01067");
  assert_digits ("00000", 0, "00000");
  assert_digits ("00000", 1234567, "1234567");
  assert_digits ("\\+00\\ 000\\ 000", 49123456, "+49 123 456");
  assert_digits ("(000) 000-0000", 2025550143, "(202) 555-0143");
  assert_digits ("00000", 1.5, NULL);
  assert_digits ("00000", -5, NULL);
  assert_digits (NULL, 5, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/cell-format/codes", test_codes);
  g_test_add_func ("/exchange/cell-format/dates", test_dates);
  g_test_add_func ("/exchange/cell-format/numbers", test_numbers);
  g_test_add_func ("/exchange/cell-format/digits", test_digits);
  return g_test_run ();
}
