/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-first-start.h"

/**
 * TandemFirstStart:
 *
 * What the window shows while no file is open: three ways to begin. (A file can be dropped on it, as on the
 * whole window.)
 */
struct _TandemFirstStart {
  AdwBin parent_instance;

  GtkWidget *import_offer;
  GtkWidget *sample_offer;
};

enum {
  IMPORT_CHOSEN,
  SAMPLE_CHOSEN,
  EMPTY_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemFirstStart, tandem_first_start, ADW_TYPE_BIN)

static void
import_clicked_cb (TandemFirstStart *self)
{
  g_signal_emit (self, signals[IMPORT_CHOSEN], 0);
}

static void
sample_clicked_cb (TandemFirstStart *self)
{
  g_signal_emit (self, signals[SAMPLE_CHOSEN], 0);
}

static void
empty_clicked_cb (TandemFirstStart *self)
{
  g_signal_emit (self, signals[EMPTY_CHOSEN], 0);
}

static void
tandem_first_start_dispose (GObject *object)
{
  /* Disposing of the template alone leaves AdwBin with a child that is gone. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), TANDEM_TYPE_FIRST_START);
  G_OBJECT_CLASS (tandem_first_start_parent_class)->dispose (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, TANDEM_TYPE_FIRST_START, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tandem_first_start_class_init (TandemFirstStartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_first_start_dispose;

  signals[IMPORT_CHOSEN] = add_signal ("import-chosen");
  signals[SAMPLE_CHOSEN] = add_signal ("sample-chosen");
  signals[EMPTY_CHOSEN] = add_signal ("empty-chosen");

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tandemcrm/Tandem/ui/app/tandem-first-start.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemFirstStart, import_offer);
  gtk_widget_class_bind_template_child (widget_class, TandemFirstStart, sample_offer);
  gtk_widget_class_bind_template_callback (widget_class, empty_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, sample_clicked_cb);
}

static void
tandem_first_start_init (TandemFirstStart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_first_start_new:
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
tandem_first_start_new (void)
{
  return g_object_new (TANDEM_TYPE_FIRST_START, NULL);
}

/**
 * tandem_first_start_set_offers:
 * @can_import: whether somebody imports sheets
 * @has_sample: whether there is a sample firm
 *
 * Offers only what can be had.
 */
void
tandem_first_start_set_offers (TandemFirstStart *self, gboolean can_import, gboolean has_sample)
{
  g_return_if_fail (TANDEM_IS_FIRST_START (self));

  gtk_widget_set_visible (self->import_offer, can_import);
  gtk_widget_set_visible (self->sample_offer, has_sample);
}
