/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-contact-point.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/tandem-fold.h"
#include "store/tandem-store-error.h"

struct _TandemContactPoint {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_CONTACT_POINT_N_COLUMNS] = {
  [TANDEM_CONTACT_POINT_CONTACT_ID] = { "contact_id", TANDEM_COLUMN_INTEGER, .part_of = "contact" },
  [TANDEM_CONTACT_POINT_COMPANY_ID] = { "company_id", TANDEM_COLUMN_INTEGER, .part_of = "company" },
  [TANDEM_CONTACT_POINT_KIND] = { "kind", TANDEM_COLUMN_TEXT },
  [TANDEM_CONTACT_POINT_VALUE] = { "value", TANDEM_COLUMN_TEXT },
  [TANDEM_CONTACT_POINT_NORMALISED] = { "normalised", TANDEM_COLUMN_TEXT, TANDEM_COLUMN_DERIVED },
  [TANDEM_CONTACT_POINT_LABEL] = { "label", TANDEM_COLUMN_TEXT },
  [TANDEM_CONTACT_POINT_IS_PRIMARY] = { "is_primary", TANDEM_COLUMN_INTEGER },
};

G_DEFINE_FINAL_TYPE (TandemContactPoint, tandem_contact_point, TANDEM_TYPE_RECORD)

/* What a point is found by: a phone by its digits however it was written, anything else without case and accents. */
static gboolean
tandem_contact_point_prepare (TandemRecord *self, TandemConnection *connection, GError **error)
{
  const char *kind = tandem_record_get_text (self, TANDEM_CONTACT_POINT_KIND);
  const char *value = tandem_record_get_text (self, TANDEM_CONTACT_POINT_VALUE);
  gboolean is_phone = g_strcmp0 (kind, "phone") == 0 || g_strcmp0 (kind, "mobile") == 0;
  g_autofree char *key = NULL;

  if (value == NULL)
    {
      g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                           _ ("There is nothing in this field. Nothing was saved."));
      return FALSE;
    }
  key = is_phone ? tandem_fold_digits (value) : tandem_fold_text (value);
  tandem_record_set_text (self, TANDEM_CONTACT_POINT_NORMALISED, *key ? key : value);
  return TRUE;
}

static void
tandem_contact_point_class_init (TandemContactPointClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "contact_point", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->prepare = tandem_contact_point_prepare;
}

static void
tandem_contact_point_init (TandemContactPoint *self)
{
}

/**
 * tandem_contact_point_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemContactPoint *
tandem_contact_point_new (void)
{
  return g_object_new (TANDEM_TYPE_CONTACT_POINT, NULL);
}

/**
 * tandem_contact_point_check_email:
 * @text: what may be an e-mail address
 *
 * Only what can't be one is refused: what is before and after one @, without blanks. It is for where somebody types: a record
 * keeps what a sheet brings, as one doubtful address is no reason to leave out a person, or a whole sheet.
 */
gboolean
tandem_contact_point_check_email (const char *text, GError **error)
{
  const char *at = strchr (text, '@');

  if (at && at > text && at[1] && strchr (at + 1, '@') == NULL && strpbrk (text, " \t\r\n,;<>()\"") == NULL)
    return TRUE;
  /* Translators: %s is what was typed */
  g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
               _ ("“%s” is not an e-mail address, such as name@firm.example. Nothing was saved."), text);
  return FALSE;
}

static const char *
get_family (const char *kind)
{
  return g_strcmp0 (kind, "mobile") == 0 ? "phone" : kind;
}

/**
 * tandem_contact_point_is_family:
 *
 * Returns: whether of points of both kinds one alone is the primary one
 */
gboolean
tandem_contact_point_is_family (const char *kind, const char *other)
{
  return g_strcmp0 (get_family (kind), get_family (other)) == 0;
}

/**
 * tandem_contact_point_list:
 * @owner_column: %TANDEM_CONTACT_POINT_CONTACT_ID or %TANDEM_CONTACT_POINT_COMPANY_ID
 * @owner_id: whose points
 *
 * Returns: (transfer full) (element-type TandemContactPoint) (nullable): the points as they are shown: numbers, e-mails, pages;
 *   the first of each family is the one that is taken
 */
GPtrArray *
tandem_contact_point_list (TandemConnection *connection, guint owner_column, gint64 owner_id, GError **error)
{
  g_autofree char *where = g_strdup_printf (
      "%s = $1 AND deleted_at IS NULL ORDER BY CASE kind WHEN 'phone' THEN 1 WHEN 'mobile' THEN 1 WHEN 'email' THEN 2"
      " WHEN 'url' THEN 3 ELSE 4 END, is_primary DESC, id",
      columns[owner_column].name);

  return tandem_record_load_where (connection, TANDEM_TYPE_CONTACT_POINT, where, owner_id, error);
}
