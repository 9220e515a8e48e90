/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Columns of the firm's own fields: what is guessed of their values, and what is read of them. */
#include "exchange/tandem-import-custom.h"

#include <string.h>

#include "exchange/tandem-import-number.h"
#include "model/tandem-custom-value.h"
#include "sheet-lines.h"

#define F(name) TANDEM_IMPORT_FIELD_##name

static void
test_guess (void)
{
  static const struct {
    const char *values, *type;
  } cases[] = {
    { "1,5|22|1.234,5", "number" },
    { "00115|00116", "text" },
    { "17.05.1980|01.02.2024", "day" },
    { "ja|nein|ja", "flag" },
    { "0|1|1", "flag" },
    { "1|1", "number" },
    { "red|blue|red|red|blue|red|blue|red|red|blue", "choice" },
    { "red|blue", "text" },
    { "", "text" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) values = g_strsplit (cases[i].values, "|", -1);

      g_test_message ("%s", cases[i].values);
      g_assert_cmpstr (tandem_import_custom_guess ((const char *const *) values, g_strv_length (values)), ==,
                       cases[i].type);
    }
}

static GPtrArray *
new_warnings (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_import_warning_free);
}

static void
add_text (TandemHeaderMap *map, guint column, const char *text)
{
  const TandemCell cell = { text, strlen (text), 0, TANDEM_CELL_TEXT };

  tandem_header_map_add_cell (map, column, &cell);
}

/* In a spreadsheet 1.234 is one and a bit, and tells nothing of the texts beside it: there it is more than a thousand. */
static void
test_spreadsheet_number (void)
{
  static const TandemCell number = { "1.234", 5, 1.234, TANDEM_CELL_NUMBER };
  g_autoptr (TandemHeaderMap) map = map_lines ("Name|Email|Weight", "Ann Lee|a@example.com|1.234");
  const TandemCell cells[] = { { "Ann Lee", 7, 0, TANDEM_CELL_TEXT }, { "", 0, 0, TANDEM_CELL_BLANK }, number };
  const TandemRow row = { cells, G_N_ELEMENTS (cells), 1, 1 };
  g_autoptr (GPtrArray) warnings = new_warnings ();
  g_autoptr (TandemContactDraft) typed = NULL, text = NULL;

  tandem_header_map_set_field (map, 2, F (CUSTOM));
  tandem_header_map_begin_rows (map);
  tandem_header_map_add_cell (map, 2, &number);
  add_text (map, 2, "1.234");
  tandem_header_map_end_rows (map);
  typed = tandem_import_draft_new (&row, map, NULL, NULL);
  g_assert_cmpint (tandem_record_get_integer (typed->values->pdata[0], TANDEM_CUSTOM_VALUE_NUMBER), ==, 1234000);
  text = draft_row (map, "Ann Lee||1.234", warnings);
  g_assert_cmpint (tandem_record_get_integer (text->values->pdata[0], TANDEM_CUSTOM_VALUE_NUMBER), ==, 1234000000);
}

static void
test_values (void)
{
  g_autoptr (TandemHeaderMap) map = map_lines ("Name|Email|Shoe size", "Ann Lee|a@example.com|42,5");
  g_autoptr (GPtrArray) warnings = new_warnings ();
  g_autoptr (TandemContactDraft) fits = NULL, misfit = NULL;

  tandem_header_map_set_field (map, 2, F (CUSTOM));
  fits = draft_row (map, "Ann Lee|a@example.com|42,5", warnings);
  g_assert_cmpint (tandem_record_get_integer (fits->values->pdata[0], TANDEM_CUSTOM_VALUE_NUMBER), ==, 42500000);
  misfit = draft_row (map, "Ann Lee|a@example.com|large", warnings);
  g_assert_cmpuint (misfit->values->len, ==, 0);
  g_assert_cmpuint (warnings->len, ==, 1);
  /* All values of the file say what a new field holds. */
  tandem_header_map_begin_rows (map);
  add_text (map, 2, "42,5");
  add_text (map, 2, "large");
  tandem_header_map_end_rows (map);
  g_assert_cmpstr (map->columns[2].custom_type, ==, "text");
}

static void
test_numbers (void)
{
  static const struct {
    const char *text;
    char decimal;
    guint digits;
    gint64 value;
    gboolean is_number;
  } cases[] = {
    { "1.234,50", ',', 2, 123450, TRUE },
    { "1,234.50", '.', 2, 123450, TRUE },
    { "1 234,5", ',', 2, 123450, TRUE },
    { "1,234", 0, 0, 1234, TRUE },
    { "1.234.567", ',', 0, 1234567, TRUE },
    { "-3.456", '.', 2, -346, TRUE },
    { "12,34", 0, 0, 0, FALSE },
    { "1.23.4", ',', 0, 0, FALSE },
    { "", '.', 0, 0, FALSE },
    { "12a", '.', 0, 0, FALSE },
    { "٣٤", '.', 0, 34, TRUE },
    { "99999999999999999999", '.', 0, 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 value = 0;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (tandem_import_number (cases[i].text, cases[i].decimal, cases[i].digits, &value), ==,
                       cases[i].is_number);
      g_assert_cmpint (value, ==, cases[i].value);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/import-custom/guess", test_guess);
  g_test_add_func ("/exchange/import-custom/spreadsheet-number", test_spreadsheet_number);
  g_test_add_func ("/exchange/import-custom/values", test_values);
  g_test_add_func ("/exchange/import-custom/numbers", test_numbers);
  return g_test_run ();
}
