/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-filter-page.h"

#include <glib/gi18n-lib.h>

#define WIDTH   340 /* fits a window of 360 */
#define HEIGHT  480 /* of a list to choose from */
#define SPACING 18

typedef struct {
  AdwHeaderBar *header;
  GtkBox *box;
  GtkLabel *error_label;
  GtkWidget *apply_button;
} TandemFilterPagePrivate;

enum {
  SIGNAL_APPLY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TandemFilterPage, tandem_filter_page, ADW_TYPE_NAVIGATION_PAGE)

static TandemFilterPagePrivate *
get_private (TandemFilterPage *self)
{
  return tandem_filter_page_get_instance_private (self);
}

static AdwDialog *
get_dialog (TandemFilterPage *self)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_DIALOG);

  return dialog ? ADW_DIALOG (dialog) : NULL;
}

/* Whoever takes the condition goes on from here, or shows an error. */
static void
apply_cb (TandemFilterPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemCondition) condition = TANDEM_FILTER_PAGE_GET_CLASS (self)->make (self, &error);

  tandem_filter_page_show_error (self, error ? error->message : NULL);
  if (condition)
    g_signal_emit (self, signals[SIGNAL_APPLY], 0, condition);
}

static void
cancel_cb (TandemFilterPage *self)
{
  adw_dialog_close (get_dialog (self));
}

/* Enter in an entry applies the page that is seen. */
static void
tandem_filter_page_showing (AdwNavigationPage *page)
{
  TandemFilterPage *self = TANDEM_FILTER_PAGE (page);
  GtkWidget *button = get_private (self)->apply_button;

  if (get_dialog (self))
    adw_dialog_set_default_widget (get_dialog (self), gtk_widget_get_visible (button) ? button : NULL);
  if (ADW_NAVIGATION_PAGE_CLASS (tandem_filter_page_parent_class)->showing)
    ADW_NAVIGATION_PAGE_CLASS (tandem_filter_page_parent_class)->showing (page);
}

/* What was changed on the page above is another row than the one that had the focus. */
static void
tandem_filter_page_shown (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (page));
  if (ADW_NAVIGATION_PAGE_CLASS (tandem_filter_page_parent_class)->shown)
    ADW_NAVIGATION_PAGE_CLASS (tandem_filter_page_parent_class)->shown (page);
}

static void
tandem_filter_page_class_init (TandemFilterPageClass *klass)
{
  ADW_NAVIGATION_PAGE_CLASS (klass)->showing = tandem_filter_page_showing;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = tandem_filter_page_shown;

  /**
   * TandemFilterPage::apply:
   * @condition: (type gpointer): a #TandemCondition
   *
   * A person has said what is wanted.
   */
  signals[SIGNAL_APPLY] = g_signal_new ("apply", TANDEM_TYPE_FILTER_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static GtkWidget *
make_header (TandemFilterPage *self)
{
  TandemFilterPagePrivate *private = get_private (self);

  private->header = ADW_HEADER_BAR (adw_header_bar_new ());
  private->apply_button = gtk_button_new_with_mnemonic (_ ("_Apply"));
  gtk_widget_add_css_class (private->apply_button, "suggested-action");
  adw_header_bar_set_show_start_title_buttons (private->header, FALSE);
  adw_header_bar_set_show_end_title_buttons (private->header, FALSE);
  adw_header_bar_pack_end (private->header, private->apply_button);
  g_signal_connect_object (private->apply_button, "clicked", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (private->header);
}

static GtkWidget *
make_scroller (TandemFilterPage *self)
{
  TandemFilterPagePrivate *private = get_private (self);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  private->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING));
  private->error_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (private->error_label, TRUE);
  gtk_label_set_xalign (private->error_label, 0);
  gtk_widget_set_visible (GTK_WIDGET (private->error_label), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (private->error_label), "error");
  gtk_widget_add_css_class (GTK_WIDGET (private->box), "filter-editor");
  gtk_widget_set_size_request (GTK_WIDGET (private->box), WIDTH, -1);
  gtk_box_append (private->box, GTK_WIDGET (private->error_label));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (private->box));
  return scroller;
}

static void
tandem_filter_page_init (TandemFilterPage *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_header (self));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_scroller (self));
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);
}

/**
 * tandem_filter_page_add:
 *
 * Puts something on the page, below what is there.
 */
void
tandem_filter_page_add (TandemFilterPage *self, GtkWidget *widget)
{
  gtk_box_append (get_private (self)->box, widget);
}

/**
 * tandem_filter_page_make_first:
 *
 * It is seen first in @dialog, and there is no way back from it but to leave that.
 */
void
tandem_filter_page_make_first (TandemFilterPage *self, AdwDialog *dialog)
{
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  adw_header_bar_pack_start (get_private (self)->header, cancel);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_set_default_widget (dialog, get_private (self)->apply_button);
  adw_dialog_set_focus (dialog, GTK_WIDGET (self));
}

/**
 * tandem_filter_page_make_live:
 *
 * What is done on it holds at once, there is nothing to apply.
 */
void
tandem_filter_page_make_live (TandemFilterPage *self)
{
  gtk_widget_set_visible (get_private (self)->apply_button, FALSE);
}

void
tandem_filter_page_set_can_apply (TandemFilterPage *self, gboolean can_apply)
{
  gtk_widget_set_sensitive (get_private (self)->apply_button, can_apply);
}

/**
 * tandem_filter_page_show_error:
 * @sentence: (nullable): what is wrong with the condition; %NULL: nothing any more
 */
void
tandem_filter_page_show_error (TandemFilterPage *self, const char *sentence)
{
  GtkLabel *label = get_private (self)->error_label;

  gtk_label_set_label (label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (label), sentence != NULL);
  if (sentence)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}
