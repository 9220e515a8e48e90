/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-record-sheet.h"

#include <string.h>

#include "base/tandem-id.h"
#include "exchange/tandem-export-fields.h"
#include "exchange/tandem-import-list.h"
#include "exchange/tandem-own-header.h"
#include "model/filter/tandem-reference.h"
#include "model/tandem-address.h"
#include "model/tandem-company.h"
#include "model/tandem-consent-event.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-contact.h"
#include "model/tandem-interest.h"
#include "model/tandem-own-values.h"
#include "model/tandem-part-query.h"
#include "model/tandem-record-tag.h"
#include "model/tandem-tag.h"

#define MOST_NAMES 20000 /* of companies, people and campaigns that are known by heart */

typedef enum {
  COLUMN_ID,
  COLUMN_CREATED,
  COLUMN_TEXT, /* of the record: @place */
  COLUMN_NAME, /* of a record that it names: @place; @target is its table */
  COLUMN_TAGS,
  COLUMN_INTERESTS,
  COLUMN_POINT,   /* of a kind: @target, the @number-th; @place is its column */
  COLUMN_ADDRESS, /* the @number-th; @place is its column */
  COLUMN_CONSENT, /* the same */
  COLUMN_OWN,
} ColumnWhat;

typedef struct {
  ColumnWhat what;
  guint place;
  const char *target;
  guint number;
  const TandemField *own;
} Column;

/* A column of the record itself. */
typedef struct {
  const char *title;
  guint place;
  const char *target;
} Plain;

/* What the columns of a row are filled from. */
typedef struct {
  TandemRecord *record;
  GPtrArray *points, *addresses, *tags, *interests, *consents;
} Row;

struct _TandemRecordSheet {
  TandemEntity entity;
  GArray *columns; /* Column */
  GArray *titles;  /* TandemSheetColumn of each */
  TandemOwnFields *own;
  GHashTable *names; /* of records, by their id: no two tables share one */
};

static const Plain contact_columns[] = {
  { "Name Prefix", TANDEM_CONTACT_PREFIX, NULL },
  { "First Name", TANDEM_CONTACT_GIVEN_NAME, NULL },
  { "Middle Name", TANDEM_CONTACT_MIDDLE_NAME, NULL },
  { "Last Name", TANDEM_CONTACT_FAMILY_NAME, NULL },
  { "Name Suffix", TANDEM_CONTACT_SUFFIX, NULL },
  { "Job Title", TANDEM_CONTACT_JOB_TITLE, NULL },
  { "Department", TANDEM_CONTACT_DEPARTMENT, NULL },
  { "Company", TANDEM_CONTACT_COMPANY_ID, "company" },
  { "Owner", TANDEM_CONTACT_OWNER_ID, "person" },
  { "Lifecycle Stage", TANDEM_CONTACT_LIFECYCLE_STAGE, NULL },
  { "Lead Status", TANDEM_CONTACT_LEAD_STATUS, NULL },
  { "Source Channel", TANDEM_CONTACT_SOURCE_CHANNEL_ID, "channel" },
  { "Source Campaign", TANDEM_CONTACT_SOURCE_CAMPAIGN_ID, "campaign" },
  { "Birthday", TANDEM_CONTACT_BIRTHDAY, NULL },
  { "Notes", TANDEM_CONTACT_NOTES, NULL },
  { NULL },
};

static const Plain company_columns[] = {
  { "Company", TANDEM_COMPANY_NAME, NULL },
  { "Company Domain", TANDEM_COMPANY_DOMAIN, NULL },
  { "Industry", TANDEM_COMPANY_INDUSTRY, NULL },
  { "Owner", TANDEM_COMPANY_OWNER_ID, "person" },
  { "Parent Company", TANDEM_COMPANY_PARENT_ID, "company" },
  { "Notes", TANDEM_COMPANY_NOTES, NULL },
  { NULL },
};

