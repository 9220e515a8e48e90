/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "workspace/tandem-workspace.h"

G_BEGIN_DECLS

/**
 * TandemCliExit:
 * @TANDEM_CLI_OK: it was done
 * @TANDEM_CLI_FAILED: it failed
 * @TANDEM_CLI_USAGE: it was asked for in a way the program does not know
 * @TANDEM_CLI_REFUSED: the file is no Tandem file, of a newer Tandem, damaged, in use, or can only be read, or a rule of it
 *   would be broken
 *
 * What the program ends with.
 */
typedef enum {
  TANDEM_CLI_OK = 0,
  TANDEM_CLI_FAILED = 1,
  TANDEM_CLI_USAGE = 2,
  TANDEM_CLI_REFUSED = 3,
} TandemCliExit;

/**
 * TandemCli:
 * @file: (nullable): the file of --file
 * @json: whether the answer is JSON
 * @argc: how many words the command has, with its name
 * @argv: (array length=argc): they
 *
 * What the command line asks of every command.
 */
typedef struct {
  char *file;
  gboolean json;
  int argc;
  char **argv;
} TandemCli;

int              tandem_cli_run          (int argc, char **argv);
gboolean         tandem_cli_parse        (TandemCli *self, const char *parameters, const char *summary,
                                          const GOptionEntry *entries, GError **error);
gboolean         tandem_cli_expect_words (TandemCli *self, int at_least, int at_most, GError **error);
gboolean         tandem_cli_parse_number (const char *text, gint64 *number);
char            *tandem_cli_find_file    (TandemCli *self, GError **error);
TandemWorkspace *tandem_cli_open         (TandemCli *self, GError **error);
TandemWorkspace *tandem_cli_open_path    (const char *path, GError **error);
void             tandem_cli_print_json   (JsonObject *object);
void tandem_cli_set_id (JsonObject *object, const char *name, gint64 id);
void tandem_cli_set_value (JsonObject *object, const char *name, const char *column, JsonNode *value);

gboolean         tandem_cli_backup       (TandemCli *self, GError **error);
gboolean         tandem_cli_check        (TandemCli *self, GError **error);
gboolean         tandem_cli_export        (TandemCli *self, GError **error);
gboolean         tandem_cli_history      (TandemCli *self, GError **error);
gboolean         tandem_cli_import       (TandemCli *self, GError **error);
gboolean         tandem_cli_import_figures (TandemCli *self, GError **error);
gboolean tandem_cli_read (TandemCli *self, GError **error);
gboolean         tandem_cli_redo         (TandemCli *self, GError **error);
gboolean         tandem_cli_report       (TandemCli *self, GError **error);
gboolean         tandem_cli_restore      (TandemCli *self, GError **error);
gboolean         tandem_cli_sample       (TandemCli *self, GError **error);
gboolean         tandem_cli_search       (TandemCli *self, GError **error);
gboolean         tandem_cli_undo         (TandemCli *self, GError **error);
gboolean         tandem_cli_undo_batch   (TandemCli *self, gint64 batch_id, GError **error);

G_END_DECLS
