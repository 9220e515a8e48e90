/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-import-draft-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/tandem-address.h"
#include "model/tandem-contact-point.h"

/* How somebody is reached, and where they are. A label stands in a column of its own, or is what the header says. */

#define F(name) TANDEM_IMPORT_FIELD_##name

/* What people and programs call work and home; the first is the word that the file keeps. */
static const char *const words[][16] = {
  { "work", "business", "office", "arbeit", "geschäftlich", "dienstlich", "büro", "travail", "professionnel", "bureau",
    "trabajo", "lavoro", "ufficio", "עבודה", NULL },
  { "home", "private", "personal", "privat", "zuhause", "domicile", "personnel", "casa", "自宅", "בית", "פרטי", NULL },
  { "main", "primary", "haupt", "zentrale", "principal", NULL },
  { "assistant", "assistent", "assistenz", NULL },
  { "billing", "rechnung", "facturation", NULL },
  { "delivery", "shipping", "lieferung", "livraison", NULL },
  { "other", "andere", "sonstige", "autre", "otro", "altro", "אחר", NULL },
};

static const char *
find_word (const char *label)
{
  g_autofree char *plain = tandem_header_normalize (label);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strv_contains ((const char *const *) words[i], plain))
      return words[i][0];
  return NULL;
}

/* Google marks the one that is taken first: "* Work"; so does our own export, which may have no word for it. */
static const char *
find_label (const TandemImportBuild *self, guint column, const char *of, gboolean *is_preferred)
{
  const TandemColumnMapping *mapping = &self->map->columns[column];

  *is_preferred = FALSE;
  for (guint i = 0; mapping->group > 0 && i < self->map->n_columns; i++)
    {
      const TandemColumnMapping *other = &self->map->columns[i];
      const char *label = tandem_import_build_get_text (self, i);

      if (other->field != F (LABEL) || other->group != mapping->group || g_strcmp0 (other->kind, of) != 0
          || *label == 0)
        continue;
      *is_preferred = g_str_has_prefix (label, "* ") || g_str_equal (label, "*");
      if (label[*is_preferred] == 0)
        return mapping->kind;
      return *is_preferred ? label + 2 : label;
    }
  return mapping->kind;
}

static gboolean
is_one_of (const char *label, const char *const *known)
{
  g_autofree char *plain = label ? tandem_header_normalize (label) : NULL;

  return plain && g_strv_contains (known, plain);
}

static const char *
find_kind (TandemImportField field, const char *label)
{
  static const char *const mobiles[]
      = { "mobile", "cell", "mobil", "handy", "portable", "móvil", "cellulare", "携帯電話", "נייד", NULL };

  switch ((int) field)
    {
    case F (EMAIL):
      return "email";
    case F (URL):
      return "url";
    case F (SOCIAL):
      return "social";
    case F (MOBILE):
      /* A column of mobiles may hold others, as their labels say. */
      return label == NULL || find_word (label) == NULL ? "mobile" : "phone";
    default:
      return is_one_of (label, mobiles) ? "mobile" : "phone";
    }
}

/* A fax is a number with a label. A label that only says the kind says nothing more. */
static const char *
settle_label (TandemImportField field, const char *kind, const char *label)
{
  static const char *const faxes[]
      = { "fax", "workfax", "homefax", "businessfax", "telefax", "faxgeschäftlich", "faxprivat", NULL };
  const char *word = label ? find_word (label) : NULL;

  if (field == F (FAX) || is_one_of (label, faxes))
    return "Fax";
  if (word)
    return g_str_equal (word, "other") ? NULL : word;
  return g_str_equal (kind, "mobile") ? NULL : label;
}

static char *
clean_value (TandemImportBuild *self, guint column, const char *kind, const char *text)
{
  gboolean is_valid = TRUE;
  char *clean;

  if (g_str_equal (kind, "email"))
    {
      clean = tandem_import_email (text, NULL, &is_valid);
      if (!is_valid)
        tandem_import_build_warn (self, TANDEM_IMPORT_WARNING_EMAIL, column,
                                  /* Translators: the first %s is a column, the second what stands there */
                                  g_strdup_printf (_ ("%s: “%s” does not look like an e-mail address; it is kept."),
                                                   tandem_import_build_find_header (self, column), text));
    }
  else if (g_str_equal (kind, "phone") || g_str_equal (kind, "mobile"))
    {
      clean = tandem_import_phone (text, NULL, &is_valid);
      if (!is_valid)
        tandem_import_build_warn (self, TANDEM_IMPORT_WARNING_PHONE, column,
                                  /* Translators: the first %s is a column, the second what stands there */
                                  g_strdup_printf (_ ("%s: “%s” does not look like a phone number; it is kept."),
                                                   tandem_import_build_find_header (self, column), text));
    }
  else
    clean = g_strdup (text);
  return clean;
}

/* "ann@a.example; ann@b.example": only where each part is an address. */
static GStrv
split_values (const char *kind, const char *text)
{
  g_auto (GStrv) parts = NULL;

  if (!g_str_equal (kind, "email") || strpbrk (text, ",;") == NULL || strchr (text, '<'))
    return tandem_import_split_joined (text);
  parts = g_strsplit_set (text, ",;", -1);
  for (char **part = parts; *part; part++)
    if (*g_strstrip (*part) && strchr (*part, '@') == NULL)
      return tandem_import_split_joined (text);
  return g_steal_pointer (&parts);
}

/* Our own export has each kind in columns of its own, and its label as it is. */
static const char *
find_own_kind (TandemImportField field)
{
  return field == F (EMAIL)    ? "email"
         : field == F (URL)    ? "url"
         : field == F (SOCIAL) ? "social"
         : field == F (MOBILE) ? "mobile"
                               : "phone";
}

