import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { board } from '#lib/settings/queries';
import { LANGUAGE_COOKIE, languageOf } from '#lib/values/language/languages';
import { messagesIn } from '#lib/values/language/messages';

/** Which language and zone a page is made in: addresses are the same for every language. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(LANGUAGE_COOKIE)?.value;
  const accepted = (await headers()).get('accept-language');
  const { language: own } = await board();
  const locale = languageOf(chosen && `${LANGUAGE_COOKIE}=${chosen}`, accepted, own);
  return { locale, messages: messagesIn(locale), timeZone: process.env.TZ };
});
