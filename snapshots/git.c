#include "snapshots/git_private.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"

static void close_repo(void *thing)
{
    struct repo *r = thing;
    r->batching = false; /* what was not ended has not happened */
    repo_unlock(r);
    git_reference_free(r->head);
    git_revwalk_free(r->walk);
    git_commit_free(r->commit);
    for (size_t i = 0; i < REPO_TREES; i++)
        git_tree_free(r->trees[i]);
    git_odb_object_free(r->file);
    git_odb_free(r->store);
    git_repository_free(r->git);
    repo_batch_drop(r);
    git_libgit2_shutdown();
}

int repo_trouble(const char *path, struct error *err, const char *what)
{
    const git_error *e = git_error_last();
    return error_set(err, QOQ_ELEDGER, path, 0, "%s: %s", _(what),
                     e && e->message ? e->message : _("unknown trouble"));
}

git_oid repo_oid(struct repo_id id)
{
    git_oid oid;
    memcpy(oid.id, id.raw, sizeof oid.id);
    return oid;
}

struct repo_id repo_id_of(const git_oid *oid)
{
    struct repo_id id = { .known = true };
    memcpy(id.raw, oid->id, sizeof id.raw);
    return id;
}

struct str repo_id_text(struct arena *a, struct repo_id id)
{
    char hex[GIT_OID_HEXSZ + 1];
    git_oid oid = repo_oid(id);
    return id.known ? str_copy(a, str_from(git_oid_tostr(hex, sizeof hex, &oid))) : STR_NULL;
}

/* --- opening --- */

/* Reported means durable: objects and refs are flushed before we say so. Objects read are not
 * hashed again, as git does not either: that would be two thirds of the time of reading. */
static void start_libgit2(void)
{
    git_libgit2_init();
    git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
    git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
}

void repo_verify(struct repo *r)
{
    (void)r; /* libgit2 knows this of all repositories at once */
    git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 1);
}

/* Does what looks like a repository belong to another user? libgit2 does not open those (their
 * configuration could make us run or read things), but says so in no way one can rely on. */
static bool is_of_others(const char *path)
{
    static const char *const parts[] = { "", "/.git" };
    bool looks_like_one = false, others = false;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        char file[PATH_MAX];
        struct stat st;
        snprintf(file, sizeof file, "%s%s", path, parts[i]);
        others = others || (stat(file, &st) == 0 && st.st_uid != geteuid());
        snprintf(file, sizeof file, "%s%s/objects", path, parts[i]);
        looks_like_one = looks_like_one || stat(file, &st) == 0;
    }
    return looks_like_one && others;
}

/* Opens what stands there; GIT_ENOTFOUND when nothing does, GIT_EOWNER with *err filled. */
static int open_git(git_repository **git, const char *path, struct error *err)
{
    char whole[PATH_MAX];
    int rc = git_repository_open_ext(git, path, GIT_REPOSITORY_OPEN_NO_SEARCH, NULL);
    if ((rc != GIT_ENOTFOUND && rc != GIT_EOWNER) || !is_of_others(path))
        return rc;
    error_set(err, QOQ_ELEDGER, path, 0,
              _("it belongs to another user; if you trust it run: git config --global --add "
                "safe.directory '%s'"), realpath(path, whole) ? whole : path);
    return GIT_EOWNER;
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
    int rc = open_git(&git, path, err);
    *existed = rc == 0;
    if (rc == GIT_ENOTFOUND && (rc = git_repository_init_ext(&git, path, &o)) == 0 &&
        (rc = git_repository_config(&config, git)) == 0)
        rc = git_config_set_bool(config, "core.quotePath", 0); /* 舟山市, not \350\210\237… */
    rc = rc == GIT_EOWNER ? QOQ_ELEDGER
         : rc < 0         ? repo_trouble(path, err, N_("a ledger cannot be made here"))
                          : 0;
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
    int found = open_git(&r->git, path, err);
    if (found == GIT_EOWNER)
        return QOQ_ELEDGER;
    if (found == GIT_ENOTFOUND)
        return error_set(err, QOQ_ELEDGER, path, 0,
                         access(path, F_OK) == 0
                             ? _("this is not a git repository; to make a ledger elsewhere run: "
                                 "qoq init DIR")
                             : _("there is no ledger; to make one run: qoq init"));
    if (found < 0 || git_repository_odb(&r->store, r->git) < 0)
        return repo_trouble(path, err, N_("the ledger cannot be opened"));
    *out = r;
    return repo_batch_prepare(r, err);
}

/* --- reading --- */

