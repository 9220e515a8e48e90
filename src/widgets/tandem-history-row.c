/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-history-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "base/tandem-fold.h"
#include "base/tandem-format.h"
#include "model/tandem-history-words.h"
#include "store/tandem-change-set.h"

#define N_DETAILS 4 /* what a glance takes in */

/**
 * TandemHistoryRow:
 *
 * One act as the journal has it: who, what, which values from and to, when, and a button that takes it back.
 */
struct _TandemHistoryRow {
  GtkListBoxRow parent_instance;

  gint64 set_id;
  char *folded; /* all of its words, for the search */
  char *about;  /* who and when, to be read aloud */

  AdwAvatar *avatar;
  GtkLabel *what_label;
  GtkLabel *who_label;
  GtkBox *details_box;
  GtkLabel *time_label;
  GtkWidget *undo_button;
};

G_DEFINE_FINAL_TYPE (TandemHistoryRow, tandem_history_row, GTK_TYPE_LIST_BOX_ROW)

static void
undo_clicked_cb (TandemHistoryRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.undo-set", "x", self->set_id);
}

static GtkWidget *
make_text (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  if (style)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* Field, old value, arrow, new value: four widgets, so that a window from right to left has them in its own order, and a
 * narrow one in two lines. */
static void
add_detail (TandemHistoryRow *self, TandemHistoryChange *change)
{
  AdwWrapBox *box = ADW_WRAP_BOX (adw_wrap_box_new ());
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  GtkWidget *from = make_text (change->from_text ? change->from_text : C_ ("history", "nothing"), "dimmed");
  PangoAttrList *struck = pango_attr_list_new ();

  if (change->from_text)
    pango_attr_list_insert (struck, pango_attr_strikethrough_new (TRUE));
  gtk_label_set_attributes (GTK_LABEL (from), struck);
  pango_attr_list_unref (struck);
  gtk_image_set_pixel_size (GTK_IMAGE (arrow), 12);
  gtk_widget_add_css_class (arrow, "dimmed");
  gtk_accessible_update_property (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: read aloud between an old value and a new one */
                                  C_ ("history", "became"), -1);
  adw_wrap_box_set_child_spacing (box, 6);
  adw_wrap_box_append (box, make_text (tandem_history_words_get_column (change->column), NULL));
  adw_wrap_box_append (box, from);
  adw_wrap_box_append (box, arrow);
  adw_wrap_box_append (box, make_text (change->to_text ? change->to_text : C_ ("history", "nothing"), NULL));
  gtk_box_append (self->details_box, GTK_WIDGET (box));
}

/* A contact goes to the trash with all that hangs on it: as many changes, which read the same. */
static gboolean
is_told (GPtrArray *told, TandemHistoryChange *change)
{
  for (guint i = 0; i < told->len; i++)
    {
      TandemHistoryChange *other = g_ptr_array_index (told, i);

      if (g_str_equal (other->column, change->column) && g_strcmp0 (other->from_text, change->from_text) == 0
          && g_strcmp0 (other->to_text, change->to_text) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_details (TandemHistoryRow *self, GPtrArray *changes, GString *words)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new ();
  guint n_more = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      TandemHistoryChange *change = g_ptr_array_index (changes, i);

      if (change->column == NULL || (change->from_text == NULL && change->to_text == NULL))
        continue;
      g_string_append_printf (words, " %s %s %s", tandem_history_words_get_column (change->column),
                              change->from_text ? change->from_text : "", change->to_text ? change->to_text : "");
      if (is_told (told, change))
        continue;
      if (told->len >= N_DETAILS)
        n_more++;
      else
        {
          add_detail (self, change);
          g_ptr_array_add (told, change);
        }
    }
  if (n_more > 0)
    {
      g_autofree char *count = tandem_format_count (n_more);
      /* Translators: %s is how many more values an act changed than the row shows */
      g_autofree char *text
          = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %s more value", "and %s more values", n_more), count);

      gtk_box_append (self->details_box, make_text (text, "dimmed"));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->details_box), told->len > 0);
}

static char *
dup_who (TandemHistorySet *set)
{
  const char *person = set->person_name ? set->person_name : C_ ("history", "Nobody named");

  if (!g_str_equal (set->origin, TANDEM_ORIGIN_CLI))
    return g_strdup (person);
  /* Translators: %s is a person who did something by tandem-cli */
  return g_strdup_printf (C_ ("history", "%s, by command line"), person);
}

/* The template's one child is the row's, which disposes of it. */
static void
tandem_history_row_finalize (GObject *object)
{
  g_free (TANDEM_HISTORY_ROW (object)->folded);
  g_free (TANDEM_HISTORY_ROW (object)->about);
  G_OBJECT_CLASS (tandem_history_row_parent_class)->finalize (object);
}

static void
tandem_history_row_class_init (TandemHistoryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tandem_history_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/widgets/tandem-history-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TandemHistoryRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, TandemHistoryRow, what_label);
  gtk_widget_class_bind_template_child (widget_class, TandemHistoryRow, who_label);
  gtk_widget_class_bind_template_child (widget_class, TandemHistoryRow, details_box);
  gtk_widget_class_bind_template_child (widget_class, TandemHistoryRow, time_label);
  gtk_widget_class_bind_template_child (widget_class, TandemHistoryRow, undo_button);
  gtk_widget_class_bind_template_callback (widget_class, undo_clicked_cb);
}

