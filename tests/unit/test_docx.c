#include "tests/unit/blocks.h"
#include "tests/unit/zipped.h"

#define WORD "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "           \
             "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' "           \
             "xmlns:v='urn:schemas-microsoft-com:vml' xmlns:wps='urn:wps'"
#define ROOT RELATIONS(RELATION("rId1", "officeDocument", "word/document.xml"))

static struct str part_of(const char *element, const char *inside)
{
    return str_format(arena, "<?xml version='1.0' encoding='UTF-8'?>\n<w:%s " WORD ">%s</w:%s>",
                      element, inside, element);
}

static int read_bytes(struct str bytes)
{
    int code = document_read(arena, STR("report.docx"), bytes, &doc, &err);
    if (code)
        assert_string_equal(err.origin, "report.docx");
    return code;
}

static int read_parts(const struct part *parts)
{
    return read_bytes(zipped(arena, parts));
}

/* A document with that body and, where they are not NULL, other parts. */
static int read_all(const char *body, const char *numbering, const char *styles,
                    const char *notes)
{
    struct part parts[8] = { PART("_rels/.rels", ROOT) };
    size_t n = 1;
    parts[n++] = (struct part){
        "word/document.xml",
        part_of("document", str_format(arena, "<w:body>%s<w:sectPr/></w:body>", body).p)
    };
    parts[n++] = (struct part)PART("word/_rels/document.xml.rels",
                                   RELATIONS(RELATION("rId1", "numbering", "numbering.xml")
                                             RELATION("rId2", "styles", "/word/styles.xml")
                                             RELATION("rId3", "footnotes", "../word/foot.xml")));
    if (numbering)
        parts[n++] = (struct part){ "word/numbering.xml", part_of("numbering", numbering) };
    if (styles)
        parts[n++] = (struct part){ "word/styles.xml", part_of("styles", styles) };
    if (notes)
        parts[n++] = (struct part){ "word/foot.xml", part_of("footnotes", notes) };
    return read_parts(parts);
}

static int read_body(const char *body)
{
    return read_all(body, NULL, NULL, NULL);
}

static void paras_are(const char *const *texts)
{
    size_t n = 0;
    for (; texts[n]; n++)
        para_is(n, texts[n]);
    assert_int_equal(doc.blocks.n, n);
}

#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define TC(text) "<w:tc>" P(text) "</w:tc>"
#define TC_PR(properties, text) "<w:tc><w:tcPr>" properties "</w:tcPr>" P(text) "</w:tc>"
#define TR(cells) "<w:tr>" cells "</w:tr>"

/* --- text --- */

static void test_paragraphs(void **state)
{
    (void)state;
    assert_int_equal(read_body(
        "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs><w:rPr><w:b/></w:rPr></w:pPr>"
        "<w:r><w:t>重点</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>工作</w:t></w:r></w:p>"
        "<w:p><w:r><w:t xml:space='preserve'>a </w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t>"
        "<w:noBreakHyphen/><w:t>d</w:t></w:r></w:p><w:p/>"
        "<w:p><w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink><w:r><w:sym w:char='F0FC'/></w:r>"
        "</w:p><w:sdt><w:sdtPr/><w:sdtContent>" P("控件") "</w:sdtContent></w:sdt>"
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" P("单击此处") "</w:sdtContent>"
        "</w:sdt>"), 0);
    assert_string_equal(doc.format, "docx");
    assert_string_equal(doc.charset, "UTF-8");
    paras_are((const char *const[]){ "重点工作", "a b", "c-d", "链✓", "控件", NULL });
    assert_int_equal(doc.blocks.v[2].para.gap, 0);
    assert_int_equal(doc.blocks.v[3].para.gap, 1);
    assert_int_equal(doc.blocks.v[3].para.line, 4);
}

static void test_unseen(void **state)
{
    (void)state;
    assert_int_equal(read_body(
        "<w:p><w:r><w:t>留</w:t></w:r><w:del><w:r><w:delText>旧</w:delText><w:t>旧</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>去</w:t></w:r></w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"
        "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>显</w:t></w:r></w:p>"
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>7</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前</w:t></w:r></w:p>" P("后")
        "<w:p><w:r><w:ruby><w:rt><w:r><w:t>chang</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>长</w:t>"
        "</w:r></w:rubyBase></w:ruby></w:r></w:p>"), 0);
    paras_are((const char *const[]){ "留新显", "7", "前后", "长", NULL });
}

static void test_boxes(void **state)
{
    (void)state;
    assert_int_equal(read_body(
        "<w:p><w:r><w:t>段</w:t><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        "<wps:off>123</wps:off><w:txbxContent>" P("框一") P("框二") "</w:txbxContent></wps:txbx>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>" P("框一") P("框二")
        "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t>落</w:t></w:r></w:p>" P("下")), 0);
    paras_are((const char *const[]){ "段落", "框一", "框二", "下", NULL });
}

