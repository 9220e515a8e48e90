/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table on paper as it is seen: its filter in words, its order, its groups and its columns. Rows are read some at a time by the
 * store's own thread and said here, so that a million of them keep no frame waiting. */
#include "widgets/tandem-record-table-private.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "list/tandem-record-sections.h"
#include "model/filter/tandem-reference.h"
#include "model/tandem-own-values.h"
#include "report/tandem-report-context.h"
#include "widgets/tandem-printer.h"
#include "widgets/tandem-table-order.h"

#define ROWS_A_TIME  200 /* they are said in about two milliseconds */
#define WIDE_LETTERS 125 /* a row of more than these stands better on paper that lies on its longer side */

typedef struct {
  TandemRecordTable *table;
  TandemWorkspace *workspace;
  gint64 person_id;
  GPtrArray *columns; /* TandemTableColumn: those that are shown */
  GArray *ids;
  GArray *groups; /* of Group, where they are grouped */
  guint next, next_group;
  gboolean is_selection;
  char *condition;
  TandemReportContext *context;
  GPtrArray *rows; /* those that were read last */
  TandemSumsWords sums;
  TandemReport *report;
  TandemReportTable *sheet;
} Printing;

typedef struct {
  guint start;
  char *name;
} Group;

static void
clear_group (gpointer data)
{
  g_free (((Group *) data)->name);
}

static void
free_printing (gpointer data)
{
  Printing *self = data;

  g_object_unref (self->table);
  g_object_unref (self->workspace);
  g_ptr_array_unref (self->columns);
  g_array_unref (self->ids);
  g_array_unref (self->groups);
  g_free (self->condition);
  tandem_sums_words_clear (&self->sums);
  g_clear_pointer (&self->context, tandem_report_context_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->report);
  g_free (self);
}

/* --- what is seen -------------------------------------------------------------------------------------------------- */

GArray *
tandem_record_table_list_ids (TandemRecordTable *self, gboolean is_selection)
{
  guint n_rows = tandem_record_list_get_length (self->list);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint n = 0; n < n_rows; n++)
    {
      gint64 id = tandem_record_list_get_id (self->list, n);

      if (!is_selection || gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->list), n))
        g_array_append_val (ids, id);
    }
  return ids;
}

/* What a person chose, also where the window has no room for it. */
GPtrArray *
tandem_record_table_list_columns (TandemRecordTable *self)
{
  g_autoptr (GPtrArray) all = tandem_table_columns_list (self->columns);
  GActionGroup *switches = tandem_table_columns_get_actions (self->columns);
  GPtrArray *columns = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const TandemTableColumn *column = all->pdata[i];
      g_autoptr (GVariant) state = g_action_group_get_action_state (switches, column->key);

      if (state == NULL || g_variant_get_boolean (state))
        g_ptr_array_add (columns, all->pdata[i]);
    }
  return columns;
}

static char *
name_record (const char *table, gint64 id, gpointer data)
{
  return tandem_reference_dup_name (data, table, id);
}

static GArray *
list_groups (TandemRecordTable *self, guint n_rows)
{
  TandemRecordSections *sections = tandem_record_list_get_sections (self->list);
  TandemConnection *connection = tandem_store_get_list_connection (tandem_workspace_get_store (self->workspace));
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));
  guint start, end;

  g_array_set_clear_func (groups, clear_group);
  for (guint at = 0; sections && at < n_rows; at = MAX (at + 1, end))
    {
      guint key = tandem_record_sections_find (sections, at, &start, &end);
      Group group
          = { at, tandem_sections_describe (tandem_record_sections_get_data (sections), key, name_record, connection) };

      g_array_append_val (groups, group);
    }
  return groups;
}

