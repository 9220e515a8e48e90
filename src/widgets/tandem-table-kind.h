/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list/tandem-store-source.h"
#include "model/filter/tandem-sections.h"
#include "model/tandem-sums-words.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/**
 * TandemTableCell:
 * @TANDEM_TABLE_CELL_TEXT: words, from the side where reading starts
 * @TANDEM_TABLE_CELL_PRIMARY: what the record is called
 * @TANDEM_TABLE_CELL_DIGITS: a phone number and the like: words with digits of one width
 * @TANDEM_TABLE_CELL_NUMBER: a number, money or a date that is compared: at the other side, digits of one width
 * @TANDEM_TABLE_CELL_DIMMED: the same, of less weight
 * @TANDEM_TABLE_CELL_LEVEL: a bar, and its number after it
 */
typedef enum {
  TANDEM_TABLE_CELL_TEXT,
  TANDEM_TABLE_CELL_PRIMARY,
  TANDEM_TABLE_CELL_DIGITS,
  TANDEM_TABLE_CELL_NUMBER,
  TANDEM_TABLE_CELL_DIMMED,
  TANDEM_TABLE_CELL_LEVEL,
} TandemTableCell;

/**
 * TandemTableValue:
 * @write: what is said of a row, as a person reads it, in the time zone and the currency of the firm; %NULL for nothing
 * @dup_icon: (nullable): the icon before it, and a class of the style sheet for it
 * @is_late: (nullable): whether it is of a day that is past and should not be: a mark before it and its colour say so
 * @get_level: (nullable): of a bar: how much of it is full, 1 for all; more is too much. %FALSE where there is none
 * @dup_note: (nullable): what has to be said of it besides, as of a number with an asterisk: the tooltip. %NULL for nothing
 * @field: (nullable): a field that the firm added, of which the row has been read what it holds; then there is no @write
 */
typedef struct {
  char *(*write)    (gpointer row, TandemWorkspace *workspace);
  char *(*dup_icon) (gpointer row, const char **css_class);
  gboolean (*get_level) (gpointer row, double *level);
  gboolean (*is_late) (gpointer row, TandemWorkspace *workspace);
  char *(*dup_note) (gpointer row);
  const TandemField *field;
} TandemTableValue;

/**
 * TandemTableColumn:
 * @key: the field: the id of the column, what a sort asks for, and what the settings call it
 * @title: its heading, with the context "column", marked to be translated
 * @width: in pixels; of one that expands, the least at which it is of use
 * @expands: takes its share of what is left
 * @is_extra: shown only when it was chosen
 * @rank: what goes first where there is no room: the highest, and what was chosen after those above 5; 0 never goes and can't be put away
 * @sorts: its heading is a button
 * @is_searched: search looks in it, too
 *
 * What a column is. The first is what the record is called, and is always shown. The columns of a kind stand in the order in which they are at first.
 */
typedef struct {
  const char *key;
  const char *title;
  TandemTableCell cell;
  int width;
  gboolean expands;
  gboolean is_extra;
  guint rank;
  gboolean sorts;
  gboolean is_searched;
  TandemTableValue value;
} TandemTableColumn;

/**
 * TandemTableAct:
 * @title: in the menu of a row, with a mnemonic, marked to be translated: "Change _owner…"
 * @short_title: (nullable): in the bar of a selection, where @icon_name stands before it, too: "Owner…"; without it the act
 *   is in the menu alone
 * @ends_section: in the menu, what follows is another matter
 * @action: an action of the page; it asks tandem_record_table_get_chosen() what it is about
 */
typedef struct {
  const char *title;
  const char *short_title;
  const char *icon_name;
  const char *action;
  gboolean ends_section;
} TandemTableAct;

/**
 * TandemTableOrder:
 * @sort: the key of a column
 * @descending: the other way round
 * @grouped: whether to divide them by what they are sorted by, where that can be
 * @search: (nullable): what the records match
 * @condition: (nullable): what they have to be like
 * @limit: how many are asked for first where they are known in this order before all are; 0: all
 * @ids: (nullable): the answer
 * @sections: (nullable): … and how it is divided
 * @is_part: whether there may be more than these, which was not looked for; nor was @n_all
 * @n_all: how many there are without the search and the condition
 *
 * The order of a table, asked from the file.
 */
