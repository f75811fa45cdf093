/* qoq.trend/1: tasks over the periods of a series. */
#include "analyzer/view/view.h"
#include "snapshots/codec.h"

static void add_point(struct json *array, struct arena *a, const struct report *r,
                      const struct trend_point *p)
{
    struct json *j = json_add_object(array, NULL);
    json_add_str(j, "period", period_key_str(a, r->period));
    json_add_str(j, "id", p->task->id);
    json_add_int(j, "seq", p->task->seq);
    json_add_str(j, "no", p->task->no);
    json_add_str(j, "status", str_from(status_name(p->task->status)));
    json_add_decimal(j, "rate", p->rate);
    json_add_decimal(j, "pace", p->pace);
    json_add_decimal(j, "gap_pp", p->gap_pp);
    json_add_decimal(j, "spi", p->spi);
    json_add_bool(j, "stalled", p->stalled);
}

static struct json *add_rate(struct json *to, const char *key, const struct forecast_rate *f)
{
    struct json *j = json_add_object(to, key);
    json_add_decimal(j, "rate", f->rate);
    json_add_decimal(j, "low", f->low);
    json_add_decimal(j, "high", f->high);
    return j;
}

static void add_forecast(struct json *task, struct arena *a, const struct forecast *f)
{
    struct json *j = json_add_object(task, "forecast");
    bool made = f->state == FORECAST_MADE;
    json_add_str(j, "state", str_from(forecast_name(f->state)));
    json_add_int(j, "points", f->points);
    if (made) {
        add_rate(j, "line", &f->line);
        struct json *pace = add_rate(j, "pace", &f->pace);
        json_add_str(pace, "rests_on", str_from(habit_name(f->habit)));
        json_add_int(pace, "courses", f->habits);
    } else {
        json_add_null(j, "line");
        json_add_null(j, "pace");
    }
    json_add_str(j, "met", month_text(a, f->met));
}

static void add_miss(struct json *task, const struct miss *m)
{
    if (!m->chance.known) {
        json_add_null(task, "miss");
        return;
    }
    struct json *j = json_add_object(task, "miss");
    json_add_decimal(j, "chance", m->chance);
    json_add_int(j, "cases", m->cases);
    json_add_int(j, "missed", m->missed);
    json_add_int(j, "within_pp", m->within_pp);
    json_add_int(j, "first_year", m->first_year);
    json_add_int(j, "last_year", m->last_year);
}

static void add_thread(struct json *array, struct arena *a, const struct trend *t,
                       const struct thread *x)
{
    const struct task *task = thread_task(x);
    struct json *j = json_add_object(array, NULL);
    json_add_str(j, "id", task->id);
    json_add_int(j, "seq", task->seq);
    json_add_str(j, "no", task->no);
    json_add_str(j, "title", task->title);
    json_add_str(j, "lead", task_lead(task));
    json_add_str(j, "last", period_key_str(a, t->reports[x->last].period));
    json_add_str(j, "still_since", x->still < x->last
                                       ? period_key_str(a, t->reports[x->still].period)
                                       : STR_NULL);
    struct json *points = json_add_array(j, "points");
    for (size_t i = x->first; i <= x->last; i++)
        if (x->points[i].task)
            add_point(points, a, &t->reports[i], &x->points[i]);
    add_forecast(j, a, &x->forecast);
    add_miss(j, &x->miss);
}

struct str json_trend(struct arena *a, const struct trend *t, const struct thread_list *chosen)
{
    struct json *root = json_object(a);
    json_add_str(root, "schema", STR("qoq.trend/1"));
    json_add_str(root, "series", t->reports[t->n - 1].series);
    struct json *periods = json_add_array(root, "periods");
    for (size_t i = 0; i < t->n; i++)
        codec_add_period(periods, NULL, t->reports[i].period);
    struct json *tasks = json_add_array(root, "tasks");
    for (size_t i = 0; i < chosen->n; i++)
        add_thread(tasks, a, t, chosen->v[i]);
    return json_pretty(a, root);
}
