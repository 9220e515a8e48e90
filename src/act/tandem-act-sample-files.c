/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act/tandem-act-sample-private.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-attachment.h"
#include "model/tandem-attachment.h"
#include "model/tandem-contact.h"
#include "model/tandem-deal.h"

#define MOST 12 /* records that have one, whatever the size of the firm */

static TandemFileContent *
make_file (const char *name, const char *type, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return tandem_file_content_new (name, type, bytes);
}

static gboolean
attach_to_all (TandemSample *self, GPtrArray *records, guint whole_column, TandemFileContent *file, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  g_ptr_array_add (files, file);
  for (guint i = 0; records && i < records->len; i++)
    {
      const TandemAttachAct act = { "", whole_column, tandem_record_get_id (records->pdata[i]), files };
      guint n_added;

      if (!tandem_act_attach (self->connection, &act, &n_added, error))
        return FALSE;
    }
  return records != NULL;
}

/**
 * tandem_sample_write_files:
 *
 * A few records have a file: the newest open deals the same list of prices, and some contacts what was seen on their roof.
 */
gboolean
tandem_sample_write_files (TandemSample *self, GError **error)
{
  g_autoptr (TandemFileContent) prices = make_file (
      /* Translators: the name of a file */
      _ ("Price list.csv"), "text/csv",
      /* Translators: a sheet; keep the lines and the semicolons */
      _ ("What;Unit;Price\nPanel 430 W;piece;119.00\nInverter 10 kW;piece;1480.00\nBattery 10 kWh;piece;4990.00\n"
         "Mounting;m²;38.50\n"));
  g_autoptr (TandemFileContent) visit = make_file (
      /* Translators: the name of a file */
      _ ("Visit to the roof.txt"), "text/plain",
      _ ("South side free of shade from nine to five.\nMeter cabinet in the cellar, room for one more fuse.\n"
         "Tiles from 2004, none broken.\n"));

  g_autoptr (GPtrArray) deals
      = tandem_record_load_where (self->connection, TANDEM_TYPE_DEAL,
                                  "closed_on IS NULL AND deleted_at IS NULL ORDER BY id DESC LIMIT $1", MOST, error);
  g_autoptr (GPtrArray) contacts
      = deals ? tandem_record_load_where (self->connection, TANDEM_TYPE_CONTACT,
                                          "deleted_at IS NULL ORDER BY id LIMIT $1", MOST, error)
              : NULL;

  return contacts && attach_to_all (self, deals, TANDEM_ATTACHMENT_DEAL_ID, prices, error)
         && attach_to_all (self, contacts, TANDEM_ATTACHMENT_CONTACT_ID, visit, error);
}
