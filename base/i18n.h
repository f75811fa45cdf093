/* i18n.h - the user's language, through gettext.
 *
 * Every string a user sees is written in English as _("...") (N_("...") in a static table, then
 * _(x) where it is printed). JSON, keys and quotes are never translated.
 */
#ifndef QOQ_BASE_I18N_H
#define QOQ_BASE_I18N_H

#include <libintl.h>
#include <stdbool.h>

#define _(text) gettext(text)
#define N_(text) text

/* Chooses the language: "zh", "en", or NULL for the locale of the environment (LC_ALL,
 * LC_MESSAGES, LANG, LANGUAGE). Works also where the system has no Chinese locale installed.
 * False for another word. Output is UTF-8 whatever the locale says; numbers keep the dot. */
bool i18n_set(const char *language);

/* True when messages are in Chinese. */
bool i18n_is_zh(void);

#endif
