#include <stddef.h>

#include "analyzer/cli/cli.h"
#include "analyzer/promises.h"
#include "analyzer/view/view.h"
#include "base/i18n.h"

struct audit_command {
    struct str against, since, map, rule, owner, severity, fail_on, explain;
    struct str_list thresholds;
    bool commitments;
};

struct filter {
    unsigned rules; /* bits 1u << RULE_x; 0 = all */
    struct str owner;
    enum severity least;
    int fail_on;
    bool severe; /* --severity was given */
};

/* A report, and the diffs that lead to it through the reports before it, in time. */
struct chain {
    struct operand b;
    LIST(const struct diff *) diffs;
};

static int read_rules(struct arena *a, struct str list, unsigned *bits, struct error *err)
{
    struct str piece, all = STR_NULL;
    while (str_next(&list, STR(","), &piece)) {
        int rule = rule_from_name(str_trim(piece));
        if (rule >= 0) {
            *bits |= 1u << rule;
            continue;
        }
        for (int r = 0; r < RULE_COUNT; r++)
            all = str_join(a, all, STR(", "), str_from(rule_name((enum rule)r)));
        return error_set(err, QOQ_EUSAGE, NULL, 0, _("no rule '%.*s'; the rules are: %.*s"),
                         STR_ARG(piece), STR_ARG(all));
    }
    return 0;
}

static int read_options(struct cli *cli, const struct audit_command *o, struct filter *filter,
                        struct audit_options *limits, struct error *err)
{
    filter->owner = o->owner;
    filter->severe = o->severity.p != NULL;
    filter->least = o->severity.p ? (enum severity)severity_from_name(o->severity) : SEVERITY_LOW;
    filter->fail_on = o->fail_on.p ? severity_from_name(o->fail_on) : SEVERITY_LOW;
    int rc = read_rules(cli->arena, o->rule, &filter->rules, err);
    audit_options_default(limits);
    for (size_t i = 0; rc == 0 && i < o->thresholds.n; i++)
        rc = audit_options_set(limits, o->thresholds.v[i], err);
    return rc;
}

static bool wanted(const struct filter *f, enum rule rule, int severity, struct str lead)
{
    return (!f->rules || f->rules & 1u << rule) && severity >= (int)f->least &&
           (!f->owner.p || str_has(lead, f->owner));
}

/* --- the reports --- */

static int add_diff(struct cli *cli, struct chain *c, struct str map, const struct report *from,
                    const struct report *to, struct error *err)
{
    struct diff *d = arena_make(cli->arena, struct diff);
    *list_push(cli->arena, &c->diffs) = d;
    return operand_diff(cli, map, from, to, d, err);
}

/* The report before it is the last of the ledger's, or what --against names; a map goes with that
 * one. */
static int load(struct cli *cli, const struct audit_command *o, struct chain *out,
                struct error *err)
{
    struct str word = cli->operands.n ? cli->operands.v[0] : STR("latest");
    struct report_list *before = arena_make(cli->arena, struct report_list);
    struct operand a = { 0 };
    int rc = operand_load(cli, word, &out->b, err);
    if (rc == 0 && o->against.p)
        rc = operand_load(cli, o->against, &a, err);
    if (rc == 0)
        rc = history_before(cli, o->against.p ? &a : &out->b, o->since, before, err);
    if (rc == 0 && o->against.p)
        *list_push(cli->arena, before) = a.report;
    bool one = o->commitments && !o->since.p; /* promises of the report before alone */
    for (size_t i = one && before->n ? before->n - 1 : 0; rc == 0 && i < before->n; i++) {
        bool last = i + 1 == before->n;
        rc = add_diff(cli, out, last ? o->map : STR_NULL, &before->v[i],
                      last ? &out->b.report : &before->v[i + 1], err);
    }
    return rc;
}

/* --- what is found --- */

static int answer(struct cli *cli, const struct chain *c, const struct findings *f,
                  struct error *err)
{
    const struct report *a = c->diffs.n ? c->diffs.v[c->diffs.n - 1]->from : NULL;
    if (answer_is(cli, "json"))
        return answer_bytes(cli, json_audit(cli->arena, a, &c->b.report, f), true, err);
    struct page *p = answer_new(cli);
    if (answer_is(cli, "csv"))
        view_audit_rows(p, f);
    else
        view_audit(p, a, &c->b.report, f);
    return answer_page(cli, p, err);
}

static int tell_findings(struct cli *cli, const struct chain *c, const struct filter *filter,
                         const struct audit_options *limits, struct error *err)
{
    struct findings f;
    if (answer_is(cli, "json"))
        i18n_set("en"); /* JSON is for programs: its sentences are always English */
    audit_chain(cli->arena, &c->b.report, c->diffs.v, c->diffs.n, limits, &f);
    if (answer_is(cli, "json"))
        i18n_set(cli->language.p);
    size_t kept = 0;
    bool fails = false;
    for (size_t i = 0; i < f.n; i++) {
        if (!wanted(filter, f.v[i].rule, (int)f.v[i].severity, f.v[i].lead))
            continue;
        fails = fails || (int)f.v[i].severity >= filter->fail_on;
        f.v[kept++] = f.v[i];
    }
    f.n = kept;
    int rc = answer(cli, c, &f, err);
    return rc < 0 ? rc : fails;
}

/* --- promises --- */

/* --rule and --severity choose broken promises alone: the others have neither. */
static bool wanted_promise(const struct filter *f, const struct promise *p, enum rule rule,
                           int severity)
{
    if (f->rules || f->severe)
        return severity >= 0 && wanted(f, rule, severity, task_lead(p->task));
    return !f->owner.p || str_has(task_lead(p->task), f->owner);
}

