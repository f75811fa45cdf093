/* lock.h - writers of one ledger take turns, and clean up behind one that was killed.
 *
 * The turn is an flock() on a file of ours, which dies with its process. What does not die with
 * it is a lock file in git's manner ("refs/heads/main.lock"): a holder notes in our file when it
 * is about to make one, so that whoever has the next turn knows that it was left behind.
 */
#ifndef QOQ_SNAPSHOTS_LOCK_H
#define QOQ_SNAPSHOTS_LOCK_H

#include <stdbool.h>

#include "base/error.h"

enum { LOCK_NOTE = 64 };

/* Waits for the turn on the file `path`, a minute at most; *fd holds it. When the holder before
 * was killed, note gets what it had noted (else it is empty), and the `leftovers` (ends with
 * NULL) are removed. QOQ_ELEDGER: not writable, or somebody holds it longer. */
int lock_take(const char *path, const char *const *leftovers, int *fd, char note[LOCK_NOTE],
              struct error *err);

/* How long to wait for a lock of somebody else: $QOQ_LOCK_WAIT milliseconds, else `usual`. */
int lock_patience(int usual);

/* Notes what the holder is about to do, for whoever cleans up behind it; NULL: it is done. */
void lock_note(int fd, const char *note);

/* Gives the turn back; -1 is fine. */
void lock_drop(int fd);

#endif
