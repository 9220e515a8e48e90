/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/tandem-import-session.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_IMPORT_STEP (tandem_import_step_get_type ())
G_DECLARE_INTERFACE (TandemImportStep, tandem_import_step, TANDEM, IMPORT_STEP, AdwNavigationPage)

/**
 * TandemImportStepInterface:
 * @set_session: begins to show an import; called once
 * @get_suggested: what Enter does on this page
 *
 * A page of the import. It shows its session, changes it, and says when it is finished; which page comes next is the dialog's.
 */
struct _TandemImportStepInterface {
  GTypeInterface parent_iface;

  void (*set_session) (TandemImportStep *self, TandemImportSession *session);
  GtkWidget *(*get_suggested) (TandemImportStep *self);
};

void       tandem_import_step_set_session   (TandemImportStep *self, TandemImportSession *session);
GtkWidget *tandem_import_step_get_suggested (TandemImportStep *self);
void       tandem_import_step_finish        (TandemImportStep *self);
void       tandem_import_step_suggest       (TandemImportStep *self);

G_END_DECLS
