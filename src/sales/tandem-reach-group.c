/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each row has an editor of its own, which lives until its edit is written: another record may be open by then. */
#include "sales/tandem-reach-group.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-contact-point.h"
#include "act/tandem-record-editor.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-reach-words.h"
#include "sales/tandem-reach-row.h"
#include "widgets/tandem-field-row.h"
#include "widgets/tandem-name-dialog.h"
#include "widgets/tandem-page.h"

#define REMOVAL "tandem-removal" /* it is removed once it was written */
#define EDITOR "tandem-editor"

struct _TandemReachGroup {
  AdwPreferencesGroup parent_instance;

  TandemStore *store;
  guint owner_column; /* of the points: whose they are */
  gint64 owner_id;    /* 0 until it is shown */
  char *name;
  GPtrArray *rows; /* TandemFieldRow, not owned */
  GPtrArray *due;  /* (nullable) TandemContactPoint: what came while a row was being added */
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

static void show_due (TandemReachGroup *self);
static void added_cb (TandemRecordEditor *editor, TandemReachGroup *self);
static GtkWidget *find_row (TandemReachGroup *self, gint64 id);

static void
failed_cb (TandemRecordEditor *editor, const GError *error, TandemReachGroup *self)
{
  show_due (self);
  tell_failure (self, error);
}

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
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

static TandemRecord *
get_point (gpointer row)
{
  return tandem_record_editor_get_record (get_editor (row));
}

static const char *
get_kind (gpointer row)
{
  return tandem_record_get_text (get_point (row), TANDEM_CONTACT_POINT_KIND);
}

static void
drop_row (TandemReachGroup *self, TandemFieldRow *row)
{
  g_ptr_array_remove (self->rows, row);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  tandem_page_say_none (ADW_PREFERENCES_GROUP (self), self->rows->len);
}

static void
remove_point (TandemReachGroup *self, TandemFieldRow *row)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = tandem_record_get_id (get_point (row));
  g_autofree char *label
      = g_strdup_printf (_ ("Remove “%s” of %s"), tandem_reach_words_get_kind (get_kind (row)), self->name);

  if (tandem_record_editor_is_adding (get_editor (row)))
    {
      g_object_set_data (G_OBJECT (row), REMOVAL, GINT_TO_POINTER (TRUE));
      return;
    }
  if (id == 0)
    {
      drop_row (self, row);
      return;
    }
  g_array_append_val (ids, id);
  tandem_act_trash_async (self->store, label, TANDEM_TYPE_CONTACT_POINT, ids, NULL, done_cb, g_object_ref (self));
}

static char *
make_label (TandemReachGroup *self, TandemFieldRow *row)
{
  /* Translators: what undo will undo; the first is a field, as E-mail, the second a person or a company */
  return g_strdup_printf (_ ("Change “%s” of %s"), tandem_reach_words_get_kind (get_kind (row)), self->name);
}

static void
committed_cb (TandemFieldRow *row, TandemReachGroup *self)
{
  gboolean is_email = g_strcmp0 (get_kind (row), "email") == 0;
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
  label = make_label (self, row);
  tandem_record_editor_set_text (get_editor (row), TANDEM_CONTACT_POINT_VALUE, text, label);
}

/* --- acts of a row's menu ------------------------------------------------------------------------------------------ */

static TandemReachGroup *
get_group (gpointer row)
{
  return TANDEM_REACH_GROUP (gtk_widget_get_ancestor (row, TANDEM_TYPE_REACH_GROUP));
}

/* One that has no value yet is not in the file, and gets its label with it. */
static void
set_label (TandemFieldRow *row, const char *text)
{
  g_autofree char *label = make_label (get_group (row), row);

  if (tandem_record_get_id (get_point (row)) != 0 || tandem_record_editor_is_adding (get_editor (row)))
    tandem_record_editor_set_text (get_editor (row), TANDEM_CONTACT_POINT_LABEL, *text ? text : NULL, label);
  else
    {
      tandem_record_set_text (get_point (row), TANDEM_CONTACT_POINT_LABEL, text);
      tandem_reach_row_describe (GTK_WIDGET (row), get_point (row), FALSE, TRUE);
    }
}

