/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-filter-choices.h"

#include <glib/gi18n-lib.h>

#include "model/filter/tandem-reference.h"

#define SPACING   12
#define MAX_SHOWN 50  /* of those that can be searched */
#define MAX_ALL   500 /* of those that can't: a firm's people, channels, stages, reasons */

struct _TandemFilterChoices {
  AdwBin parent_instance;

  TandemWorkspace *workspace;
  const TandemField *field;
  GPtrArray *chosen; /* the values, as texts */
  GPtrArray *rows;   /* GtkWidget: of the group */
  AdwPreferencesGroup *group;
  GtkWidget *search_entry;   /* NULL: all are shown */
  GCancellable *cancellable; /* of what was typed last */
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemFilterChoices, tandem_filter_choices, ADW_TYPE_BIN)

static gboolean
find_search_kind (const char *table, TandemSearchKind *kind)
{
  static const struct {
    const char *table;
    TandemSearchKind kind;
  } kinds[] = {
    { "contact", TANDEM_SEARCH_CONTACT },
    { "company", TANDEM_SEARCH_COMPANY },
    { "campaign", TANDEM_SEARCH_CAMPAIGN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].table, table) == 0)
      {
        *kind = kinds[i].kind;
        return TRUE;
      }
  return FALSE;
}

static TandemConnection *
get_connection (TandemFilterChoices *self)
{
  return tandem_store_get_list_connection (tandem_workspace_get_store (self->workspace));
}

static char *
dup_name (TandemFilterChoices *self, gint64 id)
{
  char *name = tandem_reference_dup_name (get_connection (self), tandem_field_get_target (self->field), id);

  return name ? name : g_strdup (_ ("(gone)"));
}

static gboolean
is_chosen (TandemFilterChoices *self, const char *value, guint *place)
{
  return g_ptr_array_find_with_equal_func (self->chosen, value, g_str_equal, place);
}

/* --- the rows ------------------------------------------------------------------------------------------------------ */

static void
toggled_cb (GtkCheckButton *check, TandemFilterChoices *self)
{
  const char *value = g_object_get_data (G_OBJECT (check), "tandem-value");
  guint place;

  if (!gtk_check_button_get_active (check) && is_chosen (self, value, &place))
    g_ptr_array_remove_index (self->chosen, place);
  else if (gtk_check_button_get_active (check) && !is_chosen (self, value, NULL))
    g_ptr_array_add (self->chosen, g_strdup (value));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
add_row (TandemFilterChoices *self, const char *value, const char *title)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  g_object_set_data_full (G_OBJECT (check), "tandem-value", g_strdup (value), g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_chosen (self, value, NULL));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, 0);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (self->group, row);
}

static void
add_record (TandemFilterChoices *self, gint64 id, const char *name)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  if (name && !is_chosen (self, value, NULL))
    add_row (self, value, name);
}

/* What is chosen, above what there is to choose. */
static void
begin_rows (TandemFilterChoices *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->chosen->len; i++)
    {
      g_autofree char *name = dup_name (self, g_ascii_strtoll (self->chosen->pdata[i], NULL, 10));

      add_row (self, self->chosen->pdata[i], name);
    }
}

static void
say_how_many (TandemFilterChoices *self, guint n)
{
  const char *words = NULL;

  if (n == 0)
    words = _ ("Nothing found");
  else if (n >= MAX_SHOWN && self->search_entry)
    words = _ ("There are more: type a part of the name.");
  adw_preferences_group_set_description (self->group, words);
}

static void
show_first (TandemFilterChoices *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) references
      = tandem_reference_list (get_connection (self), tandem_field_get_target (self->field),
                               self->search_entry ? MAX_SHOWN : MAX_ALL, &error);

  begin_rows (self);
  if (references == NULL)
    {
      adw_preferences_group_set_description (self->group, error->message);
      return;
    }
  for (guint i = 0; i < references->len; i++)
    {
      TandemReference *reference = references->pdata[i];

      add_record (self, reference->id, reference->name);
    }
  say_how_many (self, references->len);
}

static gboolean
is_offered (TandemFilterChoices *self, const char *choice)
{
  for (guint i = 0; i < tandem_field_get_n_choices (self->field); i++)
    if (g_str_equal (tandem_field_get_choice_nick (self->field, i), choice))
      return TRUE;
  return FALSE;
}

static void
show_choices (TandemFilterChoices *self)
{
  for (guint i = 0; i < tandem_field_get_n_choices (self->field); i++)
    add_row (self, tandem_field_get_choice_nick (self->field, i), tandem_field_get_choice_title (self->field, i));
  /* What a filter asks for may not be offered any more. */
  for (guint i = 0; i < self->chosen->len; i++)
    if (!is_offered (self, self->chosen->pdata[i]))
      add_row (self, self->chosen->pdata[i], self->chosen->pdata[i]);
}

/* --- found as one types -------------------------------------------------------------------------------------------- */

static void
found_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = tandem_search_list_ids_finish (TANDEM_SEARCH (object), result, &error);
  TandemFilterChoices *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  begin_rows (self);
  for (guint i = 0; ids && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autofree char *name = dup_name (self, id);

      add_record (self, id, name);
    }
  if (ids)
    say_how_many (self, ids->len);
  else
    adw_preferences_group_set_description (self->group, error->message);
}

