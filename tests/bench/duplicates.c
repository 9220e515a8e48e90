/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * duplicates FILE - looks for contacts and companies that may be one; for each: how many there are, how many pairs were found,
 * milliseconds of the wall clock, the least of three, and the most memory that the program had. */
#include <stdlib.h>
#include <sys/resource.h>

#include "model/tandem-duplicate-query.h"
#include "model/tandem-model.h"
#include "store/tandem-connection.h"

#define N_ROUNDS 3

static void
measure (TandemConnection *reader, const char *table)
{
  double least = 1e9;
  guint n_pairs = 0, n_certain = 0, n_records = 0;
  struct rusage usage;

  for (int i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      TandemDuplicateSearch search = { 0 };
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GArray) pairs = tandem_duplicate_query_list (reader, table, &search, &error);

      if (pairs == NULL)
        g_error ("%s", error->message);
      least = MIN (least, (double) (g_get_monotonic_time () - start) / 1000);
      n_pairs = pairs->len;
      n_records = search.n_records;
      for (n_certain = 0; n_certain < n_pairs && g_array_index (pairs, TandemDuplicate, n_certain).is_certain;
           n_certain++)
        ;
    }
  getrusage (RUSAGE_SELF, &usage);
  g_print ("%-8s %8u records %6u pairs %6u certain %8.0f ms %6ld MB\n", table, n_records, n_pairs, n_certain, least,
           usage.ru_maxrss / 1024);
}

int
main (int argc, char *argv[])
{
  g_autoptr (TandemConnection) reader = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    {
      g_printerr ("usage: duplicates FILE\n");
      return EXIT_FAILURE;
    }
  tandem_model_ensure_types ();
  reader = tandem_connection_open (argv[1], TANDEM_CONNECTION_READ, &error);
  if (reader == NULL)
    g_error ("%s", error->message);
  measure (reader, "contact");
  measure (reader, "company");
  return EXIT_SUCCESS;
}
