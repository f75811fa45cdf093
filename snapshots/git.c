#include "snapshots/git.h"

#include <git2.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/i18n.h"
#include "snapshots/lock.h"

/* An allocation may leave by longjmp at the arena's ceiling. So foreign objects never live in
 * local variables across one: they stand in these slots until the next of their kind is opened,
 * or the repository is closed. */
struct repo {
    const char *path; /* as the user wrote it, for messages */
    struct arena *arena;
    git_repository *git;
    git_odb *store;
    git_tree *tree;
    git_commit *commit;
    git_revwalk *walk;
    git_reference *head; /* names the branch to move */
    int lock;            /* of lock.h, -1 = not held */
};

static void close_repo(void *thing)
{
    struct repo *r = thing;
    repo_unlock(r);
    git_reference_free(r->head);
    git_revwalk_free(r->walk);
    git_commit_free(r->commit);
    git_tree_free(r->tree);
    git_odb_free(r->store);
    git_repository_free(r->git);
    git_libgit2_shutdown();
}

static int trouble(const char *path, struct error *err, const char *what)
{
    const git_error *e = git_error_last();
    return error_set(err, QOQ_ELEDGER, path, 0, "%s: %s", _(what),
                     e && e->message ? e->message : _("unknown trouble"));
}

static git_oid oid_of(struct repo_id id)
{
    git_oid oid;
    memcpy(oid.id, id.raw, sizeof oid.id);
    return oid;
}

static struct repo_id id_of(const git_oid *oid)
{
    struct repo_id id = { .known = true };
    memcpy(id.raw, oid->id, sizeof id.raw);
    return id;
}

struct str repo_id_text(struct arena *a, struct repo_id id)
{
    char hex[GIT_OID_HEXSZ + 1];
    git_oid oid = oid_of(id);
    return id.known ? str_copy(a, str_from(git_oid_tostr(hex, sizeof hex, &oid))) : STR_NULL;
}

/* --- opening --- */

/* Reported means durable: objects and refs are flushed before we say so. */
static void start_libgit2(void)
{
    git_libgit2_init();
    git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
}

int repo_init(const char *path, bool *existed, struct error *err)
{
    git_repository_init_options o = {
        .version = GIT_REPOSITORY_INIT_OPTIONS_VERSION,
        .flags = GIT_REPOSITORY_INIT_BARE | GIT_REPOSITORY_INIT_MKPATH,
        .initial_head = "main",
    };
    git_repository *git = NULL;
    git_config *config = NULL;
    start_libgit2();
    int rc = git_repository_open_ext(&git, path, GIT_REPOSITORY_OPEN_NO_SEARCH, NULL);
    *existed = rc == 0;
    if (rc == GIT_ENOTFOUND && (rc = git_repository_init_ext(&git, path, &o)) == 0 &&
        (rc = git_repository_config(&config, git)) == 0)
        rc = git_config_set_bool(config, "core.quotePath", 0); /* 舟山市, not \350\210\237… */
    rc = rc < 0 ? trouble(path, err, N_("a ledger cannot be made here")) : 0;
    git_config_free(config);
    git_repository_free(git);
    git_libgit2_shutdown();
    return rc;
}

int repo_open(struct arena *a, const char *path, struct repo **out, struct error *err)
{
    struct repo *r = arena_make(a, struct repo);
    *r = (struct repo){ .path = str_z(a, str_from(path)), .arena = a, .lock = -1 };
    start_libgit2();
    arena_defer(a, close_repo, r);
    int found = git_repository_open_ext(&r->git, path, GIT_REPOSITORY_OPEN_NO_SEARCH, NULL);
    if (found == GIT_ENOTFOUND)
        return error_set(err, QOQ_ELEDGER, path, 0,
                         access(path, F_OK) == 0
                             ? _("this is not a git repository; to make a ledger elsewhere run: "
                                 "qoq init DIR")
                             : _("there is no ledger; to make one run: qoq init"));
    if (found < 0 || git_repository_odb(&r->store, r->git) < 0)
        return trouble(path, err, N_("the ledger cannot be opened"));
    *out = r;
    return 0;
}

/* --- reading --- */

int repo_head(struct repo *r, struct repo_id *commit, struct error *err)
{
    git_oid oid;
    *commit = (struct repo_id){ .known = false };
    int rc = git_reference_name_to_id(&oid, r->git, "HEAD");
    if (rc == GIT_ENOTFOUND)
        return 0;
    if (rc < 0)
        return trouble(r->path, err, N_("its branch cannot be read"));
    *commit = id_of(&oid);
    return 0;
}

