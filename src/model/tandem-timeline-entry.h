/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * TandemTimelineKind:
 *
 * From which table an entry comes.
 */
typedef enum {
  TANDEM_TIMELINE_ACTIVITY,
  TANDEM_TIMELINE_LIFECYCLE,
  TANDEM_TIMELINE_DEAL,
  TANDEM_TIMELINE_TOUCH,
  TANDEM_TIMELINE_N_KINDS,
} TandemTimelineKind;

/* What happened with a contact, a company or a deal, of both departments: read once, never changed; its fields are read
 * directly, and the texts are those of the file. */
#define TANDEM_TYPE_TIMELINE_ENTRY (tandem_timeline_entry_get_type ())
G_DECLARE_FINAL_TYPE (TandemTimelineEntry, tandem_timeline_entry, TANDEM, TIMELINE_ENTRY, GObject)

struct _TandemTimelineEntry {
  GObject parent_instance;

  TandemTimelineKind kind;
  gint64 id;    /* the record it was read from */
  char *at;     /* when, as an instant */
  char *day;    /* the same in the firm's time zone, as a plain date */
  char *detail; /* nullable: the kind of activity or touch, the stage a contact came from, the kind of a deal's stage */
  char *title;  /* nullable: the subject, the stage a contact went to, the deal, the campaign */
  char *body;   /* nullable: the text, or the name of the deal's stage */
  char *person; /* nullable: who did it */
  char *status; /* nullable: of an activity: planned, done, held, not-held, cancelled */
  char *direction; /* nullable: of a call: outbound, inbound */
  char *outcome;   /* nullable: of a call */
  gboolean is_all_day;
  char *contact; /* nullable: in the timeline of a company: with whom */
};

gboolean tandem_timeline_entry_equal (TandemTimelineEntry *self, TandemTimelineEntry *other);

G_END_DECLS
