/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-merged-dialog.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-unmerge.h"
#include "base/tandem-format.h"
#include "model/tandem-contact.h"
#include "model/tandem-history-words.h"
#include "model/tandem-merge-query.h"
#include "store/tandem-connection.h"
#include "widgets/tandem-page.h"

#define WIDTH     480
#define HEIGHT    360
#define MERGED_ID "tandem-merged-id"

struct _TandemMergedDialog {
  AdwDialog parent_instance;

  TandemWorkspace *workspace;
  GtkWidget *page; /* not held: the dialog lies over it */
  GType type;
  gint64 id;

  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (TandemMergedDialog, tandem_merged_dialog, ADW_TYPE_DIALOG)

/* --- what is there -------------------------------------------------------------------------------------------------------- */

typedef struct {
  GType type;
  gint64 id;
  GPtrArray *merged; /* TandemMerged */
  GPtrArray *plans;  /* of each: what would become of it, in words */
} Listing;

static void
free_listing (gpointer data)
{
  Listing *listing = data;

  g_clear_pointer (&listing->merged, g_ptr_array_unref);
  g_ptr_array_unref (listing->plans);
  g_free (listing);
}

static void
add_sentence (GString *text, const char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
}

/* @sentence: (transfer full): of @n, which may be none */
static void
add_count (GString *text, guint n, char *sentence)
{
  if (n > 0)
    add_sentence (text, sentence);
  g_free (sentence);
}

/* What goes back, and what was changed since and how that is kept. */
static char *
say_plan (const TandemUnmerge *plan)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *back = tandem_format_count (plan->n_back), *edited = tandem_format_count (plan->n_edited);
  g_autofree char *elsewhere = tandem_format_count (plan->n_elsewhere), *gone = tandem_format_count (plan->n_gone);

  add_count (text, plan->n_back,
             g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s entry goes back.", "%s entries go back.", plan->n_back),
                              back));
  add_count (text, plan->n_edited,
             g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s of them was edited since, and goes back as it is now.",
                                           "%s of them were edited since, and go back as they are now.",
                                           plan->n_edited),
                              edited));
  add_count (text, plan->n_elsewhere,
             g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s was given to somebody else since, and stays there.",
                                           "%s were given to somebody else since, and stay there.", plan->n_elsewhere),
                              elsewhere));
  add_count (text, plan->n_gone,
             g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s is gone with the trash.", "%s are gone with the trash.",
                                           plan->n_gone),
                              gone));
  for (guint i = 0; i < plan->kept->len; i++)
    {
      /* Translators: %s is a field */
      g_autofree char *sentence = g_strdup_printf (_ ("“%s” was changed since, and stays as it is."),
                                                   tandem_history_words_get_column (plan->kept->pdata[i]));

      add_sentence (text, sentence);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static gboolean
list_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Listing *listing = data;

  listing->merged = tandem_merge_query_list (connection, listing->type == TANDEM_TYPE_CONTACT ? "contact" : "company",
                                             listing->id, error);
  for (guint i = 0; listing->merged && i < listing->merged->len; i++)
    {
      g_auto (TandemUnmerge) plan = { 0 };
      g_autoptr (GError) failure = NULL;
      const TandemMerged *merged = listing->merged->pdata[i];

      if (tandem_act_unmerge_plan (connection, listing->type, merged->id, &plan, &failure))
        g_ptr_array_add (listing->plans, say_plan (&plan));
      else
        g_ptr_array_add (listing->plans, g_strdup (failure->message));
    }
  return listing->merged != NULL;
}

/* --- acts -------------------------------------------------------------------------------------------------------------------- */

static void
taken_apart_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemMergedDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (!tandem_act_finish (result, &error))
    {
      tandem_page_show_error (GTK_WIDGET (self), _ ("They were not taken apart"), error);
      return;
    }
  tandem_page_toast (self->page, _ ("Taken apart"), TRUE);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
