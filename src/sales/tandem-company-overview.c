/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-company-overview.h"

#include <glib/gi18n-lib.h>

#include "act/tandem-act-company.h"
#include "base/tandem-format.h"
#include "model/tandem-contact-row.h"
#include "model/tandem-deal-query.h"
#include "sales/tandem-order-group.h"
#include "sales/tandem-record-figures.h"
#include "widgets/tandem-entry-group.h"
#include "widgets/tandem-page.h"

#define CONTACT "tandem-contact"

struct _TandemCompanyOverview {
  AdwBin parent_instance;

  TandemWorkspace *workspace;
  GPtrArray *deals; /* that are shown in the next turn; NULL: nothing waits */
  gint64 n_deals;
  guint deals_id;

  TandemRecordFigures *figures;
  TandemEntryGroup *people_group;
  TandemOrderGroup *order_group;
  TandemEntryGroup *deals_group;
};

G_DEFINE_FINAL_TYPE (TandemCompanyOverview, tandem_company_overview, ADW_TYPE_BIN)

/* --- acts ---------------------------------------------------------------------------------------------------------- */

static void
person_activated_cb (TandemEntryGroup *group, GObject *entry, TandemCompanyOverview *self)
{
  tandem_page_go_to_record (GTK_WIDGET (self), "contacts", TANDEM_CONTACT_ROW (entry)->id);
}

static void
deal_activated_cb (TandemEntryGroup *group, GObject *entry, TandemCompanyOverview *self)
{
  tandem_page_go_to_record (GTK_WIDGET (self), "deals", TANDEM_DEAL_ROW (entry)->id);
}

static void
left_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  if (tandem_act_finish (result, &error))
    tandem_page_toast (widget, _ ("Taken out of the company"), TRUE);
  else
    tandem_page_show_error (widget, _ ("The contact was not changed"), error);
}

static void
leave_clicked_cb (GtkWidget *button, TandemCompanyOverview *self)
{
  TandemContactRow *row = g_object_get_data (G_OBJECT (button), CONTACT);

  tandem_act_leave_company_async (tandem_workspace_get_store (self->workspace), row->id, NULL, left_cb,
                                  g_object_ref (self));
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

/* Not all of many are shown; whose list is cut says so. */
static char *
describe_rest (gint64 n_shown, gint64 n_all)
{
  g_autofree char *shown = tandem_format_count (n_shown);
  g_autofree char *all = tandem_format_count (n_all);

  if (n_all == 0)
    return g_strdup (_ ("None yet"));
  /* Translators: above a list that is cut: the first %s is how many are shown, the second how many there are */
  return n_shown < n_all ? g_strdup_printf (_ ("The first %s of %s"), shown, all) : NULL;
}

static GtkWidget *
make_leave_button (TandemCompanyOverview *self, TandemContactRow *contact)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: %s is a person */
  g_autofree char *tooltip = g_strdup_printf (_ ("Take %s out of the company"), contact->name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "take-out");
  gtk_widget_set_tooltip_text (button, tooltip);
  g_object_set_data_full (G_OBJECT (button), CONTACT, g_object_ref (contact), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (leave_clicked_cb), self, 0);
  return button;
}

/* What one is and, below it, how one is reached: digits and Latin letters begin where the other lines do. Who has no name is called
 * by what would stand there. */
static char *
describe_person (TandemContactRow *contact)
{
  const char *const reach[] = { g_strcmp0 (contact->phone, contact->name) != 0 ? contact->phone : NULL,
                                g_strcmp0 (contact->email, contact->name) != 0 ? contact->email : NULL };
  g_autofree char *reached = tandem_format_join (reach, G_N_ELEMENTS (reach));
  g_autofree char *line = tandem_format_line (reached, gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL);
  GString *about = g_string_new (contact->job_title);

  g_string_append_printf (about, "%s%s", about->len > 0 ? " · " : "", tandem_lifecycle_get_title (contact->lifecycle));
  if (*reached)
    g_string_append_printf (about, "\n%s", line);
  return g_string_free (about, FALSE);
}

static void
add_person (TandemCompanyOverview *self, TandemContactRow *contact)
{
  g_autofree char *icon_name = tandem_lifecycle_dup_icon_name (contact->lifecycle);
  g_autofree char *subtitle = describe_person (contact);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  AdwActionRow *row = tandem_entry_group_add_entry (self->people_group, G_OBJECT (contact),
                                                    contact->name ? contact->name : _ ("No name"), subtitle);

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_tooltip_text (icon, tandem_lifecycle_get_definition (contact->lifecycle));
  gtk_widget_add_css_class (icon, "department-icon");
  gtk_widget_add_css_class (icon, tandem_lifecycle_get_department (contact->lifecycle));
  adw_action_row_add_suffix (row, icon);
  adw_action_row_add_suffix (row, make_leave_button (self, contact));
  tandem_entry_group_add_arrow (self->people_group, row);
}

