/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A contact or a company as an address card, vCard 3.0 (RFC 2426) or 4.0 (RFC 6350, RFC 9554). What the standards have no word
 * for is written as Apple's programs do and others read: labels that somebody thought of, and a birthday without a year in 3.0. */
#include "exchange/tandem-vcard-writer.h"

#include <string.h>

#include "base/tandem-id.h"
#include "tandem-config.h"
#include "model/filter/tandem-reference.h"
#include "model/tandem-address.h"
#include "model/tandem-attachment-content.h"
#include "model/tandem-attachment.h"
#include "model/tandem-company.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-contact-query.h"
#include "model/tandem-contact.h"
#include "model/tandem-foreign-id.h"
#include "model/tandem-record-tag.h"
#include "model/tandem-tag.h"

#define MOST_OCTETS 75

typedef struct {
  const TandemVcardContact *contact;
  TandemVcardVersion version;
  GString *card;
  GString *line;
  guint n_groups;
} Writing;

/* --- lines --------------------------------------------------------------------------------------------------------- */

/* Folds at 75 octets, never within a letter; the space of a fold counts. */
static void
end_line (Writing *self)
{
  const char *at = self->line->str, *end = at + self->line->len;
  gsize room = MOST_OCTETS;

  while ((gsize) (end - at) > room)
    {
      const char *cut = at + room;

      while (((guchar) *cut & 0xc0) == 0x80)
        cut--;
      g_string_append_len (self->card, at, cut - at);
      g_string_append (self->card, "\r\n ");
      at = cut;
      room = MOST_OCTETS - 1;
    }
  g_string_append_len (self->card, at, end - at);
  g_string_append (self->card, "\r\n");
  g_string_truncate (self->line, 0);
}

static void
append_text (Writing *self, const char *text)
{
  for (const char *p = text ? text : ""; *p; p++)
    if (*p == '\n')
      g_string_append (self->line, "\\n");
    else if (strchr ("\\,;", *p))
      g_string_append_printf (self->line, "\\%c", *p);
    else if ((guchar) *p >= 0x20 || *p == '\t')
      g_string_append_c (self->line, *p);
}

static void
add_line (Writing *self, const char *name, const char *text)
{
  if (text == NULL || *text == 0)
    return;
  g_string_append_printf (self->line, "%s:", name);
  append_text (self, text);
  end_line (self);
}

/* In quotes where it holds what ends a value; a quote and a line end as RFC 6868 has them. */
static void
append_param (Writing *self, const char *name, const char *value)
{
  gboolean is_quoted = strpbrk (value, ",;:") != NULL;

  g_string_append_printf (self->line, ";%s=%s", name, is_quoted ? "\"" : "");
  for (const char *p = value; *p; p++)
    if (strchr ("\"^\n", *p))
      g_string_append_printf (self->line, "^%c", *p == '"' ? '\'' : *p == '\n' ? 'n' : '^');
    else if ((guchar) *p >= 0x20)
      g_string_append_c (self->line, *p);
  g_string_append (self->line, is_quoted ? "\"" : "");
}

static void
append_parts (Writing *self, const char *const *parts, guint n_parts)
{
  for (guint i = 0; i < n_parts; i++)
    {
      g_string_append (self->line, i ? ";" : "");
      append_text (self, parts[i]);
    }
}

/* --- labels -------------------------------------------------------------------------------------------------------- */

static gboolean
is_type (const char *label)
{
  return label && (g_ascii_strcasecmp (label, "work") == 0 || g_ascii_strcasecmp (label, "home") == 0);
}

/* A label that is none of the types is a property of its own, tied by a group. */
static gboolean
begin_labelled (Writing *self, const char *name, const char *label)
{
  gboolean has_group = label && *label && !is_type (label);

  if (has_group)
    g_string_append_printf (self->line, "item%u.", ++self->n_groups);
  g_string_append (self->line, name);
  return has_group;
}

static void
end_labelled (Writing *self, gboolean has_group, const char *label)
{
  g_autofree char *name = NULL;

  end_line (self);
  if (!has_group)
    return;
  name = g_strdup_printf ("item%u.X-ABLabel", self->n_groups);
  add_line (self, name, label);
}

/* vCard 3.0 has the preference among the types. */
static void
append_types (Writing *self, const char *kind, const char *label, gboolean is_preferred)
{
  const char *types[4];
  guint n = 0;
  g_autofree char *joined = NULL, *small = is_type (label) ? g_ascii_strdown (label, -1) : NULL;

  if (kind)
    types[n++] = kind;
  if (small)
    types[n++] = small;
  if (is_preferred && self->version == TANDEM_VCARD_VERSION_3)
    types[n++] = "pref";
  types[n] = NULL;
  joined = g_strjoinv (",", (GStrv) types);
  if (n > 0)
    g_string_append_printf (self->line, ";TYPE=%s", joined);
  if (is_preferred && self->version == TANDEM_VCARD_VERSION_4)
    g_string_append (self->line, ";PREF=1");
}

