/* Writing into a repository: objects, commits, the branch, the work tree. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "snapshots/git_private.h"

/* --- writing objects --- */

static int write_object(struct repo *r, struct str bytes, git_object_t type, git_oid *oid)
{
    r->writing = true;
    int rc = git_odb_write(oid, r->store, bytes.p ? bytes.p : "", bytes.n, type);
    r->writing = false;
    return rc;
}

int repo_write(struct repo *r, struct str bytes, struct repo_id like, struct repo_id *blob,
               struct error *err)
{
    git_oid oid;
    r->like = like;
    if (write_object(r, bytes, GIT_OBJECT_BLOB, &oid) < 0)
        return repo_trouble(r->path, err, N_("nothing was written"));
    *blob = repo_id_of(&oid);
    return 0;
}

static int change_entry(git_treebuilder *tree, const struct repo_entry *e, const char *name)
{
    git_oid oid = repo_oid(e->id);
    if (e->type == REPO_NONE)
        return git_treebuilder_get(tree, name) ? git_treebuilder_remove(tree, name) : 0;
    return git_treebuilder_insert(NULL, tree, name, &oid,
                                  e->type == REPO_TREE ? GIT_FILEMODE_TREE : GIT_FILEMODE_BLOB);
}

int repo_write_tree(struct repo *r, struct repo_id base, const struct repo_entry *changes,
                    size_t n, struct repo_id *tree, struct error *err)
{
    const char **names = arena_array(r->arena, n, sizeof *names);
    for (size_t i = 0; i < n; i++)
        names[i] = str_z(r->arena, changes[i].name);
    int rc = base.known ? repo_open_tree(r, base, err) : 0;
    if (rc)
        return rc;
    git_treebuilder *builder = NULL;
    git_oid oid;
    rc = git_treebuilder_new(&builder, r->git, base.known ? r->tree : NULL);
    for (size_t i = 0; i < n && rc == 0; i++)
        rc = change_entry(builder, &changes[i], names[i]);
    r->like = base;
    r->writing = true;
    if (rc == 0)
        rc = git_treebuilder_write(&oid, builder);
    r->writing = false;
    git_treebuilder_free(builder);
    if (rc < 0)
        return repo_trouble(r->path, err, N_("nothing was written"));
    *tree = repo_id_of(&oid);
    return 0;
}

/* --- what a commit that came to nothing left in the work tree --- */

enum { MOST_CHANGES = 16, LARGEST_FILE = 256 << 20 }; /* an ingest changes three files */

/* HEAD's tree, or an empty one before the first commit. */
static int tree_of_head(struct repo *r, git_tree **out)
{
    git_object *object = NULL;
    git_treebuilder *empty = NULL;
    git_oid oid;
    int rc = git_revparse_single(&object, r->git, "HEAD^{tree}");
    *out = (git_tree *)object;
    if (rc != GIT_ENOTFOUND)
        return rc;
    rc = git_treebuilder_new(&empty, r->git, NULL);
    if (rc == 0)
        rc = git_treebuilder_write(&oid, empty);
    git_treebuilder_free(empty);
    return rc == 0 ? git_tree_lookup(out, r->git, &oid) : rc;
}

/* Makes the files that `tree` changed be those of HEAD again; all others stay as they are. */
static void take_back_changes(struct repo *r, git_tree *head, git_tree *tree, git_diff *diff)
{
    char *paths[MOST_CHANGES];
    git_checkout_options o = { .version = GIT_CHECKOUT_OPTIONS_VERSION,
                               .baseline = tree,
                               .paths.strings = paths,
                               .checkout_strategy = GIT_CHECKOUT_FORCE |
                                                    GIT_CHECKOUT_REMOVE_UNTRACKED |
                                                    GIT_CHECKOUT_DISABLE_PATHSPEC_MATCH };
    for (; o.paths.count < git_diff_num_deltas(diff) && o.paths.count < MOST_CHANGES;
         o.paths.count++)
        paths[o.paths.count] = (char *)git_diff_get_delta(diff, o.paths.count)->new_file.path;
    if (o.paths.count)
        git_checkout_tree(r->git, (git_object *)head, &o);
}

/* Is what stands at the path absent, or the old file, or the new one or its beginning (what a
 * killed checkout leaves)? Then nobody else has written there since. */
