/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-address-row.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-record-editor.h"
#include "model/tandem-address.h"
#include "model/tandem-reach-words.h"
#include "widgets/tandem-field-row.h"
#include "widgets/tandem-page.h"

#define COLUMN   "tandem-column"
#define N_FIELDS (TANDEM_ADDRESS_N_PARTS + 1) /* the country comes last */

static const struct {
  guint column;
  const char *title;
} fields[N_FIELDS] = {
  [TANDEM_ADDRESS_PART_STREET] = { TANDEM_ADDRESS_STREET, N_ ("Street") },
  [TANDEM_ADDRESS_PART_CITY] = { TANDEM_ADDRESS_CITY, N_ ("City") },
  [TANDEM_ADDRESS_PART_REGION] = { TANDEM_ADDRESS_REGION, N_ ("Region") },
  [TANDEM_ADDRESS_PART_POSTCODE] = { TANDEM_ADDRESS_POSTCODE, N_ ("Postcode") },
  [TANDEM_ADDRESS_N_PARTS] = { TANDEM_ADDRESS_COUNTRY, N_ ("Country") },
};

struct _TandemAddressRow {
  AdwExpanderRow parent_instance;

  char *name; /* of whom it belongs to */
  TandemRecordEditor *editor;
  TandemFieldRow *fields[N_FIELDS];
  TandemAddressPart order[TANDEM_ADDRESS_N_PARTS]; /* as the fields stand now */
  AdwComboRow *kind_row;
  GtkWidget *remove_row;
  gboolean showing; /* while rows are filled, nobody chooses anything */
};

enum { SIGNAL_ADDED, SIGNAL_FAILED, SIGNAL_REMOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemAddressRow, tandem_address_row, ADW_TYPE_EXPANDER_ROW)

static TandemRecord *
get_address (TandemAddressRow *self)
{
  return tandem_record_editor_get_record (self->editor);
}

/* --- writing ------------------------------------------------------------------------------------------------------- */

static void
added_cb (TandemAddressRow *self)
{
  g_signal_emit (self, signals[SIGNAL_ADDED], 0);
}

static void
failed_cb (TandemRecordEditor *editor, const GError *error, TandemAddressRow *self)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static char *
make_label (TandemAddressRow *self, const char *field)
{
  /* Translators: what undo will undo; the first is a field, as E-mail, the second a person or a company */
  return g_strdup_printf (_ ("Change “%s” of %s"), field, self->name);
}

static void
committed_cb (TandemFieldRow *row, TandemAddressRow *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), COLUMN));
  g_autofree char *text = tandem_field_row_dup_text (row);
  g_autofree char *label = make_label (self, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  tandem_record_editor_set_text (self->editor, column, text, label);
}

/* One that is not in the file yet is written with its first field. */
static void
kind_chosen_cb (AdwComboRow *row, GParamSpec *pspec, TandemAddressRow *self)
{
  guint place = adw_combo_row_get_selected (row);
  g_autofree char *label = NULL;

  if (self->showing || place >= tandem_reach_words_get_n_places ())
    return;
  label = make_label (self, C_ ("address", "Kind"));
  if (tandem_record_get_id (get_address (self)) != 0 || tandem_record_editor_is_adding (self->editor))
    tandem_record_editor_set_text (self->editor, TANDEM_ADDRESS_KIND, tandem_reach_words_get_place (place), label);
  else
    tandem_record_set_text (get_address (self), TANDEM_ADDRESS_KIND, tandem_reach_words_get_place (place));
}

static void
copy_clicked_cb (TandemAddressRow *self)
{
  g_autofree char *text = tandem_address_write (get_address (self), "\n");

  if (*text == '\0')
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  tandem_page_toast (GTK_WIDGET (self), _ ("Copied"), FALSE);
}

static void
remove_activated_cb (TandemAddressRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

static void
show_title (TandemAddressRow *self)
{
  const char *kind
      = tandem_reach_words_get_place_title (tandem_record_get_text (get_address (self), TANDEM_ADDRESS_KIND));
  g_autofree char *line = tandem_address_write (get_address (self), ", ");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), *line ? line : _ ("New address"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), kind ? kind : "");
}

/* Rows of an expander can only be put in one after the other. */
static void
put_in_order (TandemAddressRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *rows[N_FIELDS + 2];

  for (guint i = 0; i < TANDEM_ADDRESS_N_PARTS; i++)
    rows[i] = GTK_WIDGET (self->fields[self->order[i]]);
  rows[TANDEM_ADDRESS_N_PARTS] = GTK_WIDGET (self->fields[TANDEM_ADDRESS_N_PARTS]);
  rows[N_FIELDS] = GTK_WIDGET (self->kind_row);
  rows[N_FIELDS + 1] = self->remove_row;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_object_ref (rows[i]);
      if (gtk_widget_get_parent (rows[i]))
        adw_expander_row_remove (ADW_EXPANDER_ROW (self), rows[i]);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), rows[i]);
      g_object_unref (rows[i]);
    }
  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_grab_focus (focus);
}

static void
show_order (TandemAddressRow *self)
{
  TandemAddressPart order[TANDEM_ADDRESS_N_PARTS];

  tandem_address_format_get_order (tandem_record_get_text (get_address (self), TANDEM_ADDRESS_COUNTRY), order);
  if (memcmp (order, self->order, sizeof order) == 0)
    return;
  memcpy (self->order, order, sizeof order);
  put_in_order (self);
}

static guint
find_place (const char *kind)
{
  for (guint i = 0; i < tandem_reach_words_get_n_places (); i++)
    if (g_strcmp0 (tandem_reach_words_get_place (i), kind) == 0)
      return i;
  return tandem_reach_words_get_n_places () - 1;
}

