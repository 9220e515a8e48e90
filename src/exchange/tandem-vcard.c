/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An address card as it stands in a file: properties with their parameters, in their order (RFC 2426, RFC 6350, and vCard 2.1
 * of the versit consortium). What they mean for a contact is told elsewhere. */
#include "exchange/tandem-vcard.h"

#include <string.h>

static void
free_param (gpointer data)
{
  TandemVcardParam *param = data;

  g_free (param->name);
  g_free (param->value);
  g_free (param);
}

/**
 * tandem_vcard_property_new:
 *
 * Returns: (transfer full): a property without a name
 */
TandemVcardProperty *
tandem_vcard_property_new (guint64 line)
{
  TandemVcardProperty *self = g_new0 (TandemVcardProperty, 1);

  self->params = g_ptr_array_new_with_free_func (free_param);
  self->line = line;
  return self;
}

void
tandem_vcard_property_free (TandemVcardProperty *self)
{
  g_free (self->group);
  g_free (self->name);
  g_ptr_array_unref (self->params);
  g_free (self->value);
  g_clear_pointer (&self->data, g_bytes_unref);
  g_free (self->media_type);
  g_free (self);
}

/**
 * tandem_vcard_property_add_param:
 * @name: in any case
 */
void
tandem_vcard_property_add_param (TandemVcardProperty *self, const char *name, const char *value)
{
  TandemVcardParam *param = g_new0 (TandemVcardParam, 1);

  param->name = g_ascii_strup (name, -1);
  param->value = g_strdup (value);
  g_ptr_array_add (self->params, param);
}

/**
 * tandem_vcard_property_get_param:
 * @name: in capitals
 *
 * Returns: (transfer none) (nullable): the first value of it
 */
const char *
tandem_vcard_property_get_param (const TandemVcardProperty *self, const char *name)
{
  for (guint i = 0; i < self->params->len; i++)
    {
      const TandemVcardParam *param = self->params->pdata[i];

      if (strcmp (param->name, name) == 0)
        return param->value;
    }
  return NULL;
}

/**
 * tandem_vcard_property_has_type:
 * @type: in any case: "cell", "work", "pref"
 *
 * Returns: whether it is among the types
 */
gboolean
tandem_vcard_property_has_type (const TandemVcardProperty *self, const char *type)
{
  for (guint i = 0; i < self->params->len; i++)
    {
      const TandemVcardParam *param = self->params->pdata[i];

      if (strcmp (param->name, "TYPE") == 0 && g_ascii_strcasecmp (param->value, type) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * tandem_vcard_unescape:
 * @length: bytes of @text, or -1
 *
 * Takes the backslashes away: `\n` and `\N` are line ends, `\,` `\;` `\:` `\\` the character itself; before any other letter a
 * backslash is one. vCard 2.1 knows but `\;`, and its programs write the others all the same. A line end is a LF.
 *
 * Returns: (transfer full): the text
 */
char *
tandem_vcard_unescape (const char *text, gssize length)
{
  const char *end = text + (length < 0 ? (gssize) strlen (text) : length);
  GString *plain = g_string_sized_new (end - text);

  for (const char *p = text; p < end; p++)
    if (*p == '\\' && p + 1 < end && strchr ("nN,;:\\", p[1]))
      {
        p++;
        g_string_append_c (plain, *p == 'n' || *p == 'N' ? '\n' : *p);
      }
    else if (*p != '\r')
      g_string_append_c (plain, *p);
    else if (p + 1 == end || p[1] != '\n')
      g_string_append_c (plain, '\n');
  return g_string_free (plain, FALSE);
}

/**
 * tandem_vcard_property_dup_text:
 *
 * Returns: (transfer full): the value as text
 */
char *
tandem_vcard_property_dup_text (const TandemVcardProperty *self)
{
  return tandem_vcard_unescape (self->value, -1);
}

/**
 * tandem_vcard_property_split:
 * @separator: ; between the parts of a name or an address, a comma between the values of a list
 *
 * Returns: (transfer full): the parts as texts, empty ones too
 */
GStrv
tandem_vcard_property_split (const TandemVcardProperty *self, char separator)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  const char *begin = self->value, *p = begin;

  for (;; p++)
    {
      if (*p == '\\' && p[1])
        p++;
      else if (*p == separator || *p == 0)
        {
          g_strv_builder_take (parts, tandem_vcard_unescape (begin, p - begin));
          begin = p + 1;
        }
      if (*p == 0)
        return g_strv_builder_end (parts);
    }
}

/**
 * tandem_vcard_new:
 * @line: where it begins
 *
 * Returns: (transfer full): an empty card
 */
TandemVcard *
tandem_vcard_new (guint64 line)
{
  TandemVcard *self = g_new0 (TandemVcard, 1);

  self->version = "3.0";
  self->properties = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_vcard_property_free);
  self->agents = g_ptr_array_new_with_free_func ((GDestroyNotify) tandem_vcard_free);
  self->firsts = g_hash_table_new (g_str_hash, g_str_equal);
  self->labels = g_hash_table_new (g_str_hash, g_str_equal);
  self->line = line;
  return self;
}

void
tandem_vcard_free (TandemVcard *self)
{
  g_hash_table_unref (self->firsts);
  g_hash_table_unref (self->labels);
  g_ptr_array_unref (self->properties);
  g_ptr_array_unref (self->agents);
  g_free (self);
}

/**
 * tandem_vcard_add:
 * @property: (transfer full): the next one
 *
 * A card may have tens of thousands, each of which asks for others: they are looked up and not gone through.
 */
void
tandem_vcard_add (TandemVcard *self, TandemVcardProperty *property)
{
  g_ptr_array_add (self->properties, property);
  if (!g_hash_table_contains (self->firsts, property->name))
    g_hash_table_insert (self->firsts, property->name, property);
  if (property->group && strcmp (property->name, "X-ABLABEL") == 0
      && !g_hash_table_contains (self->labels, property->group))
    g_hash_table_insert (self->labels, property->group, property);
}

/**
 * tandem_vcard_find:
 * @name: in capitals
 *
 * Returns: (transfer none) (nullable): the first property of this name
 */
TandemVcardProperty *
tandem_vcard_find (const TandemVcard *self, const char *name)
{
  return g_hash_table_lookup (self->firsts, name);
}

/**
 * tandem_vcard_find_label:
 *
 * Returns: (transfer none) (nullable): the property that says what those of a group are called
 */
TandemVcardProperty *
tandem_vcard_find_label (const TandemVcard *self, const char *group)
{
  return g_hash_table_lookup (self->labels, group);
}

/**
 * tandem_vcard_dup_text:
 * @name: in capitals
 *
 * Returns: (transfer full) (nullable): the first property of this name as text
 */
char *
tandem_vcard_dup_text (const TandemVcard *self, const char *name)
{
  const TandemVcardProperty *property = tandem_vcard_find (self, name);

  return property ? tandem_vcard_property_dup_text (property) : NULL;
}
