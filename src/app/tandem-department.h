/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/tandem-page.h"
#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

#define TANDEM_TYPE_DEPARTMENT (tandem_department_get_type ())
G_DECLARE_FINAL_TYPE (TandemDepartment, tandem_department, TANDEM, DEPARTMENT, AdwBin)

void        tandem_department_set_workspace     (TandemDepartment *self, TandemWorkspace *workspace);
TandemPage *tandem_department_get_page          (TandemDepartment *self);
const char *tandem_department_get_page_name     (TandemDepartment *self);
void        tandem_department_set_page_name     (TandemDepartment *self, const char *name);
void        tandem_department_select_nth_page   (TandemDepartment *self, guint n);
void        tandem_department_focus_page        (TandemDepartment *self);
gboolean    tandem_department_get_collapsed     (TandemDepartment *self);
gboolean    tandem_department_get_sidebar_shown (TandemDepartment *self);
void        tandem_department_set_sidebar_shown (TandemDepartment *self, gboolean shown);
void        tandem_department_cycle_pane        (TandemDepartment *self);

G_END_DECLS