int repo_head(struct repo *r, struct repo_id *commit, struct error *err)
{
    git_oid oid;
    *commit = r->batching ? r->tip : (struct repo_id){ .known = false };
    int rc = r->batching ? GIT_ENOTFOUND : git_reference_name_to_id(&oid, r->git, "HEAD");
    if (rc == GIT_ENOTFOUND)
        return 0;
    if (rc < 0)
        return repo_trouble(r->path, err, N_("its branch cannot be read"));
    *commit = repo_id_of(&oid);
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
        *commit = repo_id_of(git_object_id(peeled));
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
        return repo_trouble(r->path, err, N_("an object cannot be read (see: git fsck)"));
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

/* Puts a tree before the others; the one that was asked for longest ago makes room. */
static void keep_tree(struct repo *r, git_tree *tree)
{
    size_t i = 0;
    while (i + 1 < REPO_TREES && r->trees[i] != tree)
        i++;
    if (r->trees[i] != tree)
        git_tree_free(r->trees[i]);
    memmove(r->trees + 1, r->trees, i * sizeof *r->trees);
    r->trees[0] = r->tree = tree;
}

int repo_open_tree(struct repo *r, struct repo_id id, struct error *err)
{
    git_oid oid = repo_oid(id);
    size_t size;
    for (size_t i = 0; i < REPO_TREES; i++)
        if (r->trees[i] && git_oid_equal(git_tree_id(r->trees[i]), &oid)) {
            keep_tree(r, r->trees[i]);
            return 0;
        }
    git_tree *tree = NULL;
    int rc = check_size(r, &oid, GIT_OBJECT_TREE, LARGEST_TREE, &size, err);
    if (rc)
        return rc;
    if (git_tree_lookup(&tree, r->git, &oid) < 0)
        return repo_trouble(r->path, err, N_("a tree cannot be read (see: git fsck)"));
    keep_tree(r, tree);
    return 0;
}

int repo_open_commit(struct repo *r, const git_oid *oid, struct error *err)
{
    git_commit_free(r->commit);
    r->commit = NULL;
    if (git_commit_lookup(&r->commit, r->git, oid) < 0)
        return repo_trouble(r->path, err, N_("a commit cannot be read (see: git fsck)"));
    return 0;
}

int repo_tree_of(struct repo *r, struct repo_id commit, struct repo_id *tree, struct error *err)
{
    *tree = commit;
    if (!commit.known)
        return 0;
    git_oid oid = repo_oid(commit);
    int rc = repo_open_commit(r, &oid, err);
    if (rc == 0)
        *tree = repo_id_of(git_commit_tree_id(r->commit));
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
    int rc = repo_open_tree(r, tree, err);
    if (rc)
        return rc;
    const git_tree_entry *e = git_tree_entry_byname(r->tree, z);
    if (e) {
        out->type = type_of(e);
        out->id = repo_id_of(git_tree_entry_id(e));
    }
    return 0;
}

int repo_list(struct arena *a, struct repo *r, struct repo_id tree, struct repo_entries *out,
              struct error *err)
{
    *out = (struct repo_entries){ 0 };
    int rc = tree.known ? repo_open_tree(r, tree, err) : 0;
    if (rc || !tree.known)
        return rc;
    for (size_t i = 0; i < git_tree_entrycount(r->tree); i++) {
        const git_tree_entry *e = git_tree_entry_byindex(r->tree, i);
        struct repo_entry *entry = list_push(a, out);
        entry->name = str_copy(a, str_from(git_tree_entry_name(e)));
        entry->type = type_of(e);
        entry->id = repo_id_of(git_tree_entry_id(e));
    }
    return 0;
}

int repo_read(struct repo *r, struct repo_id blob, size_t limit, struct str *out,
              struct error *err)
{
    git_oid oid = repo_oid(blob);
    size_t size = 0;
    git_odb_object_free(r->file);
    r->file = NULL;
    int rc = check_size(r, &oid, GIT_OBJECT_BLOB, limit, &size, err);
    if (rc)
        return rc;
    if (git_odb_read(&r->file, r->store, &oid) < 0)
        return repo_trouble(r->path, err, N_("an object cannot be read (see: git fsck)"));
    size_t n = git_odb_object_size(r->file);
    *out = (struct str){ git_odb_object_data(r->file), n < size ? n : size };
    return 0;
}

int repo_walk(struct repo *r, struct repo_id from, struct error *err)
{
    git_revwalk_free(r->walk);
    r->walk = NULL;
    if (!from.known)
        return 0;
    git_oid oid = repo_oid(from);
    if (git_revwalk_new(&r->walk, r->git) < 0 || git_revwalk_push(r->walk, &oid) < 0 ||
        git_revwalk_sorting(r->walk, GIT_SORT_TOPOLOGICAL | GIT_SORT_TIME) < 0)
        return repo_trouble(r->path, err, N_("its history cannot be read (see: git fsck)"));
    return 0;
}

int repo_walk_next(struct arena *a, struct repo *r, struct repo_commit *out, struct error *err)
{
    git_oid oid;
    int rc = r->walk ? git_revwalk_next(&oid, r->walk) : GIT_ITEROVER;
    if (rc == GIT_ITEROVER)
        return 0;
    if (rc < 0)
        return repo_trouble(r->path, err, N_("its history cannot be read (see: git fsck)"));
    rc = repo_open_commit(r, &oid, err);
    if (rc)
        return rc;
    const git_signature *author = git_commit_author(r->commit);
    *out = (struct repo_commit){
        .id = repo_id_of(&oid),
        .time = git_commit_time(r->commit),
        .author = str_copy(a, str_from(author && author->name ? author->name : "")),
        .message = str_copy(a, str_from(git_commit_message(r->commit))),
    };
    return 1;
}
