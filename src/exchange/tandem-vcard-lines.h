/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TANDEM_VCARD_MAX_TEXT (1024 * 1024)
#define TANDEM_VCARD_MAX_DATA (8 * 1024 * 1024)
#define TANDEM_VCARD_MAX_FILE (G_GUINT64_CONSTANT (4) << 30)

/**
 * TandemVcardLine:
 * @text: the line without its folds, NUL-terminated, in the encoding of the file; the lines' until the next call
 * @length: bytes of @text
 * @colon: where the value begins after a colon, or 0 where there is none
 * @is_cut: whether there was more data than %TANDEM_VCARD_MAX_DATA
 * @number: where it began, from 1
 */
typedef struct {
  const char *text;
  gsize length;
  gsize colon;
  gboolean is_cut;
  guint64 number;
} TandemVcardLine;

typedef struct _TandemVcardLines TandemVcardLines;

TandemVcardLines *tandem_vcard_lines_new          (GInputStream *stream, const char *encoding, GCancellable *cancellable,
                                                   GError **error);
void              tandem_vcard_lines_free         (TandemVcardLines *self);
gboolean          tandem_vcard_lines_next         (TandemVcardLines *self, TandemVcardLine *line,
                                                   GCancellable *cancellable, GError **error);
void              tandem_vcard_lines_set_version  (TandemVcardLines *self, const char *version);
gboolean          tandem_vcard_lines_is_decoded   (TandemVcardLines *self);
guint64           tandem_vcard_lines_get_position (TandemVcardLines *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemVcardLines, tandem_vcard_lines_free)

G_END_DECLS