static int tell_promises(struct cli *cli, const struct chain *c, const struct filter *filter,
                         const struct audit_options *limits,
                         struct error *err)
{
    struct promise_list list;
    size_t kept = 0;
    bool fails = false;
    promises_follow_on(cli->arena, c->diffs.v, c->diffs.n, &list);
    for (size_t i = 0; i < list.n; i++) {
        enum rule rule;
        int severity = audit_promise(&list.v[i], limits, &rule);
        if (!wanted_promise(filter, &list.v[i], rule, severity))
            continue;
        fails = fails || severity >= filter->fail_on;
        list.v[kept++] = list.v[i];
    }
    list.n = kept;
    const struct report *from = c->diffs.n ? c->diffs.v[0]->from : NULL;
    int rc = 0;
    if (answer_is(cli, "json")) {
        rc = answer_bytes(cli, json_promises(cli->arena, from, &c->b.report, &list), true, err);
        return rc < 0 ? rc : fails;
    }
    struct page *p = answer_new(cli);
    if (answer_is(cli, "csv"))
        view_promise_rows(p, &list);
    else
        view_promises(p, from, &c->b.report, &list);
    rc = answer_page(cli, p, err);
    return rc < 0 ? rc : fails;
}

/* --- rules --- */

static int explain(struct cli *cli, struct str list, const struct audit_options *limits,
                   struct error *err)
{
    unsigned rules = 0;
    int rc = str_is(list, "all") ? 0 : read_rules(cli->arena, list, &rules, err);
    if (rc < 0)
        return rc;
    if (answer_is(cli, "json"))
        return error_set(err, QOQ_EUSAGE, NULL, 0,
                         _("--explain is told in words: --format text, csv, md or html"));
    struct page *p = answer_new(cli);
    if (answer_is(cli, "csv"))
        view_rule_rows(p, rules, limits);
    else
        view_rules(p, rules, limits);
    return answer_page(cli, p, err);
}

static int run(struct cli *cli, const void *options, struct error *err)
{
    const struct audit_command *o = options;
    struct filter filter = { 0 };
    struct audit_options limits;
    struct chain chain = { 0 };
    int rc = read_options(cli, o, &filter, &limits, err);
    if (rc < 0)
        return rc;
    if (o->explain.p)
        return explain(cli, o->explain, &limits, err);
    if ((rc = load(cli, o, &chain, err)) < 0)
        return rc;
    if (o->commitments)
        return tell_promises(cli, &chain, &filter, &limits, err);
    return tell_findings(cli, &chain, &filter, &limits, err);
}

static const struct option table[] = {
    { 0, "against", OPTION_TEXT, "A",
      N_("the earlier period or file to compare with (else the period before, if the ledger has "
         "one)"),
      offsetof(struct audit_command, against), NULL },
    { 0, "since", OPTION_TEXT, "PERIOD",
      N_("follow what stands still, and promises, back to PERIOD (else what stands still through "
         "all of the ledger, promises to the report before)"),
      offsetof(struct audit_command, since), NULL },
    { 0, "commitments", OPTION_FLAG, NULL,
      N_("what became of the promises: a table of leads, then each promise with its proofs"),
      offsetof(struct audit_command, commitments), NULL },
    { 0, "explain", OPTION_TEXT, "LIST",
      N_("what these rules mean, their thresholds and their limits; all for all of them"),
      offsetof(struct audit_command, explain), NULL },
    { 0, "threshold", OPTION_LIST, "LIST",
      N_("from where on a rule finds something, and calls it medium and high: "
         "behind-pace=5,10,30, or the first alone; may be repeated"),
      offsetof(struct audit_command, thresholds), NULL },
    { 0, "map", OPTION_TEXT, "FILE", N_("which task is which, as for qoq diff"),
      offsetof(struct audit_command, map), NULL },
    { 0, "rule", OPTION_TEXT, "LIST", N_("only these rules, for example no-movement,dropped"),
      offsetof(struct audit_command, rule), NULL },
    { 0, "owner", OPTION_TEXT, "NAME", N_("only tasks led by an office whose name holds NAME"),
      offsetof(struct audit_command, owner), NULL },
    { 0, "severity", OPTION_TEXT, "LEVEL", N_("only findings of this severity or above"),
      offsetof(struct audit_command, severity), "low|medium|high" },
    { 0, "fail-on", OPTION_TEXT, "LEVEL",
      N_("exit with 1 only for findings of this severity or above (default low)"),
      offsetof(struct audit_command, fail_on), "low|medium|high" },
    { 0 },
};

const struct command command_audit = {
    .name = "audit",
    .synopsis = "[PERIOD]",
    .summary = N_("what stalled, slipped, contradicts itself"),
    .details =
        N_("PERIOD is one of the ledger or a file; without it the latest. Each finding names "
           "its rule, a severity, the office that leads, and the words of the reports that "
           "prove it, worst first.\n"
           "Thresholds for good stand in a table, thresholds.tsv in ~/.config/qoq or in the "
           "directory $QOQ_TABLES, which replaces the one built in: lines of a rule and its three "
           "limits, parted by tabs.\n"
           "With --commitments, --rule and --severity choose among the promises that were "
           "broken.\n"
           "The exit status is 1 when something is found: usable in a pipeline."),
    .most = 1,
    .formats = "text|json|csv|md|html",
    .options = table,
    .options_size = sizeof(struct audit_command),
    .run = run,
};