static void test_notes(void **state)
{
    (void)state;
    assert_int_equal(read_all("<w:p><w:r><w:t>文</w:t><w:footnoteReference w:id='2'/></w:r></w:p>"
                              P("尾"), NULL, NULL,
                              "<w:footnote w:type='separator' w:id='-1'>" P("—") "</w:footnote>"
                              "<w:footnote w:id='1'>" P("没提到") "</w:footnote>"
                              "<w:footnote w:id='2'>" P("注") "</w:footnote>"), 0);
    paras_are((const char *const[]){ "文", "尾", "注", NULL });
}

/* --- numbers --- */

#define LVL(i, format, text) "<w:lvl w:ilvl='" i "'><w:start w:val='1'/><w:numFmt w:val='" format \
                             "'/><w:lvlText w:val='" text "'/></w:lvl>"
#define NUMBERED(list, level, text)                                                              \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" list "'/></w:numPr></w:pPr>" \
    "<w:r><w:t>" text "</w:t></w:r></w:p>"

static void test_numbers(void **state)
{
    (void)state;
    assert_int_equal(read_all(
        NUMBERED("1", "0", "甲") NUMBERED("1", "1", "乙") NUMBERED("1", "1", "丙")
        NUMBERED("1", "0", "丁") NUMBERED("1", "1", "戊") NUMBERED("1", "2", "己")
        NUMBERED("2", "0", "庚") NUMBERED("3", "0", "辛") NUMBERED("4", "0", "点")
        NUMBERED("0", "0", "无") NUMBERED("1", "0", "")
        "<w:p><w:pPr><w:pStyle w:val='sub'/></w:pPr><w:r><w:t>式</w:t></w:r></w:p>",
        "<w:abstractNum w:abstractNumId='5'>" LVL("0", "chineseCountingThousand", "%1、")
        LVL("1", "decimal", "(%2)") LVL("2", "decimal", "%2.%3") "</w:abstractNum>"
        "<w:abstractNum w:abstractNumId='6'>" LVL("0", "bullet", "·") "</w:abstractNum>"
        "<w:abstractNum w:abstractNumId='7'>" LVL("0", "none", "") LVL("1", "upperRoman", "%2.")
        "</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='5'/></w:num>"
        "<w:num w:numId='2'><w:abstractNumId w:val='5'/></w:num>"
        "<w:num w:numId='3'><w:abstractNumId w:val='5'/><w:lvlOverride w:ilvl='0'>"
        "<w:startOverride w:val='11'/></w:lvlOverride></w:num>"
        "<w:num w:numId='4'><w:abstractNumId w:val='6'/></w:num>"
        "<w:num w:numId='7'><w:abstractNumId w:val='7'/></w:num>",
        "<w:style w:styleId='base'><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='7'/></w:numPr>"
        "</w:pPr></w:style><w:style w:styleId='sub'><w:basedOn w:val='base'/></w:style>",
        NULL), 0);
    paras_are((const char *const[]){ "一、甲", "(1)乙", "(2)丙", "二、丁", "(1)戊", "1.1 己",
                                     "三、庚", "十一、辛", "点", "无", "I.式", NULL });
}

/* A column of running numbers that the file does not hold. */
static void test_numbered_cells(void **state)
{
    (void)state;
    assert_int_equal(read_all(
        "<w:tbl>" TR(TC("序号") TC("任务")) TR("<w:tc>" NUMBERED("1", "0", "") "</w:tc>" TC("甲"))
        TR("<w:tc>" NUMBERED("1", "0", "") "</w:tc>" TC("乙")) "</w:tbl>",
        "<w:abstractNum w:abstractNumId='0'>" LVL("0", "decimal", "%1") "</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>", NULL, NULL), 0);
    cell_is(0, 1, 0, "1", 1, 1);
    cell_is(0, 2, 0, "2", 1, 1);
}

/* --- tables --- */

