/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-filter-bar.h"

#include <glib/gi18n-lib.h>

#include "widgets/tandem-filter-chip.h"
#include "widgets/tandem-filter-editor.h"
#include "widgets/tandem-late-menu.h"
#include "widgets/tandem-page.h"
#include "workspace/tandem-workspace-own-fields.h"

#define SPACING 6
#define NEW     G_MAXUINT /* the place of a condition that is not there yet */

struct _TandemFilterBar {
  AdwBin parent_instance;

  TandemWorkspace *workspace;
  TandemFilter *filter;
  GMenuModel *fields;
  AdwWrapBox *box;         /* NULL before there is a filter */
  GtkMenuButton *add_button;
  GtkWidget *match_button; /* all or any; where it makes a difference */
  GPtrArray *chips; /* GtkWidget: of the box, in the order of the parts */
  gboolean is_ours; /* what changes now: the program's doing, not a person's */
  guint edited;     /* the place of the condition in the dialog */
  guint wanted;     /* the place of the chip that takes the focus, NEW: none */

  GtkMenuButton *offer_button; /* beside the bar, with the same menu; NULL: whoever shows the bar has it */
  const char *offer_action;
};

enum {
  SIGNAL_LEAVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemFilterBar, tandem_filter_bar, ADW_TYPE_BIN)

/* --- the focus ----------------------------------------------------------------------------------------------------- */

/* The chip at a place, or the one before it; without chips it is no more the bar's. */
static void
focus_chip (TandemFilterBar *self, guint place)
{
  if (self->chips->len == 0)
    g_signal_emit (self, signals[SIGNAL_LEAVE], 0);
  else
    gtk_widget_grab_focus (self->chips->pdata[MIN (place, self->chips->len - 1)]);
}

/* --- what a person does -------------------------------------------------------------------------------------------- */

static guint
find_place (TandemFilterBar *self, gpointer chip)
{
  guint place = 0;

  g_ptr_array_find (self->chips, chip, &place);
  return place;
}

static void
apply_cb (TandemFilterEditor *editor, TandemCondition *condition, TandemFilterBar *self)
{
  g_autoptr (GError) error = NULL;
  guint place = MIN (self->edited, tandem_filter_get_n_parts (self->filter));

  if (tandem_filter_put_part (self->filter, place, tandem_filter_simplify (condition), &error))
    self->wanted = place;
  else
    tandem_filter_editor_show_error (editor, error->message);
}

/* What had the focus before may have been a chip that is not there any more. */
static void
closed_cb (TandemFilterBar *self)
{
  if (self->wanted != NEW)
    focus_chip (self, self->wanted);
  self->wanted = NEW;
}

