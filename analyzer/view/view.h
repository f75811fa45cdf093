/* view.h - answers as pages for people, and as JSON for programs. */
#ifndef QOQ_ANALYZER_VIEW_H
#define QOQ_ANALYZER_VIEW_H

#include "analyzer/audit.h"
#include "analyzer/diff.h"
#include "analyzer/view/page.h"
#include "snapshots/ledger.h"

enum diff_group { GROUP_VERDICT, GROUP_OWNER, GROUP_SECTION, GROUP_NO };

struct diff_view {
    enum diff_group by;
    unsigned only;  /* bits 1u << VERDICT_x; 0 = all */
    bool stat;      /* the summary alone */
};

void view_diff(struct page *p, const struct diff *d, const struct diff_view *options);
void view_audit(struct page *p, const struct report *a, const struct report *b,
                const struct findings *f);
void view_report(struct page *p, const struct report *r);
void view_task(struct page *p, const struct report *r, const struct task *t);
void view_log(struct page *p, const struct ledger_log *log);

/* qoq.diff/1 and qoq.audit/1, pretty-printed. */
struct str json_diff(struct arena *a, const struct diff *d);
struct str json_audit(struct arena *a, const struct report *from, const struct report *to,
                      const struct findings *f);
struct str json_log(struct arena *a, const struct ledger_log *log);

/* "70.3%", "+28.3", "-"; for people. */
struct str show_percent(struct arena *a, struct decimal ratio);
struct str show_points(struct arena *a, struct decimal pp);

#endif
