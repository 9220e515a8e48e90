/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-address-group.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act.h"
#include "model/tandem-address.h"
#include "model/tandem-reach-words.h"
#include "sales/tandem-address-row.h"
#include "widgets/tandem-page.h"

#define REMOVAL "tandem-removal" /* it is removed once it was written */

struct _TandemAddressGroup {
  AdwPreferencesGroup parent_instance;

  TandemStore *store;
  guint owner_column; /* of the addresses: whose they are */
  gint64 owner_id;    /* 0 until it is shown */
  char *name;
  GPtrArray *rows; /* TandemAddressRow, not owned */
  GPtrArray *due;  /* (nullable) TandemAddress: what came while a row was being added */
};

typedef enum {
  SIGNAL_FAILED,
  N_SIGNALS,
} TandemAddressGroupSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemAddressGroup, tandem_address_group, ADW_TYPE_PREFERENCES_GROUP)

static void
drop_row (TandemAddressGroup *self, TandemAddressRow *row)
{
  g_ptr_array_remove (self->rows, row);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  tandem_page_say_none (ADW_PREFERENCES_GROUP (self), self->rows->len);
}

/* --- acts ---------------------------------------------------------------------------------------------------------- */

static void show_due (TandemAddressGroup *self);

static void
failed_cb (TandemAddressRow *row, const GError *error, TandemAddressGroup *self)
{
  show_due (self);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
trashed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemAddressGroup) self = data;
  g_autoptr (GError) error = NULL;

  if (!tandem_act_finish (result, &error))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
removed_cb (TandemAddressRow *row, TandemAddressGroup *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = tandem_address_row_get_id (row);
  g_autofree char *label = NULL;

  if (tandem_address_row_is_adding (row))
    {
      g_object_set_data (G_OBJECT (row), REMOVAL, GINT_TO_POINTER (TRUE));
      return;
    }
  if (id == 0)
    {
      drop_row (self, row);
      return;
    }
  label = g_strdup_printf (_ ("Remove “%s” of %s"), _ ("Address"), self->name);
  g_array_append_val (ids, id);
  tandem_act_trash_async (self->store, label, TANDEM_TYPE_ADDRESS, ids, NULL, trashed_cb, g_object_ref (self));
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

static TandemAddressRow *
find_row (TandemAddressGroup *self, gint64 id)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (tandem_address_row_get_id (self->rows->pdata[i]) == id)
      return self->rows->pdata[i];
  return NULL;
}

static gboolean
has_address (GPtrArray *addresses, gint64 id)
{
  for (guint i = 0; i < addresses->len; i++)
    if (tandem_record_get_id (addresses->pdata[i]) == id)
      return TRUE;
  return FALSE;
}

