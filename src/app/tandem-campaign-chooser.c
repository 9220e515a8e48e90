/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-campaign-chooser.h"

#include <glib/gi18n-lib.h>

#include "model/filter/tandem-list-query.h"
#include "model/tandem-campaign-query.h"

/**
 * TandemCampaignChooser:
 *
 * A row that asks for a campaign of the file, or none.
 */
struct _TandemCampaignChooser {
  AdwComboRow parent_instance;

  GArray *ids; /* gint64, of the choices after the first, which is no campaign */
  gint64 wanted; /* chosen once the list is there, 0 for none */
};

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemCampaignChooser, tandem_campaign_chooser, ADW_TYPE_COMBO_ROW)

static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray **campaigns = data;
  g_autoptr (TandemListQuery) query = tandem_list_query_new (TANDEM_ENTITY_CAMPAIGN, "starts", TRUE);
  g_autoptr (GArray) ids = tandem_list_query_list_ids (connection, query, cancellable, error);

  *campaigns
      = ids ? tandem_campaign_query_load_rows (connection, (const gint64 *) ids->data, ids->len, error) : NULL;
  /* One may be gone since its id was listed. */
  while (*campaigns && g_ptr_array_remove (*campaigns, NULL))
    ;
  return *campaigns != NULL;
}

static void
free_campaigns (gpointer data)
{
  g_clear_pointer ((GPtrArray **) data, g_ptr_array_unref);
  g_free (data);
}

static void
choose_wanted (TandemCampaignChooser *self)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == self->wanted)
      adw_combo_row_set_selected (ADW_COMBO_ROW (self), i + 1);
}

/* What can't be read is no list of none. */
static void
show_failure (TandemCampaignChooser *self, const char *reason)
{
  /* Translators: %s is a sentence */
  g_autofree char *text = g_markup_printf_escaped (_ ("The campaigns can’t be read: %s"), reason);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemCampaignChooser) self = data;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean loaded = tandem_store_run_finish (TANDEM_STORE (object), result, &error);
  GPtrArray **campaigns = tandem_store_run_get_data (result);

  /* Translators: no campaign */
  gtk_string_list_append (names, _ ("No campaign"));
  for (guint i = 0; loaded && i < (*campaigns)->len; i++)
    gtk_string_list_append (names, ((TandemCampaignRow *) g_ptr_array_index (*campaigns, i))->name);
  if (error)
    show_failure (self, error->message);
  g_array_set_size (self->ids, 0);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (names));
  for (guint i = 0; loaded && i < (*campaigns)->len; i++)
    g_array_append_val (self->ids, ((TandemCampaignRow *) g_ptr_array_index (*campaigns, i))->id);
  choose_wanted (self);
}

/* The arrival of the list chooses no campaign, as before, and is not told. */
static void
selected_cb (TandemCampaignChooser *self)
{
  if (self->ids->len > 0)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
tandem_campaign_chooser_finalize (GObject *object)
{
  g_array_unref (TANDEM_CAMPAIGN_CHOOSER (object)->ids);
  G_OBJECT_CLASS (tandem_campaign_chooser_parent_class)->finalize (object);
}

static void
tandem_campaign_chooser_class_init (TandemCampaignChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_campaign_chooser_finalize;
  /**
   * TandemCampaignChooser::changed:
   *
   * Another campaign was chosen.
   */
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tandem_campaign_chooser_init (TandemCampaignChooser *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

/**
 * tandem_campaign_chooser_load:
 * @store: the file
 *
 * Offers the campaigns of the file, once they are read.
 */
void
tandem_campaign_chooser_load (TandemCampaignChooser *self, TandemStore *store)
{
  tandem_store_run_async (store, TANDEM_STORE_READ, load_cb, g_new0 (GPtrArray *, 1), free_campaigns, NULL, loaded_cb,
                          g_object_ref (self));
}

/**
 * tandem_campaign_chooser_set_id:
 *
 * Chooses a campaign, as soon as the list is there; it is told like a choice of the person.
 */
void
tandem_campaign_chooser_set_id (TandemCampaignChooser *self, gint64 id)
{
  self->wanted = id;
  choose_wanted (self);
}

/**
 * tandem_campaign_chooser_get_id:
 *
 * Returns: the campaign, 0 for none
 */
gint64
tandem_campaign_chooser_get_id (TandemCampaignChooser *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  return selected > 0 && selected <= self->ids->len ? g_array_index (self->ids, gint64, selected - 1) : 0;
}
