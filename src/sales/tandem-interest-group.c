/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-interest-group.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act.h"
#include "model/tandem-interest.h"
#include "model/tandem-order-query.h"
#include "widgets/tandem-name-dialog.h"
#include "widgets/tandem-page.h"
#include "widgets/tandem-row-swap.h"

#define INTEREST "tandem-interest"

struct _TandemInterestGroup {
  AdwBin parent_instance;

  TandemStore *store;
  gint64 contact_id;
  char *name;
  AdwPreferencesGroup *group;
  GPtrArray *rows; /* GtkWidget, of the group */
};

enum { SIGNAL_FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemInterestGroup, tandem_interest_group, ADW_TYPE_BIN)

/* --- acts ---------------------------------------------------------------------------------------------------------- */

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemInterestGroup) self = data;
  g_autoptr (GError) error = NULL;

  if (!tandem_act_finish (result, &error))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
named_cb (AdwDialog *dialog, const char *category, TandemInterestGroup *self)
{
  g_autoptr (TandemRecord) interest = TANDEM_RECORD (tandem_interest_new ());
  /* Translators: what undo will undo; the first %s is a category of products, the second a person */
  g_autofree char *label = g_strdup_printf (_ ("Add interest “%s” of %s"), category, self->name);

  tandem_record_set_id (interest, TANDEM_INTEREST_CONTACT_ID, self->contact_id);
  tandem_record_set_text (interest, TANDEM_INTEREST_CATEGORY, category);
  tandem_record_set_integer (interest, TANDEM_INTEREST_STRENGTH, TANDEM_INTEREST_WEAK + 1);
  tandem_act_save_one_async (self->store, label, interest, NULL, done_cb, g_object_ref (self));
}

/* --- what the firm sells ------------------------------------------------------------------------------------------- */

static void
free_categories (gpointer data)
{
  g_clear_pointer ((GPtrArray **) data, g_ptr_array_unref);
  g_free (data);
}

static gboolean
load_categories_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray **categories = data;

  *categories = tandem_order_query_categories (connection, error);
  return *categories != NULL;
}

/* Without them the category is written. */
static void
categories_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (TandemNameDialog) dialog = data;
  GPtrArray **categories = tandem_store_run_get_data (result);

  if (tandem_store_run_finish (TANDEM_STORE (object), result, NULL))
    tandem_name_dialog_suggest (dialog, *categories);
}

static void
add_clicked_cb (TandemInterestGroup *self)
{
  AdwDialog *dialog = tandem_name_dialog_new (_ ("New interest"), _ ("A category of products"), NULL);

  if (self->contact_id == 0)
    return;
  g_signal_connect_object (dialog, "named", G_CALLBACK (named_cb), self, 0);
  tandem_page_present_dialog (GTK_WIDGET (self), dialog);
  tandem_store_run_async (self->store, TANDEM_STORE_READ, load_categories_cb, g_new0 (GPtrArray *, 1), free_categories,
                          NULL, categories_loaded_cb, g_object_ref (dialog));
}

static TandemRecord *
get_interest (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), INTEREST);
}

static void
strength_chosen_cb (GtkDropDown *down, GParamSpec *pspec, TandemInterestGroup *self)
{
  gint64 strength = gtk_drop_down_get_selected (down) + TANDEM_INTEREST_WEAK;
  g_autoptr (TandemRecord) interest = tandem_record_copy (get_interest (down));
  g_autofree char *label = NULL;

  if (tandem_record_get_integer (interest, TANDEM_INTEREST_STRENGTH) == strength)
    return;
  /* Translators: what undo will undo; the first is a field, as E-mail, the second a person or a company */
  label = g_strdup_printf (_ ("Change “%s” of %s"), tandem_record_get_text (interest, TANDEM_INTEREST_CATEGORY),
                           self->name);
  tandem_record_set_integer (interest, TANDEM_INTEREST_STRENGTH, strength);
  tandem_act_save_one_async (self->store, label, interest, NULL, done_cb, g_object_ref (self));
}

