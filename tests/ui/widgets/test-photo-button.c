/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The photo of a contact and the logo of a company: what comes out of a picture, what is refused, and that nobody is shown with
 * the face of another. */
#include "widgets/tandem-photo-button.h"

#include "act/tandem-act-contact.h"
#include "model/tandem-attachment.h"
#include "page-test.h"
#include "random-acts.h"
#include "store/tandem-connection.h"
#include "widgets/tandem-photo-reading.h"

#define RED  0xff0000ff
#define BLUE 0x0000ffff

/* --- pictures ------------------------------------------------------------------------------------------------------ */

/* Red above, blue below. */
static GBytes *
draw (int width, int height, const char *format)
{
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GdkPixbuf) below = gdk_pixbuf_new_subpixbuf (picture, 0, height / 2, width, height - height / 2);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  gdk_pixbuf_fill (picture, RED);
  gdk_pixbuf_fill (below, BLUE);
  gdk_pixbuf_save_to_buffer (picture, &data, &length, format, &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

/* As a camera that lies on its side writes it, with the place. */
static GBytes *
draw_turned (void)
{
  static const guint8 facts[] = "\xff\xe1\x00\x3c"
                                "Exif\0\0"
                                "MM\0*\0\0\0\x08"
                                "\0\x02"
                                "\x01\x0e\0\x02\0\0\0\x0c\0\0\0\x26" /* a text */
                                "\x01\x12\0\x03\0\0\0\x01\0\x06\0\0" /* to be turned to the right */
                                "\0\0\0\0"
                                "N 50 E 11 30";
  g_autoptr (GBytes) plain = draw (80, 60, "jpeg");
  GByteArray *turned = g_byte_array_new ();
  gsize length;
  const guint8 *data = g_bytes_get_data (plain, &length);

  g_byte_array_append (turned, data, 2);
  g_byte_array_append (turned, facts, sizeof facts - 1);
  g_byte_array_append (turned, data + 2, (guint) length - 2);
  return g_byte_array_free_to_bytes (turned);
}

static TandemFileContent *
read_photo (GBytes *bytes, TandemPhotoFit fit, GError **error)
{
  g_autoptr (TandemFileContent) file = tandem_file_content_new ("face", "image/x", bytes);

  return tandem_photo_read (file, fit, error);
}

static GdkPixbuf *
unpack (TandemFileContent *photo)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (photo->bytes);
  g_autoptr (GError) error = NULL;
  GdkPixbuf *picture = gdk_pixbuf_new_from_stream (stream, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (gdk_pixbuf_get_width (picture), ==, TANDEM_PHOTO_SIDE);
  g_assert_cmpint (gdk_pixbuf_get_height (picture), ==, TANDEM_PHOTO_SIDE);
  return picture;
}

/* What a point is mostly: R, G, B, or W for white. */
static char
tell_colour (GdkPixbuf *picture, int x, int y)
{
  const guint8 *point = gdk_pixbuf_read_pixels (picture) + y * gdk_pixbuf_get_rowstride (picture)
                        + x * gdk_pixbuf_get_n_channels (picture);

  if (point[0] > 200 && point[1] > 200 && point[2] > 200)
    return 'W';
  return point[0] > point[2] ? 'R' : 'B';
}

/* --- reading ------------------------------------------------------------------------------------------------------- */

/* Of a tall picture the upper part stays, of a small one all of it. */
static void
test_square (void)
{
  static const struct {
    int width, height;
    const char *format, *type;
    char at_top, at_bottom;
  } pictures[] = {
    { 2000, 2000, "png", "image/jpeg", 'R', 'B' },  { 300, 3000, "png", "image/jpeg", 'R', 'R' },
    { 4000, 1000, "jpeg", "image/jpeg", 'R', 'B' }, { 1203, 777, "jpeg", "image/jpeg", 'R', 'B' },
    { 5001, 4003, "jpeg", "image/jpeg", 'R', 'B' }, { 3, 3, "png", "image/jpeg", 'R', 'B' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autoptr (GBytes) bytes = draw (pictures[i].width, pictures[i].height, pictures[i].format);
      g_autoptr (GError) error = NULL;
      g_autoptr (TandemFileContent) photo = read_photo (bytes, TANDEM_PHOTO_FILLS, &error);
      g_autoptr (GdkPixbuf) picture = NULL;

      g_assert_no_error (error);
      picture = unpack (photo);
      g_assert_cmpstr (photo->type, ==, pictures[i].type);
      g_assert_cmpuint (g_bytes_get_size (photo->bytes), <, 60000);
      g_assert_cmpint (tell_colour (picture, 128, 10), ==, pictures[i].at_top);
      g_assert_cmpint (tell_colour (picture, 128, 245), ==, pictures[i].at_bottom);
    }
}

/* All of a wide logo is seen, on white. */
static void
test_logo (void)
{
  g_autoptr (GBytes) bytes = draw (1000, 200, "png");
  g_autoptr (TandemFileContent) logo = read_photo (bytes, TANDEM_PHOTO_FITS, NULL);
  g_autoptr (GdkPixbuf) picture = unpack (logo);

  g_assert_cmpint (tell_colour (picture, 128, 20), ==, 'W');
  g_assert_cmpint (tell_colour (picture, 5, 128), ==, 'W');
  g_assert_cmpint (tell_colour (picture, 60, 118), ==, 'R');
  g_assert_cmpint (tell_colour (picture, 200, 138), ==, 'B');
}

/* It is turned as the camera says, and nothing else of what that says is kept. */
static void
test_camera (void)
{
  g_autoptr (GBytes) bytes = draw_turned ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemFileContent) photo = read_photo (bytes, TANDEM_PHOTO_FILLS, &error);
  g_autoptr (GdkPixbuf) picture = NULL;
  gsize length;
  const char *data;

  g_assert_no_error (error);
  picture = unpack (photo);
  g_assert_cmpint (tell_colour (picture, 20, 128), ==, 'B');
  g_assert_cmpint (tell_colour (picture, 235, 128), ==, 'R');
  data = g_bytes_get_data (bytes, &length);
  g_assert_nonnull (g_strstr_len (data + 2, 4, "\xe1"));
  g_assert_nonnull (memmem (data, length, "N 50 E 11", 9));
  data = g_bytes_get_data (photo->bytes, &length);
  g_assert_null (memmem (data, length, "N 50 E 11", 9));
  g_assert_null (memmem (data, length, "Exif", 4));
}

static void
refuse (gconstpointer data, gsize length, const char *sentence)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (TandemFileContent) photo = read_photo (bytes, TANDEM_PHOTO_FILLS, &error);

  g_assert_null (photo);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, sentence));
}

