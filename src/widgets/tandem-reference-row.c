/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-reference-row.h"

#include "store/tandem-record.h"
#include "widgets/tandem-combo-choices.h"

#define MANY 12 /* choices: from there on they can be looked through by typing */

struct _TandemReferenceRow {
  AdwComboRow parent_instance;

  char *none;       /* what the first choice is called */
  GArray *ids;      /* gint64, in the order of the choices; the first is 0 */
  gboolean showing; /* while it is filled, nobody chooses anything */
};

typedef enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
} TandemReferenceRowSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemReferenceRow, tandem_reference_row, ADW_TYPE_COMBO_ROW)

static void
selected_cb (TandemReferenceRow *self)
{
  if (!self->showing && adw_combo_row_get_selected (ADW_COMBO_ROW (self)) != GTK_INVALID_LIST_POSITION)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
tandem_reference_row_finalize (GObject *object)
{
  TandemReferenceRow *self = TANDEM_REFERENCE_ROW (object);

  g_free (self->none);
  g_array_unref (self->ids);
  G_OBJECT_CLASS (tandem_reference_row_parent_class)->finalize (object);
}

static void
tandem_reference_row_class_init (TandemReferenceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_reference_row_finalize;

  /**
   * TandemReferenceRow::chosen:
   *
   * A person chose another record, or none.
   */
  signals[SIGNAL_CHOSEN]
      = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tandem_reference_row_init (TandemReferenceRow *self)
{
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->ids = g_array_new (FALSE, TRUE, sizeof (gint64));
  adw_combo_row_set_expression (ADW_COMBO_ROW (self), expression);
  adw_combo_row_set_search_match_mode (ADW_COMBO_ROW (self), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

/**
 * tandem_reference_row_new:
 * @title: the name of the field
 * @none: what it is called when no record is named: "Nobody"
 */
GtkWidget *
tandem_reference_row_new (const char *title, const char *none)
{
  TandemReferenceRow *self = g_object_new (TANDEM_TYPE_REFERENCE_ROW, "title", title, "use-markup", FALSE, NULL);

  self->none = g_strdup (none);
  return GTK_WIDGET (self);
}

/**
 * tandem_reference_row_show:
 * @records: (element-type TandemRecord): what can be chosen
 * @name_column: what each is called by
 * @id: the record that is named; 0 for none
 */
void
tandem_reference_row_show (TandemReferenceRow *self, GPtrArray *records, guint name_column, gint64 id)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_array_set_size (self->ids, 0);
  g_array_set_size (self->ids, 1);
  gtk_string_list_append (names, self->none);
  for (guint i = 0; i < records->len; i++)
    {
      gint64 record_id = tandem_record_get_id (records->pdata[i]);
      const char *name = tandem_record_get_text (records->pdata[i], name_column);

      g_array_append_val (self->ids, record_id);
      gtk_string_list_append (names, name ? name : "");
      if (record_id == id)
        selected = i + 1;
    }
  self->showing = TRUE;
  tandem_combo_choices_offer (ADW_COMBO_ROW (self), names);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (self), records->len >= MANY);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), selected);
  self->showing = FALSE;
}

/**
 * tandem_reference_row_get_id:
 *
 * Returns: the chosen record, 0 for none
 */
gint64
tandem_reference_row_get_id (TandemReferenceRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  return selected < self->ids->len ? g_array_index (self->ids, gint64, selected) : 0;
}
