/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-owner-question.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-bulk.h"
#include "model/tandem-person.h"
#include "widgets/tandem-choice-dialog.h"
#include "widgets/tandem-page.h"

/* What was asked, while the dialog is open. The records are those that were chosen when it opened. */
typedef struct {
  TandemRecordTable *table; /* not held: the dialog lies over it */
  GArray *ids;
  GPtrArray *people; /* in the order of the dialog, after nobody */
  GType type;
  guint column;
  TandemSayOwner say;
} Question;

static void
free_question (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_array_unref (question->ids);
  g_ptr_array_unref (question->people);
  g_free (question);
}

static void
chosen_cb (TandemChoiceDialog *dialog, int place, Question *question)
{
  gint64 person_id = place == 0 ? 0 : tandem_record_get_id (g_ptr_array_index (question->people, place - 1));
  g_autofree char *label = question->say (question->ids->len);
  g_autoptr (TandemBulk) bulk = tandem_bulk_new_id (label, question->type, question->ids, question->column, person_id);

  tandem_record_table_do (question->table, bulk, _ ("Owner changed"), _ ("Nothing was changed"));
}

static void
show_dialog (Question *question)
{
  g_autofree char *count = tandem_record_table_say_count (question->table, question->ids->len);
  TandemChoiceDialog *dialog = tandem_choice_dialog_new (_ ("Change owner"), count);

  g_signal_connect_data (dialog, "chosen", G_CALLBACK (chosen_cb), question, free_question, 0);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (tandem_page_keep_focus), question->table, G_CONNECT_SWAPPED);
  tandem_choice_dialog_add (dialog, _ ("No owner"), NULL, NULL);
  for (guint i = 0; i < question->people->len; i++)
    tandem_choice_dialog_add (dialog,
                              tandem_record_get_text (g_ptr_array_index (question->people, i), TANDEM_PERSON_NAME),
                              NULL, NULL);
  tandem_page_present_dialog (GTK_WIDGET (question->table), ADW_DIALOG (dialog));
}

/**
 * tandem_owner_question_ask:
 * @type: of the records of the table
 * @column: of the type: who looks after a record
 * @say: what undo will undo
 *
 * Asks who is to look after the chosen records.
 */
void
tandem_owner_question_ask (TandemRecordTable *table, TandemWorkspace *workspace, GType type, guint column,
                           TandemSayOwner say)
{
  g_autoptr (GArray) ids = tandem_record_table_get_chosen (table);
  g_autoptr (GError) error = NULL;
  TandemConnection *connection = tandem_store_get_list_connection (tandem_workspace_get_store (workspace));
  GPtrArray *people;
  Question *question;

  if (ids->len == 0)
    return;
  people = tandem_person_list (connection, 0, &error);
  if (people == NULL)
    {
      tandem_page_show_error (GTK_WIDGET (table), _ ("The people could not be read"), error);
      return;
    }
  question = g_new0 (Question, 1);
  question->table = table;
  question->ids = g_steal_pointer (&ids);
  question->people = people;
  question->type = type;
  question->column = column;
  question->say = say;
  show_dialog (question);
}
