/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act/tandem-record-editor.h"

#include "act/tandem-act-contact.h"
#include "store/tandem-change-set.h"

typedef enum {
  EDIT_TEXT,
  EDIT_INTEGER,
  EDIT_BYTES,
  EDIT_CLEAR,
  EDIT_COMPANY, /* the text is the name of one */
} EditKind;

typedef struct {
  EditKind kind;
  guint column;
  char *text;
  gint64 integer;
  GBytes *bytes;
  char *label;
  TandemRecord *record;         /* as it is written */
} Edit;

struct _TandemRecordEditor {
  GObject parent_instance;

  TandemStore *store;
  TandemRecord *record;         /* as it was last read or written */
  GQueue edits;                 /* Edit, which wait */
  gboolean is_writing;
};

typedef enum {
  SIGNAL_ADDED,
  SIGNAL_FAILED,
  N_SIGNALS,
} TandemRecordEditorSignal;

static guint signals[N_SIGNALS];

/**
 * TandemRecordEditor:
 *
 * Writes a record field by field, each edit one step of undo. An edit starts from what the one before it wrote, so that two
 * quick ones are no conflict; one with somebody else's edit still is. It stays alive until everything is written.
 */
G_DEFINE_FINAL_TYPE (TandemRecordEditor, tandem_record_editor, G_TYPE_OBJECT)

static void
free_edit (gpointer data)
{
  Edit *edit = data;

  g_free (edit->text);
  g_free (edit->label);
  g_clear_pointer (&edit->bytes, g_bytes_unref);
  g_clear_object (&edit->record);
  g_free (edit);
}

static gboolean
apply (TandemConnection *connection, Edit *edit, GError **error)
{
  gint64 company_id
      = edit->kind == EDIT_COMPANY && edit->text ? tandem_record_get_integer (edit->record, edit->column) : 0;

  switch (edit->kind)
    {
    case EDIT_TEXT:
      tandem_record_set_text (edit->record, edit->column, edit->text);
      break;
    case EDIT_INTEGER:
      tandem_record_set_integer (edit->record, edit->column, edit->integer);
      break;
    case EDIT_BYTES:
      tandem_record_set_bytes (edit->record, edit->column, edit->bytes);
      break;
    case EDIT_CLEAR:
      tandem_record_set_null (edit->record, edit->column);
      break;
    case EDIT_COMPANY:
      if (edit->text && !tandem_act_find_or_add_company (connection, edit->text, &company_id, error))
        return FALSE;
      tandem_record_set_id (edit->record, edit->column, company_id);
      break;
    }
  return TRUE;
}

static gboolean
write_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit *edit = data;

  tandem_change_set_begin (connection, edit->label);
  if (!apply (connection, edit, error))
    return FALSE;
  return tandem_record_get_id (edit->record) == 0 ? tandem_record_insert (edit->record, connection, error)
                                                  : tandem_record_update (edit->record, connection, error);
}

static void write_next (TandemRecordEditor *self);

static void
written_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemRecordEditor) self = data;
  g_autoptr (GError) error = NULL;
  Edit *edit = tandem_store_run_get_data (result);
  gboolean was_new = tandem_record_get_id (self->record) == 0;

  self->is_writing = FALSE;
  if (tandem_act_finish (result, &error))
    {
      g_set_object (&self->record, edit->record);
      write_next (self);
      if (was_new)
        g_signal_emit (self, signals[SIGNAL_ADDED], 0);
      return;
    }
  g_queue_clear_full (&self->edits, free_edit);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
write_next (TandemRecordEditor *self)
{
  Edit *edit = self->is_writing ? NULL : g_queue_pop_head (&self->edits);

  if (edit == NULL)
    return;
  self->is_writing = TRUE;
  edit->record = tandem_record_copy (self->record);
  tandem_store_run_async (self->store, TANDEM_STORE_WRITE, write_cb, edit, free_edit, NULL, written_cb, g_object_ref (self));
}

static Edit *
new_edit (EditKind kind, guint column, const char *label)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->kind = kind;
  edit->column = column;
  edit->label = g_strdup (label);
  return edit;
}

static void
push (TandemRecordEditor *self, Edit *edit)
{
  g_queue_push_tail (&self->edits, edit);
  write_next (self);
}

