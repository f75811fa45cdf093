/* What the rules mean: for `qoq audit --explain RULE`. */
#include "analyzer/audit.h"

#include "base/i18n.h"

/* What a rule measures, what it finds, and what it cannot see. */
static const struct {
    const char *measure, *means, *limits;
} texts[] = {
    [RULE_NO_MOVEMENT] = {
        N_("points behind pace"),
        N_("A task that is not done stands where it stood: its completion rate moved by less than "
           "a point, or every cumulative figure that both reports give is the same."),
        N_("Figures of one and the same date that are printed again are old data and no finding. "
           "Growth rates and shares are not looked at.") },
    [RULE_COPIED_TEXT] = {
        N_("per cent copied"),
        N_("The progress text repeats the last report's. Dates, list numbers and punctuation are "
           "taken out before the two are compared; runs of six characters and more count."),
        N_("Tasks that are done or whose rate advanced are left alone, whatever their text.") },
    [RULE_BEHIND_PACE] = {
        N_("points behind pace"),
        N_("The completion rate is below the share of the year that had gone when it was measured. "
           "A figure's own date wins over the report's. Of works that are counted when they are "
           "finished, those that are begun count by half."),
        N_("Pace says nothing of shares, growth, limits, and targets set for several years. Works "
           "that come at the end of the year by their nature are found all the same.") },
    [RULE_REGRESSED] = {
        N_("per cent fallen"),
        N_("A figure that accumulates over the year is smaller than last time, or the completion "
           "rate fell although the target did not move."),
        N_("A recount or another way of counting looks the same; the quotes tell.") },
    [RULE_SELF_REPORTED] = {
        N_("weight of the words (thresholds.tsv tells)"),
        N_("The report's own words say late, blocked, postponed or not begun, or that a date it "
           "names has passed. Trouble denied or overcome is none."),
        N_("Trouble with one part of a task is of low severity; words are taken at face value. "
           "Wants alone (too few, under pressure) and others' hardship are not counted.") },
    [RULE_ISSUE_PERSISTS] = {
        N_("per cent alike"),
        N_("A problem that the last report named is named again, in the same or similar words."),
        N_("The same problem in wholly other words is not recognized.") },
    [RULE_COMMITMENT_MISSED] = {
        N_("per cent missing"),
        N_("What was promised for a date that has passed is, by the later report, not done, done "
           "late, or done in part."),
        N_("Evidence decides: a promise that the later report does not mention is silent, not "
           "missed; see --commitments.") },
    [RULE_DEADLINE_SLIPPED] = {
        N_("months"),
        N_("The same promise is made again, for a later month."),
        N_("Months are compared, not days.") },
    [RULE_NEXT_REPEATED] = {
        N_("per cent copied"),
        N_("The next steps are those of last time."),
        N_("Tasks that are done are left alone. Standing duties may well repeat.") },
    [RULE_TARGET_LOWERED] = {
        N_("per cent lowered"),
        N_("The target itself moved the easy way: a lower sum, a higher limit."),
        N_("Only targets that stand in the same place of both reports are compared; a target that "
           "is no longer named is not one that was lowered.") },
    [RULE_DROPPED] = {
        N_("per cent left undone"),
        N_("A task of the last report is in no way in this one: neither reworded, nor as a part of "
           "another, nor split up."),
        N_("A second print of a row that is gone is no finding. A task that was done may leave: "
           "that is of low severity.") },
    [RULE_OWNER_CHANGED] = {
        N_("1 = the old lead is still an owner, 2 = it is not"),
        N_("Another office leads. It counts less when the old lead is still among the owners."),
        N_("An office that was renamed looks like another one, unless one name begins with the "
           "other or is short for it.") },
    [RULE_ARITHMETIC] = {
        N_("points, or per cent of the total"),
        N_("A stated percentage is not what its own figures give, or parts that are told to be all "
           "(districts, exports and imports, a list with its sum) do not add up to their total. "
           "Both rounding and truncation of the printed digits are allowed for."),
        N_("Figures with words such as about or over are not checked. Parts that may be some of "
           "many, or overlap, are left alone.") },
    [RULE_CONTRADICTION] = {
        N_("per cent apart"),
        N_("Two rows give two values for the same thing at the same date: the same clauses with "
           "one figure alike and another one not, the same measured amount, or two amounts of one "
           "plan that their percentages tell. Or the progress names another target than the title, "
           "which counts by half."),
        N_("Compared is what is measured in the same words; growth rates are not, on their "
           "own.") },
    [RULE_DUPLICATE_ROW] = {
        N_("1 = word for word, 2 = with other words"),
        N_("The same row stands twice in one report."),
        N_("The same title over texts that have little in common is two tasks.") },
    [RULE_SILENT_EDIT] = {
        N_("1 = words, 2 = a figure, 3 = a row"),
        N_("A revision changed, added or removed something of a period that was already "
           "published."),
        N_("Punctuation and white space do not count.") },
};

struct str rule_explain(struct arena *a, enum rule r, const struct audit_options *options)
{
    struct audit_options standard;
    if (!options) {
        audit_options_default(&standard);
        options = &standard;
    }
    const double *limit = options->limit[r];
    struct buf b = { .arena = a };
    buf_addf(&b, "%s: %s\n%s\n", rule_name(r), _(rule_label(r)), _(texts[r].means));
    buf_addf(&b, _("Measure: %s. Low from %g, medium from %g, high from %g."),
             _(texts[r].measure), limit[SEVERITY_LOW], limit[SEVERITY_MEDIUM],
             limit[SEVERITY_HIGH]);
    buf_addf(&b, "\n%s", _(texts[r].limits));
    return buf_str(&b);
}