static void
label_action (GSimpleAction *action, GVariant *parameter, gpointer row)
{
  set_label (row, g_variant_get_string (parameter, NULL));
}

static void
label_named_cb (TandemNameDialog *dialog, const char *name, TandemFieldRow *row)
{
  set_label (row, name);
}

static void
other_label_action (GSimpleAction *action, GVariant *parameter, gpointer row)
{
  const char *label = tandem_record_get_text (get_point (row), TANDEM_CONTACT_POINT_LABEL);
  AdwDialog *dialog
      = tandem_name_dialog_new (C_ ("contact point", "Label"), NULL, tandem_reach_words_get_label (label));

  g_signal_connect_object (dialog, "named", G_CALLBACK (label_named_cb), row, 0);
  tandem_page_present_dialog (row, dialog);
}

static void
primary_action (GSimpleAction *action, GVariant *parameter, gpointer row)
{
  TandemReachGroup *self = get_group (row);
  /* Translators: what undo will undo; the first is a field, as E-mail, the second a person or a company */
  g_autofree char *label
      = g_strdup_printf (_ ("Make “%s” primary of %s"), tandem_reach_words_get_kind (get_kind (row)), self->name);

  tandem_act_make_primary_async (self->store, label, tandem_record_get_id (get_point (row)), NULL, done_cb,
                                 g_object_ref (self));
}

static void
remove_action (GSimpleAction *action, GVariant *parameter, gpointer row)
{
  remove_point (get_group (row), row);
}

static const GActionEntry row_actions[] = {
  { "label", label_action, "s", "''", NULL },
  { "other-label", other_label_action },
  { "primary", primary_action },
  { "remove", remove_action },
};

/* --- showing ------------------------------------------------------------------------------------------------------- */

static GtkWidget *
add_row (TandemReachGroup *self, TandemRecord *point)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  TandemRecordEditor *editor = tandem_record_editor_new (self->store, point);
  GtkWidget *row = tandem_reach_row_new (point, G_ACTION_MAP (actions));

  g_action_map_add_action_entries (G_ACTION_MAP (actions), row_actions, G_N_ELEMENTS (row_actions), row);
  g_signal_connect_object (editor, "failed", G_CALLBACK (failed_cb), self, 0);
  g_signal_connect_object (editor, "added", G_CALLBACK (added_cb), self, 0);
  g_object_set_data_full (G_OBJECT (row), EDITOR, editor, g_object_unref);
  g_signal_connect_object (row, "committed", G_CALLBACK (committed_cb), self, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
  tandem_page_say_none (ADW_PREFERENCES_GROUP (self), self->rows->len);
  return row;
}

/* Of the family, besides the one at a place: none before it, none at all. */
static gboolean
has_family (TandemReachGroup *self, guint place, guint end)
{
  for (guint i = 0; i < end; i++)
    if (i != place
        && tandem_contact_point_is_family (get_kind (self->rows->pdata[i]), get_kind (self->rows->pdata[place])))
      return TRUE;
  return FALSE;
}

static void
describe_rows (TandemReachGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    tandem_reach_row_describe (self->rows->pdata[i], get_point (self->rows->pdata[i]), !has_family (self, i, i),
                               !has_family (self, i, self->rows->len));
}

static TandemRecord *
find_point (GPtrArray *points, gint64 id)
{
  for (guint i = 0; points && i < points->len; i++)
    if (tandem_record_get_id (points->pdata[i]) == id)
      return points->pdata[i];
  return NULL;
}

/* What was read before it was written lacks it, and what comes next has it. */
static void
added_cb (TandemRecordEditor *editor, TandemReachGroup *self)
{
  gint64 id = tandem_record_get_id (tandem_record_editor_get_record (editor));
  GtkWidget *row;

  if (self->due && find_point (self->due, id) == NULL)
    g_clear_pointer (&self->due, g_ptr_array_unref);
  show_due (self);
  row = find_row (self, id);
  if (row && g_object_get_data (G_OBJECT (row), REMOVAL))
    remove_point (self, TANDEM_FIELD_ROW (row));
}