int repo_resolve(struct repo *r, struct str revision, struct repo_id *commit, struct error *err)
{
    const char *text = str_z(r->arena, revision);
    git_object *object = NULL, *peeled = NULL;
    int rc = git_revparse_single(&object, r->git, text);
    if (rc == 0)
        rc = git_object_peel(&peeled, object, GIT_OBJECT_COMMIT);
    if (rc == 0)
        *commit = id_of(git_object_id(peeled));
    git_object_free(peeled);
    git_object_free(object);
    if (rc < 0)
        return error_set(err, QOQ_ENOTFOUND, r->path, 0,
                         _("no commit is called %s here (see: qoq log)"), text);
    return 0;
}

/* What the arena cannot hold anyway is refused before git unpacks it. */
static int check_size(struct repo *r, const git_oid *oid, git_object_t type, size_t limit,
                      size_t *size, struct error *err)
{
    git_object_t found;
    char hex[GIT_OID_HEXSZ + 1];
    git_oid_tostr(hex, sizeof hex, oid);
    if (git_odb_read_header(size, &found, r->store, oid) < 0)
        return trouble(r->path, err, N_("an object cannot be read (see: git fsck)"));
    if (found != type)
        return error_set(err, QOQ_ELEDGER, r->path, 0, _("object %s is a %s; a %s was expected"),
                         hex, git_object_type2string(found), git_object_type2string(type));
    if (*size > limit)
        return error_set(err, QOQ_ELEDGER, r->path, 0,
                         _("object %s has %zu MiB; %zu MiB at most were expected"), hex,
                         *size >> 20, limit >> 20);
    return 0;
}

enum { LARGEST_TREE = 16 << 20 };

static int open_tree(struct repo *r, struct repo_id id, struct error *err)
{
    git_oid oid = oid_of(id);
    size_t size;
    if (r->tree && git_oid_equal(git_tree_id(r->tree), &oid))
        return 0;
    int rc = check_size(r, &oid, GIT_OBJECT_TREE, LARGEST_TREE, &size, err);
    if (rc)
        return rc;
    git_tree_free(r->tree);
    r->tree = NULL;
    if (git_tree_lookup(&r->tree, r->git, &oid) < 0)
        return trouble(r->path, err, N_("a tree cannot be read (see: git fsck)"));
    return 0;
}

static int open_commit(struct repo *r, const git_oid *oid, struct error *err)
{
    git_commit_free(r->commit);
    r->commit = NULL;
    if (git_commit_lookup(&r->commit, r->git, oid) < 0)
        return trouble(r->path, err, N_("a commit cannot be read (see: git fsck)"));
    return 0;
}

int repo_tree_of(struct repo *r, struct repo_id commit, struct repo_id *tree, struct error *err)
{
    *tree = commit;
    if (!commit.known)
        return 0;
    git_oid oid = oid_of(commit);
    int rc = open_commit(r, &oid, err);
    if (rc == 0)
        *tree = id_of(git_commit_tree_id(r->commit));
    return rc;
}

static enum repo_type type_of(const git_tree_entry *e)
{
    git_filemode_t mode = git_tree_entry_filemode(e);
    return mode == GIT_FILEMODE_TREE ? REPO_TREE
           : mode == GIT_FILEMODE_BLOB || mode == GIT_FILEMODE_BLOB_EXECUTABLE ? REPO_FILE
                                                                              : REPO_OTHER;
}

int repo_find(struct repo *r, struct repo_id tree, struct str name, struct repo_entry *out,
              struct error *err)
{
    *out = (struct repo_entry){ .name = name, .type = REPO_NONE };
    if (!tree.known)
        return 0;
    const char *z = str_z(r->arena, name);
    int rc = open_tree(r, tree, err);
    if (rc)
        return rc;
    const git_tree_entry *e = git_tree_entry_byname(r->tree, z);
    if (e) {
        out->type = type_of(e);
        out->id = id_of(git_tree_entry_id(e));
    }
    return 0;
}

int repo_list(struct arena *a, struct repo *r, struct repo_id tree, struct repo_entries *out,
              struct error *err)
{
    *out = (struct repo_entries){ 0 };
    int rc = tree.known ? open_tree(r, tree, err) : 0;
    if (rc || !tree.known)
        return rc;
    for (size_t i = 0; i < git_tree_entrycount(r->tree); i++) {
        const git_tree_entry *e = git_tree_entry_byindex(r->tree, i);
        struct repo_entry *entry = list_push(a, out);
        entry->name = str_copy(a, str_from(git_tree_entry_name(e)));
        entry->type = type_of(e);
        entry->id = id_of(git_tree_entry_id(e));
    }
    return 0;
}

