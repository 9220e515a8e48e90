/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-filter-group.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-error.h"
#include "base/tandem-format.h"
#include "widgets/tandem-context-menu.h"
#include "widgets/tandem-filter-bar.h"
#include "widgets/tandem-filter-leaf.h"
#include "workspace/tandem-workspace-own-fields.h"

#define NEW       G_MAXUINT /* the place of a condition that is not there yet */
#define MAX_LINES 3         /* of a condition in words */

struct _TandemFilterGroup {
  TandemFilterPage parent_instance;

  TandemWorkspace *workspace;
  TandemFilter *filter;
  TandemFilterGroup *outer; /* the page below it, which has it as a part; NULL: it is the first */
  guint place;              /* … there; NEW: not yet */
  guint level;              /* of the first: 1 */

  AdwComboRow *kind_row;
  AdwPreferencesGroup *parts;
  GPtrArray *rows;  /* GtkWidget: of the parts, in their order, then what adds one */
  gboolean is_ours; /* what changes now: the program's doing, not a person's */
  guint edited;     /* the place of the condition on the page above */
};

G_DEFINE_FINAL_TYPE (TandemFilterGroup, tandem_filter_group, TANDEM_TYPE_FILTER_PAGE)

static AdwNavigationView *
get_view (TandemFilterGroup *self)
{
  return ADW_NAVIGATION_VIEW (gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW));
}

/* The row at a place; what adds one stands behind the last. */
static void
focus_row (TandemFilterGroup *self, guint place)
{
  gtk_widget_grab_focus (self->rows->pdata[MIN (place, self->rows->len - 1)]);
}

/* --- what is in it ------------------------------------------------------------------------------------------------- */

/* Whether the groups around it, too, have room for what it would be. */
static gboolean
can_take (TandemFilterGroup *self, guint place, TandemCondition *part, GError **error)
{
  g_autoptr (TandemCondition) condition = tandem_filter_try_part (self->filter, place, part, error);

  if (condition == NULL)
    return FALSE;
  return self->outer == NULL || can_take (self->outer, self->place, tandem_filter_simplify (condition), error);
}

static gboolean
put (TandemFilterGroup *self, guint place, TandemCondition *part, GError **error)
{
  return can_take (self, place, part, error) && tandem_filter_put_part (self->filter, place, part, error);
}

/* A group that has nothing in it is none. */
static void
tell_outer (TandemFilterGroup *self)
{
  TandemFilterGroup *outer = self->outer;
  TandemCondition *condition = tandem_filter_get_condition (self->filter);
  g_autoptr (GError) error = NULL;

  if (condition == NULL && self->place != NEW)
    {
      tandem_filter_remove_part (outer->filter, self->place);
      self->place = NEW;
    }
  else if (condition && put (outer, self->place, tandem_filter_simplify (condition), &error))
    self->place = MIN (self->place, tandem_filter_get_n_parts (outer->filter) - 1);
  outer->edited = self->place;
  tandem_filter_page_show_error (TANDEM_FILTER_PAGE (self), error ? error->message : NULL);
}

static void show_parts (TandemFilterGroup *self);

static void
filter_changed_cb (TandemFilterGroup *self)
{
  show_parts (self);
  tandem_filter_page_show_error (TANDEM_FILTER_PAGE (self), NULL);
  tandem_filter_page_set_can_apply (TANDEM_FILTER_PAGE (self), tandem_filter_get_n_parts (self->filter) > 0);
  if (self->outer)
    tell_outer (self);
}

static void
kind_changed_cb (TandemFilterGroup *self)
{
  if (!self->is_ours)
    tandem_filter_set_kind (self->filter, adw_combo_row_get_selected (self->kind_row));
}

static TandemCondition *
tandem_filter_group_make (TandemFilterPage *page, GError **error)
{
  TandemCondition *condition = tandem_filter_get_condition (TANDEM_FILTER_GROUP (page)->filter);

  if (condition)
    return tandem_condition_ref (condition);
  g_set_error_literal (error, TANDEM_ERROR, TANDEM_ERROR_INVALID, _ ("There is nothing in this group yet."));
  return NULL;
}

/* --- the pages above ----------------------------------------------------------------------------------------------- */

