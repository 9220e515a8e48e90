/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The e-mails, numbers and links of a contact, and what a row of a sheet adds to them. */
#include "act/tandem-contact-state-private.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-fold.h"
#include "base/tandem-phone.h"
#include "model/tandem-contact-point.h"

/* A fax is a phone by its label. */
typedef struct {
  TandemContactParts part;
  const char *kind;
  const char *title;
  gboolean is_fax;
} Kind;

static const Kind kinds[] = {
  { TANDEM_CONTACT_PART_EMAIL, "email", N_ ("E-mail") },    { TANDEM_CONTACT_PART_PHONE, "phone", N_ ("Phone") },
  { TANDEM_CONTACT_PART_MOBILE, "mobile", N_ ("Mobile") },  { TANDEM_CONTACT_PART_URL, "url", N_ ("Web address") },
  { TANDEM_CONTACT_PART_SOCIAL, "social", N_ ("Profile") }, { TANDEM_CONTACT_PART_FAX, "phone", N_ ("Fax"), TRUE },
};

static gboolean
is_phone (const char *kind)
{
  return g_strcmp0 (kind, "phone") == 0 || g_strcmp0 (kind, "mobile") == 0;
}

static gboolean
is_same_point (TandemRecord *there, TandemRecord *point)
{
  const char *kind = tandem_record_get_text (point, TANDEM_CONTACT_POINT_KIND);
  const char *kind_there = tandem_record_get_text (there, TANDEM_CONTACT_POINT_KIND);
  const char *value = tandem_record_get_text (point, TANDEM_CONTACT_POINT_VALUE);
  const char *value_there = tandem_record_get_text (there, TANDEM_CONTACT_POINT_VALUE);
  g_autofree char *key = NULL, *key_there = NULL;

  if (!tandem_contact_point_is_family (kind, kind_there))
    return FALSE;
  if (is_phone (kind))
    return tandem_phone_agree (value, value_there);
  key = tandem_fold_text (value);
  key_there = tandem_fold_text (value_there);
  return g_strcmp0 (key, key_there) == 0;
}

static TandemRecord *
find_point (GPtrArray *points, TandemRecord *point)
{
  for (guint i = 0; i < points->len; i++)
    if (is_same_point (points->pdata[i], point))
      return points->pdata[i];
  return NULL;
}

static gboolean
is_of_kind (TandemRecord *point, const Kind *kind)
{
  const char *label = tandem_record_get_text (point, TANDEM_CONTACT_POINT_LABEL);

  return g_strcmp0 (tandem_record_get_text (point, TANDEM_CONTACT_POINT_KIND), kind->kind) == 0
         && (!g_str_equal (kind->kind, "phone") || kind->is_fax == (label && g_ascii_strcasecmp (label, "fax") == 0));
}

static gboolean
has_kind (GPtrArray *points, const Kind *kind)
{
  for (guint i = 0; i < points->len; i++)
    if (is_of_kind (points->pdata[i], kind))
      return TRUE;
  return FALSE;
}

/**
 * tandem_contact_state_has_family:
 *
 * Returns: whether the contact has an e-mail, or a number of any kind where @kind is a phone
 */
gboolean
tandem_contact_state_has_family (TandemContactState *self, const char *kind)
{
  for (guint i = 0; i < self->points->len; i++)
    if (tandem_contact_point_is_family (tandem_record_get_text (self->points->pdata[i], TANDEM_CONTACT_POINT_KIND),
                                        kind))
      return TRUE;
  return FALSE;
}

/* Returns: (nullable): what @point takes the place of: that with its label, else one without, and where it has none itself the
 * primary one. The number of an office is none of a home. */
static TandemRecord *
find_replaced (GPtrArray *points, TandemRecord *point, const Kind *kind)
{
  const char *label = tandem_record_get_text (point, TANDEM_CONTACT_POINT_LABEL);
  TandemRecord *found = NULL;
  gint64 best = -1;

  for (guint i = 0; i < points->len; i++)
    {
      const char *other = tandem_record_get_text (points->pdata[i], TANDEM_CONTACT_POINT_LABEL);
      gint64 rank = tandem_record_get_integer (points->pdata[i], TANDEM_CONTACT_POINT_IS_PRIMARY) != 0;

      if (!is_of_kind (points->pdata[i], kind) || (label && other && g_ascii_strcasecmp (label, other) != 0))
        continue;
      rank += label && other ? 2 : 0;
      if (rank > best)
        {
          found = points->pdata[i];
          best = rank;
        }
    }
  return found;
}