static void
show_people (TandemCompanyOverview *self, TandemCompanyFacts *facts)
{
  g_autofree char *rest = describe_rest (facts->people->len, facts->row->n_people);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->people_group), rest);
  tandem_entry_group_begin (self->people_group);
  for (guint i = 0; i < facts->people->len; i++)
    if (facts->people->pdata[i])
      add_person (self, facts->people->pdata[i]);
  tandem_entry_group_end (self->people_group);
}

static void
add_deal (TandemCompanyOverview *self, TandemDealRow *deal)
{
  AdwActionRow *row = tandem_entry_group_add_entry (self->deals_group, G_OBJECT (deal), deal->title, deal->stage);
  g_autofree char *amount = deal->has_amount ? tandem_format_money_brief (deal->amount_minor, deal->currency) : NULL;
  GtkWidget *label = gtk_label_new (amount);

  gtk_widget_add_css_class (label, "numeric");
  if (g_strcmp0 (deal->stage_kind, "open") != 0)
    gtk_widget_add_css_class (label, "dimmed");
  if (amount)
    adw_action_row_add_suffix (row, label);
  else
    g_object_unref (g_object_ref_sink (label));
  tandem_entry_group_add_arrow (self->deals_group, row);
}

/* In a turn of its own, but before the frame is drawn: people and deals together may keep the main thread. */
static gboolean
show_deals_cb (gpointer overview)
{
  TandemCompanyOverview *self = overview;
  g_autoptr (GPtrArray) deals = g_steal_pointer (&self->deals);
  g_autofree char *rest = describe_rest (deals->len, self->n_deals);

  self->deals_id = 0;
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->deals_group), rest);
  tandem_entry_group_begin (self->deals_group);
  for (guint i = 0; i < deals->len; i++)
    if (deals->pdata[i])
      add_deal (self, deals->pdata[i]);
  tandem_entry_group_end (self->deals_group);
  return G_SOURCE_REMOVE;
}

static void
show_deals (TandemCompanyOverview *self, TandemCompanyFacts *facts)
{
  g_clear_pointer (&self->deals, g_ptr_array_unref);
  self->deals = g_ptr_array_ref (facts->deals);
  self->n_deals = facts->n_deals;
  if (self->deals_id == 0)
    self->deals_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, show_deals_cb, self, NULL);
}

/**
 * tandem_company_overview_show:
 * @facts: of a company that is not in the trash
 */
void
tandem_company_overview_show (TandemCompanyOverview *self, TandemWorkspace *workspace, TandemCompanyFacts *facts)
{
  g_set_object (&self->workspace, workspace);
  tandem_record_figures_show (self->figures, workspace, facts->row->open_sums, facts->won_sums, facts->lost_sums,
                              facts->row->last_contact_at);
  show_people (self, facts);
  show_deals (self, facts);
  tandem_order_group_show (self->order_group, tandem_workspace_get_store (workspace), TANDEM_SALES_ORDER_COMPANY_ID,
                           facts->id);
}

/* --- set up -------------------------------------------------------------------------------------------------------- */

static void
tandem_company_overview_dispose (GObject *object)
{
  TandemCompanyOverview *self = TANDEM_COMPANY_OVERVIEW (object);

  g_clear_handle_id (&self->deals_id, g_source_remove);
  g_clear_pointer (&self->deals, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), TANDEM_TYPE_COMPANY_OVERVIEW);
  G_OBJECT_CLASS (tandem_company_overview_parent_class)->dispose (object);
}

static void
tandem_company_overview_class_init (TandemCompanyOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tandem_company_overview_dispose;
  g_type_ensure (TANDEM_TYPE_ENTRY_GROUP);
  g_type_ensure (TANDEM_TYPE_ORDER_GROUP);
  g_type_ensure (TANDEM_TYPE_RECORD_FIGURES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tandemcrm/Tandem/ui/sales/tandem-company-overview.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TandemCompanyOverview, name)
  BIND (figures);
  BIND (people_group);
  BIND (order_group);
  BIND (deals_group);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, person_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, deal_activated_cb);
}

static void
tandem_company_overview_init (TandemCompanyOverview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
