/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of a sheet as a contact. Text stays text: a number keeps its leading zero, a doubtful e-mail is kept as it is, and said. A
 * row that names a company and nobody, and no e-mail to write to somebody, is that company. */
#include "exchange/tandem-import-draft-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/tandem-csv-text.h"
#include "model/tandem-contact-point.h"

#define F(name) TANDEM_IMPORT_FIELD_##name

static const TandemContactColumn text_columns[TANDEM_IMPORT_N_FIELDS] = {
  [F (GIVEN_NAME)] = TANDEM_CONTACT_GIVEN_NAME,   [F (MIDDLE_NAME)] = TANDEM_CONTACT_MIDDLE_NAME,
  [F (FAMILY_NAME)] = TANDEM_CONTACT_FAMILY_NAME, [F (PREFIX)] = TANDEM_CONTACT_PREFIX,
  [F (SUFFIX)] = TANDEM_CONTACT_SUFFIX,           [F (JOB_TITLE)] = TANDEM_CONTACT_JOB_TITLE,
  [F (DEPARTMENT)] = TANDEM_CONTACT_DEPARTMENT,
};

const char *
tandem_import_build_get_text (const TandemImportBuild *self, guint column)
{
  return column < self->n_texts ? self->texts[column] : "";
}

/* Returns: (transfer none) (nullable): what stands in the first column of a field that is not empty */
const char *
tandem_import_build_find_text (const TandemImportBuild *self, TandemImportField field)
{
  for (guint i = 0; i < self->map->n_columns; i++)
    if (self->map->columns[i].field == field && *tandem_import_build_get_text (self, i))
      return tandem_import_build_get_text (self, i);
  return NULL;
}

const char *
tandem_import_build_find_header (const TandemImportBuild *self, guint column)
{
  const TandemColumnMapping *mapping = &self->map->columns[column];

  return *mapping->header ? mapping->header : tandem_import_field_get_title (mapping->field);
}

/* Takes @text. */
void
tandem_import_build_warn (TandemImportBuild *self, TandemImportWarningKind kind, guint column, char *text)
{
  TandemImportWarning *warning = g_new0 (TandemImportWarning, 1);

  warning->kind = kind;
  warning->column = column;
  warning->text = text;
  if (self->warnings)
    g_ptr_array_add (self->warnings, warning);
  else
    tandem_import_warning_free (warning);
}

static void
add_note (TandemImportBuild *self, const char *title, const char *text)
{
  TandemRecord *contact = TANDEM_RECORD (self->draft->contact);
  const char *notes = tandem_record_get_text (contact, TANDEM_CONTACT_NOTES);
  g_autofree char *note = title ? g_strdup_printf ("%s: %s", title, text) : g_strdup (text);
  g_autofree char *both = notes ? g_strconcat (notes, "\n", note, NULL) : g_strdup (note);

  tandem_record_set_text (contact, TANDEM_CONTACT_NOTES, both);
}

/* Several columns of notes say which is which. */
static void
add_notes (TandemImportBuild *self)
{
  gboolean several = tandem_header_map_count (self->map, F (NOTES)) > 1;

  for (guint i = 0; i < self->map->n_columns; i++)
    if (self->map->columns[i].field == F (NOTES) && *tandem_import_build_get_text (self, i))
      add_note (self, several ? tandem_import_build_find_header (self, i) : NULL,
                tandem_import_build_get_text (self, i));
}

/* Beside a given name a name is the whole ("Berg, Anna", "Anna Berg"), or that of the family alone. */
static void
set_family_name (TandemRecord *contact, const char *full_name)
{
  const char *given = tandem_record_get_text (contact, TANDEM_CONTACT_GIVEN_NAME);
  gsize length = strlen (given);
  g_autofree char *other = NULL, *family = NULL;

  if (strchr (full_name, ','))
    tandem_import_split_name (full_name, &other, &family);
  else if (strncmp (full_name, given, length) == 0 && full_name[length] == ' ')
    family = g_strstrip (g_strdup (full_name + length));
  else if (strcmp (full_name, given) != 0)
    family = g_strdup (full_name);
  if (family && *family)
    tandem_record_set_text (contact, TANDEM_CONTACT_FAMILY_NAME, family);
}

