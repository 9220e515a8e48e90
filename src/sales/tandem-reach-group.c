/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each row has an editor of its own, which lives until its edit is written: another record may be open by then. */
#include "sales/tandem-reach-group.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act.h"
#include "act/tandem-record-editor.h"
#include "model/tandem-contact-point.h"
#include "widgets/tandem-field-row.h"

#define EDITOR "tandem-editor"

struct _TandemReachGroup {
  AdwPreferencesGroup parent_instance;

  TandemStore *store;
  guint owner_column; /* of the points: whose they are */
  gint64 owner_id;    /* 0 until it is shown */
  char *name;
  GPtrArray *rows; /* TandemFieldRow, not owned */
};

typedef enum {
  SIGNAL_FAILED,
  N_SIGNALS,
} TandemReachGroupSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemReachGroup, tandem_reach_group, ADW_TYPE_PREFERENCES_GROUP)

/* --- saving -------------------------------------------------------------------------------------------------------- */

static void
tell_failure (TandemReachGroup *self, const GError *error)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
failed_cb (TandemRecordEditor *editor, const GError *error, TandemReachGroup *self)
{
  tell_failure (self, error);
}

static void
removed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemReachGroup) self = data;
  g_autoptr (GError) error = NULL;

  if (!tandem_act_finish (result, &error))
    tell_failure (self, error);
}

static TandemRecordEditor *
get_editor (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), EDITOR);
}

static void
drop_row (TandemReachGroup *self, TandemFieldRow *row)
{
  g_ptr_array_remove (self->rows, row);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
}

static void
remove_point (TandemReachGroup *self, TandemFieldRow *row)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = tandem_record_get_id (tandem_record_editor_get_record (get_editor (row)));
  g_autofree char *label = g_strdup_printf (_ ("Remove “%s” of %s"),
                                            adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), self->name);

  if (id == 0)
    {
      drop_row (self, row);
      return;
    }
  g_array_append_val (ids, id);
  tandem_act_trash_async (self->store, label, TANDEM_TYPE_CONTACT_POINT, ids, NULL, removed_cb, g_object_ref (self));
}

