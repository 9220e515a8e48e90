/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an address card tells of a contact. Each property becomes a field, or is none of a contact's business (which program
 * wrote it, when); what has no place of its own keeps the name of its property, so that a person sees it and may take it. */
#include "exchange/tandem-vcard-fields.h"

#include <string.h>

#include "exchange/tandem-import-list.h"
#include "exchange/tandem-vcard-bearer.h"
#include "exchange/tandem-vcard-label.h"

#define MOST_OF_A_KIND 10

typedef struct {
  const TandemVcard *card;
  GPtrArray *fields;
  GHashTable *others; /* of %TANDEM_VCARD_OTHER, by their names */
  guint counts[TANDEM_VCARD_OTHER + 1];
} Reading;

static void
free_field (gpointer data)
{
  TandemVcardField *field = data;

  g_free (field->name);
  g_free (field->text);
  g_free (field);
}

/* --- fields -------------------------------------------------------------------------------------------------------- */

static void
add_part (Reading *self, TandemVcardSlot slot, guint number, TandemVcardPart part, const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text ? text : ""));
  TandemVcardField *field;

  if (*trimmed == 0)
    return;
  field = g_new0 (TandemVcardField, 1);
  field->slot = slot;
  field->number = number;
  field->part = part;
  field->text = g_steal_pointer (&trimmed);
  g_ptr_array_add (self->fields, field);
}

static void
add (Reading *self, TandemVcardSlot slot, const char *text)
{
  add_part (self, slot, 0, TANDEM_VCARD_VALUE, text);
}

static TandemVcardField *
find (Reading *self, TandemVcardSlot slot, const char *name)
{
  if (slot == TANDEM_VCARD_OTHER)
    return g_hash_table_lookup (self->others, name);
  for (guint i = 0; i < self->fields->len; i++)
    {
      TandemVcardField *field = self->fields->pdata[i];

      if (field->slot == slot && g_strcmp0 (field->name, name) == 0)
        return field;
    }
  return NULL;
}

/* Several values of one name stand below one another. */
static void
append (Reading *self, TandemVcardSlot slot, const char *name, const char *text, const char *separator)
{
  TandemVcardField *field = find (self, slot, name);
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autofree char *before = NULL;

  if (*trimmed == 0)
    return;
  if (field == NULL)
    {
      add (self, slot, trimmed);
      field = self->fields->pdata[self->fields->len - 1];
      field->name = g_strdup (name);
      if (slot == TANDEM_VCARD_OTHER)
        g_hash_table_insert (self->others, field->name, field);
      return;
    }
  before = field->text;
  field->text = g_strconcat (before, separator, trimmed, NULL);
}

/* --- properties ---------------------------------------------------------------------------------------------------- */

static char *
name_other (const TandemVcard *card, const TandemVcardProperty *property)
{
  g_autofree char *label = tandem_vcard_label_find_group (card, property);
  const char *plain = property->name;
  g_autofree char *name = NULL;

  if (g_str_has_prefix (plain, "X-AB"))
    plain += 4;
  else if (g_str_has_prefix (plain, "X-"))
    plain += 2;
  name = g_ascii_strdown (plain, -1);
  g_strdelimit (name, "-_", ' ');
  *name = g_ascii_toupper (*name);
  return label && *label ? g_strdup_printf ("%s: %s", name, label) : g_steal_pointer (&name);
}

static void
add_other (Reading *self, const TandemVcardProperty *property)
{
  g_autofree char *name = name_other (self->card, property);
  g_autofree char *text = NULL;

  if (property->data)
    {
      g_autofree char *size = g_format_size (g_bytes_get_size (property->data));

      text = g_strdup_printf ("%s, %s", property->media_type ? property->media_type : property->name, size);
    }
  else
    text = tandem_vcard_property_dup_text (property);
  if (strcmp (property->name, "PHOTO") == 0)
    append (self, TANDEM_VCARD_PHOTO, NULL, property->is_cut ? property->name : text, "\n");
  else
    append (self, TANDEM_VCARD_OTHER, name, text, "\n");
}

