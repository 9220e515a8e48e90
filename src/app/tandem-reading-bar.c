/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-reading-bar.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"

#define N_HEADER_ROWS 8 /* that are offered */

/**
 * TandemReadingBar:
 *
 * How a file is read: the encoding of text and what stands between its columns, or the sheet of a workbook, where it has
 * several. Shows what was found out, and says when the person chooses something else.
 */
struct _TandemReadingBar {
  AdwBin parent_instance;

  GtkWidget *sheet_box;
  GtkDropDown *sheet_drop_down;
  GtkWidget *encoding_box;
  GtkDropDown *encoding_drop_down;
  GtkWidget *delimiter_box;
  GtkDropDown *delimiter_drop_down;
  GtkWidget *header_box;
  GtkDropDown *header_drop_down;
  guint header_row;  /* what the person chose, 0 while it is found out */
  GArray *sheets;    /* the number of each sheet that can be chosen */
  char *found;       /* the encoding that was found, which may be none of the table */
  gboolean shown;
  gboolean settling; /* the program sets the choices, not the person */
};

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemReadingBar, tandem_reading_bar, ADW_TYPE_BIN)

static const char delimiters[] = { ',', ';', '\t', '|', ':' };

static const struct {
  const char *encoding, *title;
} encodings[] = {
  { "UTF-8", N_ ("Unicode (UTF-8)") },
  { "WINDOWS-1252", N_ ("Western (Windows-1252)") },
  { "ISO-8859-15", N_ ("Western (ISO 8859-15)") },
  { "MACINTOSH", N_ ("Western (Mac Roman)") },
  { "WINDOWS-1250", N_ ("Central European (Windows-1250)") },
  { "WINDOWS-1251", N_ ("Cyrillic (Windows-1251)") },
  { "WINDOWS-1253", N_ ("Greek (Windows-1253)") },
  { "WINDOWS-1254", N_ ("Turkish (Windows-1254)") },
  { "UTF-16LE", N_ ("Unicode (UTF-16LE)") },
  { "UTF-16BE", N_ ("Unicode (UTF-16BE)") },
  { "SHIFT_JIS", N_ ("Japanese (Shift JIS)") },
  { "GB18030", N_ ("Chinese (GB 18030)") },
  { "BIG5", N_ ("Chinese (Big5)") },
  { "EUC-KR", N_ ("Korean (EUC-KR)") },
};

/* The place of an encoding in the table; one that is not in it comes behind it. */
static guint
find_encoding (const char *encoding)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (encodings) && g_ascii_strcasecmp (encodings[i].encoding, encoding) != 0)
    i++;
  return i;
}

static GListModel *
make_encodings (const char *found)
{
  GtkStringList *titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    gtk_string_list_append (titles, _ (encodings[i].title));
  if (find_encoding (found) == G_N_ELEMENTS (encodings))
    gtk_string_list_append (titles, found);
  return G_LIST_MODEL (titles);
}

