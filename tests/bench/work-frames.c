/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * work-frames FILE|- [ROUNDS [PLACES]] - what a day's work takes in the whole window: milliseconds, one line of JSON. With "-" a blank
 * window. What is done is written to FILE: give it a copy. Of every act: what the main thread worked, and of it what is ours and
 * what the toolkit's, altogether and in the longest turn of the main loop; and the time on the wall until all is quiet. PLACES is a
 * file to make: where in the program the main thread was seen at work. */
#include <adwaita.h>
#include <stdlib.h>
#include <string.h>

#include "act/tandem-act-deal.h"
#include "app/tandem-application.h"
#include "app/tandem-page-catalogue.h"
#include "app/tandem-window.h"
#include "bench-act.h"
#include "bench-tools.h"
#include "main-thread.h"
#include "marketing/tandem-overview-page.h"
#include "sales/tandem-contact-lookalikes.h"
#include "sales/tandem-contact-page.h"
#include "sales/tandem-deal-board.h"
#include "sales/tandem-deal-page.h"
#include "sales/tandem-time-travel-bar.h"
#include "store/tandem-connection.h"
#include "ui-test.h"
#include "widgets/tandem-field-row.h"
#include "workspace/tandem-settings.h"

#define N_ROUNDS 30
#define N_MONTHS 12u

typedef struct {
  TandemWorkspace *workspace;
  TandemWindow *window;
  TandemDealBoard *board;
  guint n_rounds;
  guint n_painted;
  gboolean is_found;
} Bench;

/* --- acts ---------------------------------------------------------------------------------------------------------- */

typedef void (*ActFunc) (Bench *self, gpointer data);

typedef struct {
  Bench *self;
  ActFunc func;
  gpointer data;
} Call;

static gboolean
call_cb (gpointer data)
{
  Call *call = data;

  call->func (call->self, call->data);
  return G_SOURCE_REMOVE;
}

static void
time_act (Bench *self, GArray *acts, ActFunc func, gpointer data)
{
  bench_acts_time (acts, tandem_workspace_get_store (self->workspace), call_cb, &(Call) { self, func, data });
}

/* Until what came before is done, whatever it took. */
static void
rest (Bench *self)
{
  bench_act_rest (&(BenchAct) { 0 }, tandem_workspace_get_store (self->workspace));
}

/* --- what is in the file --------------------------------------------------------------------------------------------- */

typedef struct {
  const char *sql;
  guint n;
  GArray *ids;
} Choice;

static gboolean
choose_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Choice *choice = data;
  g_autoptr (TandemStatement) statement = tandem_connection_prepare (connection, choice->sql, error);

  if (statement == NULL)
    return FALSE;
  tandem_statement_bind_int64 (statement, 1, choice->n);
  choice->ids = tandem_statement_collect_ids (statement, error);
  return choice->ids != NULL;
}

/* Ids that lie far from each other. */
static GArray *
choose (Bench *self, const char *sql)
{
  Choice choice = { .sql = sql, .n = self->n_rounds };
  g_autoptr (GError) error = NULL;

  tandem_store_run (tandem_workspace_get_store (self->workspace), TANDEM_STORE_READ, choose_cb, &choice, NULL, &error);
  g_assert_no_error (error);
  return choice.ids;
}

/* --- pages and records ----------------------------------------------------------------------------------------------- */

static void
open_page (Bench *self, gpointer name)
{
  tandem_window_show_page (self->window, name);
}

static void
time_pages (Bench *self)
{
  guint n_pages;
  const TandemPageEntry *pages = tandem_page_catalogue_get (&n_pages);
  g_autoptr (GPtrArray) again = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr (GArray) first = bench_acts_new ();
      g_autofree char *name = g_strdup_printf ("page %s, the first time", pages[i].name);

      time_act (self, first, open_page, (gpointer) pages[i].name);
      bench_acts_tell (first, name);
      g_ptr_array_add (again, bench_acts_new ());
    }
  for (guint round = 0; round < self->n_rounds; round++)
    for (guint i = 0; i < n_pages; i++)
      time_act (self, again->pdata[i], open_page, (gpointer) pages[i].name);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *name = g_strdup_printf ("page %s", pages[i].name);

      bench_acts_tell (again->pdata[i], name);
    }
}

