/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marketing/tandem-campaign-bulk.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-bulk.h"
#include "base/tandem-format.h"
#include "model/tandem-campaign-words.h"
#include "model/tandem-campaign.h"
#include "widgets/tandem-choice-dialog.h"
#include "widgets/tandem-page.h"

/* What was asked, while the dialog is open. The campaigns are those that were chosen when it opened. */
typedef struct {
  TandemRecordTable *table; /* not held: the dialog lies over it */
  GArray *ids;
} Question;

static void
free_question (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_array_unref (question->ids);
  g_free (question);
}

static void
status_chosen_cb (TandemChoiceDialog *dialog, int place, Question *question)
{
  guint n = question->ids->len;
  g_autofree char *count = tandem_format_count (n);
  /* Translators: what undo will undo; %s is how many */
  g_autofree char *label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Change the status of %s campaign",
                                                         "Change the status of %s campaigns", n),
                                            count);
  g_autoptr (TandemBulk) bulk
      = tandem_bulk_new_text (label, TANDEM_TYPE_CAMPAIGN, question->ids, TANDEM_CAMPAIGN_STATUS,
                              tandem_campaign_words_get_nick (TANDEM_CAMPAIGN_WORDS_STATUS, (guint) place));

  tandem_record_table_do (question->table, bulk, _ ("Status changed"), _ ("Nothing was changed"));
}

/**
 * tandem_campaign_bulk_ask_status:
 *
 * Asks how the chosen campaigns are to stand.
 */
void
tandem_campaign_bulk_ask_status (TandemRecordTable *table)
{
  g_autoptr (GArray) ids = tandem_record_table_get_chosen (table);
  g_autofree char *count = NULL;
  TandemChoiceDialog *dialog;
  Question *question;

  if (ids->len == 0)
    return;
  question = g_new0 (Question, 1);
  question->table = table;
  question->ids = g_array_ref (ids);
  count = tandem_record_table_say_count (table, ids->len);
  dialog = tandem_choice_dialog_new (_ ("Change status"), count);
  g_signal_connect_data (dialog, "chosen", G_CALLBACK (status_chosen_cb), question, free_question, 0);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (tandem_page_keep_focus), table, G_CONNECT_SWAPPED);
  for (guint i = 0; i < tandem_campaign_words_count (TANDEM_CAMPAIGN_WORDS_STATUS); i++)
    tandem_choice_dialog_add (dialog, tandem_campaign_words_get_title (TANDEM_CAMPAIGN_WORDS_STATUS, i), NULL, NULL);
  tandem_page_present_dialog (GTK_WIDGET (table), ADW_DIALOG (dialog));
}