static void
remove_clicked_cb (GtkWidget *button, TandemInterestGroup *self)
{
  TandemRecord *interest = get_interest (button);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = tandem_record_get_id (interest);
  g_autofree char *label = g_strdup_printf (_ ("Remove “%s” of %s"),
                                            tandem_record_get_text (interest, TANDEM_INTEREST_CATEGORY), self->name);

  g_array_append_val (ids, id);
  tandem_act_trash_async (self->store, label, TANDEM_TYPE_INTEREST, ids, NULL, done_cb, g_object_ref (self));
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

static GtkWidget *
make_strength (TandemInterestGroup *self, TandemRecord *interest)
{
  g_autoptr (GtkStringList) strengths = gtk_string_list_new (NULL);
  GtkWidget *down;

  for (gint64 i = TANDEM_INTEREST_WEAK; i <= TANDEM_INTEREST_STRONG; i++)
    gtk_string_list_append (strengths, tandem_interest_get_strength (i));
  down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&strengths)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (down),
                              (guint) (tandem_record_get_integer (interest, TANDEM_INTEREST_STRENGTH)
                                       - TANDEM_INTEREST_WEAK));
  gtk_widget_set_tooltip_text (down, _ ("How strong the interest is"));
  gtk_widget_set_valign (down, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (down), INTEREST, g_object_ref (interest), g_object_unref);
  g_signal_connect_object (down, "notify::selected", G_CALLBACK (strength_chosen_cb), self, 0);
  return down;
}

static void
add_row (TandemInterestGroup *self, TandemRecord *interest)
{
  const char *category = tandem_record_get_text (interest, TANDEM_INTEREST_CATEGORY);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  /* Translators: %s is a category of products */
  g_autofree char *tooltip = g_strdup_printf (_ ("Remove interest “%s”"), category);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), category);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               tandem_interest_kind_to_title (tandem_record_get_text (interest, TANDEM_INTEREST_KIND)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_strength (self, interest));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dimmed");
  gtk_widget_set_tooltip_text (button, tooltip);
  g_object_set_data_full (G_OBJECT (button), INTEREST, g_object_ref (interest), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

/* --- set up -------------------------------------------------------------------------------------------------------- */

static void
tandem_interest_group_dispose (GObject *object)
{
  g_clear_object (&TANDEM_INTEREST_GROUP (object)->store);
  G_OBJECT_CLASS (tandem_interest_group_parent_class)->dispose (object);
}

static void
tandem_interest_group_finalize (GObject *object)
{
  TandemInterestGroup *self = TANDEM_INTEREST_GROUP (object);

  g_free (self->name);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (tandem_interest_group_parent_class)->finalize (object);
}

static void
tandem_interest_group_class_init (TandemInterestGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tandem_interest_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = tandem_interest_group_finalize;

  /**
   * TandemInterestGroup::failed:
   * @error: why
   *
   * Nothing was written: what is shown may not be what the file holds.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
tandem_interest_group_init (TandemInterestGroup *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  self->rows = g_ptr_array_new ();
  gtk_widget_set_tooltip_text (button, _ ("Add an interest"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("Interests"));
  adw_preferences_group_set_header_suffix (self->group, button);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

/**
 * tandem_interest_group_show:
 * @name: what undo calls the contact
 * @interests: (element-type TandemInterest): as they were read
 */
void
tandem_interest_group_show (TandemInterestGroup *self, TandemStore *store, gint64 contact_id, const char *name,
                            GPtrArray *interests)
{
  g_autoptr (GPtrArray) old_rows = g_steal_pointer (&self->rows);

  g_set_object (&self->store, store);
  self->contact_id = contact_id;
  g_set_str (&self->name, name);
  self->rows = g_ptr_array_new ();
  for (guint i = 0; i < interests->len; i++)
    add_row (self, interests->pdata[i]);
  tandem_row_swap (self->group, old_rows, self->rows);
  tandem_page_say_none (self->group, interests->len);
}
