/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A block of cells from a spreadsheet becomes figures of days. All of it is read before anything is written: one wrong cell
 * is told in a sentence, and nothing is half done. */
#include "act/tandem-day-paste.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "act/tandem-act.h"
#include "base/tandem-date.h"
#include "base/tandem-error.h"
#include "base/tandem-fold.h"
#include "base/tandem-format.h"
#include "model/tandem-campaign-day.h"
#include "store/tandem-connection.h"

#define MOST_DIGITS 12
#define MOST_TOLD   3 /* wrong cells; the others are counted */
#define IGNORED     TANDEM_DAY_N_FIGURES

static const char *const titles[TANDEM_DAY_N_FIGURES]
    = { N_ ("Impressions"), N_ ("Clicks"), N_ ("Visits"), N_ ("Engagements") };

static const TandemCampaignDayColumn columns[TANDEM_DAY_N_FIGURES]
    = { TANDEM_CAMPAIGN_DAY_IMPRESSIONS, TANDEM_CAMPAIGN_DAY_CLICKS, TANDEM_CAMPAIGN_DAY_VISITS,
        TANDEM_CAMPAIGN_DAY_ENGAGEMENTS };

/* --- cells --------------------------------------------------------------------------------------------------------- */

static gboolean
is_separator (gunichar letter)
{
  return letter == '.' || letter == ',' || letter == '\'' || letter == 0x2019 || letter == 0x066c
         || g_unichar_isspace (letter);
}

/**
 * tandem_day_paste_read_count:
 * @count: (out): the number
 *
 * Reads a whole number as people write it in any language: digits of any script, in groups of three after the first.
 * Nothing at all is 0.
 *
 * Returns: %FALSE where the text is no count
 */
gboolean
tandem_day_paste_read_count (const char *text, gint64 *count)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  guint n_digits = 0, in_group = 0;
  gboolean is_grouped = FALSE;
  gint64 value = 0;

  for (const char *at = stripped; *at; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);
      int digit = g_unichar_digit_value (letter);

      if (digit >= 0)
        {
          value = value * 10 + digit;
          in_group++;
          if (++n_digits > MOST_DIGITS)
            return FALSE;
        }
      else if (is_separator (letter) && in_group > 0 && (is_grouped ? in_group == 3 : in_group <= 3))
        {
          is_grouped = TRUE;
          in_group = 0;
        }
      else if (g_unichar_type (letter) != G_UNICODE_FORMAT) /* isolates of right-to-left text */
        return FALSE;
    }
  if (is_grouped && in_group != 3)
    return FALSE;
  *count = value;
  return TRUE;
}

/* --- blocks -------------------------------------------------------------------------------------------------------- */

typedef struct {
  GPtrArray *rows; /* GStrv */
  const TandemDayPlace *place;
  gboolean has_days; /* the first column */
  GArray *columns;   /* guint: which figure a column is; IGNORED for none */
  GPtrArray *left_out; /* the heads of those */
  GString *faults;
  guint n_faults;
} Block;

static char *
read_date (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  char *date = NULL;

  return *stripped && tandem_date_parse_entry (stripped, &date, NULL) ? date : NULL;
}

/* Empty lines at the end are left by spreadsheets. */
static GPtrArray *
split (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i]; i++)
    if (*g_strchomp (lines[i]) != '\0')
      g_ptr_array_add (rows, g_strsplit (lines[i], "\t", -1));
  return rows;
}

static guint
find_figure (const char *title)
{
  g_autofree char *folded = tandem_fold_text (title);

  for (guint i = 0; i < TANDEM_DAY_N_FIGURES; i++)
    {
      g_autofree char *english = tandem_fold_text (titles[i]);
      g_autofree char *own = tandem_fold_text (g_dgettext (GETTEXT_PACKAGE, titles[i]));

      if (g_str_equal (folded, english) || g_str_equal (folded, own))
        return i;
    }
  return IGNORED;
}

/* A column without a head has its number; without a cell, too, it is none. */
static void
leave_out (Block *self, guint column, const char *head)
{
  gboolean is_empty = *head == '\0';
  g_autofree char *number = tandem_format_count (column + 1);

  for (guint i = 0; i < self->rows->len && is_empty; i++)
    {
      GStrv cells = self->rows->pdata[i];

      is_empty = column >= g_strv_length (cells) || *g_strstrip (cells[column]) == '\0';
    }
  if (is_empty)
    return;
  /* Translators: a column without a head; %s is its number */
  g_ptr_array_add (self->left_out, *head ? g_strdup (head) : g_strdup_printf (_ ("column %s"), number));
}

/* The first row may end before the others: empty cells at the end of a line are no cells. */
static guint
count_columns (GPtrArray *rows)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n = MAX (n, g_strv_length (rows->pdata[i]));
  return n;
}

