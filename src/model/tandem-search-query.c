/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What search as one types reads of the file: all records of a kind, or one record. Of all, each statement walks one table as
 * it lies in the file, or one index that has all that is asked: to look up what belongs to a record, record by record, takes
 * ten times as long. */
#include "model/tandem-search-query.h"

#include <string.h>

#include "base/tandem-fold.h"
#include "store/tandem-connection.h"

#define CHECK_STEP 512 /* records between two looks at whether they are still wanted */
#define MOST_PARTS 4
#define MOST_WALKS 2

/* Also those in the trash: their contacts are found by them. */
#define COMPANY_NAMES "SELECT id, name FROM company ORDER BY id"

/* How a text stands in a row. */
typedef enum {
  FORM_NONE,
  FORM_TEXT,
  FORM_PERSON, /* in three parts */
  FORM_POINT,  /* with its kind */
} Form;

typedef struct {
  TandemSearchField field;
  Form form;
} Column;

/* @one gives record $1: the id, the sort key and the texts that are @columns. @order gives the ids of those that have a name with
 * its sort key, @nameless those of the others. */
static const struct {
  const char *nick;
  const char *one;
  const char *order;
  const char *nameless;
  Column columns[4];
  Column last; /* comes behind what lies in other tables */
} kinds[TANDEM_SEARCH_N_KINDS] = {
  [TANDEM_SEARCH_CONTACT] = {
    "contact",
    "SELECT c.id, c.sort_key, c.given_name, c.middle_name, c.family_name, f.name FROM contact AS c"
    " LEFT JOIN company AS f ON f.id = c.company_id WHERE c.deleted_at IS NULL AND c.id = $1",
    "SELECT id, sort_key FROM contact WHERE sort_key IS NOT NULL AND deleted_at IS NULL ORDER BY sort_key, id",
    "SELECT id, NULL FROM contact WHERE sort_key IS NULL AND deleted_at IS NULL ORDER BY id",
    { { TANDEM_SEARCH_FIELD_NAME, FORM_PERSON } },
    { TANDEM_SEARCH_FIELD_COMPANY, FORM_TEXT },
  },
  [TANDEM_SEARCH_COMPANY] = {
    "company",
    "SELECT id, sort_key, name, domain FROM company WHERE deleted_at IS NULL AND id = $1",
    "SELECT id, sort_key FROM company WHERE sort_key IS NOT NULL AND deleted_at IS NULL ORDER BY sort_key, id",
    "SELECT id, NULL FROM company WHERE sort_key IS NULL AND deleted_at IS NULL ORDER BY id",
    { { TANDEM_SEARCH_FIELD_NAME, FORM_TEXT }, { TANDEM_SEARCH_FIELD_DOMAIN, FORM_TEXT } },
  },
  [TANDEM_SEARCH_DEAL] = {
    "deal",
    "SELECT d.id, NULL, d.title, f.name, c.given_name, c.middle_name, c.family_name FROM deal AS d"
    " LEFT JOIN contact AS c ON c.id = d.contact_id LEFT JOIN company AS f ON f.id = d.company_id"
    " WHERE d.deleted_at IS NULL AND d.id = $1",
    "SELECT id, title FROM deal WHERE deleted_at IS NULL ORDER BY id",
    NULL,
    { { TANDEM_SEARCH_FIELD_NAME, FORM_TEXT },
      { TANDEM_SEARCH_FIELD_COMPANY, FORM_TEXT },
      { TANDEM_SEARCH_FIELD_CONTACT, FORM_PERSON } },
  },
  [TANDEM_SEARCH_CAMPAIGN] = {
    "campaign",
    "SELECT c.id, c.sort_key, c.name, h.name FROM campaign AS c LEFT JOIN channel AS h ON h.id = c.channel_id"
    " WHERE c.deleted_at IS NULL AND c.id = $1",
    "SELECT id, sort_key FROM campaign WHERE sort_key IS NOT NULL AND deleted_at IS NULL ORDER BY sort_key, id",
    "SELECT id, NULL FROM campaign WHERE sort_key IS NULL AND deleted_at IS NULL ORDER BY id",
    { { TANDEM_SEARCH_FIELD_NAME, FORM_TEXT }, { TANDEM_SEARCH_FIELD_CHANNEL, FORM_TEXT } },
  },
  [TANDEM_SEARCH_PRODUCT] = {
    "product",
    "SELECT id, folded_name, name, category FROM product WHERE deleted_at IS NULL AND id = $1",
    "SELECT id, folded_name FROM product WHERE deleted_at IS NULL ORDER BY folded_name, id",
    NULL,
    { { TANDEM_SEARCH_FIELD_NAME, FORM_TEXT }, { TANDEM_SEARCH_FIELD_CATEGORY, FORM_TEXT } },
  },
  [TANDEM_SEARCH_ORDER] = {
    "order",
    "SELECT o.id, o.order_number, o.order_number, d.title, f.name, c.given_name, c.middle_name, c.family_name"
    " FROM sales_order AS o LEFT JOIN deal AS d ON d.id = o.deal_id LEFT JOIN company AS f ON f.id = o.company_id"
    " LEFT JOIN contact AS c ON c.id = o.contact_id WHERE o.deleted_at IS NULL AND o.id = $1",
    "SELECT id, order_number FROM sales_order WHERE order_number IS NOT NULL AND deleted_at IS NULL"
    " ORDER BY order_number, id",
    "SELECT id, NULL FROM sales_order WHERE order_number IS NULL AND deleted_at IS NULL ORDER BY id",
    { { TANDEM_SEARCH_FIELD_NAME, FORM_TEXT },
      { TANDEM_SEARCH_FIELD_DEAL, FORM_TEXT },
      { TANDEM_SEARCH_FIELD_COMPANY, FORM_TEXT },
      { TANDEM_SEARCH_FIELD_CONTACT, FORM_PERSON } },
  },
};

