/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Some rows at a time are read and written by the store's thread for long work, so that other long work comes in between, and
 * so that a million of them are never in memory. */
#include "exchange/tandem-list-export.h"

#include <glib/gi18n-lib.h>

#include "exchange/tandem-csv-writer.h"
#include "exchange/tandem-export-fields.h"
#include "exchange/tandem-export-file.h"
#include "exchange/tandem-record-sheet.h"
#include "exchange/tandem-vcard-writer.h"
#include "exchange/tandem-xlsx-writer.h"
#include "model/tandem-campaign-query.h"
#include "model/tandem-company-query.h"
#include "model/tandem-company.h"
#include "model/tandem-contact-query.h"
#include "model/tandem-contact.h"
#include "model/tandem-deal-query.h"
#include "model/tandem-order-row.h"
#include "model/tandem-own-values.h"
#include "model/tandem-product-query.h"
#include "store/tandem-store-error.h"

#define ROWS_A_TIME 500

/* A column holds a field, or one that the firm added; or the currency of the amounts. */
typedef struct {
  const TandemExportField *field;
  const TandemField *own;
} Column;

struct _TandemListExport {
  GObject parent_instance;

  TandemEntity entity;
  TandemExportFormat format;
  char *title;
  GTimeZone *zone;
  GArray *columns; /* Column */
  GArray *titles;  /* TandemSheetColumn of each */
  gboolean has_own;
  GArray *ids;
  char *path;

  TandemExportFile *file;
  TandemRecordSheet *sheet; /* where all that is known goes out */
  TandemSheetWriter *writer;
  guint next;  /* of @ids */
  gint n_done; /* the same, for other threads */
};

G_DEFINE_FINAL_TYPE (TandemListExport, tandem_list_export, G_TYPE_OBJECT)

static void
clear_title (gpointer data)
{
  g_free (((TandemSheetColumn *) data)->title);
}

static void
tandem_list_export_finalize (GObject *object)
{
  TandemListExport *self = TANDEM_LIST_EXPORT (object);

  g_time_zone_unref (self->zone);
  g_array_unref (self->columns);
  g_array_unref (self->titles);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self->path);
  g_free (self->title);
  g_clear_object (&self->writer);
  g_clear_pointer (&self->sheet, tandem_record_sheet_free);
  g_clear_pointer (&self->file, tandem_export_file_free);
  G_OBJECT_CLASS (tandem_list_export_parent_class)->finalize (object);
}

static void
tandem_list_export_class_init (TandemListExportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_list_export_finalize;
}

static void
tandem_list_export_init (TandemListExport *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  self->titles = g_array_new (FALSE, FALSE, sizeof (TandemSheetColumn));
  g_array_set_clear_func (self->titles, clear_title);
}

/* --- columns ------------------------------------------------------------------------------------------------------- */

static void
add (TandemListExport *self, const Column *column, char *title, TandemSheetKind kind)
{
  TandemSheetColumn heading = { title, kind };

  g_array_append_val (self->columns, *column);
  g_array_append_val (self->titles, heading);
}

static gboolean
is_amount (TandemListExport *self, guint place, gboolean is_own)
{
  return g_array_index (self->titles, TandemSheetColumn, place).kind == TANDEM_SHEET_MONEY
         && (g_array_index (self->columns, Column, place).own != NULL) == is_own;
}

static void
insert_currency (TandemListExport *self, guint place, const TandemField *own)
{
  const char *title = g_array_index (self->titles, TandemSheetColumn, place - 1).title;
  Column column = { NULL, own };
  /* Translators: heading of a column; %s is the heading of the one before it, which holds amounts of money */
  TandemSheetColumn heading
      = { own ? g_strdup_printf (_ ("%s (currency)"), title) : g_strdup (C_ ("field", "Currency")), TANDEM_SHEET_TEXT };

  g_array_insert_val (self->columns, place, column);
  g_array_insert_val (self->titles, place, heading);
}

/* Text can't carry a currency in a number: it stands beside it. All amounts that a record has by itself are in one currency. */
static void
insert_currencies (TandemListExport *self)
{
  gboolean is_said = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    if (is_amount (self, i, TRUE))
      insert_currency (self, i + 1, g_array_index (self->columns, Column, i).own);
    else if (is_amount (self, i, FALSE) && !is_said)
      {
        insert_currency (self, i + 1, NULL);
        is_said = TRUE;
      }
}

