/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The mapping of an import: what needs a look comes first, then what was recognised, then what is left out. A row stays in
 * its group when it is changed, so that nothing moves under the hand. */
#include "app/tandem-mapping-list.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "exchange/tandem-import-draft.h"

#define N_SAMPLES 3

/**
 * TandemMappingList:
 *
 * Changes the map of a preview, which belongs to whoever shows the list and outlives it there.
 */
struct _TandemMappingList {
  AdwBin parent_instance;

  TandemHeaderMap *map;
  TandemOwnFields *own;         /* what the firm added to what every firm has */
  GPtrArray *rows;              /* AdwComboRow of each column, unowned */
  GPtrArray *words;             /* GtkLabel of each, unowned */
  gboolean settling;
};

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemMappingList, tandem_mapping_list, ADW_TYPE_BIN)

static guint
count_own (TandemMappingList *self)
{
  return self->own ? tandem_own_fields_get_n (self->own, TANDEM_ENTITY_CONTACT) : 0;
}

static const TandemField *
get_own (TandemMappingList *self, guint place)
{
  return tandem_own_fields_get (self->own, TANDEM_ENTITY_CONTACT, place);
}

static gboolean
is_offered (TandemImportField field)
{
  return field == TANDEM_IMPORT_FIELD_NONE || tandem_import_field_is_kept (field);
}

static guint
count_offered (void)
{
  guint n = 0;

  for (guint i = 0; i < TANDEM_IMPORT_N_FIELDS; i++)
    n += is_offered (i);
  return n;
}

static TandemImportField
find_field (guint choice)
{
  guint field = 0;

  for (guint place = 0; field + 1 < TANDEM_IMPORT_N_FIELDS; field++)
    if (is_offered (field) && place++ == choice)
      break;
  return field;
}

/* The fields that every firm has come first, the firm's own behind them. */
static guint
find_choice (TandemMappingList *self, const TandemColumnMapping *mapping)
{
  guint place = 0;

  for (guint i = 0; mapping->custom_id != 0 && mapping->field == TANDEM_IMPORT_FIELD_CUSTOM && i < count_own (self); i++)
    if (tandem_field_get_own_id (get_own (self, i)) == mapping->custom_id)
      return count_offered () + i;
  for (guint i = 0; i < (guint) mapping->field; i++)
    place += is_offered (i);
  return is_offered (mapping->field) ? place : 0;
}

static GListModel *
make_choices (TandemMappingList *self)
{
  GtkStringList *titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < TANDEM_IMPORT_N_FIELDS; i++)
    if (i == TANDEM_IMPORT_FIELD_CUSTOM)
      /* Translators: of a column of a file: a field that the firm does not have yet */
      gtk_string_list_append (titles, _ ("New field of your own"));
    else if (is_offered (i))
      gtk_string_list_append (titles, tandem_import_field_get_title (i));
  for (guint i = 0; i < count_own (self); i++)
    gtk_string_list_append (titles, tandem_field_get_title (get_own (self, i)));
  return G_LIST_MODEL (titles);
}

/* Only a doubt is told beside the choice; what is sure says its reason when it is asked. */
static const char *
get_word (const TandemColumnMapping *column)
{
  if (column->field == TANDEM_IMPORT_FIELD_NONE)
    return "";
  switch (column->confidence)
    {
    case TANDEM_IMPORT_CONFIDENCE_CERTAIN:
    case TANDEM_IMPORT_CONFIDENCE_LIKELY:
      return "";
    case TANDEM_IMPORT_CONFIDENCE_GUESS:
      /* Translators: how sure the program is what a column holds */
      return _ ("guess");
    case TANDEM_IMPORT_CONFIDENCE_NONE:
    default:
      /* Translators: the person said what a column holds */
      return _ ("chosen");
    }
}

