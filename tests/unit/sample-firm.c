/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-firm.h"

#include "store/tandem-store.h"

/* @options: (nullable): #TandemSampleOptions; %NULL: of the usual one. For tandem_store_run() */
gboolean
sample_firm_cb (TandemConnection *connection, gpointer options, GCancellable *cancellable, GError **error)
{
  static const TandemSampleOptions usual = { .n_contacts = 400, .seed = 7, .today = SAMPLE_FIRM_TODAY };

  return tandem_act_make_sample (connection, options ? options : &usual, cancellable, error);
}

/* @options: (nullable): %NULL: the usual ones */
void
sample_firm_fill (TandemWorkspace *workspace, const TandemSampleOptions *options)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (workspace), TANDEM_STORE_WRITE, sample_firm_cb, (gpointer) options,
                    NULL, &error);
  g_assert_no_error (error);
}

/* The usual one, in a file that is closed. */
void
sample_firm_set_up (FirmFile *self, gconstpointer data)
{
  g_autoptr (TandemWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  firm_file_set_up (self, data);
  workspace = tandem_workspace_create (self->path, "test", "Sample", TRUE, &error);
  g_assert_no_error (error);
  sample_firm_fill (workspace, NULL);
  tandem_workspace_close (workspace);
}