/* The first of the row takes the place of one that is there; what else the row has is added. */
static TandemContactParts
add_point (TandemContactState *self, TandemRecord *point, const Kind *kind, gboolean *may_replace)
{
  TandemRecord *old = *may_replace ? find_replaced (self->points, point, kind) : NULL;

  *may_replace = FALSE;
  if (find_point (self->points, point))
    return 0;
  if (old)
    {
      tandem_record_copy_column (old, TANDEM_CONTACT_POINT_VALUE, point, TANDEM_CONTACT_POINT_VALUE);
      if (!tandem_record_is_null (point, TANDEM_CONTACT_POINT_LABEL))
        tandem_record_copy_column (old, TANDEM_CONTACT_POINT_LABEL, point, TANDEM_CONTACT_POINT_LABEL);
    }
  else
    {
      tandem_record_set_integer (point, TANDEM_CONTACT_POINT_IS_PRIMARY,
                                 !tandem_contact_state_has_family (self, kind->kind));
      g_ptr_array_add (self->points, g_object_ref (point));
    }
  return kind->part;
}

static TandemContactParts
take_away (TandemContactState *self, const Kind *kind)
{
  TandemContactParts changed = 0;

  for (guint i = self->points->len; i-- > 0;)
    if (is_of_kind (self->points->pdata[i], kind))
      {
        g_ptr_array_add (self->gone, g_ptr_array_steal_index (self->points, i));
        changed = kind->part;
      }
  return changed;
}

/**
 * tandem_contact_state_merge_points:
 * @points: (element-type TandemContactPoint): of the row; may go into @self
 * @kept: what stays as it is
 *
 * Does of tandem_contact_state_merge() what is about e-mails, numbers and links.
 *
 * Returns: what has changed
 */
TandemContactParts
tandem_contact_state_merge_points (TandemContactState *self, GPtrArray *points, TandemContactParts kept,
                                   TandemContactParts overwrite, TandemContactParts erase)
{
  TandemContactParts changed = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gboolean may_replace = (overwrite & kinds[i].part) != 0;

      if ((erase & kinds[i].part) && !has_kind (points, &kinds[i]))
        changed |= take_away (self, &kinds[i]);
      for (guint j = 0; !(kept & kinds[i].part) && j < points->len; j++)
        if (is_of_kind (points->pdata[j], &kinds[i]))
          changed |= add_point (self, points->pdata[j], &kinds[i], &may_replace);
    }
  return changed;
}

/**
 * tandem_contact_state_drop_points:
 * @points: (element-type TandemContactPoint): of a row
 * @parts: what is taken out of them
 */
void
tandem_contact_state_drop_points (GPtrArray *points, TandemContactParts parts)
{
  for (guint i = points->len; i-- > 0;)
    for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
      if ((parts & kinds[k].part) && is_of_kind (points->pdata[i], &kinds[k]))
        {
          g_ptr_array_remove_index (points, i);
          break;
        }
}

static const Kind *
find_kind (TandemContactParts part)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].part == part)
      return &kinds[i];
  return NULL;
}

/**
 * tandem_contact_state_get_points_title:
 * @part: one
 *
 * Returns: (transfer none) (nullable): what it is called, translated; %NULL for what is no way to reach somebody
 */
const char *
tandem_contact_state_get_points_title (TandemContactParts part)
{
  const Kind *kind = find_kind (part);

  return kind ? _ (kind->title) : NULL;
}

/**
 * tandem_contact_state_join_points:
 * @part: one that has a title
 *
 * Returns: (transfer full) (nullable): what the contact has of it
 */
char *
tandem_contact_state_join_points (TandemContactState *self, TandemContactParts part)
{
  const Kind *kind = find_kind (part);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->points->len; i++)
    if (is_of_kind (self->points->pdata[i], kind))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              tandem_record_get_text (self->points->pdata[i], TANDEM_CONTACT_POINT_VALUE));
  return text->len > 0 ? g_string_free_and_steal (g_steal_pointer (&text)) : NULL;
}
