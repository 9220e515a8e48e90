/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sales/tandem-duplicate-row.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"

#define AVATAR_SIZE 32

static GtkWidget *
make_avatars (const TandemDuplicateRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  for (guint i = 0; i < G_N_ELEMENTS (row->names); i++)
    {
      GtkWidget *avatar = adw_avatar_new (AVATAR_SIZE, row->names[i], TRUE);

      if (row->is_company)
        {
          adw_avatar_set_icon_name (ADW_AVATAR (avatar), "tandem-companies-symbolic");
          adw_avatar_set_show_initials (ADW_AVATAR (avatar), FALSE);
        }
      gtk_accessible_update_state (GTK_ACCESSIBLE (avatar), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      gtk_box_append (GTK_BOX (box), avatar);
    }
  return box;
}

/* At the beginning of a line. */
static char *
capitalize (const char *words)
{
  g_autofree char *first = g_utf8_substring (words, 0, 1);
  g_autofree char *capital = g_utf8_strup (first, -1);

  return g_strconcat (capital, g_utf8_next_char (words), NULL);
}

/* Why they may be one, and a line for each with what tells it from others; what is the same of both is said once. */
static char *
write_subtitle (const TandemDuplicateRow *row)
{
  gboolean is_mirrored = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  g_autofree char *why = capitalize (row->why);
  GString *text = g_string_new (why);

  for (guint i = 0; i < G_N_ELEMENTS (row->abouts); i++)
    if (row->abouts[i] && *row->abouts[i] && (i == 0 || g_strcmp0 (row->abouts[0], row->abouts[1]) != 0))
      {
        /* A line of Latin letters begins where the others do. */
        g_autofree char *line = tandem_format_line (row->abouts[i], is_mirrored);

        g_string_append_printf (text, "\n%s", line);
      }
  return g_string_free (text, FALSE);
}

/**
 * tandem_duplicate_row_make_widget:
 *
 * Returns: (transfer floating): a row that names the two and says why they may be one
 */
GtkWidget *
tandem_duplicate_row_make_widget (const TandemDuplicateRow *row)
{
  /* Translators: two contacts, or companies, that may be one */
  g_autofree char *title = g_strdup_printf (C_ ("two that may be one", "%s and %s"), row->names[0], row->names[1]);
  g_autofree char *subtitle = write_subtitle (row);
  GtkWidget *widget = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", subtitle,
                                    "activatable", TRUE, NULL);

  adw_action_row_add_prefix (ADW_ACTION_ROW (widget), make_avatars (row));
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), gtk_image_new_from_icon_name ("go-next-symbolic"));
  return widget;
}
