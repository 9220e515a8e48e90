/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What many records are to hold in a field that the firm added: first which field, then what. */
#include "widgets/tandem-own-question.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-bulk.h"
#include "base/tandem-format.h"
#include "model/tandem-custom-entry.h"
#include "model/tandem-custom-field.h"
#include "widgets/tandem-choice-dialog.h"
#include "widgets/tandem-name-dialog.h"
#include "widgets/tandem-page.h"
#include "workspace/tandem-workspace-own-fields.h"

/* What was asked, while a dialog is open. The records are those that were chosen when the first one opened. */
typedef struct {
  TandemRecordTable *table; /* not held: the dialogs lie over it */
  TandemWorkspace *workspace;
  const TandemTableKind *kind;
  GArray *ids;
  TandemOwnFields *own;
  const TandemField *field; /* that was chosen */
} Question;

static void
free_question (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->workspace);
  g_array_unref (question->ids);
  tandem_own_fields_unref (question->own);
  g_free (question);
}

static Question *
copy_question (const Question *question, const TandemField *field)
{
  Question *copy = g_memdup2 (question, sizeof *question);

  g_object_ref (copy->workspace);
  g_array_ref (copy->ids);
  tandem_own_fields_ref (copy->own);
  copy->field = field;
  return copy;
}

static guint
get_record_column (TandemEntity entity)
{
  static const guint columns[TANDEM_N_ENTITIES] = {
    [TANDEM_ENTITY_CONTACT] = TANDEM_CUSTOM_VALUE_CONTACT_ID,
    [TANDEM_ENTITY_COMPANY] = TANDEM_CUSTOM_VALUE_COMPANY_ID,
    [TANDEM_ENTITY_DEAL] = TANDEM_CUSTOM_VALUE_DEAL_ID,
    [TANDEM_ENTITY_CAMPAIGN] = TANDEM_CUSTOM_VALUE_CAMPAIGN_ID,
  };

  return columns[entity];
}

/* @value: (nullable): what they are to hold; %NULL: nothing */
static void
set_all (Question *question, TandemRecord *value)
{
  guint n = question->ids->len;
  g_autofree char *count = tandem_format_count (n);
  /* Translators: what undo will undo; a field that the firm added, and how many records */
  g_autofree char *label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Change “%1$s” of %2$s record",
                                                         "Change “%1$s” of %2$s records", n),
                                            tandem_field_get_title (question->field), count);
  gboolean has_number = value && !tandem_record_is_null (value, TANDEM_CUSTOM_VALUE_NUMBER);
  gint64 number = has_number ? tandem_record_get_integer (value, TANDEM_CUSTOM_VALUE_NUMBER) : 0;
  const TandemCustomAct act = {
    .field_id = tandem_field_get_own_id (question->field),
    .record_column = get_record_column (question->kind->list),
    .label = label,
    .text = value ? (char *) tandem_record_get_text (value, TANDEM_CUSTOM_VALUE_TEXT) : NULL,
    .number = has_number ? &number : NULL,
    .currency = value ? (char *) tandem_record_get_text (value, TANDEM_CUSTOM_VALUE_CURRENCY) : NULL,
  };
  g_autoptr (TandemBulk) bulk = tandem_bulk_new_custom (&act, question->kind->get_type (), question->ids);

  tandem_record_table_do (question->table, bulk, _ ("Field changed"), _ ("Nothing was changed"));
}

/* --- what ---------------------------------------------------------------------------------------------------------- */

static void
choice_chosen_cb (TandemChoiceDialog *dialog, int place, Question *question)
{
  g_autoptr (TandemRecord) value = TANDEM_RECORD (tandem_custom_value_new ());

  if (tandem_field_get_type (question->field) == TANDEM_FIELD_FLAG)
    tandem_record_set_integer (value, TANDEM_CUSTOM_VALUE_NUMBER, place == 0);
  else if (place > 0)
    tandem_record_set_text (value, TANDEM_CUSTOM_VALUE_TEXT,
                            tandem_field_get_choice_nick (question->field, (guint) place - 1));
  else
    g_clear_object (&value);
  set_all (question, value);
}

