/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-import-row.h"

void
tandem_import_candidate_free (TandemImportCandidate *self)
{
  g_free (self->name);
  g_free (self);
}

void
tandem_import_row_free (TandemImportRow *self)
{
  g_free (self->name);
  g_free (self->reason);
  g_free (self->fields);
  g_strfreev (self->cells);
  g_ptr_array_unref (self->candidates);
  g_free (self);
}

void
tandem_import_comparison_free (TandemImportComparison *self)
{
  g_free (self->title);
  g_free (self->in_row);
  g_free (self->there);
  g_free (self->taken);
  g_free (self);
}
