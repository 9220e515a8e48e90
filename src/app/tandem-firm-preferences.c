/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-firm-preferences.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-firm.h"
#include "act/tandem-record-editor.h"
#include "app/tandem-entry-list.h"
#include "app/tandem-logo-row.h"
#include "base/tandem-currency.h"
#include "model/tandem-firm.h"
#include "widgets/tandem-currency-row.h"
#include "widgets/tandem-field-row.h"
#include "widgets/tandem-page.h"

static const struct {
  guint column;
  const char *title;
} address_fields[] = {
  { TANDEM_FIRM_STREET, N_ ("Street") }, { TANDEM_FIRM_POSTCODE, N_ ("Postcode") }, { TANDEM_FIRM_CITY, N_ ("City") },
  { TANDEM_FIRM_REGION, N_ ("Region") }, { TANDEM_FIRM_COUNTRY, N_ ("Country") },
};

/**
 * TandemFirmPreferences:
 *
 * How the firm is called, where it is and what it reckons in. A field is saved when it is left, and shows what the file says.
 */
struct _TandemFirmPreferences {
  AdwPreferencesPage parent_instance;

  TandemWorkspace *workspace;
  TandemRecordEditor *editor;
  GCancellable *cancellable;
  gboolean is_showing; /* what is chosen now is what the file says */

  TandemFieldRow *name_row;
  TandemLogoRow *logo_row;
  AdwPreferencesGroup *address_group;
  TandemFieldRow *address_rows[G_N_ELEMENTS (address_fields)];
  AdwComboRow *month_row;
  TandemEntryList *rates;
  AdwPreferencesGroup *money_group;
  TandemCurrencyRow *currency_row;
  AdwActionRow *fixed_row;
};

G_DEFINE_FINAL_TYPE (TandemFirmPreferences, tandem_firm_preferences, ADW_TYPE_PREFERENCES_PAGE)

typedef struct {
  TandemRecord *firm;
  gboolean has_amounts;
} Facts;

static void
free_facts (gpointer data)
{
  Facts *facts = data;

  g_clear_object (&facts->firm);
  g_free (facts);
}

static gboolean
read_facts_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Facts *facts = data;
  g_autoptr (GPtrArray) firms
      = tandem_record_load_where (connection, TANDEM_TYPE_FIRM, "deleted_at IS NULL ORDER BY id", 0, error);

  if (firms == NULL || !tandem_firm_find_amounts (connection, &facts->has_amounts, error))
    return FALSE;
  if (firms->len > 0)
    facts->firm = g_object_ref (firms->pdata[0]);
  return TRUE;
}

static void load_facts (TandemFirmPreferences *self);

static void
edit_failed_cb (TandemRecordEditor *editor, const GError *error, TandemFirmPreferences *self)
{
  tandem_page_show_error (GTK_WIDGET (self), _ ("The firm was not changed"), error);
  load_facts (self);
}

static void
show_currency (TandemFirmPreferences *self, const char *code, gboolean has_amounts)
{
  g_autofree char *title = tandem_currency_dup_title (code);

  tandem_currency_row_set_code (self->currency_row, code);
  adw_action_row_set_subtitle (self->fixed_row, title);
  gtk_widget_set_visible (GTK_WIDGET (self->currency_row), !has_amounts);
  gtk_widget_set_visible (GTK_WIDGET (self->fixed_row), has_amounts);
  adw_preferences_group_set_description (
      self->money_group, has_amounts ? _ ("The currency can’t be changed: this file or its trash has amounts in it.")
                                     : _ ("The currency can be changed until the first amount is entered."));
}

static void
show_firm (TandemFirmPreferences *self, TandemRecord *firm, gboolean has_amounts)
{
  g_autoptr (GBytes) logo = tandem_record_dup_bytes (firm, TANDEM_FIRM_LOGO);

  self->is_showing = TRUE;
  tandem_field_row_set_value (self->name_row, tandem_record_get_text (firm, TANDEM_FIRM_NAME));
  tandem_logo_row_set_logo (self->logo_row, logo);
  for (guint i = 0; i < G_N_ELEMENTS (address_fields); i++)
    tandem_field_row_set_value (self->address_rows[i], tandem_record_get_text (firm, address_fields[i].column));
  adw_combo_row_set_selected (self->month_row, (guint) tandem_record_get_integer (firm, TANDEM_FIRM_FIRST_MONTH) - 1);
  show_currency (self, tandem_record_get_text (firm, TANDEM_FIRM_CURRENCY), has_amounts);
  self->is_showing = FALSE;
}

static void
facts_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean success = tandem_store_run_finish (TANDEM_STORE (object), result, &error);
  Facts *facts = tandem_store_run_get_data (result);
  TandemFirmPreferences *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (!success)
    {
      tandem_page_show_error (GTK_WIDGET (self), _ ("The firm could not be read"), error);
      return;
    }
  if (facts->firm == NULL)
    return;
  if (self->editor == NULL)
    {
      self->editor = tandem_record_editor_new (TANDEM_STORE (object), facts->firm);
      g_signal_connect_object (self->editor, "failed", G_CALLBACK (edit_failed_cb), self, 0);
    }
  tandem_record_editor_offer (self->editor, facts->firm);
  show_firm (self, facts->firm, facts->has_amounts);
}

static void
load_facts (TandemFirmPreferences *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tandem_store_run_async (tandem_workspace_get_store (self->workspace), TANDEM_STORE_READ, read_facts_cb,
                          g_new0 (Facts, 1), free_facts, self->cancellable, facts_read_cb, self);
}

