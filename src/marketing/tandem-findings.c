/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A difference is told as one only where chance alone would hardly make it. Where many are compared at once, some differ by
 * chance: their probabilities are Holm-corrected, and the card says so. */
#include "marketing/tandem-findings.h"

#include <glib/gi18n-lib.h>

#include "insight/tandem-finding.h"
#include "insight/tandem-overview-tables.h"

#define MOST_HEIGHT 420 /* about that of the funnel beside it */

struct _TandemFindings {
  AdwBin parent_instance;

  GPtrArray *parts; /* not owned but by its reference: TandemOverviewPart */

  GtkLabel *caption_label;
  GtkScrolledWindow *window;
  GtkListBox *rows;
};

enum {
  SIGNAL_PART_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemFindings, tandem_findings, ADW_TYPE_BIN)

static GtkWidget *
new_label (const char *text, const char *css_class, double xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), (float) xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_row (TandemFindings *self, guint place)
{
  static const struct {
    const char *icon_name;
    const char *css_class;
  } looks[TANDEM_N_FINDINGS] = {
    [TANDEM_FINDING_WORKS] = { "pan-up-symbolic", "success" },
    [TANDEM_FINDING_FAILS] = { "pan-down-symbolic", "error" },
    [TANDEM_FINDING_EVEN] = { "list-remove-symbolic", "dimmed" },
  };
  const TandemOverviewPart *part = self->parts->pdata[place];
  TandemFinding finding = tandem_finding_judge (part);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name (looks[finding].icon_name); /* of too few, there is nothing to show */
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *detail = tandem_finding_write_detail (part);
  g_autofree char *comparison = tandem_finding_write_comparison (part);
  g_autofree char *spoken = g_strdup_printf ("%s: %s. %s. %s", tandem_overview_tables_get_name (part),
                                             tandem_finding_get_title (finding), comparison, detail);

  gtk_widget_set_visible (icon, looks[finding].icon_name != NULL);
  if (looks[finding].css_class)
    gtk_widget_add_css_class (icon, looks[finding].css_class);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), new_label (tandem_overview_tables_get_name (part), NULL, 0));
  gtk_box_append (GTK_BOX (texts), new_label (detail, "caption", 0));
  gtk_widget_add_css_class (gtk_widget_get_last_child (texts), "dimmed");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), new_label (comparison, "numeric", 1));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (row), "place", GUINT_TO_POINTER (place));
  g_object_set_data (G_OBJECT (row), "finding", GUINT_TO_POINTER (finding));
  return row;
}

/* What is too few to tell says so once, above its rows. */
static void
show_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  gboolean is_few = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "finding")) == TANDEM_FINDING_TOO_FEW;
  gboolean is_first
      = before == NULL || GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (before), "finding")) != TANDEM_FINDING_TOO_FEW;
  GtkWidget *label;

  if (!is_few || !is_first)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = new_label (_ ("Too few to tell: fewer than 30 leads"), "caption-heading", 0);
  gtk_widget_add_css_class (label, "findings-head");
  gtk_list_box_row_set_header (row, label);
}

/* The card is as high as its rows, up to some. */
static void
fit_height (TandemFindings *self)
{
  int height;

  gtk_widget_measure (GTK_WIDGET (self->rows), GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  gtk_scrolled_window_set_min_content_height (self->window, MIN (height, MOST_HEIGHT));
}

static void
row_activated_cb (TandemFindings *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_PART_ACTIVATED], 0,
                 GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "place")));
}

static void
tandem_findings_dispose (GObject *object)
{
  TandemFindings *self = TANDEM_FINDINGS (object);

  g_clear_pointer (&self->parts, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_FINDINGS);
  G_OBJECT_CLASS (tandem_findings_parent_class)->dispose (object);
}

static void
tandem_findings_class_init (TandemFindingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_findings_dispose;
  /**
   * TandemFindings::part-activated:
   * @place: in what is shown, from 0
   *
   * A person wants to see the people behind a finding.
   */
  signals[SIGNAL_PART_ACTIVATED] = g_signal_new ("part-activated", TANDEM_TYPE_FINDINGS, G_SIGNAL_RUN_LAST, 0, NULL,
                                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/marketing/tandem-findings.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemFindings, caption_label);
  gtk_widget_class_bind_template_child (widget_class, TandemFindings, rows);
  gtk_widget_class_bind_template_child (widget_class, TandemFindings, window);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
tandem_findings_init (TandemFindings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->rows, show_header, NULL, NULL);
}

/**
 * tandem_findings_show:
 * @parts: (element-type TandemOverviewPart): channels or campaigns; kept
 */
void
tandem_findings_show (TandemFindings *self, GPtrArray *parts)
{
  g_autoptr (GArray) places = NULL;
  g_autofree char *caption = NULL;

  g_return_if_fail (TANDEM_IS_FINDINGS (self));

  if (self->parts != parts)
    {
      g_clear_pointer (&self->parts, g_ptr_array_unref);
      self->parts = g_ptr_array_ref (parts);
    }
  gtk_list_box_remove_all (self->rows);
  places = tandem_finding_list (parts);
  for (guint i = 0; i < places->len; i++)
    gtk_list_box_append (self->rows, new_row (self, g_array_index (places, guint, i)));
  fit_height (self);
  caption = tandem_finding_write_caption (parts);
  gtk_label_set_label (self->caption_label, caption);
}
