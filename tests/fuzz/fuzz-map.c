/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What becomes of a table once it is read: libFuzzer makes its lines, cells parted by TAB. Its columns are mapped, a row becomes a
 * contact or a company, and each cell is read as every kind of value. What is kept has to be as the file of a firm keeps it. */
#include <string.h>

#include "base/tandem-currency.h"
#include "base/tandem-date.h"
#include "exchange/tandem-import-custom.h"
#include "exchange/tandem-import-draft.h"
#include "exchange/tandem-import-number.h"
#include "model/tandem-contact.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-custom-field.h"
#include "model/tandem-custom-value.h"

#define MAX_ROWS  60
#define MAX_CELLS 40

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

#ifdef TANDEM_PLANTED_FAULT
/* A fault that is only there to be found: shows that this target would find one behind the map of the columns. */
static G_NO_INLINE void
stumble (const char *family_name)
{
  for (const char *p = family_name; p && *p; p++)
    if (g_ascii_iscntrl (*p))
      {
        g_autofree char *copy = g_malloc (strlen (family_name));

        copy[strlen (family_name)] = '\0';
      }
}
#else
#define stumble(family_name)
#endif

/* --- values -------------------------------------------------------------------------------------------------------- */

static void
assert_birthday (const char *birthday)
{
  g_autofree char *whole
      = birthday && g_str_has_prefix (birthday, "--") ? g_strconcat ("2000-", birthday + 2, NULL) : g_strdup (birthday);

  g_assert_true (whole == NULL || tandem_date_is_valid (whole));
}

static void
read_number (const char *text, char decimal)
{
  g_autofree char *currency = NULL;
  gint64 number = 0;

  if (tandem_import_number (text, decimal, TANDEM_CUSTOM_DIGITS, &number))
    g_assert_true (number > -G_GINT64_CONSTANT (1000000000000000000)
                   && number < G_GINT64_CONSTANT (1000000000000000000));
  if (tandem_import_amount (text, decimal, "EUR", &number, &currency))
    g_assert_true (tandem_currency_is_known (currency));
}

static void
read_value (const char *text)
{
  static const TandemDateOrder orders[]
      = { TANDEM_DATE_ORDER_UNKNOWN, TANDEM_DATE_ORDER_AMBIGUOUS, TANDEM_DATE_ORDER_YEAR_FIRST,
          TANDEM_DATE_ORDER_DAY_FIRST, TANDEM_DATE_ORDER_MONTH_FIRST };
  static const char decimals[] = { 0, '.', ',' };
  gboolean flag;

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *birthday = tandem_import_birthday (text, orders[i]);
      g_autofree char *again = birthday ? tandem_import_birthday (birthday, orders[i]) : NULL;
      g_autofree char *day = tandem_import_day (text, orders[i]);

      assert_birthday (birthday);
      g_assert_cmpstr (birthday, ==, again);
      g_assert_true (day == NULL || tandem_date_is_valid (day));
    }
  for (guint i = 0; i < G_N_ELEMENTS (decimals); i++)
    read_number (text, decimals[i]);
  tandem_import_flag (text, &flag);
}

/* --- rows ---------------------------------------------------------------------------------------------------------- */

static void
assert_texts (TandemRecord *contact)
{
  static const guint columns[]
      = { TANDEM_CONTACT_PREFIX, TANDEM_CONTACT_GIVEN_NAME, TANDEM_CONTACT_MIDDLE_NAME, TANDEM_CONTACT_FAMILY_NAME,
          TANDEM_CONTACT_SUFFIX, TANDEM_CONTACT_JOB_TITLE,  TANDEM_CONTACT_DEPARTMENT,  TANDEM_CONTACT_NOTES };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const char *text = tandem_record_get_text (contact, columns[i]);

      g_assert_true (text == NULL || (*text && g_utf8_validate (text, -1, NULL)));
    }
}

static void
assert_draft (TandemContactDraft *draft)
{
  TandemRecord *contact = TANDEM_RECORD (draft->contact);
  const char *birthday = tandem_record_get_text (contact, TANDEM_CONTACT_BIRTHDAY);

  assert_birthday (birthday);
  stumble (tandem_record_get_text (contact, TANDEM_CONTACT_FAMILY_NAME));
  assert_texts (contact);
  for (guint i = 0; i < draft->points->len; i++)
    {
      const char *value = tandem_record_get_text (draft->points->pdata[i], TANDEM_CONTACT_POINT_VALUE);

      g_assert_true (value && *value && g_utf8_validate (value, -1, NULL));
    }
  tandem_import_draft_is_named (draft);
  tandem_import_draft_is_company (draft);
}

static void
make_draft (const TandemHeaderMap *map, const GStrv cells)
{
  TandemCell row_cells[MAX_CELLS];
  TandemRow row = { .cells = row_cells, .line = 1, .number = 1 };
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_import_warning_free);
  g_autoptr (TandemContactDraft) draft = NULL;
  g_autofree char *fault = NULL;

  for (; cells[row.n_cells]; row.n_cells++)
    row_cells[row.n_cells] = (TandemCell) { .text = cells[row.n_cells],
                                            .length = strlen (cells[row.n_cells]),
                                            .kind = *cells[row.n_cells] == '#' ? TANDEM_CELL_ERROR : TANDEM_CELL_TEXT };
  fault = tandem_import_find_error (&row, map);
  draft = tandem_import_draft_new (&row, map, NULL, warnings);
  if (draft)
    assert_draft (draft);
}

/* As an import does: what has no place becomes a field of its own, all rows tell how values are written, then each is one. */
static void
import_rows (const GStrv *rows, guint n_rows, guint header_row)
{
  g_autoptr (TandemHeaderMap) map = tandem_header_map_new_at (rows, n_rows, header_row);
  guint first = map->preamble + map->has_header;

  for (guint i = 0; i < map->n_columns; i++)
    if (map->columns[i].field == TANDEM_IMPORT_FIELD_NONE)
      tandem_header_map_set_field (map, i, TANDEM_IMPORT_FIELD_CUSTOM);
  tandem_header_map_settle_subject (map);
  tandem_header_map_begin_rows (map);
  for (guint i = first; i < n_rows; i++)
    for (guint k = 0; rows[i][k]; k++)
      {
        const TandemCell cell = { rows[i][k], strlen (rows[i][k]), 0, TANDEM_CELL_TEXT };

        tandem_header_map_add_cell (map, k, &cell);
      }
  tandem_header_map_end_rows (map);
  tandem_header_map_is_ambiguous (map);
  for (guint i = first; i < n_rows; i++)
    make_draft (map, rows[i]);
}

static void
free_strv (gpointer strv)
{
  g_strfreev (strv);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", MAX_ROWS);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_strv);

  for (char **line = lines; *line; line++)
    {
      GStrv cells = g_strsplit (*line, "\t", MAX_CELLS);

      g_ptr_array_add (rows, cells);
      for (char **cell = cells; *cell; cell++)
        read_value (*cell);
    }
  import_rows ((const GStrv *) rows->pdata, rows->len, TANDEM_HEADER_ROW_FIND);
  import_rows ((const GStrv *) rows->pdata, rows->len, TANDEM_HEADER_ROW_NONE);
  return 0;
}