#define POINTS_OF(owner)                                                                                               \
  "SELECT CASE WHEN kind = 'email' THEN 0 ELSE 1 END, value FROM contact_point WHERE " owner " = $1"                   \
  " AND kind IN ('email', 'phone', 'mobile') AND deleted_at IS NULL ORDER BY kind, is_primary DESC, id"
#define CITIES_OF(owner) "SELECT 0, city FROM address WHERE " owner " = $1 AND deleted_at IS NULL ORDER BY id"

/* What lies in other tables of record $1: whether it is a phone, and the text; the first is that which is used first. */
static const struct {
  const char *sql;
  TandemSearchField field;
} walks[TANDEM_SEARCH_N_KINDS][MOST_WALKS] = {
  [TANDEM_SEARCH_CONTACT] = {
    { POINTS_OF ("contact_id"), TANDEM_SEARCH_FIELD_EMAIL },
    { CITIES_OF ("contact_id"), TANDEM_SEARCH_FIELD_CITY },
  },
  [TANDEM_SEARCH_COMPANY] = {
    { POINTS_OF ("company_id"), TANDEM_SEARCH_FIELD_EMAIL },
    { CITIES_OF ("company_id"), TANDEM_SEARCH_FIELD_CITY },
  },
  [TANDEM_SEARCH_ORDER] = {
    { "SELECT 0, text FROM order_line WHERE order_id = $1 AND deleted_at IS NULL ORDER BY id",
      TANDEM_SEARCH_FIELD_PRODUCT },
  },
};

/* The texts of all records, each statement for one of them. Also those of records in the trash may be among them. That kinds
 * of points are not asked for is on purpose: they would be found by the index of values, one by one. */