static const char *
get_reason (const char *rule)
{
  static const struct {
    const char *rule, *text;
  } reasons[] = {
    { "program", N_ ("The program that wrote the file calls it so.") },
    { "synonym", N_ ("The header is a known word for it.") },
    { "values", N_ ("The values look like it.") },
    { "left-out", N_ ("A contact has no place for it.") },
    { "second", N_ ("Another column holds it.") },
    { "chosen", N_ ("You chose it.") },
    { "remembered", N_ ("You chose it the last time.") },
    { "own-field", N_ ("A field of your firm has this name.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_strcmp0 (rule, reasons[i].rule) == 0)
      return _ (reasons[i].text);
  return _ ("Neither its header nor its values say what it is.");
}

static void
show_word (GtkWidget *label, const TandemColumnMapping *mapping)
{
  const char *word = get_word (mapping);

  gtk_label_set_label (GTK_LABEL (label), word);
  gtk_widget_set_visible (label, *word != 0);
}

static void
show_mapping (TandemMappingList *self, guint column)
{
  TandemColumnMapping *mapping = &self->map->columns[column];

  show_word (g_ptr_array_index (self->words, column), mapping);
  gtk_widget_set_tooltip_text (g_ptr_array_index (self->rows, column), get_reason (mapping->rule));
  adw_combo_row_set_selected (g_ptr_array_index (self->rows, column), find_choice (self, mapping));
}

static void
choose (TandemMappingList *self, guint column, guint choice)
{
  TandemColumnMapping *mapping = &self->map->columns[column];
  guint n = count_offered ();
  const TandemField *own = choice >= n && choice - n < count_own (self) ? get_own (self, choice - n) : NULL;

  tandem_header_map_set_field (self->map, column, own ? TANDEM_IMPORT_FIELD_CUSTOM : find_field (choice));
  mapping->custom_id = own ? tandem_field_get_own_id (own) : 0;
  g_set_str (&mapping->custom_name, own ? tandem_field_get_title (own) : NULL);
}

/* Another column that held what this one holds now is left out. */
static void
selected_cb (AdwComboRow *row, GParamSpec *pspec, TandemMappingList *self)
{
  guint column;

  if (self->settling || !g_ptr_array_find (self->rows, row, &column))
    return;
  self->settling = TRUE;
  choose (self, column, adw_combo_row_get_selected (row));
  for (guint i = 0; i < self->map->n_columns; i++)
    show_mapping (self, i);
  self->settling = FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static char *
make_samples (const TandemImportPreview *preview, guint column)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) isolated = g_ptr_array_new_with_free_func (g_free);

  for (guint i = preview->map->preamble + preview->map->has_header; i < preview->rows->len && values->len < N_SAMPLES; i++)
    {
      GStrv cells = g_ptr_array_index (preview->rows, i);

      if (column < g_strv_length (cells) && *cells[column]
          && !g_ptr_array_find_with_equal_func (values, cells[column], g_str_equal, NULL))
        g_ptr_array_add (values, cells[column]);
    }
  for (guint i = 0; i < values->len; i++)
    g_ptr_array_add (isolated, tandem_format_isolate (g_ptr_array_index (values, i)));
  if (values->len == 0)
    return g_strdup (_ ("Empty in the first rows"));
  g_ptr_array_add (isolated, NULL);
  return g_strjoinv (" · ", (GStrv) isolated->pdata);
}

static GtkWidget *
make_row (TandemMappingList *self, const TandemImportPreview *preview, guint column)
{
  TandemColumnMapping *mapping = &preview->map->columns[column];
  GtkWidget *row = adw_combo_row_new ();
  GtkWidget *word = gtk_label_new (NULL);
  g_autoptr (GListModel) titles = make_choices (self);
  g_autoptr (GtkExpression) title = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  g_autofree char *samples = make_samples (preview, column);
  /* Translators: a column without a header; %u is its number */
  g_autofree char *number = g_strdup_printf (_ ("Column %u"), column + 1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *mapping->header ? mapping->header : number);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), samples);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_combo_row_set_expression (ADW_COMBO_ROW (row), title);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_search_match_mode (ADW_COMBO_ROW (row), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), titles);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), find_choice (self, mapping));
  gtk_widget_add_css_class (word, "caption");
  gtk_widget_add_css_class (word, "dimmed");
  show_word (word, mapping);
  gtk_widget_set_tooltip_text (row, get_reason (mapping->rule));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), word);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (selected_cb), self, 0);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->words, word);
  return row;
}

