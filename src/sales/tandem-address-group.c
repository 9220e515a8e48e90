/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-address-group.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-record-editor.h"
#include "model/tandem-address.h"
#include "widgets/tandem-field-row.h"

#define COLUMN "tandem-column"

static const struct {
  guint column;
  const char *title;
} fields[] = {
  { TANDEM_ADDRESS_STREET, N_ ("Street") },   { TANDEM_ADDRESS_POSTCODE, N_ ("Postcode") },
  { TANDEM_ADDRESS_CITY, N_ ("City") },       { TANDEM_ADDRESS_REGION, N_ ("Region") },
  { TANDEM_ADDRESS_COUNTRY, N_ ("Country") },
};

struct _TandemAddressGroup {
  AdwPreferencesGroup parent_instance;

  TandemStore *store;
  guint owner_column; /* of the address: whose it is */
  char *name;
  TandemRecordEditor *editor; /* of a new address when there is none; NULL until it is shown */
  gboolean fresh;             /* of another record, nothing of which is shown yet */
  TandemFieldRow *rows[G_N_ELEMENTS (fields)];
};

typedef enum {
  SIGNAL_FAILED,
  N_SIGNALS,
} TandemAddressGroupSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemAddressGroup, tandem_address_group, ADW_TYPE_PREFERENCES_GROUP)

static void
failed_cb (TandemRecordEditor *editor, const GError *error, TandemAddressGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
committed_cb (TandemFieldRow *row, TandemAddressGroup *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), COLUMN));
  g_autofree char *text = tandem_field_row_dup_text (row);
  g_autofree char *label = NULL;

  if (self->editor == NULL)
    return;
  /* Translators: what undo will undo; the first is a field, as E-mail, the second a person or a company */
  label = g_strdup_printf (_ ("Change “%s” of %s"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                           self->name);
  tandem_record_editor_set_text (self->editor, column, text, label);
}

static void
tandem_address_group_dispose (GObject *object)
{
  TandemAddressGroup *self = TANDEM_ADDRESS_GROUP (object);

  g_clear_object (&self->editor);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tandem_address_group_parent_class)->dispose (object);
}

static void
tandem_address_group_finalize (GObject *object)
{
  g_free (TANDEM_ADDRESS_GROUP (object)->name);
  G_OBJECT_CLASS (tandem_address_group_parent_class)->finalize (object);
}

static void
tandem_address_group_class_init (TandemAddressGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_address_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_address_group_finalize;

  /**
   * TandemAddressGroup::failed:
   * @error: why
   *
   * A field was not written: what is shown may not be what the file holds.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
tandem_address_group_init (TandemAddressGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Address"));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GtkWidget *row = tandem_field_row_new (_ (fields[i].title), NULL);

      g_object_set_data (G_OBJECT (row), COLUMN, GUINT_TO_POINTER (fields[i].column));
      g_signal_connect_object (row, "committed", G_CALLBACK (committed_cb), self, 0);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      self->rows[i] = TANDEM_FIELD_ROW (row);
    }
}

/**
 * tandem_address_group_open:
 * @owner_column: of a #TandemAddress: whose address is going to be shown
 *
 * Another record is going to be shown. tandem_address_group_commit() before saves what is being written.
 */
void
tandem_address_group_open (TandemAddressGroup *self, TandemStore *store, guint owner_column)
{
  g_set_object (&self->store, store);
  self->owner_column = owner_column;
  g_clear_object (&self->editor);
  self->fresh = TRUE;
}

static void
offer (TandemAddressGroup *self, TandemRecord *address)
{
  /* An address that came or went, as undo does, is another record. */
  if (self->editor && !tandem_record_editor_is_busy (self->editor)
      && tandem_record_get_id (address) != tandem_record_get_id (tandem_record_editor_get_record (self->editor)))
    g_clear_object (&self->editor);
  if (self->editor)
    {
      tandem_record_editor_offer (self->editor, address);
      return;
    }
  self->editor = tandem_record_editor_new (self->store, address);
  g_signal_connect_object (self->editor, "failed", G_CALLBACK (failed_cb), self, 0);
}

/**
 * tandem_address_group_show:
 * @owner_id: whose address it is
 * @name: what undo calls it
 * @address: (nullable): as it was read
 */
void
tandem_address_group_show (TandemAddressGroup *self, gint64 owner_id, const char *name, TandemRecord *address)
{
  g_autoptr (TandemRecord) shown = address ? g_object_ref (address) : TANDEM_RECORD (tandem_address_new ());

  g_set_str (&self->name, name);
  if (address == NULL)
    {
      tandem_record_set_id (shown, self->owner_column, owner_id);
      tandem_record_set_text (shown, TANDEM_ADDRESS_KIND, "work");
    }
  offer (self, shown);
  if (tandem_record_editor_is_busy (self->editor))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *value = tandem_record_get_text (tandem_record_editor_get_record (self->editor), fields[i].column);

      if (self->fresh)
        tandem_field_row_reset (self->rows[i], value);
      else
        tandem_field_row_set_value (self->rows[i], value);
    }
  self->fresh = FALSE;
}

/**
 * tandem_address_group_commit:
 *
 * Takes what is being written as done.
 */
void
tandem_address_group_commit (TandemAddressGroup *self)
{
  for (guint i = 0; self->editor && i < G_N_ELEMENTS (fields); i++)
    tandem_field_row_commit (self->rows[i]);
}