static const struct {
  const char *sql;
  TandemSearchField field;
  Form form;
  int company; /* the column of the company whose name is a text, too; 0: none */
} parts[TANDEM_SEARCH_N_KINDS][MOST_PARTS] = {
  [TANDEM_SEARCH_CONTACT] = {
    { "SELECT id, given_name, middle_name, family_name, company_id FROM contact WHERE deleted_at IS NULL ORDER BY id",
      TANDEM_SEARCH_FIELD_NAME, FORM_PERSON, .company = 4 },
    { "SELECT contact_id, value, kind FROM contact_point WHERE contact_id IS NOT NULL AND deleted_at IS NULL ORDER BY id",
      TANDEM_SEARCH_FIELD_EMAIL, FORM_POINT },
    { "SELECT contact_id, city FROM address WHERE contact_id IS NOT NULL AND deleted_at IS NULL ORDER BY id",
      TANDEM_SEARCH_FIELD_CITY, FORM_TEXT },
  },
  [TANDEM_SEARCH_COMPANY] = {
    { "SELECT id, name FROM company WHERE deleted_at IS NULL ORDER BY id", TANDEM_SEARCH_FIELD_NAME, FORM_TEXT },
    { "SELECT id, domain FROM company WHERE deleted_at IS NULL ORDER BY id", TANDEM_SEARCH_FIELD_DOMAIN, FORM_TEXT },
    { "SELECT company_id, value, kind FROM contact_point WHERE company_id IS NOT NULL AND deleted_at IS NULL",
      TANDEM_SEARCH_FIELD_EMAIL, FORM_POINT },
    { "SELECT company_id, city FROM address WHERE company_id IS NOT NULL AND deleted_at IS NULL",
      TANDEM_SEARCH_FIELD_CITY, FORM_TEXT },
  },
  [TANDEM_SEARCH_DEAL] = {
    { "SELECT id, title, company_id FROM deal WHERE deleted_at IS NULL ORDER BY id",
      TANDEM_SEARCH_FIELD_NAME, FORM_TEXT, .company = 2 },
    { "SELECT d.id, c.given_name, c.middle_name, c.family_name FROM deal AS d JOIN contact AS c ON c.id = d.contact_id"
      " WHERE d.contact_id IS NOT NULL AND d.deleted_at IS NULL ORDER BY d.contact_id",
      TANDEM_SEARCH_FIELD_CONTACT, FORM_PERSON },
  },
  [TANDEM_SEARCH_CAMPAIGN] = {
    { "SELECT id, name FROM campaign WHERE deleted_at IS NULL ORDER BY id", TANDEM_SEARCH_FIELD_NAME, FORM_TEXT },
    { "SELECT c.id, h.name FROM campaign AS c JOIN channel AS h ON h.id = c.channel_id WHERE c.deleted_at IS NULL",
      TANDEM_SEARCH_FIELD_CHANNEL, FORM_TEXT },
  },
  [TANDEM_SEARCH_PRODUCT] = {
    { "SELECT id, name FROM product WHERE deleted_at IS NULL ORDER BY id", TANDEM_SEARCH_FIELD_NAME, FORM_TEXT },
    { "SELECT id, category FROM product WHERE deleted_at IS NULL ORDER BY id", TANDEM_SEARCH_FIELD_CATEGORY, FORM_TEXT },
  },
  [TANDEM_SEARCH_ORDER] = {
    { "SELECT id, order_number, company_id FROM sales_order WHERE deleted_at IS NULL ORDER BY id",
      TANDEM_SEARCH_FIELD_NAME, FORM_TEXT, .company = 2 },
    { "SELECT o.id, d.title FROM sales_order AS o JOIN deal AS d ON d.id = o.deal_id"
      " WHERE o.deal_id IS NOT NULL AND o.deleted_at IS NULL ORDER BY o.deal_id",
      TANDEM_SEARCH_FIELD_DEAL, FORM_TEXT },
    { "SELECT o.id, c.given_name, c.middle_name, c.family_name FROM sales_order AS o JOIN contact AS c"
      " ON c.id = o.contact_id WHERE o.contact_id IS NOT NULL AND o.deleted_at IS NULL ORDER BY o.contact_id",
      TANDEM_SEARCH_FIELD_CONTACT, FORM_PERSON },
    { "SELECT order_id, text FROM order_line WHERE deleted_at IS NULL ORDER BY id",
      TANDEM_SEARCH_FIELD_PRODUCT, FORM_TEXT },
  },
};

static void
clear_text (gpointer data)
{
  g_free (((TandemSearchText *) data)->text);
}

static GArray *
make_texts (void)
{
  GArray *texts = g_array_new (FALSE, FALSE, sizeof (TandemSearchText));

  g_array_set_clear_func (texts, clear_text);
  return texts;
}

static void
add_text (GArray *texts, TandemSearchField field, const char *text)
{
  TandemSearchText added = { field, g_strdup (text) };

  if (text && *text)
    g_array_append_val (texts, added);
  else
    g_free (added.text);
}

/* --- one record ---------------------------------------------------------------------------------------------------- */

static void
append_person (GString *name, TandemStatement *statement, int column)
{
  for (int i = column; i < column + 3; i++)
    {
      const char *part = tandem_statement_get_text (statement, i);

      if (part && name->len)
        g_string_append_c (name, ' ');
      if (part)
        g_string_append (name, part);
    }
}