static void test_merged(void **state)
{
    (void)state;
    assert_int_equal(read_body(
        P("前") "<w:tbl><w:tblPr/>"
        "<w:tr><w:trPr><w:tblHeader/></w:trPr>" TC("序号") TC_PR("<w:gridSpan w:val='2'/>", "任务")
        TC("进展") "</w:tr>"
        TR(TC_PR("<w:vMerge w:val='restart'/>", "1") TC("甲") TC("乙") TC("丙"))
        TR(TC_PR("<w:vMerge/>", "下面的") TC_PR("<w:gridSpan w:val='2'/>", "丁")
           "<w:tc>" P("一") P("二") "</w:tc>")
        TR(TC_PR("<w:vMerge w:val='restart'/>", "2") TC("戊") TC("己") TC("庚"))
        "<w:tr><w:trPr><w:gridBefore w:val='2'/></w:trPr>" TC("辛") "</w:tr>"
        "<w:tr><w:trPr><w:del/></w:trPr>" TC("删") "</w:tr>"
        "</w:tbl>" P("后")), 0);
    assert_int_equal(doc.blocks.n, 3);
    para_is(0, "前");
    para_is(2, "后");
    const struct grid *g = doc.blocks.v[1].grid;
    assert_int_equal(g->rows, 5);
    assert_int_equal(g->columns, 4);
    assert_true(cell_is(1, 0, 1, "任务", 1, 2)->header);
    assert_int_equal(cell_is(1, 1, 0, "1\n下面的", 2, 1)->line, 5);
    cell_is(1, 2, 2, "丁", 1, 2);
    cell_is(1, 2, 3, "一\n二", 1, 1);
    cell_is(1, 3, 0, "2", 1, 1);
    assert_null(grid_at(g, 4, 0));
    cell_is(1, 4, 2, "辛", 1, 1);
}

/* Borders of two rows a little apart make columns into which nothing fits. */
static void test_narrow_columns(void **state)
{
    (void)state;
    assert_int_equal(read_body(
        "<w:tbl><w:tblGrid><w:gridCol w:w='900'/><w:gridCol w:w='30'/><w:gridCol w:w='2000'/>"
        "<w:gridCol w:w='2000'/><w:gridCol w:w='100'/></w:tblGrid>"
        TR(TC("序号") TC_PR("<w:gridSpan w:val='3'/>", "任务") TC("窄"))
        TR(TC_PR("<w:gridSpan w:val='2'/>", "1") TC_PR("<w:gridSpan w:val='2'/>", "甲") TC(""))
        "</w:tbl>"), 0);
    assert_int_equal(doc.blocks.v[0].grid->columns, 3);
    cell_is(0, 0, 1, "任务", 1, 1);
    cell_is(0, 0, 2, "窄", 1, 1);
    cell_is(0, 1, 0, "1", 1, 1);
    cell_is(0, 1, 1, "甲", 1, 1);
}

static void test_nested(void **state)
{
    (void)state;
#define SMALL "<w:tbl>" TR(TC("小") TC("表")) "</w:tbl>"
    assert_int_equal(read_body(
        "<w:tbl>" TR(TC("a") TC("b")) TR("<w:tc>" P("上") SMALL P("下") "</w:tc>" TC("c")) "</w:tbl>"
        "<w:tbl>" TR(TC("仅")) TR("<w:tc>" P("框") SMALL "</w:tc>") "</w:tbl>"), 0);
    assert_int_equal(doc.blocks.n, 4);
    cell_is(0, 1, 0, "上\n小\n表\n下", 1, 1);
    para_is(1, "仅");
    para_is(2, "框");
    cell_is(3, 0, 1, "表", 1, 1);
}

/* --- containers --- */

static void test_title(void **state)
{
    (void)state;
    struct part parts[] = {
        PART("_rels/.rels",
             RELATIONS(RELATION("a", "officeDocument", "/word/main2.xml")
                       "<Relationship Id='b' Target='docProps/core.xml' Type='http://schemas.open"
                       "xmlformats.org/package/2006/relationships/metadata/core-properties'/>")),
        { "word/main2.xml", part_of("document", "<w:body>" P("文") "</w:body>") },
        PART("docProps/core.xml", "<cp:coreProperties xmlns:cp='u' xmlns:dc='v'><dc:title> 题目 "
                                  "</dc:title></cp:coreProperties>"),
        { 0 },
    };
    assert_int_equal(read_parts(parts), 0);
    para_is(0, "文");
    assert_int_equal(doc.metas.n, 1);
    assert_string_equal(doc.metas.v[0].name.p, "title");
    assert_string_equal(str_z(arena, doc.metas.v[0].content), "题目");
    parts[2].bytes = STR("<cut");
    assert_int_equal(read_parts(parts), 0); /* the text is there all the same */
    parts[0].name = "_rels/other";
    parts[1].name = "word/document.xml";
    assert_int_equal(read_parts(parts), 0);
}

static void test_other_containers(void **state)
{
    (void)state;
    struct part parts[] = { PART("a.txt", "abc"), { 0 } };
    refused(read_parts(parts), QOQ_EINPUT, "unpack");
    parts[0].name = "content.xml";
    refused(read_parts(parts), QOQ_EINPUT, "OpenDocument");
    parts[0].name = "word/document.xml";
    refused(read_parts(parts), QOQ_EINPUT, "damaged XML");
    parts[0].bytes = STR("<presentation/>");
    refused(read_parts(parts), QOQ_EINPUT, "neither");
    parts[0].bytes = STR("<document/>");
    refused(read_parts(parts), QOQ_EINPUT, "nothing but blanks");
#define OLE "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
    static const struct {
        struct str bytes;
        const char *says;
    } old[] = {
        { STR(OLE "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"), ".docx" },
        { STR(OLE "W\0o\0r\0k\0b\0o\0o\0k\0"), ".xlsx" },
        { STR(OLE "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"), "password" },
        { STR(OLE), "Office" },
    };
    for (size_t i = 0; i < 4; i++)
        refused(read_bytes(old[i].bytes), QOQ_EINPUT, old[i].says);
}

