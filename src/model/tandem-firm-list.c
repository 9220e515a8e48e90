/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the lists that a firm keeps for itself have in common, so that one group of preferences and one set of acts serve all. */
#include "model/tandem-firm-list.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/tandem-fold.h"
#include "model/tandem-channel.h"
#include "model/tandem-custom-field.h"
#include "model/tandem-pipeline.h"
#include "model/tandem-reason.h"
#include "model/tandem-stage.h"
#include "store/tandem-store-error.h"

/* @where holds of what is in the list, $1 is the whole; @whole is the column that names it, @kind one that is the same for all. */
static const struct {
  GType (*get_type) (void);
  const char *table;
  guint name, place;
  const char *where;
  int whole;
  int kind_column;
  const char *kind;
} lists[TANDEM_FIRM_LIST_N] = {
  [TANDEM_FIRM_LIST_PIPELINES] = { tandem_pipeline_get_type, "pipeline", TANDEM_PIPELINE_NAME, TANDEM_PIPELINE_POSITION,
                                   "deleted_at IS NULL", -1, -1, NULL },
  [TANDEM_FIRM_LIST_STAGES] = { tandem_stage_get_type, "stage", TANDEM_STAGE_NAME, TANDEM_STAGE_POSITION,
                                "deleted_at IS NULL AND kind = 'open' AND pipeline_id = $1", TANDEM_STAGE_PIPELINE_ID,
                                TANDEM_STAGE_KIND, "open" },
  [TANDEM_FIRM_LIST_CHANNELS] = { tandem_channel_get_type, "channel", TANDEM_CHANNEL_NAME, TANDEM_CHANNEL_POSITION,
                                  "deleted_at IS NULL", -1, -1, NULL },
  [TANDEM_FIRM_LIST_LOST_REASONS] = { tandem_reason_get_type, "reason", TANDEM_REASON_NAME, TANDEM_REASON_POSITION,
                                      "deleted_at IS NULL AND kind = 'lost'", -1, TANDEM_REASON_KIND, "lost" },
  [TANDEM_FIRM_LIST_RETURN_REASONS] = { tandem_reason_get_type, "reason", TANDEM_REASON_NAME, TANDEM_REASON_POSITION,
                                        "deleted_at IS NULL AND kind = 'return'", -1, TANDEM_REASON_KIND, "return" },
  [TANDEM_FIRM_LIST_CONTACT_FIELDS]
  = { tandem_custom_field_get_type, "custom_field", TANDEM_CUSTOM_FIELD_NAME, TANDEM_CUSTOM_FIELD_POSITION,
      "deleted_at IS NULL AND entity = 'contact'", -1, TANDEM_CUSTOM_FIELD_ENTITY, "contact" },
  [TANDEM_FIRM_LIST_COMPANY_FIELDS]
  = { tandem_custom_field_get_type, "custom_field", TANDEM_CUSTOM_FIELD_NAME, TANDEM_CUSTOM_FIELD_POSITION,
      "deleted_at IS NULL AND entity = 'company'", -1, TANDEM_CUSTOM_FIELD_ENTITY, "company" },
  [TANDEM_FIRM_LIST_DEAL_FIELDS]
  = { tandem_custom_field_get_type, "custom_field", TANDEM_CUSTOM_FIELD_NAME, TANDEM_CUSTOM_FIELD_POSITION,
      "deleted_at IS NULL AND entity = 'deal'", -1, TANDEM_CUSTOM_FIELD_ENTITY, "deal" },
  [TANDEM_FIRM_LIST_CAMPAIGN_FIELDS]
  = { tandem_custom_field_get_type, "custom_field", TANDEM_CUSTOM_FIELD_NAME, TANDEM_CUSTOM_FIELD_POSITION,
      "deleted_at IS NULL AND entity = 'campaign'", -1, TANDEM_CUSTOM_FIELD_ENTITY, "campaign" },
};

GType
tandem_firm_list_get_type (TandemFirmList list)
{
  return lists[list].get_type ();
}

const char *
tandem_firm_list_get_table (TandemFirmList list)
{
  return lists[list].table;
}

const char *
tandem_firm_list_get_name (TandemFirmList list, gpointer record)
{
  const char *name = tandem_record_get_text (record, lists[list].name);

  return name ? name : "";
}

void
tandem_firm_list_set_name (TandemFirmList list, gpointer record, const char *name)
{
  tandem_record_set_text (record, lists[list].name, name);
}

gint64
tandem_firm_list_get_place (TandemFirmList list, gpointer record)
{
  return tandem_record_get_integer (record, lists[list].place);
}

