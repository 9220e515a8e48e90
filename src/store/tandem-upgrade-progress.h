/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TandemUpgradeStep:
 * @TANDEM_UPGRADE_NONE: nothing is upgraded, or it is not known yet
 * @TANDEM_UPGRADE_KEEP: the file as it was becomes a restore point
 * @TANDEM_UPGRADE_RUN: its tables are brought to those of today
 *
 * What is done to a file of an older Tandem while it is opened.
 */
typedef enum {
  TANDEM_UPGRADE_NONE,
  TANDEM_UPGRADE_KEEP,
  TANDEM_UPGRADE_RUN,
} TandemUpgradeStep;

/**
 * TandemUpgradeProgress:
 *
 * How far the opening of a file is: whoever opens it tells, on its thread, and whoever waits asks.
 */
typedef struct _TandemUpgradeProgress TandemUpgradeProgress;

TandemUpgradeProgress *tandem_upgrade_progress_new      (void);
TandemUpgradeProgress *tandem_upgrade_progress_ref      (TandemUpgradeProgress *self);
void                   tandem_upgrade_progress_unref    (TandemUpgradeProgress *self);
void                   tandem_upgrade_progress_set_step (TandemUpgradeProgress *self, TandemUpgradeStep step);
TandemUpgradeStep      tandem_upgrade_progress_get_step (TandemUpgradeProgress *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemUpgradeProgress, tandem_upgrade_progress_unref)

G_END_DECLS