static char *
say_sort (TandemRecordTable *self)
{
  gboolean descending;
  const TandemTableColumn *column = tandem_table_columns_get_sort (self->columns, &descending);
  const char *title = tandem_table_column_get_title (column);

  /* Translators: %s is the title of a column, as “Name” */
  return g_strdup_printf (descending ? _ ("sorted by %s, descending") : _ ("sorted by %s"), title);
}

/* "12 contacts matching “fer” · sorted by Name" */
char *
tandem_record_table_say_scope (TandemRecordTable *self, guint n_rows, gboolean is_selection)
{
  g_autofree char *count = self->kind->words.say_count (n_rows);
  g_autofree char *sort = say_sort (self);

  if (is_selection)
    /* Translators: %s is “3 contacts”, then “by Name” */
    return g_strdup_printf (_ ("%s, selected · %s"), count, sort);
  if (self->order.search && *self->order.search)
    /* Translators: %s is “3 contacts”, then what was typed in the filter, then “by Name” */
    return g_strdup_printf (_ ("%s matching “%s” · %s"), count, self->order.search, sort);
  return g_strdup_printf ("%s · %s", count, sort);
}

static Printing *
begin (TandemRecordTable *self, gboolean is_selection)
{
  Printing *printing = g_new0 (Printing, 1);

  printing->table = g_object_ref (self);
  printing->workspace = g_object_ref (self->workspace);
  printing->person_id = tandem_workspace_get_person_id (self->workspace);
  printing->columns = tandem_record_table_list_columns (self);
  printing->ids = tandem_record_table_list_ids (self, is_selection);
  printing->groups = list_groups (self, is_selection ? 0 : printing->ids->len);
  printing->is_selection = is_selection;
  if (self->order.condition)
    printing->condition = tandem_filter_describe (self->order.condition, self->workspace);
  return printing;
}

/* --- the report ---------------------------------------------------------------------------------------------------- */

static void
start_report (Printing *self)
{
  const TandemTableKind *kind = self->table->kind;
  g_autofree char *scope = tandem_record_table_say_scope (self->table, self->ids->len, self->is_selection);

  self->report = tandem_report_context_start_report (self->context, _ (kind->words.title), scope);
  if (self->condition)
    {
      /* Translators: above a printed table: which records are in it, as “City is Köln” */
      g_autofree char *note = g_strdup_printf (_ ("Filter: %s"), self->condition);

      tandem_report_add_note (self->report, note);
    }
  self->sheet = tandem_report_add_table (self->report,
                                         self->condition || (self->table->order.search && *self->table->order.search)
                                             ? _ (kind->words.no_match_title)
                                             : _ (kind->words.empty_title));
  tandem_report_table_set_dense (self->sheet, TRUE);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const TandemTableColumn *column = self->columns->pdata[i];

      tandem_report_table_add_column (self->sheet, tandem_table_column_get_title (column), 1,
                                      tandem_table_column_is_number (column) || column->cell == TANDEM_TABLE_CELL_LEVEL
                                          ? TANDEM_REPORT_ALIGN_END
                                          : TANDEM_REPORT_ALIGN_START);
    }
}

static void
add_row (Printing *self, gpointer row)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_full (self->columns->len, g_free);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const TandemTableColumn *column = self->columns->pdata[i];

      g_ptr_array_add (cells, tandem_table_value_write (&column->value, row, self->workspace));
    }
  tandem_report_table_add_row (self->sheet, (const char *const *) cells->pdata);
}

static void
add_group (Printing *self)
{
  guint place = self->next_group++;
  const Group *group = &g_array_index (self->groups, Group, place);
  guint end = self->next_group < self->groups->len ? g_array_index (self->groups, Group, self->next_group).start
                                                   : self->ids->len;
  g_autofree char *count = tandem_format_count (end - group->start);

  tandem_report_table_add_group (self->sheet, group->name, count);
}

