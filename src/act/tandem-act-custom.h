/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/tandem-act.h"

G_BEGIN_DECLS

/**
 * TandemCustomAct:
 * @field_id: a #TandemCustomField
 * @record_column: of a #TandemCustomValue: what names the record
 * @record_id: a contact, company, deal or campaign
 * @label: what undo will undo
 * @text: (nullable): what the field is to hold
 * @number: (nullable): what the field is to hold; without either it is left empty
 * @currency: (nullable): of an amount
 *
 * What a record is to hold in a field that the firm added.
 */
typedef struct {
  gint64 field_id;
  guint record_column;
  gint64 record_id;
  char *label;
  char *text;
  gint64 *number;
  char *currency;
} TandemCustomAct;

/**
 * TandemChoicesAct:
 * @field_id: a #TandemCustomField with choices
 * @label: what undo will undo
 * @choices: (nullable): what may be chosen from now on, a line each
 * @n_renamed: (out): how many records hold a choice by its new name
 * @n_left: (out): how many records keep a choice that is offered no more
 *
 * What may be chosen in a field that the firm added.
 */
typedef struct {
  gint64 field_id;
  char *label;
  char *choices;
  guint n_renamed, n_left;
} TandemChoicesAct;

gboolean tandem_act_set_choices       (TandemConnection *connection, TandemChoicesAct *act, GError **error);
void     tandem_act_set_choices_async (TandemStore *store, const TandemChoicesAct *act, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
const TandemChoicesAct *tandem_act_set_choices_finish (GAsyncResult *result, GError **error);

TandemCustomAct *tandem_custom_act_copy (const TandemCustomAct *self);
void             tandem_custom_act_free (TandemCustomAct *self);

gboolean tandem_act_set_custom       (TandemConnection *connection, const TandemCustomAct *act, GError **error);
void     tandem_act_set_custom_async (TandemStore *store, const TandemCustomAct *act, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
