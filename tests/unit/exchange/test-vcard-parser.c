/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "exchange/tandem-exchange-error.h"
#include "exchange/tandem-vcard-lines.h"
#include "exchange/tandem-vcard-parser.h"

/* A card as {version line: properties}, each as group.NAME(PARAM=value …)=value, data as <type length>, agents within. */
static void
write_card (GString *out, const TandemVcard *card)
{
  g_string_append_printf (out, "{%s %" G_GUINT64_FORMAT ":", card->version, card->line);
  for (guint i = 0; i < card->properties->len; i++)
    {
      const TandemVcardProperty *property = card->properties->pdata[i];
      g_autofree char *text = tandem_vcard_property_dup_text (property);

      g_string_append_printf (out, " %s%s%s", property->group ? property->group : "", property->group ? "." : "",
                              property->name);
      for (guint j = 0; j < property->params->len; j++)
        {
          const TandemVcardParam *param = property->params->pdata[j];

          g_string_append_printf (out, "%c%s=%s", j ? ' ' : '(', param->name, param->value);
        }
      g_string_append (out, property->params->len ? ")=" : "=");
      if (property->is_cut)
        g_string_append (out, "<cut>");
      else if (property->data)
        g_string_append_printf (out, "<%s %zu>", property->media_type ? property->media_type : "",
                                g_bytes_get_size (property->data));
      else
        g_string_append (out, text);
    }
  for (guint i = 0; i < card->agents->len; i++)
    write_card (out, card->agents->pdata[i]);
  if (card->n_unread)
    g_string_append_printf (out, " ?%u", card->n_unread);
  g_string_append_c (out, '}');
}

