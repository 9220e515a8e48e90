/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tandem-contact-row.h"

#include "base/tandem-format.h"
#include "model/tandem-contact-query.h"
#include "store/tandem-connection.h"

typedef enum {
  PROP_NAME = 1,
  PROP_COMPANY,
  PROP_EMAIL,
  PROP_PHONE,
  PROP_CITY,
  PROP_STAGE,
  PROP_STAGE_ICON,
  PROP_MARKETING,
  PROP_SALES,
  PROP_DETAIL,
  N_PROPERTIES,
} TandemContactRowProperty;

static GParamSpec *properties[N_PROPERTIES];

/**
 * TandemContactRow:
 *
 * A contact as lists show it.
 */
G_DEFINE_FINAL_TYPE (TandemContactRow, tandem_contact_row, G_TYPE_OBJECT)

static gboolean
is_marketing (TandemContactRow *self)
{
  return self->lifecycle <= TANDEM_LIFECYCLE_MQL;
}

/* What the second of two lines says. */
static char *
make_detail (TandemContactRow *self)
{
  if (self->company)
    return g_strdup (self->company);
  return g_strdup (g_strcmp0 (self->email, self->name) == 0 ? self->phone : self->email);
}

static void
tandem_contact_row_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  TandemContactRow *self = TANDEM_CONTACT_ROW (object);

  switch ((TandemContactRowProperty) property_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_COMPANY:
      g_value_set_string (value, self->company);
      break;
    case PROP_EMAIL:
      g_value_set_string (value, self->email);
      break;
    case PROP_PHONE:
      /* A number keeps its order in a right-to-left language. */
      g_value_take_string (value, self->phone ? tandem_format_isolate (self->phone) : NULL);
      break;
    case PROP_CITY:
      g_value_set_string (value, self->city);
      break;
    case PROP_STAGE:
      g_value_set_string (value, tandem_lifecycle_get_title (self->lifecycle));
      break;
    case PROP_STAGE_ICON:
      g_value_take_string (value, tandem_lifecycle_dup_icon_name (self->lifecycle));
      break;
    case PROP_MARKETING:
      g_value_set_boolean (value, is_marketing (self));
      break;
    case PROP_SALES:
      g_value_set_boolean (value, !is_marketing (self));
      break;
    case PROP_DETAIL:
      g_value_take_string (value, make_detail (self));
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
tandem_contact_row_finalize (GObject *object)
{
  TandemContactRow *self = TANDEM_CONTACT_ROW (object);

  g_free (self->name);
  g_free (self->company);
  g_free (self->email);
  g_free (self->phone);
  g_free (self->city);
  g_free (self->created_at);
  G_OBJECT_CLASS (tandem_contact_row_parent_class)->finalize (object);
}

static GParamSpec *
make_text (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
tandem_contact_row_class_init (TandemContactRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tandem_contact_row_get_property;
  object_class->finalize = tandem_contact_row_finalize;

  properties[PROP_NAME] = make_text ("name");
  properties[PROP_COMPANY] = make_text ("company");
  properties[PROP_EMAIL] = make_text ("email");
  properties[PROP_PHONE] = make_text ("phone");
  properties[PROP_CITY] = make_text ("city");
  properties[PROP_STAGE] = make_text ("stage");
  properties[PROP_STAGE_ICON] = make_text ("stage-icon");
  properties[PROP_MARKETING] = g_param_spec_boolean ("marketing", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SALES] = g_param_spec_boolean ("sales", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DETAIL] = make_text ("detail");
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
tandem_contact_row_init (TandemContactRow *self)
{
}

static char *
make_list_name (TandemContactRow *self, const char *given, const char *family)
{
  if (given && family)
    return g_strdup_printf ("%s, %s", family, given);
  if (given || family)
    return g_strdup (family ? family : given);
  return g_strdup (self->email ? self->email : self->phone);
}

static TandemContactRow *
read_row (TandemStatement *statement)
{
  TandemContactRow *self = g_object_new (TANDEM_TYPE_CONTACT_ROW, NULL);

  self->id = tandem_statement_get_int64 (statement, 0);
  self->company = g_strdup (tandem_statement_get_text (statement, 3));
  self->email = g_strdup (tandem_statement_get_text (statement, 4));
  self->phone = g_strdup (tandem_statement_get_text (statement, 5));
  self->city = g_strdup (tandem_statement_get_text (statement, 6));
  self->lifecycle = tandem_lifecycle_from_nick (tandem_statement_get_text (statement, 7));
  self->created_at = g_strdup (tandem_statement_get_text (statement, 8));
  self->name = make_list_name (self, tandem_statement_get_text (statement, 1), tandem_statement_get_text (statement, 2));
  return self;
}

static void
unref_row (gpointer row)
{
  if (row)
    g_object_unref (row);
}

/**
 * tandem_contact_query_load_rows:
 * @ids: (array length=n_ids): the contacts
 *
 * Returns: (transfer full) (element-type TandemContactRow) (nullable): a row for each id, in their order; %NULL where one
 *   is gone
 */
GPtrArray *
tandem_contact_query_load_rows (TandemConnection *connection, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_full (n_ids, unref_row);
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (
      connection,
      "SELECT c.id, c.given_name, c.family_name, f.name,"
      " (SELECT p.value FROM contact_point AS p WHERE p.contact_id = c.id AND p.kind = 'email' AND p.deleted_at IS NULL"
      "  ORDER BY p.is_primary DESC, p.id LIMIT 1),"
      " (SELECT p.value FROM contact_point AS p WHERE p.contact_id = c.id AND p.kind IN ('phone', 'mobile')"
      "  AND p.deleted_at IS NULL ORDER BY p.is_primary DESC, p.id LIMIT 1),"
      " (SELECT a.city FROM address AS a WHERE a.contact_id = c.id AND a.deleted_at IS NULL ORDER BY a.id LIMIT 1),"
      " c.lifecycle_stage, c.created_at"
      " FROM contact AS c LEFT JOIN company AS f ON f.id = c.company_id"
      " WHERE c.id = $1 AND c.deleted_at IS NULL",
      error);

  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (GError) failure = NULL;

      tandem_statement_bind_int64 (statement, 1, ids[i]);
      g_ptr_array_add (rows, tandem_statement_next (statement, &failure) ? read_row (statement) : NULL);
      tandem_statement_reset (statement);
      if (failure)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
    }
  return g_steal_pointer (&rows);
}
