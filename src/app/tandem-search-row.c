/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/tandem-search-row.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"

#define LEFT_TO_RIGHT_MARK "\u200e"
#define MORE_ICON          "view-more-symbolic"
#define CLICK              "tandem-click" /* the data of a row that says that it follows clicks */

static const struct {
  const char *page;
  const char *title;
  const char *icon_name;
} kinds[TANDEM_SEARCH_N_KINDS] = {
  [TANDEM_SEARCH_CONTACT] = { "contacts", N_ ("Contacts"), "avatar-default-symbolic" },
  [TANDEM_SEARCH_COMPANY] = { "companies", N_ ("Companies"), "tandem-companies-symbolic" },
  [TANDEM_SEARCH_DEAL] = { "deals", N_ ("Deals"), "tandem-deals-symbolic" },
  [TANDEM_SEARCH_CAMPAIGN] = { "campaigns", N_ ("Campaigns"), "tandem-campaigns-symbolic" },
  [TANDEM_SEARCH_PRODUCT] = { "products", N_ ("Products"), "package-x-generic-symbolic" },
  [TANDEM_SEARCH_ORDER] = { "orders", N_ ("Orders"), "view-list-symbolic" },
};

struct _TandemSearchItem {
  GObject parent_instance;

  TandemSearchKind kind;
  TandemSearchHit *hit; /* NULL: the rest of the kind */
  guint n_more;         /* how many that is; 0: not known yet */
  gboolean is_recent;
};

typedef enum {
  PROP_N_MORE = 1,
  N_PROPS,
} TandemSearchItemProperty;

static GParamSpec *properties[N_PROPS];

/**
 * TandemSearchItem:
 *
 * A row of what was found: a hit, a record that was opened recently, or, at the end of a kind, how many more there are.
 */
G_DEFINE_FINAL_TYPE (TandemSearchItem, tandem_search_item, G_TYPE_OBJECT)

static void
tandem_search_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  switch ((TandemSearchItemProperty) id)
    {
    case PROP_N_MORE:
      g_value_set_uint (value, TANDEM_SEARCH_ITEM (object)->n_more);
      break;
    case N_PROPS:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
tandem_search_item_finalize (GObject *object)
{
  g_clear_pointer (&TANDEM_SEARCH_ITEM (object)->hit, tandem_search_hit_free);
  G_OBJECT_CLASS (tandem_search_item_parent_class)->finalize (object);
}

static void
tandem_search_item_class_init (TandemSearchItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tandem_search_item_get_property;
  object_class->finalize = tandem_search_item_finalize;
  properties[PROP_N_MORE] = g_param_spec_uint ("n-more", NULL, NULL, 0, G_MAXUINT, 0,
                                               G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tandem_search_item_init (TandemSearchItem *self)
{
}

/**
 * tandem_search_item_new:
 * @hit: (transfer full): what was found
 * @is_recent: whether it was not looked for, but opened recently
 */
TandemSearchItem *
tandem_search_item_new (TandemSearchHit *hit, gboolean is_recent)
{
  TandemSearchItem *self = g_object_new (TANDEM_TYPE_SEARCH_ITEM, NULL);

  self->kind = hit->kind;
  self->hit = hit;
  self->is_recent = is_recent;
  return self;
}

/**
 * tandem_search_item_new_more:
 * @n_more: 0: how many is not known yet
 *
 * Returns: (transfer full): what else was found of a kind
 */
TandemSearchItem *
tandem_search_item_new_more (TandemSearchKind kind, guint n_more)
{
  TandemSearchItem *self = g_object_new (TANDEM_TYPE_SEARCH_ITEM, NULL);

  self->kind = kind;
  self->n_more = n_more;
  return self;
}

void
tandem_search_item_set_n_more (TandemSearchItem *self, guint n_more)
{
  if (self->n_more == n_more)
    return;
  self->n_more = n_more;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_MORE]);
}

TandemSearchKind
tandem_search_item_get_kind (TandemSearchItem *self)
{
  return self->kind;
}

/* Returns: (nullable): the hit; %NULL: it is the rest of its kind */
const TandemSearchHit *
tandem_search_item_get_hit (TandemSearchItem *self)
{
  return self->hit;
}

/* Returns: whether both are the same record, or the rest of the same kind */
gboolean
tandem_search_item_is_same (TandemSearchItem *self, TandemSearchItem *other)
{
  if (self->kind != other->kind || (self->hit == NULL) != (other->hit == NULL))
    return FALSE;
  return self->hit == NULL || self->hit->id == other->hit->id;
}

static char *
write_more (TandemSearchItem *self)
{
  g_autofree char *count = tandem_format_count (self->n_more);

  if (self->n_more == 0)
    /* Translators: the rest of what was found; how much it is, is not known yet */
    return g_strdup (C_ ("search", "More…"));
  /* Translators: %s is how many else were found */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s more", "%s more", self->n_more), count);
}

/**
 * tandem_search_item_say:
 *
 * Returns: (transfer full): the row as a screen reader says it
 */
char *
tandem_search_item_say (TandemSearchItem *self)
{
  const char *name = self->hit && self->hit->name.text ? self->hit->name.text : "";
  g_autofree char *more = NULL;

  if (self->hit)
    return self->hit->detail.text ? g_strdup_printf ("%s, %s", name, self->hit->detail.text) : g_strdup (name);
  more = write_more (self);
  return g_strdup_printf ("%s, %s", tandem_search_kind_get_title (self->kind), more);
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
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkListItem *item)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  if (gtk_widget_contains (row, x, y))
    gtk_widget_activate_action (row, "list.activate-item", "u", gtk_list_item_get_position (item));
}

