/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-contact-bulk.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-bulk.h"
#include "base/tandem-format.h"
#include "model/tandem-contact.h"
#include "model/tandem-lead-status.h"
#include "model/tandem-lifecycle.h"
#include "sales/tandem-owner-question.h"
#include "widgets/tandem-choice-dialog.h"
#include "widgets/tandem-page.h"

/* What was asked, while the dialog is open. The contacts are those that were chosen when it opened. */
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
lifecycle_chosen_cb (TandemChoiceDialog *dialog, int place, Question *question)
{
  guint n = question->ids->len;
  g_autofree char *count = tandem_format_count (n);
  /* Translators: what undo will undo; %s is how many */
  g_autofree char *label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Change the lifecycle of %s contact",
                                                         "Change the lifecycle of %s contacts", n),
                                            count);
  g_autoptr (TandemBulk) bulk
      = tandem_bulk_new_text (label, TANDEM_TYPE_CONTACT, question->ids, TANDEM_CONTACT_LIFECYCLE_STAGE,
                              tandem_lifecycle_get_nick (place));

  tandem_record_table_do (question->table, bulk, _ ("Lifecycle changed"), _ ("Nothing was changed"));
}

static void
ask (TandemRecordTable *table, TandemChoiceDialog *dialog, GArray *ids, GCallback chosen_cb)
{
  Question *question = g_new0 (Question, 1);

  question->table = table;
  question->ids = g_array_ref (ids);
  g_signal_connect_data (dialog, "chosen", chosen_cb, question, free_question, 0);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (tandem_page_keep_focus), table, G_CONNECT_SWAPPED);
}

static char *
say_owner (guint n)
{
  g_autofree char *count = tandem_format_count (n);

  /* Translators: what undo will undo; %s is how many */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Change the owner of %s contact",
                                       "Change the owner of %s contacts", n),
                          count);
}

/**
 * tandem_contact_bulk_ask_owner:
 *
 * Asks whose the chosen contacts are to be.
 */
void
tandem_contact_bulk_ask_owner (TandemRecordTable *table, TandemWorkspace *workspace)
{
  tandem_owner_question_ask (table, workspace, TANDEM_TYPE_CONTACT, TANDEM_CONTACT_OWNER_ID, say_owner);
}

/**
 * tandem_contact_bulk_ask_lifecycle:
 *
 * Asks in which stage the chosen contacts are to be.
 */
void
tandem_contact_bulk_ask_lifecycle (TandemRecordTable *table)
{
  g_autoptr (GArray) ids = tandem_record_table_get_chosen (table);
  g_autofree char *count = NULL;
  TandemChoiceDialog *dialog;

  if (ids->len == 0)
    return;
  count = tandem_record_table_say_count (table, ids->len);
  dialog = tandem_choice_dialog_new (_ ("Change lifecycle"), count);
  ask (table, dialog, ids, G_CALLBACK (lifecycle_chosen_cb));
  for (guint i = 0; i < TANDEM_LIFECYCLE_N_STAGES; i++)
    {
      g_autofree char *icon_name = tandem_lifecycle_dup_icon_name (i);

      tandem_choice_dialog_add (dialog, tandem_lifecycle_get_title (i), icon_name, tandem_lifecycle_get_department (i));
    }
  tandem_page_present_dialog (GTK_WIDGET (table), ADW_DIALOG (dialog));
}

static void
lead_status_chosen_cb (TandemChoiceDialog *dialog, int place, Question *question)
{
  guint n = question->ids->len;
  g_autofree char *count = tandem_format_count (n);
  /* Translators: what undo will undo; %s is how many */
  g_autofree char *label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Change the lead status of %s contact",
                                                         "Change the lead status of %s contacts", n),
                                            count);
  g_autoptr (TandemBulk) bulk
      = tandem_bulk_new_text (label, TANDEM_TYPE_CONTACT, question->ids, TANDEM_CONTACT_LEAD_STATUS,
                              place > 0 ? tandem_lead_status_get_nick ((TandemLeadStatus) (place - 1)) : NULL);

  tandem_record_table_do (question->table, bulk, _ ("Lead status changed"), _ ("Nothing was changed"));
}

/**
 * tandem_contact_bulk_ask_lead_status:
 *
 * Asks how far the work on the chosen contacts is.
 */
void
tandem_contact_bulk_ask_lead_status (TandemRecordTable *table)
{
  g_autoptr (GArray) ids = tandem_record_table_get_chosen (table);
  g_autofree char *count = NULL;
  TandemChoiceDialog *dialog;

  if (ids->len == 0)
    return;
  count = tandem_record_table_say_count (table, ids->len);
  dialog = tandem_choice_dialog_new (_ ("Change lead status"), count);
  ask (table, dialog, ids, G_CALLBACK (lead_status_chosen_cb));
  tandem_choice_dialog_add (dialog, _ ("No lead status"), NULL, NULL);
  for (guint i = 0; i < TANDEM_LEAD_STATUS_N; i++)
    tandem_choice_dialog_add (dialog, tandem_lead_status_get_title (i), NULL, NULL);
  tandem_page_present_dialog (GTK_WIDGET (table), ADW_DIALOG (dialog));
}
