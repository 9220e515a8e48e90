/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-deal-lost-dialog.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-deal.h"
#include "base/tandem-format.h"
#include "model/tandem-reason.h"
#include "widgets/tandem-page.h"

struct _TandemDealLostDialog {
  AdwDialog parent_instance;

  TandemWorkspace *workspace;
  gint64 deal_id;
  gint64 reason_id;
  GPtrArray *reason_buttons; /* GtkCheckButton, not owned */

  AdwPreferencesGroup *reasons_group;
  AdwEntryRow *note_row;
  GtkWidget *lose_button;
};

enum { SIGNAL_LOST, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemDealLostDialog, tandem_deal_lost_dialog, ADW_TYPE_DIALOG)

static void
reason_toggled_cb (GtkCheckButton *button, TandemDealLostDialog *self)
{
  if (!gtk_check_button_get_active (button))
    return;
  self->reason_id = *(gint64 *) g_object_get_data (G_OBJECT (button), "reason");
  gtk_widget_set_sensitive (self->lose_button, TRUE);
}

/* The rows are in a list, which would take the arrows to go from row to row: here they choose, as among any radio buttons. */
static gboolean
reason_key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                       TandemDealLostDialog *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  int step = key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1 : 0;
  guint place;

  if (step == 0 || !g_ptr_array_find (self->reason_buttons, focus, &place))
    return GDK_EVENT_PROPAGATE;
  place += step;
  if (place < self->reason_buttons->len)
    {
      gtk_widget_grab_focus (self->reason_buttons->pdata[place]);
      gtk_check_button_set_active (self->reason_buttons->pdata[place], TRUE);
    }
  return GDK_EVENT_STOP;
}

static void
deal_lost_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemDealLostDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (tandem_act_finish (result, &error))
    {
      g_signal_emit (self, signals[SIGNAL_LOST], 0);
      adw_dialog_close (ADW_DIALOG (self));
    }
  else
    tandem_page_show_error (GTK_WIDGET (self), _ ("The deal was not changed"), error);
}

static void
lose_clicked_cb (TandemDealLostDialog *self)
{
  const char *note = gtk_editable_get_text (GTK_EDITABLE (self->note_row));

  tandem_act_lose_deal_async (tandem_workspace_get_store (self->workspace), self->deal_id, self->reason_id, note, NULL,
                              deal_lost_cb, g_object_ref (self));
}

static void
tandem_deal_lost_dialog_dispose (GObject *object)
{
  TandemDealLostDialog *self = TANDEM_DEAL_LOST_DIALOG (object);

  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_DEAL_LOST_DIALOG);
  G_OBJECT_CLASS (tandem_deal_lost_dialog_parent_class)->dispose (object);
}

static void
tandem_deal_lost_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (TANDEM_DEAL_LOST_DIALOG (object)->reason_buttons);
  G_OBJECT_CLASS (tandem_deal_lost_dialog_parent_class)->finalize (object);
}

static void
tandem_deal_lost_dialog_class_init (TandemDealLostDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_deal_lost_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_deal_lost_dialog_finalize;
  signals[SIGNAL_LOST]
      = g_signal_new ("lost", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-deal-lost-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemDealLostDialog, reasons_group);
  gtk_widget_class_bind_template_child (widget_class, TandemDealLostDialog, note_row);
  gtk_widget_class_bind_template_child (widget_class, TandemDealLostDialog, lose_button);
  gtk_widget_class_bind_template_callback (widget_class, lose_clicked_cb);
}

static void
tandem_deal_lost_dialog_init (TandemDealLostDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->reason_buttons = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (reason_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->reasons_group), keys);
}

static GtkWidget *
add_reason (TandemDealLostDialog *self, TandemRecord *reason, GtkWidget *group)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_check_button_new ();
  gint64 id = tandem_record_get_id (reason);
  const char *name = tandem_record_get_text (reason, TANDEM_REASON_NAME);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), group ? GTK_CHECK_BUTTON (group) : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "reason", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (button, "toggled", G_CALLBACK (reason_toggled_cb), self);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  /* The buttons take the focus; the rows would be a stop each, which says the same. */
  gtk_widget_set_focusable (row, FALSE);
  g_ptr_array_add (self->reason_buttons, button);
  adw_preferences_group_add (self->reasons_group, row);
  return button;
}

/* Which deal it is, with whom, and what is lost: many a title is there twice. */
static char *
describe_deal (TandemDealRow *deal)
{
  g_autofree char *amount = deal->has_amount ? tandem_format_money_brief (deal->amount_minor, deal->currency) : NULL;
  const char *parts[] = { deal->title, deal->company ? deal->company : deal->contact, amount };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] && *parts[i])
      {
        g_autofree char *part = tandem_format_isolate (parts[i]);

        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
      }
  return g_markup_escape_text (text->str, -1);
}

/**
 * tandem_deal_lost_dialog_new:
 * @reasons: (element-type TandemReason): the firm's reasons
 *
 * Asks for what reason a deal was lost, and loses it.
 */
AdwDialog *
tandem_deal_lost_dialog_new (TandemWorkspace *workspace, TandemDealRow *deal, GPtrArray *reasons)
{
  TandemDealLostDialog *self = g_object_new (TANDEM_TYPE_DEAL_LOST_DIALOG, NULL);
  g_autofree char *description = describe_deal (deal);
  GtkWidget *group = NULL;

  self->workspace = g_object_ref (workspace);
  self->deal_id = deal->id;
  adw_preferences_group_set_description (self->reasons_group, description);
  for (guint i = 0; i < reasons->len; i++)
    {
      GtkWidget *button = add_reason (self, g_ptr_array_index (reasons, i), group);

      if (group == NULL)
        {
          group = button;
          adw_dialog_set_focus (ADW_DIALOG (self), button);
        }
    }
  return ADW_DIALOG (self);
}