static void
tandem_record_editor_finalize (GObject *object)
{
  TandemRecordEditor *self = TANDEM_RECORD_EDITOR (object);

  g_queue_clear_full (&self->edits, free_edit);
  g_clear_object (&self->record);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tandem_record_editor_parent_class)->finalize (object);
}

static void
tandem_record_editor_class_init (TandemRecordEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tandem_record_editor_finalize;

  /**
   * TandemRecordEditor::added:
   *
   * A new record was written for the first time, and has its id.
   */
  signals[SIGNAL_ADDED]
      = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * TandemRecordEditor::failed:
   * @error: why; %TANDEM_STORE_ERROR_CONFLICT when somebody else wrote the record meanwhile
   *
   * An edit was not written, nor are those that waited behind it.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
tandem_record_editor_init (TandemRecordEditor *self)
{
  g_queue_init (&self->edits);
}

/**
 * tandem_record_editor_new:
 * @record: (type TandemRecord): as it was read; a new one is added by its first edit
 */
TandemRecordEditor *
tandem_record_editor_new (TandemStore *store, gpointer record)
{
  TandemRecordEditor *self = g_object_new (TANDEM_TYPE_RECORD_EDITOR, NULL);

  self->store = g_object_ref (store);
  self->record = tandem_record_copy (record);
  return self;
}

/**
 * tandem_record_editor_get_record:
 *
 * Returns: (transfer none): the record as it was last read or written
 */
TandemRecord *
tandem_record_editor_get_record (TandemRecordEditor *self)
{
  return self->record;
}

/**
 * tandem_record_editor_is_busy:
 *
 * Returns: whether something is being written: what is read now may be older
 */
gboolean
tandem_record_editor_is_busy (TandemRecordEditor *self)
{
  return self->is_writing;
}

/**
 * tandem_record_editor_is_adding:
 *
 * Returns: whether a new record is being written for the first time: it may be in what is read now, by an id that is not known here
 */
gboolean
tandem_record_editor_is_adding (TandemRecordEditor *self)
{
  return self->is_writing && tandem_record_get_id (self->record) == 0;
}

/**
 * tandem_record_editor_offer:
 * @record: (type TandemRecord): the record as it was read now
 *
 * The next edit starts from it, unless it is older than what was written here.
 */
void
tandem_record_editor_offer (TandemRecordEditor *self, gpointer record)
{
  if (!self->is_writing && tandem_record_get_version (record) >= tandem_record_get_version (self->record))
    g_set_object (&self->record, record);
}

/**
 * tandem_record_editor_set_text:
 * @text: (nullable): what the column is to hold
 * @label: what undo will undo
 */
void
tandem_record_editor_set_text (TandemRecordEditor *self, guint column, const char *text, const char *label)
{
  Edit *edit = new_edit (EDIT_TEXT, column, label);

  edit->text = g_strdup (text);
  push (self, edit);
}

/**
 * tandem_record_editor_set_integer:
 * @value: what the column is to hold
 * @label: what undo will undo
 */
void
tandem_record_editor_set_integer (TandemRecordEditor *self, guint column, gint64 value, const char *label)
{
  Edit *edit = new_edit (EDIT_INTEGER, column, label);

  edit->integer = value;
  push (self, edit);
}

/**
 * tandem_record_editor_set_bytes:
 * @bytes: (nullable): what the column is to hold
 * @label: what undo will undo
 */
void
tandem_record_editor_set_bytes (TandemRecordEditor *self, guint column, GBytes *bytes, const char *label)
{
  Edit *edit = new_edit (EDIT_BYTES, column, label);

  edit->bytes = bytes ? g_bytes_ref (bytes) : NULL;
  push (self, edit);
}

/**
 * tandem_record_editor_clear:
 * @label: what undo will undo
 *
 * Leaves the column without a value.
 */
void
tandem_record_editor_clear (TandemRecordEditor *self, guint column, const char *label)
{
  push (self, new_edit (EDIT_CLEAR, column, label));
}

/**
 * tandem_record_editor_set_company:
 * @name: (nullable): a company, which is added when there is none of this name; %NULL for none
 */
void
tandem_record_editor_set_company (TandemRecordEditor *self, guint column, const char *name, const char *label)
{
  Edit *edit = new_edit (EDIT_COMPANY, column, label);

  edit->text = g_strdup (name);
  push (self, edit);
}
