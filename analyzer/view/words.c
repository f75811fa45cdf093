/* Small things, said the same way everywhere. */
#include <time.h>

#include "analyzer/view/view.h"
#include "base/i18n.h"

/* A decimal with exactly one place, so that columns of figures line up. */
static struct str one_place(struct arena *a, struct decimal d, const char *plus)
{
    d = decimal_round(d, 1);
    struct str text = decimal_text(a, d);
    return str_format(a, "%s%.*s%s", d.mantissa > 0 ? plus : "", STR_ARG(text),
                      d.exp < 0 ? "" : ".0");
}

struct str show_percent(struct arena *a, struct decimal ratio)
{
    if (!ratio.known)
        return STR("-");
    struct str number = one_place(a, decimal_scale(ratio, 2), "");
    return str_format(a, "%.*s%%", STR_ARG(number));
}

struct str show_points(struct arena *a, struct decimal pp)
{
    return pp.known ? one_place(a, pp, "+") : STR("-");
}

struct str show_period(struct arena *a, struct period p)
{
    if (!period_known(p))
        return str_from(_("period unknown"));
    switch (p.month) {
    case 0:
        return str_format(a, _("plan for %d"), p.year);
    case 3:
        return str_format(a, _("first quarter of %d"), p.year);
    case 6:
        return str_format(a, _("first half of %d"), p.year);
    case 9:
        return str_format(a, _("first three quarters of %d"), p.year);
    case 12:
        return str_format(a, _("full year %d"), p.year);
    default:
        return str_format(a, _("first %d months of %d"), p.month, p.year);
    }
}

struct str show_report(struct arena *a, const struct report *r)
{
    if (r->series.n)
        return r->series;
    if (r->title.n)
        return show_line(a, r->title);
    return r->source.name.n ? r->source.name : str_from(_("a report without title"));
}

struct str show_no(struct arena *a, const struct task *t)
{
    return t->no.n ? t->no : str_format(a, "#%d", t->seq);
}

struct str show_value(struct arena *a, struct decimal value, struct str unit)
{
    if (!value.known)
        return STR("-");
    struct str number = decimal_text(a, value);
    bool blank = unit.n && unit.p[0] >= 'A' && unit.p[0] <= 'z'; /* 30 km, but 48个 and 7% */
    return str_format(a, "%.*s%s%.*s", STR_ARG(number), blank ? " " : "", STR_ARG(unit));
}

struct str show_line(struct arena *a, struct str text)
{
    struct str one = STR_NULL, piece;
    while (str_next(&text, STR("\n"), &piece))
        if (!str_is_blank(piece))
            one = str_join(a, one, STR(" "), str_trim(piece));
    return one;
}

struct str show_capital(struct arena *a, const char *label)
{
    bool lower = label[0] >= 'a' && label[0] <= 'z';
    return lower ? str_format(a, "%c%s", label[0] - 'a' + 'A', label + 1) : str_from(label);
}

struct str show_warning(struct arena *a, const struct warning *w)
{
    int role = role_from_name(w->detail); /* some name a cell */
    struct str detail = role >= 0 ? str_from(_(role_label((enum role)role)))
                                  : show_line(a, w->detail);
    return str_join(a, str_from(_(warning_text(w->code))), str_from(_(": ")), detail);
}

struct str show_time(struct arena *a, int64_t seconds, const char *format)
{
    time_t t = (time_t)seconds;
    struct tm local;
    char buf[64];
    if (!localtime_r(&t, &local) || strftime(buf, sizeof buf, format, &local) == 0)
        return STR("-");
    return str_copy(a, str_from(buf));
}

enum tone status_tone(enum status s)
{
    switch (s) {
    case STATUS_DONE:
    case STATUS_AHEAD:
        return TONE_GOOD;
    case STATUS_BEHIND:
    case STATUS_NOT_STARTED:
    case STATUS_POSTPONED:
        return TONE_BAD;
    case STATUS_MIXED:
        return TONE_WARN;
    default:
        return TONE_PLAIN;
    }
}

enum tone verdict_tone(enum verdict v)
{
    switch (v) {
    case VERDICT_COMPLETED:
    case VERDICT_DONE:
    case VERDICT_ADVANCED:
        return TONE_GOOD;
    case VERDICT_REGRESSED:
    case VERDICT_DROPPED:
        return TONE_BAD;
    case VERDICT_STALLED:
        return TONE_WARN;
    default:
        return TONE_PLAIN;
    }
}
