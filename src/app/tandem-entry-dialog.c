/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-entry-dialog.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act.h"
#include "base/tandem-date.h"
#include "base/tandem-format.h"
#include "base/tandem-money.h"
#include "model/tandem-firm-words.h"
#include "model/tandem-person.h"
#include "widgets/tandem-currency-row.h"
#include "widgets/tandem-day-button.h"
#include "widgets/tandem-dialog-fault.h"

#define MOST_FIELDS 8
#define RATE_DIGITS 9

struct _TandemEntryDialog {
  AdwDialog parent_instance;

  TandemWorkspace *workspace;
  const TandemEntryKind *kind;
  TandemRecord *record;
  GPtrArray *people; /* (element-type TandemPerson) */
  GtkWidget *rows[MOST_FIELDS];

  AdwBanner *banner;
  AdwPreferencesGroup *group;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (TandemEntryDialog, tandem_entry_dialog, ADW_TYPE_DIALOG)

/* --- taking what is written ---------------------------------------------------------------------------------------- */

static void
show_fault (TandemEntryDialog *self, GtkWidget *row, const GError *error)
{
  tandem_dialog_show_fault (ADW_DIALOG (self), self->banner, row, error->message);
}

static gboolean
take_day (TandemRecord *record, guint column, const char *text, GError **error)
{
  g_autofree char *day = NULL;

  if (!tandem_date_parse_near (text, &day, error))
    return FALSE;
  tandem_record_set_text (record, column, day);
  return TRUE;
}

static gboolean
take_number (TandemEntryDialog *self, TandemRecord *record, const TandemEntryField *field, const char *text,
             GError **error)
{
  const char *currency = tandem_workspace_get_currency (self->workspace);
  gint64 number;

  if (field->type == TANDEM_ENTRY_MONEY
          ? !tandem_money_parse (text, currency, &number, error)
          : !tandem_decimal_parse (text, field->type == TANDEM_ENTRY_RATE ? RATE_DIGITS : 0, &number, error))
    return FALSE;
  if (number <= 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("“%s” is not greater than zero. Nothing was saved."),
                   text);
      return FALSE;
    }
  tandem_record_set_integer (record, field->column, number);
  if (field->type == TANDEM_ENTRY_MONEY)
    tandem_record_set_text (record, field->column + 1, currency);
  return TRUE;
}

static void
take_choice (TandemEntryDialog *self, TandemRecord *record, const TandemEntryField *field, guint place)
{
  if (field->type == TANDEM_ENTRY_CHOICE)
    tandem_record_set_text (record, field->column, field->nicks[place]);
  else
    tandem_record_set_id (record, field->column,
                          place == 0 ? 0 : tandem_record_get_id (self->people->pdata[place - 1]));
}

static gboolean
take_field (TandemEntryDialog *self, TandemRecord *record, const TandemEntryField *field, GtkWidget *row,
            GError **error)
{
  g_autofree char *text = NULL;

  if (!gtk_widget_get_visible (row))
    {
      tandem_record_set_null (record, field->column);
      return TRUE;
    }
  if (GTK_IS_EDITABLE (row))
    text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  switch (field->type)
    {
    case TANDEM_ENTRY_DAY:
      return take_day (record, field->column, text, error);
    case TANDEM_ENTRY_TEXT:
      tandem_record_set_text (record, field->column, *text ? text : NULL);
      return TRUE;
    case TANDEM_ENTRY_MONEY:
    case TANDEM_ENTRY_COUNT:
    case TANDEM_ENTRY_RATE:
      return take_number (self, record, field, text, error);
    case TANDEM_ENTRY_CURRENCY:
      tandem_record_set_text (record, field->column, tandem_currency_row_get_code (TANDEM_CURRENCY_ROW (row)));
      return TRUE;
    case TANDEM_ENTRY_CHOICE:
    case TANDEM_ENTRY_PERSON:
      take_choice (self, record, field, adw_combo_row_get_selected (ADW_COMBO_ROW (row)));
      return TRUE;
    }
  return TRUE;
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemEntryDialog) self = data;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (tandem_act_finish (result, &error))
    adw_dialog_close (ADW_DIALOG (self));
  else
    show_fault (self, NULL, error);
}

static const char *
get_label (TandemEntryDialog *self)
{
  return g_dgettext (GETTEXT_PACKAGE,
                     tandem_record_get_id (self->record) == 0 ? self->kind->add_label : self->kind->change_label);
}

static void
save_clicked_cb (TandemEntryDialog *self)
{
  g_autoptr (TandemRecord) record = tandem_record_copy (self->record);

  adw_banner_set_revealed (self->banner, FALSE);
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      g_autoptr (GError) error = NULL;

      gtk_widget_remove_css_class (self->rows[i], "error");
      if (!take_field (self, record, &self->kind->fields[i], self->rows[i], &error))
        {
          show_fault (self, self->rows[i], error);
          return;
        }
    }
  gtk_widget_set_sensitive (self->save_button, FALSE);
  tandem_act_save_one_async (tandem_workspace_get_store (self->workspace), get_label (self), record, NULL, saved_cb,
                             g_object_ref (self));
}

/* --- rows ---------------------------------------------------------------------------------------------------------- */

static char *
dup_text (TandemEntryDialog *self, const TandemEntryField *field)
{
  TandemRecord *record = self->record;
  g_autofree char *today = NULL;

  if (field->type == TANDEM_ENTRY_DAY)
    {
      const char *day = tandem_record_get_text (record, field->column);

      today = tandem_date_today (tandem_workspace_get_time_zone (self->workspace));
      return tandem_format_date (day ? day : today);
    }
  if (tandem_record_is_null (record, field->column))
    return g_strdup ("");
  if (field->type == TANDEM_ENTRY_TEXT)
    return g_strdup (tandem_record_get_text (record, field->column));
  if (field->type == TANDEM_ENTRY_MONEY)
    return tandem_format_money (tandem_record_get_integer (record, field->column),
                                tandem_record_get_text (record, field->column + 1));
  return tandem_format_fixed (tandem_record_get_integer (record, field->column),
                              field->type == TANDEM_ENTRY_RATE ? RATE_DIGITS : 0);
}

