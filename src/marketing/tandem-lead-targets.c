/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marketing/tandem-lead-targets.h"

#include "base/tandem-date.h"
#include "insight/tandem-lead-attainment.h"
#include "marketing/tandem-overview-opening.h"
#include "model/tandem-person.h"
#include "widgets/tandem-target-card.h"

struct _TandemLeadTargets {
  AdwBin parent_instance;

  TandemWorkspace *workspace;
  GCancellable *cancellable;
  TandemPeriod period; /* without days before there is one */
  GArray *attainments; /* TandemAttainment, as they are shown; NULL before they have come */
  GPtrArray *people;   /* TandemPerson */

  TandemTargetCard *card;
};

typedef enum {
  PROP_NARROW = 1,
} TandemLeadTargetsProperty;

G_DEFINE_FINAL_TYPE (TandemLeadTargets, tandem_lead_targets, ADW_TYPE_BIN)

/* --- reading ------------------------------------------------------------------------------------------------------- */

typedef struct {
  TandemPeriod period;
  char *today;
  GArray *attainments;
  GPtrArray *people;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  g_free (request->today);
  g_clear_pointer (&request->attainments, g_array_unref);
  g_clear_pointer (&request->people, g_ptr_array_unref);
  g_free (request);
}

static gboolean
load_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;

  request->people = tandem_record_load_where (connection, TANDEM_TYPE_PERSON, "1 = 1 ORDER BY id", 0, error);
  if (request->people)
    request->attainments = tandem_lead_attainment_load (connection, request->period.from, request->period.to, error);
  return request->attainments != NULL;
}

/* What can't be read is told by the page. */
static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Request *request = tandem_store_run_get_data (result);
  TandemLeadTargets *self;

  if (!tandem_store_run_finish (TANDEM_STORE (object), result, NULL))
    return;
  self = data;
  g_clear_pointer (&self->attainments, g_array_unref);
  self->attainments = g_steal_pointer (&request->attainments);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  self->people = g_steal_pointer (&request->people);
  tandem_target_card_show (self->card, self->attainments, self->people, request->today, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), self->attainments->len > 0);
}

/**
 * tandem_lead_targets_load:
 *
 * Reads what is reached again, if there is a period yet.
 */
void
tandem_lead_targets_load (TandemLeadTargets *self)
{
  Request *request;

  if (self->period.from[0] == '\0')
    return;
  request = g_new0 (Request, 1);
  request->period = self->period;
  request->today = tandem_date_today (tandem_workspace_get_time_zone (self->workspace));
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  tandem_store_run_async (tandem_workspace_get_store (self->workspace), TANDEM_STORE_ANALYSE, load_cb, request,
                          free_request, self->cancellable, loaded_cb, self);
}

static void
reached_activated_cb (TandemLeadTargets *self, guint place)
{
  g_autoptr (TandemOverviewOpening) opening
      = tandem_overview_opening_new_target (&g_array_index (self->attainments, TandemAttainment, place), self->people);

  tandem_overview_opening_present (opening, GTK_WIDGET (self), self->workspace);
}

/* --- object -------------------------------------------------------------------------------------------------------- */

static void
tandem_lead_targets_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((TandemLeadTargetsProperty) id)
    {
    case PROP_NARROW:
      g_object_get_property (G_OBJECT (TANDEM_LEAD_TARGETS (object)->card), "narrow", value);
      break;
    }
}

static void
tandem_lead_targets_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((TandemLeadTargetsProperty) id)
    {
    case PROP_NARROW:
      tandem_target_card_set_narrow (TANDEM_LEAD_TARGETS (object)->card, g_value_get_boolean (value));
      break;
    }
}

static void
tandem_lead_targets_dispose (GObject *object)
{
  TandemLeadTargets *self = TANDEM_LEAD_TARGETS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (tandem_lead_targets_parent_class)->dispose (object);
}

static void
tandem_lead_targets_finalize (GObject *object)
{
  TandemLeadTargets *self = TANDEM_LEAD_TARGETS (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->attainments, g_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  G_OBJECT_CLASS (tandem_lead_targets_parent_class)->finalize (object);
}

static void
tandem_lead_targets_class_init (TandemLeadTargetsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tandem_lead_targets_get_property;
  object_class->set_property = tandem_lead_targets_set_property;
  object_class->dispose = tandem_lead_targets_dispose;
  object_class->finalize = tandem_lead_targets_finalize;
  /**
   * TandemLeadTargets:narrow:
   *
   * Whether there is no room for columns.
   */
  g_object_class_install_property (object_class, PROP_NARROW,
                                   g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
}

static void
tandem_lead_targets_init (TandemLeadTargets *self)
{
  self->cancellable = g_cancellable_new ();
  self->card = g_object_new (TANDEM_TYPE_TARGET_CARD, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->card), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self->card), "panel");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->card));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (self->card, "reached-activated", G_CALLBACK (reached_activated_cb), self, G_CONNECT_SWAPPED);
}

/**
 * tandem_lead_targets_are_touched:
 *
 * Returns: whether what was read before may say something else now
 */
gboolean
tandem_lead_targets_are_touched (TandemChanges *changes)
{
  static const char *const read[] = { "contact", "firm", "lifecycle_history", "person", "target" };

  for (guint i = 0; i < G_N_ELEMENTS (read); i++)
    if (tandem_changes_touch (changes, read[i]))
      return TRUE;
  return FALSE;
}

/**
 * tandem_lead_targets_set_workspace:
 * @workspace: the open file; set once
 */
void
tandem_lead_targets_set_workspace (TandemLeadTargets *self, TandemWorkspace *workspace)
{
  g_return_if_fail (TANDEM_IS_LEAD_TARGETS (self) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
}

/**
 * tandem_lead_targets_set_period:
 * @period: what is looked at
 */
void
tandem_lead_targets_set_period (TandemLeadTargets *self, const TandemPeriod *period)
{
  if (g_str_equal (self->period.from, period->from) && g_str_equal (self->period.to, period->to))
    return;
  self->period = *period;
  tandem_lead_targets_load (self);
}