static gboolean
has_column (TandemListExport *self, const char *key)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const TandemExportField *field = g_array_index (self->columns, Column, i).field;

      if (field && g_str_equal (field->key, key))
        return TRUE;
    }
  return FALSE;
}

/* As what a sum leaves out for want of a rate, which the list says by an asterisk and its words. */
static void
add_along (TandemListExport *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const TandemExportField *field = g_array_index (self->columns, Column, i).field;
      const TandemExportField *along
          = field && field->along ? tandem_export_fields_find (self->entity, field->along) : NULL;

      if (along && !has_column (self, along->key))
        tandem_list_export_add_column (self, along->key, tandem_export_field_get_title (along));
    }
}

/**
 * tandem_list_export_new:
 * @title: what is listed, as "Contacts"
 * @zone: of the firm
 */
TandemListExport *
tandem_list_export_new (TandemEntity entity, const char *title, GTimeZone *zone)
{
  TandemListExport *self = g_object_new (TANDEM_TYPE_LIST_EXPORT, NULL);

  self->entity = entity;
  self->title = g_strdup (title);
  self->zone = g_time_zone_ref (zone);
  return self;
}

/**
 * tandem_list_export_set_format:
 *
 * Sets what the file is to be; before it %TANDEM_EXPORT_CSV.
 */
void
tandem_list_export_set_format (TandemListExport *self, TandemExportFormat format)
{
  self->format = format;
}

/**
 * tandem_list_export_add_column:
 * @key: of a field of tandem_export_fields_list()
 * @title: its heading
 */
void
tandem_list_export_add_column (TandemListExport *self, const char *key, const char *title)
{
  const Column column = { tandem_export_fields_find (self->entity, key), NULL };

  g_return_if_fail (column.field != NULL);

  add (self, &column, g_strdup (title), column.field->kind);
}

/**
 * tandem_list_export_add_own_column:
 * @field: one that the firm added
 */
void
tandem_list_export_add_own_column (TandemListExport *self, const TandemField *field)
{
  const Column column = { NULL, field };

  self->has_own = TRUE;
  add (self, &column, g_strdup (tandem_field_get_title (field)), tandem_export_own_kind (field));
}

/**
 * tandem_list_export_set_ids:
 * @ids: (element-type gint64): the records in their order; not to be changed any more
 */
void
tandem_list_export_set_ids (TandemListExport *self, GArray *ids)
{
  g_clear_pointer (&self->ids, g_array_unref);
  self->ids = g_array_ref (ids);
}

/* --- rows ---------------------------------------------------------------------------------------------------------- */

static GPtrArray *
load_rows (TandemListExport *self, TandemConnection *connection, guint n_rows, GError **error)
{
  static GPtrArray *(*const loads[TANDEM_N_ENTITIES]) (TandemConnection *, const gint64 *, guint, GError **) = {
    [TANDEM_ENTITY_CONTACT] = tandem_contact_query_load_rows,
    [TANDEM_ENTITY_COMPANY] = tandem_company_query_load_rows,
    [TANDEM_ENTITY_DEAL] = tandem_deal_query_load_rows,
    [TANDEM_ENTITY_CAMPAIGN] = tandem_campaign_query_load_rows,
    [TANDEM_ENTITY_PRODUCT] = tandem_product_query_load_rows,
    [TANDEM_ENTITY_ORDER] = tandem_order_row_load,
  };
  const gint64 *ids = &g_array_index (self->ids, gint64, self->next);
  g_autoptr (GPtrArray) rows = loads[self->entity](connection, ids, n_rows, error);

  if (rows && self->has_own && !tandem_own_values_read (connection, self->entity, ids, rows, error))
    return NULL;
  return g_steal_pointer (&rows);
}

/* The own amount before it, or any amount of the record. */
static void
find_currency (TandemListExport *self, const TandemSheetCell *cells, guint place, TandemSheetCell *cell)
{
  gboolean is_own = g_array_index (self->columns, Column, place).own != NULL;

  for (guint i = is_own ? place - 1 : 0; i < (is_own ? place : self->columns->len); i++)
    if (cells[i].kind == TANDEM_SHEET_MONEY && is_own == (g_array_index (self->columns, Column, i).own != NULL))
      {
        *cell = (TandemSheetCell) { .kind = TANDEM_SHEET_TEXT, .text = cells[i].text };
        return;
      }
}

