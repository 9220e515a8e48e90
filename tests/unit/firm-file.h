/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "workspace/tandem-workspace.h"

/* A folder of the test's own and the file of a firm in it, which the test makes, opens, and looks into. */
typedef struct {
  char *folder;
  char *path;
} FirmFile;

void             firm_file_set_up            (FirmFile *self, gconstpointer data);
void             firm_file_tear_down         (FirmFile *self, gconstpointer data);
void             firm_file_make              (FirmFile *self);
void             firm_file_unpack_old        (FirmFile *self);
void             firm_file_copy_as_if_killed (FirmFile *self, const char *to);

TandemWorkspace *open_firm                   (const char *path);
gboolean         add_contact                 (TandemWorkspace *workspace, const char *family_name, GError **error);
gint64           count_contacts              (TandemWorkspace *workspace);
guint            count_entries               (const char *folder);
void             execute_sql                 (const char *path, const char *sql);

/* What the file says, asked with SQLite alone. */
char    *firm_file_describe   (const char *path);
char    *firm_file_digest     (const char *path);
char    *firm_file_ask_text   (const char *path, const char *sql);
gint64   firm_file_ask        (const char *path, const char *sql);
