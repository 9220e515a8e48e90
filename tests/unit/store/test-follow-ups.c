/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/tandem-follow-ups.h"

#include <gio/gio.h>

static GArray *done; /* the ids for which it was called */
static TandemFollowUps *follow_ups;

static gboolean
note_done (TandemConnection *connection, gint64 id, GError **error)
{
  g_array_append_val (done, id);
  return TRUE;
}

static gboolean
fail (TandemConnection *connection, gint64 id, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "No.");
  return FALSE;
}

/* Notes another while it is done. */
static gboolean
note_next (TandemConnection *connection, gint64 id, GError **error)
{
  g_array_append_val (done, id);
  if (id < 5)
    tandem_follow_ups_add (follow_ups, note_next, id + 1);
  return TRUE;
}

static void
set_up (void)
{
  done = g_array_new (FALSE, FALSE, sizeof (gint64));
  follow_ups = tandem_follow_ups_new ();
}

static void
tear_down (void)
{
  g_clear_pointer (&done, g_array_unref);
  g_clear_pointer (&follow_ups, tandem_follow_ups_free);
}

static void
do_all (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tandem_follow_ups_do (follow_ups, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_done (const char *expected)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < done->len; i++)
    g_string_append_printf (ids, "%" G_GINT64_FORMAT " ", g_array_index (done, gint64, i));
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_once (void)
{
  const gint64 ids[] = { 700, 3, 64, 3, 63, 700, 65 };

  set_up ();
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_true (tandem_follow_ups_add (follow_ups, note_done, ids[i]));
  tandem_follow_ups_remove (follow_ups, note_done, 64);
  tandem_follow_ups_remove (follow_ups, note_next, 65); /* of another kind */
  do_all ();
  assert_done ("3 63 65 700 ");
  do_all ();
  assert_done ("3 63 65 700 ");
  tear_down ();
}

static void
test_meanwhile (void)
{
  set_up ();
  tandem_follow_ups_add (follow_ups, note_next, 2);
  do_all ();
  assert_done ("2 3 4 5 ");
  tear_down ();
}

/* Ids far apart take the most room each. */
static void
test_limit (void)
{
  gint64 id = 0;

  set_up ();
  do
    id += 1000;
  while (tandem_follow_ups_add (follow_ups, note_done, id));
  g_assert_cmpint (id, ==, G_GINT64_CONSTANT (1000) * TANDEM_FOLLOW_UPS_LIMIT);
  do_all ();
  g_assert_cmpuint (done->len, ==, TANDEM_FOLLOW_UPS_LIMIT);
  g_assert_true (tandem_follow_ups_add (follow_ups, note_done, 1));
  tear_down ();
}

static void
test_failure (void)
{
  g_autoptr (GError) error = NULL;

  set_up ();
  tandem_follow_ups_add (follow_ups, fail, 1);
  g_assert_false (tandem_follow_ups_do (follow_ups, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  tear_down ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/follow-ups/once", test_once);
  g_test_add_func ("/store/follow-ups/meanwhile", test_meanwhile);
  g_test_add_func ("/store/follow-ups/limit", test_limit);
  g_test_add_func ("/store/follow-ups/failure", test_failure);
  return g_test_run ();
}