/* Entities that multiply, and files from elsewhere, are not even looked at. */
static void test_entities(void **state)
{
    (void)state;
    struct part parts[] = {
        PART("word/document.xml",
             "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
             "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'>"
             "<!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;'><!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;&e;'>]>"
             "<document><body><p><r><t>&f;&f;</t></r></p></body></document>"),
        { 0 },
    };
    refused(read_parts(parts), QOQ_EINPUT, "damaged XML");
    parts[0].bytes = STR("<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/hostname'>]>"
                         "<document><body><p><r><t>&f;x</t></r></p></body></document>");
    refused(read_parts(parts), QOQ_EINPUT, "damaged XML");
    parts[0].bytes = STR("<!DOCTYPE x SYSTEM 'file:///etc/hostname'>"
                         "<document><body><p><r><t>x</t></r></p></body></document>");
    refused(read_parts(parts), QOQ_EINPUT, "damaged XML");
}

static struct str repeated(const char *text, size_t times)
{
    size_t n = strlen(text);
    char *p = arena_alloc(arena, n * times + 1);
    for (size_t i = 0; i < times; i++)
        memcpy(p + i * n, text, n);
    return (struct str){ p, n * times };
}

static void test_limits(void **state)
{
    (void)state;
    struct part parts[] = { { "word/document.xml", repeated("          ", 7 << 20) }, { 0 } };
    refused(read_parts(parts), QOQ_ELIMIT, "unfolds");
    parts[0].bytes = repeated("<", 3000001);
    refused(read_parts(parts), QOQ_ELIMIT, "tags");
    parts[0].bytes = str_format(arena, "<document %s/>", repeated("a='' ", 3000).p);
    refused(read_parts(parts), QOQ_ELIMIT, "tags");
    parts[0].bytes = repeated("<document>", 300);
    refused(read_parts(parts), QOQ_EINPUT, "damaged XML");
}

/* A table of too many columns is no grid, and its text is still there. */
static void test_wide_table(void **state)
{
    (void)state;
    struct str row = str_format(arena, "<w:tbl>" TR("%s") "</w:tbl>", repeated(TC("x"), 1002).p);
    assert_int_equal(read_body(row.p), 0);
    assert_int_equal(doc.blocks.n, 1002);
    assert_int_equal(read_body("<w:tbl>" TR(TC_PR("<w:gridSpan w:val='999999999999'/>", "a")
                                            TC_PR("<w:gridSpan w:val='0'/>", "b")) "</w:tbl>"), 0);
    assert_int_equal(doc.blocks.n, 2);
}

/* Cut or changed at any byte, a document is read or refused, and nothing else. */
static void test_damage(void **state)
{
    (void)state;
    struct part parts[] = {
        PART("_rels/.rels", ROOT),
        { "word/document.xml", part_of("document", "<w:body><w:tbl>" TR(TC("序号") TC("任务"))
                                                   TR(TC("1") TC("甲")) "</w:tbl></w:body>") },
        { 0 },
    };
    struct str whole = zipped(arena, parts);
    for (size_t n = 4; n < whole.n; n++) { /* less is no container yet */
        struct arena *a = arena_new(64 << 20);
        struct str cut = str_copy(a, str_slice(whole, 0, n));
        assert_true(document_read(a, STR("report.docx"), cut, &doc, &err) < 0);
        arena_free(a);
    }
    for (size_t n = 0; n < whole.n; n++) {
        struct arena *a = arena_new(64 << 20);
        struct str changed = str_copy(a, whole);
        ((char *)(uintptr_t)changed.p)[n] ^= (char)(1 << n % 8);
        int code = document_read(a, STR("report.docx"), changed, &doc, &err);
        assert_true(code == 0 || code == QOQ_EINPUT || code == QOQ_ELIMIT);
        arena_free(a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_paragraphs),   TEST(test_unseen),  TEST(test_boxes),
        TEST(test_notes),        TEST(test_numbers), TEST(test_numbered_cells),
        TEST(test_merged),       TEST(test_nested),  TEST(test_narrow_columns),
        TEST(test_title),        TEST(test_limits),  TEST(test_other_containers),
        TEST(test_entities),     TEST(test_damage),  TEST(test_wide_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
