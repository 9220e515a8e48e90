/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was said is never changed: the newest of a channel and topic holds, what was before stands below it. */
#include "sales/tandem-consent-group.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act.h"
#include "base/tandem-format.h"
#include "model/tandem-consent-event.h"
#include "sales/tandem-consent-dialog.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-row-swap.h"

struct _TandemConsentGroup {
  AdwBin parent_instance;

  TandemStore *store;
  gint64 contact_id;
  char *name;
  AdwPreferencesGroup *group;
  GPtrArray *rows; /* GtkWidget, of the group */
};

enum { SIGNAL_FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemConsentGroup, tandem_consent_group, ADW_TYPE_BIN)

/* --- acts ---------------------------------------------------------------------------------------------------------- */

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemConsentGroup) self = data;
  g_autoptr (GError) error = NULL;

  if (!tandem_act_finish (result, &error))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
said_cb (AdwDialog *dialog, TandemRecord *event, TandemConsentGroup *self)
{
  const char *kind
      = tandem_consent_words_to_title (TANDEM_CONSENT_KIND, tandem_record_get_text (event, TANDEM_CONSENT_EVENT_KIND));
  const char *channel = tandem_consent_words_to_title (TANDEM_CONSENT_CHANNEL,
                                                       tandem_record_get_text (event, TANDEM_CONSENT_EVENT_CHANNEL));
  /* Translators: what undo will undo; the first %s is a channel, as E-mail, the second what was said, as Withdrawn, the third a
   * person */
  g_autofree char *label = g_strdup_printf (_ ("Consent for %s of %s: %s"), channel, self->name, kind);

  tandem_record_set_id (event, TANDEM_CONSENT_EVENT_CONTACT_ID, self->contact_id);
  tandem_act_save_one_async (self->store, label, event, NULL, done_cb, g_object_ref (self));
}

static void
add_clicked_cb (TandemConsentGroup *self)
{
  AdwDialog *dialog = tandem_consent_dialog_new ();

  g_signal_connect_object (dialog, "said", G_CALLBACK (said_cb), self, 0);
  tandem_page_present_dialog (GTK_WIDGET (self), dialog);
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

static void
append (GString *text, const char *word)
{
  if (word)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", word);
}

static char *
write_place (TandemRecord *event)
{
  const char *channel = tandem_consent_words_to_title (TANDEM_CONSENT_CHANNEL,
                                                       tandem_record_get_text (event, TANDEM_CONSENT_EVENT_CHANNEL));
  const char *topic = tandem_record_get_text (event, TANDEM_CONSENT_EVENT_TOPIC);

  return topic ? g_strdup_printf ("%s · %s", channel, topic) : g_strdup (channel);
}

static const char *
get_kind (TandemRecord *event)
{
  return tandem_consent_words_to_title (TANDEM_CONSENT_KIND, tandem_record_get_text (event, TANDEM_CONSENT_EVENT_KIND));
}

static char *
write_about (TandemRecord *event, GTimeZone *zone)
{
  g_autofree char *when = tandem_format_instant (tandem_record_get_text (event, TANDEM_CONSENT_EVENT_AT), zone);
  g_autoptr (GString) about = g_string_new (when);

  append (about, tandem_consent_words_to_title (TANDEM_CONSENT_BASIS,
                                                tandem_record_get_text (event, TANDEM_CONSENT_EVENT_LAWFUL_BASIS)));
  append (about, tandem_record_get_text (event, TANDEM_CONSENT_EVENT_SOURCE));
  append (about, tandem_record_get_text (event, TANDEM_CONSENT_EVENT_WORDING));
  return g_string_free (g_steal_pointer (&about), FALSE);
}

static gboolean
is_same_place (TandemRecord *event, TandemRecord *other)
{
  return tandem_record_column_equal (event, other, TANDEM_CONSENT_EVENT_CHANNEL)
         && tandem_record_column_equal (event, other, TANDEM_CONSENT_EVENT_TOPIC);
}

static GtkWidget *
add_state (TandemConsentGroup *self, TandemRecord *event)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *place = write_place (event);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), place);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), get_kind (event));
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
add_event (GtkWidget *state, TandemRecord *event, GTimeZone *zone)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *about = write_about (event, zone);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), get_kind (event));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (state), row);
}

/* --- set up -------------------------------------------------------------------------------------------------------- */

static void
tandem_consent_group_dispose (GObject *object)
{
  g_clear_object (&TANDEM_CONSENT_GROUP (object)->store);
  G_OBJECT_CLASS (tandem_consent_group_parent_class)->dispose (object);
}

static void
tandem_consent_group_finalize (GObject *object)
{
  TandemConsentGroup *self = TANDEM_CONSENT_GROUP (object);

  g_free (self->name);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (tandem_consent_group_parent_class)->finalize (object);
}

static void
tandem_consent_group_class_init (TandemConsentGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_consent_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_consent_group_finalize;

  /**
   * TandemConsentGroup::failed:
   * @error: why
   *
   * Nothing was written.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
tandem_consent_group_init (TandemConsentGroup *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  self->rows = g_ptr_array_new ();
  gtk_widget_set_tooltip_text (button, _ ("Add what was said of consent"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("Consent"));
  adw_preferences_group_set_header_suffix (self->group, button);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

/**
 * tandem_consent_group_show:
 * @name: what undo calls the contact
 */
void
tandem_consent_group_show (TandemConsentGroup *self, TandemStore *store, TandemContactFacts *facts, const char *name)
{
  GPtrArray *events = facts->consents;
  g_autoptr (GPtrArray) old_rows = g_steal_pointer (&self->rows);
  GtkWidget *state = NULL;

  g_set_object (&self->store, store);
  self->contact_id = facts->id;
  g_set_str (&self->name, name);
  self->rows = g_ptr_array_new ();
  for (guint i = 0; i < events->len; i++)
    {
      if (i == 0 || !is_same_place (events->pdata[i - 1], events->pdata[i]))
        state = add_state (self, events->pdata[i]);
      add_event (state, events->pdata[i], facts->zone);
    }
  tandem_row_swap (self->group, old_rows, self->rows);
  tandem_page_say_none (self->group, events->len);
}
