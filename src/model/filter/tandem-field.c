/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/filter/tandem-field-private.h"

static const struct {
  const char *nick; /* the table, too */
  const TandemField *fields;
  const guint *n_fields;
} entities[TANDEM_N_ENTITIES] = {
  [TANDEM_ENTITY_CONTACT] = { "contact", tandem_contact_fields, &tandem_contact_n_fields },
  [TANDEM_ENTITY_COMPANY] = { "company", tandem_company_fields, &tandem_company_n_fields },
  [TANDEM_ENTITY_DEAL] = { "deal", tandem_deal_fields, &tandem_deal_n_fields },
  [TANDEM_ENTITY_CAMPAIGN] = { "campaign", tandem_campaign_fields, &tandem_campaign_n_fields },
  [TANDEM_ENTITY_PRODUCT] = { "product", tandem_product_fields, &tandem_product_n_fields },
  [TANDEM_ENTITY_ORDER] = { "sales_order", tandem_order_fields, &tandem_order_n_fields },
};

const char *
tandem_entity_get_nick (TandemEntity entity)
{
  return entities[entity].nick;
}

/**
 * tandem_entity_from_nick:
 * @entity: (out): the entity
 *
 * Returns: whether there is one of this name
 */
gboolean
tandem_entity_from_nick (const char *nick, TandemEntity *entity)
{
  for (guint i = 0; i < TANDEM_N_ENTITIES; i++)
    if (g_strcmp0 (entities[i].nick, nick) == 0)
      {
        *entity = (TandemEntity) i;
        return TRUE;
      }
  return FALSE;
}

const char *
tandem_entity_get_table (TandemEntity entity)
{
  return entities[entity].nick;
}

guint
tandem_field_get_n (TandemEntity entity)
{
  return *entities[entity].n_fields;
}

const TandemField *
tandem_field_get (TandemEntity entity, guint place)
{
  g_return_val_if_fail (place < tandem_field_get_n (entity), NULL);
  return &entities[entity].fields[place];
}

/**
 * tandem_field_find:
 *
 * Returns: (nullable): the field of this key
 */
const TandemField *
tandem_field_find (TandemEntity entity, const char *key)
{
  for (guint i = 0; i < tandem_field_get_n (entity); i++)
    if (g_strcmp0 (entities[entity].fields[i].key, key) == 0)
      return &entities[entity].fields[i];
  return NULL;
}

const char *
tandem_field_get_key (const TandemField *self)
{
  return self->key;
}

/**
 * tandem_field_get_title:
 *
 * Returns: (transfer none): what heads the column, translated
 */
const char *
tandem_field_get_title (const TandemField *self)
{
  return self->own_id ? self->title : g_dpgettext2 (GETTEXT_PACKAGE, "field", self->title);
}

/**
 * tandem_field_get_menu_title:
 *
 * Returns: (transfer none): what it is called among all that can be filtered by, translated
 */
const char *
tandem_field_get_menu_title (const TandemField *self)
{
  return self->menu_title ? g_dpgettext2 (GETTEXT_PACKAGE, "field", self->menu_title) : tandem_field_get_title (self);
}

/**
 * tandem_field_get_own_id:
 *
 * Returns: the #TandemCustomField of a field that the firm added; 0 for one that every firm has
 */
gint64
tandem_field_get_own_id (const TandemField *self)
{
  return self->own_id;
}

/**
 * tandem_field_is_gone:
 *
 * Returns: whether it is a field that the firm added and then deleted: what asks for it still can
 */
gboolean
tandem_field_is_gone (const TandemField *self)
{
  return self->is_gone;
}

/**
 * tandem_field_get_digits:
 *
 * Returns: how many digits of its numbers stand behind the decimal sign
 */
guint
tandem_field_get_digits (const TandemField *self)
{
  return self->digits;
}

/**
 * tandem_field_get_group:
 *
 * Returns: (transfer none) (nullable): what it is about, as the menu calls it in which it is chosen; %NULL where there are few
 */
const char *
tandem_field_get_group (const TandemField *self)
{
  return self->group ? g_dpgettext2 (GETTEXT_PACKAGE, "fields", self->group) : NULL;
}

TandemFieldType
tandem_field_get_type (const TandemField *self)
{
  return self->type;
}

gboolean
tandem_field_can (const TandemField *self, TandemFieldUse use)
{
  return (self->use & use) == use;
}

/**
 * tandem_field_divides:
 *
 * Returns: whether a list that is sorted by it falls into sections, of which each has one value
 */
gboolean
tandem_field_divides (const TandemField *self)
{
  if (self->own_id)
    return self->type == TANDEM_FIELD_CHOICE;
  return self->list_bands != NULL || (self->n_bands > 0 && self->bands[0].section != NULL);
}

/**
 * tandem_field_get_target:
 *
 * Returns: (nullable): the table that a reference leads to
 */
const char *
tandem_field_get_target (const TandemField *self)
{
  return self->target;
}

guint
tandem_field_get_n_choices (const TandemField *self)
{
  if (self->own_choices)
    return g_strv_length (self->own_choices);
  return self->count_choices ? self->count_choices () : 0;
}

const char *
tandem_field_get_choice_nick (const TandemField *self, guint place)
{
  g_return_val_if_fail (place < tandem_field_get_n_choices (self), NULL);
  return self->own_choices ? self->own_choices[place] : self->get_choice_nick (place);
}

const char *
tandem_field_get_choice_title (const TandemField *self, guint place)
{
  g_return_val_if_fail (place < tandem_field_get_n_choices (self), NULL);
  return self->own_choices ? self->own_choices[place] : self->get_choice_title (place);
}
