/* address.h - whose government a page's address under gov.cn may belong to.
 *
 * The labels of such a host are the place's name in pinyin (linan), its initials (kq), those of
 * what it belongs to and of itself (cqstl: 重庆市铜梁), one within the other (lh.zz.gov.cn), or
 * what the register says (hosts.tsv: sx is 绍兴); an office's may stand before them
 * (fzggw.cq.gov.cn).
 */
#ifndef QOQ_SNAPSHOTS_NORMALIZE_ADDRESS_H
#define QOQ_SNAPSHOTS_NORMALIZE_ADDRESS_H

#include "snapshots/normalize/gazetteer.h"

LIST_TYPE(struct unit_list, int);

/* How surely a label means a place that it fits. */
enum spelling {
    SPELLING_NONE,
    SPELLING_SHORT,  /* two initials: any of a dozen places */
    SPELLING_LONG,   /* three initials or more, or a path of them */
    SPELLING_WHOLE   /* the whole name, or the register's word */
};

struct label_places {
    enum spelling spelling;
    struct unit_list units; /* indexes into the gazetteer; empty: none fits */
};

/* What a host says: the places that its innermost label fits within those of the label behind it
 * (which may as well be an office of the latter), and these. */
struct address {
    struct label_places inner, outer;
};

/* `host` in lower case, as url_host() gives it. Nothing for a host that is not under gov.cn.
 * Linear in the gazetteer. */
struct address address_places(struct arena *a, const struct gazetteer *g, struct str host);

#endif
