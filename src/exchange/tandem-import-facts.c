/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-import-draft-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tandem-date.h"
#include "exchange/tandem-import-custom.h"
#include "exchange/tandem-import-list.h"
#include "exchange/tandem-import-number.h"
#include "model/tandem-consent-event.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-custom-value.h"
#include "model/tandem-interest.h"
#include "model/tandem-lead-status.h"
#include "model/tandem-lifecycle.h"

/* What is known of a contact beside names and places: tags, interests, stages, whose it is, what it allowed, and the fields of the
 * firm's own. A word that is not known is told and left out: a stage that nobody chose would count in the funnel. */

#define F(name) TANDEM_IMPORT_FIELD_##name

/* --- words --------------------------------------------------------------------------------------------------------- */

typedef struct {
  const char *text, *nick;
} Alias;

static const Alias stage_aliases[] = {
  { "marketingqualifiedlead", "mql" },
  { "salesqualifiedlead", "sql" },
  { "salesacceptedlead", "sal" },
  { "kunde", "customer" },
  { "interessent", "lead" },
  { "abonnent", "subscriber" },
  { "client", "customer" },
  { "cliente", "customer" },
  { NULL, NULL },
};

static const Alias status_aliases[] = {
  { "open", "new" },
  { "opennotcontacted", "new" },
  { "inprogress", "working" },
  { "workingcontacted", "working" },
  { "attemptedtocontact", "working" },
  { "connected", "working" },
  { "opendeal", "converted" },
  { "closedconverted", "converted" },
  { "closednotconverted", "unqualified" },
  { "badtiming", "nurturing" },
  { "qualified", "converted" },
  { NULL, NULL },
};

static const char *
find_alias (const Alias *aliases, const char *plain)
{
  for (; aliases->text; aliases++)
    if (g_str_equal (aliases->text, plain))
      return aliases->nick;
  return NULL;
}

static gboolean
is_word (const char *plain, const char *word)
{
  g_autofree char *other = tandem_header_normalize (word);

  return g_str_equal (plain, other);
}

static const char *
find_stage (const char *text)
{
  g_autofree char *plain = tandem_header_normalize (text);

  for (guint i = 0; i < TANDEM_LIFECYCLE_N_STAGES; i++)
    if (is_word (plain, tandem_lifecycle_get_nick (i)) || is_word (plain, tandem_lifecycle_get_title (i)))
      return tandem_lifecycle_get_nick (i);
  return find_alias (stage_aliases, plain);
}

static const char *
find_status (const char *text)
{
  g_autofree char *plain = tandem_header_normalize (text);

  for (guint i = 0; i < TANDEM_LEAD_STATUS_N; i++)
    if (is_word (plain, tandem_lead_status_get_nick (i)) || is_word (plain, tandem_lead_status_get_title (i)))
      return tandem_lead_status_get_nick (i);
  return find_alias (status_aliases, plain);
}

static void
warn_of_word (TandemImportBuild *self, guint column)
{
  tandem_import_build_warn (self, TANDEM_IMPORT_WARNING_WORD, column,
                            /* Translators: the first %s is a column, the second what stands there */
                            g_strdup_printf (_ ("%s: “%s” is not known here; it is left out."),
                                             tandem_import_build_find_header (self, column),
                                             tandem_import_build_get_text (self, column)));
}

static void
set_word (TandemImportBuild *self, guint column, guint contact_column, const char *nick)
{
  if (nick)
    tandem_record_set_text (TANDEM_RECORD (self->draft->contact), contact_column, nick);
  else
    warn_of_word (self, column);
}

static void
set_named (TandemImportBuild *self, guint column, guint contact_column, gint64 id)
{
  if (id != 0)
    tandem_record_set_id (TANDEM_RECORD (self->draft->contact), contact_column, id);
  else
    warn_of_word (self, column);
}

/* --- lists in a cell ----------------------------------------------------------------------------------------------- */

/* Google's own groups begin with a star; that everybody is in "My contacts" says nothing. */
static void
add_tags (TandemImportBuild *self, const char *text)
{
  gboolean is_google
      = self->map->program == TANDEM_IMPORT_PROGRAM_GOOGLE || self->map->program == TANDEM_IMPORT_PROGRAM_GOOGLE_OLD;
  g_auto (GStrv) items = tandem_import_list_split (text);

  for (char **item = items; *item; item++)
    {
      const char *tail = "", *name = is_google && g_str_has_prefix (*item, "* ") ? *item + 2 : *item;
      g_autofree char *quoted = tandem_import_list_unquote (*item, &tail);

      if (quoted && *tail == 0)
        name = quoted;
      else if (g_str_equal (*item, "* myContacts") || g_str_equal (*item, "* My Contacts"))
        continue;
      if (*name && !g_ptr_array_find_with_equal_func (self->draft->tags, name, g_str_equal, NULL))
        g_ptr_array_add (self->draft->tags, g_strdup (name));
    }
}