static gboolean
is_known (GPtrArray *points, const char *value)
{
  for (guint i = 0; i < points->len; i++)
    if (g_strcmp0 (tandem_record_get_text (points->pdata[i], TANDEM_CONTACT_POINT_VALUE), value) == 0)
      return TRUE;
  return FALSE;
}

static void
add_points (TandemImportBuild *self, guint column)
{
  const TandemColumnMapping *mapping = &self->map->columns[column];
  GPtrArray *points = mapping->field == F (COMPANY_PHONE) ? self->draft->company_facts->points : self->draft->points;
  gboolean is_own
      = (self->map->program == TANDEM_IMPORT_PROGRAM_TANDEM || self->map->program == TANDEM_IMPORT_PROGRAM_VCARD)
        && mapping->field != F (FAX);
  const char *of = is_own                        ? find_own_kind (mapping->field)
                   : mapping->field == F (EMAIL) ? "email"
                   : mapping->field == F (URL)   ? "url"
                                                 : "phone";
  gboolean is_preferred;
  const char *label = find_label (self, column, of, &is_preferred);
  const char *kind = is_own ? of : find_kind (mapping->field, label);
  g_auto (GStrv) values = split_values (kind, tandem_import_build_get_text (self, column));

  for (char **value = values; *value; value++)
    {
      g_autofree char *clean = **value ? clean_value (self, column, kind, *value) : NULL;

      if (clean && !is_known (points, clean))
        tandem_draft_add_point (points, kind, clean, is_own ? label : settle_label (mapping->field, kind, label),
                                is_preferred);
      is_preferred = FALSE;
    }
}

/* --- addresses ----------------------------------------------------------------------------------------------------- */

/* The kind of an address that has a label, or none: of a person, work is meant. */
static const char *
find_place (const TandemImportBuild *self, guint column)
{
  gboolean is_preferred;
  const char *label = find_label (self, column, "address", &is_preferred);
  const char *word = label ? find_word (label) : NULL;

  if (word == NULL)
    return label ? "other" : "work";
  return g_str_equal (word, "main") || g_str_equal (word, "assistant") ? "work" : word;
}

static TandemRecord *
find_address (GPtrArray *addresses, GArray *groups, const char *place, guint group)
{
  TandemRecord *address;

  for (guint i = 0; i < addresses->len; i++)
    if (g_array_index (groups, guint, i) == group
        && g_strcmp0 (tandem_record_get_text (addresses->pdata[i], TANDEM_ADDRESS_KIND), place) == 0)
      return addresses->pdata[i];
  address = TANDEM_RECORD (tandem_address_new ());
  tandem_record_set_text (address, TANDEM_ADDRESS_KIND, place);
  g_ptr_array_add (addresses, address);
  g_array_append_val (groups, group);
  return address;
}

static int
find_part (TandemImportField field)
{
  switch ((int) field)
    {
    case F (STREET):
      return TANDEM_ADDRESS_STREET;
    case F (CITY):
      return TANDEM_ADDRESS_CITY;
    case F (REGION):
      return TANDEM_ADDRESS_REGION;
    case F (POSTCODE):
      return TANDEM_ADDRESS_POSTCODE;
    case F (COUNTRY):
      return TANDEM_ADDRESS_COUNTRY;
    default:
      return -1;
    }
}

static void
add_part (TandemImportBuild *self, guint column, GArray *groups)
{
  const TandemColumnMapping *mapping = &self->map->columns[column];
  const char *text = tandem_import_build_get_text (self, column);
  int part = find_part (mapping->field);
  TandemRecord *address = find_address (self->draft->addresses, groups, find_place (self, column), mapping->group);
  const char *before = tandem_record_get_text (address, (guint) part);
  g_autofree char *both = before ? g_strconcat (before, "\n", text, NULL) : g_strdup (text);

  tandem_record_set_text (address, (guint) part, part == TANDEM_ADDRESS_STREET ? both : text);
}

/* A whole address in one cell is taken where its parts said nothing; two spaces part its lines. */
static void
add_whole (TandemImportBuild *self, guint column, GArray *groups)
{
  const char *place = find_place (self, column);
  g_auto (GStrv) lines = NULL;
  g_autofree char *text = NULL;
  guint before = self->draft->addresses->len;
  TandemRecord *address = find_address (self->draft->addresses, groups, place, self->map->columns[column].group);

  if (self->draft->addresses->len == before)
    return;
  lines = g_strsplit (tandem_import_build_get_text (self, column), "  ", -1);
  text = g_strjoinv ("\n", lines);
  tandem_record_set_text (address, TANDEM_ADDRESS_STREET, text);
}

/**
 * tandem_import_build_reach:
 *
 * The contact points and addresses of a row.
 */
void
tandem_import_build_reach (TandemImportBuild *self)
{
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->map->n_columns; i++)
    {
      TandemImportField field = self->map->columns[i].field;

      if (*tandem_import_build_get_text (self, i) == 0)
        continue;
      if (find_part (field) >= 0)
        add_part (self, i, groups);
      else if (field == F (EMAIL) || field == F (PHONE) || field == F (MOBILE) || field == F (FAX) || field == F (URL)
               || field == F (SOCIAL) || field == F (COMPANY_PHONE))
        add_points (self, i);
    }
  for (guint i = 0; i < self->map->n_columns; i++)
    if (self->map->columns[i].field == F (ADDRESS) && *tandem_import_build_get_text (self, i))
      add_whole (self, i, groups);
}
