#include "snapshots/parse.h"

#include "base/fold.h"
#include "base/hash.h"
#include "snapshots/extract/extract.h"

static struct source describe(struct arena *a, const struct document *doc)
{
    return (struct source){ .name = doc->name,
                            .sha256 = hash_sha256(a, doc->bytes),
                            .bytes = doc->bytes.n,
                            .format = str_from(doc->format),
                            .charset = str_from(doc->charset),
                            .url = doc->url };
}

int parse_report(struct arena *a, struct str name, struct str bytes,
                 const struct parse_options *options, struct report *out, struct error *err)
{
    struct document doc = { 0 };
    int rc = document_read(a, name, bytes, &doc, err);
    if (options->url.n)
        doc.url = options->url;
    if (rc < 0 || (rc = normalize(a, &doc, &options->normalize, out, err)) < 0)
        return rc;
    out->source = describe(a, &doc);
    out->series = options->series.n ? options->series : series_derive(a, out);
    task_ids_assign(a, out->series, out);
    return extract_report(a, out, err);
}

void task_ids_assign(struct arena *a, struct str series, struct report *r)
{
    uint64_t *keys = arena_array(a, r->tasks.n + 1, sizeof *keys);
    for (size_t i = 0; i < r->tasks.n; i++) {
        struct task *t = &r->tasks.v[i];
        struct str title = fold_key(a, t->title);
        size_t ordinal = 1;
        keys[i] = str_hash(title);
        for (size_t j = 0; j < i; j++)
            ordinal += keys[j] == keys[i];
        if (t->id.n)
            continue;
        struct str what = str_format(a, "%.*s\n%.*s\n%zu", STR_ARG(series), STR_ARG(title),
                                     ordinal);
        t->id = str_slice(hash_sha256(a, what), 0, 16);
    }
}
