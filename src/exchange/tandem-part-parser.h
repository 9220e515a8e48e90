/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-zip-archive.h"

G_BEGIN_DECLS

#define TANDEM_PART_MAX_CELL  (1024 * 1024)
#define TANDEM_PART_MAX_DEPTH 64

typedef struct _TandemPartParser TandemPartParser;

/**
 * TandemPartElement:
 * @name: its name without prefix
 *
 * An element that begins; for tandem_part_element_dup() and its like within the handler alone.
 */
typedef struct {
  const char *name;
  const guint8 **attributes;
  int n_attributes;
} TandemPartElement;

/**
 * TandemPartHandlers:
 *
 * What a part is told to. Names come without their prefixes: who writes `x:row` and who writes `row` mean the same. Text
 * comes in pieces, as UTF-8.
 */
typedef struct {
  void (*start) (TandemPartParser *parser, const TandemPartElement *element, gpointer data);
  void (*end) (TandemPartParser *parser, const char *name, gpointer data);
  void (*text) (TandemPartParser *parser, const char *text, gsize length, gpointer data);
} TandemPartHandlers;

TandemPartParser *tandem_part_parser_new (TandemZipArchive *archive, const char *path,
                                          const TandemPartHandlers *handlers, gpointer data, GError **error);
void tandem_part_parser_free (TandemPartParser *self);
gboolean tandem_part_parser_step (TandemPartParser *self, GCancellable *cancellable, GError **error);
gboolean tandem_part_parser_run (TandemPartParser *self, GCancellable *cancellable, GError **error);
void tandem_part_parser_stop (TandemPartParser *self);
void tandem_part_parser_fail (TandemPartParser *self, GError *error);
guint64 tandem_part_parser_get_position (TandemPartParser *self);
guint64 tandem_part_parser_get_size (TandemPartParser *self);

const char *tandem_part_element_get (const TandemPartElement *element, const char *name, gsize *length);
char *tandem_part_element_dup (const TandemPartElement *element, const char *name);
gint64 tandem_part_element_get_integer (const TandemPartElement *element, const char *name, gint64 fallback);
gboolean tandem_part_element_get_boolean (const TandemPartElement *element, const char *name);
gboolean tandem_part_append_text (TandemPartParser *parser, GString *to, const char *text, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemPartParser, tandem_part_parser_free)

G_END_DECLS