/* "Roofs: 3 bought": how it is known stands last. Returns: (nullable): its nick */
static const char *
take_kind (char *word)
{
  static const char *const nicks[] = { "stated", "bought", "clicked" };
  char *space = strrchr (word, ' ');

  for (guint i = 0; space && i < G_N_ELEMENTS (nicks); i++)
    if (g_str_equal (space + 1, nicks[i]))
      {
        *space = 0;
        return nicks[i];
      }
  return NULL;
}

/* "Ovens: 3, Mixers (weak)": how strong an interest is may stand behind it. */
static gint64
take_strength (char *text, const char **kind)
{
  char *open = strrchr (text, '('), *colon = strrchr (text, ':'), *at = open && strchr (open, ')') ? open : colon;
  g_autofree char *word = at ? g_strdup (at + 1) : NULL;
  gint64 strength = 0;

  *kind = NULL;
  if (word == NULL)
    return 2;
  g_strstrip (g_strdelimit (word, ")", ' '));
  *kind = take_kind (word);
  for (gint64 i = TANDEM_INTEREST_WEAK; i <= TANDEM_INTEREST_STRONG; i++)
    {
      static const char *const nicks[] = { "weak", "some", "strong" };
      g_autofree char *number = g_strdup_printf ("%d", (int) i);

      if (g_str_equal (word, number) || g_ascii_strcasecmp (word, nicks[i - 1]) == 0
          || g_strcmp0 (word, tandem_interest_get_strength (i)) == 0)
        strength = i;
    }
  if (strength == 0)
    {
      *kind = NULL;
      return 2;
    }
  *at = 0;
  g_strstrip (text);
  return strength;
}

static void
add_interest (TandemImportBuild *self, char *item)
{
  const char *tail = "", *kind;
  g_autofree char *quoted = tandem_import_list_unquote (item, &tail);
  g_autofree char *rest = g_strdup (tail);
  gint64 strength = take_strength (quoted ? rest : item, &kind);
  gboolean is_quoted = quoted && *g_strstrip (rest) == 0;
  const char *category = is_quoted ? quoted : item;
  TandemRecord *interest;

  /* Quotes around a part of it are of the name. */
  if (quoted && !is_quoted)
    strength = take_strength (item, &kind);
  if (*category == 0)
    return;
  interest = TANDEM_RECORD (tandem_interest_new ());
  tandem_record_set_text (interest, TANDEM_INTEREST_CATEGORY, category);
  tandem_record_set_integer (interest, TANDEM_INTEREST_STRENGTH, strength);
  tandem_record_set_text (interest, TANDEM_INTEREST_KIND, kind);
  g_ptr_array_add (self->draft->interests, interest);
}

static void
add_interests (TandemImportBuild *self, const char *text)
{
  g_auto (GStrv) items = tandem_import_list_split (text);

  for (char **item = items; *item; item++)
    add_interest (self, *item);
}

/* --- consent ------------------------------------------------------------------------------------------------------- */

static const char *
find_consent_word (TandemConsentWords words, const char *text)
{
  g_autofree char *plain = tandem_header_normalize (text);

  for (guint i = 0; i < tandem_consent_words_get_n (words); i++)
    {
      const char *nick = tandem_consent_words_get_nick (words, i);

      if (is_word (plain, nick) || is_word (plain, tandem_consent_words_to_title (words, nick)))
        return nick;
    }
  return NULL;
}

static const char *
find_consent_kind (const char *text)
{
  static const Alias aliases[] = { { "subscribed", "confirmed" }, { "optin", "confirmed" },
                                   { "optedin", "confirmed" },    { "unsubscribed", "withdrawn" },
                                   { "optout", "withdrawn" },     { "optedout", "withdrawn" },
                                   { "pending", "requested" },    { "abgemeldet", "withdrawn" },
                                   { "angemeldet", "confirmed" }, { NULL, NULL } };
  g_autofree char *plain = tandem_header_normalize (text);
  const char *kind = find_consent_word (TANDEM_CONSENT_KIND, text);
  gboolean flag;

  if (kind == NULL)
    kind = find_alias (aliases, plain);
  if (kind == NULL && tandem_import_flag (text, &flag))
    kind = flag ? "confirmed" : "withdrawn";
  return kind;
}

