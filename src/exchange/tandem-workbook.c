/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-workbook.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange/tandem-exchange-error.h"
#include "exchange/tandem-part-parser.h"

/* Where a part lies is found by its relations alone (ECMA-376, part 2), not by the usual names: the parts of one workbook
 * lie in xl/, those of another in the root or anywhere. The strict variant differs in namespaces, which are not looked at,
 * and in types of relations, of which the last word is the same. */

#define MAX_SHEETS 10000
#define MAX_STYLES 100000

typedef struct {
  char *id;
  char *type;
  char *path;
} Relation;

typedef struct {
  const char *folder;
  GPtrArray *relations;
} RelationsReading;

typedef struct {
  TandemWorkbook *workbook;
  GPtrArray *relations;
  gboolean in_formats;
} Reading;

static void
free_relation (gpointer data)
{
  Relation *relation = data;

  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->path);
  g_free (relation);
}

static void
free_sheet (gpointer data)
{
  TandemWorkbookSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->path);
  g_free (sheet);
}

void
tandem_workbook_free (TandemWorkbook *self)
{
  g_ptr_array_unref (self->sheets);
  g_array_unref (self->styles);
  g_hash_table_unref (self->codes);
  g_free (self->shared_strings);
  g_free (self);
}

/* A target is relative to the folder of the part that refers to it, or from the root where it begins with a slash. */
static char *
resolve_target (const char *folder, const char *target)
{
  g_autofree char *joined = *target == '/' ? g_strdup (target) : g_strconcat ("/", folder, "/", target, NULL);
  g_autofree char *canonical = NULL;

  g_strdelimit (joined, "\\", '/');
  canonical = g_canonicalize_filename (joined, "/");
  return g_strdup (canonical + strspn (canonical, "/"));
}

static void
relation_cb (TandemPartParser *parser, const TandemPartElement *element, gpointer data)
{
  RelationsReading *reading = data;
  g_autofree char *target = NULL, *type = NULL;
  Relation *relation;
  const char *slash;

  if (!g_str_equal (element->name, "Relationship"))
    return;
  target = tandem_part_element_dup (element, "Target");
  type = tandem_part_element_dup (element, "Type");
  if (!target || !type || reading->relations->len > MAX_SHEETS)
    return;
  slash = strrchr (type, '/');
  relation = g_new0 (Relation, 1);
  relation->id = tandem_part_element_dup (element, "Id");
  relation->type = g_strdup (slash ? slash + 1 : type);
  relation->path = resolve_target (reading->folder, target);
  g_ptr_array_add (reading->relations, relation);
}

static GPtrArray *
load_relations (TandemZipArchive *archive, const char *part, GCancellable *cancellable, GError **error)
{
  const TandemPartHandlers handlers = { .start = relation_cb };
  const char *slash = strrchr (part, '/');
  g_autofree char *folder = slash ? g_strndup (part, slash - part) : g_strdup ("");
  g_autofree char *path = g_strconcat (folder, *folder ? "/" : "", "_rels/", slash ? slash + 1 : part, ".rels", NULL);
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func (free_relation);
  RelationsReading reading = { folder, relations };
  g_autoptr (TandemPartParser) parser = tandem_part_parser_new (archive, path, &handlers, &reading, error);

  if (!parser || !tandem_part_parser_run (parser, cancellable, error))
    return NULL;
  return g_steal_pointer (&relations);
}

static const char *
find_relation (GPtrArray *relations, const char *type)
{
  for (guint i = 0; i < relations->len; i++)
    if (g_str_equal (((Relation *) g_ptr_array_index (relations, i))->type, type))
      return ((Relation *) g_ptr_array_index (relations, i))->path;
  return NULL;
}

/**
 * tandem_workbook_find:
 *
 * Returns: (transfer full) (nullable): the path of the main part of an Office Open XML file of any kind
 */
char *
tandem_workbook_find (TandemZipArchive *archive, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) relations = load_relations (archive, "", cancellable, error);
  const char *path = relations ? find_relation (relations, "officeDocument") : NULL;

  if (relations && !path)
    g_set_error_literal (error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_DAMAGED,
                         _ ("The file looks like a workbook, but there is none in it."));
  return g_strdup (path);
}

