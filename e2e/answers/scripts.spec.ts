import { request as requests } from '@playwright/test';
import { expect, test, word } from '../fixtures.ts';
import { filled, openForm, send } from '../forms.ts';

// Every script goes in and comes out whole, is found by its words, and does no harm to what stands around it.

const TEXTS: [what: string, title: string, find: string][] = [
  ['Cyrillic', 'Хліб із печі', 'хлiб'.replace('i', 'і')],
  ['Arabic', 'خبز ساخن من الفرن', 'الفرن'],
  ['Hebrew', 'לחם חם מהתנור', 'מהתנור'],
  ['Japanese', '焼きたてのパン', 'パン'],
  ['Hindi', 'ताज़ी रोटी', 'रोटी'],
  ['Greek', 'Ψωμί ζεστό', 'ψωμι'],
  ['Vietnamese', 'Bánh mì nóng', 'banh mi'],
  ['emoji with joiners', 'Bread 👩🏽‍🍳 for 👨‍👩‍👧‍👦 🏳️‍🌈', 'bread'],
  ['combining marks', 'Cre\u0300me bru\u0302le\u0301e', 'creme brulee'],
  ['a right-to-left override', 'Loaf \u202egnp.exe\u202c here', 'loaf'],
  ['isolates that are not closed', 'Loaf \u2067\u2067\u202b oven', 'oven'],
  ['signs of HTML', 'Rye <b>&amp; "wheat"</b> <script>alert()</script>', 'wheat'],
  ['signs of SQL', `Robert'); DROP TABLE "Post"; --`, 'robert'],
  ['signs of ICU', "{count, plural, one {#} other {'#'}} rye", 'rye'],
];

for (const [what, title, find] of TEXTS) {
  test(what, async ({ page, request, baseURL }) => {
    const mark = word();
    const whole = `${title} ${mark}`;
    const form = filled(await openForm(request, '/offer', 'title'), {
      title: whole,
      words: `${title}\n\n${title}`,
      name: `Maria ${mark}`,
    });
    const answer = await send(request, '/offer', form, { maxRedirects: 0 });
    expect(answer.status()).toBe(303);
    const target = answer.headers().location ?? '';

    await page.goto(target);
    const heading = page.getByRole('heading', { level: 1 });
    expect((await heading.textContent())?.trim()).toBe(whole.normalize('NFC'));
    // It keeps its direction to itself.
    const own = heading.locator('[data-words]');
    expect(await own.getAttribute('dir')).toBe('auto');
    expect(await own.evaluate((element) => getComputedStyle(element).unicodeBidi)).toMatch(/isolate/);
    expect(await page.locator('[data-words] b, [data-words] script').count()).toBe(0);

    const visitor = await requests.newContext({ baseURL });
    const found = await (await visitor.get(`/?q=${encodeURIComponent(`${find} ${mark}`)}`)).text();
    expect(found).toContain(target);
    await visitor.dispose();
  });
}