/* A PNG of a hundred bytes that says to be 20,000 × 20,000 points, an SVG that would grow without end, and what was cut off. */
static void
test_hostile (void)
{
  static const char bomb[] = "\211\120\116\107\015\012\032\012\000\000\000\015\111\110\104\122"
                             "\000\000\116\040\000\000\116\040\010\002\000\000\000\154\022\321"
                             "\156\000\000\000\021\111\104\101\124\170\332\143\140\030\005\243"
                             "\140\024\014\167\000\000\003\350\000\001\316\111\114\130";
  static const char drawing[]
      = "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>&b;</text></svg>";
  static const char *const formats[] = { "png", "jpeg" };

  refuse (bomb, sizeof bomb - 1, "“face” has 20000 × 20000 points");
  refuse (drawing, sizeof drawing - 1, "“face” can't be read as a picture");
  refuse ("GIF89a", 6, "can't be read as a picture");
  refuse ("Dear diary", 10, "can't be read as a picture");
  refuse ("\x89PNG\r\n\x1a\n and so on", 18, "can't be read as a picture");
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) whole = draw (300, 300, formats[i]);

      g_test_message ("%s", formats[i]);
      refuse (g_bytes_get_data (whole, NULL), g_bytes_get_size (whole) * 2 / 3, "or not to its end");
    }
}

/* --- the button ---------------------------------------------------------------------------------------------------- */

typedef struct {
  PageTest firm;
  TandemPhotoButton *button;
  gint64 ids[2];
} Fixture;

static gboolean
add_contacts_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (self->ids); i++)
    {
      g_autoptr (TandemContactDraft) draft = tandem_contact_draft_new ();

      tandem_record_set_text (TANDEM_RECORD (draft->contact), TANDEM_CONTACT_FAMILY_NAME, i == 0 ? "Ada" : "Bob");
      if (!tandem_act_add_contact (connection, draft, error))
        return FALSE;
      self->ids[i] = tandem_record_get_id (TANDEM_RECORD (draft->contact));
    }
  return TRUE;
}

static void
show (Fixture *self, guint whom)
{
  tandem_photo_button_show (self->button, tandem_workspace_get_store (self->firm.workspace),
                            TANDEM_ATTACHMENT_CONTACT_ID, self->ids[whom], whom == 0 ? "Ada" : "Bob");
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  page_test_make_firm (&self->firm, NULL);
  tandem_store_run (tandem_workspace_get_store (self->firm.workspace), TANDEM_STORE_WRITE, add_contacts_cb, self, NULL,
                    &error);
  g_assert_no_error (error);
  self->button = g_object_new (TANDEM_TYPE_PHOTO_BUTTON, "halign", GTK_ALIGN_CENTER, NULL);
  self->firm.window
      = g_object_new (ADW_TYPE_WINDOW, "default-width", 500, "default-height", 400, "content", self->button, NULL);
  gtk_window_present (GTK_WINDOW (self->firm.window));
  WAIT_FOR (gtk_widget_get_width (self->firm.window) > 0);
  show (self, 0);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  page_test_tear_down (&self->firm, NULL);
}

static gboolean
has_image (Fixture *self)
{
  return adw_avatar_get_custom_image (ADW_AVATAR (ui_test_find_type (GTK_WIDGET (self->button), ADW_TYPE_AVATAR)))
         != NULL;
}