static void
add_person (GArray *texts, TandemSearchField field, TandemStatement *statement, int column)
{
  g_autoptr (GString) name = g_string_new (NULL);

  append_person (name, statement, column);
  add_text (texts, field, name->str);
}

static gboolean
add_walked (TandemSearchRecord *record, TandemConnection *connection, const char *sql, TandemSearchField field,
            GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, record->id);
  while (tandem_statement_next (statement, &failure))
    add_text (record->texts, tandem_statement_get_int64 (statement, 0) ? TANDEM_SEARCH_FIELD_PHONE : field,
              tandem_statement_get_text (statement, 1));
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Returns where the next text stands. */
static int
add_column (GArray *texts, const Column *column, TandemStatement *statement, int place)
{
  if (column->form == FORM_NONE)
    return place;
  if (column->form == FORM_PERSON)
    {
      add_person (texts, column->field, statement, place);
      return place + 3;
    }
  add_text (texts, column->field, tandem_statement_get_text (statement, place));
  return place + 1;
}

static gboolean
read_record (TandemConnection *connection, TandemSearchKind kind, TandemStatement *statement,
             TandemSearchRecord *record, GError **error)
{
  int place = 2;
  const char *title;

  record->id = tandem_statement_get_int64 (statement, 0);
  record->key = tandem_statement_dup_bytes (statement, 1);
  if (kind == TANDEM_SEARCH_DEAL)
    {
      title = tandem_statement_get_text (statement, 2);
      record->key = tandem_collator_key (tandem_connection_get_collator (connection), title ? title : "");
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds[kind].columns); i++)
    place = add_column (record->texts, &kinds[kind].columns[i], statement, place);
  for (guint i = 0; i < MOST_WALKS && walks[kind][i].sql; i++)
    if (!add_walked (record, connection, walks[kind][i].sql, walks[kind][i].field, error))
      return FALSE;
  add_column (record->texts, &kinds[kind].last, statement, place);
  return TRUE;
}

