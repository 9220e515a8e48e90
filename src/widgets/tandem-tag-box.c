/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-tag-box.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-bulk.h"
#include "model/tandem-tag.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-tag-chooser.h"

#define SPACING   6
#define MOST_TAGS 1000 /* that are offered */
#define TAG_ID    "tandem-tag-id"

struct _TandemTagBox {
  AdwBin parent_instance;

  TandemStore *store;
  GType type; /* whose tags: TandemContact or TandemCompany */
  gint64 id;
  char *name;
  GPtrArray *chips; /* GtkWidget, of the box */
  AdwWrapBox *box;
  GtkWidget *add_button;
  TandemTagChooser *chooser;
};

enum { SIGNAL_FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemTagBox, tandem_tag_box, ADW_TYPE_BIN)

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemTagBox) self = data;
  g_autoptr (GError) error = NULL;

  if (!tandem_act_finish (result, &error))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static GArray *
make_ids (TandemTagBox *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, self->id);
  return ids;
}

static void
remove_clicked_cb (GtkWidget *button, TandemTagBox *self)
{
  gint64 *tag_id = g_object_get_data (G_OBJECT (button), TAG_ID);
  /* Translators: what undo will undo; the first %s is a tag, the second a person or a company */
  g_autofree char *label = g_strdup_printf (_ ("Take tag “%s” off %s"), gtk_widget_get_name (button), self->name);
  g_autoptr (GArray) ids = make_ids (self);
  g_autoptr (TandemBulk) bulk = tandem_bulk_new_take_tag (label, self->type, ids, *tag_id);

  tandem_act_bulk_async (self->store, bulk, NULL, done_cb, g_object_ref (self));
}

static void
chosen_cb (TandemTagBox *self, const char *name)
{
  /* Translators: what undo will undo; the first %s is a tag, the second a person or a company */
  g_autofree char *label = g_strdup_printf (_ ("Put tag “%s” on %s"), name, self->name);
  g_autoptr (GArray) ids = make_ids (self);
  g_autoptr (TandemBulk) bulk = tandem_bulk_new_put_tag (label, self->type, ids, name);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->add_button));
  if (self->store)
    tandem_act_bulk_async (self->store, bulk, NULL, done_cb, g_object_ref (self));
}

/* The tags that there are now. */
static void
popover_shown_cb (TandemTagBox *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags
      = self->store ? tandem_tag_list_used (tandem_store_get_list_connection (self->store), MOST_TAGS, &error) : NULL;

  if (tags)
    tandem_tag_chooser_set_tags (self->chooser, tags);
  else if (error)
    tandem_page_show_error (GTK_WIDGET (self), _ ("The tags could not be read"), error);
  gtk_widget_grab_focus (GTK_WIDGET (self->chooser));
}

static GtkWidget *
make_chip (TandemTagBox *self, TandemRecord *tag)
{
  const char *name = tandem_record_get_text (tag, TANDEM_TAG_NAME);
  gint64 id = tandem_record_get_id (tag);
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: %s is a tag */
  g_autofree char *tooltip = g_strdup_printf (_ ("Remove tag “%s”"), name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (chip, "tag");
  gtk_widget_add_css_class (chip, "tag-chip");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_name (button, name);
  g_object_set_data_full (G_OBJECT (button), TAG_ID, g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, 0);
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), button);
  return chip;
}

static gboolean
tandem_tag_box_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TANDEM_TAG_BOX (widget)->add_button);
}

static void
tandem_tag_box_dispose (GObject *object)
{
  g_clear_object (&TANDEM_TAG_BOX (object)->store);
  G_OBJECT_CLASS (tandem_tag_box_parent_class)->dispose (object);
}

static void
tandem_tag_box_finalize (GObject *object)
{
  TandemTagBox *self = TANDEM_TAG_BOX (object);

  g_free (self->name);
  g_ptr_array_unref (self->chips);
  G_OBJECT_CLASS (tandem_tag_box_parent_class)->finalize (object);
}

static void
tandem_tag_box_class_init (TandemTagBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_tag_box_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_tag_box_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = tandem_tag_box_grab_focus;

  /**
   * TandemTagBox::failed:
   * @error: why
   *
   * Nothing was written: what is shown may not be what the file holds.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);
}

/* Alone the icon does not say what it adds; beside tags it does. */
static void
show_add_button (TandemTagBox *self, gboolean is_alone)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (self->add_button);
  GtkWidget *content;

  if (is_alone == (gtk_menu_button_get_child (button) != NULL))
    return;
  if (!is_alone)
    {
      gtk_menu_button_set_icon_name (button, "bookmark-new-symbolic");
      return;
    }
  content = adw_button_content_new ();
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "bookmark-new-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("Add a tag"));
  gtk_menu_button_set_child (button, content);
}

static void
tandem_tag_box_init (TandemTagBox *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->chips = g_ptr_array_new ();
  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, SPACING);
  adw_wrap_box_set_line_spacing (self->box, SPACING);
  self->chooser = TANDEM_TAG_CHOOSER (tandem_tag_chooser_new ());
  g_signal_connect_object (self->chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->chooser));
  g_signal_connect_object (popover, "show", G_CALLBACK (popover_shown_cb), self, G_CONNECT_SWAPPED);
  self->add_button = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->add_button), popover);
  gtk_widget_add_css_class (self->add_button, "flat");
  gtk_widget_add_css_class (self->add_button, "tag-add");
  gtk_widget_set_tooltip_text (self->add_button, _ ("Add a tag"));
  show_add_button (self, TRUE);
  adw_wrap_box_append (self->box, self->add_button);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * tandem_tag_box_show:
 * @type: whose tags: #TandemContact or #TandemCompany
 * @id: of which one
 * @name: what undo calls it
 * @tags: (element-type TandemTag): what is put on
 */
void
tandem_tag_box_show (TandemTagBox *self, TandemStore *store, GType type, gint64 id, const char *name, GPtrArray *tags)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->box));

  g_set_object (&self->store, store);
  self->type = type;
  self->id = id;
  g_set_str (&self->name, name);
  for (guint i = 0; i < self->chips->len; i++)
    adw_wrap_box_remove (self->box, self->chips->pdata[i]);
  g_ptr_array_set_size (self->chips, 0);
  for (guint i = tags->len; i > 0; i--)
    {
      GtkWidget *chip = make_chip (self, tags->pdata[i - 1]);

      adw_wrap_box_prepend (self->box, chip);
      g_ptr_array_add (self->chips, chip);
    }
  show_add_button (self, tags->len == 0);
  if (had_focus)
    gtk_widget_grab_focus (self->add_button);
}
