/* kinds.h - the script of each kind of chart. */
#ifndef QOQ_PLOTS_KINDS_H
#define QOQ_PLOTS_KINDS_H

#include "plots/script.h"

/* What a script is made for. */
struct brief {
    struct arena *arena;
    const struct chart_style *style;
    enum chart_format format;
    struct str output;
};

/* Begins a picture of that height; the width is the style's. */
static inline struct script brief_begin(const struct brief *b, double height)
{
    return script_begin(b->arena, b->style, b->format, b->output, script_width(b->style), height);
}

/* See chart_script(). All linear in the data. */
int dumbbell_script(const struct brief *b, const struct dumbbell *c, struct str *script,
                    struct error *err);
int courses_script(const struct brief *b, const struct courses *c, struct str *script,
                   struct error *err);
int columns_script(const struct brief *b, const struct stacks *c, struct str *script,
                   struct error *err);
int bars_script(const struct brief *b, const struct stacks *c, struct str *script,
                struct error *err);
int heat_script(const struct brief *b, const struct heat *c, struct str *script,
                struct error *err);
int spans_script(const struct brief *b, const struct spans *c, struct str *script,
                 struct error *err);
int burnup_script(const struct brief *b, const struct burnup *c, struct str *script,
                  struct error *err);
int panels_script(const struct brief *b, const struct panels *c, struct str *script,
                  struct error *err);

#endif