static bool is_ours(struct repo *r, const git_diff_delta *d)
{
    char path[4096];
    struct str bytes;
    git_blob *blob = NULL;
    bool ours = false;
    snprintf(path, sizeof path, "%s%s", git_repository_workdir(r->git), d->new_file.path);
    if (access(path, F_OK) != 0)
        return true;
    if (file_read(r->arena, path, LARGEST_FILE, &bytes, NULL) < 0)
        return false;
    const git_oid *ids[] = { &d->old_file.id, &d->new_file.id };
    for (int i = 0; i < 2 && !ours; i++) {
        if (git_oid_is_zero(ids[i]) || git_blob_lookup(&blob, r->git, ids[i]) < 0)
            continue;
        size_t size = (size_t)git_blob_rawsize(blob);
        ours = bytes.n <= size && (i == 1 || bytes.n == size) &&
               memcmp(git_blob_rawcontent(blob), bytes.p, bytes.n) == 0;
        git_blob_free(blob);
        blob = NULL;
    }
    return ours;
}

static void take_back(struct repo *r, git_tree *tree, bool only_ours)
{
    git_tree *head = NULL;
    git_diff *diff = NULL;
    bool fine = tree_of_head(r, &head) == 0 &&
                git_diff_tree_to_tree(&diff, r->git, head, tree, NULL) == 0;
    for (size_t i = 0; fine && only_ours && i < git_diff_num_deltas(diff); i++)
        fine = is_ours(r, git_diff_get_delta(diff, i));
    if (fine)
        take_back_changes(r, head, tree, diff);
    git_diff_free(diff);
    git_tree_free(head);
}

/* `note` is what a killed writer left in our lock. When its branch had moved, HEAD is its tree
 * and there is nothing to take back. */
static void heal(struct repo *r, const char *note)
{
    git_oid id;
    git_tree *tree = NULL;
    if (strlen(note) != GIT_OID_HEXSZ + 1 || git_repository_is_bare(r->git) ||
        git_oid_fromstr(&id, note + 1) < 0 || git_tree_lookup(&tree, r->git, &id) < 0)
        return;
    take_back(r, tree, true);
    git_tree_free(tree);
}

/* --- moving the branch --- */

int repo_lock(struct repo *r, struct error *err)
{
    if (r->batching)
        return 0;
    repo_unlock(r); /* an ingest that left at its arena's ceiling may have kept it */
    git_reference_free(r->head);
    r->head = NULL;
    if (git_reference_lookup(&r->head, r->git, "HEAD") < 0)
        return repo_trouble(r->path, err, N_("its branch cannot be read"));
    const char *branch = git_reference_symbolic_target(r->head);
    if (!branch)
        return error_set(err, QOQ_ELEDGER, r->path, 0,
                         _("it stands on no branch: check one out (git switch main)"));
    const char *common = git_repository_commondir(r->git);
    const char *own = str_format(r->arena, "%sqoq.lock", common).p;
    const char *leftovers[] = {
        str_format(r->arena, "%s%s.lock", common, branch).p,
        str_format(r->arena, "%sindex.lock", git_repository_path(r->git)).p, NULL
    };
    char note[LOCK_NOTE];
    int rc = lock_take(own, leftovers, &r->lock, note, err);
    if (rc == 0 && note[0]) {
        heal(r, note);
        lock_note(r->lock, NULL);
    }
    return rc;
}

void repo_unlock(struct repo *r)
{
    if (r->batching)
        return;
    lock_drop(r->lock);
    r->lock = -1;
}

/* "@1603929600 +0800" or "1603929600 +0800"; without a zone UTC. */
static bool parse_seconds(const char *text, git_time *out)
{
    char *end;
    int hours = 0, minutes = 0;
    char sign[2] = "+";
    long long seconds = strtoll(text + (*text == '@'), &end, 10);
    if (end == text + (*text == '@') || (*end && *end != ' '))
        return false;
    if (*end && sscanf(end, " %1[+-]%2d%2d", sign, &hours, &minutes) != 3)
        return false;
    int offset = hours * 60 + minutes;
    *out = (git_time){ seconds, sign[0] == '-' ? -offset : offset, sign[0] };
    return true;
}

