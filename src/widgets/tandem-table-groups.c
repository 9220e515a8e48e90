/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-table-groups.h"

#include "base/tandem-format.h"
#include "list/tandem-record-cell.h"
#include "model/filter/tandem-reference.h"

#define SPACING 6
#define FRAMES  3 /* until rows under new headers have their places */

struct _TandemTableGroups {
  GObject parent_instance;

  TandemWorkspace *workspace;
  const TandemTableKind *kind;
  TandemTableColumns *columns;
  GSettings *settings;
  TandemRecordList *list;
  GtkColumnView *view; /* not held: the table holds both */
  GtkListView *rows;
  GtkListItemFactory *factory;
  GPtrArray *headers; /* GtkListHeader: those that there are */
  gboolean is_on;
  guint n_frames; /* until it is looked whether the first header is seen */
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemTableGroups, tandem_table_groups, G_TYPE_OBJECT)

/* --- one header ---------------------------------------------------------------------------------------------------- */

static char *
name_record (const char *table, gint64 id, gpointer data)
{
  return tandem_reference_dup_name (data, table, id);
}

/* The first row under a header. GTK 4.18 does not always tell a header where it went; so the row that stands under it is asked,
 * once there is one. */
static guint
find_first_row (TandemTableGroups *self, GtkListHeader *header)
{
  GtkWidget *row = gtk_widget_get_next_sibling (gtk_widget_get_parent (gtk_list_header_get_child (header)));
  GtkWidget *view = row && gtk_widget_is_ancestor (row, GTK_WIDGET (self->rows)) ? GTK_WIDGET (self->rows)
                                                                                 : GTK_WIDGET (self->view);
  TandemSlot *slot = row ? tandem_record_cell_find_slot (row, view) : NULL;

  return slot && !tandem_slot_is_orphan (slot) ? tandem_slot_get_position (slot) : gtk_list_header_get_start (header);
}

static void
show_header (TandemTableGroups *self, GtkListHeader *header, guint first)
{
  TandemRecordSections *sections = tandem_record_list_get_sections (self->list);
  TandemConnection *connection = tandem_store_get_list_connection (tandem_workspace_get_store (self->workspace));
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_header_get_child (header));
  g_autofree char *name = NULL;
  g_autofree char *count = NULL;
  guint key, start, end;

  if (sections == NULL || first >= tandem_record_list_get_length (self->list))
    return;
  key = tandem_record_sections_find (sections, first, &start, &end);
  name = tandem_sections_describe (tandem_record_sections_get_data (sections), key, name_record, connection);
  count = tandem_format_count (MIN (end, tandem_record_list_get_length (self->list)) - start);
  gtk_label_set_label (GTK_LABEL (title), name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title)), count);
}

static void
header_changed_cb (GtkListHeader *header, GParamSpec *spec, TandemTableGroups *self)
{
  show_header (self, header, gtk_list_header_get_start (header));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListHeader *header, TandemTableGroups *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_widget_add_css_class (box, "group-header");
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (count, "caption");
  gtk_widget_add_css_class (count, "dimmed");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_header_set_child (header, box);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListHeader *header, TandemTableGroups *self)
{
  g_ptr_array_add (self->headers, header);
  g_signal_connect (header, "notify::start", G_CALLBACK (header_changed_cb), self);
  g_signal_connect (header, "notify::n-items", G_CALLBACK (header_changed_cb), self);
  show_header (self, header, gtk_list_header_get_start (header));
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListHeader *header, TandemTableGroups *self)
{
  g_signal_handlers_disconnect_by_func (header, header_changed_cb, self);
  g_ptr_array_remove_fast (self->headers, header);
}

/* --- all of them --------------------------------------------------------------------------------------------------- */

static void
switch_headers (TandemTableGroups *self, gboolean is_on)
{
  if (self->is_on == is_on || self->view == NULL || self->rows == NULL)
    return;
  self->is_on = is_on;
  gtk_column_view_set_header_factory (self->view, is_on ? self->factory : NULL);
  gtk_list_view_set_header_factory (self->rows, is_on ? self->factory : NULL);
}

static gboolean
headers_back_cb (gpointer data)
{
  TandemTableGroups *self = data;

  if (self->list)
    switch_headers (self, tandem_record_list_get_sections (self->list) != NULL);
  return G_SOURCE_REMOVE;
}

/* GTK 4.18 puts a cell of a column that comes to be seen into the headers, too: over the name of a group, and it is not taken out
 * when the header goes, which ends in a crash. So the column comes again while there are no headers. */