static void
open_record (Bench *self, gpointer id)
{
  tandem_page_open_record (tandem_window_get_page (self->window), *(gint64 *) id);
}

static void
time_records (Bench *self, const char *page, const char *name, const char *sql)
{
  g_autoptr (GArray) ids = choose (self, sql);
  g_autoptr (GArray) acts = bench_acts_new ();

  open_page (self, (gpointer) page);
  rest (self);
  for (guint i = 0; i < ids->len; i++)
    time_act (self, acts, open_record, &g_array_index (ids, gint64, i));
  bench_acts_tell (acts, name);
}

/* --- saving ---------------------------------------------------------------------------------------------------------- */

static gboolean
is_job_title (GtkWidget *widget, gconstpointer data)
{
  return TANDEM_IS_FIELD_ROW (widget)
         && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), "Job title");
}

static void
write_job_title (Bench *self, gpointer row)
{
  static guint n;
  g_autofree char *text = g_strdup_printf ("Head of vineyard %u", n++);

  gtk_editable_set_text (row, text);
  g_signal_emit_by_name (row, "entry-activated");
}

/* On the record that is open. */
static void
time_saving (Bench *self)
{
  g_autoptr (GArray) ids
      = choose (self, "SELECT id FROM contact WHERE deleted_at IS NULL ORDER BY id LIMIT min ($1, 1)");
  g_autoptr (GArray) acts = bench_acts_new ();
  GtkWidget *page, *row;

  open_page (self, "contacts");
  open_record (self, ids->data);
  rest (self);
  page = ui_test_find_type (GTK_WIDGET (self->window), TANDEM_TYPE_CONTACT_PAGE);
  row = ui_test_find (page, is_job_title, NULL);
  g_assert_nonnull (row);
  for (guint i = 0; i < self->n_rounds; i++)
    time_act (self, acts, write_job_title, row);
  bench_acts_tell (acts, "saving a field of a contact");
}

/* --- the board ------------------------------------------------------------------------------------------------------- */

static TandemBoardColumn *
get_column (Bench *self, guint place)
{
  return g_ptr_array_index (tandem_deal_board_get_columns (self->board), place);
}

static void
move_card (Bench *self, gpointer data)
{
  static guint n;
  TandemBoardColumn *from = get_column (self, n % 2), *to = get_column (self, 1 - n % 2);
  gint64 id = tandem_record_list_get_id (tandem_board_column_get_list (from), n / 2 % 8);

  tandem_act_move_deal_async (tandem_workspace_get_store (self->workspace), id, tandem_board_column_get_stage_id (to),
                              NULL, NULL, NULL);
  n++;
}

/* Without a record over it. Returns: the page */
static GtkWidget *
show_deals (Bench *self, const char *view)
{
  GtkWidget *page, *record;

  open_page (self, "deals");
  page = GTK_WIDGET (tandem_window_get_page (self->window));
  record = ui_test_find_type (page, TANDEM_TYPE_DEAL_PAGE);
  if (record && tandem_deal_page_get_id (TANDEM_DEAL_PAGE (record)) != 0)
    gtk_widget_activate_action (record, "deal.close", NULL);
  g_object_set (page, "view", view, NULL);
  rest (self);
  return page;
}

static void
time_cards (Bench *self)
{
  g_autoptr (GArray) acts = bench_acts_new ();

  show_deals (self, "board");
  /* Looked for before: to walk through all widgets of the window takes milliseconds. */
  self->board = TANDEM_DEAL_BOARD (ui_test_find_type (GTK_WIDGET (self->window), TANDEM_TYPE_DEAL_BOARD));
  for (guint i = 0; i < self->n_rounds; i++)
    time_act (self, acts, move_card, NULL);
  bench_acts_tell (acts, "moving a card");
}

/* --- another day ------------------------------------------------------------------------------------------------------ */

static void
travel (Bench *self, gpointer page)
{
  gtk_widget_activate_action (page, "deals.travel", NULL);
}

static void
go_back_a_month (Bench *self, gpointer range)
{
  gtk_range_set_value (range, gtk_range_get_value (range) - 30);
}

