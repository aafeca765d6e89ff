import { request as requests } from '@playwright/test';
import { expect, test, word } from '../fixtures.ts';
import { filled, openForm, send } from '../forms.ts';

// A form that is sent again leads where it led, and opens nobody's account to the next person at the same device.

test('a newcomer’s form sent twice is one post and one person, who is signed in', async ({ request }) => {
  const given = { title: `Rye ${word()}`, name: `Amina ${word()}` };
  const form = filled(await openForm(request, '/offer', 'title'), given);
  const first = await send(request, '/offer', form, { maxRedirects: 0 });
  // The first answer was lost: as far as its sender knows, nothing happened.
  const sender = await requests.newContext();
  const again = await send(sender, `${process.env.FOURNIL_URL}/offer`, form, { maxRedirects: 0 });
  expect([first.status(), again.status()]).toEqual([303, 303]);
  expect(again.headers().location).toBe(first.headers().location);
  expect(await (await sender.get(`${process.env.FOURNIL_URL}/me`)).text()).toContain(given.name);
  await sender.dispose();
});

test('after signing out, Back and the form of a newcomer sign nobody in as the first', async ({ page }) => {
  for (const way of ['Sign out here', 'Sign out everywhere']) {
    const given = { title: `Spelt ${word()}`, name: `Boris ${word()}` };
    const form = filled(await openForm(page.request, '/offer', 'title'), given);
    await send(page.request, '/offer', form);
    await page.goto('/me');
    await page.getByRole('button', { name: way, exact: true }).click();
    await expect(page).not.toHaveURL(/\/me$/);
    const again = await send(page.request, '/offer', form, { maxRedirects: 0 });
    expect([way, again.status()]).toEqual([way, 422]);
    await page.goto('/me');
    await expect(page).toHaveURL(/\/sign-in/);
  }
});
