/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-search-row.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define LEFT_TO_RIGHT_MARK "\u200e"

static const struct {
  const char *page;
  const char *title;
  const char *icon_name;
} kinds[TANDEM_SEARCH_N_KINDS] = {
  [TANDEM_SEARCH_CONTACT] = { "contacts", N_ ("Contacts"), "avatar-default-symbolic" },
  [TANDEM_SEARCH_COMPANY] = { "companies", N_ ("Companies"), "tandem-companies-symbolic" },
  [TANDEM_SEARCH_DEAL] = { "deals", N_ ("Deals"), "tandem-deals-symbolic" },
  [TANDEM_SEARCH_CAMPAIGN] = { "campaigns", N_ ("Campaigns"), "tandem-campaigns-symbolic" },
};

struct _TandemSearchItem {
  GObject parent_instance;

  TandemSearchHit *hit;
};

G_DEFINE_FINAL_TYPE (TandemSearchItem, tandem_search_item, G_TYPE_OBJECT)

static void
tandem_search_item_finalize (GObject *object)
{
  tandem_search_hit_free (TANDEM_SEARCH_ITEM (object)->hit);
  G_OBJECT_CLASS (tandem_search_item_parent_class)->finalize (object);
}

static void
tandem_search_item_class_init (TandemSearchItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_search_item_finalize;
}

static void
tandem_search_item_init (TandemSearchItem *self)
{
}

/**
 * tandem_search_item_new:
 * @hit: (transfer full): what was found
 */
TandemSearchItem *
tandem_search_item_new (TandemSearchHit *hit)
{
  TandemSearchItem *self = g_object_new (TANDEM_TYPE_SEARCH_ITEM, NULL);

  self->hit = hit;
  return self;
}

const TandemSearchHit *
tandem_search_item_get_hit (TandemSearchItem *self)
{
  return self->hit;
}

/**
 * tandem_search_item_say:
 *
 * Returns: (transfer full): the hit as a screen reader says it
 */
char *
tandem_search_item_say (TandemSearchItem *self)
{
  const char *name = self->hit->name.text ? self->hit->name.text : "";

  return self->hit->detail.text ? g_strdup_printf ("%s, %s", name, self->hit->detail.text) : g_strdup (name);
}

/**
 * tandem_search_kind_get_page:
 *
 * Returns: the page that shows a record of this kind
 */
const char *
tandem_search_kind_get_page (TandemSearchKind kind)
{
  return kinds[kind].page;
}

const char *
tandem_search_kind_get_title (TandemSearchKind kind)
{
  return _ (kinds[kind].title);
}

/* --- a row --------------------------------------------------------------------------------------------------------- */

static gboolean
has_letters (const char *text)
{
  for (const char *c = text; *c; c = g_utf8_next_char (c))
    if (g_unichar_isalpha (g_utf8_get_char (c)))
      return TRUE;
  return FALSE;
}

static void
show_marked (GtkLabel *label, const TandemSearchMarked *marked)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const char *text = marked->text ? marked->text : "";
  /* A phone number keeps the order of its digits in a language that is written from right to left. */
  const char *before = has_letters (text) ? "" : LEFT_TO_RIGHT_MARK;
  g_autofree char *shown = g_strconcat (before, text, NULL);
  guint shift = (guint) strlen (before);

  for (guint i = 0; i < marked->ranges->len; i++)
    {
      const TandemSearchRange *range = &g_array_index (marked->ranges, TandemSearchRange, i);
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      bold->start_index = range->start + shift;
      bold->end_index = range->end + shift;
      pango_attr_list_insert (attributes, bold);
    }
  gtk_label_set_text (label, shown);
  gtk_label_set_attributes (label, attributes);
  gtk_widget_set_visible (GTK_WIDGET (label), marked->text != NULL);
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class)
    gtk_widget_set_css_classes (label, (const char *[]) { css_class, "dimmed", NULL });
  return label;
}

static void
set_up_row_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (icon, "dimmed");
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), make_label (NULL));
  gtk_box_append (GTK_BOX (texts), make_label ("caption"));
  gtk_widget_set_margin_top (row, 6);
  gtk_widget_set_margin_bottom (row, 6);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_list_item_set_child (item, row);
}

static void
bind_row_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  TandemSearchItem *found = gtk_list_item_get_item (item);
  GtkWidget *icon = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *name = gtk_widget_get_first_child (gtk_widget_get_next_sibling (icon));
  g_autofree char *said = tandem_search_item_say (found);

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), kinds[found->hit->kind].icon_name);
  show_marked (GTK_LABEL (name), &found->hit->name);
  show_marked (GTK_LABEL (gtk_widget_get_next_sibling (name)), &found->hit->detail);
  gtk_list_item_set_accessible_label (item, said);
}

GtkListItemFactory *
tandem_search_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  return factory;
}

/* --- what stands over the rows of a kind --------------------------------------------------------------------------- */

static void
set_up_header_cb (GtkListItemFactory *factory, GtkListHeader *header)
{
  GtkWidget *label = make_label ("caption-heading");

  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_list_header_set_child (header, label);
}

static void
bind_header_cb (GtkListItemFactory *factory, GtkListHeader *header)
{
  TandemSearchItem *first = gtk_list_header_get_item (header);

  gtk_label_set_text (GTK_LABEL (gtk_list_header_get_child (header)), tandem_search_kind_get_title (first->hit->kind));
}

GtkListItemFactory *
tandem_search_header_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_header_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_header_cb), NULL);
  return factory;
}