apart_clicked_cb (GtkWidget *button, TandemMergedDialog *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), MERGED_ID);

  gtk_widget_set_sensitive (button, FALSE);
  tandem_act_unmerge_async (tandem_workspace_get_store (self->workspace), self->type, *id, NULL, taken_apart_cb,
                            g_object_ref (self));
}

/* --- showing ------------------------------------------------------------------------------------------------------------------ */

static GtkWidget *
add_merged (TandemMergedDialog *self, const TandemMerged *merged, const char *plan)
{
  const char *name = merged->name ? merged->name : _ ("No name");
  g_autofree char *when = tandem_format_instant (merged->at, tandem_workspace_get_time_zone (self->workspace));
  /* Translators: when two were merged, and what becomes of it when they are taken apart */
  g_autofree char *subtitle = g_strdup_printf (_ ("Merged %s. %s"), when, plan);
  /* Translators: %s is a contact or a company */
  g_autofree char *hint = g_strdup_printf (_ ("Take “%s” out again"), name);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", name, "subtitle", subtitle, NULL);
  GtkWidget *button = gtk_button_new_with_label (_ ("Take apart"));

  gtk_widget_set_tooltip_text (button, hint);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), MERGED_ID, g_memdup2 (&merged->id, sizeof merged->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (apart_clicked_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->group, row);
  return button;
}

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemMergedDialog) self = data;
  g_autoptr (GError) error = NULL;
  Listing *listing = g_object_get_data (G_OBJECT (self), "listing");

  if (!tandem_store_run_finish (TANDEM_STORE (object), result, &error))
    {
      tandem_page_show_error (GTK_WIDGET (self), _ ("What was merged could not be read"), error);
      return;
    }
  for (guint i = 0; i < listing->merged->len; i++)
    {
      GtkWidget *button = add_merged (self, listing->merged->pdata[i], listing->plans->pdata[i]);

      if (i == 0)
        gtk_widget_grab_focus (button);
    }
  adw_preferences_group_set_description (self->group, listing->merged->len > 0
                                                          ? _ ("Each of them can come out again, also after edits.")
                                                          : _ ("Nothing was merged into this record."));
}

static void
tandem_merged_dialog_dispose (GObject *object)
{
  g_clear_object (&TANDEM_MERGED_DIALOG (object)->workspace);
  G_OBJECT_CLASS (tandem_merged_dialog_parent_class)->dispose (object);
}

static void
tandem_merged_dialog_class_init (TandemMergedDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_merged_dialog_dispose;
}

static void
tandem_merged_dialog_init (TandemMergedDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();

  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->group);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_content_width (ADW_DIALOG (self), WIDTH);
  adw_dialog_set_content_height (ADW_DIALOG (self), HEIGHT);
}

/**
 * tandem_merged_dialog_open:
 * @widget: of a page
 * @name: (nullable): what the record is called
 *
 * Shows what was merged into a record.
 */
void
tandem_merged_dialog_open (GtkWidget *widget, TandemWorkspace *workspace, GType type, gint64 id, const char *name)
{
  g_autofree char *title = g_strdup_printf (_ ("Merged into “%s”"), name ? name : _ ("No name"));
  TandemMergedDialog *self = g_object_new (TANDEM_TYPE_MERGED_DIALOG, "title", title, NULL);
  Listing *listing = g_new0 (Listing, 1);

  self->workspace = g_object_ref (workspace);
  self->page = widget;
  self->type = type;
  self->id = id;
  listing->type = type;
  listing->id = id;
  listing->plans = g_ptr_array_new_with_free_func (g_free);
  g_object_set_data_full (G_OBJECT (self), "listing", listing, free_listing);
  tandem_page_present_dialog (widget, ADW_DIALOG (self));
  tandem_store_run_async (tandem_workspace_get_store (workspace), TANDEM_STORE_READ, list_cb, listing, NULL, NULL,
                          listed_cb, g_object_ref (self));
}