static void
clear_record (TandemSearchRecord *record)
{
  g_clear_pointer (&record->key, g_bytes_unref);
  g_clear_pointer (&record->texts, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TandemSearchRecord, clear_record)

/**
 * tandem_search_kind_get_nick:
 *
 * Returns: what programs call it: "contact"
 */
const char *
tandem_search_kind_get_nick (TandemSearchKind kind)
{
  return kinds[kind].nick;
}

/* --- all records --------------------------------------------------------------------------------------------------- */

typedef void (*RowFunc) (TandemStatement *statement, gpointer data);

static gboolean
read_all (TandemConnection *connection, const char *sql, RowFunc func, gpointer data, GCancellable *cancellable,
          GError **error)
{
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, sql, error);
  g_autoptr (GError) failure = NULL;

  for (guint n = 1; statement && tandem_statement_next (statement, &failure); n++)
    {
      if (n % CHECK_STEP == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      func (statement, data);
    }
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  return statement && failure == NULL;
}

typedef struct {
  TandemSearchOrderFunc func;
  gpointer data;
  TandemCollator *collator; /* makes the keys; NULL where the file has them */
} Places;

static void
read_place (TandemStatement *statement, gpointer data)
{
  Places *places = data;
  gint64 id = tandem_statement_get_int64 (statement, 0);
  const guint8 *bytes;
  gsize length;

  if (places->collator)
    {
      const char *title = tandem_statement_get_text (statement, 1);
      g_autoptr (GBytes) key = tandem_collator_key (places->collator, title ? title : "");

      bytes = g_bytes_get_data (key, &length);
      places->func (id, bytes, (int) length, places->data);
      return;
    }
  bytes = tandem_statement_get_bytes (statement, 1, &length);
  places->func (id, bytes, tandem_statement_is_null (statement, 1) ? -1 : (int) length, places->data);
}

/**
 * tandem_search_query_read_order:
 * @func: is told each record; by sort key and id where the file has the keys, those without one last; else by id
 */
gboolean
tandem_search_query_read_order (TandemConnection *connection, TandemSearchKind kind, TandemSearchOrderFunc func,
                                gpointer data, GCancellable *cancellable, GError **error)
{
  Places places = { func, data, kind == TANDEM_SEARCH_DEAL ? tandem_connection_get_collator (connection) : NULL };

  return read_all (connection, kinds[kind].order, read_place, &places, cancellable, error)
         && (kinds[kind].nameless == NULL
             || read_all (connection, kinds[kind].nameless, read_place, &places, cancellable, error));
}

/* The names of all companies by their ids, which rise. */
typedef struct {
  GArray *ids;
  GArray *offsets; /* of guint: where the name begins in @texts */
  GByteArray *texts;
} Names;

static void
clear_names (Names *self)
{
  g_array_unref (self->ids);
  g_array_unref (self->offsets);
  g_byte_array_unref (self->texts);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Names, clear_names)

static void
read_name (TandemStatement *statement, gpointer data)
{
  Names *self = data;
  gint64 id = tandem_statement_get_int64 (statement, 0);
  const char *name = tandem_statement_get_text (statement, 1);

  g_array_append_val (self->ids, id);
  g_array_append_val (self->offsets, self->texts->len);
  g_byte_array_append (self->texts, (const guint8 *) (name ? name : ""), name ? (guint) strlen (name) + 1 : 1);
}

static const char *
find_name (const Names *self, gint64 id)
{
  const gint64 *ids = (const gint64 *) self->ids->data;
  guint low = 0, n = self->ids->len;

  for (; n > 1; n -= n / 2)
    low += ids[low + n / 2] <= id ? n / 2 : 0; /* without a branch, which nobody could foresee */
  return n && ids[low] == id ? (const char *) self->texts->data + g_array_index (self->offsets, guint, low) : NULL;
}

typedef struct {
  TandemSearchTextFunc func;
  gpointer data;
  TandemSearchField field;
  Form form;
  int company;
  GString *person;
  const Names *companies;
} Texts;

static const char *
take_text (Texts *texts, TandemStatement *statement, TandemSearchField *field)
{
  const char *kind;

  if (texts->form == FORM_PERSON)
    {
      g_string_truncate (texts->person, 0);
      append_person (texts->person, statement, 1);
      return texts->person->str;
    }
  kind = texts->form == FORM_POINT ? tandem_statement_get_text (statement, 2) : "email";
  if (g_strcmp0 (kind, "phone") == 0 || g_strcmp0 (kind, "mobile") == 0)
    *field = TANDEM_SEARCH_FIELD_PHONE;
  else if (g_strcmp0 (kind, "email") != 0)
    return NULL;
  return tandem_statement_get_text (statement, 1);
}

static void
read_text (TandemStatement *statement, gpointer data)
{
  Texts *texts = data;
  gint64 id = tandem_statement_get_int64 (statement, 0);
  TandemSearchField field = texts->field;
  const char *text = take_text (texts, statement, &field);

  if (text && *text)
    texts->func (id, field, text, texts->data);
  text = texts->company ? find_name (texts->companies, tandem_statement_get_int64 (statement, texts->company)) : NULL;
  if (text && *text)
    texts->func (id, TANDEM_SEARCH_FIELD_COMPANY, text, texts->data);
}

/**
 * tandem_search_query_read_texts:
 * @func: is told each text of all records, most of them by rising ids; also some of records that are in the trash
 */
gboolean
tandem_search_query_read_texts (TandemConnection *connection, TandemSearchKind kind, TandemSearchTextFunc func,
                                gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) person = g_string_new (NULL);
  g_auto (Names) companies = { g_array_new (FALSE, FALSE, sizeof (gint64)), g_array_new (FALSE, FALSE, sizeof (guint)),
                               g_byte_array_new () };

  for (guint i = 0; i < MOST_PARTS && parts[kind][i].sql; i++)
    {
      Texts texts
          = { func, data, parts[kind][i].field, parts[kind][i].form, parts[kind][i].company, person, &companies };

      if (texts.company && !read_all (connection, COMPANY_NAMES, read_name, &companies, cancellable, error))
        return FALSE;
      if (!read_all (connection, parts[kind][i].sql, read_text, &texts, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * tandem_search_query_read:
 * @func: is told the record, unless there is none, or it is in the trash; the record is its own only for that time
 */
gboolean
tandem_search_query_read (TandemConnection *connection, TandemSearchKind kind, gint64 id, TandemSearchRecordFunc func,
                          gpointer data, GError **error)
{
  g_auto (TandemSearchRecord) record = { .texts = make_texts () };
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, kinds[kind].one, error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, id);
  if (tandem_statement_next (statement, &failure))
    {
      if (!read_record (connection, kind, statement, &record, error))
        return FALSE;
      func (&record, data);
    }
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  return failure == NULL;
}