static void
tandem_history_row_init (TandemHistoryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_history_row_new:
 * @set: an act with what it changed; only read here
 * @zone: the firm's
 */
GtkWidget *
tandem_history_row_new (TandemHistorySet *set, GTimeZone *zone)
{
  TandemHistoryRow *self = g_object_new (TANDEM_TYPE_HISTORY_ROW, NULL);
  g_autofree char *time = tandem_format_time (set->at, zone);
  g_autofree char *who = dup_who (set);
  g_autoptr (GString) words = g_string_new (set->label);

  self->set_id = set->id;
  adw_avatar_set_text (self->avatar, set->person_name);
  gtk_label_set_text (self->who_label, who);
  gtk_label_set_text (self->time_label, time);
  g_string_append_printf (words, " %s", who);
  add_details (self, set->changes, words);
  self->folded = tandem_fold_text (words->str);
  self->about = g_strdup_printf ("%s, %s", who, time);
  tandem_history_row_update (self, set);
  return GTK_WIDGET (self);
}

static const char *
get_tooltip (TandemHistorySet *set, gboolean is_setup)
{
  if (is_setup)
    return C_ ("history", "What a file begins with can't be undone");
  if (set->is_undone)
    return C_ ("history", "This change is undone already");
  if (set->is_closed)
    return C_ ("history", "It was done before this file was upgraded, and can't be undone any more");
  return C_ ("history", "Undo this change");
}

/* A button that can't be pressed any more loses the keyboard; the row that it belongs to is still there. */
static void
allow_undo (TandemHistoryRow *self, gboolean is_allowed)
{
  if (!is_allowed && gtk_widget_has_focus (self->undo_button))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_set_sensitive (self->undo_button, is_allowed);
}

/**
 * tandem_history_row_update:
 * @set: the same act, of which something may have become since
 */
void
tandem_history_row_update (TandemHistoryRow *self, TandemHistorySet *set)
{
  gboolean is_setup = g_str_equal (set->cause, TANDEM_CAUSE_SETUP);
  /* Translators: %s is an act, as “Win “40 desks”” */
  g_autofree char *what
      = set->is_undone ? g_strdup_printf (C_ ("history", "%s (undone)"), set->label) : g_strdup (set->label);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", what, self->about);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_label_set_text (self->what_label, what);
  allow_undo (self, !set->is_undone && !is_setup && !set->is_closed);
  gtk_widget_set_tooltip_text (self->undo_button, get_tooltip (set, is_setup));
  if (set->is_undone)
    gtk_widget_add_css_class (GTK_WIDGET (self->what_label), "dimmed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->what_label), "dimmed");
}

gint64
tandem_history_row_get_set_id (TandemHistoryRow *self)
{
  return self->set_id;
}

/**
 * tandem_history_row_matches:
 * @folded: words as tandem_fold_text() makes them
 *
 * Returns: whether the row has them all
 */
gboolean
tandem_history_row_matches (TandemHistoryRow *self, const char *folded)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; words[i]; i++)
    if (strstr (self->folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}
