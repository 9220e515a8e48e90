/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/tandem-filter-editor.h"

#include "widgets/tandem-filter-group.h"
#include "widgets/tandem-filter-leaf.h"

#define GROUP_WIDTH  440 /* one size for all the pages that one comes to from a group */
#define GROUP_HEIGHT 520

struct _TandemFilterEditor {
  AdwDialog parent_instance;

  TandemFilterPage *first;
  gboolean is_refused;
};

enum {
  SIGNAL_APPLY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TandemFilterEditor, tandem_filter_editor, ADW_TYPE_DIALOG)

/* Closes unless whoever takes the condition shows an error. */
static void
apply_cb (TandemFilterEditor *self, TandemCondition *condition)
{
  self->is_refused = FALSE;
  g_signal_emit (self, signals[SIGNAL_APPLY], 0, condition);
  if (!self->is_refused)
    adw_dialog_close (ADW_DIALOG (self));
}

static void
tandem_filter_editor_class_init (TandemFilterEditorClass *klass)
{
  /**
   * TandemFilterEditor::apply:
   * @condition: (type gpointer): a #TandemCondition
   *
   * A person has said what the records have to be like.
   */
  signals[SIGNAL_APPLY] = g_signal_new ("apply", TANDEM_TYPE_FILTER_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
tandem_filter_editor_init (TandemFilterEditor *self)
{
}

static AdwDialog *
make_dialog (TandemFilterPage *first)
{
  TandemFilterEditor *self = g_object_new (TANDEM_TYPE_FILTER_EDITOR, NULL);
  GtkWidget *view = adw_navigation_view_new ();

  self->first = first;
  g_object_bind_property (first, "title", self, "title", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (first, "apply", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (first));
  tandem_filter_page_make_first (first, ADW_DIALOG (self));
  return ADW_DIALOG (self);
}

/**
 * tandem_filter_editor_new:
 * @leaf: (nullable): the condition to change; %NULL for a new one
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
tandem_filter_editor_new (TandemWorkspace *workspace, TandemEntity entity, const TandemField *field,
                          TandemCondition *leaf)
{
  AdwDialog *self = make_dialog (tandem_filter_leaf_new (workspace, entity, field, leaf));

  adw_dialog_set_follows_content_size (self, TRUE);
  return self;
}

/**
 * tandem_filter_editor_new_group:
 * @kind: what a new group is at first
 * @group: (nullable): the group to change; %NULL for a new one
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
tandem_filter_editor_new_group (TandemWorkspace *workspace, TandemEntity entity, TandemConditionKind kind,
                                TandemCondition *group)
{
  g_autoptr (TandemFilter) filter = tandem_filter_new (entity);
  AdwDialog *self;

  if (group)
    tandem_filter_set_condition (filter, group);
  else
    tandem_filter_set_kind (filter, kind);
  self = make_dialog (tandem_filter_group_new (workspace, filter));
  adw_dialog_set_content_width (self, GROUP_WIDTH);
  adw_dialog_set_content_height (self, GROUP_HEIGHT);
  return self;
}

/**
 * tandem_filter_editor_show_error:
 *
 * Says what is wrong with the condition; the dialog stays open.
 */
void
tandem_filter_editor_show_error (TandemFilterEditor *self, const char *sentence)
{
  self->is_refused = TRUE;
  tandem_filter_page_show_error (self->first, sentence);
}