static void
show_fields (TandemAddressRow *self)
{
  self->showing = TRUE;
  for (guint i = 0; i < N_FIELDS; i++)
    tandem_field_row_set_value (self->fields[i], tandem_record_get_text (get_address (self), fields[i].column));
  adw_combo_row_set_selected (self->kind_row,
                              find_place (tandem_record_get_text (get_address (self), TANDEM_ADDRESS_KIND)));
  self->showing = FALSE;
  show_order (self);
  show_title (self);
}

/* --- set up -------------------------------------------------------------------------------------------------------- */

static void
tandem_address_row_dispose (GObject *object)
{
  g_clear_object (&TANDEM_ADDRESS_ROW (object)->editor);
  G_OBJECT_CLASS (tandem_address_row_parent_class)->dispose (object);
}

static void
tandem_address_row_finalize (GObject *object)
{
  g_free (TANDEM_ADDRESS_ROW (object)->name);
  G_OBJECT_CLASS (tandem_address_row_parent_class)->finalize (object);
}

static void
tandem_address_row_class_init (TandemAddressRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_address_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_address_row_finalize;

  /**
   * TandemAddressRow::added:
   *
   * A new address was written for the first time, and has its id.
   */
  signals[SIGNAL_ADDED]
      = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * TandemAddressRow::failed:
   * @error: why
   *
   * A field was not written: what is shown may not be what the file holds.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);
  /**
   * TandemAddressRow::removed:
   *
   * The person wants to be rid of the address.
   */
  signals[SIGNAL_REMOVED]
      = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
make_kind_row (TandemAddressRow *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  for (guint i = 0; i < tandem_reach_words_get_n_places (); i++)
    gtk_string_list_append (kinds, tandem_reach_words_get_place_title (tandem_reach_words_get_place (i)));
  self->kind_row = g_object_new (ADW_TYPE_COMBO_ROW, "title", C_ ("address", "Kind"), "model", kinds, NULL);
  g_signal_connect_object (self->kind_row, "notify::selected", G_CALLBACK (kind_chosen_cb), self, 0);
}

static void
add_copy_button (TandemAddressRow *self)
{
  GtkWidget *copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  GtkWidget *icon = gtk_image_new_from_icon_name ("mark-location-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (icon, "dimmed");
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), icon);
  gtk_widget_set_tooltip_text (copy, _ ("Copy the address"));
  gtk_widget_set_valign (copy, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (copy, "flat");
  g_signal_connect_object (copy, "clicked", G_CALLBACK (copy_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (self), copy);
}

static void
tandem_address_row_init (TandemAddressRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_expander_row_set_title_lines (ADW_EXPANDER_ROW (self), 2);
  add_copy_button (self);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      GtkWidget *row = tandem_field_row_new (_ (fields[i].title), NULL);

      g_object_set_data (G_OBJECT (row), COLUMN, GUINT_TO_POINTER (fields[i].column));
      g_signal_connect_object (row, "committed", G_CALLBACK (committed_cb), self, 0);
      self->fields[i] = TANDEM_FIELD_ROW (row);
    }
  make_kind_row (self);
  self->remove_row = g_object_new (ADW_TYPE_BUTTON_ROW, "title", _ ("_Remove Address"), "use-underline", TRUE, NULL);
  gtk_widget_add_css_class (self->remove_row, "destructive-action");
  g_signal_connect_object (self->remove_row, "activated", G_CALLBACK (remove_activated_cb), self, G_CONNECT_SWAPPED);
  tandem_address_format_get_order (NULL, self->order);
  put_in_order (self);
}

/**
 * tandem_address_row_new:
 * @address: a #TandemAddress, perhaps a new one
 */
GtkWidget *
tandem_address_row_new (TandemStore *store, TandemRecord *address)
{
  TandemAddressRow *self = g_object_new (TANDEM_TYPE_ADDRESS_ROW, NULL);

  self->editor = tandem_record_editor_new (store, address);
  g_signal_connect_object (self->editor, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "failed", G_CALLBACK (failed_cb), self, 0);
  return GTK_WIDGET (self);
}

/**
 * tandem_address_row_get_id:
 *
 * Returns: the id of the address; 0 for one that is not in the file yet
 */
gint64
tandem_address_row_get_id (TandemAddressRow *self)
{
  return tandem_record_get_id (get_address (self));
}

gboolean
tandem_address_row_is_busy (TandemAddressRow *self)
{
  return tandem_record_editor_is_busy (self->editor);
}

/**
 * tandem_address_row_is_adding:
 *
 * Returns: whether a new address is being written for the first time: it may be in what is read now, by an id that is not known here
 */
gboolean
tandem_address_row_is_adding (TandemAddressRow *self)
{
  return tandem_record_editor_is_adding (self->editor);
}

/**
 * tandem_address_row_show:
 * @address: as it was read now
 * @name: what undo calls whom it belongs to
 */
void
tandem_address_row_show (TandemAddressRow *self, TandemRecord *address, const char *name)
{
  g_set_str (&self->name, name);
  tandem_record_editor_offer (self->editor, address);
  show_fields (self);
}

/**
 * tandem_address_row_commit:
 *
 * Takes what is being written as done.
 */
void
tandem_address_row_commit (TandemAddressRow *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    tandem_field_row_commit (self->fields[i]);
}

/**
 * tandem_address_row_begin:
 *
 * Opens the row and gives the focus to its first field.
 */
void
tandem_address_row_begin (TandemAddressRow *self)
{
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->fields[self->order[0]]));
}