static void
column_shown_cb (GtkColumnViewColumn *column, GParamSpec *pspec, TandemTableGroups *self)
{
  if (!self->is_on || !gtk_column_view_column_get_visible (column))
    return;
  g_signal_handlers_block_by_func (column, column_shown_cb, self);
  gtk_column_view_column_set_visible (column, FALSE);
  switch_headers (self, FALSE);
  gtk_column_view_column_set_visible (column, TRUE);
  g_idle_add_full (G_PRIORITY_LOW, headers_back_cb, g_object_ref (self), g_object_unref);
  g_signal_handlers_unblock_by_func (column, column_shown_cb, self);
}

static void
follow_columns (TandemTableGroups *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_signal_handlers_disconnect_by_func (column, column_shown_cb, self);
      g_signal_connect_object (column, "notify::visible", G_CALLBACK (column_shown_cb), self, 0);
    }
}

/* A view without headers asks for no sections, so that a table that is not grouped pays nothing. */
static void
changing_cb (TandemTableGroups *self)
{
  if (tandem_record_list_comes_in_sections (self->list))
    switch_headers (self, TRUE);
}

static void
show_all (TandemTableGroups *self)
{
  for (guint i = 0; i < self->headers->len; i++)
    show_header (self, self->headers->pdata[i], find_first_row (self, self->headers->pdata[i]));
}

static GtkWidget *
get_shown_view (TandemTableGroups *self)
{
  return self->rows && gtk_widget_get_mapped (GTK_WIDGET (self->rows)) ? GTK_WIDGET (self->rows)
                                                                       : GTK_WIDGET (self->view);
}