void
tandem_firm_list_set_place (TandemFirmList list, gpointer record, gint64 place)
{
  tandem_record_set_integer (record, lists[list].place, place);
}

/**
 * tandem_firm_list_new_record:
 * @whole_id: what the list belongs to, 0 for the firm
 *
 * Returns: (transfer full) (type TandemRecord): an entry without a name, not in the file yet
 */
gpointer
tandem_firm_list_new_record (TandemFirmList list, gint64 whole_id)
{
  TandemRecord *record = g_object_new (tandem_firm_list_get_type (list), NULL);

  if (lists[list].whole >= 0)
    tandem_record_set_id (record, (guint) lists[list].whole, whole_id);
  if (lists[list].kind)
    tandem_record_set_text (record, (guint) lists[list].kind_column, lists[list].kind);
  return record;
}

/**
 * tandem_firm_list_get_whole:
 *
 * Returns: what the list of the record belongs to, 0 for the firm
 */
gint64
tandem_firm_list_get_whole (TandemFirmList list, gpointer record)
{
  return lists[list].whole >= 0 ? tandem_record_get_integer (record, (guint) lists[list].whole) : 0;
}

/**
 * tandem_firm_list_load:
 * @whole_id: what the list belongs to, 0 for the firm
 *
 * Returns: (transfer full) (element-type TandemRecord) (nullable): its entries in their order
 */
GPtrArray *
tandem_firm_list_load (TandemConnection *connection, TandemFirmList list, gint64 whole_id, GError **error)
{
  g_autofree char *where = g_strconcat (lists[list].where, " ORDER BY position, id", NULL);

  return tandem_record_load_where (connection, tandem_firm_list_get_type (list), where, whole_id, error);
}

static gboolean
count_deals_of_pipeline (TandemConnection *connection, gint64 pipeline_id, gint64 *n_deals, GError **error)
{
  g_autoptr (GPtrArray) stages
      = tandem_record_load_where (connection, TANDEM_TYPE_STAGE, "pipeline_id = $1 AND deleted_at IS NULL", pipeline_id,
                                  error);

  *n_deals = 0;
  for (guint i = 0; stages && i < stages->len; i++)
    {
      gint64 n;

      if (!tandem_stage_count_deals (connection, tandem_record_get_id (stages->pdata[i]), &n, error))
        return FALSE;
      *n_deals += n;
    }
  return stages != NULL;
}

/**
 * tandem_firm_list_count_deals:
 * @n_deals: (out): how many deals stand in a pipeline or a stage; 0 for an entry of another list
 */
gboolean
tandem_firm_list_count_deals (TandemConnection *connection, TandemFirmList list, gint64 id, gint64 *n_deals,
                              GError **error)
{
  *n_deals = 0;
  if (list == TANDEM_FIRM_LIST_STAGES)
    return tandem_stage_count_deals (connection, id, n_deals, error);
  return list != TANDEM_FIRM_LIST_PIPELINES || count_deals_of_pipeline (connection, id, n_deals, error);
}

static char *
fold_name (TandemFirmList list, gpointer record)
{
  g_autofree char *folded = tandem_fold_text (tandem_firm_list_get_name (list, record));

  return g_strdup (g_strstrip (folded));
}

/**
 * tandem_firm_list_check_name:
 * @record: an entry as it is to be
 *
 * Fails with %TANDEM_STORE_ERROR_INVALID when it has no name, or one that another entry of the list has: nobody could tell them
 * apart.
 */
gboolean
tandem_firm_list_check_name (TandemConnection *connection, TandemFirmList list, gpointer record, GError **error)
{
  g_autoptr (GPtrArray) entries
      = tandem_firm_list_load (connection, list, tandem_firm_list_get_whole (list, record), error);
  g_autofree char *folded = fold_name (list, record);

  if (entries == NULL)
    return FALSE;
  if (*folded == 0)
    {
      g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                           _ ("An entry of a list needs a name. Nothing was changed."));
      return FALSE;
    }
  for (guint i = 0; i < entries->len; i++)
    {
      TandemRecord *entry = g_ptr_array_index (entries, i);
      g_autofree char *other = fold_name (list, entry);

      if (tandem_record_get_id (entry) == tandem_record_get_id (record) || !g_str_equal (folded, other))
        continue;
      g_set_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID,
                   /* Translators: %s is the name of a stage, a channel or a reason */
                   _ ("“%s” is in the list already. Nothing was changed; choose another name."),
                   tandem_firm_list_get_name (list, entry));
      return FALSE;
    }
  return TRUE;
}