/* So it is beside the name of the family. */
static void
set_given_name (TandemRecord *contact, const char *full_name)
{
  const char *family = tandem_record_get_text (contact, TANDEM_CONTACT_FAMILY_NAME);
  g_autofree char *ending = g_strconcat (" ", family, NULL), *given = NULL, *other = NULL;

  if (strchr (full_name, ','))
    {
      tandem_import_split_name (full_name, &given, &other);
      if (!g_str_equal (other, family))
        return;
    }
  else if (g_str_has_suffix (full_name, ending))
    given = g_strstrip (g_strndup (full_name, strlen (full_name) - strlen (ending)));
  if (given && *given)
    tandem_record_set_text (contact, TANDEM_CONTACT_GIVEN_NAME, given);
}

static void
split_full_name (TandemRecord *contact, const char *full_name)
{
  g_autofree char *given = NULL, *family = NULL;

  tandem_import_split_name (full_name, &given, &family);
  if (*given)
    tandem_record_set_text (contact, TANDEM_CONTACT_GIVEN_NAME, given);
  if (*family)
    tandem_record_set_text (contact, TANDEM_CONTACT_FAMILY_NAME, family);
}

/* Of a whole name what no column of its own says. */
static void
add_full_name (TandemRecord *contact, const char *text)
{
  gboolean has_given = !tandem_record_is_null (contact, TANDEM_CONTACT_GIVEN_NAME);
  gboolean has_family = !tandem_record_is_null (contact, TANDEM_CONTACT_FAMILY_NAME);
  g_autofree char *name = g_strdup (text), *suffix = NULL;

  /* Lists write the address of who has no name. */
  if ((has_given && has_family) || strchr (text, '@'))
    return;
  suffix = tandem_import_cut_suffix (name);
  if (suffix && tandem_record_is_null (contact, TANDEM_CONTACT_SUFFIX))
    tandem_record_set_text (contact, TANDEM_CONTACT_SUFFIX, suffix);
  if (has_given)
    set_family_name (contact, name);
  else if (has_family)
    set_given_name (contact, name);
  else
    split_full_name (contact, name);
}

static gboolean
is_of_courtesy (const char *text)
{
  static const char *const words[]
      = { "mr", "mrs", "ms", "miss", "herr", "frau", "mme", "m", "mlle", "sr", "sra", "sig", "sigra", NULL };
  g_autofree char *plain = tandem_header_normalize (text);

  return g_strv_contains (words, plain);
}

/* A sheet may have a column for "Herr" and one for "Dr.", in either order, and say "Herr Dr." in the first. */
static void
add_prefix (TandemRecord *contact, const char *text)
{
  const char *present = tandem_record_get_text (contact, TANDEM_CONTACT_PREFIX);
  g_autofree char *ending = g_strconcat (" ", text, NULL), *beginning = g_strconcat (text, " ", NULL), *whole = NULL;

  if (*text == 0
      || (present
          && (g_str_equal (present, text) || g_str_has_suffix (present, ending)
              || g_str_has_prefix (present, beginning))))
    return;
  if (present)
    whole = is_of_courtesy (text) ? g_strconcat (text, " ", present, NULL) : g_strconcat (present, ending, NULL);
  tandem_record_set_text (contact, TANDEM_CONTACT_PREFIX, whole ? whole : text);
}

static void
add_names (TandemImportBuild *self)
{
  TandemRecord *contact = TANDEM_RECORD (self->draft->contact);
  const char *full_name = tandem_import_build_find_text (self, F (FULL_NAME));

  for (guint i = 0; i < self->map->n_columns; i++)
    {
      TandemImportField field = self->map->columns[i].field;

      if (field == F (PREFIX))
        add_prefix (contact, tandem_import_build_get_text (self, i));
      else if (text_columns[field] != 0 && *tandem_import_build_get_text (self, i))
        tandem_record_set_text (contact, text_columns[field], tandem_import_build_get_text (self, i));
    }
  if (full_name)
    add_full_name (contact, full_name);
}

/* --- birthdays ----------------------------------------------------------------------------------------------------- */

/* Outlook writes 0/0/00 for none. */
static gboolean
says_something (const char *text)
{
  for (const char *at = text; *at; at = g_utf8_next_char (at))
    if (g_unichar_isalpha (g_utf8_get_char (at)) || (g_ascii_isdigit (*at) && *at != '0'))
      return TRUE;
  return FALSE;
}

/* What is no day in the order of its column is kept as it was written: somebody may still know what was meant. While the order is
 * not known, it is asked for. */