static void
tandem_mapping_list_finalize (GObject *object)
{
  TandemMappingList *self = TANDEM_MAPPING_LIST (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->words);
  g_clear_pointer (&self->own, tandem_own_fields_unref);
  G_OBJECT_CLASS (tandem_mapping_list_parent_class)->finalize (object);
}

static void
tandem_mapping_list_class_init (TandemMappingListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_mapping_list_finalize;
  /**
   * TandemMappingList::changed:
   *
   * The person chose a field.
   */
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tandem_mapping_list_init (TandemMappingList *self)
{
  self->rows = g_ptr_array_new ();
  self->words = g_ptr_array_new ();
}

/**
 * tandem_mapping_list_set_own_fields:
 * @own: (nullable): the fields of the firm's own, offered by what is shown from now on
 */
void
tandem_mapping_list_set_own_fields (TandemMappingList *self, TandemOwnFields *own)
{
  g_clear_pointer (&self->own, tandem_own_fields_unref);
  self->own = own ? tandem_own_fields_ref (own) : NULL;
}

/**
 * tandem_mapping_list_set_preview:
 * @preview: its map is changed by the person; it must live as long as it is shown
 *
 * Shows a row for each column.
 */
void
tandem_mapping_list_set_preview (TandemMappingList *self, TandemImportPreview *preview)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  const char *const titles[] = { _ ("Please look at these"), _ ("Recognised"), _ ("Left out") };
  GtkWidget *groups[3];

  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->words, 0);
  self->map = preview->map;
  for (guint i = 0; i < 3; i++)
    {
      groups[i] = adw_preferences_group_new ();
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (groups[i]), titles[i]);
      gtk_widget_set_visible (groups[i], FALSE);
      gtk_box_append (GTK_BOX (box), groups[i]);
    }
  for (guint i = 0; i < self->map->n_columns; i++)
    {
      TandemColumnMapping *mapping = &self->map->columns[i];
      guint group = 1;

      if (mapping->field != TANDEM_IMPORT_FIELD_NONE && !tandem_import_field_is_kept (mapping->field))
        {
          mapping->field = TANDEM_IMPORT_FIELD_NONE;
          mapping->rule = "left-out";
        }
      if (mapping->field == TANDEM_IMPORT_FIELD_NONE)
        group = 2;
      else if (mapping->confidence == TANDEM_IMPORT_CONFIDENCE_GUESS)
        group = 0;
      gtk_widget_set_visible (groups[group], TRUE);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (groups[group]), make_row (self, preview, i));
    }
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * tandem_mapping_list_count_left_out:
 *
 * Returns: how many columns are left out
 */
guint
tandem_mapping_list_count_left_out (TandemMappingList *self)
{
  guint n = 0;

  for (guint i = 0; self->map && i < self->map->n_columns; i++)
    n += self->map->columns[i].field == TANDEM_IMPORT_FIELD_NONE;
  return n;
}

/**
 * tandem_mapping_list_names_anyone:
 *
 * Returns: whether a column is taken that can tell a contact: a name, an e-mail or a phone number
 */
gboolean
tandem_mapping_list_names_anyone (TandemMappingList *self)
{
  static const TandemImportField naming[]
      = { TANDEM_IMPORT_FIELD_GIVEN_NAME, TANDEM_IMPORT_FIELD_FAMILY_NAME, TANDEM_IMPORT_FIELD_FULL_NAME,
          TANDEM_IMPORT_FIELD_EMAIL,      TANDEM_IMPORT_FIELD_PHONE,       TANDEM_IMPORT_FIELD_MOBILE };

  for (guint i = 0; self->map && i < self->map->n_columns; i++)
    for (guint k = 0; k < G_N_ELEMENTS (naming); k++)
      if (self->map->columns[i].field == naming[k])
        return TRUE;
  return FALSE;
}