int repo_read(struct arena *a, struct repo *r, struct repo_id blob, size_t limit, struct str *out,
              struct error *err)
{
    git_oid oid = oid_of(blob);
    size_t size = 0;
    int rc = check_size(r, &oid, GIT_OBJECT_BLOB, limit, &size, err);
    if (rc)
        return rc;
    char *bytes = arena_alloc(a, size + 1);
    git_odb_object *object = NULL;
    if (git_odb_read(&object, r->store, &oid) < 0)
        return trouble(r->path, err, N_("an object cannot be read (see: git fsck)"));
    size_t n = git_odb_object_size(object);
    *out = (struct str){ bytes, n < size ? n : size };
    memcpy(bytes, git_odb_object_data(object), out->n);
    git_odb_object_free(object);
    return 0;
}

int repo_walk(struct repo *r, struct repo_id from, struct error *err)
{
    git_revwalk_free(r->walk);
    r->walk = NULL;
    if (!from.known)
        return 0;
    git_oid oid = oid_of(from);
    if (git_revwalk_new(&r->walk, r->git) < 0 || git_revwalk_push(r->walk, &oid) < 0 ||
        git_revwalk_sorting(r->walk, GIT_SORT_TOPOLOGICAL | GIT_SORT_TIME) < 0)
        return trouble(r->path, err, N_("its history cannot be read (see: git fsck)"));
    return 0;
}

int repo_walk_next(struct arena *a, struct repo *r, struct repo_commit *out, struct error *err)
{
    git_oid oid;
    int rc = r->walk ? git_revwalk_next(&oid, r->walk) : GIT_ITEROVER;
    if (rc == GIT_ITEROVER)
        return 0;
    if (rc < 0)
        return trouble(r->path, err, N_("its history cannot be read (see: git fsck)"));
    rc = open_commit(r, &oid, err);
    if (rc)
        return rc;
    const git_signature *author = git_commit_author(r->commit);
    *out = (struct repo_commit){
        .id = id_of(&oid),
        .time = git_commit_time(r->commit),
        .author = str_copy(a, str_from(author && author->name ? author->name : "")),
        .message = str_copy(a, str_from(git_commit_message(r->commit))),
    };
    return 1;
}

/* --- writing objects --- */

int repo_write(struct repo *r, struct str bytes, struct repo_id *blob, struct error *err)
{
    git_oid oid;
    if (git_odb_write(&oid, r->store, bytes.p ? bytes.p : "", bytes.n, GIT_OBJECT_BLOB) < 0)
        return trouble(r->path, err, N_("nothing was written"));
    *blob = id_of(&oid);
    return 0;
}

static int change_entry(git_treebuilder *tree, const struct repo_entry *e, const char *name)
{
    git_oid oid = oid_of(e->id);
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
    int rc = base.known ? open_tree(r, base, err) : 0;
    if (rc)
        return rc;
    git_treebuilder *builder = NULL;
    git_oid oid;
    rc = git_treebuilder_new(&builder, r->git, base.known ? r->tree : NULL);
    for (size_t i = 0; i < n && rc == 0; i++)
        rc = change_entry(builder, &changes[i], names[i]);
    if (rc == 0)
        rc = git_treebuilder_write(&oid, builder);
    git_treebuilder_free(builder);
    if (rc < 0)
        return trouble(r->path, err, N_("nothing was written"));
    *tree = id_of(&oid);
    return 0;
}

/* --- moving the branch --- */

int repo_lock(struct repo *r, struct error *err)
{
    repo_unlock(r); /* an ingest that left at its arena's ceiling may have kept it */
    git_reference_free(r->head);
    r->head = NULL;
    if (git_reference_lookup(&r->head, r->git, "HEAD") < 0)
        return trouble(r->path, err, N_("its branch cannot be read"));
    const char *branch = git_reference_symbolic_target(r->head);
    if (!branch)
        return error_set(err, QOQ_ELEDGER, r->path, 0,
                         _("it stands on no branch: check one out (git switch main)"));
    const char *common = git_repository_commondir(r->git);
    const char *own = str_format(r->arena, "%sqoq.lock", common).p;
    const char *of_git = str_format(r->arena, "%s%s.lock", common, branch).p;
    return lock_take(own, of_git, &r->lock, err);
}

