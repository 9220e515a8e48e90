/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-tag-question.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-bulk.h"
#include "base/tandem-format.h"
#include "model/tandem-tag.h"
#include "widgets/tandem-choice-dialog.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-tag-chooser.h"

#define MOST_TAGS 1000 /* that are offered */
#define WIDTH     360
#define MARGIN    12

/* What was asked, while the dialog is open. The records are those that were chosen when it opened. */
typedef struct {
  TandemRecordTable *table; /* not held: the dialog lies over it */
  AdwDialog *dialog;        /* the same */
  GType type;
  GArray *ids;
  GPtrArray *tags;
} Question;

static void
free_question (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_array_unref (question->ids);
  g_ptr_array_unref (question->tags);
  g_free (question);
}

/* Returns: (nullable): NULL where nothing is chosen, or the tags can't be read */
static Question *
begin (TandemRecordTable *table, TandemWorkspace *workspace, GType type)
{
  TandemConnection *connection = tandem_store_get_list_connection (tandem_workspace_get_store (workspace));
  g_autoptr (GArray) ids = tandem_record_table_get_chosen (table);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = ids->len > 0 ? tandem_tag_list_used (connection, MOST_TAGS, &error) : NULL;
  Question *question;

  if (error)
    tandem_page_show_error (GTK_WIDGET (table), _ ("The tags could not be read"), error);
  if (tags == NULL)
    return NULL;
  question = g_new0 (Question, 1);
  question->table = table;
  question->type = type;
  question->ids = g_steal_pointer (&ids);
  question->tags = g_steal_pointer (&tags);
  return question;
}

static void
put_chosen_cb (TandemTagChooser *chooser, const char *name, Question *question)
{
  guint n = question->ids->len;
  g_autofree char *count = tandem_format_count (n);
  /* Translators: what undo will undo; the first %s is a tag, the second how many */
  g_autofree char *label
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Put tag “%s” on %s record", "Put tag “%s” on %s records", n),
                         name, count);
  g_autoptr (TandemBulk) bulk = tandem_bulk_new_put_tag (label, question->type, question->ids, name);
  AdwDialog *dialog = question->dialog;

  tandem_record_table_do (question->table, bulk, _ ("Tag put on"), _ ("Nothing was changed"));
  adw_dialog_close (dialog);
}

/**
 * tandem_tag_question_ask_put:
 * @type: of the records of the table: #TandemContact or #TandemCompany
 *
 * Asks which tag the chosen records are to get.
 */
void
tandem_tag_question_ask_put (TandemRecordTable *table, TandemWorkspace *workspace, GType type)
{
  Question *question = begin (table, workspace, type);
  g_autofree char *count = NULL;
  GtkWidget *view, *chooser, *header;

  if (question == NULL)
    return;
  count = tandem_record_table_say_count (table, question->ids->len);
  header = adw_header_bar_new ();
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_ ("Add a tag"), count));
  view = adw_toolbar_view_new ();
  chooser = tandem_tag_chooser_new ();
  question->dialog = adw_dialog_new ();
  tandem_tag_chooser_set_tags (TANDEM_TAG_CHOOSER (chooser), question->tags);
  gtk_widget_set_margin_start (chooser, MARGIN);
  gtk_widget_set_margin_end (chooser, MARGIN);
  gtk_widget_set_margin_bottom (chooser, MARGIN);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), chooser);
  adw_dialog_set_title (question->dialog, _ ("Add a tag"));
  adw_dialog_set_content_width (question->dialog, WIDTH);
  adw_dialog_set_child (question->dialog, view);
  adw_dialog_set_focus (question->dialog, chooser);
  g_signal_connect_object (question->dialog, "closed", G_CALLBACK (tandem_page_keep_focus), table, G_CONNECT_SWAPPED);
  g_signal_connect_data (chooser, "chosen", G_CALLBACK (put_chosen_cb), question, free_question, 0);
  tandem_page_present_dialog (GTK_WIDGET (table), question->dialog);
}

static void
take_chosen_cb (TandemChoiceDialog *dialog, int place, Question *question)
{
  TandemRecord *tag = g_ptr_array_index (question->tags, place);
  guint n = question->ids->len;
  g_autofree char *count = tandem_format_count (n);
  /* Translators: what undo will undo; the first %s is a tag, the second how many */
  g_autofree char *label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Take tag “%s” off %s record",
                                                         "Take tag “%s” off %s records", n),
                                            tandem_record_get_text (tag, TANDEM_TAG_NAME), count);
  g_autoptr (TandemBulk) bulk
      = tandem_bulk_new_take_tag (label, question->type, question->ids, tandem_record_get_id (tag));

  tandem_record_table_do (question->table, bulk, _ ("Tag taken off"), _ ("Nothing was changed"));
}

/**
 * tandem_tag_question_ask_take:
 * @type: of the records of the table: #TandemContact or #TandemCompany
 *
 * Asks which tag the chosen records are to lose.
 */
void
tandem_tag_question_ask_take (TandemRecordTable *table, TandemWorkspace *workspace, GType type)
{
  Question *question = begin (table, workspace, type);
  g_autofree char *count = NULL;
  TandemChoiceDialog *dialog;

  if (question == NULL)
    return;
  if (question->tags->len == 0)
    {
      tandem_page_toast (GTK_WIDGET (table), _ ("There is no tag yet"), FALSE);
      free_question (question, NULL);
      return;
    }
  count = tandem_record_table_say_count (question->table, question->ids->len);
  dialog = tandem_choice_dialog_new (_ ("Remove a tag"), count);
  g_signal_connect_data (dialog, "chosen", G_CALLBACK (take_chosen_cb), question, free_question, 0);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (tandem_page_keep_focus), table, G_CONNECT_SWAPPED);
  for (guint i = 0; i < question->tags->len; i++)
    tandem_choice_dialog_add (dialog, tandem_record_get_text (question->tags->pdata[i], TANDEM_TAG_NAME), NULL, NULL);
  tandem_page_present_dialog (GTK_WIDGET (table), ADW_DIALOG (dialog));
}