static const struct {
  const char *kind, *title;
} point_kinds[] = {
  { "email", "E-mail" }, { "phone", "Phone" }, { "mobile", "Mobile" }, { "url", "Website" }, { "social", "Social" },
};

static const Plain address_columns[] = {
  { "Label", TANDEM_ADDRESS_KIND },
  { "Street", TANDEM_ADDRESS_STREET },
  { "City", TANDEM_ADDRESS_CITY },
  { "Region", TANDEM_ADDRESS_REGION },
  { "Postal Code", TANDEM_ADDRESS_POSTCODE },
  { "Country", TANDEM_ADDRESS_COUNTRY },
};

/* The first has no title of its own: it is what the event was. */
static const Plain consent_columns[] = {
  { NULL, TANDEM_CONSENT_EVENT_KIND },         { "date", TANDEM_CONSENT_EVENT_AT },
  { "channel", TANDEM_CONSENT_EVENT_CHANNEL }, { "topic", TANDEM_CONSENT_EVENT_TOPIC },
  { "source", TANDEM_CONSENT_EVENT_SOURCE },   { "basis", TANDEM_CONSENT_EVENT_LAWFUL_BASIS },
  { "wording", TANDEM_CONSENT_EVENT_WORDING },
};

/* --- columns ------------------------------------------------------------------------------------------------------- */

static void
add (TandemRecordSheet *self, const Column *column, char *title)
{
  TandemSheetColumn heading = { title, TANDEM_SHEET_TEXT };

  g_array_append_val (self->columns, *column);
  g_array_append_val (self->titles, heading);
}

static void
add_plain (TandemRecordSheet *self, const Plain *plain)
{
  for (; plain->title; plain++)
    {
      const Column column = { plain->target ? COLUMN_NAME : COLUMN_TEXT, plain->place, plain->target };

      add (self, &column, g_strdup (plain->title));
    }
}

/* "E-mail 1 - Value", "E-mail 1 - Label", as other programs name them, too */
static gboolean
add_points (TandemRecordSheet *self, TandemConnection *connection, TandemPartOwner owner, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (point_kinds); i++)
    {
      guint most;

      if (!tandem_part_query_count_points (connection, owner, point_kinds[i].kind, &most, error))
        return FALSE;
      for (guint number = 1; number <= most; number++)
        {
          const Column value = { COLUMN_POINT, TANDEM_CONTACT_POINT_VALUE, point_kinds[i].kind, number };
          const Column label = { COLUMN_POINT, TANDEM_CONTACT_POINT_LABEL, point_kinds[i].kind, number };

          add (self, &value, g_strdup_printf ("%s %u - Value", point_kinds[i].title, number));
          add (self, &label, g_strdup_printf ("%s %u - Label", point_kinds[i].title, number));
        }
    }
  return TRUE;
}

static gboolean
add_addresses (TandemRecordSheet *self, TandemConnection *connection, TandemPartOwner owner, GError **error)
{
  guint most;

  if (!tandem_part_query_count_addresses (connection, owner, &most, error))
    return FALSE;
  for (guint number = 1; number <= most; number++)
    for (guint i = 0; i < G_N_ELEMENTS (address_columns); i++)
      {
        const Column column = { COLUMN_ADDRESS, address_columns[i].place, NULL, number };

        add (self, &column, g_strdup_printf ("Address %u - %s", number, address_columns[i].title));
      }
  return TRUE;
}

/* "Consent", "Consent: date", … and then "Consent 2" of an event before it */
static gboolean
add_consents (TandemRecordSheet *self, TandemConnection *connection, GError **error)
{
  guint most;

  if (!tandem_part_query_count_consents (connection, &most, error))
    return FALSE;
  for (guint number = 1; number <= most; number++)
    for (guint i = 0; i < G_N_ELEMENTS (consent_columns); i++)
      {
        const Column column = { COLUMN_CONSENT, consent_columns[i].place, NULL, number };
        const char *part = consent_columns[i].title;
        g_autoptr (GString) title = g_string_new ("Consent");

        if (number > 1)
          g_string_append_printf (title, " %u", number);
        if (part)
          g_string_append_printf (title, ": %s", part);
        add (self, &column, g_string_free (g_steal_pointer (&title), FALSE));
      }
  return TRUE;
}