static GtkWidget *
make_entry (TandemEntryDialog *self, const TandemEntryField *field)
{
  g_autofree char *text = dup_text (self, field);
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", g_dgettext (GETTEXT_PACKAGE, field->title), "use-markup",
                                 FALSE, "text", text, "activates-default", TRUE, NULL);

  if (field->type == TANDEM_ENTRY_DAY)
    tandem_day_button_attach (ADW_ENTRY_ROW (row));
  return row;
}

static GtkWidget *
make_currency (TandemEntryDialog *self, const TandemEntryField *field)
{
  GtkWidget *row = g_object_new (TANDEM_TYPE_CURRENCY_ROW, "title", g_dgettext (GETTEXT_PACKAGE, field->title), NULL);
  const char *code = tandem_record_get_text (self->record, field->column);

  /* whoever needs a rate needs another currency than the firm's */
  tandem_currency_row_set_code (TANDEM_CURRENCY_ROW (row),
                                code                                                                   ? code
                                : g_str_equal (tandem_workspace_get_currency (self->workspace), "USD") ? "EUR"
                                                                                                       : "USD");
  return row;
}

static GtkWidget *
make_choice (TandemEntryDialog *self, const TandemEntryField *field)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  const char *nick = field->nicks ? tandem_record_get_text (self->record, field->column) : NULL;
  gint64 id = field->nicks ? 0 : tandem_record_get_integer (self->record, field->column);
  guint selected = 0;
  GtkWidget *row;

  for (guint i = 0; field->nicks && field->nicks[i]; i++)
    {
      gtk_string_list_append (titles, tandem_firm_words_get_title (field->nicks[i]));
      selected = g_strcmp0 (field->nicks[i], nick) == 0 ? i : selected;
    }
  if (field->nicks == NULL)
    gtk_string_list_append (titles, _ ("The whole firm"));
  for (guint i = 0; field->nicks == NULL && i < self->people->len; i++)
    {
      gtk_string_list_append (titles, tandem_record_get_text (self->people->pdata[i], TANDEM_PERSON_NAME));
      selected = tandem_record_get_id (self->people->pdata[i]) == id ? i + 1 : selected;
    }
  row = g_object_new (ADW_TYPE_COMBO_ROW, "title", g_dgettext (GETTEXT_PACKAGE, field->title), "model", titles, NULL);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  return row;
}

static GtkWidget *
make_row (TandemEntryDialog *self, const TandemEntryField *field)
{
  switch (field->type)
    {
    case TANDEM_ENTRY_CURRENCY:
      return make_currency (self, field);
    case TANDEM_ENTRY_CHOICE:
    case TANDEM_ENTRY_PERSON:
      return make_choice (self, field);
    case TANDEM_ENTRY_DAY:
    case TANDEM_ENTRY_TEXT:
    case TANDEM_ENTRY_MONEY:
    case TANDEM_ENTRY_COUNT:
    case TANDEM_ENTRY_RATE:
      break;
    }
  return make_entry (self, field);
}

/* A field that belongs to one choice comes and goes with it: the choice is the last one before it. */
static void
show_wanted (TandemEntryDialog *self)
{
  const char *chosen = NULL;

  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const TandemEntryField *field = &self->kind->fields[i];

      if (field->type == TANDEM_ENTRY_CHOICE)
        chosen = field->nicks[adw_combo_row_get_selected (ADW_COMBO_ROW (self->rows[i]))];
      if (field->when)
        gtk_widget_set_visible (self->rows[i], g_strcmp0 (field->when, chosen) == 0);
    }
}

static void
add_rows (TandemEntryDialog *self)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      self->rows[i] = make_row (self, &self->kind->fields[i]);
      if (self->kind->fields[i].type == TANDEM_ENTRY_CHOICE)
        g_signal_connect_object (self->rows[i], "notify::selected", G_CALLBACK (show_wanted), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->group, self->rows[i]);
    }
  show_wanted (self);
}

static void
tandem_entry_dialog_dispose (GObject *object)
{
  TandemEntryDialog *self = TANDEM_ENTRY_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->record);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_ENTRY_DIALOG);
  G_OBJECT_CLASS (tandem_entry_dialog_parent_class)->dispose (object);
}

static void
tandem_entry_dialog_class_init (TandemEntryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_entry_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-entry-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemEntryDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, TandemEntryDialog, group);
  gtk_widget_class_bind_template_child (widget_class, TandemEntryDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
tandem_entry_dialog_init (TandemEntryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_entry_dialog_new:
 * @record: of the kind, new or to be changed
 * @people: (element-type TandemPerson): those of the firm
 */
AdwDialog *
tandem_entry_dialog_new (TandemWorkspace *workspace, const TandemEntryKind *kind, TandemRecord *record,
                         GPtrArray *people)
{
  TandemEntryDialog *self = g_object_new (TANDEM_TYPE_ENTRY_DIALOG, NULL);

  g_assert (kind->n_fields <= MOST_FIELDS);
  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->record = g_object_ref (record);
  self->people = g_ptr_array_ref (people);
  add_rows (self);
  adw_dialog_set_title (ADW_DIALOG (self), get_label (self));
  adw_dialog_set_focus (ADW_DIALOG (self), self->rows[0]);
  return ADW_DIALOG (self);
}