/* One that is gone meanwhile leaves no gap. */
static void
add_rows (Printing *self)
{
  for (guint i = 0; i < self->rows->len; i++, self->next++)
    {
      if (self->next_group < self->groups->len
          && g_array_index (self->groups, Group, self->next_group).start == self->next)
        add_group (self);
      if (self->rows->pdata[i])
        add_row (self, self->rows->pdata[i]);
    }
  g_clear_pointer (&self->rows, g_ptr_array_unref);
}

/* --- reading ------------------------------------------------------------------------------------------------------- */

static gboolean
read_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Printing *self = data;
  const gint64 *ids = (const gint64 *) self->ids->data + self->next;
  const TandemTableKind *kind = self->table->kind;

  if (self->context == NULL)
    self->context = tandem_report_context_load (connection, self->person_id, error);
  if (self->context == NULL)
    return FALSE;
  if (kind->load_sums && self->sums.words == NULL
      && !kind->load_sums (connection, (const gint64 *) self->ids->data, self->ids->len, FALSE, &self->sums,
                           cancellable, error))
    return FALSE;
  self->rows = kind->load_rows (connection, ids, MIN (ROWS_A_TIME, self->ids->len - self->next), error);
  return self->rows && (!kind->takes_fields || tandem_own_values_read (connection, kind->list, ids, self->rows, error));
}

static void read_on (Printing *self);

static void
read_done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Printing *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sums = NULL;

  if (!tandem_store_run_finish (TANDEM_STORE (object), result, &error))
    {
      tandem_printer_show_failure (GTK_WIDGET (self->table), error);
      free_printing (self);
      return;
    }
  if (self->report == NULL)
    start_report (self);
  add_rows (self);
  if (self->next < self->ids->len)
    {
      read_on (self);
      return;
    }
  tandem_report_set_wide (self->report, tandem_report_table_fit_columns (self->sheet) > WIDE_LETTERS);
  sums = self->sums.words ? tandem_sums_words_write (&self->sums) : NULL;
  if (sums)
    tandem_report_add_note (self->report, sums);
  if (self->ids->len > 0 && self->table->kind->words.printed)
    tandem_report_add_note (self->report, _ (self->table->kind->words.printed));
  tandem_printer_print (GTK_WIDGET (self->table), self->report);
  free_printing (self);
}

static void
read_on (Printing *self)
{
  tandem_store_run_async (tandem_workspace_get_store (self->workspace), TANDEM_STORE_ANALYSE, read_cb, self, NULL,
                          tandem_workspace_get_cancellable (self->workspace), read_done_cb, self);
}

/* What is on the screen may be the first of them only. */
static void
listed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Printing *self = data;
  g_autoptr (GError) error = NULL;
  TandemTableOrder *order = tandem_table_order_list_finish (result, &error);

  if (order == NULL)
    {
      tandem_printer_show_failure (GTK_WIDGET (self->table), error);
      free_printing (self);
      return;
    }
  g_array_unref (self->ids);
  self->ids = g_steal_pointer (&order->ids);
  read_on (self);
}

static void
list_all (Printing *self)
{
  TandemRecordTable *table = self->table;
  TandemTableOrder order = { .search = table->order.search, .condition = table->order.condition };

  order.sort = tandem_table_columns_get_sort (table->columns, &order.descending)->key;
  g_array_set_size (self->groups, 0);
  tandem_table_order_list_async (self->workspace, table->kind, &order,
                                 tandem_workspace_get_cancellable (self->workspace), listed_cb, self);
}

/**
 * tandem_record_table_print:
 *
 * Prints the records selected where there are several; otherwise all that the table shows.
 */
void
tandem_record_table_print (TandemRecordTable *self)
{
  gboolean is_selection = tandem_record_list_get_n_selected (self->list) >= TANDEM_RECORD_TABLE_MANY;

  g_return_if_fail (self->workspace != NULL);

  if (is_selection || tandem_record_list_get_sections (self->list))
    read_on (begin (self, is_selection));
  else
    list_all (begin (self, FALSE));
}
