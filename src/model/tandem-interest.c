/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-interest.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-fold.h"
#include "store/tandem-store-error.h"

struct _TandemInterest {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_INTEREST_N_COLUMNS] = {
  [TANDEM_INTEREST_CONTACT_ID] = { "contact_id", TANDEM_COLUMN_INTEGER, .part_of = "contact" },
  [TANDEM_INTEREST_CATEGORY] = { "category", TANDEM_COLUMN_TEXT },
  [TANDEM_INTEREST_FOLDED_CATEGORY] = { "folded_category", TANDEM_COLUMN_TEXT, TANDEM_COLUMN_DERIVED },
  [TANDEM_INTEREST_STRENGTH] = { "strength", TANDEM_COLUMN_INTEGER },
  [TANDEM_INTEREST_KIND] = { "kind", TANDEM_COLUMN_TEXT },
};

static const struct {
  const char *nick, *title;
} kinds[] = {
  { "stated", NC_ ("interest", "Said so") },
  { "bought", NC_ ("interest", "Bought") },
  { "clicked", NC_ ("interest", "Clicked") },
};

G_DEFINE_FINAL_TYPE (TandemInterest, tandem_interest, TANDEM_TYPE_RECORD)

static gboolean
tandem_interest_prepare (TandemRecord *self, TandemConnection *connection, GError **error)
{
  const char *category = tandem_record_get_text (self, TANDEM_INTEREST_CATEGORY);
  g_autofree char *folded = tandem_fold_text (category ? category : "");

  if (category == NULL)
    {
      g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                           _ ("An interest needs a name. Nothing was saved."));
      return FALSE;
    }
  tandem_record_set_text (self, TANDEM_INTEREST_FOLDED_CATEGORY, *folded ? folded : category);
  tandem_record_set_integer (self, TANDEM_INTEREST_STRENGTH,
                             CLAMP (tandem_record_get_integer (self, TANDEM_INTEREST_STRENGTH), TANDEM_INTEREST_WEAK,
                                    TANDEM_INTEREST_STRONG));
  if (tandem_record_is_null (self, TANDEM_INTEREST_KIND))
    tandem_record_set_text (self, TANDEM_INTEREST_KIND, "stated");
  return TRUE;
}

static void
tandem_interest_class_init (TandemInterestClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "interest", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->prepare = tandem_interest_prepare;
}

static void
tandem_interest_init (TandemInterest *self)
{
}

/**
 * tandem_interest_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemInterest *
tandem_interest_new (void)
{
  return g_object_new (TANDEM_TYPE_INTEREST, NULL);
}

/**
 * tandem_interest_list:
 *
 * Returns: (transfer full) (element-type TandemInterest) (nullable): what a contact is interested in, the strongest first
 */
GPtrArray *
tandem_interest_list (TandemConnection *connection, gint64 contact_id, GError **error)
{
  return tandem_record_load_where (connection, TANDEM_TYPE_INTEREST,
                                   "contact_id = $1 AND deleted_at IS NULL ORDER BY strength DESC, folded_category, id",
                                   contact_id, error);
}

/**
 * tandem_interest_kind_to_title:
 *
 * Returns: (transfer none) (nullable): how an interest is known, in the person's language
 */
const char *
tandem_interest_kind_to_title (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].nick, kind) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "interest", kinds[i].title);
  return kind;
}

/**
 * tandem_interest_get_strength:
 *
 * Returns: (transfer none): how strong an interest is, in the person's language
 */
const char *
tandem_interest_get_strength (gint64 strength)
{
  if (strength >= TANDEM_INTEREST_STRONG)
    return C_ ("interest", "Strong");
  return strength <= TANDEM_INTEREST_WEAK ? C_ ("interest", "Weak") : C_ ("interest", "Some");
}
