/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/tandem-record.h"

G_BEGIN_DECLS

/* A contact was asked, allowed, withdrew or objected: on a channel, for a topic or for all. Append-only; the newest of a channel
 * and topic is what holds. */
#define TANDEM_TYPE_CONSENT_EVENT (tandem_consent_event_get_type ())
G_DECLARE_FINAL_TYPE (TandemConsentEvent, tandem_consent_event, TANDEM, CONSENT_EVENT, TandemRecord)

typedef enum {
  TANDEM_CONSENT_EVENT_CONTACT_ID,
  TANDEM_CONSENT_EVENT_CHANNEL,
  TANDEM_CONSENT_EVENT_TOPIC,
  TANDEM_CONSENT_EVENT_KIND,
  TANDEM_CONSENT_EVENT_LAWFUL_BASIS,
  TANDEM_CONSENT_EVENT_SOURCE,
  TANDEM_CONSENT_EVENT_WORDING,
  TANDEM_CONSENT_EVENT_AT,
  TANDEM_CONSENT_EVENT_PERSON_ID,
  TANDEM_CONSENT_EVENT_N_COLUMNS,
} TandemConsentEventColumn;

/* What can be chosen from; each has nicks and titles. */
typedef enum {
  TANDEM_CONSENT_CHANNEL,
  TANDEM_CONSENT_KIND,
  TANDEM_CONSENT_BASIS,
  TANDEM_CONSENT_N_WORDS,
} TandemConsentWords;

TandemConsentEvent *tandem_consent_event_new  (void);
gboolean            tandem_consent_is_refusal (const char *kind);
GPtrArray          *tandem_consent_event_list (TandemConnection *connection, gint64 contact_id, GError **error);

guint               tandem_consent_words_get_n    (TandemConsentWords words);
const char         *tandem_consent_words_get_nick (TandemConsentWords words, guint place);
const char         *tandem_consent_words_to_title (TandemConsentWords words, const char *nick);

G_END_DECLS
