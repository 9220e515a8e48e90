/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TandemShortcutKind:
 * @TANDEM_SHORTCUT_ACCELERATOR: the application's, taken before the focused widget sees the key
 * @TANDEM_SHORTCUT_AFTER_FOCUS: the window's, taken only when the focused widget did nothing with the key: an entry
 *   undoes its own text
 * @TANDEM_SHORTCUT_OF_PAGE: the page's own, which takes it by itself
 */
typedef enum {
  TANDEM_SHORTCUT_ACCELERATOR,
  TANDEM_SHORTCUT_AFTER_FOCUS,
  TANDEM_SHORTCUT_OF_PAGE,
} TandemShortcutKind;

/**
 * TandemShortcut:
 * @group: heading in the dialog, to be translated with gettext
 * @title: what it does, to be translated with gettext; %NULL goes on from the one before, as a range of keys
 * @action: detailed action name; of what is no action of the page, what it does
 * @trigger: the key, as gtk_accelerator_parse() reads it
 */
typedef struct {
  const char *group;
  const char *title;
  const char *action;
  const char *trigger;
  TandemShortcutKind kind;
} TandemShortcut;

const TandemShortcut *tandem_shortcuts_get                (guint *n_shortcuts);
void                  tandem_shortcuts_add_to_application (GtkApplication *application);
void                  tandem_shortcuts_add_to_window      (GtkWidget *window);

G_END_DECLS