/* A click opens. That a list activates by one click would also have it select what the pointer lies on: whoever goes through the
 * hits by the arrows would jump to the row that comes to lie under it. */
static void
follow_clicks (GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  GtkGesture *click;

  if (g_object_get_data (G_OBJECT (child), CLICK))
    return;
  click = gtk_gesture_click_new ();
  g_object_set_data (G_OBJECT (child), CLICK, click);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), item, 0);
  gtk_widget_add_controller (gtk_widget_get_parent (child), GTK_EVENT_CONTROLLER (click));
}

static GtkLabel *
get_name_label (GtkListItem *item)
{
  GtkWidget *icon = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  return GTK_LABEL (gtk_widget_get_first_child (gtk_widget_get_next_sibling (icon)));
}

static void
show_more (GtkListItem *item, TandemSearchItem *rest)
{
  GtkLabel *label = get_name_label (item);
  g_autofree char *words = write_more (rest);
  g_autofree char *said = tandem_search_item_say (rest);

  gtk_label_set_attributes (label, NULL);
  gtk_label_set_text (label, words);
  gtk_widget_set_visible (GTK_WIDGET (label), TRUE);
  gtk_widget_set_visible (gtk_widget_get_next_sibling (GTK_WIDGET (label)), FALSE);
  gtk_list_item_set_accessible_label (item, said);
}

static void
more_changed_cb (TandemSearchItem *rest, GParamSpec *spec, GtkListItem *item)
{
  show_more (item, rest);
}

static void
bind_row_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  TandemSearchItem *found = gtk_list_item_get_item (item);
  GtkWidget *icon = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkLabel *name = get_name_label (item);
  g_autofree char *said = NULL;

  follow_clicks (item);
  g_signal_connect (found, "notify::n-more", G_CALLBACK (more_changed_cb), item);
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), found->hit ? kinds[found->kind].icon_name : MORE_ICON);
  if (found->hit == NULL)
    {
      show_more (item, found);
      return;
    }
  said = tandem_search_item_say (found);
  show_marked (name, &found->hit->name);
  show_marked (GTK_LABEL (gtk_widget_get_next_sibling (GTK_WIDGET (name))), &found->hit->detail);
  gtk_list_item_set_accessible_label (item, said);
}

static void
unbind_row_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), more_changed_cb, item);
}

GtkListItemFactory *
tandem_search_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), NULL);
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

  gtk_label_set_text (GTK_LABEL (gtk_list_header_get_child (header)),
                      first->is_recent ? _ ("Recently opened") : tandem_search_kind_get_title (first->kind));
}

GtkListItemFactory *
tandem_search_header_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_header_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_header_cb), NULL);
  return factory;
}
