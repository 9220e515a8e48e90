/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-attachment.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-file-name.h"
#include "model/tandem-attachment-content.h"
#include "store/tandem-store-error.h"

struct _TandemAttachment {
  TandemRecord parent_instance;
};

static const TandemColumn columns[TANDEM_ATTACHMENT_N_COLUMNS] = {
  [TANDEM_ATTACHMENT_KIND] = { "kind", TANDEM_COLUMN_TEXT },
  [TANDEM_ATTACHMENT_NAME] = { "name", TANDEM_COLUMN_TEXT },
  [TANDEM_ATTACHMENT_CONTENT_TYPE] = { "type", TANDEM_COLUMN_TEXT },
  [TANDEM_ATTACHMENT_SIZE] = { "size", TANDEM_COLUMN_INTEGER },
  [TANDEM_ATTACHMENT_SHA256] = { "sha256", TANDEM_COLUMN_TEXT },
  [TANDEM_ATTACHMENT_CONTACT_ID] = { "contact_id", TANDEM_COLUMN_INTEGER, .part_of = "contact" },
  [TANDEM_ATTACHMENT_COMPANY_ID] = { "company_id", TANDEM_COLUMN_INTEGER, .part_of = "company" },
  [TANDEM_ATTACHMENT_DEAL_ID] = { "deal_id", TANDEM_COLUMN_INTEGER, .part_of = "deal" },
  [TANDEM_ATTACHMENT_CAMPAIGN_ID] = { "campaign_id", TANDEM_COLUMN_INTEGER, .part_of = "campaign" },
};

G_DEFINE_FINAL_TYPE (TandemAttachment, tandem_attachment, TANDEM_TYPE_RECORD)

static guint
count_wholes (TandemRecord *self)
{
  guint n = 0;

  for (guint i = TANDEM_ATTACHMENT_CONTACT_ID; i <= TANDEM_ATTACHMENT_CAMPAIGN_ID; i++)
    n += !tandem_record_is_null (self, i);
  return n;
}

/* What is in a file never changes: a newer one is another record, and the journal is never the last to name a checksum. */
static gboolean
has_other_content (TandemRecord *self, TandemConnection *connection)
{
  gint64 id = tandem_record_get_id (self);
  g_autoptr (TandemRecord) stored = id == 0 ? NULL : tandem_record_load (connection, TANDEM_TYPE_ATTACHMENT, id, NULL);

  return stored && !tandem_record_column_equal (self, stored, TANDEM_ATTACHMENT_SHA256);
}

static gboolean
check_values (TandemRecord *self, TandemConnection *connection, GError **error)
{
  const char *name = tandem_record_get_text (self, TANDEM_ATTACHMENT_NAME);
  g_autofree char *clean = tandem_file_name_clean (name);
  const char *fault = NULL;

  if (name == NULL)
    fault = _ ("A file needs a name. Nothing was changed.");
  else if (count_wholes (self) != 1 || tandem_record_get_text (self, TANDEM_ATTACHMENT_SHA256) == NULL)
    fault = _ ("A file belongs to one record. Nothing was changed.");
  else if (has_other_content (self, connection))
    fault = _ ("What is in a file can't be changed; add the new one beside it. Nothing was changed.");
  tandem_record_set_text (self, TANDEM_ATTACHMENT_NAME, name ? clean : NULL);
  if (fault == NULL)
    return TRUE;
  g_set_error_literal (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID, fault);
  return FALSE;
}

static gboolean
drop_content (TandemConnection *connection, TandemRecord *gone, GError **error)
{
  return tandem_attachment_content_drop (connection, tandem_record_get_text (gone, TANDEM_ATTACHMENT_SHA256), error);
}

static void
tandem_attachment_class_init (TandemAttachmentClass *klass)
{
  tandem_record_class_set_table (TANDEM_RECORD_CLASS (klass), "attachment", columns, G_N_ELEMENTS (columns));
  TANDEM_RECORD_CLASS (klass)->prepare = check_values;
  TANDEM_RECORD_CLASS (klass)->removed = drop_content;
}

static void
tandem_attachment_init (TandemAttachment *self)
{
}

/**
 * tandem_attachment_new:
 *
 * Returns: (transfer full): a record without values, not in the file yet
 */
TandemAttachment *
tandem_attachment_new (void)
{
  return g_object_new (TANDEM_TYPE_ATTACHMENT, NULL);
}

/**
 * tandem_attachment_list:
 * @whole_column: of a #TandemAttachment: whether @whole_id is a contact, a company, a deal or a campaign
 * @kind: %TANDEM_ATTACHMENT_FILE or %TANDEM_ATTACHMENT_PHOTO
 *
 * Returns: (transfer full) (element-type TandemAttachment) (nullable): what the record has of this kind, the newest first
 */
GPtrArray *
tandem_attachment_list (TandemConnection *connection, guint whole_column, gint64 whole_id, const char *kind,
                        GError **error)
{
  g_autofree char *where
      = g_strdup_printf ("%s = $1 AND deleted_at IS NULL ORDER BY id DESC", columns[whole_column].name);
  g_autoptr (GPtrArray) all = tandem_record_load_where (connection, TANDEM_TYPE_ATTACHMENT, where, whole_id, error);

  for (guint i = all ? all->len : 0; i > 0; i--)
    if (g_strcmp0 (tandem_record_get_text (all->pdata[i - 1], TANDEM_ATTACHMENT_KIND), kind) != 0)
      g_ptr_array_remove_index (all, i - 1);
  return g_steal_pointer (&all);
}
