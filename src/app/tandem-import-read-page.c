/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-import-read-page.h"

#include <glib/gi18n-lib.h>

#include "app/tandem-reading-bar.h"
#include "app/tandem-sheet-row.h"
#include "base/tandem-format.h"

/**
 * TandemImportReadPage:
 *
 * The choices of reading stand above what they lead to, so that a wrong one shows at once.
 */
struct _TandemImportReadPage {
  AdwNavigationPage parent_instance;

  TandemImportSession *session;

  AdwWindowTitle *page_title;
  GtkDropDown *kind_drop_down;
  TandemReadingBar *reading_bar;
  GtkColumnView *sheet_view;
  GtkLabel *fact_label;
  GtkWidget *continue_button;
};

static void tandem_import_read_page_iface_init (TandemImportStepInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TandemImportReadPage, tandem_import_read_page, ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (TANDEM_TYPE_IMPORT_STEP, tandem_import_read_page_iface_init))

static void
append_sentence (GString *text, const char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
}

static char *
describe_columns (const TandemHeaderMap *map)
{
  g_autofree char *count = tandem_format_count (map->n_columns);

  /* Translators: %s is a number */
  return g_strdup_printf (ngettext ("%s column.", "%s columns.", map->n_columns), count);
}

static char *
describe_header (const TandemImportPreview *preview)
{
  guint64 at = g_array_index (preview->lines, guint64, preview->map->preamble);
  g_autofree char *line = tandem_format_count ((gint64) at);

  /* Translators: %s is a line number */
  return g_strdup_printf (_ ("The headers are in line %s."), line);
}

/* Letters that another encoding would show as others */
static gboolean
has_accents (const TandemImportPreview *preview)
{
  for (guint i = 0; i < preview->rows->len; i++)
    for (char **cell = g_ptr_array_index (preview->rows, i); *cell; cell++)
      if (!g_str_is_ascii (*cell))
        return TRUE;
  return FALSE;
}

static char *
describe (const TandemImportPreview *preview)
{
  const char *program = tandem_import_program_name (preview->map->program);
  gboolean is_cards = tandem_reading_bar_is_of_cards (preview);
  GString *text = g_string_new (NULL);
  g_autofree char *columns = describe_columns (preview->map);

  append_sentence (text, columns);
  if (is_cards)
    append_sentence (text, _ ("Each address card is a row."));
  else if (preview->map->has_header)
    {
      g_autofree char *header = describe_header (preview);

      append_sentence (text, header);
    }
  if (program && !is_cards)
    {
      /* Translators: %s is a program, as Outlook */
      g_autofree char *looks = g_strdup_printf (_ ("The file looks as %s writes it."), program);

      append_sentence (text, looks);
    }
  if (preview->encoding && preview->replaced > 0)
    append_sentence (text, _ ("Some letters have no meaning in this encoding: choose another."));
  else if (preview->encoding && has_accents (preview))
    append_sentence (text, _ ("Rows with accents come first, so that a wrong encoding shows at once."));
  return g_string_free (text, FALSE);
}

static void
file_chosen_cb (TandemImportReadPage *self)
{
  tandem_reading_bar_forget (self->reading_bar);
}

/* Contacts have three steps, figures two. */
static void
show_step (TandemImportReadPage *self)
{
  const char *name = tandem_import_session_get_file_name (self->session);
  g_autofree char *subtitle = tandem_import_session_holds_figures (self->session)
                                  /* Translators: %s is the name of a file */
                                  ? g_strdup_printf (_ ("Step 1 of 2 · %s"), name)
                                  /* Translators: %s is the name of a file */
                                  : g_strdup_printf (_ ("Step 1 of 3 · %s"), name);

  adw_window_title_set_subtitle (self->page_title, subtitle);
}

static void
kind_selected_cb (TandemImportReadPage *self)
{
  gboolean holds_figures = gtk_drop_down_get_selected (self->kind_drop_down) == 1;

  if (self->session == NULL || holds_figures == tandem_import_session_holds_figures (self->session))
    return;
  tandem_import_session_set_holds_figures (self->session, holds_figures);
  show_step (self);
}

static void
read_cb (TandemImportReadPage *self, const GError *error)
{
  TandemImportPreview *preview = tandem_import_session_get_preview (self->session);
  g_autofree char *text = NULL;

  if (error)
    return;
  text = describe (preview);
  gtk_drop_down_set_selected (self->kind_drop_down, tandem_import_session_holds_figures (self->session));
  show_step (self);
  tandem_reading_bar_show (self->reading_bar, preview);
  tandem_sheet_row_show_preview (self->sheet_view, preview);
  gtk_label_set_label (self->fact_label, text);
  gtk_widget_set_sensitive (self->continue_button, TRUE);
}

static void
reading_changed_cb (TandemImportReadPage *self)
{
  TandemReaderOptions options = tandem_reading_bar_get_options (self->reading_bar);

  gtk_widget_set_sensitive (self->continue_button, FALSE);
  tandem_import_session_read (self->session, &options);
}

static void
continue_clicked_cb (TandemImportReadPage *self)
{
  tandem_import_step_finish (TANDEM_IMPORT_STEP (self));
}

/* --- the step ------------------------------------------------------------------------------------------------------ */

static void
tandem_import_read_page_set_session (TandemImportStep *step, TandemImportSession *session)
{
  TandemImportReadPage *self = TANDEM_IMPORT_READ_PAGE (step);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "file-chosen", G_CALLBACK (file_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "read", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
tandem_import_read_page_get_suggested (TandemImportStep *step)
{
  return TANDEM_IMPORT_READ_PAGE (step)->continue_button;
}

static void
tandem_import_read_page_iface_init (TandemImportStepInterface *iface)
{
  iface->set_session = tandem_import_read_page_set_session;
  iface->get_suggested = tandem_import_read_page_get_suggested;
}

static void
tandem_import_read_page_dispose (GObject *object)
{
  TandemImportReadPage *self = TANDEM_IMPORT_READ_PAGE (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_IMPORT_READ_PAGE);
  G_OBJECT_CLASS (tandem_import_read_page_parent_class)->dispose (object);
}

static void
tandem_import_read_page_class_init (TandemImportReadPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_READING_BAR);
  G_OBJECT_CLASS (klass)->dispose = tandem_import_read_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-import-read-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemImportReadPage, page_title);
  gtk_widget_class_bind_template_child (widget_class, TandemImportReadPage, kind_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TandemImportReadPage, reading_bar);
  gtk_widget_class_bind_template_child (widget_class, TandemImportReadPage, sheet_view);
  gtk_widget_class_bind_template_child (widget_class, TandemImportReadPage, fact_label);
  gtk_widget_class_bind_template_child (widget_class, TandemImportReadPage, continue_button);
  gtk_widget_class_bind_template_callback (widget_class, continue_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, reading_changed_cb);
}

static void
tandem_import_read_page_init (TandemImportReadPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
