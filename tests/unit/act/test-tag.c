/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tags: put on and taken off, one by one and of many, undone, found by the filter, and shown in rows. */
#include "act/tandem-act-bulk.h"
#include "act/tandem-act-contact.h"
#include "act/tandem-act-history.h"
#include "firm-file.h"
#include "model/filter/tandem-condition.h"
#include "model/filter/tandem-list-query.h"
#include "model/filter/tandem-reference.h"
#include "model/tandem-contact-query.h"
#include "model/tandem-lifecycle-query.h"
#include "model/tandem-record-tag.h"
#include "model/tandem-tag.h"
#include "store/tandem-connection.h"

static const char *const names[] = { "Aslan", "Brandt", "Chen" };

typedef struct {
  FirmFile file;
  TandemWorkspace *workspace;
  gint64 ids[G_N_ELEMENTS (names)];
} Fixture;

static void
run (Fixture *self, TandemStoreFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, func, data, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
add_contacts_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

      tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, names[i]);
      if (!tandem_act_add_contact (connection, draft, error))
        return FALSE;
      self->ids[i] = tandem_record_get_id (TANDEM_RECORD (draft->contact));
    }
  return TRUE;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  firm_file_set_up (&self->file, NULL);
  firm_file_make (&self->file);
  self->workspace = open_firm (self->file.path);
  run (self, add_contacts_cb, self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  tandem_workspace_close (self->workspace);
  g_object_unref (self->workspace);
  firm_file_tear_down (&self->file, NULL);
}

/* --- acts ---------------------------------------------------------------------------------------------------------- */

static gboolean
bulk_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_bulk (connection, data, cancellable, error);
}

static GArray *
take_first (Fixture *self, guint n)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (ids, self->ids, n);
  return ids;
}

static void
put (Fixture *self, guint n, const char *name)
{
  g_autoptr (GArray) ids = take_first (self, n);
  g_autoptr (TandemBulk) bulk = tandem_bulk_new_put_tag ("Put", TANDEM_TYPE_CONTACT, ids, name);

  run (self, bulk_cb, bulk);
}

static void
take (Fixture *self, guint n, gint64 tag_id)
{
  g_autoptr (GArray) ids = take_first (self, n);
  g_autoptr (TandemBulk) bulk = tandem_bulk_new_take_tag ("Take", TANDEM_TYPE_CONTACT, ids, tag_id);

  run (self, bulk_cb, bulk);
}

static gboolean
undo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 person_id = tandem_change_set_get_person_id (tandem_connection_get_change_set (connection));

  return tandem_act_undo (connection, person_id, "cli", data, error);
}

static void
undo (Fixture *self, const char *label)
{
  g_auto (TandemReversal) reversal = { 0 };

  run (self, undo_cb, &reversal);
  g_assert_cmpstr (reversal.label, ==, label);
  g_assert_cmpuint (reversal.n_left, ==, 0);
}

/* --- looking ------------------------------------------------------------------------------------------------------- */

typedef struct {
  Fixture *fixture;
  GString *text;
  gint64 tag_id; /* of the first that is used */
} Look;

/* Whom the list finds by the first tag, then the tags of each as rows have them, then those that are offered. */
static gboolean
look_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Look *look = data;
  g_autoptr (GPtrArray) rows
      = tandem_contact_query_load_rows (connection, look->fixture->ids, G_N_ELEMENTS (names), error);
  g_autoptr (GPtrArray) used = tandem_reference_list (connection, "tag", 100, error);

  if (rows == NULL || used == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const char *tags = TANDEM_CONTACT_ROW (rows->pdata[i])->tags;

      g_string_append_printf (look->text, "%s: %s; ", names[i], tags ? tags : "-");
    }
  g_string_append (look->text, "used:");
  for (guint i = 0; i < used->len; i++)
    g_string_append_printf (look->text, " %s", ((TandemReference *) used->pdata[i])->name);
  look->tag_id = used->len > 0 ? ((TandemReference *) used->pdata[0])->id : 0;
  return TRUE;
}

static gint64
assert_tags (Fixture *self, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Look look = { self, text, 0 };

  run (self, look_cb, &look);
  g_assert_cmpstr (text->str, ==, expected);
  return look.tag_id;
}