/* Of the columns that tell of one consent: a file may tell of several. */
static const char *
find_of_consent (TandemImportBuild *self, TandemImportField field, guint group, guint *column)
{
  for (guint i = 0; i < self->map->n_columns; i++)
    if (self->map->columns[i].field == field && self->map->columns[i].group == group
        && *tandem_import_build_get_text (self, i))
      {
        *column = i;
        return tandem_import_build_get_text (self, i);
      }
  return NULL;
}

static char *
make_instant (TandemImportBuild *self, const char *day)
{
  GTimeZone *zone = tandem_import_names_get_zone (self->names);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  return tandem_date_start (day, zone ? zone : utc);
}

/* Our own export tells the moment. */
static char *
find_consent_instant (TandemImportBuild *self, guint group)
{
  guint column = 0;
  const char *text = find_of_consent (self, F (CONSENT_DATE), group, &column);
  g_autofree char *day = NULL;
  gint64 ms;

  if (text && tandem_instant_to_ms (text, &ms))
    return g_strdup (text);
  day = text ? tandem_import_day (text, self->map->columns[column].tally.date_order)
             : g_strdup (self->map->consent.day);
  return day ? make_instant (self, day) : NULL;
}

static const char *
find_or (TandemImportBuild *self, TandemImportField field, guint group, const char *usual)
{
  guint column;
  const char *text = find_of_consent (self, field, group, &column);

  return text ? text : usual;
}

/* Of a consent it is known since when and from where, or it is none. Who refuses in the row is heard without: the day of the whole file
 * is that of its consents, so without one of its own the refusal is of the moment in which it comes in. */
static void
add_said_consent (TandemImportBuild *self, guint group, const char *text, const char *kind)
{
  const char *channel_text = find_or (self, F (CONSENT_CHANNEL), group, NULL);
  const char *channel = channel_text ? find_consent_word (TANDEM_CONSENT_CHANNEL, channel_text)
                                     : (self->map->consent.channel ? self->map->consent.channel : "email");
  const char *source = find_or (self, F (CONSENT_SOURCE), group, self->map->consent.source);
  const char *basis = find_or (self, F (CONSENT_BASIS), group, NULL);
  gboolean is_refused = text && tandem_consent_is_refusal (kind);
  gboolean is_undated = is_refused && find_or (self, F (CONSENT_DATE), group, NULL) == NULL;
  g_autofree char *at = is_undated ? NULL : find_consent_instant (self, group);
  TandemRecord *consent;

  if (is_refused && (source == NULL || *source == 0))
    source = C_ ("kind of record", "Import");
  if (kind == NULL || channel == NULL || source == NULL || *source == 0 || (at == NULL && !is_undated))
    {
      tandem_import_build_warn (self, TANDEM_IMPORT_WARNING_CONSENT, 0,
                                g_strdup (
                                    _ ("The consent is left out: it takes a source and a date, and a word for what "
                                       "was agreed.")));
      return;
    }
  consent = TANDEM_RECORD (tandem_consent_event_new ());
  tandem_record_set_text (consent, TANDEM_CONSENT_EVENT_CHANNEL, channel);
  tandem_record_set_text (consent, TANDEM_CONSENT_EVENT_TOPIC,
                          find_or (self, F (CONSENT_TOPIC), group, self->map->consent.topic));
  tandem_record_set_text (consent, TANDEM_CONSENT_EVENT_KIND, kind);
  tandem_record_set_text (consent, TANDEM_CONSENT_EVENT_SOURCE, source);
  tandem_record_set_text (consent, TANDEM_CONSENT_EVENT_LAWFUL_BASIS,
                          basis                             ? find_consent_word (TANDEM_CONSENT_BASIS, basis)
                          : g_str_equal (kind, "confirmed") ? "consent"
                                                            : NULL);
  tandem_record_set_text (consent, TANDEM_CONSENT_EVENT_WORDING, find_or (self, F (CONSENT_WORDING), group, NULL));
  tandem_record_set_text (consent, TANDEM_CONSENT_EVENT_AT, at);
  g_ptr_array_add (self->draft->consents, consent);
  if (text == NULL)
    self->draft->general_consent = consent;
}

static void
add_consent (TandemImportBuild *self, guint group)
{
  const char *text = find_or (self, F (CONSENT), group, NULL);
  const char *kind = text ? find_consent_kind (text) : self->map->consent.kind;

  if (text || kind)
    add_said_consent (self, group, text, kind);
}

/* --- all ----------------------------------------------------------------------------------------------------------- */

