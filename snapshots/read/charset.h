/* charset.h - bytes in some encoding -> UTF-8. The only user of iconv. */
#ifndef QOQ_SNAPSHOTS_READ_CHARSET_H
#define QOQ_SNAPSHOTS_READ_CHARSET_H

#include "snapshots/read/read.h"

/* Brings doc->bytes to valid UTF-8 without a byte order mark: *text borrows from the bytes where
 * they are UTF-8 already. Sets doc->charset, and doc->misdeclared when `declared` (may be null:
 * what the container says) does not fit. The encoding is found from the byte order mark, from
 * the bytes being UTF-8, then from how much each candidate reads like Chinese; a declaration
 * breaks ties. A last character that is cut is dropped; a few broken bytes (one in 20 characters)
 * become U+FFFD, and doc->broken counts them. A page put together from two encodings is read line
 * by line; one that was read in a wrong encoding before it came here is set right; doc->misdeclared
 * says so. QOQ_EINPUT: binary data, or bytes that no encoding fits; the text names the line and the
 * byte. Linear. */
int charset_decode(struct arena *a, struct document *doc, struct str declared, struct str *text,
                   struct error *err);

#endif
