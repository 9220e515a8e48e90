/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-merge-dialog.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-merge.h"
#include "model/tandem-contact.h"
#include "sales/tandem-merge-facts.h"
#include "widgets/tandem-page.h"

#define AVATAR_SIZE 40
#define MOST_LINES  4

enum { SIDE_TITLE, FIRST_VALUE };

struct _TandemMergeDialog {
  AdwDialog parent_instance;

  TandemWorkspace *workspace;
  GCancellable *cancellable;
  GType type;
  gint64 ids[2];
  TandemMergeFacts *facts; /* nullable: not loaded yet */
  GPtrArray *others;       /* of the facts' fields: the GtkCheckButton that takes the value of the other, or NULL */
  GPtrArray *side_titles;  /* GtkWidget, shown where there is room beside the values */
  GPtrArray *top_titles;   /* GtkWidget, shown above the values elsewhere */
  gboolean is_narrow, is_proposed;

  AdwWindowTitle *window_title;
  GtkGrid *grid;
  GtkLabel *moved_label;
  GtkWidget *close_button, *apart_button, *later_button, *merge_button, *key_hint;
};

enum { SIGNAL_DECIDED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemMergeDialog, tandem_merge_dialog, ADW_TYPE_DIALOG)

static TandemStore *
get_store (TandemMergeDialog *self)
{
  return tandem_workspace_get_store (self->workspace);
}

static void
decide (TandemMergeDialog *self, TandemMergeDecision decision)
{
  g_signal_emit (self, signals[SIGNAL_DECIDED], 0, (int) decision);
}

/* --- side by side ----------------------------------------------------------------------------------------------------------- */

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), MOST_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_titles (TandemMergeDialog *self, const char *title, int row)
{
  GtkWidget *side = gtk_label_new (title), *top = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (side), 1);
  gtk_label_set_wrap (GTK_LABEL (side), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (side), 16);
  gtk_label_set_xalign (GTK_LABEL (top), 0);
  gtk_widget_set_margin_top (top, 6);
  gtk_widget_add_css_class (side, "dimmed");
  gtk_widget_add_css_class (top, "dimmed");
  gtk_widget_add_css_class (top, "caption");
  gtk_widget_set_visible (side, !self->is_narrow);
  gtk_widget_set_visible (top, self->is_narrow);
  gtk_grid_attach (self->grid, side, SIDE_TITLE, row + 1, 1, 1);
  gtk_grid_attach (self->grid, top, FIRST_VALUE, row, 2, 1);
  g_ptr_array_add (self->side_titles, side);
  g_ptr_array_add (self->top_titles, top);
}

static GtkWidget *
make_choice (const TandemMergeField *field, guint place)
{
  const char *value = field->values[place];
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *label = make_label (value ? value : C_ ("value of a field", "Empty"), value ? NULL : "dimmed");
  /* Translators: a field and its value */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), field->title, gtk_label_get_text (GTK_LABEL (label)));

  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "field-choice");
  return button;
}

/* What both say, or what stays of both: told on both sides. */
static void
add_kept (TandemMergeDialog *self, const TandemMergeField *field, int row)
{
  for (guint i = 0; i < G_N_ELEMENTS (field->values); i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      GtkWidget *icon = gtk_image_new_from_icon_name ("object-select-symbolic");

      gtk_widget_set_tooltip_text (icon, field->is_same ? _ ("Both agree") : _ ("Stays"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      gtk_widget_get_tooltip_text (icon), -1);
      gtk_widget_set_valign (icon, GTK_ALIGN_START);
      gtk_widget_add_css_class (icon, "success");
      gtk_widget_add_css_class (box, "field-kept");
      /* its place is kept where nothing stays: what is below each other begins at one line */
      gtk_widget_set_opacity (icon, field->values[i] ? 1 : 0);
      gtk_box_append (GTK_BOX (box), icon);
      gtk_box_append (GTK_BOX (box), make_label (field->values[i] ? field->values[i] : C_ ("value of a field", "Empty"),
                                                 field->values[i] ? NULL : "dimmed"));
      gtk_grid_attach (self->grid, box, FIRST_VALUE + (int) i, row + 1, 1, 1);
    }
}

static void
add_field (TandemMergeDialog *self, const TandemMergeField *field, int row)
{
  GtkWidget *first, *second;

  add_titles (self, field->title, row);
  if (field->is_same || field->keeps_both)
    {
      add_kept (self, field, row);
      g_ptr_array_add (self->others, NULL);
      return;
    }
  first = make_choice (field, 0);
  second = make_choice (field, 1);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (second), GTK_CHECK_BUTTON (first));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (field->takes_other ? second : first), TRUE);
  gtk_grid_attach (self->grid, first, FIRST_VALUE, row + 1, 1, 1);
  gtk_grid_attach (self->grid, second, FIRST_VALUE + 1, row + 1, 1, 1);
  /* one of two values of the firm's own may be chosen, but not none */
  gtk_widget_set_sensitive (first, field->field_id == 0 || field->values[0]);
  gtk_widget_set_sensitive (second, field->field_id == 0 || field->values[1]);
  g_ptr_array_add (self->others, second);
}