/* Its address may be among those that are read now, and would be taken for another. */
static gboolean
is_adding (TandemAddressGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (tandem_address_row_is_adding (self->rows->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
show_due (TandemAddressGroup *self)
{
  g_autoptr (GPtrArray) addresses = g_steal_pointer (&self->due);

  if (addresses)
    tandem_address_group_show (self, self->owner_id, self->name, addresses);
}

/* What was read before it was written lacks it, and what comes next has it. */
static void
added_cb (TandemAddressRow *row, TandemAddressGroup *self)
{
  if (self->due && !has_address (self->due, tandem_address_row_get_id (row)))
    g_clear_pointer (&self->due, g_ptr_array_unref);
  show_due (self);
  if (g_object_get_data (G_OBJECT (row), REMOVAL))
    removed_cb (row, self);
}

static TandemAddressRow *
add_row (TandemAddressGroup *self, TandemRecord *address)
{
  GtkWidget *row = tandem_address_row_new (self->store, address);

  g_signal_connect_object (row, "added", G_CALLBACK (added_cb), self, 0);
  g_signal_connect_object (row, "failed", G_CALLBACK (failed_cb), self, 0);
  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
  tandem_page_say_none (ADW_PREFERENCES_GROUP (self), self->rows->len);
  return TANDEM_ADDRESS_ROW (row);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemAddressGroup *self = TANDEM_ADDRESS_GROUP (widget);
  g_autoptr (TandemRecord) address = TANDEM_RECORD (tandem_address_new ());
  TandemAddressRow *row;

  if (self->owner_id == 0)
    return;
  tandem_record_set_id (address, self->owner_column, self->owner_id);
  tandem_record_set_text (address, TANDEM_ADDRESS_KIND, g_variant_get_string (parameter, NULL));
  row = add_row (self, address);
  tandem_address_row_show (row, address, self->name);
  tandem_address_row_begin (row);
}

/* --- set up -------------------------------------------------------------------------------------------------------- */

static void
tandem_address_group_dispose (GObject *object)
{
  g_clear_object (&TANDEM_ADDRESS_GROUP (object)->store);
  G_OBJECT_CLASS (tandem_address_group_parent_class)->dispose (object);
}

static void
tandem_address_group_finalize (GObject *object)
{
  TandemAddressGroup *self = TANDEM_ADDRESS_GROUP (object);

  g_free (self->name);
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->due, g_ptr_array_unref);
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
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "address.add", "s", add_action);
}

static void
tandem_address_group_init (TandemAddressGroup *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  self->rows = g_ptr_array_new ();
  for (guint i = 0; i < tandem_reach_words_get_n_places (); i++)
    {
      const char *place = tandem_reach_words_get_place (i);
      g_autoptr (GMenuItem) item = g_menu_item_new (tandem_reach_words_get_place_title (place), NULL);

      g_menu_item_set_action_and_target (item, "address.add", "s", place);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("Add an address"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Addresses"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), button);
}

/**
 * tandem_address_group_open:
 * @owner_column: of a #TandemAddress: whose addresses are going to be shown
 *
 * Another record is going to be shown. tandem_address_group_commit() before saves what is being written.
 */
void
tandem_address_group_open (TandemAddressGroup *self, TandemStore *store, guint owner_column)
{
  g_set_object (&self->store, store);
  self->owner_column = owner_column;
  self->owner_id = 0;
  g_clear_pointer (&self->due, g_ptr_array_unref);
  while (self->rows->len > 0)
    drop_row (self, self->rows->pdata[self->rows->len - 1]);
}

/**
 * tandem_address_group_show:
 * @owner_id: whose addresses they are
 * @name: what undo calls it
 * @addresses: (element-type TandemAddress): as they were read
 *
 * Rows stay where they can, with the focus in them; a new one that is not written yet stays, too. While one is being written, they
 * are shown when it has been.
 */
void
tandem_address_group_show (TandemAddressGroup *self, gint64 owner_id, const char *name, GPtrArray *addresses)
{
  self->owner_id = owner_id;
  g_set_str (&self->name, name);
  g_clear_pointer (&self->due, g_ptr_array_unref);
  if (is_adding (self))
    {
      self->due = g_ptr_array_ref (addresses);
      return;
    }
  for (guint i = self->rows->len; i > 0; i--)
    {
      TandemAddressRow *row = self->rows->pdata[i - 1];
      gint64 id = tandem_address_row_get_id (row);

      if (!tandem_address_row_is_busy (row) && id != 0 && !has_address (addresses, id))
        drop_row (self, row);
    }
  for (guint i = 0; i < addresses->len; i++)
    {
      TandemAddressRow *row = find_row (self, tandem_record_get_id (addresses->pdata[i]));

      if (row == NULL)
        row = add_row (self, addresses->pdata[i]);
      if (!tandem_address_row_is_busy (row))
        tandem_address_row_show (row, addresses->pdata[i], name);
    }
  tandem_page_say_none (ADW_PREFERENCES_GROUP (self), self->rows->len);
}

/**
 * tandem_address_group_commit:
 *
 * Takes what is being written as done.
 */
void
tandem_address_group_commit (TandemAddressGroup *self)
{
  for (guint i = self->rows->len; i > 0; i--)
    tandem_address_row_commit (self->rows->pdata[i - 1]);
}
