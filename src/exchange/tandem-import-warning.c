/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tandem-import-warning.h"

#include <glib/gi18n-lib.h>

#include "base/tandem-format.h"

void
tandem_import_warning_free (TandemImportWarning *self)
{
  g_free (self->text);
  g_free (self);
}

static const char *
find_words (TandemImportWarningKind kind, gulong n)
{
  switch (kind)
    {
    case TANDEM_IMPORT_WARNING_EMAIL:
      /* Translators: %s is how many */
      return g_dngettext (GETTEXT_PACKAGE, "%s doubtful e-mail address, kept as it is",
                          "%s doubtful e-mail addresses, kept as they are", n);
    case TANDEM_IMPORT_WARNING_PHONE:
      /* Translators: %s is how many */
      return g_dngettext (GETTEXT_PACKAGE, "%s doubtful phone number, kept as it is",
                          "%s doubtful phone numbers, kept as they are", n);
    case TANDEM_IMPORT_WARNING_BIRTHDAY:
      /* Translators: %s is how many */
      return g_dngettext (GETTEXT_PACKAGE, "%s birthday that is no date, kept in the notes",
                          "%s birthdays that are no dates, kept in the notes", n);
    case TANDEM_IMPORT_WARNING_WORD:
      /* Translators: %s is how many */
      return g_dngettext (GETTEXT_PACKAGE, "%s stage, status, owner or channel that is not known, left out",
                          "%s stages, statuses, owners or channels that are not known, left out", n);
    case TANDEM_IMPORT_WARNING_CONSENT:
      /* Translators: %s is how many */
      return g_dngettext (GETTEXT_PACKAGE, "%s consent without a source or a date, left out",
                          "%s consents without a source or a date, left out", n);
    case TANDEM_IMPORT_WARNING_COMPANY:
      /* Translators: %s is how many */
      return g_dngettext (GETTEXT_PACKAGE, "%s value that a company has no place for, kept in its notes",
                          "%s values that companies have no place for, kept in their notes", n);
    case TANDEM_IMPORT_WARNING_VALUE:
    case TANDEM_IMPORT_N_WARNINGS:
    default:
      /* Translators: %s is how many */
      return g_dngettext (GETTEXT_PACKAGE, "%s value that does not fit its field, left out",
                          "%s values that do not fit their fields, left out", n);
    }
}

/**
 * tandem_import_warning_describe:
 * @n: how many of a kind
 *
 * Returns: (transfer full): that in words, for the counts
 */
char *
tandem_import_warning_describe (TandemImportWarningKind kind, guint64 n)
{
  g_autofree char *count = tandem_format_count ((gint64) n);
  g_auto (GStrv) parts = g_strsplit (find_words (kind, n), "%s", 2);

  return g_strjoinv (count, parts);
}

/**
 * tandem_import_warning_explain:
 *
 * Returns: (transfer none): a sentence on why such a value is doubtful, or what can be done
 */
const char *
tandem_import_warning_explain (TandemImportWarningKind kind)
{
  static const char *const sentences[TANDEM_IMPORT_N_WARNINGS] = {
    [TANDEM_IMPORT_WARNING_EMAIL] = N_ ("Not in the form name@firm.example: mail may come back."),
    [TANDEM_IMPORT_WARNING_PHONE] = N_ ("Not in the form of a number that can be dialled."),
    [TANDEM_IMPORT_WARNING_BIRTHDAY] = N_ ("The notes of the contact say what stands in the file."),
    [TANDEM_IMPORT_WARNING_WORD] = N_ ("Mend the word in the file, or add what is missing to Tandem first."),
    [TANDEM_IMPORT_WARNING_CONSENT] = N_ ("A consent has to say where it came from, and when."),
    [TANDEM_IMPORT_WARNING_VALUE] = N_ ("A field of numbers, days or choices takes nothing else."),
    [TANDEM_IMPORT_WARNING_COMPANY] = N_ ("A company has no job title, birthday, interests or consents."),
  };

  g_return_val_if_fail (kind < TANDEM_IMPORT_N_WARNINGS, NULL);
  return g_dgettext (GETTEXT_PACKAGE, sentences[kind]);
}