static void
search_changed_cb (GtkSearchEntry *entry, TandemFilterChoices *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (entry));
  TandemSearchKind kind;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (*typed == '\0')
    show_first (self);
  else if (find_search_kind (tandem_field_get_target (self->field), &kind))
    tandem_search_list_ids_async (tandem_workspace_get_search (self->workspace), kind, typed, MAX_SHOWN,
                                  self->cancellable, found_cb, self);
}

/* Escape clears what was typed; then it leaves the dialog, as everywhere in it. */
static void
search_stopped_cb (GtkSearchEntry *entry, TandemFilterChoices *self)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_DIALOG);

  if (*gtk_editable_get_text (GTK_EDITABLE (entry)))
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  else if (dialog)
    adw_dialog_close (ADW_DIALOG (dialog));
}

static void
add_search (TandemFilterChoices *self, GtkBox *box)
{
  self->search_entry = gtk_search_entry_new ();
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->search_entry), _ ("Search by name"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search by name"), -1);
  g_signal_connect_object (self->search_entry, "search-changed", G_CALLBACK (search_changed_cb), self, 0);
  g_signal_connect_object (self->search_entry, "stop-search", G_CALLBACK (search_stopped_cb), self, 0);
  gtk_box_prepend (box, self->search_entry);
}

/* --- the object ---------------------------------------------------------------------------------------------------- */

static gboolean
tandem_filter_choices_grab_focus (GtkWidget *widget)
{
  TandemFilterChoices *self = TANDEM_FILTER_CHOICES (widget);

  if (self->search_entry)
    return gtk_widget_grab_focus (self->search_entry);
  return self->rows->len > 0 && gtk_widget_grab_focus (self->rows->pdata[0]);
}

static void
tandem_filter_choices_dispose (GObject *object)
{
  TandemFilterChoices *self = TANDEM_FILTER_CHOICES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (tandem_filter_choices_parent_class)->dispose (object);
}

static void
tandem_filter_choices_finalize (GObject *object)
{
  TandemFilterChoices *self = TANDEM_FILTER_CHOICES (object);

  g_ptr_array_unref (self->chosen);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (tandem_filter_choices_parent_class)->finalize (object);
}

static void
tandem_filter_choices_class_init (TandemFilterChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_filter_choices_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_filter_choices_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = tandem_filter_choices_grab_focus;

  /**
   * TandemFilterChoices::changed:
   *
   * A person chose something, or gave it up.
   */
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", TANDEM_TYPE_FILTER_CHOICES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tandem_filter_choices_init (TandemFilterChoices *self)
{
  self->chosen = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new ();
}

static void
take_chosen (TandemFilterChoices *self, TandemCondition *leaf)
{
  for (guint i = 0; i < tandem_condition_get_n_values (leaf); i++)
    {
      const char *text = tandem_condition_get_text (leaf, i);

      g_ptr_array_add (self->chosen,
                       text ? g_strdup (text)
                            : g_strdup_printf ("%" G_GINT64_FORMAT, tandem_condition_get_number (leaf, i)));
    }
}

/**
 * tandem_filter_choices_new:
 * @field: a choice or a reference
 * @leaf: (nullable): of this field: what is chosen at first
 */
GtkWidget *
tandem_filter_choices_new (TandemWorkspace *workspace, const TandemField *field, TandemCondition *leaf)
{
  TandemFilterChoices *self = g_object_new (TANDEM_TYPE_FILTER_CHOICES, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  TandemSearchKind kind;

  self->workspace = g_object_ref (workspace);
  self->field = field;
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->group));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->group), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tandem_field_get_title (field), -1);
  if (leaf)
    take_chosen (self, leaf);
  if (tandem_field_get_type (field) == TANDEM_FIELD_CHOICE)
    {
      show_choices (self);
      return GTK_WIDGET (self);
    }
  if (find_search_kind (tandem_field_get_target (field), &kind))
    add_search (self, GTK_BOX (box));
  show_first (self);
  return GTK_WIDGET (self);
}

gboolean
tandem_filter_choices_is_empty (TandemFilterChoices *self)
{
  return self->chosen->len == 0;
}

/**
 * tandem_filter_choices_make:
 *
 * Returns: (transfer floating): what is chosen, as values of a condition
 */
GVariant *
tandem_filter_choices_make (TandemFilterChoices *self)
{
  gboolean is_choice = tandem_field_get_type (self->field) == TANDEM_FIELD_CHOICE;
  GVariantBuilder values;

  g_variant_builder_init (&values, is_choice ? G_VARIANT_TYPE ("as") : G_VARIANT_TYPE ("ax"));
  for (guint i = 0; i < self->chosen->len; i++)
    {
      if (is_choice)
        g_variant_builder_add (&values, "s", self->chosen->pdata[i]);
      else
        g_variant_builder_add (&values, "x", g_ascii_strtoll (self->chosen->pdata[i], NULL, 10));
    }
  return g_variant_builder_end (&values);
}
