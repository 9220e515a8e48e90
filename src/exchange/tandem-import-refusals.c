/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-import-refusals.h"

TandemImportRefusal *
tandem_import_refusal_new (const TandemRow *row, const char *reason)
{
  TandemImportRefusal *self = g_new0 (TandemImportRefusal, 1);

  self->line = row->line;
  self->reason = g_strdup (reason);
  self->cells = g_new0 (char *, row->n_cells + 1);
  for (guint i = 0; i < row->n_cells; i++)
    self->cells[i] = g_strdup (row->cells[i].text);
  return self;
}

void
tandem_import_refusal_free (TandemImportRefusal *self)
{
  g_free (self->reason);
  g_strfreev (self->cells);
  g_free (self);
}
