/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * list-ids FILE - lists all ids of a file by every order, both ways, also of the fields that the firm added, and some filtered
 * lists; for each: records, and milliseconds of processor and of the wall clock, the least of three. */
#include <stdlib.h>
#include <time.h>

#include "model/filter/tandem-list-query.h"
#include "model/tandem-model.h"
#include "store/tandem-connection.h"

#define N_ROUNDS 3

static const struct {
  TandemEntity entity;
  const char *words;
  const char *condition;
} filters[] = {
  { TANDEM_ENTITY_CONTACT, "lifecycle is customer",
    "{\"field\":\"lifecycle\",\"is\":\"any-of\",\"values\":[\"customer\"]}" },
  { TANDEM_ENTITY_CONTACT, "lifecycle is not customer",
    "{\"field\":\"lifecycle\",\"is\":\"none-of\",\"values\":[\"customer\"]}" },
  { TANDEM_ENTITY_CONTACT, "last contact in 30 days",
    "{\"field\":\"last-contact\",\"is\":\"last-days\",\"values\":[30]}" },
  { TANDEM_ENTITY_CONTACT, "has an open deal", "{\"field\":\"has-open-deal\",\"is\":\"yes\"}" },
  { TANDEM_ENTITY_CONTACT, "e-mail contains \"son\"",
    "{\"field\":\"email\",\"is\":\"contains\",\"values\":[\"son\"]}" },
  { TANDEM_ENTITY_CONTACT, "company starts with \"blue\"",
    "{\"field\":\"company-name\",\"is\":\"starts-with\",\"values\":[\"blue\"]}" },
  { TANDEM_ENTITY_CONTACT, "family name is \"o'brien\" (a pass)",
    "{\"field\":\"family-name\",\"is\":\"is\",\"values\":[\"o'brien\"]}" },
  { TANDEM_ENTITY_CONTACT, "city contains \"ko\" (a pass)",
    "{\"field\":\"city\",\"is\":\"contains\",\"values\":[\"ko\"]}" },
  { TANDEM_ENTITY_DEAL, "open, over 10,000",
    "{\"match\":\"all\",\"conditions\":[{\"field\":\"state\",\"is\":\"any-of\",\"values\":[\"open\"]},"
    "{\"field\":\"amount\",\"is\":\"at-least\",\"values\":[1000000,\"EUR\"]}]}" },
};

static double
read_clock (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static void
measure (TandemConnection *reader, TandemListQuery *query, const char *words)
{
  double cpu = 1e9, wall = 1e9;
  guint n = 0;

  for (int i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      double cpu_before = read_clock (CLOCK_PROCESS_CPUTIME_ID), wall_before = read_clock (CLOCK_MONOTONIC);
      g_autoptr (GArray) ids = tandem_list_query_list_ids (reader, query, NULL, &error);

      if (ids == NULL)
        g_error ("%s", error->message);
      n = ids->len;
      cpu = MIN (cpu, read_clock (CLOCK_PROCESS_CPUTIME_ID) - cpu_before);
      wall = MIN (wall, read_clock (CLOCK_MONOTONIC) - wall_before);
    }
  g_print ("| %s | %s | %u | %.0f | %.0f |\n", tandem_entity_get_nick (tandem_list_query_get_entity (query)), words, n,
           cpu, wall);
}

static void
measure_filter (TandemConnection *reader, TandemEntity entity, const TandemField *field, TandemOperator operator,
                GVariant * values)
{
  g_autoptr (TandemListQuery) query = tandem_list_query_new (entity, NULL, FALSE);
  g_autoptr (TandemCondition) leaf = tandem_condition_new_on (entity, field, operator, values, NULL);
  g_autofree char *words = leaf ? tandem_condition_describe (leaf, NULL, NULL) : NULL;

  if (leaf == NULL)
    return;
  tandem_list_query_set_condition (query, leaf);
  measure (reader, query, words);
}

/* In the order of each field that the firm added, both ways, and filtered by it. */
static void
measure_own (TandemConnection *reader, TandemOwnFields *own, TandemEntity entity)
{
  for (guint i = 0; i < 2 * tandem_own_fields_get_n (own, entity); i++)
    {
      const TandemField *field = tandem_own_fields_get (own, entity, i / 2);
      g_autoptr (TandemListQuery) query = tandem_list_query_new (entity, NULL, i % 2);
      g_autofree char *words = g_strconcat (tandem_field_get_title (field), i % 2 ? ", turned" : "", NULL);

      tandem_list_query_set_sort (query, field);
      measure (reader, query, words);
      if (i % 2 == 0)
        continue;
      measure_filter (reader, entity, field, TANDEM_OPERATOR_IS_NOT_EMPTY, NULL);
      measure_filter (reader, entity, field, TANDEM_OPERATOR_CONTAINS, g_variant_new ("(s)", "ko"));
      measure_filter (reader, entity, field, TANDEM_OPERATOR_AT_LEAST,
                      g_variant_new ("(x)", G_GINT64_CONSTANT (90000000)));
      measure_filter (reader, entity, field, TANDEM_OPERATOR_LAST_DAYS, g_variant_new ("(x)", G_GINT64_CONSTANT (30)));
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (TandemConnection) reader = NULL;
  g_autoptr (TandemOwnFields) own = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    g_error ("usage: list-ids FILE");
  tandem_model_ensure_types ();
  reader = tandem_connection_open (argv[1], TANDEM_CONNECTION_READ, &error);
  if (reader == NULL)
    g_error ("%s", error->message);
  for (guint entity = 0; entity < TANDEM_N_ENTITIES; entity++)
    for (guint i = 0; i < 2 * tandem_field_get_n (entity); i++)
      {
        const TandemField *field = tandem_field_get (entity, i / 2);
        g_autoptr (TandemListQuery) query = tandem_list_query_new (entity, tandem_field_get_key (field), i % 2);
        g_autofree char *words = g_strconcat (tandem_field_get_key (field), i % 2 ? ", turned" : "", NULL);

        if (tandem_field_can (field, TANDEM_FIELD_USE_SORT))
          measure (reader, query, words);
      }
  own = tandem_own_fields_load (reader, &error);
  if (own == NULL)
    g_error ("%s", error->message);
  for (guint entity = 0; entity < TANDEM_N_ENTITIES; entity++)
    measure_own (reader, own, entity);
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (TandemListQuery) query = tandem_list_query_new (filters[i].entity, NULL, FALSE);
      g_autoptr (TandemCondition) condition
          = tandem_condition_new_from_json (filters[i].entity, filters[i].condition, &error);

      if (condition == NULL)
        g_error ("%s", error->message);
      tandem_list_query_set_condition (query, condition);
      measure (reader, query, filters[i].words);
    }
  return EXIT_SUCCESS;
}