static void
add_head (TandemMergeDialog *self, guint place)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char *name = self->facts->names[place];
  GtkWidget *avatar = adw_avatar_new (AVATAR_SIZE, name, TRUE);

  if (self->type != TANDEM_TYPE_CONTACT)
    {
      adw_avatar_set_icon_name (ADW_AVATAR (avatar), "tandem-companies-symbolic");
      adw_avatar_set_show_initials (ADW_AVATAR (avatar), FALSE);
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (avatar), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_valign (avatar, GTK_ALIGN_START);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (lines), make_label (place == 0 ? C_ ("merging", "Stays") : C_ ("merging", "Goes into it"),
                                               place == 0 ? "success" : "dimmed"));
  gtk_widget_add_css_class (gtk_widget_get_first_child (lines), "caption");
  gtk_box_append (GTK_BOX (lines), make_label (name, "heading"));
  gtk_box_append (GTK_BOX (lines), make_label (self->facts->abouts[place], "caption"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (lines), "dimmed");
  gtk_box_append (GTK_BOX (box), avatar);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_grid_attach (self->grid, box, FIRST_VALUE + (int) place, 0, 1, 1);
}

static void
clear_grid (TandemMergeDialog *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  g_ptr_array_set_size (self->others, 0);
  g_ptr_array_set_size (self->side_titles, 0);
  g_ptr_array_set_size (self->top_titles, 0);
}

static void
say_what_moves (TandemMergeDialog *self)
{
  TandemMergeFacts *facts = self->facts;
  g_autofree char *text = NULL;

  if (*facts->moved)
    /* Translators: two contacts, and “12 activities, 2 deals” */
    text = g_strdup_printf (_ ("Everything of “%s” moves to “%s”: %s. It can be undone, and taken apart later."),
                            facts->names[1], facts->names[0], facts->moved);
  else
    text = g_strdup_printf (_ ("Everything of “%s” moves to “%s”. It can be undone, and taken apart later."),
                            facts->names[1], facts->names[0]);
  gtk_label_set_text (self->moved_label, text);
}

static void
set_ready (TandemMergeDialog *self, gboolean is_ready)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.merge", is_ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.swap", is_ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.apart", is_ready && self->is_proposed);
}