static void
add_sheet (Reading *reading, const TandemPartElement *element)
{
  g_autofree char *id = tandem_part_element_dup (element, "id");
  g_autofree char *state = tandem_part_element_dup (element, "state");
  TandemWorkbookSheet *sheet = g_new0 (TandemWorkbookSheet, 1);

  sheet->name = tandem_part_element_dup (element, "name");
  if (!sheet->name)
    sheet->name = g_strdup ("");
  sheet->hidden = state && !g_str_equal (state, "visible");
  for (guint i = 0; id && i < reading->relations->len; i++)
    {
      const Relation *relation = g_ptr_array_index (reading->relations, i);

      /* A chart that fills a tab has no cells. */
      if (g_strcmp0 (relation->id, id) == 0 && g_str_equal (relation->type, "worksheet"))
        g_set_str (&sheet->path, relation->path);
    }
  g_ptr_array_add (reading->workbook->sheets, sheet);
}

static void
workbook_start_cb (TandemPartParser *parser, const TandemPartElement *element, gpointer data)
{
  Reading *reading = data;

  if (g_str_equal (element->name, "sheet") && reading->workbook->sheets->len < MAX_SHEETS)
    add_sheet (reading, element);
  else if (g_str_equal (element->name, "workbookPr"))
    reading->workbook->is_1904 = tandem_part_element_get_boolean (element, "date1904");
}

static void
add_style (TandemWorkbook *self, guint number)
{
  const char *code = g_hash_table_lookup (self->codes, GUINT_TO_POINTER (number));
  TandemWorkbookStyle style = { tandem_cell_format_from_number (number), code };

  if (code)
    style.format = tandem_cell_format_from_code (code);
  if (self->styles->len < MAX_STYLES)
    g_array_append_val (self->styles, style);
}

static void
styles_start_cb (TandemPartParser *parser, const TandemPartElement *element, gpointer data)
{
  Reading *reading = data;

  if (g_str_equal (element->name, "cellXfs"))
    reading->in_formats = TRUE;
  else if (reading->in_formats && g_str_equal (element->name, "xf"))
    add_style (reading->workbook, (guint) tandem_part_element_get_integer (element, "numFmtId", 0));
  else if (g_str_equal (element->name, "numFmt") && g_hash_table_size (reading->workbook->codes) < MAX_STYLES)
    {
      char *code = tandem_part_element_dup (element, "formatCode");

      if (code)
        g_hash_table_insert (reading->workbook->codes,
                             GUINT_TO_POINTER ((guint) tandem_part_element_get_integer (element, "numFmtId", 0)), code);
    }
}

static void
styles_end_cb (TandemPartParser *parser, const char *name, gpointer data)
{
  if (g_str_equal (name, "cellXfs"))
    ((Reading *) data)->in_formats = FALSE;
}

static gboolean
load_part (TandemZipArchive *archive, const char *path, const TandemPartHandlers *handlers, Reading *reading,
           GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemPartParser) parser = tandem_part_parser_new (archive, path, handlers, reading, error);

  return parser && tandem_part_parser_run (parser, cancellable, error);
}

/**
 * tandem_workbook_load:
 *
 * Reads which sheets there are, and what the formats of their cells make of a number.
 *
 * Returns: (transfer full) (nullable): it, or an error of #TandemExchangeError
 */
TandemWorkbook *
tandem_workbook_load (TandemZipArchive *archive, GCancellable *cancellable, GError **error)
{
  const TandemPartHandlers workbook_handlers = { .start = workbook_start_cb };
  const TandemPartHandlers styles_handlers = { .start = styles_start_cb, .end = styles_end_cb };
  g_autofree char *path = tandem_workbook_find (archive, cancellable, error);
  g_autoptr (GPtrArray) relations = path ? load_relations (archive, path, cancellable, error) : NULL;
  g_autoptr (TandemWorkbook) self = NULL;
  Reading reading = { .relations = relations };
  const char *styles, *strings;

  if (!relations)
    return NULL;
  self = reading.workbook = g_new0 (TandemWorkbook, 1);
  self->sheets = g_ptr_array_new_with_free_func (free_sheet);
  self->styles = g_array_new (FALSE, FALSE, sizeof (TandemWorkbookStyle));
  self->codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  if (!load_part (archive, path, &workbook_handlers, &reading, cancellable, error))
    return NULL;
  styles = find_relation (relations, "styles");
  if (styles && tandem_zip_archive_has_part (archive, styles)
      && !load_part (archive, styles, &styles_handlers, &reading, cancellable, error))
    return NULL;
  strings = find_relation (relations, "sharedStrings");
  if (strings && tandem_zip_archive_has_part (archive, strings))
    self->shared_strings = g_strdup (strings);
  return g_steal_pointer (&self);
}
