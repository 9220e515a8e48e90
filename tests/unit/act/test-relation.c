/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Relations of contacts, seen from both ends, and companies that are parts of others. */
#include "act/tandem-act-relation.h"

#include "act/tandem-act-company.h"
#include "act/tandem-act-contact.h"
#include "act/tandem-act-history.h"
#include "firm-file.h"
#include "model/tandem-company.h"
#include "model/tandem-relationship.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

typedef struct {
  FirmFile file;
  TandemWorkspace *workspace;
  gint64 ids[2];
} Fixture;

static void
run (Fixture *self, TandemStoreFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, func, data, NULL, &error);
  g_assert_no_error (error);
}

static void
refuse (Fixture *self, TandemStoreFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (
      tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, func, data, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_INVALID);
}

static gboolean
add_contacts_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (self->ids); i++)
    {
      g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

      /* one is known by the e-mail address alone */
      if (i == 0)
        tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, "Aslan");
      else
        tandem_contact_draft_add_point (draft, "email", "b@brandt.example", NULL);
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

typedef struct {
  gint64 contact_id, other_id;
  const char *kind;
  GString *text;
} Step;

static gboolean
relate_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  return tandem_act_relate (connection, "Relate", step->contact_id, step->other_id, step->kind, error);
}

static gboolean
list_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;
  g_autoptr (GPtrArray) relations = tandem_relationship_list (connection, step->contact_id, error);

  for (guint i = 0; relations && i < relations->len; i++)
    {
      TandemRelation *relation = relations->pdata[i];

      g_string_append_printf (step->text, "%s%s %s", i > 0 ? "; " : "",
                              tandem_relationship_get_title (relation->kind, relation->is_inverse), relation->name);
    }
  return relations != NULL;
}

static void
assert_relations (Fixture *self, guint who, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Step step = { self->ids[who], 0, NULL, text };

  run (self, list_cb, &step);
  g_assert_cmpstr (text->str, ==, expected);
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
}

/* Each end has its word; what is so already is not written again, and nobody is related to oneself. */
static void
test_both_ends (Fixture *self, gconstpointer data)
{
  Step referred = { self->ids[0], self->ids[1], "referred-by", NULL };
  Step colleague = { self->ids[0], self->ids[1], "colleague", NULL };
  Step colleague_again = { self->ids[1], self->ids[0], "colleague", NULL };
  Step alone = { self->ids[0], self->ids[0], "friend", NULL };

  run (self, relate_cb, &referred);
  run (self, relate_cb, &colleague);
  run (self, relate_cb, &colleague_again);
  assert_relations (self, 0, "Referred by b@brandt.example; Colleague b@brandt.example");
  assert_relations (self, 1, "Referred Aslan; Colleague Aslan");
  refuse (self, relate_cb, &alone);
}

static void
test_undo (Fixture *self, gconstpointer data)
{
  Step manages = { self->ids[1], self->ids[0], "reports-to", NULL };

  run (self, relate_cb, &manages);
  assert_relations (self, 0, "Manages b@brandt.example");
  undo (self, "Relate");
  assert_relations (self, 0, "");
  assert_relations (self, 1, "");
}

static gboolean
trash_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (ids, data, 1);
  return tandem_act_trash (connection, "Trash", TANDEM_TYPE_CONTACT, ids, NULL, error);
}

/* Who is in the trash is not shown, and comes back with the relation. */
static void
test_trash (Fixture *self, gconstpointer data)
{
  Step friends = { self->ids[0], self->ids[1], "friend", NULL };

  run (self, relate_cb, &friends);
  run (self, trash_cb, &self->ids[1]);
  assert_relations (self, 0, "");
  undo (self, "Trash");
  assert_relations (self, 0, "Friend b@brandt.example");
}

/* A in B in A has no end. */
static gboolean
nest_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TandemRecord) a = TANDEM_RECORD (tandem_company_new ()), b = TANDEM_RECORD (tandem_company_new ());

  tandem_record_set_text (a, TANDEM_COMPANY_NAME, "A");
  tandem_record_set_text (b, TANDEM_COMPANY_NAME, "B");
  if (!tandem_act_add_company (connection, a, error))
    return FALSE;
  tandem_record_set_id (b, TANDEM_COMPANY_PARENT_ID, tandem_record_get_id (a));
  if (!tandem_act_add_company (connection, b, error))
    return FALSE;
  tandem_record_set_id (a, TANDEM_COMPANY_PARENT_ID, tandem_record_get_id (b));
  return tandem_record_update (a, connection, error);
}

static void
test_parent (Fixture *self, gconstpointer data)
{
  refuse (self, nest_cb, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/act/relation/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("both-ends", test_both_ends);
  ADD ("undo", test_undo);
  ADD ("trash", test_trash);
  ADD ("parent", test_parent);
#undef ADD
  return g_test_run ();
}