static void
add_reachable (Reading *self, TandemVcardSlot slot, const TandemVcardProperty *property, const char *value)
{
  g_autofree char *label = tandem_vcard_label_find (self->card, property);
  guint number = self->counts[slot] + 1;

  if (value[strspn (value, " \t\n")] == 0)
    return;
  if (number > MOST_OF_A_KIND)
    {
      g_autofree char *name = name_other (self->card, property);

      /* As Google joins them: an import takes them apart. */
      append (self, TANDEM_VCARD_OTHER, name, value, " ::: ");
      return;
    }
  self->counts[slot] = number;
  add_part (self, slot, number, TANDEM_VCARD_VALUE, value);
  add_part (self, slot, number, TANDEM_VCARD_LABEL, label);
}

static gboolean
skip_scheme (const char **value, const char *scheme)
{
  gsize length = strlen (scheme);

  if (g_ascii_strncasecmp (*value, scheme, length) != 0)
    return FALSE;
  *value += length;
  return TRUE;
}

static void
add_email (Reading *self, const TandemVcardProperty *property)
{
  g_autofree char *text = tandem_vcard_property_dup_text (property);
  const char *value = text;

  skip_scheme (&value, "mailto:");
  add_reachable (self, TANDEM_VCARD_EMAIL, property, value);
}

/* tel:+49-30-1234;ext=12 is what people write as +49-30-1234 x12. */
static void
add_phone (Reading *self, const TandemVcardProperty *property)
{
  g_autofree char *text = tandem_vcard_property_dup_text (property);
  g_autofree char *dialled = NULL;
  const char *value = text;
  TandemVcardSlot slot = TANDEM_VCARD_PHONE;

  if (skip_scheme (&value, "tel:"))
    {
      g_auto (GStrv) parts = g_strsplit (value, ";ext=", 2);

      dialled = g_strjoinv (" x", parts);
      value = dialled;
    }
  if (tandem_vcard_property_has_type (property, "fax"))
    slot = TANDEM_VCARD_FAX;
  else if (tandem_vcard_property_has_type (property, "cell") || tandem_vcard_property_has_type (property, "mobile")
           || tandem_vcard_property_has_type (property, "iphone"))
    slot = TANDEM_VCARD_MOBILE;
  if (slot == TANDEM_VCARD_PHONE && tandem_vcard_label_is_mobile (self->card, property))
    slot = TANDEM_VCARD_MOBILE;
  add_reachable (self, slot, property, value);
}

static void
add_page (Reading *self, const TandemVcardProperty *property)
{
  g_autofree char *text = tandem_vcard_property_dup_text (property);

  add_reachable (self, strcmp (property->name, "URL") == 0 ? TANDEM_VCARD_URL : TANDEM_VCARD_SOCIAL, property, text);
}

static char *
join (const char *first, const char *second, const char *separator)
{
  return *first && *second ? g_strconcat (first, separator, second, NULL) : g_strdup (*first ? first : second);
}

/* Post office box; what stands besides the street; street; town; region; postcode; country. */
static void
add_address (Reading *self, const TandemVcardProperty *property)
{
  static const TandemVcardPart parts[]
      = { TANDEM_VCARD_CITY, TANDEM_VCARD_REGION, TANDEM_VCARD_POSTCODE, TANDEM_VCARD_COUNTRY };
  g_auto (GStrv) texts = tandem_vcard_property_split (property, ';');
  g_autofree char *label = tandem_vcard_label_find (self->card, property), *street = NULL, *whole = NULL,
                  *all = g_strjoinv ("", texts);
  guint n = g_strv_length (texts), number = self->counts[TANDEM_VCARD_ADDRESS] + 1;

  if (*g_strstrip (all) == 0)
    return;
  if (number > MOST_OF_A_KIND)
    {
      add_other (self, property);
      return;
    }
  self->counts[TANDEM_VCARD_ADDRESS] = number;
  for (guint i = 0; i < n; i++)
    g_strstrip (texts[i]);
  street = join (n > 2 ? texts[2] : "", n > 1 ? texts[1] : "", "\n");
  whole = join (street, texts[0], "\n");
  add_part (self, TANDEM_VCARD_ADDRESS, number, TANDEM_VCARD_LABEL, label);
  add_part (self, TANDEM_VCARD_ADDRESS, number, TANDEM_VCARD_STREET, whole);
  for (guint i = 0; i < G_N_ELEMENTS (parts) && i + 3 < n; i++)
    add_part (self, TANDEM_VCARD_ADDRESS, number, parts[i], texts[i + 3]);
  /* Whoever puts more into it than it has parts. */
  for (guint i = 7; i < n; i++)
    append (self, TANDEM_VCARD_OTHER, "Adr", texts[i], "\n");
}

