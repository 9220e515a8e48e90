/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "cli/tandem-cli-table.h"
#include "cli/tandem-cli.h"
#include "store/tandem-restore.h"
#include "store/tandem-store-error.h"

static char *
dup_instant (const TandemRestorePoint *point)
{
  return tandem_instant_from_ms (g_date_time_to_unix_usec (point->made_at) / 1000);
}

/* When it was made, on the clock of whoever asks. */
static char *
dup_time (const TandemRestorePoint *point)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *instant = dup_instant (point);

  return tandem_format_instant (instant, zone);
}

/* --- the list ------------------------------------------------------------------------------------------------------ */

static void
print_list_json (GPtrArray *points)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < points->len; i++)
    {
      TandemRestorePoint *point = g_ptr_array_index (points, i);
      JsonObject *member = json_object_new ();
      g_autofree char *made_at = dup_instant (point);

      json_object_set_int_member (member, "number", i + 1);
      json_object_set_string_member (member, "made_at", made_at);
      json_object_set_string_member (member, "reason", point->reason);
      json_object_set_int_member (member, "size", point->size);
      json_object_set_string_member (member, "sha256", point->sha256);
      json_object_set_string_member (member, "original", point->original);
      json_object_set_string_member (member, "path", point->path);
      json_array_add_object_element (array, member);
    }
  json_object_set_array_member (object, "points", array);
  tandem_cli_print_json (object);
}

static void
print_list_words (GPtrArray *points)
{
  g_autoptr (TandemCliTable) table = tandem_cli_table_new ();

  for (guint i = 0; i < points->len; i++)
    {
      TandemRestorePoint *point = g_ptr_array_index (points, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *time = dup_time (point);
      g_autofree char *size = g_format_size (point->size);

      tandem_cli_table_add (table, number, time, tandem_restore_reason_to_words (point->reason), size, point->path,
                            NULL);
    }
  if (points->len == 0)
    tandem_cli_table_add_note (table, _ ("There is no restore point of this file."));
  tandem_cli_table_print (table);
}

/* --- restoring ----------------------------------------------------------------------------------------------------- */

static TandemRestorePoint *
find_point (GPtrArray *points, const char *word, GError **error)
{
  g_autofree char *path = g_canonicalize_filename (word, NULL);
  gint64 number;

  if (tandem_cli_parse_number (word, &number) && number <= points->len)
    return g_ptr_array_index (points, number - 1);
  for (guint i = 0; i < points->len; i++)
    {
      TandemRestorePoint *point = g_ptr_array_index (points, i);
      g_autofree char *name = g_path_get_basename (point->path);

      if (g_str_equal (point->path, path) || g_str_equal (name, word))
        return point;
    }
  g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND,
               _ ("This file has no restore point “%s”; “tandem-cli restore --list” names them. Nothing was changed."),
               word);
  return NULL;
}

/* What the file was until now: the restore point that was made of it just now. There is none where there was no file. */
static char *
dup_kept_point (const char *path, guint n_before)
{
  g_autoptr (GPtrArray) points = tandem_restore_list (path, NULL);

  return points && points->len > n_before ? g_strdup (((TandemRestorePoint *) points->pdata[0])->path) : NULL;
}

static void
print_done (TandemCli *self, const char *path, const TandemRestorePoint *point, const char *kept, gboolean was_damaged)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *time = dup_time (point);

  if (self->json)
    {
      json_object_set_string_member (object, "path", path);
      json_object_set_string_member (object, "restored", point->path);
      json_object_set_string_member (object, "kept", kept);
      json_object_set_boolean_member (object, "damaged", was_damaged);
      tandem_cli_print_json (object);
      return;
    }
  /* Translators: a file, and the time of a restore point */
  g_print (_ ("%s is as it was on %s.\n"), path, time);
  if (was_damaged)
    /* Translators: %s is a file */
    g_print (_ ("What was there was damaged; it is kept as %s.\n"), kept);
  else if (kept)
    /* Translators: %s is a file */
    g_print (_ ("What was there is a restore point now: %s.\n"), kept);
}

static gboolean
run (TandemCli *self, const char *path, const char *word, GError **error)
{
  g_autoptr (GPtrArray) points = tandem_restore_list (path, error);
  TandemRestorePoint *point = points ? find_point (points, word, error) : NULL;
  g_autofree char *aside = point ? tandem_restore_run (path, point, NULL, error) : NULL;
  g_autofree char *kept = NULL;

  if (aside == NULL)
    return FALSE;
  kept = *aside ? g_strdup (aside) : dup_kept_point (path, points->len);
  print_done (self, path, point, kept, *aside != 0);
  return TRUE;
}

static gboolean
list (TandemCli *self, const char *path, GError **error)
{
  g_autoptr (GPtrArray) points = tandem_restore_list (path, error);

  if (points == NULL)
    return FALSE;
  if (self->json)
    print_list_json (points);
  else
    print_list_words (points);
  return TRUE;
}

/**
 * tandem_cli_restore:
 *
 * Lists the restore points of the file, or puts one in its place. Nothing is asked, since it can be taken back: what was there
 * becomes a restore point itself.
 */
gboolean
tandem_cli_restore (TandemCli *self, GError **error)
{
  gboolean only_list = FALSE;
  const GOptionEntry entries[] = {
    { "list", 'l', 0, G_OPTION_ARG_NONE, &only_list, N_ ("Say which restore points there are, and change nothing"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *path = NULL;

  if (!tandem_cli_parse (
          self, _ ("POINT | NUMBER"),
          _ ("Put a restore point in the place of the file. What was there becomes a restore point itself."), entries,
          error)
      || !tandem_cli_expect_words (self, only_list ? 0 : 1, only_list ? 0 : 1, error)
      || !(path = tandem_cli_find_file (self, error)))
    return FALSE;
  return only_list ? list (self, path, error) : run (self, path, self->argv[1], error);
}
