/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-deal-bulk.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-deal.h"
#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "model/filter/tandem-reference.h"
#include "model/tandem-deal.h"
#include "model/tandem-stage.h"
#include "sales/tandem-owner-question.h"
#include "widgets/tandem-choice-dialog.h"
#include "widgets/tandem-day-dialog.h"
#include "widgets/tandem-page.h"

/* What was asked, while the dialog is open. The deals are those that were chosen when it opened. */
typedef struct {
  TandemRecordTable *table; /* not held: the dialog lies over it */
  GArray *ids;
  GPtrArray *stages; /* (nullable): in the order of the dialog */
} Question;

static Question *
question_new (TandemRecordTable *table)
{
  Question *self = g_new0 (Question, 1);

  self->table = table;
  self->ids = tandem_record_table_get_chosen (table);
  return self;
}

static void
free_question (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_array_unref (question->ids);
  g_clear_pointer (&question->stages, g_ptr_array_unref);
  g_free (question);
}

static void
ask (Question *question, AdwDialog *dialog, GCallback chosen_cb)
{
  g_signal_connect_data (dialog, "chosen", chosen_cb, question, free_question, 0);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (tandem_page_keep_focus), question->table, G_CONNECT_SWAPPED);
  tandem_page_present_dialog (GTK_WIDGET (question->table), dialog);
}

/* --- owner --------------------------------------------------------------------------------------------------------- */

static char *
say_owner (guint n)
{
  g_autofree char *count = tandem_format_count (n);

  /* Translators: what undo will undo; %s is how many */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Change the owner of %s deal", "Change the owner of %s deals",
                                       n),
                          count);
}

/**
 * tandem_deal_bulk_ask_owner:
 *
 * Asks whose the chosen deals are to be.
 */
void
tandem_deal_bulk_ask_owner (TandemRecordTable *table, TandemWorkspace *workspace)
{
  tandem_owner_question_ask (table, workspace, TANDEM_TYPE_DEAL, TANDEM_DEAL_OWNER_ID, say_owner);
}

/* --- stage --------------------------------------------------------------------------------------------------------- */

static void
stage_chosen_cb (TandemChoiceDialog *dialog, int place, Question *question)
{
  TandemRecord *stage = g_ptr_array_index (question->stages, place);
  guint n = question->ids->len;
  g_autofree char *count = tandem_format_count (n);
  /* Translators: what undo will undo; the first %s is how many, the second a stage of the pipeline */
  g_autofree char *label
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Move %s deal to %s", "Move %s deals to %s", n), count,
                         tandem_record_get_text (stage, TANDEM_STAGE_NAME));
  g_autoptr (TandemBulk) bulk = tandem_act_deal_bulk_move (label, question->ids, tandem_record_get_id (stage));

  tandem_record_table_do (question->table, bulk, _ ("Stage changed"), _ ("Nothing was changed"));
}

/**
 * tandem_deal_bulk_ask_stage:
 *
 * Asks to which open stage the chosen deals are to go. To win or to lose one is an act of its own.
 */
void
tandem_deal_bulk_ask_stage (TandemRecordTable *table, TandemWorkspace *workspace)
{
  TandemConnection *connection = tandem_store_get_list_connection (tandem_workspace_get_store (workspace));
  g_autoptr (GError) error = NULL;
  Question *question = question_new (table);
  g_autofree char *count = NULL;
  TandemChoiceDialog *dialog;

  question->stages
      = tandem_record_load_where (connection, TANDEM_TYPE_STAGE,
                                  "kind = 'open' AND deleted_at IS NULL ORDER BY pipeline_id, position, id", 0, &error);
  if (question->ids->len == 0 || question->stages == NULL)
    {
      if (error)
        tandem_page_show_error (GTK_WIDGET (table), _ ("The stages could not be read"), error);
      free_question (question, NULL);
      return;
    }
  count = tandem_record_table_say_count (question->table, question->ids->len);
  dialog = tandem_choice_dialog_new (_ ("Move to a stage"), count);
  for (guint i = 0; i < question->stages->len; i++)
    {
      g_autofree char *name
          = tandem_reference_dup_name (connection, "stage", tandem_record_get_id (question->stages->pdata[i]));

      tandem_choice_dialog_add (dialog, name, "tandem-deals-symbolic", "sales");
    }
  ask (question, ADW_DIALOG (dialog), G_CALLBACK (stage_chosen_cb));
}

/* --- the day on which they may close ------------------------------------------------------------------------------- */

static void
day_chosen_cb (AdwDialog *dialog, const char *day, Question *question)
{
  guint n = question->ids->len;
  g_autofree char *count = tandem_format_count (n);
  /* Translators: what undo will undo; %s is how many */
  g_autofree char *label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Change the expected close of %s deal",
                                                         "Change the expected close of %s deals", n),
                                            count);
  g_autoptr (TandemBulk) bulk
      = tandem_bulk_new_text (label, TANDEM_TYPE_DEAL, question->ids, TANDEM_DEAL_EXPECTED_CLOSE_ON, day);

  tandem_record_table_do (question->table, bulk, _ ("Expected close changed"), _ ("Nothing was changed"));
}

/**
 * tandem_deal_bulk_ask_close:
 *
 * Asks when the chosen deals are expected to be won.
 */
void
tandem_deal_bulk_ask_close (TandemRecordTable *table, TandemWorkspace *workspace)
{
  g_autofree char *today = tandem_date_today (tandem_workspace_get_time_zone (workspace));
  Question *question = question_new (table);
  g_autofree char *count = tandem_record_table_say_count (table, question->ids->len);

  if (question->ids->len == 0)
    free_question (question, NULL);
  else
    ask (question, tandem_day_dialog_new (_ ("Expected close"), count, today), G_CALLBACK (day_chosen_cb));
}
