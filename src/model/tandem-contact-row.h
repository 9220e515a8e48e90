/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "model/tandem-lifecycle.h"

G_BEGIN_DECLS

/* A contact as lists show it: read once, never changed; its fields are read directly. */
#define TANDEM_TYPE_CONTACT_ROW (tandem_contact_row_get_type ())
G_DECLARE_FINAL_TYPE (TandemContactRow, tandem_contact_row, TANDEM, CONTACT_ROW, GObject)

struct _TandemContactRow {
  GObject parent_instance;

  gint64 id;
  char *name;                   /* "Family, Given", else the e-mail or the phone */
  char *given_name;             /* nullable */
  char *job_title;              /* nullable */
  char *company;                /* nullable */
  char *email;                  /* nullable */
  char *phone;                  /* nullable */
  char *city;                   /* nullable */
  TandemLifecycle lifecycle;
  char *lead_status;            /* nullable: the nick */
  char *tags;                   /* nullable: by name, as "Fair, Press" */
  char *owner;                  /* nullable */
  char *campaign;               /* nullable: where it came from */
  char *last_contact_at;        /* nullable */
  char *created_at;
};

G_END_DECLS