/* --- properties ---------------------------------------------------------------------------------------------------- */

static const char *
get_text (const Writing *self, guint column)
{
  return tandem_record_get_text (self->contact->record, column);
}

static gboolean
is_company (const Writing *self)
{
  return TANDEM_IS_COMPANY (self->contact->record);
}

static void
write_head (Writing *self)
{
  g_autofree char *uid = tandem_id_to_text (tandem_record_get_id (self->contact->record));
  const char *changed = tandem_record_get_updated_at (self->contact->record);
  g_autoptr (GDateTime) moment = changed ? g_date_time_new_from_iso8601 (changed, NULL) : NULL;
  g_autoptr (GDateTime) utc = moment ? g_date_time_to_utc (moment) : NULL;
  gboolean is_4 = self->version == TANDEM_VCARD_VERSION_4;
  g_autofree char *revised = utc ? g_date_time_format (utc, is_4 ? "%Y%m%dT%H%M%SZ" : "%Y-%m-%dT%H:%M:%SZ") : NULL;

  add_line (self, "BEGIN", "VCARD");
  add_line (self, "VERSION", is_4 ? "4.0" : "3.0");
  add_line (self, "PRODID", "-//Tandem//Tandem " TANDEM_VERSION "//EN");
  if (tandem_record_get_id (self->contact->record))
    add_line (self, is_4 ? "UID;VALUE=text" : "UID", self->contact->uid ? self->contact->uid : uid);
  add_line (self, "REV", revised);
}

static void
write_company_names (Writing *self)
{
  const char *name = get_text (self, TANDEM_COMPANY_NAME);

  if (self->version == TANDEM_VCARD_VERSION_4)
    add_line (self, "KIND", "org");
  else
    add_line (self, "X-ABShowAs", "COMPANY");
  g_string_append (self->line, "N:;;;;");
  end_line (self);
  add_line (self, "FN", name);
  add_line (self, "ORG", name);
}

static void
write_names (Writing *self)
{
  const char *const parts[] = { get_text (self, TANDEM_CONTACT_FAMILY_NAME), get_text (self, TANDEM_CONTACT_GIVEN_NAME),
                                get_text (self, TANDEM_CONTACT_MIDDLE_NAME), get_text (self, TANDEM_CONTACT_PREFIX),
                                get_text (self, TANDEM_CONTACT_SUFFIX) };
  const char *const units[] = { self->contact->company, get_text (self, TANDEM_CONTACT_DEPARTMENT) };
  g_autofree char *name = tandem_contact_query_make_name (self->contact->record, self->contact->points);

  g_string_append (self->line, "N:");
  append_parts (self, parts, G_N_ELEMENTS (parts));
  end_line (self);
  /* Every card has this line, even if it says nothing. */
  g_string_append (self->line, "FN:");
  append_text (self, name);
  end_line (self);
  if (units[0] || units[1])
    {
      g_string_append (self->line, "ORG:");
      append_parts (self, units, units[1] ? 2 : 1);
      end_line (self);
    }
  add_line (self, "TITLE", get_text (self, TANDEM_CONTACT_JOB_TITLE));
}

static void
write_social (Writing *self, const char *value, const char *label)
{
  gboolean is_4 = self->version == TANDEM_VCARD_VERSION_4;

  g_string_append (self->line, is_4 ? "SOCIALPROFILE" : "X-SOCIALPROFILE");
  if (label && *label)
    append_param (self, is_4 ? "SERVICE-TYPE" : "X-SERVICE-TYPE", label);
  if (is_4 && strstr (value, "://") == NULL)
    append_param (self, "VALUE", "text");
  g_string_append_c (self->line, ':');
  append_text (self, value);
  end_line (self);
}