static char *
parse_bytes (const char *bytes, gssize length, const char *encoding, char **found, GError **error)
{
  g_autoptr (GInputStream) stream
      = g_memory_input_stream_new_from_data (bytes, length < 0 ? (gssize) strlen (bytes) : length, NULL);
  g_autoptr (TandemVcardParser) parser = tandem_vcard_parser_new (stream, encoding, "de_DE", NULL, error);
  g_autoptr (GString) out = g_string_new (NULL);
  TandemVcard *card;

  g_assert_nonnull (parser);
  while ((card = tandem_vcard_parser_next (parser, NULL, error)))
    {
      write_card (out, card);
      tandem_vcard_free (card);
    }
  if (found)
    *found = tandem_vcard_parser_dup_encoding (parser);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_parses (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *parsed = parse_bytes (text, -1, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (parsed, ==, expected);
}

/* Within a card of version 3.0 that begins at line 1. */
static void
assert_reads (const char *lines, const char *expected)
{
  g_autofree char *text = g_strdup_printf ("BEGIN:VCARD\r\nVERSION:3.0\r\n%s\r\nEND:VCARD\r\n", lines);
  g_autofree char *card = g_strdup_printf ("{3.0 1:%s}", expected);

  assert_parses (text, card);
}

static void
test_folds (void)
{
  assert_reads ("NOTE:one\r\n two\r\n\t three\r\nFN:x", " NOTE=onetwo three FN=x");
  assert_reads ("TEL;TYPE=\r\n WORK,M\r\n\tSG:1", " TEL(TYPE=WORK TYPE=MSG)=1");
  /* A letter of several bytes may be folded within. */
  assert_reads ("FN:Zo\xc3\r\n \xab", " FN=Zoë");
  /* Lines end with any of the three. */
  assert_parses ("BEGIN:VCARD\rVERSION:3.0\rFN:a\r b\rEND:VCARD\r", "{3.0 1: FN=ab}");
  assert_parses ("BEGIN:VCARD\nVERSION:3.0\nFN:a\n b\nEND:VCARD", "{3.0 1: FN=ab}");
}

static void
test_folds_of_2_1 (void)
{
  g_autofree char *wide = g_strnfill (70, 'x');
  g_autofree char *text = g_strdup_printf ("BEGIN:VCARD\nVERSION:2.1\nNOTE:%s\n y\nEND:VCARD\n", wide);
  g_autofree char *expected = g_strdup_printf ("{2.1 1: NOTE=%sy}", wide);

  /* 2.1 breaks at a space, which stays; a line of full width was broken anywhere. */
  assert_parses ("BEGIN:VCARD\nVERSION:2.1\nNOTE:one\n two\nEND:VCARD\n", "{2.1 1: NOTE=one two}");
  assert_parses (text, expected);
}

static void
test_quoted_printable (void)
{
  assert_parses (
      "BEGIN:VCARD\r\nVERSION:2.1\r\nNOTE;ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen=0D=0A=\r\nzwei=\r\n drei=3D= \r\nx\r\n"
      "FN;QUOTED-PRINTABLE:a=ZZ=\r\nEND:VCARD\r\n",
      "{2.1 1: NOTE(ENCODING=QUOTED-PRINTABLE)=Jürgen\nzwei drei=x FN(ENCODING=QUOTED-PRINTABLE)=a=ZZ}");
  assert_parses ("BEGIN:VCARD\nVERSION:2.1\nADR;WORK;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:;;Stra=DFe=0A2;K="
                 "F6ln\nEND:VCARD",
                 "{2.1 1: ADR(TYPE=WORK ENCODING=QUOTED-PRINTABLE CHARSET=ISO-8859-1)=;;Straße\n2;Köln}");
}

static void
test_data (void)
{
  assert_reads ("PHOTO;ENCODING=b;TYPE=JPEG:AAEC\r\n AwQF\r\nFN:x", " PHOTO(ENCODING=b TYPE=JPEG)=<image/JPEG 6> FN=x");
  assert_reads ("PHOTO;BASE64:\r\n  AAEC\r\n  Aw==\r\n\r\nFN:x", " PHOTO(ENCODING=BASE64)=< 4> FN=x");
  /* Without an indent, up to the empty line. */
  assert_reads ("PHOTO;ENCODING=BASE64;JPEG:\r\nAAEC\r\nAwQF\r\n\r\nFN:x",
                " PHOTO(ENCODING=BASE64 TYPE=JPEG)=<image/JPEG 6> FN=x");
  assert_reads ("PHOTO:data:image/png;base64\\,AAEC", " PHOTO=<image/png 3>");
  assert_reads ("PHOTO:data:image/png;base64,AAEC", " PHOTO=<image/png 3>");
  assert_reads ("PHOTO;VALUE=uri:http://a.example/b.png", " PHOTO(VALUE=uri)=http://a.example/b.png");
  /* A note in base64 is a text. */
  assert_reads ("NOTE;ENCODING=B:WsO8cmljaA==", " NOTE(ENCODING=B)=Zürich");
}

static void
test_params (void)
{
  assert_reads ("TEL;HOME;VOICE:1", " TEL(TYPE=HOME TYPE=VOICE)=1");
  assert_reads ("TEL;TYPE=home,cell;TYPE=pref:1", " TEL(TYPE=home TYPE=cell TYPE=pref)=1");
  assert_reads ("TEL;TYPE=\"home,cell\";PREF=1:1", " TEL(TYPE=home TYPE=cell PREF=1)=1");
  assert_reads ("ADR;LABEL=\"a: b; c, d\":;;x", " ADR(LABEL=a: b; c, d)=;;x");
  assert_reads ("ADR;LABEL=a^nb^^c^'d^x:;;x", " ADR(LABEL=a\nb^c\"d^x)=;;x");
  assert_reads ("PHOTO;URL:http://a.example", " PHOTO(VALUE=URL)=http://a.example");
  assert_reads ("NOPARAM;:1\r\nTAIL;P=v;:2\r\nMIDDLE;P=v;;Q=w:3", " NOPARAM=1 TAIL(P=v)=2 MIDDLE(P=v Q=w)=3");
  /* A quote that nothing closes. */
  assert_reads ("TEL;TYPE=\"home:1", " TEL(TYPE=home)=1");
  assert_reads ("item1.URL:u\r\nitem1.X-ABLabel:Blog", " item1.URL=u item1.X-ABLABEL=Blog");
}

static void
test_escapes (void)
{
  g_autoptr (TandemVcardProperty) property = tandem_vcard_property_new (1);
  g_auto (GStrv) parts = NULL;
  g_autofree char *joined = NULL;

  assert_reads ("NOTE:a\\nb\\Nc\\, d\\; e\\\\n f\\x \\: g\\", " NOTE=a\nb\nc, d; e\\n f\\x : g\\");
  property->value = g_strdup ("a\\;b;c\\\\;;d\\,e,f;");
  parts = tandem_vcard_property_split (property, ';');
  joined = g_strjoinv ("|", parts);
  g_assert_cmpstr (joined, ==, "a;b|c\\||d,e,f|");
}

static void
test_many_cards (void)
{
  assert_parses (
      "\n\nBEGIN:vCard\nFN:a\n\nEND:vCard\n\nnoise\nFN:noise\nbegin:vcard\nVERSION:4.0\nFN:b\nend:vcard\ntail\n",
      "{3.0 3: FN=a}{4.0 10: FN=b}");
  /* The end is missing, and so is the beginning of the second. */
  assert_parses ("BEGIN:VCARD\nFN:a\nBEGIN:VCARD\nFN:b\nEND:VCARD\nVERSION:2.1\nFN:c\nEND:VCARD\nBEGIN:VCARD\nFN:d",
                 "{3.0 1: FN=a}{3.0 3: FN=b}{2.1 6: FN=c}{3.0 9: FN=d}");
  assert_parses ("", "");
}

static void
test_agents (void)
{
  assert_parses (
      "BEGIN:VCARD\nVERSION:2.1\nFN:Boss\nAGENT:\nBEGIN:VCARD\nVERSION:2.1\nFN:Aide\nEND:VCARD\nTEL:1\nEND:VCARD\n"
      "BEGIN:VCARD\nFN:Next\nEND:VCARD\n",
      "{2.1 1: FN=Boss AGENT= TEL=1{2.1 5: FN=Aide}}{3.0 11: FN=Next}");
  assert_reads ("AGENT:BEGIN:VCARD\\nFN:Susan\\\\, S.\\nEND:VCARD\\n\r\nFN:x",
                " AGENT=BEGIN:VCARD\nFN:Susan\\, S.\nEND:VCARD\n FN=x{3.0 1: FN=Susan, S.}");
}

/* However deep: what is too much for it ends the card, and nothing else. */
static void
test_deep_agents (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *parsed = NULL;
  g_autoptr (GError) error = NULL;
  guint deepest = 0;

  for (guint i = 0; i < 10000; i++)
    g_string_append (text, "BEGIN:VCARD\nAGENT:\n");
  parsed = parse_bytes (text->str, -1, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (parsed, "{3.0 1: AGENT={3.0 3: AGENT="));
  for (const char *p = parsed; *p != '}'; p++)
    deepest += *p == '{';
  g_assert_cmpuint (deepest, ==, 8);
}

static void
test_unread_lines (void)
{
  assert_reads ("NOTE:one\r\ntwo and: three\r\nFN:x\r\nE", " NOTE=one\ntwo and: three FN=x ?1");
}

static void
assert_encoding (const char *bytes, gssize length, const char *chosen, const char *parsed, const char *encoding)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  g_autofree char *text = parse_bytes (bytes, length, chosen, &found, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, parsed);
  g_assert_cmpstr (found, ==, encoding);
}

static void
test_encodings (void)
{
  static const char text[] = "BEGIN:VCARD\nFN:Zoë 漢\nEND:VCARD\n";
  static const char *const wide[] = { "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE" };

  assert_encoding ("\xef\xbb\xbf"
                   "BEGIN:VCARD\nFN:Zo\xc3\xab\nEND:VCARD\n",
                   -1, NULL, "{3.0 1: FN=Zoë}", "UTF-8");
  assert_encoding ("BEGIN:VCARD\nFN:Zo\xeb\nEND:VCARD\n", -1, NULL, "{3.0 1: FN=Zoë}", "windows-1252");
  assert_encoding ("BEGIN:VCARD\nFN:Zo\xeb\nEND:VCARD\n", -1, "ISO-8859-7", "{3.0 1: FN=Zoλ}", "ISO-8859-7");
  /* Each line by itself: a file put together from several phones. */
  assert_encoding ("BEGIN:VCARD\nFN:Zo\xeb\nNOTE:\xc3\xab\nN;CHARSET=windows-1251:\xc6;\xc3\xeb\nEND:VCARD\n", -1, NULL,
                   "{3.0 1: FN=Zoë NOTE=ë N(CHARSET=windows-1251)=Ж;Гл}", "windows-1252");
  assert_encoding ("BEGIN:VCARD\nFN;CHARSET=UTF-8:Zo\xeb\nN;CHARSET=X-NONE:\xc3\xab\nEND:VCARD\n", -1, NULL,
                   "{3.0 1: FN(CHARSET=UTF-8)=Zoë N(CHARSET=X-NONE)=ë}", "windows-1252");
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    {
      gsize length;
      g_autofree char *bytes = g_convert (text, -1, wide[i], "UTF-8", NULL, &length, NULL);

      assert_encoding (bytes, length, NULL, "{3.0 1: FN=Zoë 漢}", wide[i]);
    }
}

static void
assert_likely (const char *bytes, gsize length, gboolean likely)
{
  g_assert_cmpint (tandem_vcard_is_likely ((const guint8 *) bytes, length), ==, likely);
}

static void
test_likely (void)
{
  static const char wide[] = "B\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0\n\0";
#define ASSERT_LIKELY(text, likely) assert_likely (text, strlen (text), likely)

  ASSERT_LIKELY ("BEGIN:VCARD\r\n", TRUE);
  ASSERT_LIKELY ("\xef\xbb\xbf\r\n begin:vCard\nFN", TRUE);
  ASSERT_LIKELY ("Content-Type: text/vcard\n\nBEGIN:VCARD\n", TRUE);
  ASSERT_LIKELY ("VERSION:3.0\nFN:x\n", TRUE);
  ASSERT_LIKELY ("BEGIN:VCALENDAR\nBEGIN:VCARD\n", FALSE);
  ASSERT_LIKELY ("BEGIN:VCARDS\n", FALSE);
  ASSERT_LIKELY ("Name,Note\na,\"BEGIN:VCARD\"\n", FALSE);
  ASSERT_LIKELY ("", FALSE);
  assert_likely (wide, sizeof wide - 1, TRUE);
}

static void
assert_refused (GString *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *parsed = parse_bytes (text->str, text->len, NULL, NULL, &error);

  g_assert_error (error, TANDEM_EXCHANGE_ERROR, TANDEM_EXCHANGE_ERROR_LIMIT);
  g_assert_cmpstr (parsed, ==, "");
}

static void
append_many (GString *text, const char *piece, gsize size)
{
  while (size > 0)
    {
      g_string_append (text, piece);
      size -= MIN (size, strlen (piece));
    }
}

static void
test_limits (void)
{
  g_autoptr (GString) line = g_string_new ("BEGIN:VCARD\nNOTE:"), folded = g_string_new ("BEGIN:VCARD\nNOTE:");
  g_autoptr (GString) card = g_string_new ("BEGIN:VCARD\n"), photo = g_string_new ("BEGIN:VCARD\nPHOTO;ENCODING=b:");
  g_autofree char *parsed = NULL;
  g_autoptr (GError) error = NULL;

  append_many (line, "x", TANDEM_VCARD_MAX_TEXT + 1);
  assert_refused (line);
  append_many (folded, "x\n ", 4 * TANDEM_VCARD_MAX_TEXT);
  assert_refused (folded);
  append_many (card, "X:\n", TANDEM_VCARD_MAX_TEXT);
  assert_refused (card);
  append_many (photo, "AAAA\n ", 3 * TANDEM_VCARD_MAX_DATA);
  g_string_append (photo, "\nFN:x\nEND:VCARD\n");
  parsed = parse_bytes (photo->str, photo->len, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (parsed, ==, "{3.0 1: PHOTO(ENCODING=b)=<cut> FN=x}");
}

/* Nothing that is cut off or changed anywhere makes it fall. */
static void
test_damage (void)
{
  static const char text[]
      = "\xef\xbb\xbf"
        "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=ISO-8859-1:D\xf6 e;J\r\nADR;QUOTED-PRINTABLE:;;a=0D=\r\n=0A;;\r\n"
        "PHOTO;ENCODING=BASE64:\r\n "
        "AAEC\r\n\r\nitem1.TEL;TYPE=\"a,b\";X=^n:1\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:x\r\nEND:VCARD\r\n"
        "AGENT:BEGIN:VCARD\\nFN:y\\nEND:VCARD\r\nLOGO:data:image/png;base64\\,AAEC\r\nEND:VCARD\r\n";
  gsize length = sizeof text - 1;

  for (gsize i = 0; i <= length; i++)
    {
      g_autofree char *copy = g_memdup2 (text, i + 1);
      g_autofree char *parsed = parse_bytes (copy, i, NULL, NULL, NULL);
    }
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *copy = g_memdup2 (text, length);
      g_autofree char *parsed = NULL;

      for (guint j = g_test_rand_int_range (1, 5); j > 0; j--)
        copy[g_test_rand_int_range (0, length)] = g_test_rand_int_range (0, 256);
      parsed = parse_bytes (copy, length, NULL, NULL, NULL);
      g_assert_true (g_utf8_validate (parsed, -1, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/vcard-parser/folds", test_folds);
  g_test_add_func ("/exchange/vcard-parser/folds-of-2.1", test_folds_of_2_1);
  g_test_add_func ("/exchange/vcard-parser/quoted-printable", test_quoted_printable);
  g_test_add_func ("/exchange/vcard-parser/data", test_data);
  g_test_add_func ("/exchange/vcard-parser/params", test_params);
  g_test_add_func ("/exchange/vcard-parser/escapes", test_escapes);
  g_test_add_func ("/exchange/vcard-parser/many-cards", test_many_cards);
  g_test_add_func ("/exchange/vcard-parser/agents", test_agents);
  g_test_add_func ("/exchange/vcard-parser/deep-agents", test_deep_agents);
  g_test_add_func ("/exchange/vcard-parser/unread-lines", test_unread_lines);
  g_test_add_func ("/exchange/vcard-parser/encodings", test_encodings);
  g_test_add_func ("/exchange/vcard-parser/likely", test_likely);
  g_test_add_func ("/exchange/vcard-parser/limits", test_limits);
  g_test_add_func ("/exchange/vcard-parser/damage", test_damage);
  return g_test_run ();
}
