/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act/tandem-act-contact-point.h"

#include "act/tandem-act-contact.h"
#include "act/tandem-act-history.h"
#include "firm-file.h"
#include "model/tandem-contact-point.h"
#include "store/tandem-connection.h"
#include "store/tandem-store-error.h"

typedef struct {
  FirmFile file;
  TandemWorkspace *workspace;
  gint64 contact_id;
} Fixture;

static void
run (Fixture *self, TandemStoreFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, func, data, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
add_contact_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *self = data;
  g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

  tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, "Aslan");
  tandem_contact_draft_add_point (draft, "url", "aslan.example", NULL);
  tandem_contact_draft_add_point (draft, "email", "a@aslan.example", "work");
  tandem_contact_draft_add_point (draft, "phone", "1", NULL);
  tandem_contact_draft_add_point (draft, "mobile", "2", NULL);
  tandem_contact_draft_add_point (draft, "social", "@aslan", "Mastodon");
  if (!tandem_act_add_contact (connection, draft, error))
    return FALSE;
  self->contact_id = tandem_record_get_id (TANDEM_RECORD (draft->contact));
  return TRUE;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  firm_file_set_up (&self->file, NULL);
  firm_file_make (&self->file);
  self->workspace = open_firm (self->file.path);
  run (self, add_contact_cb, self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  tandem_workspace_close (self->workspace);
  g_object_unref (self->workspace);
  firm_file_tear_down (&self->file, NULL);
}

typedef struct {
  Fixture *fixture;
  const char *value;
  gint64 id;
  GString *text;
} Look;

/* The points as "value", with a star where one is marked. */
static gboolean
look_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Look *look = data;
  g_autoptr (GPtrArray) points
      = tandem_contact_point_list (connection, TANDEM_CONTACT_POINT_CONTACT_ID, look->fixture->contact_id, error);

  for (guint i = 0; points && i < points->len; i++)
    {
      const char *value = tandem_record_get_text (points->pdata[i], TANDEM_CONTACT_POINT_VALUE);
      gboolean is_primary = tandem_record_get_integer (points->pdata[i], TANDEM_CONTACT_POINT_IS_PRIMARY) != 0;

      g_string_append_printf (look->text, "%s%s%s", i > 0 ? " " : "", value, is_primary ? "*" : "");
      if (g_strcmp0 (value, look->value) == 0)
        look->id = tandem_record_get_id (points->pdata[i]);
    }
  return points != NULL;
}

static gint64
assert_points (Fixture *self, const char *expected, const char *value)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Look look = { self, value, 0, text };

  run (self, look_cb, &look);
  g_assert_cmpstr (text->str, ==, expected);
  return look.id;
}

static gboolean
make_primary_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_act_make_primary (connection, "Make primary", *(gint64 *) data, error);
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

#define AS_ADDED "1* 2 a@aslan.example* aslan.example* @aslan*"

/* Of a phone and a mobile one is taken first; what is of another family stays as it is. */
static void
test_primary (Fixture *self, gconstpointer data)
{
  gint64 mobile_id = assert_points (self, AS_ADDED, "2");

  run (self, make_primary_cb, &mobile_id);
  assert_points (self, "2* 1 a@aslan.example* aslan.example* @aslan*", NULL);
  undo (self, "Make primary");
  assert_points (self, AS_ADDED, NULL);
}

static void
test_unknown (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 nobody = 5;

  g_assert_false (tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_WRITE, make_primary_cb,
                                    &nobody, NULL, &error));
  g_assert_error (error, TANDEM_STORE_ERROR, TANDEM_STORE_ERROR_NOT_FOUND);
  assert_points (self, AS_ADDED, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/act/contact-point/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("primary", test_primary);
  ADD ("unknown", test_unknown);
#undef ADD
  return g_test_run ();
}