static void
keep_unread_birthday (TandemImportBuild *self, guint column, const char *text)
{
  g_autofree char *day_first = tandem_import_birthday (text, TANDEM_DATE_ORDER_DAY_FIRST);
  g_autofree char *month_first = tandem_import_birthday (text, TANDEM_DATE_ORDER_MONTH_FIRST);
  gboolean is_asked = self->map->columns[column].tally.date_order == TANDEM_DATE_ORDER_AMBIGUOUS;
  g_autofree char *note = NULL;

  if ((is_asked && (day_first || month_first)) || !says_something (text))
    return;
  /* Translators: goes into the notes of an imported contact; %s is a birthday that is no date, as the sheet has it */
  note = g_strdup_printf (_ ("Birthday in the sheet: %s"), text);
  add_note (self, NULL, note);
  tandem_import_build_warn (self, TANDEM_IMPORT_WARNING_BIRTHDAY, column,
                            /* Translators: the first %s is a column, the second what stands there */
                            g_strdup_printf (_ ("%s: “%s” is no date; it is kept in the notes."),
                                             tandem_import_build_find_header (self, column), text));
}

/* In three columns; of which some may be empty. */
static void
add_birthday_of_parts (TandemImportBuild *self)
{
  static const TandemImportField fields[] = { F (BIRTH_MONTH), F (BIRTH_DAY), F (BIRTH_YEAR) };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *date = NULL;
  guint column = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *part = tandem_import_build_find_text (self, fields[i]);

      if (part)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "/" : "", part);
    }
  if (text->len == 0)
    return;
  if (tandem_import_build_find_text (self, F (BIRTH_MONTH)) && tandem_import_build_find_text (self, F (BIRTH_DAY)))
    date = tandem_import_birthday (text->str, TANDEM_DATE_ORDER_MONTH_FIRST);
  while (self->map->columns[column].field != F (BIRTH_MONTH) && self->map->columns[column].field != F (BIRTH_DAY)
         && self->map->columns[column].field != F (BIRTH_YEAR))
    column++;
  if (date)
    tandem_record_set_text (TANDEM_RECORD (self->draft->contact), TANDEM_CONTACT_BIRTHDAY, date);
  else
    keep_unread_birthday (self, column, text->str);
}

static void
add_birthday (TandemImportBuild *self)
{
  TandemRecord *contact = TANDEM_RECORD (self->draft->contact);

  add_birthday_of_parts (self);
  for (guint i = 0; i < self->map->n_columns; i++)
    {
      const char *text = tandem_import_build_get_text (self, i);
      g_autofree char *date = NULL;

      if (self->map->columns[i].field != F (BIRTHDAY) || *text == 0)
        continue;
      date = tandem_import_birthday (text, self->map->columns[i].tally.date_order);
      if (date)
        tandem_record_set_text (contact, TANDEM_CONTACT_BIRTHDAY, date);
      else
        keep_unread_birthday (self, i, text);
    }
}

/* --- companies ----------------------------------------------------------------------------------------------------- */

static void
move_all (GPtrArray *from, GPtrArray *to)
{
  while (from->len > 0)
    g_ptr_array_add (to, g_ptr_array_steal_index (from, 0));
}

/* In sheets of contacts a company may be addressed as one. */
static gboolean
is_no_prefix (const char *text)
{
  g_autofree char *plain = tandem_header_normalize (text);

  return g_str_equal (plain, "firma") || g_str_equal (plain, "company");
}

/**
 * tandem_import_build_is_foreign:
 *
 * Returns: whether the row is a company, and the column holds what only contacts have: so does a field of theirs of the firm's own
 */
gboolean
tandem_import_build_is_foreign (const TandemImportBuild *self, guint column)
{
  if (!self->is_company)
    return FALSE;
  switch ((int) self->map->columns[column].field)
    {
    case F (GIVEN_NAME):
    case F (MIDDLE_NAME):
    case F (FAMILY_NAME):
    case F (FULL_NAME):
    case F (SUFFIX):
    case F (JOB_TITLE):
    case F (DEPARTMENT):
    case F (BIRTHDAY):
    case F (BIRTH_YEAR):
    case F (BIRTH_MONTH):
    case F (BIRTH_DAY):
    case F (INTERESTS):
    case F (LIFECYCLE_STAGE):
    case F (LEAD_STATUS):
    case F (SOURCE_CHANNEL):
    case F (SOURCE_CAMPAIGN):
    case F (CONSENT):
    case F (CONSENT_CHANNEL):
    case F (CONSENT_TOPIC):
    case F (CONSENT_SOURCE):
    case F (CONSENT_DATE):
    case F (CONSENT_BASIS):
    case F (CONSENT_WORDING):
      return TRUE;
    case F (PREFIX):
      return !is_no_prefix (tandem_import_build_get_text (self, column));
    case F (CUSTOM):
      return self->map->subject == TANDEM_IMPORT_CONTACTS;
    default:
      return FALSE;
    }
}

