/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-file-adding.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-attachment.h"
#include "base/tandem-format.h"
#include "widgets/tandem-page.h"

/**
 * tandem_file_adding_new:
 * @widget: where it was begun
 * @name: what undo calls the record
 */
TandemFileAdding *
tandem_file_adding_new (GtkWidget *widget, TandemStore *store, guint whole_column, gint64 whole_id, const char *name)
{
  TandemFileAdding *self = g_new0 (TandemFileAdding, 1);

  self->widget = g_object_ref (widget);
  self->store = g_object_ref (store);
  self->whole_column = whole_column;
  self->whole_id = whole_id;
  self->name = g_strdup (name);
  return self;
}

void
tandem_file_adding_free (TandemFileAdding *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->store);
  g_free (self->name);
  g_free (self);
}

static void
attached_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemFileAdding) self = data;
  g_autoptr (GError) error = NULL;
  guint n_added;
  gboolean is_done = tandem_act_attach_finish (result, &n_added, &error);

  if (gtk_widget_get_root (self->widget) == NULL)
    return;
  if (!is_done)
    tandem_page_show_error (self->widget, _ ("Nothing was added"), error);
  else if (n_added < self->n_files)
    tandem_page_toast (self->widget, _ ("What was there already was not added again"), FALSE);
}

static char *
make_label (TandemFileAdding *self, GPtrArray *contents)
{
  const TandemFileContent *first = contents->pdata[0];
  g_autofree char *count = tandem_format_count (contents->len);

  if (contents->len == 1)
    /* Translators: what undo will undo; the name of a file, and what it is added to */
    return g_strdup_printf (_ ("Add “%s” to %s"), first->name, self->name);
  /* Translators: what undo will undo; how many files, and what they are added to */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Add %s file to %s", "Add %s files to %s", contents->len),
                          count, self->name);
}

/**
 * tandem_file_adding_attach:
 * @self: (transfer full): lives until it is done
 * @contents: (element-type TandemFileContent): not empty
 *
 * Adds files to the record, as one step of undo.
 */
void
tandem_file_adding_attach (TandemFileAdding *self, GPtrArray *contents)
{
  g_autofree char *label = make_label (self, contents);
  const TandemAttachAct act = { label, self->whole_column, self->whole_id, contents };

  self->n_files = contents->len;
  tandem_act_attach_async (self->store, &act, attached_cb, self);
}

/**
 * tandem_file_adding_tell_refusals:
 * @refusals: (element-type utf8): a sentence for each file that could not be read
 */
void
tandem_file_adding_tell_refusals (GtkWidget *widget, GPtrArray *refusals)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < refusals->len; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? "\n\n" : "", (char *) refusals->pdata[i]);
  error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, all->str);
  tandem_page_show_error (
      widget, g_dngettext (GETTEXT_PACKAGE, "A file was not added", "Some files were not added", refusals->len), error);
}