static void
add_organization (Reading *self, const TandemVcardProperty *property)
{
  g_auto (GStrv) texts = tandem_vcard_property_split (property, ';');

  if (find (self, TANDEM_VCARD_COMPANY, NULL) || find (self, TANDEM_VCARD_DEPARTMENT, NULL))
    {
      add_other (self, property);
      return;
    }
  add (self, TANDEM_VCARD_COMPANY, texts[0]);
  for (guint i = 1; i < g_strv_length (texts); i++)
    append (self, TANDEM_VCARD_DEPARTMENT, NULL, texts[i], ", ");
}

static void
add_title (Reading *self, const TandemVcardProperty *property)
{
  g_autofree char *text = tandem_vcard_property_dup_text (property);

  if (find (self, TANDEM_VCARD_JOB_TITLE, NULL))
    add_other (self, property);
  else
    add (self, TANDEM_VCARD_JOB_TITLE, text);
}

/* A role is a job where the card names no other. */
static void
add_role (Reading *self, const TandemVcardProperty *property)
{
  if (tandem_vcard_find (self->card, "TITLE"))
    add_other (self, property);
  else
    add_title (self, property);
}

static void
add_name (Reading *self, const TandemVcardProperty *property)
{
  static const TandemVcardSlot slots[] = { TANDEM_VCARD_FAMILY_NAME, TANDEM_VCARD_GIVEN_NAME, TANDEM_VCARD_MIDDLE_NAME,
                                           TANDEM_VCARD_PREFIX, TANDEM_VCARD_SUFFIX };
  g_auto (GStrv) parts = NULL;

  if (find (self, TANDEM_VCARD_FAMILY_NAME, NULL) || find (self, TANDEM_VCARD_GIVEN_NAME, NULL))
    {
      add_other (self, property);
      return;
    }
  parts = tandem_vcard_property_split (property, ';');
  for (guint i = 0; i < G_N_ELEMENTS (slots) && parts[i]; i++)
    append (self, slots[i], NULL, parts[i], " ");
}

static void
add_full_name (Reading *self, const TandemVcardProperty *property)
{
  g_autofree char *text = tandem_vcard_property_dup_text (property);
  g_autofree char *kind = tandem_vcard_dup_text (self->card, "KIND");

  if (kind && g_ascii_strcasecmp (g_strstrip (kind), "group") == 0)
    append (self, TANDEM_VCARD_OTHER, "Group", text, "\n");
  else if (find (self, TANDEM_VCARD_FULL_NAME, NULL) || self->counts[TANDEM_VCARD_FULL_NAME]++ >= MOST_OF_A_KIND)
    add_other (self, property);
  else if (!tandem_vcard_is_of_company (self->card) && !tandem_vcard_is_called_by_reach (self->card, text))
    add (self, TANDEM_VCARD_FULL_NAME, text);
}

/* `1980-05-17` or `--05-17`; NULL for what is no whole day of a year. */
static char *
write_day (const TandemVcardProperty *property, const char *text)
{
  const char *omitted = tandem_vcard_property_get_param (property, "X-APPLE-OMIT-YEAR");
  char digits[9] = "";
  guint n = 0;
  gboolean has_year = !g_str_has_prefix (text, "--");

  for (const char *p = text; *p && *p != 'T' && *p != ' '; p++)
    if (g_ascii_isdigit (*p) && n < 8)
      digits[n++] = *p;
    else if (*p != '-' || n == 8)
      return NULL;
  if (n != (has_year ? 8 : 4))
    return NULL;
  if (!has_year)
    return g_strdup_printf ("--%.2s-%.2s", digits, digits + 2);
  if (omitted && strncmp (omitted, digits, 4) == 0)
    return g_strdup_printf ("--%.2s-%.2s", digits + 4, digits + 6);
  return g_strdup_printf ("%.4s-%.2s-%.2s", digits, digits + 4, digits + 6);
}