/* @field: %NULL: a group */
static void
show_editor (TandemFilterBar *self, guint place, const TandemField *field, TandemCondition *part)
{
  TandemEntity entity = tandem_filter_get_entity (self->filter);
  AdwDialog *editor = field ? tandem_filter_editor_new (self->workspace, entity, field, part)
                            : tandem_filter_editor_new_group (self->workspace, entity,
                                                              tandem_filter_get_inner_kind (self->filter), part);

  self->edited = place;
  self->wanted = part ? place : NEW;
  g_signal_connect_object (editor, "apply", G_CALLBACK (apply_cb), self, 0);
  g_signal_connect_object (editor, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  tandem_page_present_dialog (gtk_widget_get_parent (GTK_WIDGET (self)), editor);
}

static void
edit_cb (TandemFilterChip *chip, TandemFilterBar *self)
{
  guint place = find_place (self, chip);
  TandemCondition *part = tandem_filter_get_part (self->filter, place);

  show_editor (self, place, tandem_condition_get_field (part), part);
}

static void
remove_cb (TandemFilterChip *chip, TandemFilterBar *self)
{
  guint place = find_place (self, chip);

  if (tandem_filter_get_n_parts (self->filter) > 1)
    tandem_filter_remove_part (self->filter, place);
  else
    tandem_filter_set_condition (self->filter, NULL);
  focus_chip (self, place);
}

static void
match_changed_cb (TandemFilterBar *self)
{
  if (!self->is_ours)
    tandem_filter_set_kind (self->filter, gtk_drop_down_get_selected (GTK_DROP_DOWN (self->match_button)));
}

static void
clear_clicked_cb (TandemFilterBar *self)
{
  tandem_filter_set_condition (self->filter, NULL);
  focus_chip (self, 0);
}

/* --- what is shown ------------------------------------------------------------------------------------------------- */

static void
add_chip (TandemFilterBar *self, TandemCondition *part)
{
  g_autofree char *words = tandem_filter_describe (part, self->workspace);
  GtkWidget *before = self->chips->len > 0 ? self->chips->pdata[self->chips->len - 1] : self->match_button;
  GtkWidget *chip = tandem_filter_chip_new (words);

  g_signal_connect_object (chip, "edit", G_CALLBACK (edit_cb), self, 0);
  g_signal_connect_object (chip, "remove", G_CALLBACK (remove_cb), self, 0);
  adw_wrap_box_insert_child_after (self->box, chip, before);
  g_ptr_array_add (self->chips, chip);
}

static void
add_match_button (TandemFilterBar *self)
{
  const char *const words[] = {
    [TANDEM_CONDITION_ALL] = _ ("All of"),
    [TANDEM_CONDITION_ANY] = _ ("Any of"),
    [TANDEM_CONDITION_NONE] = _ ("None of"),
    NULL,
  };

  self->match_button = gtk_drop_down_new_from_strings (words);
  gtk_widget_add_css_class (self->match_button, "filter-match");
  gtk_widget_set_tooltip_text (self->match_button, _ ("Whether all filters have to hold, or one of them, or none"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->match_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Whether all filters have to hold, or one of them, or none"), -1);
  g_signal_connect_object (self->match_button, "notify::selected", G_CALLBACK (match_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_wrap_box_append (self->box, self->match_button);
}

static void
add_clear_button (TandemFilterBar *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Clear"));

  gtk_widget_set_tooltip_text (button, _ ("Remove all filters"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "filter-add");
  g_signal_connect_object (button, "clicked", G_CALLBACK (clear_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (self->box, button);
}

/* Not before there is a filter: most tables open without. */
static void
make_box (TandemFilterBar *self)
{
  GtkWidget *add_button = gtk_menu_button_new ();

  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, SPACING);
  adw_wrap_box_set_line_spacing (self->box, SPACING);
  add_match_button (self);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (add_button), "list-add-symbolic");
  gtk_widget_set_tooltip_text (add_button, _ ("Add another filter"));
  gtk_widget_add_css_class (add_button, "filter-add");
  self->add_button = GTK_MENU_BUTTON (add_button);
  tandem_late_menu_set (self->add_button, self->fields);
  adw_wrap_box_append (self->box, add_button);
  add_clear_button (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Filters"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

static void
show_filter (TandemFilterBar *self)
{
  guint n = tandem_filter_get_n_parts (self->filter);

  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  if (n == 0 && self->box == NULL)
    return;
  if (self->box == NULL)
    make_box (self);
  for (guint i = 0; i < self->chips->len; i++)
    adw_wrap_box_remove (self->box, self->chips->pdata[i]);
  g_ptr_array_set_size (self->chips, 0);
  for (guint i = 0; i < n; i++)
    add_chip (self, tandem_filter_get_part (self->filter, i));
  self->is_ours = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->match_button), tandem_filter_get_kind (self->filter));
  self->is_ours = FALSE;
  gtk_widget_set_visible (self->match_button, n > 1 || tandem_filter_get_kind (self->filter) == TANDEM_CONDITION_NONE);
}

/* --- the object ---------------------------------------------------------------------------------------------------- */

static void
tandem_filter_bar_dispose (GObject *object)
{
  TandemFilterBar *self = TANDEM_FILTER_BAR (object);

  g_clear_object (&self->fields);
  g_clear_object (&self->filter);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (tandem_filter_bar_parent_class)->dispose (object);
}

static void
tandem_filter_bar_finalize (GObject *object)
{
  g_ptr_array_unref (TANDEM_FILTER_BAR (object)->chips);
  G_OBJECT_CLASS (tandem_filter_bar_parent_class)->finalize (object);
}

static void
tandem_filter_bar_class_init (TandemFilterBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_filter_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_filter_bar_finalize;

  /**
   * TandemFilterBar::leave:
   *
   * The last filter is gone, and with it what had the focus: it goes to what was filtered.
   */
  signals[SIGNAL_LEAVE]
      = g_signal_new ("leave", TANDEM_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tandem_filter_bar_init (TandemFilterBar *self)
{
  self->chips = g_ptr_array_new ();
  self->wanted = NEW;
  gtk_widget_add_css_class (GTK_WIDGET (self), "filter-bar");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * tandem_filter_bar_set_filter:
 * @fields: of tandem_filter_bar_make_menu()
 *
 * Tells a bar once what it shows.
 */
void
tandem_filter_bar_set_filter (TandemFilterBar *self, TandemWorkspace *workspace, TandemFilter *filter,
                              GMenuModel *fields)
{
  g_return_if_fail (TANDEM_IS_FILTER_BAR (self) && self->filter == NULL);

  self->workspace = g_object_ref (workspace);
  self->filter = g_object_ref (filter);
  self->fields = g_object_ref (fields);
  g_signal_connect_object (filter, "changed", G_CALLBACK (show_filter), self, G_CONNECT_SWAPPED);
  show_filter (self);
}

/**
 * tandem_filter_bar_set_fields:
 * @fields: of tandem_filter_bar_make_menu()
 *
 * Offers other fields: the firm has changed its own.
 */
void
tandem_filter_bar_set_fields (TandemFilterBar *self, GMenuModel *fields)
{
  g_set_object (&self->fields, fields);
  if (self->box)
    tandem_late_menu_set (self->add_button, fields);
}

/**
 * tandem_filter_bar_add:
 * @key: of a field to filter by, or %TANDEM_FILTER_GROUP_KEY
 *
 * Asks what the field has to be like, or what is in the group, and adds that to the filter.
 */
void
tandem_filter_bar_add (TandemFilterBar *self, const char *key)
{
  TandemOwnFields *own = tandem_workspace_get_own_fields (self->workspace);
  const TandemField *field = tandem_own_fields_find (own, tandem_filter_get_entity (self->filter), key);

  g_return_if_fail (g_str_equal (key, TANDEM_FILTER_GROUP_KEY)
                    || (field && tandem_field_can (field, TANDEM_FIELD_USE_FILTER)));
  show_editor (self, NEW, field, NULL);
}

static void
append_field (GMenu *menu, const TandemField *field, const char *action)
{
  g_autoptr (GMenuItem) item = NULL;

  if (!tandem_field_can (field, TANDEM_FIELD_USE_FILTER))
    return;
  item = g_menu_item_new (tandem_field_get_menu_title (field), NULL);
  g_menu_item_set_action_and_target (item, action, "s", tandem_field_get_key (field));
  g_menu_append_item (menu, item);
}

/* Whether the group of a field stands in the menu already. */
static gboolean
is_begun (TandemEntity entity, guint place)
{
  const char *group = tandem_field_get_group (tandem_field_get (entity, place));

  for (guint i = 0; i < place; i++)
    if (g_strcmp0 (tandem_field_get_group (tandem_field_get (entity, i)), group) == 0)
      return TRUE;
  return FALSE;
}

/* Many fields are found by what they are about: a list that is longer than the window would not show that it goes on. */
static void
append_fields (GMenu *menu, TandemEntity entity, const char *action)
{
  for (guint i = 0; i < tandem_field_get_n (entity); i++)
    {
      const char *group = tandem_field_get_group (tandem_field_get (entity, i));
      g_autoptr (GMenu) fields = NULL;

      if (group == NULL)
        append_field (menu, tandem_field_get (entity, i), action);
      if (group == NULL || is_begun (entity, i))
        continue;
      fields = g_menu_new ();
      for (guint k = i; k < tandem_field_get_n (entity); k++)
        if (g_strcmp0 (tandem_field_get_group (tandem_field_get (entity, k)), group) == 0)
          append_field (fields, tandem_field_get (entity, k), action);
      g_menu_append_submenu (menu, group, G_MENU_MODEL (fields));
    }
}

/**
 * tandem_filter_bar_make_menu:
 * @action: takes the key of a field, or %TANDEM_FILTER_GROUP_KEY
 *
 * Returns: (transfer full): the fields to filter by, those that the firm added, and a group
 */
GMenuModel *
tandem_filter_bar_make_menu (TandemWorkspace *workspace, TandemEntity entity, const char *action)
{
  TandemOwnFields *own = tandem_workspace_get_own_fields (workspace);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) added = g_menu_new ();
  g_autoptr (GMenu) fields = g_menu_new ();
  g_autoptr (GMenu) groups = g_menu_new ();
  g_autoptr (GMenuItem) group = g_menu_item_new (_ ("_Group of filters"), NULL);

  append_fields (fields, entity, action);
  for (guint i = 0; i < tandem_own_fields_get_n (own, entity); i++)
    append_field (added, tandem_own_fields_get (own, entity, i), action);
  g_menu_item_set_action_and_target (group, action, "s", TANDEM_FILTER_GROUP_KEY);
  g_menu_append_item (groups, group);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (fields));
  if (g_menu_model_get_n_items (G_MENU_MODEL (added)) > 0)
    g_menu_append_section (menu, _ ("Your own fields"), G_MENU_MODEL (added));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (groups));
  return G_MENU_MODEL (menu);
}

static void
offer_fields (TandemFilterBar *self)
{
  g_autoptr (GMenuModel) fields
      = tandem_filter_bar_make_menu (self->workspace, tandem_filter_get_entity (self->filter), self->offer_action);

  tandem_late_menu_set (self->offer_button, fields);
  tandem_filter_bar_set_fields (self, fields);
}

static void
store_changed_cb (TandemFilterBar *self, TandemChanges *changes)
{
  if (self->workspace && tandem_changes_touch (changes, "custom_field"))
    offer_fields (self);
}

/**
 * tandem_filter_bar_offer:
 * @button: lives as long as the bar, and has the menu of the fields
 * @action: (scope forever): as for tandem_filter_bar_make_menu()
 *
 * As tandem_filter_bar_set_filter(), for a view that is no table: what is offered follows the fields that the firm adds.
 */
void
tandem_filter_bar_offer (TandemFilterBar *self, TandemWorkspace *workspace, TandemFilter *filter, GtkMenuButton *button,
                         const char *action)
{
  g_autoptr (GMenuModel) fields = tandem_filter_bar_make_menu (workspace, tandem_filter_get_entity (filter), action);

  self->offer_button = button;
  self->offer_action = action;
  tandem_late_menu_set (button, fields);
  tandem_filter_bar_set_filter (self, workspace, filter, fields);
  g_signal_connect_object (tandem_workspace_get_store (workspace), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