static void
write_point (Writing *self, TandemRecord *point)
{
  const char *kind = tandem_record_get_text (point, TANDEM_CONTACT_POINT_KIND);
  const char *value = tandem_record_get_text (point, TANDEM_CONTACT_POINT_VALUE);
  const char *label = tandem_record_get_text (point, TANDEM_CONTACT_POINT_LABEL);
  gboolean is_preferred = tandem_record_get_integer (point, TANDEM_CONTACT_POINT_IS_PRIMARY) != 0, has_group;
  gboolean is_fax = label && g_ascii_strcasecmp (label, "Fax") == 0;

  if (g_strcmp0 (kind, "social") == 0)
    {
      write_social (self, value, label);
      return;
    }
  if (g_strcmp0 (kind, "email") == 0)
    {
      has_group = begin_labelled (self, "EMAIL", label);
      append_types (self, self->version == TANDEM_VCARD_VERSION_3 ? "internet" : NULL, label, is_preferred);
    }
  else if (g_strcmp0 (kind, "url") == 0)
    {
      has_group = begin_labelled (self, "URL", label);
      append_types (self, NULL, label, is_preferred);
    }
  else
    {
      const char *type = g_strcmp0 (kind, "mobile") == 0 ? "cell" : is_fax ? "fax" : "voice";

      has_group = begin_labelled (self, "TEL", is_fax && g_str_equal (type, "fax") ? NULL : label);
      append_types (self, type, label, is_preferred);
    }
  g_string_append_c (self->line, ':');
  append_text (self, value);
  end_labelled (self, has_group, label);
}

static void
write_address (Writing *self, TandemRecord *address)
{
  const char *const parts[] = { NULL,
                                NULL,
                                tandem_record_get_text (address, TANDEM_ADDRESS_STREET),
                                tandem_record_get_text (address, TANDEM_ADDRESS_CITY),
                                tandem_record_get_text (address, TANDEM_ADDRESS_REGION),
                                tandem_record_get_text (address, TANDEM_ADDRESS_POSTCODE),
                                tandem_record_get_text (address, TANDEM_ADDRESS_COUNTRY) };
  const char *kind = tandem_record_get_text (address, TANDEM_ADDRESS_KIND);
  gboolean has_group = begin_labelled (self, "ADR", kind);

  append_types (self, NULL, kind, FALSE);
  g_string_append_c (self->line, ':');
  append_parts (self, parts, G_N_ELEMENTS (parts));
  end_labelled (self, has_group, kind);
}

/* `1980-05-17` or `--05-17` */
static void
write_birthday (Writing *self, const char *day)
{
  gboolean has_year = day && !g_str_has_prefix (day, "--");

  if (day == NULL || strlen (day) != (has_year ? 10 : 7))
    return;
  if (self->version == TANDEM_VCARD_VERSION_3 && has_year)
    g_string_append_printf (self->line, "BDAY:%s", day);
  else if (self->version == TANDEM_VCARD_VERSION_3)
    g_string_append_printf (self->line, "BDAY;X-APPLE-OMIT-YEAR=1604:1604-%s", day + 2);
  else if (has_year)
    g_string_append_printf (self->line, "BDAY:%.4s%.2s%.2s", day, day + 5, day + 8);
  else
    g_string_append_printf (self->line, "BDAY:--%.2s%.2s", day + 2, day + 5);
  end_line (self);
}

static void
write_tags (Writing *self)
{
  if (self->contact->tags->len == 0)
    return;
  g_string_append (self->line, "CATEGORIES:");
  for (guint i = 0; i < self->contact->tags->len; i++)
    {
      g_string_append (self->line, i ? "," : "");
      append_text (self, tandem_record_get_text (self->contact->tags->pdata[i], TANDEM_TAG_NAME));
    }
  end_line (self);
}

static void
write_photo (Writing *self)
{
  const char *type = self->contact->photo_type ? self->contact->photo_type : "image/jpeg";
  const char *name = is_company (self) ? "LOGO" : "PHOTO", *slash = strchr (type, '/');
  g_autofree char *bytes = NULL, *capitals = NULL;

  if (self->contact->photo == NULL)
    return;
  bytes = g_base64_encode (g_bytes_get_data (self->contact->photo, NULL), g_bytes_get_size (self->contact->photo));
  capitals = g_ascii_strup (slash ? slash + 1 : type, -1);
  if (self->version == TANDEM_VCARD_VERSION_3)
    g_string_append_printf (self->line, "%s;ENCODING=b;TYPE=%s:", name, capitals);
  else
    g_string_append_printf (self->line, "%s:data:%s;base64,", name, type);
  g_string_append (self->line, bytes);
  end_line (self);
}

/**
 * tandem_vcard_write:
 *
 * Lines end with CR LF and are folded at 75 octets.
 *
 * Returns: (transfer full): the card, from BEGIN to END
 */
