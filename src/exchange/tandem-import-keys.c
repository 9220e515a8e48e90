/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-import-keys.h"

#include "base/tandem-fold.h"
#include "base/tandem-phone.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-foreign-id.h"

static void
clear_key (gpointer data)
{
  g_free (((TandemImportKey *) data)->value);
}

/* FNV-1a, by its kind. */
static guint64
add_text (guint64 hash, const char *text)
{
  for (const char *c = text; *c; c++)
    hash = (hash ^ (guint8) *c) * G_GUINT64_CONSTANT (1099511628211);
  return (hash ^ 0xff) * G_GUINT64_CONSTANT (1099511628211);
}

/**
 * tandem_import_key_hash:
 * @value: an e-mail address, a phone number or an id, as it is written
 */
gint64
tandem_import_key_hash (TandemImportKeyKind kind, const char *value)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037) + (guint64) kind * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  g_autofree char *key = NULL;

  if (kind == TANDEM_IMPORT_KEY_PHONE)
    key = tandem_phone_get_tail (value);
  else if (kind == TANDEM_IMPORT_KEY_EMAIL)
    key = tandem_fold_text (value);
  return (gint64) add_text (hash, key ? key : value);
}

/**
 * tandem_import_key_hash_id:
 * @program: as a #TandemForeignId has it
 * @value: what that program calls it
 */
gint64
tandem_import_key_hash_id (const char *program, const char *value)
{
  return (gint64) add_text ((guint64) tandem_import_key_hash (TANDEM_IMPORT_KEY_FOREIGN_ID, program), value);
}

static char *
fold_part (const char *text)
{
  return g_strstrip (tandem_fold_text (text ? text : ""));
}

/* A whole name has other keys than what is a part of it, of which there may be too many to look at. */
static gint64
hash_folded (const char *given, const char *family, const char *company, gboolean is_part)
{
  guint64 hash = (guint64) tandem_import_key_hash (TANDEM_IMPORT_KEY_NAME, is_part ? "part" : "");

  return (gint64) add_text (add_text (add_text (hash, given), family), company);
}

/**
 * tandem_import_key_hash_name:
 * @given: (nullable): like the others
 * @is_part: whether it is to find whoever is called this and more
 */
gint64
tandem_import_key_hash_name (const char *given, const char *family, const char *company, gboolean is_part)
{
  g_autofree char *one = fold_part (given), *other = fold_part (family), *firm = fold_part (company);

  return hash_folded (one, other, firm, is_part);
}

/**
 * tandem_import_key_hash_names:
 * @hashes: (out) (array length=%TANDEM_IMPORT_MOST_NAMES): what tandem_import_key_hash_name() gives for all that is known,
 *   and for each part of it that still names somebody
 *
 * Returns: how many there are
 */
guint
tandem_import_key_hash_names (const char *given, const char *family, const char *company, gint64 *hashes)
{
  g_autofree char *one = fold_part (given), *other = fold_part (family), *firm = fold_part (company);
  guint n = 0;

  hashes[n++] = hash_folded (one, other, firm, FALSE);
  if (*firm && (*one || *other))
    hashes[n++] = hash_folded (one, other, "", TRUE);
  if (*one == '\0' || *other == '\0')
    return n;
  hashes[n++] = hash_folded (one, "", "", TRUE);
  hashes[n++] = hash_folded ("", other, "", TRUE);
  if (*firm)
    {
      hashes[n++] = hash_folded (one, "", firm, TRUE);
      hashes[n++] = hash_folded ("", other, firm, TRUE);
    }
  return n;
}

static void
add_key (GArray *keys, TandemImportKeyKind kind, const char *value)
{
  TandemImportKey key = { kind, tandem_import_key_hash (kind, value), NULL, g_strdup (value) };

  g_array_append_val (keys, key);
}

static void
add_ids (GArray *keys, GPtrArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    {
      TandemImportKey key = { TANDEM_IMPORT_KEY_FOREIGN_ID };

      key.program = tandem_record_get_text (ids->pdata[i], TANDEM_FOREIGN_ID_PROGRAM);
      key.value = g_strdup (tandem_record_get_text (ids->pdata[i], TANDEM_FOREIGN_ID_VALUE));
      key.hash = tandem_import_key_hash_id (key.program, key.value);
      g_array_append_val (keys, key);
    }
}

/**
 * tandem_import_keys_new:
 *
 * Returns: (transfer full) (element-type TandemImportKey): what tells who a row is, in the order of kinds
 */
GArray *
tandem_import_keys_new (TandemContactDraft *draft)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (TandemImportKey));
  TandemRecord *contact = TANDEM_RECORD (draft->contact);
  gboolean is_reached = FALSE;

  g_array_set_clear_func (keys, clear_key);
  if (draft->id)
    add_key (keys, TANDEM_IMPORT_KEY_OWN_ID, draft->id);
  if (tandem_import_draft_is_company (draft))
    {
      TandemImportKey company = { TANDEM_IMPORT_KEY_NAME };

      add_ids (keys, draft->company_facts->ids);
      company.hash = tandem_import_key_hash_name (NULL, NULL,
                                                  tandem_record_get_text (TANDEM_RECORD (draft->company_facts->company),
                                                                          TANDEM_COMPANY_NAME),
                                                  FALSE);
      g_array_append_val (keys, company);
      return keys;
    }
  add_ids (keys, draft->ids);
  for (TandemImportKeyKind kind = TANDEM_IMPORT_KEY_EMAIL; kind <= TANDEM_IMPORT_KEY_PHONE; kind++)
    for (guint i = 0; i < draft->points->len; i++)
      {
        const char *its = tandem_record_get_text (draft->points->pdata[i], TANDEM_CONTACT_POINT_KIND);

        if (!tandem_contact_point_is_family (its, kind == TANDEM_IMPORT_KEY_EMAIL ? "email" : "phone"))
          continue;
        add_key (keys, kind, tandem_record_get_text (draft->points->pdata[i], TANDEM_CONTACT_POINT_VALUE));
        is_reached = TRUE;
      }
  for (guint is_part = 0; !is_reached && is_part < 2; is_part++)
    {
      TandemImportKey key = { TANDEM_IMPORT_KEY_NAME };

      key.hash = tandem_import_key_hash_name (tandem_record_get_text (contact, TANDEM_CONTACT_GIVEN_NAME),
                                              tandem_record_get_text (contact, TANDEM_CONTACT_FAMILY_NAME),
                                              draft->company, is_part);
      g_array_append_val (keys, key);
    }
  return keys;
}