static void
add_birthday (Reading *self, const TandemVcardProperty *property)
{
  g_autofree char *text = g_strstrip (tandem_vcard_property_dup_text (property));
  g_autofree char *day = write_day (property, text);
  TandemVcardField *there = find (self, TANDEM_VCARD_BIRTHDAY, NULL);

  if (there == NULL)
    add (self, TANDEM_VCARD_BIRTHDAY, day ? day : text);
  else if (g_strcmp0 (there->text, day) != 0)
    add_other (self, property);
}

static void
add_note (Reading *self, const TandemVcardProperty *property)
{
  g_autofree char *text = tandem_vcard_property_dup_text (property);

  append (self, TANDEM_VCARD_NOTES, NULL, text, "\n");
}

/* A tag that holds what parts them stands in quotes. */
static void
add_list (Reading *self, const TandemVcardProperty *property)
{
  g_auto (GStrv) texts = tandem_vcard_property_split (property, ',');
  gboolean are_tags = strcmp (property->name, "CATEGORIES") == 0;

  for (char **text = texts; *text; text++)
    {
      g_autofree char *quoted = are_tags ? tandem_import_list_quote (*text) : g_strdup (*text);

      append (self, are_tags ? TANDEM_VCARD_TAGS : TANDEM_VCARD_NICKNAME, NULL, quoted, are_tags ? "; " : ", ");
    }
}

static void
add_uid (Reading *self, const TandemVcardProperty *property)
{
  g_autofree char *text = tandem_vcard_property_dup_text (property);

  if (find (self, TANDEM_VCARD_UID, NULL) == NULL)
    add (self, TANDEM_VCARD_UID, text);
}

/* The address as it is printed: it counts where its parts are not there. */
static void
add_printed_address (Reading *self, const TandemVcardProperty *property)
{
  g_autofree char *text = NULL, *label = NULL;
  guint number = self->counts[TANDEM_VCARD_ADDRESS] + 1;

  if (tandem_vcard_find (self->card, "ADR"))
    return;
  if (number > MOST_OF_A_KIND)
    {
      add_other (self, property);
      return;
    }
  text = tandem_vcard_property_dup_text (property);
  label = tandem_vcard_label_find (self->card, property);
  self->counts[TANDEM_VCARD_ADDRESS] = number;
  add_part (self, TANDEM_VCARD_ADDRESS, number, TANDEM_VCARD_LABEL, label);
  add_part (self, TANDEM_VCARD_ADDRESS, number, TANDEM_VCARD_STREET, text);
}

static void
add_agent (Reading *self, const TandemVcardProperty *property)
{
  if (self->card->agents->len == 0)
    add_other (self, property);
}

/* What is the programs' business alone. */
static void
leave_out (Reading *self, const TandemVcardProperty *property)
{
}

static const struct {
  const char *name;
  void (*read) (Reading *self, const TandemVcardProperty *property);
} readers[] = {
  { "N", add_name },
  { "FN", add_full_name },
  { "NICKNAME", add_list },
  { "ORG", add_organization },
  { "TITLE", add_title },
  { "ROLE", add_role },
  { "EMAIL", add_email },
  { "TEL", add_phone },
  { "ADR", add_address },
  { "LABEL", add_printed_address },
  { "URL", add_page },
  { "IMPP", add_page },
  { "SOCIALPROFILE", add_page },
  { "X-SOCIALPROFILE", add_page },
  { "BDAY", add_birthday },
  { "NOTE", add_note },
  { "CATEGORIES", add_list },
  { "UID", add_uid },
  { "AGENT", add_agent },
  { "BEGIN", leave_out },
  { "CALADRURI", leave_out },
  { "CALURI", leave_out },
  { "CLASS", leave_out },
  { "CLIENTPIDMAP", leave_out },
  { "CREATED", leave_out },
  { "END", leave_out },
  { "FBURL", leave_out },
  { "KIND", leave_out },
  { "MAILER", leave_out },
  { "MEMBER", leave_out },
  { "NAME", leave_out },
  { "PRODID", leave_out },
  { "PROFILE", leave_out },
  { "REV", leave_out },
  { "SORT-STRING", leave_out },
  { "SOURCE", leave_out },
  { "X-ABADR", leave_out },
  { "X-ABLABEL", leave_out },
  { "X-ABSHOWAS", leave_out },
  { "X-ABUID", leave_out },
  { "X-EVOLUTION-FILE-AS", leave_out },
  { "XML", leave_out },
};