/* No day is none, as Outlook writes it. */
static gboolean
holds_nothing (const TandemImportBuild *self, guint column)
{
  const char *text = tandem_import_build_get_text (self, column);

  return *text == 0 || (self->map->columns[column].field == F (BIRTHDAY) && !says_something (text));
}

/* Nothing of a row is lost without a word. */
static void
note_foreign (TandemImportBuild *self)
{
  for (guint i = 0; i < self->map->n_columns; i++)
    {
      const char *text = tandem_import_build_get_text (self, i);

      if (!tandem_import_build_is_foreign (self, i) || holds_nothing (self, i))
        continue;
      add_note (self, tandem_import_build_find_header (self, i), text);
      tandem_import_build_warn (self, TANDEM_IMPORT_WARNING_COMPANY, i,
                                /* Translators: the first %s is a column, the second what stands there */
                                g_strdup_printf (_ ("%s: “%s” is nothing that a company has; it is kept in the notes."),
                                                 tandem_import_build_find_header (self, i), text));
    }
}

static void
make_company (TandemImportBuild *self)
{
  TandemRecord *contact = TANDEM_RECORD (self->draft->contact);
  TandemCompanyDraft *facts = self->draft->company_facts;
  TandemRecord *company = TANDEM_RECORD (facts->company);

  note_foreign (self);
  tandem_record_set_text (company, TANDEM_COMPANY_NAME, self->draft->company);
  if (tandem_record_get_created_at (contact))
    tandem_record_set_created_at (company, tandem_record_get_created_at (contact));
  tandem_record_copy_column (company, TANDEM_COMPANY_NOTES, contact, TANDEM_CONTACT_NOTES);
  tandem_record_copy_column (company, TANDEM_COMPANY_OWNER_ID, contact, TANDEM_CONTACT_OWNER_ID);
  move_all (self->draft->points, facts->points);
  move_all (self->draft->addresses, facts->addresses);
  move_all (self->draft->tags, facts->tags);
  move_all (self->draft->values, facts->values);
  move_all (self->draft->ids, facts->ids);
}

static gboolean
has_name (TandemContactDraft *draft)
{
  return !tandem_record_is_null (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_GIVEN_NAME)
         || !tandem_record_is_null (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME);
}