static const char *
get_type_nick (const TandemField *field)
{
  switch ((int) tandem_field_get_type (field))
    {
    case TANDEM_FIELD_NUMBER:
      return TANDEM_CUSTOM_NUMBER;
    case TANDEM_FIELD_MONEY:
      return TANDEM_CUSTOM_MONEY;
    case TANDEM_FIELD_DAY:
      return TANDEM_CUSTOM_DAY;
    default:
      return TANDEM_CUSTOM_TEXT;
    }
}

static void
written_cb (TandemNameDialog *dialog, const char *text, Question *question)
{
  g_autoptr (TandemRecord) value = TANDEM_RECORD (tandem_custom_value_new ());
  g_autoptr (GError) error = NULL;

  if (*text == '\0')
    set_all (question, NULL);
  else if (tandem_custom_entry_read (value, get_type_nick (question->field), text,
                                     tandem_workspace_get_currency (question->workspace), &error))
    set_all (question, value);
  else
    tandem_page_show_error (GTK_WIDGET (question->table), _ ("Nothing was changed"), error);
}

static AdwDialog *
make_choices (const TandemField *field, const char *count)
{
  TandemChoiceDialog *dialog = tandem_choice_dialog_new (tandem_field_get_title (field), count);

  if (tandem_field_get_type (field) == TANDEM_FIELD_FLAG)
    {
      tandem_choice_dialog_add (dialog, C_ ("flag", "Yes"), NULL, NULL);
      tandem_choice_dialog_add (dialog, C_ ("flag", "No"), NULL, NULL);
      return ADW_DIALOG (dialog);
    }
  tandem_choice_dialog_add (dialog, C_ ("choice", "None"), NULL, NULL);
  for (guint i = 0; i < tandem_field_get_n_choices (field); i++)
    tandem_choice_dialog_add (dialog, tandem_field_get_choice_title (field, i), NULL, NULL);
  return ADW_DIALOG (dialog);
}

static void
ask_value (Question *question)
{
  g_autofree char *count = tandem_record_table_say_count (question->table, question->ids->len);
  TandemFieldType type = tandem_field_get_type (question->field);
  gboolean is_chosen = type == TANDEM_FIELD_FLAG || type == TANDEM_FIELD_CHOICE;
  AdwDialog *dialog = is_chosen ? make_choices (question->field, count)
                                : tandem_name_dialog_new_for_value (tandem_field_get_title (question->field), count);

  g_signal_connect_data (dialog, is_chosen ? "chosen" : "named",
                         is_chosen ? G_CALLBACK (choice_chosen_cb) : G_CALLBACK (written_cb), question, free_question,
                         0);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (tandem_page_keep_focus), question->table, G_CONNECT_SWAPPED);
  tandem_page_present_dialog (GTK_WIDGET (question->table), dialog);
}

/* --- which --------------------------------------------------------------------------------------------------------- */

static void
field_chosen_cb (TandemChoiceDialog *dialog, int place, Question *question)
{
  ask_value (copy_question (question, tandem_own_fields_get (question->own, question->kind->list, (guint) place)));
}

/**
 * tandem_own_question_ask:
 * @kind: of the table: the firm may add fields to its records
 *
 * Asks what the chosen records are to hold in a field of the firm's own.
 */
void
tandem_own_question_ask (TandemRecordTable *table, TandemWorkspace *workspace, const TandemTableKind *kind)
{
  TandemOwnFields *own = tandem_workspace_get_own_fields (workspace);
  g_autoptr (GArray) ids = tandem_record_table_get_chosen (table);
  g_autofree char *count = NULL;
  TandemChoiceDialog *dialog;
  const Question question = { table, workspace, kind, ids, own, NULL };

  if (ids->len == 0 || tandem_own_fields_get_n (own, kind->list) == 0)
    return;
  count = tandem_record_table_say_count (table, ids->len);
  dialog = tandem_choice_dialog_new (_ ("Change a field"), count);
  for (guint i = 0; i < tandem_own_fields_get_n (own, kind->list); i++)
    tandem_choice_dialog_add (dialog, tandem_field_get_title (tandem_own_fields_get (own, kind->list, i)), NULL, NULL);
  g_signal_connect_data (dialog, "chosen", G_CALLBACK (field_chosen_cb), copy_question (&question, NULL), free_question,
                         0);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (tandem_page_keep_focus), table, G_CONNECT_SWAPPED);
  tandem_page_present_dialog (GTK_WIDGET (table), ADW_DIALOG (dialog));
}
