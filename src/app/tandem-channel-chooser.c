/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-channel-chooser.h"

#include <glib/gi18n-lib.h>

#include "model/tandem-firm-list.h"

/**
 * TandemChannelChooser:
 *
 * A row that asks for a channel of the firm, or none.
 */
struct _TandemChannelChooser {
  AdwComboRow parent_instance;

  GArray *ids; /* gint64, of the choices after the first, which is no channel */
};

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemChannelChooser, tandem_channel_chooser, ADW_TYPE_COMBO_ROW)

static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray **channels = data;

  *channels = tandem_firm_list_load (connection, TANDEM_FIRM_LIST_CHANNELS, 0, error);
  return *channels != NULL;
}

static void
free_channels (gpointer data)
{
  g_clear_pointer ((GPtrArray **) data, g_ptr_array_unref);
  g_free (data);
}

/* What can't be read is no list of none. */
static void
show_failure (TandemChannelChooser *self, const char *reason)
{
  /* Translators: %s is a sentence */
  g_autofree char *text = g_markup_printf_escaped (_ ("The channels can’t be read: %s"), reason);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemChannelChooser) self = data;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean loaded = tandem_store_run_finish (TANDEM_STORE (object), result, &error);
  GPtrArray *channels = loaded ? *(GPtrArray **) tandem_store_run_get_data (result) : NULL;

  /* Translators: no channel */
  gtk_string_list_append (names, _ ("Not known"));
  for (guint i = 0; channels && i < channels->len; i++)
    gtk_string_list_append (names, tandem_firm_list_get_name (TANDEM_FIRM_LIST_CHANNELS, channels->pdata[i]));
  if (error)
    show_failure (self, error->message);
  g_array_set_size (self->ids, 0);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (names));
  for (guint i = 0; channels && i < channels->len; i++)
    {
      gint64 id = tandem_record_get_id (channels->pdata[i]);

      g_array_append_val (self->ids, id);
    }
}

/* The arrival of the list chooses no channel, as before, and is not told. */
static void
selected_cb (TandemChannelChooser *self)
{
  if (self->ids->len > 0)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
tandem_channel_chooser_finalize (GObject *object)
{
  g_array_unref (TANDEM_CHANNEL_CHOOSER (object)->ids);
  G_OBJECT_CLASS (tandem_channel_chooser_parent_class)->finalize (object);
}

static void
tandem_channel_chooser_class_init (TandemChannelChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_channel_chooser_finalize;
  /**
   * TandemChannelChooser::changed:
   *
   * Another channel was chosen.
   */
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tandem_channel_chooser_init (TandemChannelChooser *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

/**
 * tandem_channel_chooser_load:
 * @store: the file
 *
 * Offers the channels of the firm, once they are read.
 */
void
tandem_channel_chooser_load (TandemChannelChooser *self, TandemStore *store)
{
  tandem_store_run_async (store, TANDEM_STORE_READ, load_cb, g_new0 (GPtrArray *, 1), free_channels, NULL, loaded_cb,
                          g_object_ref (self));
}

/**
 * tandem_channel_chooser_get_id:
 *
 * Returns: the channel, 0 for none
 */
gint64
tandem_channel_chooser_get_id (TandemChannelChooser *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  return selected > 0 && selected <= self->ids->len ? g_array_index (self->ids, gint64, selected - 1) : 0;
}