typedef struct {
  const char *sort;
  gboolean descending;
  gboolean grouped;
  char *search;
  TandemCondition *condition;
  guint limit;
  GArray *ids;
  TandemSections *sections;
  gboolean is_part;
  gint64 n_all;
} TandemTableOrder;

/**
 * TandemTableWords:
 * @say_count: "3 contacts": what a screen reader says
 * @say_trash: "Move 3 contacts to the trash": what undo will undo
 * @search_hint: what the filter looks in
 * @no_match_hint: the same as a sentence, %s is what was typed
 *
 * What a table says, marked to be translated.
 */
typedef struct {
  const char *title;
  const char *reading;
  const char *search_label;
  const char *search_hint;
  const char *new_record; /* nullable, with @empty_new: one is made elsewhere */
  const char *empty_title;
  const char *empty_hint;
  const char *empty_new;
  const char *empty_other;      /* nullable: another way to begin */
  const char *empty_action;     /* nullable: of the window */
  const char *no_match_title;
  const char *no_match_hint;
  const char *error_title;
  const char *printed;          /* nullable: what stands below a printed list, if there is something to say of it */
  const char *trashed;          /* nullable: what is said when records went to the trash, if there is more to say of it */
  char *(*say_count) (guint n);
  char *(*say_trash) (guint n);
} TandemTableWords;

/* @of_selection: whether the records are those that are selected. On the thread of the connection. Returns: whether @sums was
 * filled */
typedef gboolean (*TandemLoadSums) (TandemConnection *connection, const gint64 *ids, guint n_ids, gboolean of_selection,
                                    TandemSumsWords *sums, GCancellable *cancellable, GError **error);

/**
 * TandemTableKind:
 * @name: what the settings call it
 * @entity: the table of its records
 * @related: (array zero-terminated=1): other tables that the rows read
 * @get_type: the type of its records, a subclass of TandemRecord
 * @columns: (array): until one without a key
 * @sort: the key of the column it is sorted by at first
 * @title: the first line of a row where it is narrow: what the record is called
 * @detail: the second line
 * @mark: at the end of the second line
 * @due: at the end of the first line: when something is to be done with it
 * @acts: (array) (nullable): until one without a title
 * @search_kind: what search calls them
 * @search_sort: the key of the column in whose order search gives them
 * @list: what is listed: the columns that sort are fields of it which sort
 * @takes_fields: whether the firm may add fields to its records: each is a column
 * @load_rows: what the values are asked of
 * @is_slow: whether that takes too long for the main thread: a row comes in when it was read
 * @load_sums: (nullable): what records add up to, below them and below their print
 * @summed: (nullable) (array zero-terminated=1): the tables that these sums read
 * @get_id: (nullable): of a row: the record, where search finds it also by what the row does not read
 *
 * All that makes one table of records another: a static description.
 */
typedef struct {
  const char *name;
  const char *icon_name;
  const char *entity;
  const char *const *related;
  GType (*get_type) (void);
  const TandemTableColumn *columns;
  const char *sort;
  gboolean descending;
  TandemTableValue title;
  TandemTableValue detail;
  TandemTableValue mark;
  TandemTableValue due;
  const TandemTableAct *acts;
  TandemSearchKind search_kind;
  const char *search_sort;
  TandemEntity list;
  gboolean takes_fields;
  TandemLoadRows load_rows;
  gboolean is_slow;
  gint64 (*get_id) (gpointer row);
  TandemLoadSums load_sums;
  const char *const *summed;
  TandemTableWords words;
} TandemTableKind;

const TandemTableColumn *tandem_table_kind_find_column (const TandemTableKind *self, const char *key);
char                    *tandem_table_value_write      (const TandemTableValue *self, gpointer row,
                                                        TandemWorkspace *workspace);
const char              *tandem_table_column_get_title (const TandemTableColumn *self);
gboolean                 tandem_table_column_is_number (const TandemTableColumn *self);

G_END_DECLS
