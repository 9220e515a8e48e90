/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who opens the deal of a contact, and closes it, is back at the contact, and not among all deals. What a person opened or went to
 * otherwise in between is no way back. */
#include "app/tandem-window-trail.h"

typedef struct {
  char *from_name; /* a page of the catalogue */
  gint64 from_id;  /* the record that was open there; 0 where it was the page itself */
  char *to_name;
  gint64 to_id;
} Step;

static G_DEFINE_QUARK (tandem_window_trail, trail)

static void
clear_step (gpointer data)
{
  Step *step = data;

  g_free (step->from_name);
  g_free (step->to_name);
}

static void
forget (TandemWindow *window)
{
  g_object_set_qdata (G_OBJECT (window), trail_quark (), NULL);
}

/* The steps, the last one last. */
static GArray *
ensure_trail (TandemWindow *window)
{
  GArray *trail = g_object_get_qdata (G_OBJECT (window), trail_quark ());

  if (trail == NULL)
    {
      trail = g_array_new (FALSE, FALSE, sizeof (Step));
      g_array_set_clear_func (trail, clear_step);
      g_object_set_qdata_full (G_OBJECT (window), trail_quark (), trail, (GDestroyNotify) g_array_unref);
    }
  return trail;
}

static gboolean
is_at (TandemWindow *window, const char *page_name, gint64 id)
{
  return g_strcmp0 (tandem_window_get_page_name (window), page_name) == 0
         && tandem_page_get_record (tandem_window_get_page (window)) == id;
}

static void
show (TandemWindow *window, const char *page_name, gint64 id)
{
  tandem_window_show_page (window, page_name);
  if (tandem_window_get_page (window) == NULL)
    return;
  if (id != 0)
    tandem_page_open_record (tandem_window_get_page (window), id);
  else
    gtk_widget_grab_focus (GTK_WIDGET (tandem_window_get_page (window)));
}

/**
 * tandem_window_trail_open:
 * @page_name: the page that shows such records
 * @id: the record; 0 for the page alone
 *
 * Opens a record from where the window stands, which is where it goes when the record is closed.
 */
void
tandem_window_trail_open (TandemWindow *window, const char *page_name, gint64 id)
{
  TandemPage *page = tandem_window_get_page (window);
  GArray *trail = ensure_trail (window);
  const Step *last = trail->len > 0 ? &g_array_index (trail, Step, trail->len - 1) : NULL;
  const Step step = { g_strdup (tandem_window_get_page_name (window)), page ? tandem_page_get_record (page) : 0,
                      g_strdup (page_name), id };

  if (last && !is_at (window, last->to_name, last->to_id))
    g_array_set_size (trail, 0); /* one went elsewhere since */
  g_array_append_val (trail, step);
  show (window, page_name, id);
}

/**
 * tandem_window_trail_leave:
 * @id: the record that was open in the page in view until now
 *
 * Goes back to where it was opened from, unless that was its own page.
 */
void
tandem_window_trail_leave (TandemWindow *window, gint64 id)
{
  GArray *trail = ensure_trail (window);
  Step *last = trail->len > 0 ? &g_array_index (trail, Step, trail->len - 1) : NULL;
  g_autofree char *from_name = NULL;
  gint64 from_id;

  if (last == NULL || last->to_id != id || g_strcmp0 (tandem_window_get_page_name (window), last->to_name) != 0)
    {
      forget (window);
      return;
    }
  from_name = g_strdup (last->from_name);
  from_id = last->from_id;
  g_array_set_size (trail, trail->len - 1);
  show (window, from_name, from_id);
}
