/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-choice-chip.h"

#include "model/filter/tandem-reference.h"

#define SPACING 6

struct _TandemChoiceChip {
  AdwBin parent_instance;

  char *none;
  GPtrArray *references; /* TandemReference; NULL until it is shown */
  GSimpleAction *choose; /* its state is what it is now */
  GtkWidget *button;
  GtkWidget *caption; /* seen beside what is chosen */
  GtkWidget *label;
};

enum { SIGNAL_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemChoiceChip, tandem_choice_chip, ADW_TYPE_BIN)

/* What is chosen is written to the file; it is shown when it comes back from there. */
static void
choose_cb (TandemChoiceChip *self, GVariant *parameter)
{
  g_autoptr (GVariant) state = g_action_get_state (G_ACTION (self->choose));

  if (!g_variant_equal (state, parameter))
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, g_variant_get_int64 (parameter));
}

static void
append (GMenu *menu, gint64 id, const char *name)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);
  g_autofree char *label = g_strjoinv ("__", parts); /* no letter of a name is a mnemonic */

  g_menu_item_set_label (item, label);
  g_menu_item_set_action_and_target (item, "chip.choose", "x", id);
  g_menu_append_item (menu, item);
}

static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  TandemChoiceChip *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();

  append (menu, 0, self->none);
  for (guint i = 0; self->references && i < self->references->len; i++)
    {
      TandemReference *reference = self->references->pdata[i];

      append (menu, reference->id, reference->name ? reference->name : "");
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static gboolean
tandem_choice_chip_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TANDEM_CHOICE_CHIP (widget)->button);
}

static void
tandem_choice_chip_dispose (GObject *object)
{
  TandemChoiceChip *self = TANDEM_CHOICE_CHIP (object);

  g_clear_object (&self->choose);
  g_clear_pointer (&self->references, g_ptr_array_unref);
  G_OBJECT_CLASS (tandem_choice_chip_parent_class)->dispose (object);
}

static void
tandem_choice_chip_finalize (GObject *object)
{
  g_free (TANDEM_CHOICE_CHIP (object)->none);
  G_OBJECT_CLASS (tandem_choice_chip_parent_class)->finalize (object);
}

static void
tandem_choice_chip_class_init (TandemChoiceChipClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_choice_chip_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_choice_chip_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = tandem_choice_chip_grab_focus;

  /**
   * TandemChoiceChip::chosen:
   * @id: what it is to be; 0 for none
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
tandem_choice_chip_init (TandemChoiceChip *self)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");

  self->choose = g_simple_action_new_stateful ("choose", G_VARIANT_TYPE_INT64, g_variant_new_int64 (0));
  g_signal_connect_object (self->choose, "change-state", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (self->choose));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "chip", G_ACTION_GROUP (actions));
  self->caption = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->caption, "dimmed");
  gtk_widget_set_visible (self->caption, FALSE);
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (box), self->caption);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), arrow);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_menu_cb, self, NULL);
  gtk_widget_add_css_class (self->button, "choice-chip");
  g_object_bind_property (self, "tooltip-text", self->button, "tooltip-text", G_BINDING_DEFAULT);
  adw_bin_set_child (ADW_BIN (self), self->button);
}

/**
 * tandem_choice_chip_set_caption:
 * @caption: what it is that is chosen; where nothing is, that says it all
 */
void
tandem_choice_chip_set_caption (TandemChoiceChip *self, const char *caption)
{
  gtk_label_set_label (GTK_LABEL (self->caption), caption);
}

/**
 * tandem_choice_chip_set_none:
 * @none: what stands for nothing chosen
 */
void
tandem_choice_chip_set_none (TandemChoiceChip *self, const char *none)
{
  g_set_str (&self->none, none);
}

/**
 * tandem_choice_chip_show:
 * @references: (element-type TandemReference): what can be chosen
 * @id: what it is now; 0 for none
 * @name: (nullable): what that is called
 */
void
tandem_choice_chip_show (TandemChoiceChip *self, GPtrArray *references, gint64 id, const char *name)
{
  g_clear_pointer (&self->references, g_ptr_array_unref);
  self->references = g_ptr_array_ref (references);
  g_simple_action_set_state (self->choose, g_variant_new_int64 (id));
  gtk_label_set_label (GTK_LABEL (self->label), id && name ? name : self->none);
  gtk_widget_set_visible (self->caption, id != 0 && *gtk_label_get_label (GTK_LABEL (self->caption)));
  if (id)
    gtk_widget_remove_css_class (self->label, "dimmed");
  else
    gtk_widget_add_css_class (self->label, "dimmed");
}