static void
read_property (Reading *self, const TandemVcardProperty *property)
{
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (strcmp (readers[i].name, property->name) == 0)
      {
        readers[i].read (self, property);
        return;
      }
  add_other (self, property);
}

static void
read_agents (Reading *self)
{
  for (guint i = 0; i < self->card->agents->len; i++)
    {
      const TandemVcard *agent = self->card->agents->pdata[i];
      g_autofree char *name = tandem_vcard_dup_text (agent, "FN");
      const TandemVcardProperty *parts = tandem_vcard_find (agent, "N");
      g_auto (GStrv) names = name == NULL && parts ? tandem_vcard_property_split (parts, ';') : NULL;
      g_autofree char *joined = names ? g_strjoinv (" ", names) : NULL;

      append (self, TANDEM_VCARD_OTHER, "Agent", name ? name : joined ? joined : "", "\n");
    }
}

/**
 * tandem_vcard_fields_new:
 *
 * Of what may be there several times the preferred one comes first. More than ten of a kind keep the name of their property.
 *
 * Returns: (transfer full) (element-type TandemVcardField): what @card tells
 */
GPtrArray *
tandem_vcard_fields_new (const TandemVcard *card)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GHashTable) others = g_hash_table_new (g_str_hash, g_str_equal);
  Reading self = { .card = card, .fields = g_ptr_array_new_with_free_func (free_field), .others = others };

  add (&self, TANDEM_VCARD_VERSION, card->version);
  for (guint i = 0; i < card->properties->len; i++)
    g_ptr_array_add (sorted, card->properties->pdata[i]);
  g_ptr_array_sort (sorted, tandem_vcard_label_compare);
  for (guint i = 0; i < sorted->len; i++)
    read_property (&self, sorted->pdata[i]);
  read_agents (&self);
  return self.fields;
}

/**
 * tandem_vcard_fields_get_header:
 *
 * Returns: (transfer full): what its column is called, in the words of Google's sheets and of our own
 */
char *
tandem_vcard_fields_get_header (const TandemVcardField *field)
{
  static const char *const titles[] = {
    [TANDEM_VCARD_VERSION] = "vCard Version",
    [TANDEM_VCARD_GIVEN_NAME] = "First Name",
    [TANDEM_VCARD_MIDDLE_NAME] = "Middle Name",
    [TANDEM_VCARD_FAMILY_NAME] = "Last Name",
    [TANDEM_VCARD_PREFIX] = "Name Prefix",
    [TANDEM_VCARD_SUFFIX] = "Name Suffix",
    [TANDEM_VCARD_FULL_NAME] = "Full Name",
    [TANDEM_VCARD_NICKNAME] = "Nickname",
    [TANDEM_VCARD_COMPANY] = "Company",
    [TANDEM_VCARD_DEPARTMENT] = "Department",
    [TANDEM_VCARD_JOB_TITLE] = "Job Title",
    [TANDEM_VCARD_EMAIL] = "E-mail",
    [TANDEM_VCARD_MOBILE] = "Mobile",
    [TANDEM_VCARD_PHONE] = "Phone",
    [TANDEM_VCARD_FAX] = "Fax",
    [TANDEM_VCARD_ADDRESS] = "Address",
    [TANDEM_VCARD_URL] = "Website",
    [TANDEM_VCARD_SOCIAL] = "Social",
    [TANDEM_VCARD_BIRTHDAY] = "Birthday",
    [TANDEM_VCARD_NOTES] = "Notes",
    [TANDEM_VCARD_TAGS] = "Tags",
    [TANDEM_VCARD_UID] = "UID",
    [TANDEM_VCARD_PHOTO] = "Photo",
  };
  static const char *const parts[] = {
    [TANDEM_VCARD_VALUE] = "Value",     [TANDEM_VCARD_LABEL] = "Label",   [TANDEM_VCARD_STREET] = "Street",
    [TANDEM_VCARD_CITY] = "City",       [TANDEM_VCARD_REGION] = "Region", [TANDEM_VCARD_POSTCODE] = "Postal Code",
    [TANDEM_VCARD_COUNTRY] = "Country",
  };

  if (field->slot == TANDEM_VCARD_OTHER)
    return g_strdup (field->name);
  if (field->number == 0)
    return g_strdup (titles[field->slot]);
  return g_strdup_printf ("%s %u - %s", titles[field->slot], field->number, parts[field->part]);
}
