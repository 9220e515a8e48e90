/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-tag-chooser.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/tandem-fold.h"
#include "model/tandem-tag.h"

#define SPACING    6
#define WIDTH      220
#define MAX_HEIGHT 240
#define MOST       50 /* that are shown at once */
#define NAME       "tandem-name"

struct _TandemTagChooser {
  AdwBin parent_instance;

  GtkWidget *entry;
  GtkListBox *list;
  GtkWidget *scroller;
  GPtrArray *tags; /* TandemTag */
};

enum { SIGNAL_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemTagChooser, tandem_tag_chooser, ADW_TYPE_BIN)

static void
choose (TandemTagChooser *self, const char *name)
{
  g_autofree char *text = g_strstrip (g_strdup (name));

  if (*text == '\0')
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, text);
}

static void
entry_activated_cb (TandemTagChooser *self)
{
  choose (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
row_activated_cb (TandemTagChooser *self, GtkListBoxRow *row)
{
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (row), NAME));

  choose (self, name);
}

static void
add_row (TandemTagChooser *self, const char *name)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), NAME, g_strdup (name), g_free);
  gtk_list_box_append (self->list, row);
}

static void
show_matches (TandemTagChooser *self)
{
  g_autofree char *typed = g_strstrip (tandem_fold_text (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  guint n = 0;

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; self->tags && i < self->tags->len && n < MOST; i++)
    if (strstr (tandem_record_get_text (self->tags->pdata[i], TANDEM_TAG_FOLDED_NAME), typed))
      {
        add_row (self, tandem_record_get_text (self->tags->pdata[i], TANDEM_TAG_NAME));
        n++;
      }
  gtk_widget_set_visible (self->scroller, n > 0);
}

static gboolean
tandem_tag_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TANDEM_TAG_CHOOSER (widget)->entry);
}

static void
tandem_tag_chooser_dispose (GObject *object)
{
  g_clear_pointer (&TANDEM_TAG_CHOOSER (object)->tags, g_ptr_array_unref);
  G_OBJECT_CLASS (tandem_tag_chooser_parent_class)->dispose (object);
}

static void
tandem_tag_chooser_class_init (TandemTagChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_tag_chooser_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = tandem_tag_chooser_grab_focus;

  /**
   * TandemTagChooser::chosen:
   * @name: what was typed, or a tag that there is
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tandem_tag_chooser_init (TandemTagChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);

  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("A tag"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("A tag"), -1);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (show_matches), self, G_CONNECT_SWAPPED);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "tag-list");
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  self->scroller
      = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                      "max-content-height", MAX_HEIGHT, "child", self->list, NULL);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->scroller);
  gtk_widget_set_size_request (box, WIDTH, -1);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
tandem_tag_chooser_new (void)
{
  return g_object_new (TANDEM_TYPE_TAG_CHOOSER, NULL);
}

/**
 * tandem_tag_chooser_set_tags:
 * @tags: (element-type TandemTag): what is offered
 */
void
tandem_tag_chooser_set_tags (TandemTagChooser *self, GPtrArray *tags)
{
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  self->tags = g_ptr_array_ref (tags);
  show_matches (self);
}
