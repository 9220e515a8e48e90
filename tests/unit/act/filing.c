/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "filing.h"

#include "act/tandem-act-attachment.h"
#include "model/tandem-attachment.h"

#define N_NAMES     4
#define MOST_BYTES  200
#define MANY_BYTES  20000 /* more than a page of the file has room for */
#define N_WITH_MANY 10    /* one in so many has them */
#define N_SAME      6 /* contents that are drawn: so that one often stands there already, under this name or another */

/* Never an empty one, which is refused where files are read. */
static TandemFileContent *
draw_file (const char *type, GRand *dice)
{
  guint32 seed = (guint32) g_rand_int_range (dice, 0, N_SAME);
  gsize length
      = (gsize) g_rand_int_range (dice, 1, g_rand_int_range (dice, 0, N_WITH_MANY) == 0 ? MANY_BYTES : MOST_BYTES);
  g_autoptr (GRand) fill = g_rand_new_with_seed (seed);
  g_autofree guint8 *data = g_malloc (length + 1);
  g_autofree char *name = g_strdup_printf ("Scan %d é.pdf", g_rand_int_range (dice, 0, N_NAMES));
  g_autoptr (GBytes) bytes = NULL;

  if (g_rand_boolean (dice))
    length = MIN (length, 1 + 16 * (gsize) seed);
  for (gsize i = 0; i < length; i++)
    data[i] = (guint8) g_rand_int (fill);
  bytes = g_bytes_new (data, length);
  return tandem_file_content_new (name, type, bytes);
}

static GPtrArray *
new_files (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_file_content_free);
}

/**
 * filing_attach:
 *
 * One file, or two at once.
 */
gboolean
filing_attach (TandemConnection *connection, guint whole_column, gint64 whole_id, GRand *dice, GError **error)
{
  g_autoptr (GPtrArray) files = new_files ();
  const TandemAttachAct act
      = { .label = "Add files", .whole_column = whole_column, .whole_id = whole_id, .files = files };
  guint n_added;

  for (int n = g_rand_int_range (dice, 1, 3); n > 0; n--)
    g_ptr_array_add (files, draw_file ("application/pdf", dice));
  return tandem_act_attach (connection, &act, &n_added, error);
}

/**
 * filing_set_photo:
 *
 * Another photo, or none any more.
 */
gboolean
filing_set_photo (TandemConnection *connection, guint whole_column, gint64 whole_id, GRand *dice, GError **error)
{
  g_autoptr (GPtrArray) files = new_files ();
  const TandemAttachAct act
      = { .label = "Change the photo", .whole_column = whole_column, .whole_id = whole_id, .files = files };

  if (g_rand_int_range (dice, 0, 4) > 0)
    g_ptr_array_add (files, draw_file ("image/png", dice));
  return tandem_act_set_photo (connection, &act, error);
}

/**
 * filing_change:
 *
 * A file gets another name, or goes to the trash.
 */
gboolean
filing_change (TandemConnection *connection, gint64 attachment_id, GRand *dice, GError **error)
{
  g_autoptr (TandemRecord) attachment = tandem_record_load (connection, TANDEM_TYPE_ATTACHMENT, attachment_id, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *name = g_strdup_printf ("Named %d.pdf", g_rand_int_range (dice, 0, N_NAMES));

  if (attachment == NULL)
    return FALSE;
  if (g_rand_boolean (dice))
    {
      g_array_append_val (ids, attachment_id);
      return tandem_act_trash (connection, "Remove a file", TANDEM_TYPE_ATTACHMENT, ids, NULL, error);
    }
  g_ptr_array_add (records, attachment);
  tandem_record_set_text (attachment, TANDEM_ATTACHMENT_NAME, name);
  return tandem_act_save (connection, "Rename a file", records, error);
}
