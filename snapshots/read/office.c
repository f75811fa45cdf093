/* Documents and workbooks of office programs: which of the two it is, and its title. */
#include "snapshots/read/office.h"

#include "base/i18n.h"

/* --- references --- */

/* "word/document.xml" -> "word", "document.xml" -> "". */
static struct str folder_of(struct str name)
{
    size_t slash = name.n;
    while (slash > 0 && name.p[slash - 1] != '/')
        slash--;
    return str_slice(name, 0, slash ? slash - 1 : 0);
}

static struct str in_folder(struct arena *a, struct str folder, struct str name)
{
    return folder.n ? str_join(a, folder, STR("/"), name) : name;
}

/* "word/document.xml" -> "word/_rels/document.xml.rels", "" -> "_rels/.rels". */
static struct str relations_of(struct arena *a, struct str part)
{
    struct str folder = folder_of(part), file = str_after(part, folder.n + (folder.n > 0));
    return in_folder(a, folder, str_format(a, "_rels/%.*s.rels", STR_ARG(file)));
}

/* A reference, "styles.xml", "../media/a.xml" or "/word/styles.xml", as seen from a part. */
static struct str resolve(struct arena *a, struct str part, struct str target)
{
    struct str folder = folder_of(part);
    if (str_starts(target, STR("/")))
        return str_after(target, 1);
    while (str_starts(target, STR("../"))) {
        target = str_after(target, 3);
        folder = folder_of(folder);
    }
    return in_folder(a, folder, target);
}

static bool has_type(const struct xml *relation, const char *type)
{
    struct str address = xml_attr(relation, "Type"), name = str_from(type);
    return str_ends(address, name) && address.n > name.n &&
           address.p[address.n - name.n - 1] == '/';
}

struct str office_target(struct office *o, const struct office_part *from, struct str id,
                         const char *type)
{
    enum { MOST_RELATIONS = 4096 };
    struct xml *x = from->relations ? xml_child(from->relations) : NULL;
    for (int i = 0; x && i < MOST_RELATIONS; x = xml_next(x), i++) {
        bool here = xml_is(x, "Relationship") && !str_is(xml_attr(x, "TargetMode"), "External") &&
                    has_type(x, type) && (!id.p || str_eq(xml_attr(x, "Id"), id));
        if (here)
            return resolve(o->arena, from->name, xml_attr(x, "Target"));
    }
    return STR_NULL;
}

static int read_xml(struct office *o, struct str name, struct xml **root, struct error *err)
{
    struct str bytes;
    int code = archive_read(o->archive, name, &bytes, err);
    return code ? code : xml_read(o->arena, o->origin, bytes, root, err);
}

int office_part(struct office *o, struct str name, struct office_part *out, struct error *err)
{
    struct str relations = relations_of(o->arena, name);
    *out = (struct office_part){ .name = name };
    int code = name.n ? read_xml(o, name, &out->root, err) : 0;
    if (code == 0 && archive_has(o->archive, relations))
        code = read_xml(o, relations, &out->relations, err);
    return code;
}

int office_related(struct office *o, const struct office_part *from, const char *type,
                   struct office_part *out, struct error *err)
{
    struct str name = office_target(o, from, STR_NULL, type);
    *out = (struct office_part){ 0 };
    return name.n && archive_has(o->archive, name) ? office_part(o, name, out, err) : 0;
}

/* --- the container --- */

static bool sniff(struct str name, struct str bytes)
{
    (void)name;
    return str_starts(bytes, STR("PK\3\4"));
}

/* The main part by the root's reference, or where every program puts it. */
static struct str main_part(struct office *o, const struct office_part *top)
{
    static const char *const usual[] = { "word/document.xml", "xl/workbook.xml" };
    struct str name = office_target(o, top, STR_NULL, "officeDocument");
    for (size_t i = 0; i < 2 && !(name.n && archive_has(o->archive, name)); i++)
        name = str_from(usual[i]);
    return archive_has(o->archive, name) ? name : STR_NULL;
}

static int refuse(struct office *o, const struct office_part *main, struct error *err)
{
    if (archive_has(o->archive, STR("content.xml")))
        return error_set(err, QOQ_EINPUT, o->origin, 0,
                         _("an OpenDocument file; save it as .docx or .xlsx"));
    if (main->root)
        return error_set(err, QOQ_EINPUT, o->origin, 0,
                         _("neither a document nor a workbook; save it as .docx or .xlsx"));
    return error_set(err, QOQ_EINPUT, o->origin, 0,
                     _("a zip archive that is neither .docx nor .xlsx; unpack it and give the"
                       " files in it"));
}

static int read_title(struct office *o, const struct office_part *top, struct error *err)
{
    struct office_part core;
    int code = office_related(o, top, "core-properties", &core, err);
    const struct xml *title = core.root ? xml_find(core.root, "title") : NULL;
    struct str text = title ? str_trim(xml_content(o->arena, title)) : STR_NULL;
    if (code == 0 && text.n)
        *list_push(o->arena, &o->doc->metas) = (struct meta){ STR("title"), text };
    return code;
}

static int read_office(struct arena *a, struct document *doc, struct error *err)
{
    struct office o = { .arena = a, .doc = doc, .origin = str_z(a, doc->name) };
    struct office_part top, main = { 0 };
    int code = archive_open(a, o.origin, doc->bytes, &o.archive, err);
    if (code || (code = office_part(&o, STR(""), &top, err)))
        return code;
    struct str name = main_part(&o, &top);
    if (name.n && (code = office_part(&o, name, &main, err)))
        return code;
    bool words = main.root && xml_is(main.root, "document");
    if (!words && !(main.root && xml_is(main.root, "workbook")))
        return refuse(&o, &main, err);
    doc->format = words ? "docx" : "xlsx";
    code = words ? docx_read(&o, &main, err) : xlsx_read(&o, &main, err);
    struct error ignored; /* a damaged title is no reason to refuse the text */
    return code ? code : (read_title(&o, &top, &ignored), 0);
}

const struct reader reader_office = { "docx", sniff, read_office };

/* --- office files from before, and locked ones: OLE containers --- */

static bool sniff_old(struct str name, struct str bytes)
{
    (void)name;
    return str_starts(bytes, STR("\xD0\xCF\x11\xE0"));
}

/* The directory of such a container holds names in UTF-16. */
static bool has_entry(struct str bytes, const char *name)
{
    char wide[64] = { 0 };
    size_t n = strlen(name);
    for (size_t i = 0; i < n && 2 * i + 1 < sizeof wide; i++)
        wide[2 * i] = name[i];
    return str_has(bytes, (struct str){ wide, 2 * n });
}

static int refuse_old(struct arena *a, struct document *doc, struct error *err)
{
    const char *says = _("an old Office file; save it as .docx or .xlsx");
    if (has_entry(doc->bytes, "EncryptedPackage"))
        says = _("locked by a password; save it without one");
    else if (has_entry(doc->bytes, "WordDocument"))
        says = _("an old Word file (.doc); save it as .docx");
    else if (has_entry(doc->bytes, "Workbook"))
        says = _("an old Excel file (.xls); save it as .xlsx");
    return error_set(err, QOQ_EINPUT, str_z(a, doc->name), 0, "%s", says);
}

const struct reader reader_old_office = { "ole", sniff_old, refuse_old };