/* A first row whose cells are names of figures says which column is which; without one they stand in our order. */
static void
read_heads (Block *self)
{
  GStrv first = self->rows->pdata[0];
  guint n_heads = g_strv_length (first), n = count_columns (self->rows), start = self->has_days ? 1 : 0;
  gboolean has_heads = FALSE;

  for (guint i = start; i < n_heads; i++)
    has_heads |= find_figure (first[i]) != IGNORED;
  for (guint i = start; i < n; i++)
    {
      const char *head = has_heads && i < n_heads ? g_strstrip (first[i]) : "";
      guint figure = has_heads ? find_figure (head) : i - start + (self->has_days ? 0 : self->place->column);

      figure = MIN (figure, IGNORED);
      g_array_append_val (self->columns, figure);
      if (figure == IGNORED)
        leave_out (self, i, head);
    }
  if (has_heads)
    g_ptr_array_remove_index (self->rows, 0);
}

static void
add_fault (Block *self, guint row, const char *title, const char *text)
{
  g_autofree char *number = tandem_format_count (row + 1);

  if (self->n_faults++ < MOST_TOLD)
    /* Translators: the first %s is the number of a row, the second the head of a column, the third what stands there */
    g_string_append_printf (self->faults, _ ("Row %s, %s: “%s”. "), number, title, text);
}

static void
read_row (Block *self, guint row, TandemDayFigures *figures)
{
  GStrv cells = self->rows->pdata[row];
  guint start = self->has_days ? 1 : 0;

  for (guint i = start; cells[i] && i - start < self->columns->len; i++)
    {
      guint figure = g_array_index (self->columns, guint, i - start);

      if (figure == IGNORED || *g_strstrip (cells[i]) == '\0')
        continue;
      if (tandem_day_paste_read_count (cells[i], &figures->values[figure]))
        figures->has[figure] = TRUE;
      else
        add_fault (self, row, g_dgettext (GETTEXT_PACKAGE, titles[figure]), cells[i]);
    }
}

static void
read_day (Block *self, guint row, TandemDayFigures *figures)
{
  GStrv cells = self->rows->pdata[row];
  g_autofree char *date = NULL;

  if (!self->has_days)
    {
      if (row < self->place->n_days)
        g_strlcpy (figures->day, self->place->days[row], sizeof figures->day);
      else
        add_fault (self, row, C_ ("column", "Day"), _ ("no such day"));
      return;
    }
  date = read_date (cells[0]);
  if (date)
    g_strlcpy (figures->day, date, sizeof figures->day);
  else
    add_fault (self, row, C_ ("column", "Day"), cells[0]);
}

/* A block has days of its own where its last row begins with one: the first may be its heads. */
static gboolean
begins_with_days (GPtrArray *rows)
{
  GStrv last = rows->pdata[rows->len - 1];
  g_autofree char *date = read_date (last[0]);
  gint64 count;

  return date != NULL && last[1] != NULL && !tandem_day_paste_read_count (last[0], &count);
}

static void
tell_faults (Block *self, GError **error)
{
  if (self->n_faults > MOST_TOLD)
    {
      guint n = self->n_faults - MOST_TOLD;
      g_autofree char *count = tandem_format_count (n);

      g_string_append_printf (self->faults,
                              /* Translators: %s is how many more cells can't be read */
                              g_dngettext (GETTEXT_PACKAGE, "And %s more. ", "And %s more. ", n), count);
    }
  g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID,
               /* Translators: %s lists the wrong cells, each as a sentence */
               _ ("These cells are no days or counts: %sNothing was pasted; mend them and paste again."),
               self->faults->str);
}

/**
 * tandem_day_paste_read:
 * @text: cells of a spreadsheet: tabs between columns, a line each row
 * @left_out: (element-type utf8): gets the heads of the columns that are no figures
 *
 * Reads a block. Its first column may be days, its first row the names of the figures. Days and numbers are as people write
 * them in the language of the window.
 *
 * Returns: (transfer full) (element-type TandemDayFigures) (nullable): a row each
 */
GArray *
tandem_day_paste_read (const char *text, const TandemDayPlace *place, GPtrArray *left_out, GError **error)
{
  g_autoptr (GPtrArray) rows = split (text);
  g_autoptr (GArray) found = g_array_new (FALSE, TRUE, sizeof (TandemDayFigures));
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GString) faults = g_string_new (NULL);
  Block block = { .rows = rows, .place = place, .columns = figures, .left_out = left_out, .faults = faults };

  if (rows->len > 0)
    {
      block.has_days = begins_with_days (rows);
      read_heads (&block);
    }
  for (guint row = 0; row < rows->len; row++)
    {
      TandemDayFigures day = { .day = "" };

      read_day (&block, row, &day);
      read_row (&block, row, &day);
      g_array_append_val (found, day);
    }
  if (block.n_faults == 0 && found->len > 0)
    return g_steal_pointer (&found);
  if (block.n_faults > 0)
    tell_faults (&block, error);
  else
    g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_INVALID,
                         _ ("There are no cells to paste. Copy some in a spreadsheet first."));
  return NULL;
}

