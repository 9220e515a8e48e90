/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sections keep to their rows while rows come and go: the truth is the key of each row. */

#include "list/tandem-record-sections.h"

#define N_ROUNDS 300
#define N_STEPS  60

static guint
at (GArray *keys, guint row)
{
  return g_array_index (keys, guint, row);
}

static void
check (TandemRecordSections *sections, GArray *keys)
{
  for (guint row = 0; row < keys->len; row++)
    {
      guint start, end;

      g_assert_cmpuint (tandem_record_sections_find (sections, row, &start, &end), ==, at (keys, row));
      end = MIN (end, keys->len);
      g_assert_cmpuint (start, <=, row);
      g_assert_cmpuint (end, >, row);
      g_assert_true (start == 0 || at (keys, start - 1) != at (keys, row));
      g_assert_true (end == keys->len || at (keys, end) != at (keys, row));
      g_assert_cmpuint (at (keys, start), ==, at (keys, row));
      g_assert_cmpuint (at (keys, end - 1), ==, at (keys, row));
    }
}

static GArray *
make_rows (TandemRecordSections *sections)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_sections = g_test_rand_int_range (0, 12);

  for (guint key = 0; key < n_sections; key++)
    {
      tandem_record_sections_append (sections, keys->len);
      for (int n = g_test_rand_int_range (1, 5); n > 0; n--)
        g_array_append_val (keys, key);
    }
  return keys;
}

static void
insert (TandemRecordSections *sections, GArray *keys)
{
  guint row = g_test_rand_int_range (0, keys->len + 1), key = 0;

  if (keys->len > 0)
    key = at (keys, MIN (row, keys->len - 1));
  g_array_insert_val (keys, row, key);
  tandem_record_sections_insert (sections, row);
}

static void
take_away (TandemRecordSections *sections, GArray *keys)
{
  guint row = g_test_rand_int_range (0, keys->len);

  g_array_remove_index (keys, row);
  tandem_record_sections_remove (sections, row, keys->len);
}

static void
test_random (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (TandemRecordSections) sections = tandem_record_sections_new (NULL, NULL);
      g_autoptr (GArray) keys = make_rows (sections);

      check (sections, keys);
      for (guint step = 0; step < N_STEPS; step++)
        {
          if (keys->len > 0 && g_test_rand_int_range (0, 5) > 1)
            take_away (sections, keys);
          else
            insert (sections, keys);
          check (sections, keys);
        }
    }
}

static void
destroyed_cb (gpointer data)
{
  ++*(guint *) data;
}

static void
test_equal (void)
{
  guint n_destroyed = 0;
  TandemRecordSections *first = tandem_record_sections_new (&n_destroyed, destroyed_cb);
  g_autoptr (TandemRecordSections) second = tandem_record_sections_new (NULL, NULL);

  g_assert_true (tandem_record_sections_get_data (first) == &n_destroyed);
  tandem_record_sections_append (first, 0);
  g_assert_false (tandem_record_sections_equal (first, second));
  tandem_record_sections_append (second, 0);
  g_assert_true (tandem_record_sections_equal (first, second));
  tandem_record_sections_append (first, 3);
  tandem_record_sections_append (second, 4);
  g_assert_false (tandem_record_sections_equal (first, second));
  tandem_record_sections_insert (first, 1);
  g_assert_true (tandem_record_sections_equal (first, second));
  tandem_record_sections_free (first);
  g_assert_cmpuint (n_destroyed, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list/record-sections/random", test_random);
  g_test_add_func ("/list/record-sections/equal", test_equal);
  return g_test_run ();
}
