/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/tandem-upgrade-progress.h"

struct _TandemUpgradeProgress {
  gatomicrefcount n_refs;
  int step; /* atomic */
};

TandemUpgradeProgress *
tandem_upgrade_progress_new (void)
{
  TandemUpgradeProgress *self = g_new0 (TandemUpgradeProgress, 1);

  g_atomic_ref_count_init (&self->n_refs);
  return self;
}

TandemUpgradeProgress *
tandem_upgrade_progress_ref (TandemUpgradeProgress *self)
{
  g_atomic_ref_count_inc (&self->n_refs);
  return self;
}

void
tandem_upgrade_progress_unref (TandemUpgradeProgress *self)
{
  if (g_atomic_ref_count_dec (&self->n_refs))
    g_free (self);
}

/**
 * tandem_upgrade_progress_set_step:
 * @self: (nullable): whoever waits, if somebody does
 */
void
tandem_upgrade_progress_set_step (TandemUpgradeProgress *self, TandemUpgradeStep step)
{
  if (self)
    g_atomic_int_set (&self->step, (int) step);
}

/**
 * tandem_upgrade_progress_get_step:
 *
 * Returns: the step under way, or the last one
 */
TandemUpgradeStep
tandem_upgrade_progress_get_step (TandemUpgradeProgress *self)
{
  return (TandemUpgradeStep) g_atomic_int_get (&self->step);
}
