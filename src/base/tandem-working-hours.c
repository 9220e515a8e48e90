/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/tandem-working-hours.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tandem-error.h"

#define END_OF_DAY (24 * 60)

/* "9", "9:30", "09.30"; moves @at behind it. */
static gboolean
read_time (const char **at, int *minutes)
{
  const char *c = *at;
  int hour = 0, minute = 0, n;

  for (n = 0; n < 2 && g_ascii_isdigit (*c); n++)
    hour = hour * 10 + *c++ - '0';
  if (n == 0)
    return FALSE;
  if ((*c == ':' || *c == '.') && g_ascii_isdigit (c[1]) && g_ascii_isdigit (c[2]))
    {
      minute = (c[1] - '0') * 10 + c[2] - '0';
      c += 3;
    }
  *at = c;
  *minutes = hour * 60 + minute;
  return minute < 60 && *minutes <= END_OF_DAY;
}

/* What stands between two times, with blanks around it. */
static gboolean
skip_dash (const char **at)
{
  gunichar dash;

  *at += strspn (*at, " ");
  dash = g_utf8_get_char (*at);
  if (dash != '-' && dash != 0x2013 && dash != 0x2212)
    return FALSE;
  *at = g_utf8_next_char (*at);
  *at += strspn (*at, " ");
  return TRUE;
}

/* The spans of one day, which follow one another. */
static gboolean
read_day (const char *text, TandemWorkingHours *self, guint day)
{
  int last = 0;
  guint n = 0;

  for (text += strspn (text, " ,;"); *text; text += strspn (text, " ,;"))
    {
      int from, to;

      if (n == TANDEM_WORKING_SPANS || !read_time (&text, &from) || !skip_dash (&text) || !read_time (&text, &to)
          || from < last || to <= from)
        return FALSE;
      self->days[day].spans[n].from = from;
      self->days[day].spans[n].to = last = to;
      n++;
    }
  self->days[day].n_spans = n;
  return TRUE;
}

/**
 * tandem_working_hours_parse:
 * @text: (nullable): as it is kept
 * @self: (out caller-allocates): no span where the text is not what it should be
 *
 * Returns: whether it is
 */
gboolean
tandem_working_hours_parse (const char *text, TandemWorkingHours *self)
{
  g_auto (GStrv) days = g_strsplit (text ? text : "", ",", -1);
  gboolean is_good = g_strv_length (days) == TANDEM_WORKING_DAYS;

  *self = (TandemWorkingHours) { 0 };
  for (guint i = 0; is_good && i < TANDEM_WORKING_DAYS; i++)
    is_good = read_day (days[i], self, i);
  if (!is_good)
    *self = (TandemWorkingHours) { 0 };
  return is_good;
}

static void
write_spans (GString *text, const TandemWorkingHours *hours, guint day, const char *format)
{
  for (guint i = 0; i < hours->days[day].n_spans; i++)
    {
      int from = hours->days[day].spans[i].from;
      int to = hours->days[day].spans[i].to;

      if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append_printf (text, "%02d:%02d%s%02d:%02d", from / 60, from % 60, format, to / 60, to % 60);
    }
}

/**
 * tandem_working_hours_parse_day:
 * @text: what a person typed of one day, as "9-12:30, 13:30-17"; nothing is a day off
 * @spans: (out): as tandem_working_hours_set_day() takes it
 */
gboolean
tandem_working_hours_parse_day (const char *text, char **spans, GError **error)
{
  g_autoptr (GString) written = g_string_new (NULL);
  TandemWorkingHours hours = { 0 };

  if (!g_utf8_validate (text, -1, NULL) || !read_day (text, &hours, 0))
    {
      g_set_error (error, TANDEM_ERROR, TANDEM_ERROR_INVALID,
                   _ ("“%s” can't be read as hours. Write them like 9:00-12:30 13:30-17:00, or nothing for a day off."),
                   text);
      return FALSE;
    }
  write_spans (written, &hours, 0, "-");
  *spans = g_string_free_and_steal (g_steal_pointer (&written));
  return TRUE;
}

/**
 * tandem_working_hours_get_day:
 * @text: (nullable): as it is kept
 * @day: 0 is Monday
 *
 * Returns: (transfer full): the spans of a day, as a person writes them
 */
char *
tandem_working_hours_get_day (const char *text, guint day)
{
  g_autoptr (GString) written = g_string_new (NULL);
  TandemWorkingHours hours;

  tandem_working_hours_parse (text, &hours);
  write_spans (written, &hours, day, "\u2013");
  return g_string_free_and_steal (g_steal_pointer (&written));
}

/**
 * tandem_working_hours_set_day:
 * @text: (nullable): as it is kept
 * @spans: of tandem_working_hours_parse_day()
 *
 * Returns: (transfer full): the text with another day in it
 */
char *
tandem_working_hours_set_day (const char *text, guint day, const char *spans)
{
  g_auto (GStrv) days = g_strsplit (text ? text : "", ",", -1);
  const char *parts[TANDEM_WORKING_DAYS + 1] = { NULL };

  for (guint i = 0; i < TANDEM_WORKING_DAYS; i++)
    parts[i] = i == day ? spans : g_strv_length (days) == TANDEM_WORKING_DAYS ? days[i] : "";
  return g_strjoinv (",", (char **) parts);
}

/**
 * tandem_working_hours_name_day:
 * @day: 0 is Monday
 * @in_full: Monday, not Mon
 *
 * Returns: (transfer full): the weekday in the person's language
 */
char *
tandem_working_hours_name_day (guint day, gboolean in_full)
{
  /* the first of January 2024 was a Monday */
  g_autoptr (GDateTime) time = g_date_time_new_utc (2024, 1, 1 + (int) day, 12, 0, 0);

  return g_date_time_format (time, in_full ? "%A" : "%a");
}

/**
 * tandem_working_hours_to_words:
 *
 * Returns: (transfer full): the days with hours, as the history tells them
 */
char *
tandem_working_hours_to_words (const char *text)
{
  g_autoptr (GString) words = g_string_new (NULL);
  TandemWorkingHours hours;

  tandem_working_hours_parse (text, &hours);
  for (guint i = 0; i < TANDEM_WORKING_DAYS; i++)
    {
      g_autofree char *name = NULL;

      if (hours.days[i].n_spans == 0)
        continue;
      name = tandem_working_hours_name_day (i, FALSE);
      g_string_append_printf (words, "%s%s ", words->len > 0 ? ", " : "", name);
      write_spans (words, &hours, i, "\u2013");
    }
  return g_string_free_and_steal (g_steal_pointer (&words));
}
