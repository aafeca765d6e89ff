import { expect, test } from 'vitest';
import { actionIn } from '#lib/platform/http/next/forms';
import { stripNext } from '#lib/platform/http/next/page';

test('the framework’s scripts go; islands, structured data and what people wrote stay', () => {
  const kept =
    '<p>&lt;script&gt;alert("a loaf")&lt;/script&gt;</p><script type="module" src="/islands/live.js?v=1"></script><script type="application/ld+json">{"a":"</p>"}</script>';
  const page = stripNext(
    `<!DOCTYPE html><html><head><link rel="preload" as="script" href="/x.js"><link rel="modulepreload" href="/y.js"><link rel="expect" href="#z"/><meta name="next-size-adjust" content=""><link rel="stylesheet" href="/a.css"><script src="/_next/x.js" async=""></script></head><body><!--$--><main>${kept}</main><script>self.__next_f.push([1,"</p>\\u003c"])</script></body></html>`,
  );
  expect(page.html).toBe(
    `<!DOCTYPE html><html><head><link rel="stylesheet" href="/a.css"></head><body><main>${kept}</main></body></html>`,
  );
  expect(page.blank).toBe(false);
});

test('a page states its status, and the statement is taken away', () => {
  const page = stripNext(
    '<html><head><meta name="fournil-answer" content="422"></head><body><main>no</main></body></html>',
  );
  expect(page.status).toBe(422);
  expect(page.html).not.toContain('fournil-answer');
});

test('the id of a form’s action is read from plain and from bound forms', () => {
  expect(actionIn('--x\r\nContent-Disposition: form-data; name="$ACTION_ID_00ab"\r\n\r\n')).toBe('00ab');
  expect(
    actionIn(
      'name="$ACTION_REF_1"\r\n\r\n\r\n--x\r\nname="$ACTION_1:0"\r\n\r\n{"id":"6022fd","bound":"$@1"}',
    ),
  ).toBe('6022fd');
  expect(actionIn('name="title"\r\n\r\n$ACTION_ID_00ab')).toBeUndefined();
});