static gboolean
is_currency (TandemListExport *self, guint place)
{
  const Column *column = &g_array_index (self->columns, Column, place);

  if (column->field == NULL && column->own == NULL)
    return TRUE;
  return column->own && place > 0 && g_array_index (self->columns, Column, place - 1).own == column->own;
}

static gboolean
write_row (TandemListExport *self, gpointer row, TandemSheetCell *cells, GError **error)
{
  guint n_columns = self->columns->len;
  gboolean success;

  for (guint i = 0; i < n_columns; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);

      if (column->field)
        column->field->get (row, self->zone, &cells[i]);
      else if (!is_currency (self, i))
        tandem_export_own_get (row, column->own, &cells[i]);
    }
  for (guint i = 0; i < n_columns; i++)
    if (is_currency (self, i))
      find_currency (self, cells, i, &cells[i]);
  success = tandem_sheet_writer_add (self->writer, cells, n_columns, error);
  for (guint i = 0; i < n_columns; i++)
    tandem_sheet_cell_clear (&cells[i]);
  return success;
}

/* One that is gone meanwhile leaves no gap. */
static gboolean
write_list_rows (TandemListExport *self, TandemConnection *connection, guint n_rows, GError **error)
{
  g_autoptr (GPtrArray) rows = load_rows (self, connection, n_rows, error);
  g_autofree TandemSheetCell *cells = g_new0 (TandemSheetCell, self->columns->len);

  for (guint i = 0; rows && i < rows->len; i++)
    if (rows->pdata[i] && !write_row (self, rows->pdata[i], cells, error))
      return FALSE;
  return rows != NULL;
}

static gboolean
write_whole_rows (TandemListExport *self, TandemConnection *connection, guint n_rows, GError **error)
{
  for (guint i = 0; i < n_rows; i++)
    if (!tandem_record_sheet_write (self->sheet, connection, g_array_index (self->ids, gint64, self->next + i),
                                    self->writer, error))
      return FALSE;
  return TRUE;
}

/* As one write. One that is gone meanwhile leaves no gap. */
static gboolean
write_cards (TandemListExport *self, TandemConnection *connection, guint n_rows, GError **error)
{
  GType type = self->entity == TANDEM_ENTITY_CONTACT ? TANDEM_TYPE_CONTACT : TANDEM_TYPE_COMPANY;
  g_autoptr (GString) cards = g_string_new (NULL);

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (GError) failure = NULL;
      g_autoptr (TandemVcardContact) contact
          = tandem_vcard_contact_load (connection, type, g_array_index (self->ids, gint64, self->next + i), &failure);
      g_autofree char *card = NULL;

      if (g_error_matches (failure, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND))
        continue;
      if (contact == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (tandem_record_get_deleted_at (contact->record))
        continue;
      card = tandem_vcard_write (contact, self->format == TANDEM_EXPORT_VCARD_3 ? TANDEM_VCARD_VERSION_3
                                                                                : TANDEM_VCARD_VERSION_4);
      g_string_append (cards, card);
    }
  return g_output_stream_write_all (tandem_export_file_get_stream (self->file), cards->str, cards->len, NULL, NULL,
                                    error);
}

static gboolean
is_of_cards (TandemListExport *self)
{
  return self->format == TANDEM_EXPORT_VCARD_3 || self->format == TANDEM_EXPORT_VCARD_4;
}

static gboolean
write_rows (TandemListExport *self, TandemConnection *connection, GError **error)
{
  guint n_rows = MIN (ROWS_A_TIME, self->ids->len - self->next);

  gboolean success = is_of_cards (self) ? write_cards (self, connection, n_rows, error)
                     : self->sheet      ? write_whole_rows (self, connection, n_rows, error)
                                        : write_list_rows (self, connection, n_rows, error);

  if (!success)
    return FALSE;
  self->next += n_rows;
  g_atomic_int_set (&self->n_done, (gint) self->next);
  return TRUE;
}

