/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-entry-group.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"
#include "widgets/tandem-row-swap.h"

#define FEW 5 /* so many are shown at first, so that what comes after them is found */

/**
 * TandemEntryGroup:
 *
 * Its rows are made anew each time the record is read: between tandem_entry_group_begin() and tandem_entry_group_end(). The
 * focus that was in one of them stays in its place.
 */
struct _TandemEntryGroup {
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows;     /* GtkWidget, of the group */
  GPtrArray *old_rows; /* that are taken out once the new ones are there */
  gboolean shows_all;
};

enum { SIGNAL_ENTRY_ACTIVATED, SIGNAL_ENTRY_TRASHED, SIGNAL_ALL_WANTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemEntryGroup, tandem_entry_group, ADW_TYPE_PREFERENCES_GROUP)

static void
row_activated_cb (TandemEntryGroup *self, AdwActionRow *row)
{
  g_signal_emit (self, signals[SIGNAL_ENTRY_ACTIVATED], 0, g_object_get_data (G_OBJECT (row), "entry"));
}

static void
trash_clicked_cb (TandemEntryGroup *self, GtkButton *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ACTION_ROW);

  g_signal_emit (self, signals[SIGNAL_ENTRY_TRASHED], 0, g_object_get_data (G_OBJECT (row), "entry"));
}

static void
show_all_activated_cb (TandemEntryGroup *self, GtkWidget *button)
{
  self->shows_all = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->rows, i), g_ptr_array_index (self->rows, i) != button);
  gtk_widget_grab_focus (g_ptr_array_index (self->rows, FEW));
}

static void
all_activated_cb (TandemEntryGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_ALL_WANTED], 0);
}

static void
tandem_entry_group_finalize (GObject *object)
{
  g_ptr_array_unref (TANDEM_ENTRY_GROUP (object)->rows);
  g_clear_pointer (&TANDEM_ENTRY_GROUP (object)->old_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (tandem_entry_group_parent_class)->finalize (object);
}

static void
tandem_entry_group_class_init (TandemEntryGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_entry_group_finalize;

  /**
   * TandemEntryGroup::entry-activated:
   * @entry: what the row stands for
   */
  signals[SIGNAL_ENTRY_ACTIVATED] = g_signal_new ("entry-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_OBJECT);
  /**
   * TandemEntryGroup::entry-trashed:
   * @entry: what the row stands for
   */
  signals[SIGNAL_ENTRY_TRASHED] = g_signal_new ("entry-trashed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_OBJECT);
  /**
   * TandemEntryGroup::all-wanted:
   *
   * A group of the first entries is asked for all of them.
   */
  signals[SIGNAL_ALL_WANTED]
      = g_signal_new ("all-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tandem_entry_group_init (TandemEntryGroup *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * tandem_entry_group_begin:
 *
 * The rows are made anew. To be followed by tandem_entry_group_end() or tandem_entry_group_end_first().
 */
void
tandem_entry_group_begin (TandemEntryGroup *self)
{
  g_return_if_fail (self->old_rows == NULL);

  self->old_rows = g_steal_pointer (&self->rows);
  self->rows = g_ptr_array_new ();
}

/**
 * tandem_entry_group_add_entry:
 * @entry: what the row stands for; the signals tell it
 *
 * Returns: (transfer none): the row, for what stands at its ends
 */
AdwActionRow *
tandem_entry_group_add_entry (TandemEntryGroup *self, GObject *entry, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_visible (row, self->shows_all || self->rows->len < FEW);
  g_object_set_data_full (G_OBJECT (row), "entry", g_object_ref (entry), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
  return ADW_ACTION_ROW (row);
}

/**
 * tandem_entry_group_add_trash:
 * @row: one of the rows
 *
 * Gives it a button at its end that takes the entry away.
 */
void
tandem_entry_group_add_trash (TandemEntryGroup *self, AdwActionRow *row)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *tooltip
      = g_strdup_printf (_ ("Delete %s"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dimmed");
  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_object (button, "clicked", G_CALLBACK (trash_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (row, button);
}

/**
 * tandem_entry_group_add_arrow:
 * @row: one of the rows
 *
 * Shows at its end that it opens something.
 */
void
tandem_entry_group_add_arrow (TandemEntryGroup *self, AdwActionRow *row)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (row, arrow);
}

static void
add_button (TandemEntryGroup *self, const char *title, gboolean is_shown, GCallback activated_cb)
{
  GtkWidget *button
      = g_object_new (ADW_TYPE_BUTTON_ROW, "title", title, "use-underline", TRUE, "visible", is_shown, NULL);

  g_signal_connect_object (button, "activated", activated_cb, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), button);
  g_ptr_array_add (self->rows, button);
}

static void
take_out_old_rows (TandemEntryGroup *self)
{
  tandem_row_swap (ADW_PREFERENCES_GROUP (self), self->old_rows, self->rows);
  g_clear_pointer (&self->old_rows, g_ptr_array_unref);
}

/**
 * tandem_entry_group_end:
 *
 * All entries are there: where there are more than are shown, a row at the end offers them.
 */
void
tandem_entry_group_end (TandemEntryGroup *self)
{
  guint n_rows = self->rows->len;

  if (n_rows > FEW)
    {
      g_autofree char *count = tandem_format_count (n_rows - FEW);
      /* Translators: %s is a number of rows */
      g_autofree char *title = g_strdup_printf (ngettext ("_Show %s more", "_Show %s more", n_rows - FEW), count);

      add_button (self, title, !self->shows_all, G_CALLBACK (show_all_activated_cb));
    }
  take_out_old_rows (self);
}

/**
 * tandem_entry_group_end_first:
 * @n_all: how many entries there are
 *
 * The first few entries are there, the others elsewhere: where there are others, a row at the end asks for all.
 */
void
tandem_entry_group_end_first (TandemEntryGroup *self, guint n_all)
{
  if (n_all > self->rows->len)
    {
      g_autofree char *count = tandem_format_count (n_all);
      /* Translators: %s is how many entries there are */
      g_autofree char *title
          = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "_Show all %s", "_Show all %s", n_all), count);

      add_button (self, title, TRUE, G_CALLBACK (all_activated_cb));
    }
  take_out_old_rows (self);
}