/* The board or the forecast, as it was: first with its widgets, then a month before, and so on. */
static void
time_days (Bench *self, const char *view)
{
  g_autoptr (GArray) first = bench_acts_new ();
  g_autoptr (GArray) acts = bench_acts_new ();
  g_autofree char *first_name = g_strdup_printf ("%s of another day, the first time", view);
  g_autofree char *name = g_strdup_printf ("%s of another day", view);
  GtkWidget *page = show_deals (self, view), *range;

  range = ui_test_find_type (ui_test_find_type (page, TANDEM_TYPE_TIME_TRAVEL_BAR), GTK_TYPE_RANGE);
  time_act (self, first, travel, page);
  bench_acts_tell (first, first_name);
  for (guint i = 0; i < MIN (self->n_rounds, N_MONTHS); i++)
    time_act (self, acts, go_back_a_month, range);
  bench_acts_tell (acts, name);
  gtk_widget_activate_action (page, "deals.today", NULL);
  rest (self);
}

/* --- the overview ---------------------------------------------------------------------------------------------------- */

static void
choose_period (Bench *self, gpointer dropdown)
{
  gtk_drop_down_set_selected (dropdown, (gtk_drop_down_get_selected (dropdown) + 1) % 4);
}

static void
time_overview (Bench *self)
{
  g_autoptr (GArray) acts = bench_acts_new ();
  GtkWidget *page;

  open_page (self, "overview");
  rest (self);
  page = GTK_WIDGET (tandem_window_get_page (self->window));
  for (guint i = 0; i < self->n_rounds; i++)
    time_act (self, acts, choose_period, ui_test_find_type (page, GTK_TYPE_DROP_DOWN));
  bench_acts_tell (acts, "overview, another period");
}

/* --- who is there already -------------------------------------------------------------------------------------------- */

typedef struct {
  Bench *bench;
  TandemContactLookalikes *lookalikes;
  GArray *acts;
} Typing;

static void
found_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found
      = tandem_contact_lookalikes_find_finish (TANDEM_CONTACT_LOOKALIKES (object), result, &error);

  g_assert_no_error (error);
  ((Bench *) data)->is_found = TRUE;
}

/* @acts: NULL: not timed */
static void
look_for_lookalikes (Typing *self, const char *email, const char *phone, const char *name)
{
  gint64 begun = g_get_monotonic_time ();
  double cpu = bench_get_cpu (CLOCK_PROCESS_CPUTIME_ID);
  BenchAct act = { 0 };

  self->bench->is_found = FALSE;
  tandem_contact_lookalikes_find_async (self->lookalikes, email, phone, name, NULL, found_cb, self->bench);
  while (!self->bench->is_found)
    {
      BenchShare turn;

      bench_main_thread_step (&turn);
      bench_act_add_turn (&act, &turn);
    }
  act.wall = (double) (g_get_monotonic_time () - begun) / 1000;
  act.sum.total = bench_get_cpu (CLOCK_PROCESS_CPUTIME_ID) - cpu;
  if (self->acts)
    g_array_append_val (self->acts, act);
}

/* As the dialog asks after each letter: a whole name, then the phone, then the e-mail. */
static void
type_person (Typing *self, const char *name, const char *phone, const char *email)
{
  for (const char *c = strchr (name, ' '); c && *c; c = g_utf8_next_char (c))
    {
      g_autofree char *typed = g_strndup (name, (gsize) (g_utf8_next_char (c) - name));

      look_for_lookalikes (self, NULL, NULL, g_strchomp (typed));
    }
  for (gsize i = 1; i <= strlen (phone); i++)
    {
      g_autofree char *typed = g_strndup (phone, i);

      look_for_lookalikes (self, NULL, typed, name);
    }
  for (gsize i = 1; i <= strlen (email); i++)
    {
      g_autofree char *typed = g_strndup (email, i);

      look_for_lookalikes (self, typed, phone, name);
    }
}

