/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/tandem-check-part.h"

#include <gio/gio.h>

/**
 * tandem_check_part_new:
 * @name: for programs, static
 * @title: for a person, static
 */
TandemCheckPart *
tandem_check_part_new (const char *name, const char *title)
{
  TandemCheckPart *self = g_new0 (TandemCheckPart, 1);

  self->name = name;
  self->title = title;
  self->faults = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
tandem_check_part_free (TandemCheckPart *self)
{
  g_ptr_array_unref (self->faults);
  g_free (self);
}

/**
 * tandem_check_part_add_fault:
 * @format: a sentence
 *
 * A file with a damaged page may have millions of faults; the first ones tell it all.
 */
void
tandem_check_part_add_fault (TandemCheckPart *self, const char *format, ...)
{
  va_list arguments;

  self->n_faults++;
  if (self->faults->len == TANDEM_CHECK_MAX_FAULTS)
    return;
  va_start (arguments, format);
  g_ptr_array_add (self->faults, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/**
 * tandem_check_part_end:
 * @failure: (transfer full) (nullable): why reading ended early
 *
 * What can't be read is a fault as any other, and the parts that follow are looked at all the same. Only who cancels gets an
 * error.
 */
gboolean
tandem_check_part_end (TandemCheckPart *self, GError *failure, GError **error)
{
  if (failure == NULL)
    return TRUE;
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  tandem_check_part_add_fault (self, "%s", failure->message);
  g_error_free (failure);
  return TRUE;
}