static gboolean
count_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *number = data;
  g_autofree char *json
      = g_strdup_printf ("{\"field\": \"tags\", \"is\": \"any-of\", \"values\": [%" G_GINT64_FORMAT "]}", *number);
  g_autoptr (TandemCondition) condition = tandem_condition_new_from_json (TANDEM_ENTITY_CONTACT, json, error);
  g_autoptr (TandemListQuery) query = tandem_list_query_new (TANDEM_ENTITY_CONTACT, "name", FALSE);
  g_autoptr (GArray) ids = NULL;

  if (condition == NULL)
    return FALSE;
  tandem_list_query_set_condition (query, condition);
  ids = tandem_list_query_list_ids (connection, query, cancellable, error);
  *number = ids ? ids->len : 0;
  return ids != NULL;
}

static gint64
count_tagged (Fixture *self, gint64 tag_id)
{
  run (self, count_cb, &tag_id);
  return tag_id;
}

/* --- tests --------------------------------------------------------------------------------------------------------- */

static void
test_put_and_take (Fixture *self, gconstpointer data)
{
  gint64 tag_id;

  put (self, 2, "Messe Köln");
  put (self, 1, "Art");
  /* the same tag, however it is written */
  put (self, 3, " messe koln");
  assert_tags (self, "Aslan: Art, Messe Köln; Brandt: Messe Köln; Chen: Messe Köln; used: Art Messe Köln");
  undo (self, "Put");
  undo (self, "Put");
  tag_id = assert_tags (self, "Aslan: Messe Köln; Brandt: Messe Köln; Chen: -; used: Messe Köln");
  g_assert_cmpint (count_tagged (self, tag_id), ==, 2);
  take (self, 1, tag_id);
  assert_tags (self, "Aslan: -; Brandt: Messe Köln; Chen: -; used: Messe Köln");
  g_assert_cmpint (count_tagged (self, tag_id), ==, 1);
  undo (self, "Take");
  assert_tags (self, "Aslan: Messe Köln; Brandt: Messe Köln; Chen: -; used: Messe Köln");
}

/* The act that first gave a tag is taken back while somebody else bears it: it stays for that one, and can be given again. */
static void
test_first_undone (Fixture *self, gconstpointer data)
{
  put (self, 1, "Press");
  undo (self, "Put");
  assert_tags (self, "Aslan: -; Brandt: -; Chen: -; used:");
  put (self, 1, "press");
  assert_tags (self, "Aslan: Press; Brandt: -; Chen: -; used: Press");
}

static gboolean
set_stage_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_set_lifecycle (connection, *(gint64 *) data, TANDEM_LIFECYCLE_MQL, error);
}

static gboolean
list_steps_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Look *look = data;
  g_autoptr (GPtrArray) steps = tandem_lifecycle_query_list_steps (connection, look->fixture->ids[0], error);

  for (guint i = 0; steps && i < steps->len; i++)
    {
      TandemLifecycleStep *step = steps->pdata[i];

      g_string_append_printf (look->text, "%s%s %s by %s: %s", i > 0 ? "; " : "",
                              step->from == TANDEM_LIFECYCLE_N_STAGES ? "-" : tandem_lifecycle_get_nick (step->from),
                              tandem_lifecycle_get_nick (step->to), step->person, step->cause ? step->cause : "-");
    }
  return steps != NULL;
}

/* Each step says who took it by which act; one that was taken back is gone. */
static void
test_steps (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Look look = { self, text, 0 };
  const char *person = tandem_workspace_get_person_name (self->workspace);
  g_autofree char *both = g_strdup_printf ("lead mql by %s: -; - lead by %s: Add Aslan", person, person);
  g_autofree char *one = g_strdup_printf ("- lead by %s: Add Aslan", person);

  run (self, set_stage_cb, &self->ids[0]);
  run (self, list_steps_cb, &look);
  g_assert_cmpstr (text->str, ==, both);
  undo (self, "Set lifecycle to MQL");
  g_string_truncate (text, 0);
  run (self, list_steps_cb, &look);
  g_assert_cmpstr (text->str, ==, one);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/act/tag/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("put-and-take", test_put_and_take);
  ADD ("first-undone", test_first_undone);
  ADD ("steps", test_steps);
#undef ADD
  return g_test_run ();
}
