/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who opens the deal of a contact, and closes it, is back at the contact, and not among all deals. What a person opened or went to
 * otherwise in between is no way back. */
#include "app/tandem-window-trail.h"

typedef struct {
  GArray *steps; /* Step, the last one last */
  gboolean is_going;
} Trail;

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
free_trail (gpointer data)
{
  Trail *trail = data;

  g_array_unref (trail->steps);
  g_free (trail);
}

static Trail *
ensure_trail (TandemWindow *window)
{
  Trail *trail = g_object_get_qdata (G_OBJECT (window), trail_quark ());

  if (trail == NULL)
    {
      trail = g_new0 (Trail, 1);
      trail->steps = g_array_new (FALSE, FALSE, sizeof (Step));
      g_array_set_clear_func (trail->steps, clear_step);
      g_object_set_qdata_full (G_OBJECT (window), trail_quark (), trail, free_trail);
    }
  return trail;
}

static gboolean
is_at (TandemWindow *window, const char *page_name, gint64 id)
{
  TandemPage *page = tandem_window_get_page (window);

  return g_strcmp0 (tandem_window_get_page_name (window), page_name) == 0 && page
         && tandem_page_get_record (page) == id;
}

static void
show (TandemWindow *window, const char *page_name, gint64 id)
{
  Trail *trail = ensure_trail (window);

  trail->is_going = TRUE;
  tandem_window_show_page (window, page_name);
  trail->is_going = FALSE;
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
 * @id: the record; 0 for the page as it stands
 *
 * Opens a record from where the window stands, which is where it goes when the record is closed.
 */
void
tandem_window_trail_open (TandemWindow *window, const char *page_name, gint64 id)
{
  TandemPage *page = tandem_window_get_page (window);
  GArray *steps = ensure_trail (window)->steps;
  const Step *last = steps->len > 0 ? &g_array_index (steps, Step, steps->len - 1) : NULL;

  if (last && !is_at (window, last->to_name, last->to_id))
    g_array_set_size (steps, 0); /* one opened something else since */
  if (!is_at (window, page_name, id))
    {
      const Step step = { g_strdup (tandem_window_get_page_name (window)), page ? tandem_page_get_record (page) : 0,
                          g_strdup (page_name), id };

      g_array_append_val (steps, step);
    }
  show (window, page_name, id);
}

/**
 * tandem_window_trail_leave:
 * @id: the record that was open in the page in view until now
 *
 * Goes back to where it was opened from, unless one had opened it in its own list.
 */
void
tandem_window_trail_leave (TandemWindow *window, gint64 id)
{
  GArray *steps = ensure_trail (window)->steps;
  Step *last = steps->len > 0 ? &g_array_index (steps, Step, steps->len - 1) : NULL;
  g_autofree char *from_name = NULL;
  gint64 from_id;

  if (last == NULL || last->to_id != id || g_strcmp0 (tandem_window_get_page_name (window), last->to_name) != 0)
    {
      g_array_set_size (steps, 0);
      return;
    }
  from_name = g_strdup (last->from_name);
  from_id = last->from_id;
  g_array_set_size (steps, steps->len - 1);
  show (window, from_name, from_id);
}

/**
 * tandem_window_trail_note_page:
 *
 * Another page is in view: where a person went there by herself, nothing leads back.
 */
void
tandem_window_trail_note_page (TandemWindow *window)
{
  Trail *trail = ensure_trail (window);

  if (!trail->is_going)
    g_array_set_size (trail->steps, 0);
}