/* Names that many have, some and nobody, short ones too; the first time the index of search is made. */
static void
time_lookalikes (Bench *self)
{
  static const char *const people[][3] = {
    { "Maria Weber", "+49 30 123456", "maria.weber@example.org" },
    { "Jonas Müller", "030 98765432", "j.mueller@firm.example" },
    { "Anna Schmidt", "+49 (0)151 2345678", "anna@nobody.example" },
    { "Xaver Quistorp", "+41 44 668 18 00", "x.quistorp@bank.example" },
    { "Theodora Papadopoulou", "0049 89 1234567", "theo@mail.example" },
    { "Li Wu", "+86 10 6552 9988", "li@wu.example" },
    { "Мария Кузнецова", "+7 495 123-45-67", "maria.k@firm.example" },
    { "דנה לוי", "03-1234567", "dana@levi.example" },
  };
  g_autoptr (GArray) acts = bench_acts_new ();
  Typing typing = { .bench = self };

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (TandemContactLookalikes) lookalikes = tandem_contact_lookalikes_new (self->workspace);

      typing.lookalikes = lookalikes;
      if (typing.acts == NULL)
        look_for_lookalikes (&typing, NULL, NULL, people[i][0]);
      typing.acts = acts;
      type_person (&typing, people[i][0], people[i][1], people[i][2]);
    }
  bench_acts_tell (acts, "who is there already (main: the whole process)");
}

/* --- the window ------------------------------------------------------------------------------------------------------ */

static void
painted_cb (GdkFrameClock *clock, Bench *self)
{
  self->n_painted++;
}

static void
show (Bench *self, GtkWidget *window)
{
  gtk_widget_realize (window);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), self);
  gtk_window_present (GTK_WINDOW (window));
  while (self->n_painted == 0)
    g_main_context_iteration (NULL, TRUE);
  g_print ("{\"first\": %.1f", bench_get_cpu (CLOCK_PROCESS_CPUTIME_ID));
}

static void
do_all (Bench *self)
{
  time_pages (self);
  time_records (self, "contacts", "record of a contact",
                "SELECT id FROM contact WHERE deleted_at IS NULL AND id % 7 = 0 ORDER BY id LIMIT $1");
  time_records (self, "companies", "record of a company",
                "SELECT id FROM company WHERE deleted_at IS NULL AND id % 3 = 0 ORDER BY id LIMIT $1");
  time_records (self, "deals", "record of a deal",
                "SELECT id FROM deal WHERE deleted_at IS NULL AND id % 5 = 0 ORDER BY id LIMIT $1");
  time_records (self, "campaigns", "record of a campaign",
                "SELECT id FROM campaign WHERE deleted_at IS NULL ORDER BY id LIMIT $1");
  time_saving (self);
  time_cards (self);
  time_days (self, "board");
  time_days (self, "forecast");
  time_overview (self);
  time_lookalikes (self);
  g_print (",\n\"rss\": %.1f", bench_read_memory ("VmRSS:"));
}

static GtkWidget *
open_window (Bench *self, GtkApplication *application, const char *path, const char *settings_path)
{
  g_autoptr (GSettings) settings = tandem_settings_new_file (settings_path);
  g_autoptr (GError) error = NULL;
  GtkWidget *window = tandem_window_new (application, settings);

  self->window = TANDEM_WINDOW (window);
  self->workspace = tandem_workspace_open (path, "bench", &error);
  g_assert_no_error (error);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  tandem_window_set_workspace (self->window, self->workspace);
  return window;
}

int
main (int argc, char **argv)
{
  Bench self = { .n_rounds = argc > 2 ? (guint) atoi (argv[2]) : N_ROUNDS };
  g_autofree char *folder = g_dir_make_tmp ("tandem-bench-XXXXXX", NULL);
  g_autofree char *settings_path = g_build_filename (folder, "settings.ini", NULL);
  g_autoptr (GtkApplication) application = NULL;
  gboolean is_blank = argc > 1 && g_str_equal (argv[1], "-");

  if (argc < 2)
    g_error ("usage: work-frames FILE|- [ROUNDS]");
  application = GTK_APPLICATION (tandem_application_new ());
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  if (is_blank)
    show (&self, g_object_new (ADW_TYPE_WINDOW, "default-width", 1280, "default-height", 800, "content", adw_bin_new (),
                               NULL));
  else
    {
      show (&self, open_window (&self, application, argv[1], settings_path));
      bench_main_thread_watch ();
      do_all (&self);
      if (argc > 3)
        bench_main_thread_write_places (argv[3]);
    }
  g_print ("}\n");
  remove (settings_path);
  remove (folder);
  return 0;
}
