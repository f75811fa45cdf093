/* The table of commands, in the order in which they are listed. */
#include "analyzer/cli/cli.h"
#include "base/i18n.h"

extern const struct command command_init, command_ingest, command_parse, command_log, command_show,
    command_diff, command_trend, command_audit, command_plot, command_extract, command_fsck,
    command_git_setup, command_help, command_completion, command_man, command_textconv;

/* Part of the contract, but of a later version: they say so. */
static const struct command command_report = {
    .name = "report",
    .synopsis = "[PERIOD]",
    .summary = N_("one HTML page: comparison, audit, charts"),
};
static const struct command command_export = {
    .name = "export",
    .synopsis = "FORMAT",
    .summary = N_("tasks, indicators, pairs, findings as tables"),
};

const struct command *const commands[] = {
    &command_init,    &command_ingest, &command_parse, &command_log,        &command_show,
    &command_diff,    &command_trend,  &command_audit, &command_plot,       &command_extract,
    &command_help,    &command_completion, &command_report, &command_export,    &command_fsck,
    &command_git_setup,  &command_textconv,  &command_man,   NULL
};
