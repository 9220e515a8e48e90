/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TandemVcardParam:
 * @name: in capitals; TYPE or ENCODING where vCard 2.1 leaves it out
 * @value: one value: a list is several params
 */
typedef struct {
  char *name;
  char *value;
} TandemVcardParam;

/**
 * TandemVcardProperty:
 * @group: (nullable): what ties properties together, as in `item1.URL` and `item1.X-ABLabel`; in small letters
 * @name: in capitals
 * @params: (element-type TandemVcardParam): in their order
 * @value: UTF-8, free of its transfer encoding; `\n`, `\,` and the like still stand in it, see tandem_vcard_unescape(); "" where
 *   there is @data
 * @data: (nullable): a picture, a sound or a key that stands in the card itself
 * @media_type: (nullable): of @data, as the card has it
 * @is_cut: whether there was more data than is kept: then there is none
 * @line: where it began, from 1
 */
typedef struct {
  char *group;
  char *name;
  GPtrArray *params;
  char *value;
  GBytes *data;
  char *media_type;
  gboolean is_cut;
  guint64 line;
} TandemVcardProperty;

/**
 * TandemVcard:
 * @version: (transfer none): "2.1", "3.0" or "4.0"; 3.0 where the card does not say
 * @properties: (element-type TandemVcardProperty): in their order, without BEGIN, VERSION and END
 * @agents: (element-type TandemVcard): cards within this one
 * @n_unread: lines that are no property
 * @line: where it began, from 1
 *
 * An address card.
 */
typedef struct {
  const char *version;
  GPtrArray *properties;
  GPtrArray *agents;
  guint n_unread;
  guint64 line;

  /*< private >*/
  GHashTable *firsts; /* the first property of a name */
  GHashTable *labels; /* of a group */
} TandemVcard;

TandemVcard         *tandem_vcard_new                 (guint64 line);
void                 tandem_vcard_free                (TandemVcard *self);
void tandem_vcard_add (TandemVcard *self, TandemVcardProperty *property);
TandemVcardProperty *tandem_vcard_find                (const TandemVcard *self, const char *name);
TandemVcardProperty *tandem_vcard_find_label (const TandemVcard *self, const char *group);
char                *tandem_vcard_dup_text            (const TandemVcard *self, const char *name);

TandemVcardProperty *tandem_vcard_property_new        (guint64 line);
void                 tandem_vcard_property_free       (TandemVcardProperty *self);
void                 tandem_vcard_property_add_param  (TandemVcardProperty *self, const char *name, const char *value);
const char          *tandem_vcard_property_get_param  (const TandemVcardProperty *self, const char *name);
gboolean             tandem_vcard_property_has_type   (const TandemVcardProperty *self, const char *type);
char                *tandem_vcard_property_dup_text   (const TandemVcardProperty *self);
GStrv                tandem_vcard_property_split      (const TandemVcardProperty *self, char separator);
char                *tandem_vcard_unescape            (const char *text, gssize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemVcard, tandem_vcard_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemVcardProperty, tandem_vcard_property_free)

G_END_DECLS
