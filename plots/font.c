#include <fontconfig/fontconfig.h>

#include "base/i18n.h"
#include "plots/chart.h"

static void destroy_pattern(void *pattern)
{
    FcPatternDestroy(pattern);
}

static void destroy_config(void *config)
{
    FcConfigDestroy(config);
}

/* The best match for a plain sans-serif text in simplified Chinese. Fontconfig always finds
 * something; that it also covers the language has to be asked for. */
static FcPattern *best_match(struct arena *a)
{
    FcConfig *config = FcInitLoadConfigAndFonts();
    if (!config)
        return NULL;
    arena_defer(a, destroy_config, config);
    FcPattern *wanted = FcNameParse((const FcChar8 *)"sans-serif:lang=zh-cn");
    if (!wanted)
        return NULL;
    arena_defer(a, destroy_pattern, wanted);
    FcConfigSubstitute(config, wanted, FcMatchPattern);
    FcDefaultSubstitute(wanted);
    FcResult result;
    FcPattern *found = FcFontMatch(config, wanted, &result);
    if (found)
        arena_defer(a, destroy_pattern, found);
    return found;
}

static bool covers_chinese(FcPattern *font)
{
    FcLangSet *languages;
    return FcPatternGetLangSet(font, FC_LANG, 0, &languages) == FcResultMatch &&
           FcLangSetHasLang(languages, (const FcChar8 *)"zh-cn") == FcLangEqual;
}

int chart_font(struct arena *a, struct str *family, struct error *err)
{
    FcPattern *font = best_match(a);
    FcChar8 *name;
    if (!font || !covers_chinese(font) ||
        FcPatternGetString(font, FC_FAMILY, 0, &name) != FcResultMatch)
        return error_set(err, QOQ_EPROGRAM, NULL, 0,
                         _("no font for Chinese text is installed; install one, for example the "
                           "package fonts-noto-cjk"));
    *family = str_copy(a, str_from((const char *)name));
    return 0;
}