static GtkWidget *
find_row (TandemReachGroup *self, gint64 id)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (tandem_record_get_id (get_point (self->rows->pdata[i])) == id)
      return self->rows->pdata[i];
  return NULL;
}

static gboolean
is_in_order (TandemReachGroup *self, GPtrArray *points)
{
  guint place = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      gint64 id = tandem_record_get_id (get_point (self->rows->pdata[i]));

      if (id == 0 || find_point (points, id) == NULL)
        continue;
      if (tandem_record_get_id (points->pdata[place++]) != id)
        return FALSE;
    }
  return TRUE;
}

/* Its point may be among those that are read now, and would be taken for another. */
static gboolean
is_adding (TandemReachGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (tandem_record_editor_is_adding (get_editor (self->rows->pdata[i])))
      return TRUE;
  return FALSE;
}

static void
show_due (TandemReachGroup *self)
{
  g_autoptr (GPtrArray) points = g_steal_pointer (&self->due);

  if (points)
    tandem_reach_group_show (self, self->owner_id, self->name, points);
}

/* Rows come to their places; the focus stays in its row. */
static void
put_in_order (TandemReachGroup *self, GPtrArray *points)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < points->len; i++)
    g_ptr_array_add (rows, g_object_ref (find_row (self, tandem_record_get_id (points->pdata[i]))));
  for (guint i = 0; i < self->rows->len; i++)
    if (!g_ptr_array_find (rows, self->rows->pdata[i], NULL))
      g_ptr_array_add (rows, g_object_ref (self->rows->pdata[i]));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < rows->len; i++)
    {
      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), rows->pdata[i]);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), rows->pdata[i]);
      g_ptr_array_add (self->rows, rows->pdata[i]);
    }
  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_grab_focus (focus);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TandemReachGroup *self = TANDEM_REACH_GROUP (widget);
  g_autoptr (TandemRecord) point = TANDEM_RECORD (tandem_contact_point_new ());
  GtkWidget *row;

  if (self->owner_id == 0)
    return;
  tandem_record_set_id (point, self->owner_column, self->owner_id);
  tandem_record_set_text (point, TANDEM_CONTACT_POINT_KIND, g_variant_get_string (parameter, NULL));
  row = add_row (self, point);
  tandem_record_set_integer (get_point (row), TANDEM_CONTACT_POINT_IS_PRIMARY,
                             !has_family (self, self->rows->len - 1, self->rows->len));
  describe_rows (self);
  gtk_widget_grab_focus (row);
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
  g_clear_pointer (&self->due, g_ptr_array_unref);
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
  g_clear_pointer (&self->due, g_ptr_array_unref);
  while (self->rows->len > 0)
    drop_row (self, self->rows->pdata[self->rows->len - 1]);
}

/**
 * tandem_reach_group_show:
 * @owner_id: whose points these are
 * @name: what undo calls it
 * @points: (element-type TandemContactPoint): as they were read
 *
 * Rows stay where they can, with the focus in them; a new one that is not written yet stays, too. While one is being written, they
 * are shown when it has been.
 */
void
tandem_reach_group_show (TandemReachGroup *self, gint64 owner_id, const char *name, GPtrArray *points)
{
  self->owner_id = owner_id;
  g_set_str (&self->name, name);
  g_clear_pointer (&self->due, g_ptr_array_unref);
  if (is_adding (self))
    {
      self->due = g_ptr_array_ref (points);
      return;
    }
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
    if (!find_row (self, tandem_record_get_id (points->pdata[i])))
      add_row (self, points->pdata[i]);
  if (!is_in_order (self, points))
    put_in_order (self, points);
  describe_rows (self);
  tandem_page_say_none (ADW_PREFERENCES_GROUP (self), self->rows->len);
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
