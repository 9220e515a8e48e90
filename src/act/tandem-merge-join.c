/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act/tandem-merge-join.h"

#include "base/tandem-fold.h"
#include "model/tandem-address.h"
#include "model/tandem-attachment.h"
#include "model/tandem-campaign-member.h"
#include "model/tandem-contact-point.h"
#include "model/tandem-custom-value.h"
#include "model/tandem-deal-person.h"
#include "model/tandem-foreign-id.h"
#include "model/tandem-interest.h"
#include "model/tandem-not-duplicate.h"
#include "model/tandem-record-tag.h"
#include "model/tandem-relationship.h"

struct _TandemMergeJoin {
  GArray *field_ids;     /* gint64 */
  GHashTable *records;   /* key of what it says: TandemRecord */
  GHashTable *primaries; /* family of points that has a primary one */
};

/* @write_key: what two records say that are the same; @fill: (nullable): what one takes over of the other */
typedef struct {
  const char *table;
  void (*write_key) (TandemRecord *record, GString *key);
  void (*fill) (TandemMergeJoin *self, TandemRecord *twin, TandemRecord *moved);
} Join;

static void
add_id (GString *key, TandemRecord *record, guint column)
{
  g_string_append_printf (key, "|%" G_GINT64_FORMAT, tandem_record_get_integer (record, column));
}

static void
add_text (GString *key, TandemRecord *record, guint column)
{
  const char *text = tandem_record_get_text (record, column);
  g_autofree char *folded = tandem_fold_text (text ? text : "");

  g_string_append_printf (key, "|%s", folded);
}

