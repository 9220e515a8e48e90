/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/**
 * TandemEntryFieldType:
 * @TANDEM_ENTRY_DAY: a plain date
 * @TANDEM_ENTRY_TEXT: anything, or nothing
 * @TANDEM_ENTRY_MONEY: an amount in the firm's currency, which the column after it names
 * @TANDEM_ENTRY_COUNT: a whole number
 * @TANDEM_ENTRY_RATE: a number in billionths
 * @TANDEM_ENTRY_CURRENCY: the code of a currency
 * @TANDEM_ENTRY_CHOICE: one of a few nicks
 * @TANDEM_ENTRY_PERSON: one of the people, or the firm
 */
typedef enum {
  TANDEM_ENTRY_DAY,
  TANDEM_ENTRY_TEXT,
  TANDEM_ENTRY_MONEY,
  TANDEM_ENTRY_COUNT,
  TANDEM_ENTRY_RATE,
  TANDEM_ENTRY_CURRENCY,
  TANDEM_ENTRY_CHOICE,
  TANDEM_ENTRY_PERSON,
} TandemEntryFieldType;

/**
 * TandemEntryField:
 * @column: of the record
 * @title: not yet translated
 * @nicks: (nullable) (array zero-terminated=1): what a choice offers
 * @when: (nullable): the field is there only while the choice before it has this nick
 */
typedef struct {
  guint column;
  TandemEntryFieldType type;
  const char *title;
  const char *const *nicks;
  const char *when;
} TandemEntryField;

/**
 * TandemEntryKind:
 * @get_type: of the records
 * @order: in which they are listed
 * @add_label: what undo will undo, not yet translated; so are the next two
 * @dup_title: what a row says of one; @people are those of the firm
 * @dup_subtitle: what stands below it
 *
 * A kind of small record that is kept in a list of the preferences: a dialog of a few fields makes and changes one.
 */
typedef struct {
  GType (*get_type) (void);
  const char *table;
  const char *order;
  const char *add_label, *change_label, *delete_label;
  const TandemEntryField *fields;
  guint n_fields;
  char *(*dup_title) (TandemRecord *record, GPtrArray *people);
  char *(*dup_subtitle) (TandemRecord *record, const char *currency);
} TandemEntryKind;

extern const TandemEntryKind tandem_entry_kind_holiday;
extern const TandemEntryKind tandem_entry_kind_exchange_rate;
extern const TandemEntryKind tandem_entry_kind_target;
extern const TandemEntryKind tandem_entry_kind_firm_cost;

G_END_DECLS