static void
committed_cb (TandemFieldRow *row, TandemReachGroup *self)
{
  TandemRecord *point = tandem_record_editor_get_record (get_editor (row));
  gboolean is_email = g_strcmp0 (tandem_record_get_text (point, TANDEM_CONTACT_POINT_KIND), "email") == 0;
  g_autofree char *text = tandem_field_row_dup_text (row);
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    {
      remove_point (self, row);
      return;
    }
  if (is_email && !tandem_contact_point_check_email (text, &error))
    {
      tell_failure (self, error);
      return;
    }
  /* Translators: what undo will undo; the first is a field, as E-mail, the second a person or a company */
  label = g_strdup_printf (_ ("Change “%s” of %s"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                           self->name);
  tandem_record_editor_set_text (get_editor (row), TANDEM_CONTACT_POINT_VALUE, text, label);
}

static void
remove_clicked_cb (GtkWidget *button, TandemReachGroup *self)
{
  remove_point (self, TANDEM_FIELD_ROW (gtk_widget_get_ancestor (button, TANDEM_TYPE_FIELD_ROW)));
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

static const char *
get_title (const char *kind)
{
  if (g_strcmp0 (kind, "email") == 0)
    return _ ("E-mail");
  if (g_strcmp0 (kind, "mobile") == 0)
    return _ ("Mobile");
  return g_strcmp0 (kind, "url") == 0 ? _ ("Web address") : _ ("Phone");
}

static GtkWidget *
add_row (TandemReachGroup *self, TandemRecord *point)
{
  GtkWidget *row = tandem_field_row_new (get_title (tandem_record_get_text (point, TANDEM_CONTACT_POINT_KIND)),
                                         tandem_record_get_text (point, TANDEM_CONTACT_POINT_VALUE));
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  TandemRecordEditor *editor = tandem_record_editor_new (self->store, point);

  g_signal_connect_object (editor, "failed", G_CALLBACK (failed_cb), self, 0);
  g_object_set_data_full (G_OBJECT (row), EDITOR, editor, g_object_unref);
  tandem_entry_row_keep_left_to_right (ADW_ENTRY_ROW (row));
  gtk_widget_set_tooltip_text (button, C_ ("contact point", "Remove"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, 0);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  g_signal_connect_object (row, "committed", G_CALLBACK (committed_cb), self, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static TandemRecord *
find_point (GPtrArray *points, gint64 id)
{
  for (guint i = 0; points && i < points->len; i++)
    if (tandem_record_get_id (points->pdata[i]) == id)
      return points->pdata[i];
  return NULL;
}

static gboolean
has_row (TandemReachGroup *self, gint64 id)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (tandem_record_get_id (tandem_record_editor_get_record (get_editor (self->rows->pdata[i]))) == id)
      return TRUE;
  return FALSE;
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemReachGroup *self = TANDEM_REACH_GROUP (widget);
  g_autoptr (TandemRecord) point = TANDEM_RECORD (tandem_contact_point_new ());

  if (self->owner_id == 0)
    return;
  tandem_record_set_id (point, self->owner_column, self->owner_id);
  tandem_record_set_text (point, TANDEM_CONTACT_POINT_KIND, g_variant_get_string (parameter, NULL));
  tandem_record_set_integer (point, TANDEM_CONTACT_POINT_IS_PRIMARY, 0);
  gtk_widget_grab_focus (add_row (self, point));
}

static void
tandem_reach_group_dispose (GObject *object)
{
  TandemReachGroup *self = TANDEM_REACH_GROUP (object);

  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_REACH_GROUP);
  G_OBJECT_CLASS (tandem_reach_group_parent_class)->dispose (object);
}

static void
tandem_reach_group_finalize (GObject *object)
{
  TandemReachGroup *self = TANDEM_REACH_GROUP (object);

  g_free (self->name);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (tandem_reach_group_parent_class)->finalize (object);
}

static void
tandem_reach_group_class_init (TandemReachGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_reach_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_reach_group_finalize;

  /**
   * TandemReachGroup::failed:
   * @error: why
   *
   * A point was not written: what is shown may not be what the file holds.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-reach-group.ui");
  gtk_widget_class_install_action (widget_class, "reach.add", "s", add_action);
}

static void
tandem_reach_group_init (TandemReachGroup *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tandem_reach_group_open:
 * @owner_column: of a #TandemContactPoint: whose points are going to be shown
 *
 * Another record is going to be shown. tandem_reach_group_commit() before saves what is being written.
 */
void
tandem_reach_group_open (TandemReachGroup *self, TandemStore *store, guint owner_column)
{
  g_set_object (&self->store, store);
  self->owner_column = owner_column;
  self->owner_id = 0;
  while (self->rows->len > 0)
    drop_row (self, self->rows->pdata[self->rows->len - 1]);
}

/**
 * tandem_reach_group_show:
 * @owner_id: whose points these are
 * @name: what undo calls it
 * @points: (element-type TandemContactPoint): as they were read
 *
 * Rows stay where they can, with the focus in them; a new one that is not written yet stays, too.
 */
void
tandem_reach_group_show (TandemReachGroup *self, gint64 owner_id, const char *name, GPtrArray *points)
{
  self->owner_id = owner_id;
  g_set_str (&self->name, name);
  for (guint i = self->rows->len; i > 0; i--)
    {
      TandemFieldRow *row = self->rows->pdata[i - 1];
      TandemRecordEditor *editor = get_editor (row);
      gint64 id = tandem_record_get_id (tandem_record_editor_get_record (editor));
      TandemRecord *point = find_point (points, id);

      if (tandem_record_editor_is_busy (editor) || id == 0)
        continue;
      if (point == NULL)
        {
          drop_row (self, row);
          continue;
        }
      tandem_record_editor_offer (editor, point);
      tandem_field_row_set_value (row, tandem_record_get_text (tandem_record_editor_get_record (editor),
                                                               TANDEM_CONTACT_POINT_VALUE));
    }
  for (guint i = 0; i < points->len; i++)
    if (!has_row (self, tandem_record_get_id (points->pdata[i])))
      add_row (self, points->pdata[i]);
}

/**
 * tandem_reach_group_commit:
 *
 * Takes what is being written as done.
 */
void
tandem_reach_group_commit (TandemReachGroup *self)
{
  for (guint i = self->rows->len; i > 0; i--)
    tandem_field_row_commit (self->rows->pdata[i - 1]);
}