static void
add_value (TandemImportBuild *self, guint column, const char *text)
{
  const TandemColumnMapping *mapping = &self->map->columns[column];
  g_autoptr (TandemRecord) value = TANDEM_RECORD (tandem_custom_value_new ());

  /* A number of a spreadsheet has one sign, whatever the texts of its column have. */
  char decimal = self->row->cells[column].kind == TANDEM_CELL_NUMBER ? '.' : mapping->tally.decimal;

  tandem_record_set_id (value, TANDEM_CUSTOM_VALUE_FIELD_ID, mapping->custom_id);
  if (tandem_import_custom_read (value, mapping, text, decimal, tandem_import_names_get_currency (self->names)))
    g_ptr_array_add (self->draft->values, g_steal_pointer (&value));
  else
    tandem_import_build_warn (self, TANDEM_IMPORT_WARNING_VALUE, column,
                              /* Translators: the first %s is a column, the second what stands there */
                              g_strdup_printf (_ ("%s: “%s” is nothing that this field can hold; it is left out."),
                                               tandem_import_build_find_header (self, column), text));
}

/* As people write it: https://www.alder.example/shop is alder.example. */
static char *
make_domain (const char *text)
{
  g_autofree char *domain = g_utf8_strdown (text, -1);
  const char *start = strstr (domain, "://") ? strstr (domain, "://") + 3 : domain;

  if (g_str_has_prefix (start, "www."))
    start += 4;
  return g_strndup (start, strcspn (start, "/?#: "));
}

/* Our own exports write an instant, or what the clock of the firm said. Nothing was made tomorrow. */
static void
set_created (TandemImportBuild *self, guint column, const char *text)
{
  GTimeZone *zone = tandem_import_names_get_zone (self->names);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *whole = strlen (text) == strlen ("2026-01-31T12:00") ? g_strconcat (text, ":00", NULL) : NULL;
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (whole ? whole : text, zone ? zone : utc);
  gint64 ms = moment ? g_date_time_to_unix (moment) * 1000 + g_date_time_get_microsecond (moment) / 1000 : 0;
  g_autofree char *instant = ms > 0 && ms <= g_get_real_time () / 1000 ? tandem_instant_from_ms (ms) : NULL;

  if (instant)
    tandem_record_set_created_at (TANDEM_RECORD (self->draft->contact), instant);
  else
    warn_of_word (self, column);
}

static void
add_fact (TandemImportBuild *self, guint column, const char *text)
{
  TandemRecord *company = TANDEM_RECORD (self->draft->company_facts->company);
  g_autofree char *domain = NULL;

  switch ((int) self->map->columns[column].field)
    {
    case F (TAGS):
      add_tags (self, text);
      break;
    case F (INTERESTS):
      add_interests (self, text);
      break;
    case F (LIFECYCLE_STAGE):
      set_word (self, column, TANDEM_CONTACT_LIFECYCLE_STAGE, find_stage (text));
      break;
    case F (LEAD_STATUS):
      set_word (self, column, TANDEM_CONTACT_LEAD_STATUS, find_status (text));
      break;
    case F (OWNER):
      set_named (self, column, TANDEM_CONTACT_OWNER_ID, tandem_import_names_find_person (self->names, text));
      break;
    case F (SOURCE_CHANNEL):
      set_named (self, column, TANDEM_CONTACT_SOURCE_CHANNEL_ID, tandem_import_names_find_channel (self->names, text));
      break;
    case F (SOURCE_CAMPAIGN):
      set_named (self, column, TANDEM_CONTACT_SOURCE_CAMPAIGN_ID,
                 tandem_import_names_find_campaign (self->names, text));
      break;
    case F (CREATED):
      set_created (self, column, text);
      break;
    case F (COMPANY_PARENT):
      g_set_str (&self->draft->company_facts->parent, text);
      break;
    case F (COMPANY_DOMAIN):
      domain = make_domain (text);
      tandem_record_set_text (company, TANDEM_COMPANY_DOMAIN, domain);
      break;
    case F (COMPANY_INDUSTRY):
      tandem_record_set_text (company, TANDEM_COMPANY_INDUSTRY, text);
      break;
    case F (CUSTOM):
      add_value (self, column, text);
      break;
    default:
      break;
    }
}

/**
 * tandem_import_build_facts:
 *
 * The tags, interests, stages, consents and own fields of a row, and what it says of the company.
 */
void
tandem_import_build_facts (TandemImportBuild *self)
{
  for (guint i = 0; i < self->map->n_columns; i++)
    {
      const char *text = tandem_import_build_get_text (self, i);

      if (*text && !tandem_import_build_is_foreign (self, i))
        add_fact (self, i, text);
    }
  if (self->is_company)
    return;
  for (guint i = 0; i < self->map->n_columns; i++)
    if (self->map->columns[i].field == F (CONSENT) && self->map->columns[i].group > 0
        && *tandem_import_build_get_text (self, i))
      add_consent (self, self->map->columns[i].group);
  /* Last, since it may be that of the whole file. */
  add_consent (self, 0);
}
