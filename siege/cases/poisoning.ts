import { strict as assert } from 'node:assert';
import type { Case } from '#siege/case';
import { settled } from '#siege/settled';

// Nobody can put something into what others are answered.

/** What caches do not look at, and a program might. */
const UNKEYED: [header: string, value: string][] = [
  ['x-forwarded-host', 'poison.example'],
  ['x-forwarded-proto', 'http'],
  ['x-forwarded-port', '1337'],
  ['x-forwarded-prefix', '/poison'],
  ['x-forwarded-scheme', 'nothttps'],
  ['forwarded', 'host=poison.example;proto=http'],
  ['x-host', 'poison.example'],
  ['x-original-url', '/me'],
  ['x-rewrite-url', '/me'],
  ['x-http-method-override', 'POST'],
  ['x-matched-path', '/me'],
  ['x-middleware-subrequest', 'middleware:middleware:middleware'],
  ['x-invoke-path', '/me'],
  ['x-invoke-status', '500'],
  ['x-nextjs-data', '1'],
  ['x-now-route-matches', '1=me'],
  ['next-router-state-tree', '%5B%22%22%5D'],
  ['rsc', '1'],
  ['range', 'bytes=0-10'],
  ['accept', 'text/x-component'],
  ['accept-encoding', 'poison'],
  ['origin', 'https://poison.example'],
  ['host', 'poison.example'],
  ['x-real-ip', '127.0.0.1'],
  ['purpose', 'prefetch'],
  ['cookie', 'a=b'],
  ['if-none-match', '"poison"'],
  ['user-agent', '"><script>poison.example</script>'],
  ['te', 'trailers'],
];

export const POISONING: Case[] = UNKEYED.map(([header, value]) => ({
  name: `${header}: ${value.slice(0, 30)} changes nothing of a page, for nobody`,
  ...(['x-forwarded-host', 'host', 'rsc'].includes(header) && { quick: true as const }),
  attack: async (siege) => {
    for (const path of ['/', `/posts/${siege.scene.offer}`, '/board.atom', '/preview.png']) {
      const before = await siege.visitor().get(path);
      const answer = await siege.visitor().ask({ path, headers: { [header]: value } });
      const after = await siege.visitor().get(path);
      for (const each of [answer, after]) {
        assert.equal(each.status, 200, path);
        assert.doesNotMatch(`${JSON.stringify(each.headers)}${each.text}`, /poison/);
        assert.equal(each.headers['content-type'], before.headers['content-type']);
      }
      if (!path.endsWith('.png')) assert.equal(steady(after.text), steady(before.text), path);
    }
  },
}));

/** What is the same in an answer from one moment to the next. */
const steady = (text: string): string => settled(text).replace(/<updated>[^<]*<\/updated>/g, '');
