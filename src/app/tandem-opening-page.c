/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-opening-page.h"

#include <glib/gi18n-lib.h>

#define CANCEL "opening.cancel"

/**
 * TandemOpeningPage:
 *
 * What the window shows while a file takes its time to open: that it is upgraded, which step is under way, and a way back. How
 * long a step takes nobody knows, so the bar only moves.
 */
struct _TandemOpeningPage {
  AdwBin parent_instance;

  AdwStatusPage *status_page;
  GtkLabel *step_label;
  GtkProgressBar *progress_bar;
  GtkWidget *cancel_button;

  TandemUpgradeStep step;
  gboolean is_cancelled;
};

enum {
  CANCELLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemOpeningPage, tandem_opening_page, ADW_TYPE_BIN)

static void
show_text (TandemOpeningPage *self, const char *text)
{
  gtk_label_set_text (self->step_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->step_label), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TandemOpeningPage *self = TANDEM_OPENING_PAGE (widget);

  self->is_cancelled = TRUE;
  gtk_widget_action_set_enabled (widget, CANCEL, FALSE);
  show_text (self, _ ("Cancelling…"));
  g_signal_emit (self, signals[CANCELLED], 0);
}

static gboolean
tandem_opening_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TANDEM_OPENING_PAGE (widget)->cancel_button);
}

static void
tandem_opening_page_dispose (GObject *object)
{
  /* Disposing of the template alone leaves AdwBin with a child that is gone. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_OPENING_PAGE);
  G_OBJECT_CLASS (tandem_opening_page_parent_class)->dispose (object);
}

static void
tandem_opening_page_class_init (TandemOpeningPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_opening_page_dispose;
  widget_class->grab_focus = tandem_opening_page_grab_focus;

  /**
   * TandemOpeningPage::cancelled:
   *
   * The file is not to be opened, and to be left as it was.
   */
  signals[CANCELLED]
      = g_signal_new ("cancelled", TANDEM_TYPE_OPENING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, CANCEL, NULL, cancel_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/app/tandem-opening-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemOpeningPage, status_page);
  gtk_widget_class_bind_template_child (widget_class, TandemOpeningPage, step_label);
  gtk_widget_class_bind_template_child (widget_class, TandemOpeningPage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, TandemOpeningPage, cancel_button);
}

static void
tandem_opening_page_init (TandemOpeningPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_opening_page_new:
 * @path: the file
 * @can_cancel: whether there is a way back
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
tandem_opening_page_new (const char *path, gboolean can_cancel)
{
  TandemOpeningPage *self = g_object_new (TANDEM_TYPE_OPENING_PAGE, NULL);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *markup = g_markup_escape_text (name, -1);

  adw_status_page_set_description (self->status_page, markup);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), CANCEL, can_cancel);
  gtk_widget_set_visible (self->cancel_button, can_cancel);
  return GTK_WIDGET (self);
}

static void
show_upgrade (TandemOpeningPage *self)
{
  const char *title = _ ("Upgrading the file…");
  g_autofree char *text
      = g_strdup_printf ("%s\n%s", adw_status_page_get_description (self->status_page),
                         _ ("It was written by an older Tandem. The file as it was is kept as a restore point."));

  adw_status_page_set_title (self->status_page, title);
  adw_status_page_set_description (self->status_page, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress_bar), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/**
 * tandem_opening_page_tell:
 *
 * To be called a few times a second: which step is under way, and that something is.
 */
void
tandem_opening_page_tell (TandemOpeningPage *self, TandemUpgradeStep step)
{
  g_return_if_fail (TANDEM_IS_OPENING_PAGE (self));

  gtk_progress_bar_pulse (self->progress_bar);
  if (step == self->step || self->is_cancelled)
    return;
  if (self->step == TANDEM_UPGRADE_NONE)
    show_upgrade (self);
  self->step = step;
  show_text (self,
             step == TANDEM_UPGRADE_KEEP ? _ ("Step 1 of 2: making the restore point") : _ ("Step 2 of 2: upgrading"));
}