/* The same pair, whoever is named first. */
static void
add_pair (GString *key, TandemRecord *record, guint column, guint other_column)
{
  gint64 one = tandem_record_get_integer (record, column), other = tandem_record_get_integer (record, other_column);

  g_string_append_printf (key, "|%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT, MIN (one, other), MAX (one, other));
}

/* --- e-mail addresses and numbers ------------------------------------------------------------------------------------- */

static const char *
get_family (TandemRecord *point)
{
  const char *kind = tandem_record_get_text (point, TANDEM_CONTACT_POINT_KIND);

  return tandem_contact_point_is_family (kind, "phone") ? "phone" : kind;
}

static void
write_point (TandemRecord *point, GString *key)
{
  g_string_append_printf (key, "|%s|%s", get_family (point),
                          tandem_record_get_text (point, TANDEM_CONTACT_POINT_NORMALISED));
}

static void
fill_point (TandemMergeJoin *self, TandemRecord *twin, TandemRecord *moved)
{
  if (tandem_record_is_null (twin, TANDEM_CONTACT_POINT_LABEL))
    tandem_record_copy_column (twin, TANDEM_CONTACT_POINT_LABEL, moved, TANDEM_CONTACT_POINT_LABEL);
}

/* --- addresses, tags, interests, values ------------------------------------------------------------------------------- */

static void
write_address (TandemRecord *address, GString *key)
{
  add_text (key, address, TANDEM_ADDRESS_KIND);
  add_text (key, address, TANDEM_ADDRESS_STREET);
  add_text (key, address, TANDEM_ADDRESS_CITY);
  add_text (key, address, TANDEM_ADDRESS_POSTCODE);
}

static void
fill_address (TandemMergeJoin *self, TandemRecord *twin, TandemRecord *moved)
{
  static const guint columns[] = { TANDEM_ADDRESS_REGION, TANDEM_ADDRESS_COUNTRY };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (tandem_record_is_null (twin, columns[i]))
      tandem_record_copy_column (twin, columns[i], moved, columns[i]);
}

static void
write_tag (TandemRecord *tag, GString *key)
{
  add_id (key, tag, TANDEM_RECORD_TAG_TAG_ID);
}

static void
write_interest (TandemRecord *interest, GString *key)
{
  add_text (key, interest, TANDEM_INTEREST_CATEGORY);
}

/* The stronger one is kept, and how that is known. */
static void
fill_interest (TandemMergeJoin *self, TandemRecord *twin, TandemRecord *moved)
{
  if (tandem_record_get_integer (moved, TANDEM_INTEREST_STRENGTH)
      <= tandem_record_get_integer (twin, TANDEM_INTEREST_STRENGTH))
    return;
  tandem_record_copy_column (twin, TANDEM_INTEREST_STRENGTH, moved, TANDEM_INTEREST_STRENGTH);
  tandem_record_copy_column (twin, TANDEM_INTEREST_KIND, moved, TANDEM_INTEREST_KIND);
}

/* Case may matter in an id. */
static void
write_foreign_id (TandemRecord *id, GString *key)
{
  g_string_append_printf (key, "|%s|%s", tandem_record_get_text (id, TANDEM_FOREIGN_ID_PROGRAM),
                          tandem_record_get_text (id, TANDEM_FOREIGN_ID_VALUE));
}

static void
write_value (TandemRecord *value, GString *key)
{
  add_id (key, value, TANDEM_CUSTOM_VALUE_FIELD_ID);
}

static gboolean
is_taken (TandemMergeJoin *self, gint64 field_id)
{
  for (guint i = 0; self->field_ids && i < self->field_ids->len; i++)
    if (g_array_index (self->field_ids, gint64, i) == field_id)
      return TRUE;
  return FALSE;
}

static void
fill_value (TandemMergeJoin *self, TandemRecord *twin, TandemRecord *moved)
{
  if (!is_taken (self, tandem_record_get_integer (moved, TANDEM_CUSTOM_VALUE_FIELD_ID)))
    return;
  tandem_record_copy_column (twin, TANDEM_CUSTOM_VALUE_TEXT, moved, TANDEM_CUSTOM_VALUE_TEXT);
  tandem_record_copy_column (twin, TANDEM_CUSTOM_VALUE_NUMBER, moved, TANDEM_CUSTOM_VALUE_NUMBER);
  tandem_record_copy_column (twin, TANDEM_CUSTOM_VALUE_CURRENCY, moved, TANDEM_CUSTOM_VALUE_CURRENCY);
}

/* There is one photo; a file is the same by what is in it and what it is called. */
static void
write_attachment (TandemRecord *attachment, GString *key)
{
  add_text (key, attachment, TANDEM_ATTACHMENT_KIND);
  if (g_strcmp0 (tandem_record_get_text (attachment, TANDEM_ATTACHMENT_KIND), TANDEM_ATTACHMENT_PHOTO) == 0)
    return;
  add_text (key, attachment, TANDEM_ATTACHMENT_SHA256);
  add_text (key, attachment, TANDEM_ATTACHMENT_NAME);
}

/* --- deals, campaigns, people ------------------------------------------------------------------------------------------ */

static void
write_deal_person (TandemRecord *person, GString *key)
{
  add_id (key, person, TANDEM_DEAL_PERSON_DEAL_ID);
}

/* Roles stand in the order of their weight. */
static void
fill_deal_person (TandemMergeJoin *self, TandemRecord *twin, TandemRecord *moved)
{
  if (tandem_deal_role_find (tandem_record_get_text (moved, TANDEM_DEAL_PERSON_ROLE))
      < tandem_deal_role_find (tandem_record_get_text (twin, TANDEM_DEAL_PERSON_ROLE)))
    tandem_record_copy_column (twin, TANDEM_DEAL_PERSON_ROLE, moved, TANDEM_DEAL_PERSON_ROLE);
}

static void
write_member (TandemRecord *member, GString *key)
{
  add_id (key, member, TANDEM_CAMPAIGN_MEMBER_CAMPAIGN_ID);
}

/* How much a status tells of what came of it: whoever answered has answered, whatever became of another address. */
static guint
get_weight (TandemRecord *member)
{
  static const char *const statuses[] = { "targeted", "sent",    "bounced-soft", "bounced-hard", "delivered",
                                          "opened",   "clicked", "opted-out",    "responded",    "converted" };
  const char *status = tandem_record_get_text (member, TANDEM_CAMPAIGN_MEMBER_STATUS);

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_strcmp0 (statuses[i], status) == 0)
      return i;
  return 0;
}

static void
fill_member (TandemMergeJoin *self, TandemRecord *twin, TandemRecord *moved)
{
  static const guint columns[] = { TANDEM_CAMPAIGN_MEMBER_OFFER_ID, TANDEM_CAMPAIGN_MEMBER_TOUCH_ID };
  gboolean is_further = get_weight (moved) > get_weight (twin);

  if (is_further)
    {
      tandem_record_copy_column (twin, TANDEM_CAMPAIGN_MEMBER_STATUS, moved, TANDEM_CAMPAIGN_MEMBER_STATUS);
      tandem_record_copy_column (twin, TANDEM_CAMPAIGN_MEMBER_AT, moved, TANDEM_CAMPAIGN_MEMBER_AT);
    }
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (!tandem_record_is_null (moved, columns[i]) && (is_further || tandem_record_is_null (twin, columns[i])))
      tandem_record_copy_column (twin, columns[i], moved, columns[i]);
}