static void
set_bytes (Fixture *self, const char *name, GBytes *bytes)
{
  g_autofree char *path = g_build_filename (self->firm.file.folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  tandem_photo_button_set (self->button, file);
}

static void
wait_for_undo (Fixture *self, const char *label)
{
  WAIT_FOR (g_strcmp0 (tandem_workspace_get_undo_label (self->firm.workspace), label) == 0);
}

#define ask(sql) firm_file_ask (self->firm.file.path, sql)
#define N_LIVE   "SELECT count(*) FROM attachment WHERE deleted_at IS NULL"

static void
test_set (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) one = draw (400, 300, "png"), two = draw (300, 500, "jpeg");

  g_assert_false (has_image (self));
  set_bytes (self, "one.png", one);
  WAIT_FOR (has_image (self));
  show (self, 1);
  g_assert_false (has_image (self)); /* at once */
  show (self, 0);
  WAIT_FOR (has_image (self));
  set_bytes (self, "two.jpg", two);
  WAIT_FOR (ask ("SELECT count(*) FROM attachment") == 2);
  g_assert_cmpint (ask (N_LIVE " AND name = 'two.jpg'"), ==, 1);
  wait_for_undo (self, "Set the photo of Ada");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->button), "photo.remove", NULL));
  WAIT_FOR (!has_image (self));
  wait_for_undo (self, "Remove the photo of Ada");
  g_assert_cmpint (ask (N_LIVE), ==, 0);
  random_acts_undo (self->firm.workspace, NULL, NULL);
  WAIT_FOR (has_image (self));
}

/* A picture that is no picture changes nothing, and is told. */
static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) words = g_bytes_new_static ("Dear diary", 10);
  AdwDialog *dialog;

  set_bytes (self, "face.png", words);
  WAIT_FOR ((dialog = adw_window_get_visible_dialog (ADW_WINDOW (self->firm.window))) != NULL);
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), "Nothing was changed"));
  g_assert_cmpint (ask ("SELECT count(*) FROM attachment"), ==, 0);
  adw_dialog_force_close (dialog);
  WAIT_FOR (adw_window_get_visible_dialog (ADW_WINDOW (self->firm.window)) == NULL);
}

static gboolean
says_damaged (Fixture *self)
{
  GtkWidget *button = ui_test_find_type (GTK_WIDGET (self->button), GTK_TYPE_MENU_BUTTON);

  return g_strcmp0 (gtk_widget_get_tooltip_text (button),
                    "The photo of Ada can't be read: choose it again, or remove it")
         == 0;
}

static gboolean
damage_cb (TandemConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return tandem_connection_execute (connection, "UPDATE attachment_content SET bytes = x'00'", error);
}

/* A picture that is there and can't be read is told, and can be removed or chosen again. */
static void
test_damaged (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) one = draw (400, 300, "png");
  g_autoptr (GError) error = NULL;

  set_bytes (self, "one.png", one);
  WAIT_FOR (has_image (self));
  g_assert_false (says_damaged (self));
  tandem_store_run (tandem_workspace_get_store (self->firm.workspace), TANDEM_STORE_WRITE, damage_cb, NULL, NULL,
                    &error);
  g_assert_no_error (error);
  show (self, 1);
  g_assert_false (says_damaged (self));
  show (self, 0);
  WAIT_FOR (says_damaged (self));
  g_assert_false (has_image (self));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->button), "photo.remove", NULL));
  WAIT_FOR (!says_damaged (self));
}

/* A picture goes to whom it was given, whoever is shown by the end. */
static void
test_another (Fixture *self, gconstpointer data)
{
  g_autofree char *sql = g_strdup_printf (N_LIVE " AND contact_id = %" G_GINT64_FORMAT, self->ids[0]);
  g_autoptr (GBytes) one = draw (400, 300, "png");

  set_bytes (self, "one.png", one);
  show (self, 1);
  WAIT_FOR (ask (sql) == 1);
  g_assert_false (has_image (self));
}

static void
test_paste (Fixture *self, gconstpointer data)
{
  static const guint8 pixels[4 * 4 * 4] = { 255, 0, 0, 255 };
  g_autoptr (GBytes) bytes = g_bytes_new_static (pixels, sizeof pixels);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (4, 4, GDK_MEMORY_R8G8B8A8, bytes, 16);

  gdk_clipboard_set_texture (gtk_widget_get_clipboard (GTK_WIDGET (self->button)), texture);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->button), "photo.paste", NULL));
  WAIT_FOR (has_image (self));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/widgets/photo-button/square", test_square);
  g_test_add_func ("/widgets/photo-button/logo", test_logo);
  g_test_add_func ("/widgets/photo-button/camera", test_camera);
  g_test_add_func ("/widgets/photo-button/hostile", test_hostile);
#define ADD(path, function) g_test_add ("/widgets/photo-button/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("set", test_set);
  ADD ("refused", test_refused);
  ADD ("damaged", test_damaged);
  ADD ("another", test_another);
  ADD ("paste", test_paste);
#undef ADD
  return g_test_run ();
}