/* "2020-10-29T08:00:00+08:00", "2020-10-29 08:00:00 +0800", with Z or without a zone UTC. */
static bool parse_date(const char *text, git_time *out)
{
    struct tm t = { 0 };
    int hours = 0, minutes = 0, n = 0;
    char sign[2] = "+";
    if (sscanf(text, "%4d-%2d-%2d%*1[T ]%2d:%2d:%2d%n", &t.tm_year, &t.tm_mon, &t.tm_mday,
               &t.tm_hour, &t.tm_min, &t.tm_sec, &n) != 6 || n == 0)
        return false;
    const char *zone = text + n + (text[n] == ' ');
    if (*zone && strcmp(zone, "Z") != 0 &&
        sscanf(zone, "%1[+-]%2d:%2d", sign, &hours, &minutes) != 3 &&
        sscanf(zone, "%1[+-]%2d%2d", sign, &hours, &minutes) != 3)
        return false;
    t.tm_year -= 1900;
    t.tm_mon -= 1;
    int offset = (hours * 60 + minutes) * (sign[0] == '-' ? -1 : 1);
    *out = (git_time){ timegm(&t) - offset * 60, offset, sign[0] };
    return true;
}

static const char *environment(const char *name)
{
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

/* Who and when, as git knows it: the environment, else git's configuration, else qoq; now, or
 * when SOURCE_DATE_EPOCH says. `variables` are those of the name, the address and the date. */
static int make_signature(git_signature **out, struct repo *r, const char *const *variables,
                          struct error *err)
{
    const char *name = environment(variables[0]), *address = environment(variables[1]);
    const char *date = environment(variables[2]), *epoch = environment("SOURCE_DATE_EPOCH");
    git_time when;
    git_signature *usual = NULL;
    int rc = git_signature_default(&usual, r->git);
    if (rc == GIT_ENOTFOUND)
        rc = git_signature_now(&usual, "qoq", "qoq@localhost");
    if (rc < 0)
        return repo_trouble(r->path, err, N_("nothing was committed"));
    when = usual->when;
    if (epoch)
        when = (git_time){ .time = strtoll(epoch, NULL, 10), .offset = 0, .sign = '+' };
    bool fine = !date || parse_date(date, &when) || parse_seconds(date, &when);
    if (fine)
        rc = git_signature_new(out, name ? name : usual->name, address ? address : usual->email,
                               when.time, when.offset);
    git_signature_free(usual);
    if (!fine)
        return error_set(err, QOQ_EUSAGE, variables[2], 0,
                         _("'%s' is not a date; expected 2020-10-29T08:00:00+08:00 or "
                           "@1603929600 +0800"), date);
    return rc < 0 ? repo_trouble(r->path, err, N_("nothing was committed")) : 0;
}

static int write_commit(struct repo *r, struct repo_id parent, struct repo_id tree,
                        const char *message, git_oid *out, struct error *err)
{
    git_oid oid = repo_oid(parent);
    int rc = parent.known ? repo_open_commit(r, &oid, err) : 0;
    if (rc == 0)
        rc = repo_open_tree(r, tree, err);
    if (rc)
        return rc;
    static const char *const of_author[] = { "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL",
                                             "GIT_AUTHOR_DATE" };
    static const char *const of_committer[] = { "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL",
                                                "GIT_COMMITTER_DATE" };
    git_signature *author = NULL, *committer = NULL;
    git_buf text = { 0 };
    r->like.known = false;
    rc = make_signature(&author, r, of_author, err);
    if (rc == 0)
        rc = make_signature(&committer, r, of_committer, err);
    if (rc == 0 && (git_commit_create_buffer(&text, r->git, author, committer, NULL, message,
                                             r->tree, parent.known,
                                             (const git_commit **)&r->commit) < 0 ||
                    write_object(r, (struct str){ text.ptr, text.size }, GIT_OBJECT_COMMIT,
                                 out) < 0))
        rc = repo_trouble(r->path, err, N_("nothing was committed"));
    git_buf_dispose(&text);
    git_signature_free(author);
    git_signature_free(committer);
    return rc;
}

/* Locks the ref in git's own way; a lock held by another git is waited for. */
static int lock_ref(git_transaction *tx, const char *branch)
{
    enum { STEP_MS = 20 };
    int rc = git_transaction_lock_ref(tx, branch), patience = lock_patience(5000);
    for (int waited = 0; rc == GIT_ELOCKED && waited < patience; waited += STEP_MS) {
        nanosleep(&(struct timespec){ 0, STEP_MS * 1000000L }, NULL);
        rc = git_transaction_lock_ref(tx, branch);
    }
    return rc;
}

/* Compare and swap, both under git's lock on the ref: git_reference_create_matching() cannot do
 * the first commit, where there is nothing to match. */
static int swap_ref(struct repo *r, git_transaction *tx, struct repo_id parent, const git_oid *to,
                    bool *moved)
{
    const char *branch = git_reference_symbolic_target(r->head);
    git_oid now, before = repo_oid(parent);
    int rc = lock_ref(tx, branch);
    if (rc == 0)
        rc = git_reference_name_to_id(&now, r->git, branch);
    if (rc < 0 && rc != GIT_ENOTFOUND)
        return rc;
    *moved = (rc == 0) != parent.known || (rc == 0 && !git_oid_equal(&now, &before));
    if (*moved)
        return 0;
    rc = git_transaction_set_target(tx, branch, to, NULL, "qoq ingest");
    return rc < 0 ? rc : git_transaction_commit(tx);
}

int repo_move_branch(struct repo *r, struct repo_id parent, const git_oid *to, bool *moved,
                     struct error *err)
{
    git_transaction *tx = NULL;
    int rc = git_transaction_new(&tx, r->git);
    lock_note(r->lock, r->note[0] ? r->note : "1");
    if (rc == 0)
        rc = swap_ref(r, tx, parent, to, moved);
    git_transaction_free(tx);
    lock_note(r->lock, r->note[0] ? r->note : NULL);
    if (rc == GIT_ELOCKED)
        return error_set(err, QOQ_ELEDGER, r->path, 0,
                         _("%s.lock is in the way: wait for the git that writes there, or remove "
                           "the file if none does"), git_reference_symbolic_target(r->head));
    return rc < 0 ? repo_trouble(r->path, err, N_("the branch did not move")) : 0;
}

/* --- repositories with a work tree --- */

static int check_clean(struct repo *r, struct error *err)
{
    /* Without flags: untracked files disturb nobody, unless a checkout meets them. */
    git_status_options o = { .version = GIT_STATUS_OPTIONS_VERSION };
    git_status_list *list = NULL;
    if (git_status_list_new(&list, r->git, &o) < 0)
        return repo_trouble(r->path, err, N_("its work tree cannot be read"));
    size_t changes = git_status_list_entrycount(list);
    git_status_list_free(list);
    if (changes)
        return error_set(err, QOQ_ELEDGER, r->path, 0,
                         _("its work tree has changes: commit them or put them aside first (git "
                           "stash), or use a bare ledger (qoq init)"));
    return 0;
}

/* The files first, so that one in the way stops the commit and nothing happens; taken back when
 * another git moved the branch in that moment. A process that is killed in between leaves the
 * tree it was writing as a note in our lock, for whoever has the next turn. */
static int commit_with_files(struct repo *r, struct repo_id parent, struct repo_id tree,
                             const git_oid *to, bool *moved, struct error *err)
{
    git_checkout_options o = { .version = GIT_CHECKOUT_OPTIONS_VERSION,
                               .checkout_strategy = GIT_CHECKOUT_SAFE };
    int rc = check_clean(r, err);
    if (rc == 0)
        rc = repo_open_tree(r, tree, err);
    if (rc)
        return rc;
    r->note[0] = '1';
    git_oid_tostr(r->note + 1, GIT_OID_HEXSZ + 1, git_tree_id(r->tree));
    lock_note(r->lock, r->note);
    if (git_checkout_tree(r->git, (const git_object *)r->tree, &o) < 0) {
        rc = repo_trouble(r->path, err, N_("its work tree cannot take the new files"));
        take_back(r, r->tree, true); /* but not what was in the way */
    } else if ((rc = repo_move_branch(r, parent, to, moved, err)) || *moved) {
        take_back(r, r->tree, false);
    }
    r->note[0] = '\0';
    lock_note(r->lock, NULL);
    return rc;
}

int repo_commit(struct repo *r, struct repo_id parent, struct repo_id tree, struct str message,
                struct repo_id *commit, bool *moved, struct error *err)
{
    git_oid oid;
    *moved = false;
    int rc = write_commit(r, parent, tree, str_z(r->arena, message), &oid, err);
    if (rc)
        return rc;
    *commit = repo_id_of(&oid);
    if (r->batching) {
        r->tip = *commit;
        return 0;
    }
    return git_repository_is_bare(r->git) ? repo_move_branch(r, parent, &oid, moved, err)
                                          : commit_with_files(r, parent, tree, &oid, moved, err);
}