static void
add_own (TandemRecordSheet *self)
{
  for (guint i = 0; i < tandem_own_fields_get_n (self->own, self->entity); i++)
    {
      const TandemField *field = tandem_own_fields_get (self->own, self->entity, i);
      const Column column = { COLUMN_OWN, 0, NULL, 0, field };

      if (!tandem_field_is_gone (field))
        add (self, &column, tandem_own_header_write (field));
    }
}

static gboolean
lay_out (TandemRecordSheet *self, TandemConnection *connection, GError **error)
{
  gboolean is_contact = self->entity == TANDEM_ENTITY_CONTACT;
  TandemPartOwner owner = is_contact ? TANDEM_PARTS_OF_CONTACT : TANDEM_PARTS_OF_COMPANY;
  const Column id = { COLUMN_ID }, tags = { COLUMN_TAGS }, interests = { COLUMN_INTERESTS },
               created = { COLUMN_CREATED };

  add (self, &id, g_strdup ("Tandem ID"));
  add_plain (self, is_contact ? contact_columns : company_columns);
  add (self, &tags, g_strdup ("Tags"));
  if (is_contact)
    add (self, &interests, g_strdup ("Interests"));
  if (!add_points (self, connection, owner, error) || !add_addresses (self, connection, owner, error)
      || (is_contact && !add_consents (self, connection, error)))
    return FALSE;
  add_own (self);
  add (self, &created, g_strdup ("Created"));
  return TRUE;
}

static void
clear_title (gpointer data)
{
  g_free (((TandemSheetColumn *) data)->title);
}

/**
 * tandem_record_sheet_new:
 * @entity: %TANDEM_ENTITY_CONTACT or %TANDEM_ENTITY_COMPANY
 *
 * Finds out which columns it takes.
 */