static gboolean
has_email (TandemContactDraft *draft)
{
  for (guint i = 0; i < draft->points->len; i++)
    if (g_strcmp0 (tandem_record_get_text (draft->points->pdata[i], TANDEM_CONTACT_POINT_KIND), "email") == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_of_company (const TandemImportBuild *self)
{
  if (self->draft->company == NULL)
    return FALSE;
  return self->map->subject == TANDEM_IMPORT_COMPANIES || (!has_name (self->draft) && !has_email (self->draft));
}

/* --- drafts -------------------------------------------------------------------------------------------------------- */

/* Only where space follows it a cell is copied. */
static const char *
find_stripped (const char *cell, GPtrArray **copies)
{
  gsize length;

  while (g_ascii_isspace (*cell))
    cell++;
  length = strlen (cell);
  if (length == 0 || !g_ascii_isspace (cell[length - 1]))
    return cell;
  if (*copies == NULL)
    *copies = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (*copies, g_strchomp (g_strndup (cell, length)));
  return g_ptr_array_index (*copies, (*copies)->len - 1);
}

/* What is left out leaves a row that says nothing. */
static gboolean
find_texts (TandemImportBuild *self, const TandemRow *row, GPtrArray **copies)
{
  gboolean says_something = FALSE;

  self->n_texts = MIN (row->n_cells, self->map->n_columns);
  self->texts = g_new (const char *, self->n_texts);
  for (guint i = 0; i < self->n_texts; i++)
    {
      const char *cell = row->cells[i].text;

      if (tandem_import_field_is_kept (self->map->columns[i].field))
        self->texts[i] = find_stripped (self->map->is_guarded ? tandem_csv_unguard (cell) : cell, copies);
      else
        self->texts[i] = "";
      says_something |= *self->texts[i] != 0;
    }
  return says_something;
}

static void
build (TandemImportBuild *self)
{
  self->draft->company = g_strdup (tandem_import_build_find_text (self, F (COMPANY)));
  add_names (self);
  tandem_import_build_reach (self);
  self->is_company = is_of_company (self);
  add_notes (self);
  if (!self->is_company)
    add_birthday (self);
  tandem_import_build_facts (self);
  tandem_import_build_ids (self, self->is_company);
  if (self->is_company)
    make_company (self);
}

/**
 * tandem_import_draft_fill:
 * @draft: a blank one
 * @map: what the columns are, and how their days and numbers are written
 * @names: (nullable): the people and channels of the firm; without them no name of one is known
 * @warnings: (nullable) (element-type TandemImportWarning): gets what is doubtful
 *
 * Makes it the row as a contact, or as a company, see tandem_import_draft_is_company(). Any thread.
 *
 * Returns: %FALSE when no column that is kept holds anything
 */
gboolean
tandem_import_draft_fill (TandemContactDraft *draft, const TandemRow *row, const TandemHeaderMap *map,
                          const TandemImportNames *names, GPtrArray *warnings)
{
  g_autoptr (GPtrArray) copies = NULL;
  TandemImportBuild self = { .row = row, .map = map, .names = names, .warnings = warnings, .draft = draft };
  gboolean says_something = find_texts (&self, row, &copies);

  if (says_something)
    build (&self);
  g_free (self.texts);
  return says_something;
}

/**
 * tandem_import_draft_new:
 *
 * As tandem_import_draft_fill().
 *
 * Returns: (transfer full) (nullable): the draft; %NULL when no column that is kept holds anything
 */
TandemContactDraft *
tandem_import_draft_new (const TandemRow *row, const TandemHeaderMap *map, const TandemImportNames *names,
                         GPtrArray *warnings)
{
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

  return tandem_import_draft_fill (draft, row, map, names, warnings) ? g_steal_pointer (&draft) : NULL;
}

/**
 * tandem_import_draft_is_named:
 *
 * Returns: whether there is a name, an e-mail or a phone number: less is no contact
 */
gboolean
tandem_import_draft_is_named (TandemContactDraft *draft)
{
  if (has_name (draft))
    return TRUE;
  for (guint i = 0; i < draft->points->len; i++)
    {
      const char *kind = tandem_record_get_text (draft->points->pdata[i], TANDEM_CONTACT_POINT_KIND);

      if (g_strcmp0 (kind, "url") != 0 && g_strcmp0 (kind, "social") != 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * tandem_import_draft_is_company:
 *
 * Returns: whether the row is a company: all of it stands in the facts of the company, which have a name then
 */
gboolean
tandem_import_draft_is_company (TandemContactDraft *draft)
{
  return !tandem_record_is_null (TANDEM_RECORD (draft->company_facts->company), TANDEM_COMPANY_NAME);
}

/**
 * tandem_import_find_error:
 *
 * What a formula could not work out is taken neither for a value nor for none.
 *
 * Returns: (transfer full) (nullable): why the row can't be imported; %NULL where no column that is kept holds an error
 */
char *
tandem_import_find_error (const TandemRow *row, const TandemHeaderMap *map)
{
  for (guint i = 0; i < MIN (row->n_cells, map->n_columns); i++)
    if (row->cells[i].kind == TANDEM_CELL_ERROR && tandem_import_field_is_kept (map->columns[i].field))
      {
        g_autofree char *number = g_strdup_printf ("%u", i + 1);
        const char *column = *map->columns[i].header ? map->columns[i].header : number;

        if (row->cells[i].length > 0)
          /* Translators: the first %s is an error as #DIV/0!, the second the name or number of a column */
          return g_strdup_printf (_ ("There is the error %s in the column “%s”."), row->cells[i].text, column);
        /* Translators: %s is the name or number of a column */
        return g_strdup_printf (
            _ ("The formula in the column “%s” has no stored result: open the file in its program, save it "
               "and import it again."),
            column);
      }
  return NULL;
}
