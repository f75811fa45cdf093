#include <stddef.h>

#include "analyzer/cli/cli.h"
#include "analyzer/view/view.h"
#include "base/i18n.h"

struct audit_command {
    struct str against, map, rule, owner, severity, fail_on;
};

struct filter {
    unsigned rules; /* bits 1u << RULE_x; 0 = all */
    struct str owner;
    enum severity least;
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

static bool wanted(const struct finding *f, const struct filter *filter)
{
    return (!filter->rules || filter->rules & 1u << f->rule) && f->severity >= filter->least &&
           (!filter->owner.p || str_has(f->lead, filter->owner));
}

static void keep_wanted(struct findings *f, const struct filter *filter)
{
    size_t kept = 0;
    for (size_t i = 0; i < f->n; i++)
        if (wanted(&f->v[i], filter))
            f->v[kept++] = f->v[i];
    f->n = kept;
}

static int answer(struct cli *cli, const struct report *a, const struct report *b,
                  const struct findings *f, struct error *err)
{
    if (answer_is(cli, "json"))
        return answer_bytes(cli, json_audit(cli->arena, a, b, f), true, err);
    struct page *p = answer_new(cli);
    if (answer_is(cli, "csv"))
        view_audit_rows(p, f);
    else
        view_audit(p, a, b, f);
    return answer_page(cli, p, err);
}

static int load(struct cli *cli, struct str against, struct operand *a, struct operand *b,
                struct error *err)
{
    struct str word = cli->operands.n ? cli->operands.v[0] : STR("latest");
    int rc = operand_load(cli, word, b, err);
    if (rc < 0)
        return rc;
    return against.p ? operand_load(cli, against, a, err) : operand_before(cli, b, a, err);
}

static void audit(struct cli *cli, const struct diff *d, const struct report *r,
                  struct findings *out)
{
    if (answer_is(cli, "json"))
        i18n_set("en"); /* JSON is for programs: its sentences are always English */
    if (d)
        audit_diff(cli->arena, d, out);
    else
        audit_reports(cli->arena, NULL, r, out);
    if (answer_is(cli, "json"))
        i18n_set(cli->language.p);
}

static int run(struct cli *cli, const void *options, struct error *err)
{
    const struct audit_command *o = options;
    struct filter filter = { .owner = o->owner };
    struct operand a, b;
    struct findings findings = { 0 };
    struct diff d = { 0 };
    int fail_on = o->fail_on.p ? severity_from_name(o->fail_on) : SEVERITY_LOW;
    if (o->severity.p)
        filter.least = (enum severity)severity_from_name(o->severity);
    int rc = read_rules(cli->arena, o->rule, &filter.rules, err);
    if (rc < 0 || (rc = load(cli, o->against, &a, &b, err)) < 0)
        return rc;
    const struct report *before = a.report.tasks.n ? &a.report : NULL;
    if (before && (rc = operand_diff(cli, o->map, before, &b.report, &d, err)) < 0)
        return rc;
    audit(cli, before ? &d : NULL, &b.report, &findings);
    keep_wanted(&findings, &filter);
    if ((rc = answer(cli, before, &b.report, &findings, err)) < 0)
        return rc;
    for (size_t i = 0; i < findings.n; i++)
        if ((int)findings.v[i].severity >= fail_on)
            return 1;
    return 0;
}

static const struct option table[] = {
    { 0, "against", OPTION_TEXT, "A",
      N_("the earlier period or file to compare with (else the period before, if the ledger has "
         "one)"),
      offsetof(struct audit_command, against), NULL },
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
           "The exit status is 1 when something is found: usable in a pipeline."),
    .most = 1,
    .formats = "text|json|csv|md|html",
    .options = table,
    .options_size = sizeof(struct audit_command),
    .run = run,
};
