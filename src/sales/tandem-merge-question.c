/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-merge-question.h"

#include <glib/gi18n-lib.h>

#include "model/tandem-contact.h"
#include "sales/tandem-merge-dialog.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-record-chooser.h"

typedef struct {
  GtkWidget *widget; /* not held: the dialog lies over it */
  TandemWorkspace *workspace;
  GType type;
  gint64 id;
} Question;

static void
free_question (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->workspace);
  g_free (question);
}

static void
chosen_cb (AdwDialog *chooser, gint64 other_id, Question *question)
{
  if (other_id == question->id)
    tandem_page_toast (question->widget, _ ("These are the same record already"), FALSE);
  else
    tandem_merge_dialog_ask (question->widget, question->workspace, question->type, question->id, other_id);
}

/**
 * tandem_merge_question_ask_other:
 * @widget: of a page
 * @id: the record that stays
 *
 * Asks which other record it is as well.
 */
void
tandem_merge_question_ask_other (GtkWidget *widget, TandemWorkspace *workspace, GType type, gint64 id)
{
  gboolean is_contact = type == TANDEM_TYPE_CONTACT;
  Question *question = g_new0 (Question, 1);
  AdwDialog *dialog
      = tandem_record_chooser_new (workspace, is_contact ? TANDEM_SEARCH_CONTACT : TANDEM_SEARCH_COMPANY,
                                   is_contact ? _ ("Merge with which contact?") : _ ("Merge with which company?"),
                                   NULL);

  *question = (Question) { widget, g_object_ref (workspace), type, id };
  g_signal_connect_data (dialog, "chosen", G_CALLBACK (chosen_cb), question, free_question, 0);
  tandem_page_present_dialog (widget, dialog);
}

/**
 * tandem_merge_question_ask_chosen:
 *
 * Asks about the two that are chosen in a table, the older of which stays; where it is one, also which other.
 */
void
tandem_merge_question_ask_chosen (TandemRecordTable *table, TandemWorkspace *workspace, GType type)
{
  g_autoptr (GArray) ids = tandem_record_table_get_chosen (table);
  const gint64 *id = (const gint64 *) ids->data;

  if (ids->len == 1)
    tandem_merge_question_ask_other (GTK_WIDGET (table), workspace, type, *id);
  else if (ids->len == 2)
    tandem_merge_dialog_ask (GTK_WIDGET (table), workspace, type, MIN (id[0], id[1]), MAX (id[0], id[1]));
  else
    tandem_page_toast (GTK_WIDGET (table), _ ("Choose two to merge them"), FALSE);
}