/* GTK keeps the first row at the top of the view, and so the header over it out of sight. */
static gboolean
look_at_first_cb (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  TandemTableGroups *self = data;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  for (guint i = 0; i < self->headers->len; i++)
    {
      GtkListHeader *header = self->headers->pdata[i];
      GtkWidget *row = gtk_widget_get_parent (gtk_list_header_get_child (header));
      graphene_rect_t bounds;

      if (row && find_first_row (self, header) == 0 && gtk_widget_compute_bounds (row, view, &bounds)
          && gtk_adjustment_get_value (adjustment) <= bounds.size.height)
        gtk_adjustment_set_value (adjustment, 0);
    }
  show_all (self);
  return --self->n_frames > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
look_at_first (TandemTableGroups *self)
{
  if (!self->is_on || self->view == NULL)
    return;
  if (self->n_frames == 0)
    gtk_widget_add_tick_callback (get_shown_view (self), look_at_first_cb, g_object_ref (self), g_object_unref);
  self->n_frames = FRAMES;
}

/* Where the sections begin as they did, another may have come in the place of one, or one has another name. */
static void
changed_cb (TandemTableGroups *self)
{
  switch_headers (self, tandem_record_list_get_sections (self->list) != NULL);
  show_all (self);
  look_at_first (self);
}

static void
tandem_table_groups_dispose (GObject *object)
{
  TandemTableGroups *self = TANDEM_TABLE_GROUPS (object);

  switch_headers (self, FALSE);
  if (self->factory)
    g_signal_handlers_disconnect_by_data (self->factory, self);
  g_clear_object (&self->factory);
  g_clear_weak_pointer (&self->view);
  g_clear_weak_pointer (&self->rows);
  g_clear_object (&self->columns);
  g_clear_object (&self->settings);
  g_clear_object (&self->list);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (tandem_table_groups_parent_class)->dispose (object);
}

static void
tandem_table_groups_finalize (GObject *object)
{
  g_ptr_array_unref (TANDEM_TABLE_GROUPS (object)->headers);
  G_OBJECT_CLASS (tandem_table_groups_parent_class)->finalize (object);
}

static void
tandem_table_groups_class_init (TandemTableGroupsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_table_groups_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_table_groups_finalize;

  /**
   * TandemTableGroups::changed:
   *
   * A person wants the rows in other groups, or in none.
   */
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", TANDEM_TYPE_TABLE_GROUPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tandem_table_groups_init (TandemTableGroups *self)
{
  self->headers = g_ptr_array_new ();
}

/**
 * tandem_table_groups_new:
 * @columns: of the table
 * @settings: of the table
 *
 * Returns: (transfer full): groups as they were left; hold it as long as the table lives
 */
TandemTableGroups *
tandem_table_groups_new (TandemWorkspace *workspace, const TandemTableKind *kind, TandemTableColumns *columns,
                         GSettings *settings)
{
  TandemTableGroups *self = g_object_new (TANDEM_TYPE_TABLE_GROUPS, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->columns = g_object_ref (columns);
  self->settings = g_object_ref (settings);
  return self;
}

/**
 * tandem_table_groups_follow:
 * @list: what both views show
 *
 * Tells once where the headers stand.
 */
void
tandem_table_groups_follow (TandemTableGroups *self, TandemRecordList *list, GtkColumnView *view, GtkListView *rows)
{
  self->list = g_object_ref (list);
  g_set_weak_pointer (&self->view, view);
  g_set_weak_pointer (&self->rows, rows);
  self->factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (self->factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (self->factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (self->factory, "unbind", G_CALLBACK (unbind_cb), self);
  g_signal_connect_object (list, "changing", G_CALLBACK (changing_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "map", G_CALLBACK (look_at_first), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rows, "map", G_CALLBACK (look_at_first), self, G_CONNECT_SWAPPED);
  follow_columns (self);
  g_signal_connect_object (gtk_column_view_get_columns (view), "items-changed", G_CALLBACK (follow_columns), self,
                           G_CONNECT_SWAPPED);
}

/**
 * tandem_table_groups_set_next:
 * @sections: (nullable): of the ids that the list is given next; %NULL: they are in no groups
 */
void
tandem_table_groups_set_next (TandemTableGroups *self, TandemSections *sections)
{
  TandemRecordSections *next = NULL;

  if (sections)
    next = tandem_record_sections_new (tandem_sections_ref (sections), (GDestroyNotify) tandem_sections_unref);
  for (guint i = 0; sections && i < tandem_sections_get_n (sections); i++)
    tandem_record_sections_append (next, tandem_sections_get_start (sections, i));
  tandem_record_list_set_next_sections (self->list, next);
}

/* --- what a person wants ------------------------------------------------------------------------------------------- */

static gboolean
can_group (TandemTableGroups *self, const TandemTableColumn *column)
{
  const TandemField *field = column->value.field;

  if (field == NULL && column->sorts)
    field = tandem_field_find (self->kind->list, column->key);
  return field && tandem_field_divides (field);
}

/**
 * tandem_table_groups_is_wanted:
 *
 * Returns: whether rows stand in groups where the column that they are sorted by divides them
 */
gboolean
tandem_table_groups_is_wanted (TandemTableGroups *self)
{
  return g_settings_get_boolean (self->settings, "grouped");
}

/**
 * tandem_table_groups_set_wanted:
 *
 * Sets it without a word: for who lists anew anyway.
 */
void
tandem_table_groups_set_wanted (TandemTableGroups *self, gboolean is_wanted)
{
  g_settings_set_boolean (self->settings, "grouped", is_wanted);
}

/**
 * tandem_table_groups_list:
 *
 * Returns: (transfer container) (element-type TandemTableColumn): what the rows can be grouped by
 */
GPtrArray *
tandem_table_groups_list (TandemTableGroups *self)
{
  GPtrArray *columns = g_ptr_array_new ();
  g_autoptr (GPtrArray) all = tandem_table_columns_list (self->columns);

  for (const TandemTableColumn *column = self->kind->columns; column->key; column++)
    if (can_group (self, column))
      g_ptr_array_add (columns, (gpointer) column);
  for (guint i = 0; i < all->len; i++)
    if (((const TandemTableColumn *) all->pdata[i])->value.field && can_group (self, all->pdata[i]))
      g_ptr_array_add (columns, all->pdata[i]);
  return columns;
}

/**
 * tandem_table_groups_get_column:
 *
 * Returns: (transfer none) (nullable): what the rows are grouped by now
 */
const TandemTableColumn *
tandem_table_groups_get_column (TandemTableGroups *self)
{
  gboolean descending;
  const TandemTableColumn *sort = tandem_table_columns_get_sort (self->columns, &descending);

  return tandem_table_groups_is_wanted (self) && can_group (self, sort) ? sort : NULL;
}

/**
 * tandem_table_groups_set_column:
 * @column: (nullable): what the rows are to be grouped by, and so sorted; %NULL: they stand in no groups
 */
void
tandem_table_groups_set_column (TandemTableGroups *self, const TandemTableColumn *column)
{
  gboolean descending;

  if (tandem_table_groups_get_column (self) == column)
    return;
  if (column && column != tandem_table_columns_get_sort (self->columns, &descending))
    tandem_table_columns_set_state (self->columns, NULL, column->key, FALSE);
  tandem_table_groups_set_wanted (self, column != NULL);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