static void
header_selected_cb (TandemReadingBar *self)
{
  guint selected = gtk_drop_down_get_selected (self->header_drop_down);
  guint n = g_list_model_get_n_items (gtk_drop_down_get_model (self->header_drop_down));

  if (self->settling || !self->shown)
    return;
  self->header_row = selected + 1 == n ? TANDEM_HEADER_ROW_NONE : selected + 1;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Another sheet has its headers elsewhere. */
static void
sheet_selected_cb (TandemReadingBar *self)
{
  if (self->settling || !self->shown)
    return;
  self->header_row = TANDEM_HEADER_ROW_FIND;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
selected_cb (TandemReadingBar *self)
{
  if (!self->settling && self->shown)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
tandem_reading_bar_dispose (GObject *object)
{
  TandemReadingBar *self = TANDEM_READING_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_READING_BAR);
  g_clear_pointer (&self->found, g_free);
  g_clear_pointer (&self->sheets, g_array_unref);
  G_OBJECT_CLASS (tandem_reading_bar_parent_class)->dispose (object);
}

static void
tandem_reading_bar_class_init (TandemReadingBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_reading_bar_dispose;
  /**
   * TandemReadingBar::changed:
   *
   * The person chose another way to read the sheet.
   */
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-reading-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemReadingBar, sheet_box);
  gtk_widget_class_bind_template_child (widget_class, TandemReadingBar, sheet_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TandemReadingBar, encoding_box);
  gtk_widget_class_bind_template_child (widget_class, TandemReadingBar, encoding_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TandemReadingBar, delimiter_box);
  gtk_widget_class_bind_template_child (widget_class, TandemReadingBar, delimiter_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TandemReadingBar, header_box);
  gtk_widget_class_bind_template_child (widget_class, TandemReadingBar, header_drop_down);
  gtk_widget_class_bind_template_callback (widget_class, header_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
tandem_reading_bar_init (TandemReadingBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->sheets = g_array_new (FALSE, FALSE, sizeof (guint));
}

/* Hidden sheets are not offered. */
static void
show_sheets (TandemReadingBar *self, const TandemImportPreview *preview)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_array_set_size (self->sheets, 0);
  for (guint number = 1; number <= preview->sheets->len; number++)
    if (number == preview->sheet || !g_array_index (preview->hidden, gboolean, number - 1))
      {
        if (number == preview->sheet)
          selected = self->sheets->len;
        g_array_append_val (self->sheets, number);
        gtk_string_list_append (names, g_ptr_array_index (preview->sheets, number - 1));
      }
  gtk_drop_down_set_model (self->sheet_drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->sheet_drop_down, selected);
  gtk_widget_set_visible (self->sheet_box, self->sheets->len > 1);
  g_object_unref (names);
}

/* The first rows are offered, the one that was taken among them, and none. */
static void
show_header (TandemReadingBar *self, const TandemImportPreview *preview)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint n = MIN (preview->lines->len, MAX (N_HEADER_ROWS, preview->map->preamble + 1));

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *line = tandem_format_count ((gint64) g_array_index (preview->lines, guint64, i));
      /* Translators: %s is a line number of the file */
      g_autofree char *title = g_strdup_printf (_ ("Line %s"), line);

      gtk_string_list_append (titles, title);
    }
  /* Translators: a file has no headers */
  gtk_string_list_append (titles, _ ("There is none"));
  gtk_drop_down_set_model (self->header_drop_down, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->header_drop_down, preview->map->has_header ? preview->map->preamble : n);
}

/**
 * tandem_reading_bar_forget:
 *
 * Another file comes: where the headers of this one are said nothing of it.
 */
void
tandem_reading_bar_forget (TandemReadingBar *self)
{
  self->header_row = TANDEM_HEADER_ROW_FIND;
}

/**
 * tandem_reading_bar_is_of_cards:
 *
 * Returns: whether these are address cards, which have no headers to look for: their columns are named by what a card holds
 */
gboolean
tandem_reading_bar_is_of_cards (const TandemImportPreview *preview)
{
  return preview->delimiter == 0 && preview->map->program == TANDEM_IMPORT_PROGRAM_VCARD;
}

/**
 * tandem_reading_bar_show:
 * @preview: a sheet as it was read
 *
 * Shows how it was read, without saying that anything changed.
 */
void
tandem_reading_bar_show (TandemReadingBar *self, const TandemImportPreview *preview)
{
  self->settling = TRUE;
  self->shown = TRUE;
  g_set_str (&self->found, preview->encoding);
  show_sheets (self, preview);
  gtk_widget_set_visible (self->encoding_box, preview->encoding != NULL);
  gtk_widget_set_visible (self->delimiter_box, preview->delimiter != 0);
  gtk_widget_set_visible (self->header_box, !tandem_reading_bar_is_of_cards (preview));
  show_header (self, preview);
  if (preview->encoding)
    {
      g_autoptr (GListModel) titles = make_encodings (preview->encoding);

      gtk_drop_down_set_model (self->encoding_drop_down, titles);
      gtk_drop_down_set_selected (self->encoding_drop_down, find_encoding (preview->encoding));
    }
  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    if (delimiters[i] == preview->delimiter)
      gtk_drop_down_set_selected (self->delimiter_drop_down, i);
  self->settling = FALSE;
}

/**
 * tandem_reading_bar_get_options:
 *
 * Returns: how the person wants the sheet to be read; the text in it is the bar's, until the next sheet is shown
 */
TandemReaderOptions
tandem_reading_bar_get_options (TandemReadingBar *self)
{
  guint encoding = gtk_drop_down_get_selected (self->encoding_drop_down);
  guint delimiter = gtk_drop_down_get_selected (self->delimiter_drop_down);
  guint sheet = gtk_drop_down_get_selected (self->sheet_drop_down);
  TandemReaderOptions options = { .header_row = self->header_row };

  if (sheet < self->sheets->len)
    options.sheet = g_array_index (self->sheets, guint, sheet);
  if (self->found == NULL)
    return options;
  options.encoding = encoding < G_N_ELEMENTS (encodings) ? encodings[encoding].encoding : self->found;
  options.delimiter = delimiter < G_N_ELEMENTS (delimiters) ? delimiters[delimiter] : 0;
  return options;
}