TandemRecordSheet *
tandem_record_sheet_new (TandemConnection *connection, TandemEntity entity, GError **error)
{
  g_autoptr (TandemRecordSheet) self = g_new0 (TandemRecordSheet, 1);

  self->entity = entity;
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  self->titles = g_array_new (FALSE, FALSE, sizeof (TandemSheetColumn));
  g_array_set_clear_func (self->titles, clear_title);
  self->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->own = tandem_own_fields_load (connection, error);
  if (self->own == NULL || !lay_out (self, connection, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
tandem_record_sheet_free (TandemRecordSheet *self)
{
  g_array_unref (self->columns);
  g_array_unref (self->titles);
  g_clear_pointer (&self->own, tandem_own_fields_unref);
  g_hash_table_unref (self->names);
  g_free (self);
}

/**
 * tandem_record_sheet_get_columns:
 * @n_columns: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_columns): the columns
 */
const TandemSheetColumn *
tandem_record_sheet_get_columns (TandemRecordSheet *self, guint *n_columns)
{
  *n_columns = self->titles->len;
  return (const TandemSheetColumn *) self->titles->data;
}

/* --- cells --------------------------------------------------------------------------------------------------------- */

static void
take_text (TandemSheetCell *cell, char *text)
{
  if (text && *text)
    *cell = (TandemSheetCell) { .kind = TANDEM_SHEET_TEXT, .text = text, .owned = text };
  else
    g_free (text);
}

static void
set_text (TandemSheetCell *cell, const char *text)
{
  if (text && *text)
    *cell = (TandemSheetCell) { .kind = TANDEM_SHEET_TEXT, .text = text };
}

static void
set_name (TandemRecordSheet *self, TandemConnection *connection, const char *table, gint64 id, TandemSheetCell *cell)
{
  const char *name = g_hash_table_lookup (self->names, &id);

  if (id == 0)
    return;
  if (name == NULL)
    {
      char *found = tandem_reference_dup_name (connection, table, id);

      if (g_hash_table_size (self->names) >= MOST_NAMES)
        g_hash_table_remove_all (self->names);
      name = found ? found : g_strdup ("");
      g_hash_table_insert (self->names, g_memdup2 (&id, sizeof id), (char *) name);
    }
  take_text (cell, g_strdup (name));
}

static void
append_item (GString *text, const char *item, const char *tail)
{
  g_autofree char *quoted = tandem_import_list_quote (item);

  g_string_append_printf (text, "%s%s%s", text->len > 0 ? "; " : "", quoted, tail ? tail : "");
}

static char *
join_tags (GPtrArray *tags)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < tags->len; i++)
    append_item (text, tandem_record_get_text (tags->pdata[i], TANDEM_TAG_NAME), NULL);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "Roofs: 3 bought; Storage: 1": how strong each is, and how that is known, if not from the contact */
static char *
join_interests (GPtrArray *interests)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < interests->len; i++)
    {
      const char *kind = tandem_record_get_text (interests->pdata[i], TANDEM_INTEREST_KIND);
      gboolean is_stated = g_strcmp0 (kind, "stated") == 0;
      g_autofree char *tail
          = g_strdup_printf (": %d%s%s",
                             (int) tandem_record_get_integer (interests->pdata[i], TANDEM_INTEREST_STRENGTH),
                             is_stated ? "" : " ", is_stated ? "" : kind);

      append_item (text, tandem_record_get_text (interests->pdata[i], TANDEM_INTEREST_CATEGORY), tail);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static TandemRecord *
find_point (GPtrArray *points, const char *kind, guint number)
{
  for (guint i = 0; i < points->len; i++)
    if (g_strcmp0 (tandem_record_get_text (points->pdata[i], TANDEM_CONTACT_POINT_KIND), kind) == 0 && --number == 0)
      return points->pdata[i];
  return NULL;
}

/* Phones stand before mobiles: a mobile that comes first all the same has a star. */
static void
set_point (GPtrArray *points, TandemRecord *point, guint place, TandemSheetCell *cell)
{
  const char *text = tandem_record_get_text (point, place);

  if (place == TANDEM_CONTACT_POINT_LABEL && tandem_record_get_integer (point, TANDEM_CONTACT_POINT_IS_PRIMARY)
      && g_strcmp0 (tandem_record_get_text (point, TANDEM_CONTACT_POINT_KIND), "mobile") == 0
      && find_point (points, "phone", 1))
    take_text (cell, text ? g_strconcat ("* ", text, NULL) : g_strdup ("*"));
  else
    set_text (cell, text);
}

static void
set_part (GPtrArray *parts, guint number, guint place, TandemSheetCell *cell)
{
  if (number <= parts->len)
    set_text (cell, tandem_record_get_text (parts->pdata[number - 1], place));
}

/* An amount has its currency behind it: "575.00 EUR". */
static void
set_own (TandemRecord *record, const TandemField *field, TandemSheetCell *cell)
{
  g_autoptr (GString) text = NULL;

  tandem_export_own_get (record, field, cell);
  if (cell->kind != TANDEM_SHEET_MONEY)
    return;
  text = g_string_new (NULL);
  tandem_sheet_append_fixed (text, cell->number, cell->digits, '.');
  g_string_append_printf (text, " %s", cell->text);
  take_text (cell, g_string_free (g_steal_pointer (&text), FALSE));
}

static void
fill (TandemRecordSheet *self, TandemConnection *connection, const Column *column, const Row *row,
      TandemSheetCell *cell)
{
  TandemRecord *point;

  switch (column->what)
    {
    case COLUMN_ID:
      take_text (cell, tandem_id_to_text (tandem_record_get_id (row->record)));
      break;
    case COLUMN_CREATED:
      set_text (cell, tandem_record_get_created_at (row->record));
      break;
    case COLUMN_TEXT:
      set_text (cell, tandem_record_get_text (row->record, column->place));
      break;
    case COLUMN_NAME:
      set_name (self, connection, column->target, tandem_record_get_integer (row->record, column->place), cell);
      break;
    case COLUMN_TAGS:
      take_text (cell, join_tags (row->tags));
      break;
    case COLUMN_INTERESTS:
      take_text (cell, join_interests (row->interests));
      break;
    case COLUMN_POINT:
      if ((point = find_point (row->points, column->target, column->number)))
        set_point (row->points, point, column->place, cell);
      break;
    case COLUMN_ADDRESS:
      set_part (row->addresses, column->number, column->place, cell);
      break;
    case COLUMN_CONSENT:
      set_part (row->consents, column->number, column->place, cell);
      break;
    case COLUMN_OWN:
    default:
      set_own (row->record, column->own, cell);
      break;
    }
}

/* --- rows ---------------------------------------------------------------------------------------------------------- */

static void
clear_row (Row *row)
{
  g_clear_object (&row->record);
  g_clear_pointer (&row->points, g_ptr_array_unref);
  g_clear_pointer (&row->addresses, g_ptr_array_unref);
  g_clear_pointer (&row->tags, g_ptr_array_unref);
  g_clear_pointer (&row->interests, g_ptr_array_unref);
  g_clear_pointer (&row->consents, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, clear_row)

static gboolean
load_parts (TandemRecordSheet *self, TandemConnection *connection, gint64 id, Row *row, GError **error)
{
  gboolean is_contact = self->entity == TANDEM_ENTITY_CONTACT;
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  g_ptr_array_add (records, row->record);
  row->points
      = tandem_contact_point_list (connection,
                                   is_contact ? TANDEM_CONTACT_POINT_CONTACT_ID : TANDEM_CONTACT_POINT_COMPANY_ID, id,
                                   error);
  if (row->points)
    row->addresses
        = tandem_address_list (connection, is_contact ? TANDEM_ADDRESS_CONTACT_ID : TANDEM_ADDRESS_COMPANY_ID, id,
                               error);
  if (row->addresses)
    row->tags
        = tandem_tag_list_of (connection, is_contact ? TANDEM_RECORD_TAG_CONTACT_ID : TANDEM_RECORD_TAG_COMPANY_ID, id,
                              error);
  if (row->tags && is_contact)
    row->interests = tandem_interest_list (connection, id, error);
  if (row->interests)
    row->consents = tandem_consent_event_list (connection, id, error);
  return row->tags && (!is_contact || row->consents)
         && tandem_own_values_read (connection, self->entity, &id, records, error);
}

/**
 * tandem_record_sheet_write:
 * @id: of a record; one that is gone leaves no gap
 *
 * Writes a row.
 */
gboolean
tandem_record_sheet_write (TandemRecordSheet *self, TandemConnection *connection, gint64 id, TandemSheetWriter *writer,
                           GError **error)
{
  GType type = self->entity == TANDEM_ENTITY_CONTACT ? TANDEM_TYPE_CONTACT : TANDEM_TYPE_COMPANY;
  g_autoptr (GPtrArray) records = tandem_record_load_many (connection, type, &id, 1, error);
  g_autofree TandemSheetCell *cells = g_new0 (TandemSheetCell, self->columns->len);
  g_auto (Row) row = { 0 };
  gboolean success;

  if (records == NULL)
    return FALSE;
  if (records->len == 0 || records->pdata[0] == NULL || tandem_record_get_deleted_at (records->pdata[0]))
    return TRUE;
  row.record = g_object_ref (records->pdata[0]);
  if (!load_parts (self, connection, id, &row, error))
    return FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    fill (self, connection, &g_array_index (self->columns, Column, i), &row, &cells[i]);
  success = tandem_sheet_writer_add (writer, cells, self->columns->len, error);
  for (guint i = 0; i < self->columns->len; i++)
    tandem_sheet_cell_clear (&cells[i]);
  return success;
}