/* Until the act has ended there is no other pair, and who closes the dialog would not hear of it. */
static void
set_deciding (TandemMergeDialog *self, gboolean is_deciding)
{
  if (is_deciding)
    set_ready (self, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.later", !is_deciding && self->is_proposed);
  adw_dialog_set_can_close (ADW_DIALOG (self), !is_deciding);
}

static void
show_facts (TandemMergeDialog *self)
{
  clear_grid (self);
  add_head (self, 0);
  add_head (self, 1);
  for (guint i = 0; i < self->facts->fields->len; i++)
    add_field (self, self->facts->fields->pdata[i], 1 + (int) i * 2);
  say_what_moves (self);
  set_ready (self, TRUE);
  gtk_widget_grab_focus (self->merge_button);
}

static void
note_choices (TandemMergeDialog *self)
{
  for (guint i = 0; i < self->others->len; i++)
    {
      TandemMergeField *field = self->facts->fields->pdata[i];
      GtkCheckButton *other = self->others->pdata[i];

      if (other == NULL || gtk_check_button_get_active (other) == field->takes_other)
        continue;
      field->takes_other = !field->takes_other;
      field->is_chosen = TRUE;
    }
}

/* The heads still say who stays of those that were read before. */
static void
swap_back (TandemMergeDialog *self)
{
  if (self->facts == NULL || self->facts->ids[0] != self->ids[1] || self->facts->ids[1] != self->ids[0])
    return;
  memcpy (self->ids, self->facts->ids, sizeof self->ids);
  set_ready (self, TRUE);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  TandemMergeFacts *facts = tandem_merge_facts_load_finish (TANDEM_STORE (object), result, &error);
  TandemMergeDialog *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  if (facts == NULL)
    {
      tandem_page_show_error (GTK_WIDGET (self), _ ("The two could not be read"), error);
      swap_back (self);
      return;
    }
  if (self->facts)
    {
      note_choices (self);
      tandem_merge_facts_carry (facts, self->facts);
    }
  g_clear_pointer (&self->facts, tandem_merge_facts_free);
  self->facts = facts;
  show_facts (self);
}

static void
load (TandemMergeDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_ready (self, FALSE);
  tandem_merge_facts_load_async (get_store (self), self->type, self->ids[0], self->ids[1], self->cancellable, loaded_cb,
                                 self);
}

static void
set_narrow (TandemMergeDialog *self, gboolean is_narrow)
{
  self->is_narrow = is_narrow;
  gtk_grid_set_column_spacing (self->grid, is_narrow ? 6 : 12);
  gtk_widget_set_visible (self->key_hint, self->is_proposed && !is_narrow);
  for (guint i = 0; i < self->side_titles->len; i++)
    {
      gtk_widget_set_visible (self->side_titles->pdata[i], !is_narrow);
      gtk_widget_set_visible (self->top_titles->pdata[i], is_narrow);
    }
}

static void
narrow_cb (TandemMergeDialog *self)
{
  set_narrow (self, TRUE);
}

static void
wide_cb (TandemMergeDialog *self)
{
  set_narrow (self, FALSE);
}

/* --- acts --------------------------------------------------------------------------------------------------------------------- */

static TandemMerge *
make_merge (TandemMergeDialog *self)
{
  TandemMergeFacts *facts = self->facts;
  TandemMerge *merge = tandem_merge_new (self->type, self->ids[0], self->ids[1]);

  merge->version = tandem_record_get_version (facts->records[0]);
  merge->other_version = tandem_record_get_version (facts->records[1]);
  for (guint i = 0; i < facts->fields->len; i++)
    {
      const TandemMergeField *field = facts->fields->pdata[i];
      GtkCheckButton *other = self->others->pdata[i];

      if (other == NULL || !gtk_check_button_get_active (other))
        continue;
      if (field->field_id != 0)
        g_array_append_val (merge->field_ids, field->field_id);
      else
        tandem_merge_take (merge, (guint) field->column);
    }
  return merge;
}

static void
end_act (GAsyncResult *result, gpointer data, const char *failed, TandemMergeDecision decision)
{
  g_autoptr (TandemMergeDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (self->workspace)
    set_deciding (self, FALSE);
  if (tandem_act_finish (result, &error))
    {
      decide (self, decision);
      return;
    }
  tandem_page_show_error (GTK_WIDGET (self), failed, error);
  if (self->workspace)
    load (self);
}

static void
merged_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  end_act (result, data, _ ("Nothing was merged"), TANDEM_MERGE_MERGED);
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemMergeDialog *self = TANDEM_MERGE_DIALOG (widget);

  if (self->facts == NULL)
    return;
  set_deciding (self, TRUE);
  tandem_act_merge_async (get_store (self), make_merge (self), NULL, merged_cb, g_object_ref (self));
}

static void
told_apart_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  end_act (result, data, _ ("Nothing was changed"), TANDEM_MERGE_APART);
}

static void
apart_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemMergeDialog *self = TANDEM_MERGE_DIALOG (widget);

  set_deciding (self, TRUE);
  tandem_act_tell_apart_async (get_store (self), self->type, self->ids[0], self->ids[1], NULL, told_apart_cb,
                               g_object_ref (self));
}

static void
later_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  decide (TANDEM_MERGE_DIALOG (widget), TANDEM_MERGE_LATER);
}

/* The other stays: its values are proposed then, where a person did not choose. */
static void
swap_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemMergeDialog *self = TANDEM_MERGE_DIALOG (widget);
  gint64 stays = self->ids[1];

  self->ids[1] = self->ids[0];
  self->ids[0] = stays;
  load (self);
}

/* On a choice Enter would only choose it, which the space bar does as well. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                TandemMergeDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || !GTK_IS_CHECK_BUTTON (focus))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "merge.merge", NULL);
  return GDK_EVENT_STOP;
}

/* --- object -------------------------------------------------------------------------------------------------------------------- */

static void
tandem_merge_dialog_dispose (GObject *object)
{
  TandemMergeDialog *self = TANDEM_MERGE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_MERGE_DIALOG);
  G_OBJECT_CLASS (tandem_merge_dialog_parent_class)->dispose (object);
}