static char *
join_quoted (GPtrArray *heads)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < heads->len; i++)
    {
      if (i > 0)
        g_string_append (text, C_ ("between two of a list", ", "));
      g_string_append_printf (text, _ ("“%s”"), (char *) heads->pdata[i]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * tandem_day_paste_describe:
 * @figures: (element-type TandemDayFigures): what was pasted
 * @left_out: (element-type utf8): of tandem_day_paste_read()
 *
 * Returns: (transfer full): a sentence that says of how many days, and without which columns
 */
char *
tandem_day_paste_describe (GArray *figures, GPtrArray *left_out)
{
  g_autoptr (GHashTable) days = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *count = NULL, *heads = join_quoted (left_out);
  guint n;

  for (guint i = 0; i < figures->len; i++)
    g_hash_table_add (days, g_array_index (figures, TandemDayFigures, i).day);
  n = g_hash_table_size (days);
  count = tandem_format_count (n);
  if (left_out->len == 0)
    /* Translators: %s is how many */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The figures of %s day were pasted",
                                         "The figures of %s days were pasted", n),
                            count);
  /* Translators: the first %s is how many days, the second lists the heads of columns, each in quotes */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The figures of %s day were pasted, without %s",
                                       "The figures of %s days were pasted, without %s", n),
                          count, heads);
}

/* --- act ----------------------------------------------------------------------------------------------------------- */

static TandemRecord *
load_day (TandemConnection *connection, gint64 campaign_id, const char *day, GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_campaign_day_prepare_find (connection, campaign_id, day, error);
  g_autoptr (GArray) ids = statement ? tandem_statement_collect_ids (statement, error) : NULL;
  TandemRecord *record;

  if (ids == NULL)
    return NULL;
  if (ids->len > 0)
    return tandem_record_load (connection, TANDEM_TYPE_CAMPAIGN_DAY, g_array_index (ids, gint64, 0), error);
  record = TANDEM_RECORD (tandem_campaign_day_new ());
  tandem_record_set_id (record, TANDEM_CAMPAIGN_DAY_CAMPAIGN_ID, campaign_id);
  tandem_record_set_text (record, TANDEM_CAMPAIGN_DAY_DAY, day);
  for (guint i = 0; i < TANDEM_DAY_N_FIGURES; i++)
    tandem_record_set_integer (record, columns[i], 0);
  return record;
}

static gboolean
write_day (TandemConnection *connection, gint64 campaign_id, const TandemDayFigures *figures, GError **error)
{
  g_autoptr (TandemRecord) day = load_day (connection, campaign_id, figures->day, error);
  gboolean is_changed = FALSE;

  if (day == NULL)
    return FALSE;
  for (guint i = 0; i < TANDEM_DAY_N_FIGURES; i++)
    if (figures->has[i] && tandem_record_get_integer (day, columns[i]) != figures->values[i])
      {
        tandem_record_set_integer (day, columns[i], figures->values[i]);
        is_changed = TRUE;
      }
  if (!is_changed)
    return TRUE;
  return tandem_record_get_id (day) == 0 ? tandem_record_insert (day, connection, error)
                                         : tandem_record_update (day, connection, error);
}

/**
 * tandem_act_paste_days:
 * @figures: (element-type TandemDayFigures): of days of the campaign, which come about where they are not there
 *
 * One change, however many days.
 */
gboolean
tandem_act_paste_days (TandemConnection *connection, gint64 campaign_id, GArray *figures, GError **error)
{
  g_autofree char *count = tandem_format_count (figures->len);
  g_autofree char *label = NULL;

  /* Translators: what undo will undo; %s is how many */
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Change the figures of %s day",
                                        "Change the figures of %s days", figures->len),
                           count);
  tandem_change_set_begin (connection, label);
  for (guint i = 0; i < figures->len; i++)
    if (!write_day (connection, campaign_id, &g_array_index (figures, TandemDayFigures, i), error))
      return FALSE;
  return TRUE;
}

typedef struct {
  gint64 campaign_id;
  GArray *figures;
} Paste;

static void
free_paste (gpointer data)
{
  g_array_unref (((Paste *) data)->figures);
  g_free (data);
}

static gboolean
paste_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Paste *paste = data;

  return tandem_act_paste_days (connection, paste->campaign_id, paste->figures, error);
}

/**
 * tandem_act_paste_days_async:
 *
 * tandem_act_paste_days() for pages; it ends in tandem_act_finish().
 */
void
tandem_act_paste_days_async (TandemStore *store, gint64 campaign_id, GArray *figures, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Paste *paste = g_new0 (Paste, 1);

  paste->campaign_id = campaign_id;
  paste->figures = g_array_ref (figures);
  tandem_store_run_async (store, TANDEM_STORE_WRITE, paste_cb, paste, free_paste, NULL, callback, user_data);
}
