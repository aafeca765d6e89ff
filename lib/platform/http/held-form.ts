import { Readable } from 'node:stream';
import { type FormOnItsWay, holding } from '#lib/platform/form/held';
import { type Answer, bare, type Exchange } from '#lib/platform/http/exchange';
import { askNext } from '#lib/platform/http/next/ask';

/** The page that asks who it is. Whoever comes to it by themselves is led to the one for signing in. */
const WHO = '/sign-in/again';

/**
 * Asks Next; where the action held the form, as its sender is signed in no more, the answer is the page that asks who it is, which has all that
 * was typed in it. Nothing of it is kept here. Where something broke as its sender left, or signed out everywhere, while it was under way,
 * they are led to where one signs in.
 */
export async function askNextOrWho(exchange: Exchange): Promise<Answer> {
  const { req } = exchange;
  const box: FormOnItsWay = { address: req.url ?? '/', action: exchange.action ?? [] };
  return await holding().run(box, async () => {
    const answer = await askNext(exchange);
    const isLeft = answer.status >= 500 && (await box.isStillHere?.()) === false;
    if (!box.held && !isLeft) return answer;
    if (answer.body instanceof Readable) answer.body.resume();
    if (isLeft) return bare(303, { Location: '/sign-in', 'Cache-Control': 'no-store' });
    req.method = 'GET';
    req.url = WHO;
    for (const name of ['content-type', 'content-length', 'transfer-encoding']) delete req.headers[name];
    const page = await askNext(exchange);
    for (const cookie of answer.headers.getSetCookie()) page.headers.append('Set-Cookie', cookie);
    return page;
  });
}