static void
write_relationship (TandemRecord *relationship, GString *key)
{
  const char *kind = tandem_record_get_text (relationship, TANDEM_RELATIONSHIP_KIND);

  g_string_append_printf (key, "|%s", kind);
  if (tandem_relationship_is_mutual (kind))
    add_pair (key, relationship, TANDEM_RELATIONSHIP_CONTACT_ID, TANDEM_RELATIONSHIP_OTHER_ID);
  else
    {
      add_id (key, relationship, TANDEM_RELATIONSHIP_CONTACT_ID);
      add_id (key, relationship, TANDEM_RELATIONSHIP_OTHER_ID);
    }
}

static void
write_not_duplicate (TandemRecord *said, GString *key)
{
  add_pair (key, said, TANDEM_NOT_DUPLICATE_CONTACT_ID, TANDEM_NOT_DUPLICATE_OTHER_CONTACT_ID);
  add_pair (key, said, TANDEM_NOT_DUPLICATE_COMPANY_ID, TANDEM_NOT_DUPLICATE_OTHER_COMPANY_ID);
}

static const Join joins[] = {
  { "contact_point", write_point, fill_point },     { "address", write_address, fill_address },
  { "attachment", write_attachment, NULL },         { "record_tag", write_tag, NULL },
  { "interest", write_interest, fill_interest },    { "custom_value", write_value, fill_value },
  { "foreign_id", write_foreign_id, NULL },         { "deal_person", write_deal_person, fill_deal_person },
  { "campaign_member", write_member, fill_member }, { "relationship", write_relationship, NULL },
  { "not_duplicate", write_not_duplicate, NULL },
};

/* --- all of a table ---------------------------------------------------------------------------------------------------- */

static const Join *
find_join (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (joins); i++)
    if (g_str_equal (joins[i].table, table))
      return &joins[i];
  return NULL;
}

static const Join *
get_join (TandemRecord *record)
{
  return find_join (TANDEM_RECORD_GET_CLASS (record)->table);
}

static char *
make_key (TandemRecord *record)
{
  GString *key = g_string_new (NULL);

  get_join (record)->write_key (record, key);
  return g_string_free_and_steal (key);
}

/**
 * tandem_merge_join_new:
 * @field_ids: (nullable) (element-type gint64): fields of the firm's own of which the value of the other is taken
 */
TandemMergeJoin *
tandem_merge_join_new (GArray *field_ids)
{
  TandemMergeJoin *self = g_new0 (TandemMergeJoin, 1);

  self->field_ids = field_ids ? g_array_ref (field_ids) : NULL;
  self->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->primaries = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
tandem_merge_join_free (TandemMergeJoin *self)
{
  g_clear_pointer (&self->field_ids, g_array_unref);
  g_hash_table_unref (self->records);
  g_hash_table_unref (self->primaries);
  g_free (self);
}

/**
 * tandem_merge_join_is_for:
 *
 * Returns: whether two records of the table may say the same; all others just move
 */
gboolean
tandem_merge_join_is_for (const char *table)
{
  return find_join (table) != NULL;
}

/**
 * tandem_merge_join_add:
 * @record: one that belongs to whoever stays
 */
void
tandem_merge_join_add (TandemMergeJoin *self, TandemRecord *record)
{
  g_hash_table_insert (self->records, make_key (record), g_object_ref (record));
  if (TANDEM_IS_CONTACT_POINT (record) && tandem_record_get_integer (record, TANDEM_CONTACT_POINT_IS_PRIMARY))
    g_hash_table_add (self->primaries, (gpointer) g_intern_string (get_family (record)));
}

/**
 * tandem_merge_join_find:
 * @moved: one as it would stand with whoever stays
 *
 * Returns: (transfer none) (nullable): the one that says the same already
 */
TandemRecord *
tandem_merge_join_find (TandemMergeJoin *self, TandemRecord *moved)
{
  g_autofree char *key = make_key (moved);

  return g_hash_table_lookup (self->records, key);
}

/**
 * tandem_merge_join_fill:
 * @twin: gets what @moved alone knows
 */
void
tandem_merge_join_fill (TandemMergeJoin *self, TandemRecord *twin, TandemRecord *moved)
{
  if (get_join (moved)->fill)
    get_join (moved)->fill (self, twin, moved);
}

/**
 * tandem_merge_join_fit:
 * @moved: one without a twin
 *
 * Of each family of points one alone is the primary one: that of whoever stays.
 */
void
tandem_merge_join_fit (TandemMergeJoin *self, TandemRecord *moved)
{
  if (TANDEM_IS_CONTACT_POINT (moved) && tandem_record_get_integer (moved, TANDEM_CONTACT_POINT_IS_PRIMARY)
      && g_hash_table_contains (self->primaries, get_family (moved)))
    tandem_record_set_integer (moved, TANDEM_CONTACT_POINT_IS_PRIMARY, 0);
}
