/* HTML: recognized here, read once the next piece stands. */
#include "base/i18n.h"
#include "snapshots/read/read.h"

static bool sniff(struct str name, struct str bytes)
{
    (void)name;
    return str_has(str_slice(bytes, 0, 4096), STR("<html"));
}

static int read_html(struct arena *a, struct document *doc, struct error *err)
{
    return error_set(err, QOQ_EINPUT, str_z(a, doc->name), 0, _("an HTML page"));
}

const struct reader reader_html = { "html", sniff, read_html };