static void
leaf_applied_cb (TandemFilterPage *page, TandemCondition *condition, TandemFilterGroup *self)
{
  g_autoptr (GError) error = NULL;
  guint place = MIN (self->edited, tandem_filter_get_n_parts (self->filter));

  if (!put (self, place, condition, &error))
    {
      tandem_filter_page_show_error (page, error->message);
      return;
    }
  self->edited = place;
  adw_navigation_view_pop (get_view (self));
}

/* Groups look alike: which one it is that one came to tells the title. */
static void
set_level (TandemFilterGroup *self, guint level)
{
  g_autofree char *number = tandem_format_count (level);
  /* Translators: %s is how many groups are around it, with itself: 2 for a group within a group */
  g_autofree char *title = g_strdup_printf (_ ("Group of filters, level %s"), number);

  self->level = level;
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
}

static TandemFilterPage *
make_group (TandemFilterGroup *self, guint place, TandemCondition *group)
{
  g_autoptr (TandemFilter) filter = tandem_filter_new (tandem_filter_get_entity (self->filter));
  TandemFilterPage *page;

  if (group)
    tandem_filter_set_condition (filter, group);
  else
    tandem_filter_set_kind (filter, tandem_filter_get_inner_kind (self->filter));
  page = tandem_filter_group_new (self->workspace, filter);
  TANDEM_FILTER_GROUP (page)->outer = self;
  TANDEM_FILTER_GROUP (page)->place = place;
  set_level (TANDEM_FILTER_GROUP (page), self->level + 1);
  tandem_filter_page_make_live (page);
  return page;
}

/* @field: %NULL: a group */
static void
edit (TandemFilterGroup *self, guint place, const TandemField *field, TandemCondition *part)
{
  TandemFilterPage *page;

  self->edited = place;
  if (field)
    {
      page = tandem_filter_leaf_new (self->workspace, tandem_filter_get_entity (self->filter), field, part);
      g_signal_connect_object (page, "apply", G_CALLBACK (leaf_applied_cb), self, 0);
    }
  else
    page = make_group (self, place, part);
  adw_navigation_view_push (get_view (self), ADW_NAVIGATION_PAGE (page));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemFilterGroup *self = TANDEM_FILTER_GROUP (widget);

  TandemOwnFields *own = tandem_workspace_get_own_fields (self->workspace);

  edit (self, NEW,
        tandem_own_fields_find (own, tandem_filter_get_entity (self->filter), g_variant_get_string (parameter, NULL)),
        NULL);
}

/* --- the rows ------------------------------------------------------------------------------------------------------ */

static guint
find_place (TandemFilterGroup *self, gpointer row)
{
  guint place = 0;

  g_ptr_array_find (self->rows, row, &place);
  return place;
}

static void
row_activated_cb (TandemFilterGroup *self, GtkWidget *row)
{
  guint place = find_place (self, row);
  TandemCondition *part = tandem_filter_get_part (self->filter, place);

  edit (self, place, tandem_condition_get_field (part), part);
}

static void
remove_row (TandemFilterGroup *self, GtkWidget *row)
{
  guint place = find_place (self, row);

  tandem_filter_remove_part (self->filter, place);
  focus_row (self, place);
}

static void
remove_clicked_cb (GtkWidget *button, TandemFilterGroup *self)
{
  remove_row (self, gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW));
}

static gboolean
row_key_cb (GtkEventController *controller, guint key, guint code, GdkModifierType modifiers, TandemFilterGroup *self)
{
  if (key != GDK_KEY_Delete && key != GDK_KEY_KP_Delete && key != GDK_KEY_BackSpace)
    return GDK_EVENT_PROPAGATE;
  remove_row (self, gtk_event_controller_get_widget (controller));
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_remove_button (TandemFilterGroup *self, const char *words)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: %s is a condition, as “City is Köln” */
  g_autofree char *remove = g_strdup_printf (_ ("Remove the filter: %s"), words);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Remove this filter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, 0);
  return button;
}

static void
add_row (TandemFilterGroup *self, TandemCondition *part)
{
  g_autofree char *words = tandem_filter_describe (part, self->workspace);
  GtkWidget *row = adw_action_row_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), MAX_LINES);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_remove_button (self, words));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (row_key_cb), self);
  gtk_widget_add_controller (row, keys);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (self->parts, row);
}

