/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/filter/tandem-field.h"

G_BEGIN_DECLS

/**
 * TandemBand:
 * @from: what stands after FROM, WHERE included; r is the record. May use $1, one of the values of the bands
 * @id: (nullable): the expression of the record's id, else r.id
 * @order: the order within the band, up to a %NULL
 * @section: (nullable): what the band is divided by; @order begins with it. Of a band that is repeated for values, they do
 * @n_turned: how many of the first terms of @order turn round in a descending list; within a group names always go up
 *
 * A part of a sorted list that one walk of an index gives. Records without a value are a band of their own, always the last.
 */
typedef struct {
  const char *from;
  const char *id;
  const char *order[5];
  guint n_turned;
  const char *section;
} TandemBand;

/* The values of $1 of the bands, in ascending order, as texts or ids. (element-type GVariant) */
typedef GPtrArray *(*TandemListBands) (TandemConnection *connection, GError **error);

typedef guint (*TandemChoiceCount) (void);
typedef const char *(*TandemChoiceWord) (guint place);

/**
 * TandemField:
 * @menu_title: (nullable): what tells it from another field of nearly the same title, where one is to be chosen
 * @group: (nullable): with the context "fields": what it is about, where there are many to choose from
 * @target: (nullable): of a reference: the table it leads to
 * @sql: the value; r is the record, x a row of @child
 * @child: (nullable): where the value is found: "table AS x WHERE …"
 * @link: of @child: what names the record; it may be NULL
 * @record: (nullable): of @child: what of the record is named, else r.id
 * @folded: whether @sql is folded already; else texts are folded and compared in C
 * @currency: (nullable): of money: the expression of its currency
 * @reckoned: (nullable): of a field to sort by that is reckoned: the statement that gives of all live records, in the order of their
 *   names, the id, what is divided, what it is divided by, and the currency; either is NULL where there is no value
 * @bands: (nullable): of any other field to sort by, with the band of records without a value last
 * @list_bands: (nullable): gives the values of the first band, which is repeated for each
 * @own_id: of a field that the firm added: its record; x is a row of custom_value, and that of this field
 * @own_choices: (nullable): of such a field: what may be chosen
 * @is_gone: whether such a field is in the trash
 * @digits: of a number: how many of its digits stand behind the decimal sign
 */
struct _TandemField {
  const char *key;
  const char *title;
  TandemFieldType type;
  guint use;
  const char *target;
  const char *sql;
  const char *child;
  const char *link;
  const char *record;
  gboolean folded;
  const char *currency;
  const char *reckoned;
  const TandemBand *bands;
  guint n_bands;
  TandemListBands list_bands;
  TandemChoiceCount count_choices;
  TandemChoiceWord get_choice_nick;
  TandemChoiceWord get_choice_title;
  gint64 own_id;
  char **own_choices;
  gboolean is_gone;
  guint digits;
  const char *menu_title;
  const char *group;
};

extern const TandemField tandem_contact_fields[];
extern const guint tandem_contact_n_fields;
extern const TandemField tandem_company_fields[];
extern const guint tandem_company_n_fields;
extern const TandemField tandem_deal_fields[];
extern const guint tandem_deal_n_fields;
extern const TandemField tandem_campaign_fields[];
extern const guint tandem_campaign_n_fields;
extern const TandemField tandem_product_fields[];
extern const guint tandem_product_n_fields;
extern const TandemField tandem_order_fields[];
extern const guint tandem_order_n_fields;

#define TANDEM_BANDS(array) .bands = (array), .n_bands = G_N_ELEMENTS (array)

char      *tandem_band_write_sql      (const TandemBand *self, gboolean descending);
GPtrArray *tandem_band_list_people    (TandemConnection *connection, GError **error);
GPtrArray *tandem_band_list_channels  (TandemConnection *connection, GError **error);
GPtrArray *tandem_band_list_stages    (TandemConnection *connection, GError **error);
GPtrArray *tandem_band_list_categories (TandemConnection *connection, GError **error);
GPtrArray *tandem_band_list_cities    (TandemConnection *connection, GError **error);
GPtrArray *tandem_band_list_lifecycle (TandemConnection *connection, GError **error);
GPtrArray *tandem_band_list_campaign_statuses (TandemConnection *connection, GError **error);

G_END_DECLS
