/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/tandem-file-slices.h"

G_BEGIN_DECLS

/**
 * TandemBiffRecordType:
 *
 * What a record is. The high byte of a few is the version that changed them: 0x06, 0x206 and 0x406 are one kind.
 */
typedef enum {
  TANDEM_BIFF_INTEGER = 0x02,
  TANDEM_BIFF_NUMBER = 0x03,
  TANDEM_BIFF_LABEL = 0x04,
  TANDEM_BIFF_BOOLERR = 0x05,
  TANDEM_BIFF_FORMULA = 0x06,
  TANDEM_BIFF_STRING = 0x07,
  TANDEM_BIFF_BOF = 0x09,
  TANDEM_BIFF_EOF = 0x0a,
  TANDEM_BIFF_FORMAT = 0x1e,
  TANDEM_BIFF_ARRAY = 0x21,
  TANDEM_BIFF_DATEMODE = 0x22,
  TANDEM_BIFF_FILEPASS = 0x2f,
  TANDEM_BIFF_TABLE = 0x36,
  TANDEM_BIFF_TABLE2 = 0x37,
  TANDEM_BIFF_CONTINUE = 0x3c,
  TANDEM_BIFF_CODEPAGE = 0x42,
  TANDEM_BIFF_XF2 = 0x43,
  TANDEM_BIFF_RK = 0x7e,
  TANDEM_BIFF_BOUNDSHEET = 0x85,
  TANDEM_BIFF_SHEETHDR = 0x8f,
  TANDEM_BIFF_SHRFMLA = 0xbc,
  TANDEM_BIFF_MULRK = 0xbd,
  TANDEM_BIFF_RSTRING = 0xd6,
  TANDEM_BIFF_XF5 = 0xe0,
  TANDEM_BIFF_SST = 0xfc,
  TANDEM_BIFF_LABELSST = 0xfd,
  TANDEM_BIFF_NUMBER3 = 0x203,
  TANDEM_BIFF_LABEL3 = 0x204,
  TANDEM_BIFF_BOOLERR3 = 0x205,
  TANDEM_BIFF_FORMULA3 = 0x206,
  TANDEM_BIFF_STRING3 = 0x207,
  TANDEM_BIFF_BOF3 = 0x209,
  TANDEM_BIFF_ARRAY3 = 0x221,
  TANDEM_BIFF_TABLE3 = 0x236,
  TANDEM_BIFF_XF3 = 0x243,
  TANDEM_BIFF_RK3 = 0x27e,
  TANDEM_BIFF_FORMULA4 = 0x406,
  TANDEM_BIFF_BOF4 = 0x409,
  TANDEM_BIFF_FORMAT4 = 0x41e,
  TANDEM_BIFF_XF4 = 0x443,
  TANDEM_BIFF_SHRFMLA5 = 0x4bc,
  TANDEM_BIFF_BOF5 = 0x809,
} TandemBiffRecordType;

/**
 * TandemBiffRecord:
 * @data: the stream's until its next call
 * @at: how much of @data was taken
 *
 * A record in hand, or that piece of it which was not taken yet: a long one goes on in CONTINUE records.
 */
typedef struct {
  guint type;
  const guint8 *data;
  gsize length;
  gsize at;
} TandemBiffRecord;

typedef struct _TandemBiffStream TandemBiffStream;

TandemBiffStream *tandem_biff_stream_new (TandemFileSlices *slices);
void tandem_biff_stream_free (TandemBiffStream *self);
void tandem_biff_stream_seek (TandemBiffStream *self, guint64 position);
guint64 tandem_biff_stream_tell (const TandemBiffStream *self);
guint64 tandem_biff_stream_get_size (const TandemBiffStream *self);
gboolean tandem_biff_stream_next (TandemBiffStream *self, TandemBiffRecord *record, GError **error);
gboolean tandem_biff_stream_continue (TandemBiffStream *self, TandemBiffRecord *record, GError **error);
gboolean tandem_biff_stream_take (TandemBiffStream *self, TandemBiffRecord *record, guint8 *into, gsize length,
                                  GError **error);

guint tandem_biff_get_u16 (const guint8 *at);
guint32 tandem_biff_get_u32 (const guint8 *at);
double tandem_biff_get_double (const guint8 *at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TandemBiffStream, tandem_biff_stream_free)

G_END_DECLS
