/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "../firm-file.h"
#include "act/tandem-act-history.h"
#include "store/tandem-record.h"

/* An act that makes a bit of everything, what is changed of it since, and its undo. */

typedef struct {
  FirmFile firm;
  TandemWorkspace *workspace;
} Meeting;

typedef struct {
  const char *label;
  TandemReversal reversal;
} Undo;

#define MADE "Meet Lovelace" /* the label of meet_cb() */

void meeting_set_up (Meeting *meeting, gconstpointer data);
void meeting_tear_down (Meeting *meeting, gconstpointer data);
void run (Meeting *meeting, TandemStoreFunc func, gpointer data);
gboolean insert_contact (TandemConnection *connection, const char *name, gint64 *id, GError **error);
gboolean meet_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error);
void edit (Meeting *meeting, GType type, guint column, const char *value);
void retitle (Meeting *meeting, const char *family_name, const char *job_title);
gboolean trash_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error);
gboolean undo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error);
gboolean undo_last_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error);
gboolean redo_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error);
gboolean take_back_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error);
void fail_to_run (Meeting *meeting, TandemStoreFunc func, gpointer data);
void reverse_last (Meeting *meeting, TandemStoreFunc func);
const TandemConflict *get_conflict (const Undo *undo, guint n);
void assert_live (Meeting *meeting, const char *expected);