static void
tandem_merge_dialog_finalize (GObject *object)
{
  TandemMergeDialog *self = TANDEM_MERGE_DIALOG (object);

  g_clear_pointer (&self->facts, tandem_merge_facts_free);
  g_ptr_array_unref (self->others);
  g_ptr_array_unref (self->side_titles);
  g_ptr_array_unref (self->top_titles);
  G_OBJECT_CLASS (tandem_merge_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TandemMergeDialog, name)
  BIND (window_title);
  BIND (grid);
  BIND (moved_label);
  BIND (close_button);
  BIND (apart_button);
  BIND (later_button);
  BIND (merge_button);
  BIND (key_hint);
#undef BIND
}

static void
tandem_merge_dialog_class_init (TandemMergeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_merge_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_merge_dialog_finalize;

  /**
   * TandemMergeDialog::decided:
   * @decision: a #TandemMergeDecision; it was carried out
   *
   * The dialog stays open: whoever opened it shows the next two, or closes it.
   */
  signals[SIGNAL_DECIDED] = g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-merge-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);
  gtk_widget_class_install_action (widget_class, "merge.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "merge.apart", NULL, apart_action);
  gtk_widget_class_install_action (widget_class, "merge.later", NULL, later_action);
  gtk_widget_class_install_action (widget_class, "merge.swap", NULL, swap_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, 0, "merge.apart", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, 0, "merge.later", NULL);
}

static void
tandem_merge_dialog_init (TandemMergeDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->others = g_ptr_array_new ();
  self->side_titles = g_ptr_array_new ();
  self->top_titles = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * tandem_merge_dialog_new:
 * @type: %TANDEM_TYPE_CONTACT or %TANDEM_TYPE_COMPANY
 */
AdwDialog *
tandem_merge_dialog_new (TandemWorkspace *workspace, GType type)
{
  TandemMergeDialog *self = g_object_new (TANDEM_TYPE_MERGE_DIALOG, NULL);
  const char *title = type == TANDEM_TYPE_CONTACT ? _ ("Same person?") : _ ("Same company?");

  self->workspace = g_object_ref (workspace);
  self->type = type;
  adw_dialog_set_title (ADW_DIALOG (self), title);
  adw_window_title_set_title (self->window_title, title);
  return ADW_DIALOG (self);
}

/**
 * tandem_merge_dialog_show:
 * @id: the one that stays
 * @why: (nullable): why they were proposed; %NULL when a person chose them, who need not say that they are not the same
 */
void
tandem_merge_dialog_show (TandemMergeDialog *self, gint64 id, gint64 other_id, const char *why)
{
  self->ids[0] = id;
  self->ids[1] = other_id;
  self->is_proposed = why != NULL;
  adw_window_title_set_subtitle (self->window_title, why ? why : "");
  gtk_widget_set_visible (self->apart_button, why != NULL);
  gtk_widget_set_visible (self->later_button, why != NULL);
  gtk_widget_set_visible (self->key_hint, why != NULL && !self->is_narrow);
  /* Several are looked at one after another: what was decided of others stays. */
  gtk_button_set_label (GTK_BUTTON (self->close_button), why ? _ ("_Close") : _ ("_Cancel"));
  load (self);
}

/**
 * tandem_merge_dialog_get_gone_id:
 *
 * Returns: which of the two goes, or went, into the other
 */
gint64
tandem_merge_dialog_get_gone_id (TandemMergeDialog *self)
{
  return self->ids[1];
}

static void
asked_cb (TandemMergeDialog *self, int decision, GtkWidget *widget)
{
  if (decision == TANDEM_MERGE_MERGED)
    tandem_page_toast (widget, _ ("Merged"), TRUE);
  adw_dialog_close (ADW_DIALOG (self));
}

/**
 * tandem_merge_dialog_ask:
 * @widget: of a page
 *
 * Asks about two that a person chose.
 */
void
tandem_merge_dialog_ask (GtkWidget *widget, TandemWorkspace *workspace, GType type, gint64 id, gint64 other_id)
{
  AdwDialog *dialog = tandem_merge_dialog_new (workspace, type);

  g_signal_connect_object (dialog, "decided", G_CALLBACK (asked_cb), widget, 0);
  tandem_merge_dialog_show (TANDEM_MERGE_DIALOG (dialog), id, other_id, NULL);
  tandem_page_present_dialog (widget, dialog);
}