void repo_unlock(struct repo *r)
{
    lock_drop(r->lock);
    r->lock = -1;
}

/* The author of git's configuration, else qoq; now, or when SOURCE_DATE_EPOCH says. */
static int make_signature(git_signature **out, git_repository *git)
{
    int rc = git_signature_default(out, git);
    if (rc == GIT_ENOTFOUND)
        rc = git_signature_now(out, "qoq", "qoq@localhost");
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    if (rc == 0 && epoch && *epoch)
        (*out)->when = (git_time){ .time = strtoll(epoch, NULL, 10), .offset = 0, .sign = '+' };
    return rc;
}

static int write_commit(struct repo *r, struct repo_id parent, struct repo_id tree,
                        const char *message, git_oid *out, struct error *err)
{
    git_oid oid = oid_of(parent);
    int rc = parent.known ? open_commit(r, &oid, err) : 0;
    if (rc == 0)
        rc = open_tree(r, tree, err);
    if (rc)
        return rc;
    git_signature *who = NULL;
    rc = make_signature(&who, r->git);
    if (rc == 0)
        rc = git_commit_create(out, r->git, NULL, who, who, "UTF-8", message, r->tree,
                               parent.known, (const git_commit **)&r->commit);
    git_signature_free(who);
    return rc < 0 ? trouble(r->path, err, N_("nothing was committed")) : 0;
}

/* Locks the ref in git's own way; a lock held by another git is waited for. */
static int lock_ref(git_transaction *tx, const char *branch)
{
    enum { PATIENCE_MS = 5000, STEP_MS = 20 };
    int rc = git_transaction_lock_ref(tx, branch);
    for (int waited = 0; rc == GIT_ELOCKED && waited < PATIENCE_MS; waited += STEP_MS) {
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
    git_oid now, before = oid_of(parent);
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

static int move_branch(struct repo *r, struct repo_id parent, const git_oid *to, bool *moved,
                       struct error *err)
{
    git_transaction *tx = NULL;
    int rc = git_transaction_new(&tx, r->git);
    lock_note(r->lock, true);
    if (rc == 0)
        rc = swap_ref(r, tx, parent, to, moved);
    git_transaction_free(tx);
    lock_note(r->lock, false);
    if (rc == GIT_ELOCKED)
        return error_set(err, QOQ_ELEDGER, r->path, 0,
                         _("%s.lock is in the way: wait for the git that writes there, or remove "
                           "the file if none does"), git_reference_symbolic_target(r->head));
    return rc < 0 ? trouble(r->path, err, N_("the branch did not move")) : 0;
}

/* --- repositories with a work tree --- */

static int check_clean(struct repo *r, struct error *err)
{
    /* Without flags: untracked files disturb nobody, unless a checkout meets them. */
    git_status_options o = { .version = GIT_STATUS_OPTIONS_VERSION };
    git_status_list *list = NULL;
    if (git_status_list_new(&list, r->git, &o) < 0)
        return trouble(r->path, err, N_("its work tree cannot be read"));
    size_t changes = git_status_list_entrycount(list);
    git_status_list_free(list);
    if (changes)
        return error_set(err, QOQ_ELEDGER, r->path, 0,
                         _("its work tree has changes: commit them or put them aside first (git "
                           "stash), or use a bare ledger (qoq init)"));
    return 0;
}

/* The files first, so that one in the way stops the commit and nothing happens; taken back when
 * another git moved the branch in that moment. */
static int commit_with_files(struct repo *r, struct repo_id parent, struct repo_id tree,
                             const git_oid *to, bool *moved, struct error *err)
{
    git_checkout_options o = { .version = GIT_CHECKOUT_OPTIONS_VERSION,
                               .checkout_strategy = GIT_CHECKOUT_SAFE };
    int rc = check_clean(r, err);
    if (rc == 0)
        rc = open_tree(r, tree, err);
    if (rc)
        return rc;
    if (git_checkout_tree(r->git, (const git_object *)r->tree, &o) < 0)
        return trouble(r->path, err, N_("its work tree cannot take the new files"));
    rc = move_branch(r, parent, to, moved, err);
    o.checkout_strategy = GIT_CHECKOUT_FORCE;
    if (rc || *moved)
        git_checkout_head(r->git, &o);
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
    *commit = id_of(&oid);
    return git_repository_is_bare(r->git) ? move_branch(r, parent, &oid, moved, err)
                                          : commit_with_files(r, parent, tree, &oid, moved, err);
}