static void
store_changed_cb (TandemFirmPreferences *self, TandemChanges *changes)
{
  static const char *const tables[]
      = { "firm", "deal", "deal_history", "campaign", "campaign_cost", "target", "firm_cost", "exchange_rate" };
  gboolean is_touched = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (tables) && !is_touched; i++)
    is_touched = tandem_changes_touch (changes, tables[i]);
  if (is_touched)
    load_facts (self);
}

static void
name_committed_cb (TandemFieldRow *row, TandemFirmPreferences *self)
{
  g_autofree char *text = tandem_field_row_dup_text (row);

  if (self->editor)
    tandem_record_editor_set_text (self->editor, TANDEM_FIRM_NAME, text, _ ("Change the name of the firm"));
}

static void
logo_chosen_cb (TandemLogoRow *row, GBytes *logo, TandemFirmPreferences *self)
{
  if (self->editor)
    tandem_record_editor_set_bytes (self->editor, TANDEM_FIRM_LOGO, logo, _ ("Change the logo"));
}

static void
address_committed_cb (TandemFieldRow *row, TandemFirmPreferences *self)
{
  g_autofree char *text = tandem_field_row_dup_text (row);

  for (guint i = 0; self->editor && i < G_N_ELEMENTS (address_fields); i++)
    if (self->address_rows[i] == row)
      tandem_record_editor_set_text (self->editor, address_fields[i].column, text,
                                     _ ("Change the address of the firm"));
}

static void
month_selected_cb (AdwComboRow *row, GParamSpec *pspec, TandemFirmPreferences *self)
{
  if (!self->is_showing && self->editor)
    tandem_record_editor_set_integer (self->editor, TANDEM_FIRM_FIRST_MONTH, adw_combo_row_get_selected (row) + 1,
                                      _ ("Change the first month of the year"));
}

static void
currency_set_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemFirmPreferences) self = data;
  g_autoptr (GError) error = NULL;

  if (tandem_act_finish (result, &error) || self->workspace == NULL)
    return;
  tandem_page_show_error (GTK_WIDGET (self), _ ("The currency was not changed"), error);
  load_facts (self);
}

static void
currency_selected_cb (TandemCurrencyRow *row, GParamSpec *pspec, TandemFirmPreferences *self)
{
  if (!self->is_showing && self->editor)
    tandem_act_set_currency_async (tandem_workspace_get_store (self->workspace), tandem_currency_row_get_code (row),
                                   NULL, currency_set_cb, g_object_ref (self));
}

static void
tandem_firm_preferences_dispose (GObject *object)
{
  TandemFirmPreferences *self = TANDEM_FIRM_PREFERENCES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_FIRM_PREFERENCES);
  g_clear_object (&self->editor);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (tandem_firm_preferences_parent_class)->dispose (object);
}

static void
tandem_firm_preferences_class_init (TandemFirmPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TANDEM_TYPE_CURRENCY_ROW);
  g_type_ensure (TANDEM_TYPE_ENTRY_LIST);
  g_type_ensure (TANDEM_TYPE_FIELD_ROW);
  g_type_ensure (TANDEM_TYPE_LOGO_ROW);

  G_OBJECT_CLASS (klass)->dispose = tandem_firm_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-firm-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemFirmPreferences, name_row);
  gtk_widget_class_bind_template_child (widget_class, TandemFirmPreferences, logo_row);
  gtk_widget_class_bind_template_child (widget_class, TandemFirmPreferences, address_group);
  gtk_widget_class_bind_template_child (widget_class, TandemFirmPreferences, month_row);
  gtk_widget_class_bind_template_child (widget_class, TandemFirmPreferences, rates);
  gtk_widget_class_bind_template_child (widget_class, TandemFirmPreferences, money_group);
  gtk_widget_class_bind_template_child (widget_class, TandemFirmPreferences, currency_row);
  gtk_widget_class_bind_template_child (widget_class, TandemFirmPreferences, fixed_row);
  gtk_widget_class_bind_template_callback (widget_class, name_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, logo_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, month_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, currency_selected_cb);
}

static void
list_months (TandemFirmPreferences *self)
{
  g_autoptr (GtkStringList) months = gtk_string_list_new (NULL);

  for (int month = 1; month <= 12; month++)
    {
      g_autoptr (GDateTime) day = g_date_time_new_utc (2024, month, 1, 12, 0, 0);
      g_autofree char *name = g_date_time_format (day, "%OB");

      gtk_string_list_append (months, name);
    }
  adw_combo_row_set_model (self->month_row, G_LIST_MODEL (months));
}

static void
tandem_firm_preferences_init (TandemFirmPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_showing = TRUE;
  list_months (self);
  for (guint i = 0; i < G_N_ELEMENTS (address_fields); i++)
    {
      self->address_rows[i]
          = TANDEM_FIELD_ROW (tandem_field_row_new (g_dgettext (GETTEXT_PACKAGE, address_fields[i].title), NULL));
      g_signal_connect_object (self->address_rows[i], "committed", G_CALLBACK (address_committed_cb), self, 0);
      adw_preferences_group_add (self->address_group, GTK_WIDGET (self->address_rows[i]));
    }
}

/**
 * tandem_firm_preferences_set_workspace:
 * @workspace: the open file; set once
 */
void
tandem_firm_preferences_set_workspace (TandemFirmPreferences *self, TandemWorkspace *workspace)
{
  g_return_if_fail (TANDEM_IS_FIRM_PREFERENCES (self) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  tandem_entry_list_set_kind (self->rates, workspace, &tandem_entry_kind_exchange_rate);
  g_signal_connect_object (tandem_workspace_get_store (workspace), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  load_facts (self);
}