static void
adder_activated_cb (TandemFilterGroup *self, GtkWidget *row)
{
  g_autoptr (GMenuModel) fields
      = tandem_filter_bar_make_menu (self->workspace, tandem_filter_get_entity (self->filter), "filter-group.add");
  gboolean is_right_to_left = gtk_widget_get_direction (row) == GTK_TEXT_DIR_RTL;
  graphene_point_t corner = GRAPHENE_POINT_INIT (is_right_to_left ? (float) gtk_widget_get_width (row) : 0,
                                                 (float) gtk_widget_get_height (row));

  tandem_context_menu_show (GTK_WIDGET (self), fields, row, &corner);
}

/* The last row. */
static void
add_adder (TandemFilterGroup *self)
{
  GtkWidget *row = adw_button_row_new ();

  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "list-add-symbolic");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Add a filter"));
  g_signal_connect_object (row, "activated", G_CALLBACK (adder_activated_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (self->parts, row);
}

static void
show_parts (TandemFilterGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->parts, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < tandem_filter_get_n_parts (self->filter); i++)
    add_row (self, tandem_filter_get_part (self->filter, i));
  add_adder (self);
  self->is_ours = TRUE;
  adw_combo_row_set_selected (self->kind_row, tandem_filter_get_kind (self->filter));
  self->is_ours = FALSE;
}

/* --- the object ---------------------------------------------------------------------------------------------------- */

static gboolean
tandem_filter_group_grab_focus (GtkWidget *widget)
{
  TandemFilterGroup *self = TANDEM_FILTER_GROUP (widget);

  focus_row (self, self->edited);
  return TRUE;
}

static void
tandem_filter_group_finalize (GObject *object)
{
  TandemFilterGroup *self = TANDEM_FILTER_GROUP (object);

  g_ptr_array_unref (self->rows);
  g_object_unref (self->filter);
  g_object_unref (self->workspace);
  G_OBJECT_CLASS (tandem_filter_group_parent_class)->finalize (object);
}

static void
tandem_filter_group_class_init (TandemFilterGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_filter_group_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = tandem_filter_group_grab_focus;
  TANDEM_FILTER_PAGE_CLASS (klass)->make = tandem_filter_group_make;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "filter-group.add", "s", add_action);
}

static void
tandem_filter_group_init (TandemFilterGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->place = NEW;
  self->level = 1;
}

static GtkWidget *
make_kind_group (TandemFilterGroup *self)
{
  const char *const kinds[] = {
    [TANDEM_CONDITION_ALL] = C_ ("group of filters", "All of them"),
    [TANDEM_CONDITION_ANY] = C_ ("group of filters", "Any of them"),
    [TANDEM_CONDITION_NONE] = C_ ("group of filters", "None of them"),
    NULL,
  };
  g_autoptr (GtkStringList) titles = gtk_string_list_new (kinds);
  GtkWidget *group = adw_preferences_group_new ();

  self->kind_row = ADW_COMBO_ROW (adw_combo_row_new ());
  /* Translators: of a group of filters; followed by a choice: all of them, any of them, none of them */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->kind_row), _ ("What has to hold"));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (titles));
  g_signal_connect_object (self->kind_row, "notify::selected", G_CALLBACK (kind_changed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->kind_row));
  return group;
}

/**
 * tandem_filter_group_new:
 * @filter: what is in the group; it is changed
 *
 * Returns: (transfer floating): the page
 */
TandemFilterPage *
tandem_filter_group_new (TandemWorkspace *workspace, TandemFilter *filter)
{
  TandemFilterGroup *self = g_object_new (TANDEM_TYPE_FILTER_GROUP, "title", _ ("Group of filters"), NULL);
  TandemFilterPage *page = TANDEM_FILTER_PAGE (self);

  self->workspace = g_object_ref (workspace);
  self->filter = g_object_ref (filter);
  self->edited = tandem_filter_get_n_parts (filter);
  self->is_ours = TRUE;
  tandem_filter_page_add (page, make_kind_group (self));
  self->parts = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  tandem_filter_page_add (page, GTK_WIDGET (self->parts));
  show_parts (self);
  tandem_filter_page_set_can_apply (page, tandem_filter_get_n_parts (filter) > 0);
  g_signal_connect_object (filter, "changed", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  return page;
}