/* --- the run ------------------------------------------------------------------------------------------------------- */

static gboolean
begin_list (TandemListExport *self, GError **error)
{
  TandemCsvStyle style = tandem_csv_style_of_locale ();

  add_along (self);
  if (self->format == TANDEM_EXPORT_XLSX)
    self->writer = tandem_xlsx_writer_new (tandem_export_file_get_temporary (self->file), self->title);
  else
    {
      insert_currencies (self);
      self->writer = tandem_csv_writer_new (tandem_export_file_get_stream (self->file), &style);
    }
  return tandem_sheet_writer_begin (self->writer, (const TandemSheetColumn *) self->titles->data, self->titles->len,
                                    error);
}

/* The same in every country. */
static gboolean
begin_whole (TandemListExport *self, TandemConnection *connection, GError **error)
{
  const TandemCsvStyle style = { ',', '.', FALSE };
  const TandemSheetColumn *columns;
  guint n_columns;

  self->sheet = tandem_record_sheet_new (connection, self->entity, error);
  if (self->sheet == NULL)
    return FALSE;
  self->writer = tandem_csv_writer_new (tandem_export_file_get_stream (self->file), &style);
  columns = tandem_record_sheet_get_columns (self->sheet, &n_columns);
  return tandem_sheet_writer_begin (self->writer, columns, n_columns, error);
}

static gboolean
begin (TandemListExport *self, TandemConnection *connection, GError **error)
{
  self->file = tandem_export_file_open (self->path, error);
  if (self->file == NULL)
    return FALSE;
  if (is_of_cards (self))
    return TRUE;
  return self->format == TANDEM_EXPORT_ROUND_TRIP ? begin_whole (self, connection, error) : begin_list (self, error);
}

static gboolean
end (TandemListExport *self, GError **error)
{
  return self->writer ? tandem_sheet_writer_end (self->writer, error)
                      : g_output_stream_close (tandem_export_file_get_stream (self->file), NULL, error);
}

static gboolean
step_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  TandemListExport *self = data;
  gboolean success = !g_cancellable_set_error_if_cancelled (cancellable, error);

  if (success && self->file == NULL)
    success = begin (self, connection, error);
  if (success && self->next < self->ids->len)
    success = write_rows (self, connection, error);
  if (success && self->next == self->ids->len)
    success = end (self, error) && tandem_export_file_finish (self->file, error);
  if (!success)
    tandem_export_file_explain (error);
  return success;
}

static void step (GTask *task);

static void
stepped_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  TandemListExport *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!tandem_store_run_finish (TANDEM_STORE (object), result, &error))
    {
      /* What is half written goes at once, and not with the last who holds this. */
      g_clear_object (&self->writer);
      g_clear_pointer (&self->file, tandem_export_file_free);
      g_task_return_error (task, error);
    }
  else if (self->next < self->ids->len)
    step (task);
  else
    g_task_return_boolean (task, TRUE);
}

static void
step (GTask *task)
{
  tandem_store_run_async (g_task_get_task_data (task), TANDEM_STORE_ANALYSE, step_cb, g_task_get_source_object (task),
                          NULL, g_task_get_cancellable (task), stepped_cb, g_object_ref (task));
}

/**
 * tandem_list_export_run_async:
 * @path: what stands there is replaced once all is written; or %TANDEM_EXPORT_STANDARD_OUTPUT
 * @cancellable: (nullable): once cancelled, there is no new file
 */
void
tandem_list_export_run_async (TandemListExport *self, TandemStore *store, const char *path, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (self->ids != NULL && self->path == NULL);

  self->path = g_strdup (path);
  g_task_set_source_tag (task, tandem_list_export_run_async);
  g_task_set_check_cancellable (task, FALSE); /* what is written is written */
  g_task_set_task_data (task, g_object_ref (store), g_object_unref);
  step (task);
}

gboolean
tandem_list_export_run_finish (TandemListExport *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tandem_list_export_get_n_done:
 *
 * Returns: how many records are written, at any time
 */
guint
tandem_list_export_get_n_done (TandemListExport *self)
{
  return (guint) g_atomic_int_get (&self->n_done);
}

guint
tandem_list_export_get_n_all (TandemListExport *self)
{
  return self->ids->len;
}
