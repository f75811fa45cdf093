/* view.h - answers as pages for people, and as JSON for programs. */
#ifndef QOQ_ANALYZER_VIEW_H
#define QOQ_ANALYZER_VIEW_H

#include "analyzer/audit.h"
#include "analyzer/diff.h"
#include "analyzer/promises.h"
#include "analyzer/trend.h"
#include "analyzer/view/page.h"
#include "snapshots/check.h"
#include "snapshots/ledger.h"
#include "snapshots/normalize/normalize.h"

enum diff_group { GROUP_VERDICT, GROUP_OWNER, GROUP_SECTION, GROUP_NO };

struct diff_view {
    enum diff_group by;
    unsigned only;  /* bits 1u << VERDICT_x; 0 = all */
    bool stat;      /* the summary alone */
    bool words;     /* behind the tables, the cells word for word */
};

/* For people: the summary, then the tasks, worst first; and why tasks were paired. */
void view_diff(struct page *p, const struct diff *d, const struct diff_view *options);
void view_explain(struct page *p, const struct diff *d, const struct diff_view *options);
void view_audit(struct page *p, const struct report *a, const struct report *b,
                const struct findings *f);
/* Promises per lead, then one by one, broken ones first; a == NULL: there was no report before. */
void view_promises(struct page *p, const struct report *a, const struct report *b,
                   const struct promise_list *list);
/* What rules mean, under these options; bits 1u << RULE_x, 0 = all. */
void view_rules(struct page *p, unsigned rules, const struct audit_options *options);
void view_report(struct page *p, const struct report *r);
void view_reading(struct page *p, const struct report *r, const struct explanation *x);
void view_log(struct page *p, const struct ledger_log *log);
void view_fsck(struct page *p, const struct ledger_check *c);

/* One task at one period, for the story of a task over its periods. */
struct task_at {
    struct period period;
    const struct task *task;
};

/* One task with all that is known of it; `history` may be NULL or hold its other periods. */
void view_task(struct page *p, const struct report *r, const struct task *t,
               const struct task_at *history, size_t periods);

/* Tasks over time: what the periods add up to, then the chosen threads; one alone is told in
 * full. */
void view_trend(struct page *p, const struct trend *t, const struct thread_list *chosen);

/* For programs: the same as one flat table, with every figure as it is (0.703, not 70.3%). */
void view_diff_rows(struct page *p, const struct diff *d, const struct diff_view *options);
void view_audit_rows(struct page *p, const struct findings *f);
void view_promise_rows(struct page *p, const struct promise_list *list);
void view_rule_rows(struct page *p, unsigned rules, const struct audit_options *options);
void view_report_rows(struct page *p, const struct report *r);
void view_log_rows(struct page *p, const struct ledger_log *log);
void view_fsck_rows(struct page *p, const struct ledger_check *c);
void view_trend_rows(struct page *p, const struct trend *t, const struct thread_list *chosen);

/* qoq.trend/1, pretty-printed. */
struct str json_trend(struct arena *a, const struct trend *t, const struct thread_list *chosen);

/* qoq.diff/1, qoq.audit/1, qoq.commitments/1, qoq.log/1, qoq.fsck/1, pretty-printed; `only` as
 * in diff_view. */
struct str json_diff(struct arena *a, const struct diff *d, unsigned only);
struct str json_audit(struct arena *a, const struct report *from, const struct report *to,
                      const struct findings *f);
struct str json_promises(struct arena *a, const struct report *from, const struct report *to,
                         const struct promise_list *list);
struct str json_log(struct arena *a, const struct ledger_log *log);
struct str json_fsck(struct arena *a, const struct ledger_check *c);

/* A snapshot as English lines, the same in every locale: what `git diff` compares. */
struct str plain_snapshot(struct arena *a, const struct report *r);

/* --- words.c: small things, said the same way everywhere --- */

struct str show_percent(struct arena *a, struct decimal ratio); /* "70.3%", "-" */
struct str show_points(struct arena *a, struct decimal pp);     /* "+28.3", "-" */
struct str show_period(struct arena *a, struct period p);       /* "first half of 2020" */
struct str show_report(struct arena *a, const struct report *r); /* its series, else its title */
struct str show_no(struct arena *a, const struct task *t);      /* "18"; "#7" = the 7th row */
struct str show_value(struct arena *a, struct decimal value, struct str unit); /* "48个" */
struct str show_line(struct arena *a, struct str text);         /* without line ends */
struct str show_capital(struct arena *a, const char *label);    /* "Stalled", to begin a line */
struct str show_warning(struct arena *a, const struct warning *w); /* "no owner was found: …" */
struct str show_time(struct arena *a, int64_t seconds, const char *format); /* local time */
enum tone status_tone(enum status s);
enum tone verdict_tone(enum verdict v);

#endif
