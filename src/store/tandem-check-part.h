/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TandemCheckPart:
 * @name: for programs, static
 * @title: for a person, static
 * @faults: (element-type utf8): what is wrong, each in a sentence; the first %TANDEM_CHECK_MAX_FAULTS
 * @n_faults: how much is wrong
 *
 * What was found in one part of a file.
 */
typedef struct {
  const char *name;
  const char *title;
  GPtrArray *faults;
  guint n_faults;
} TandemCheckPart;

#define TANDEM_CHECK_MAX_FAULTS 100

TandemCheckPart *tandem_check_part_new       (const char *name, const char *title);
void             tandem_check_part_free      (TandemCheckPart *self);
void             tandem_check_part_add_fault (TandemCheckPart *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean         tandem_check_part_end       (TandemCheckPart *self, GError *failure, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemCheckPart, tandem_check_part_free)

G_END_DECLS
