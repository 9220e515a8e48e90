/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-contact-trash.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act.h"
#include "base/tandem-format.h"
#include "model/tandem-contact-row.h"
#include "model/tandem-contact.h"
#include "widgets/tandem-page.h"

static char *
make_label (TandemRecordList *list, GArray *ids)
{
  g_autoptr (TandemContactRow) row = NULL;
  g_autofree char *count = NULL;
  guint position;

  if (ids->len == 1 && tandem_record_list_find (list, g_array_index (ids, gint64, 0), &position))
    row = tandem_record_list_dup_record (list, position);
  if (row && row->name)
    /* Translators: what undo will undo; %s is a contact */
    return g_strdup_printf (_ ("Move “%s” to the trash"), row->name);
  count = tandem_format_count (ids->len);
  /* Translators: what undo will undo; %s is how many */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Move %s contact to the trash", "Move %s contacts to the trash",
                                       ids->len), count);
}

static void
trashed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  if (tandem_act_finish (result, &error))
    tandem_page_toast (widget, _ ("Moved to the trash"), TRUE);
  else
    tandem_page_show_error (widget, _ ("Nothing was moved to the trash"), error);
}

/**
 * tandem_contact_trash:
 * @widget: what tells how it went
 * @list: where the contacts have their names
 * @ids: (element-type gint64): the contacts; none is nothing to do
 */
void
tandem_contact_trash (GtkWidget *widget, TandemStore *store, TandemRecordList *list, GArray *ids)
{
  g_autofree char *label = NULL;

  if (ids->len == 0)
    return;
  label = make_label (list, ids);
  tandem_act_trash_async (store, label, TANDEM_TYPE_CONTACT, ids, NULL, trashed_cb, g_object_ref (widget));
}