char *
tandem_vcard_write (const TandemVcardContact *contact, TandemVcardVersion version)
{
  Writing self = { contact, version, g_string_new (NULL), g_string_new (NULL) };

  write_head (&self);
  if (is_company (&self))
    write_company_names (&self);
  else
    write_names (&self);
  for (guint i = 0; i < contact->points->len; i++)
    write_point (&self, contact->points->pdata[i]);
  for (guint i = 0; i < contact->addresses->len; i++)
    write_address (&self, contact->addresses->pdata[i]);
  if (!is_company (&self))
    write_birthday (&self, get_text (&self, TANDEM_CONTACT_BIRTHDAY));
  add_line (&self, "NOTE", get_text (&self, is_company (&self) ? TANDEM_COMPANY_NOTES : TANDEM_CONTACT_NOTES));
  write_tags (&self);
  write_photo (&self);
  add_line (&self, "END", "VCARD");
  g_string_free (self.line, TRUE);
  return g_string_free (self.card, FALSE);
}

/* --- what is known ------------------------------------------------------------------------------------------------- */

static gboolean
load_photo (TandemVcardContact *self, TandemConnection *connection, guint whole_column, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) photos = tandem_attachment_list (connection, whole_column, id, TANDEM_ATTACHMENT_PHOTO, error);

  if (photos == NULL || photos->len == 0)
    return photos != NULL;
  self->photo_type = g_strdup (tandem_record_get_text (photos->pdata[0], TANDEM_ATTACHMENT_CONTENT_TYPE));
  self->photo = tandem_attachment_content_load (connection, photos->pdata[0], error);
  return self->photo != NULL;
}

/* The address book that a card came from knows it again by its own id, and so does an import. */
static gboolean
load_uid (TandemVcardContact *self, TandemConnection *connection, guint record_column, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) ids = tandem_foreign_id_list (connection, record_column, id, error);

  for (guint i = 0; ids && i < ids->len && self->uid == NULL; i++)
    if (g_strcmp0 (tandem_record_get_text (ids->pdata[i], TANDEM_FOREIGN_ID_PROGRAM), TANDEM_FOREIGN_ID_VCARD) == 0)
      self->uid = g_strdup (tandem_record_get_text (ids->pdata[i], TANDEM_FOREIGN_ID_VALUE));
  return ids != NULL;
}

static gboolean
load_parts (TandemVcardContact *self, TandemConnection *connection, gboolean is_contact, gint64 id, GError **error)
{
  self->points
      = tandem_contact_point_list (connection,
                                   is_contact ? TANDEM_CONTACT_POINT_CONTACT_ID : TANDEM_CONTACT_POINT_COMPANY_ID, id,
                                   error);
  if (self->points)
    self->addresses
        = tandem_address_list (connection, is_contact ? TANDEM_ADDRESS_CONTACT_ID : TANDEM_ADDRESS_COMPANY_ID, id,
                               error);
  if (self->addresses)
    self->tags
        = tandem_tag_list_of (connection, is_contact ? TANDEM_RECORD_TAG_CONTACT_ID : TANDEM_RECORD_TAG_COMPANY_ID, id,
                              error);
  return self->tags
         && load_uid (self, connection, is_contact ? TANDEM_FOREIGN_ID_CONTACT_ID : TANDEM_FOREIGN_ID_COMPANY_ID, id,
                      error)
         && load_photo (self, connection, is_contact ? TANDEM_ATTACHMENT_CONTACT_ID : TANDEM_ATTACHMENT_COMPANY_ID, id,
                        error);
}

/**
 * tandem_vcard_contact_load:
 * @type: %TANDEM_TYPE_CONTACT or %TANDEM_TYPE_COMPANY
 *
 * Returns: (transfer full) (nullable): what goes into the card of a record; %NULL with an error
 */
TandemVcardContact *
tandem_vcard_contact_load (TandemConnection *connection, GType type, gint64 id, GError **error)
{
  g_autoptr (TandemVcardContact) self = g_new0 (TandemVcardContact, 1);
  gboolean is_contact = type == TANDEM_TYPE_CONTACT;
  gint64 company_id;

  self->record = tandem_record_load (connection, type, id, error);
  if (self->record == NULL || !load_parts (self, connection, is_contact, id, error))
    return NULL;
  company_id = is_contact ? tandem_record_get_integer (self->record, TANDEM_CONTACT_COMPANY_ID) : 0;
  if (company_id)
    self->company = tandem_reference_dup_name (connection, "company", company_id);
  return g_steal_pointer (&self);
}

void
tandem_vcard_contact_free (TandemVcardContact *self)
{
  g_clear_object (&self->record);
  g_free (self->company);
  g_free (self->uid);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_clear_pointer (&self->addresses, g_ptr_array_unref);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_clear_pointer (&self->photo, g_bytes_unref);
  g_free (self->photo_type);
  g_free (self);
}
