/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/filter/tandem-own-fields.h"

#define OWN_N_ENTITIES (TANDEM_ENTITY_CAMPAIGN + 1) /* those to which a firm can add fields */

/* Fields of a firm's own: one of each type for each kind of record, with what a list has to cope with: values, none, some in the
 * trash, a choice that is offered no more. They are called by their type. */
#define OWN_TYPES 6

void               own_fields_add  (const char *path);
const TandemField *own_fields_find (TandemOwnFields *own, TandemEntity entity, TandemFieldType type);
