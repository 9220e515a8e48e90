/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The acts of the board. Each says in a toast what became of which deal, as the card itself may have gone out of sight. */
#include "sales/tandem-deal-acts.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-deal.h"
#include "model/tandem-deal.h"
#include "model/tandem-stage.h"
#include "sales/tandem-deal-lost-dialog.h"
#include "widgets/tandem-page.h"

/* What is said when an act is done, and where. */
typedef struct {
  GtkWidget *page;
  char *said;
} Telling;

static Telling *
telling_new (GtkWidget *page, char *said)
{
  Telling *self = g_new0 (Telling, 1);

  self->page = g_object_ref (page);
  self->said = said;
  return self;
}

static void
telling_free (Telling *self)
{
  g_object_unref (self->page);
  g_free (self->said);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Telling, telling_free)

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Telling) telling = data;
  g_autoptr (GError) error = NULL;

  if (tandem_act_finish (result, &error))
    tandem_page_toast (telling->page, telling->said, TRUE);
  else
    tandem_page_show_error (telling->page, _ ("The deal was not changed"), error);
}

/**
 * tandem_deal_acts_move:
 * @stage: an open stage, or won
 */
void
tandem_deal_acts_move (GtkWidget *page, TandemStore *store, TandemDealRow *row, TandemRecord *stage)
{
  const char *name = tandem_record_get_text (stage, TANDEM_STAGE_NAME);
  /* Translators: spoken by a screen reader; %s is a stage of the pipeline */
  g_autofree char *spoken = g_strdup_printf (_ ("Moved to %s"), name);

  if (g_str_equal (tandem_record_get_text (stage, TANDEM_STAGE_KIND), "won"))
    tandem_deal_acts_win (page, store, row);
  else
    tandem_act_move_deal_async (store, row->id, tandem_record_get_id (stage), NULL, done_cb,
                                /* Translators: a toast; the first %s is a deal, the second a stage of the pipeline */
                                telling_new (page, g_strdup_printf (_ ("“%s” moved to %s"), row->title, name)));
  gtk_accessible_announce (GTK_ACCESSIBLE (page), spoken, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

void
tandem_deal_acts_win (GtkWidget *page, TandemStore *store, TandemDealRow *row)
{
  /* Translators: a toast; %s is a deal */
  Telling *telling = telling_new (page, g_strdup_printf (_ ("“%s” won"), row->title));

  tandem_act_win_deal_async (store, row->id, NULL, done_cb, telling);
}

static void
lost_cb (AdwDialog *dialog, GtkWidget *page)
{
  tandem_page_toast (page, g_object_get_data (G_OBJECT (dialog), "tandem-said"), TRUE);
}

/**
 * tandem_deal_acts_lose:
 * @reasons: (element-type TandemReason): why it may have been lost
 *
 * Asks for the reason first.
 *
 * Returns: (transfer none): the dialog that asks
 */
AdwDialog *
tandem_deal_acts_lose (GtkWidget *page, TandemWorkspace *workspace, TandemDealRow *row, GPtrArray *reasons)
{
  AdwDialog *dialog = tandem_deal_lost_dialog_new (workspace, row, reasons);

  /* Translators: a toast; %s is a deal */
  g_object_set_data_full (G_OBJECT (dialog), "tandem-said", g_strdup_printf (_ ("“%s” lost"), row->title), g_free);
  g_signal_connect_object (dialog, "lost", G_CALLBACK (lost_cb), page, 0);
  tandem_page_present_dialog (page, dialog);
  return dialog;
}

void
tandem_deal_acts_trash (GtkWidget *page, TandemStore *store, TandemDealRow *row)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  /* Translators: what undo will undo; %s is a deal */
  g_autofree char *label = g_strdup_printf (_ ("Move “%s” to the trash"), row->title);
  /* Translators: a toast; %s is a deal */
  Telling *telling = telling_new (page, g_strdup_printf (_ ("“%s” moved to the trash"), row->title));

  g_array_append_val (ids, row->id);
  tandem_act_trash_async (store, label, TANDEM_TYPE_DEAL, ids, NULL, done_cb, telling);
}
