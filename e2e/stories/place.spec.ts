import { addressOf, expect, test } from '../fixtures.ts';

test('opens a place; someone else mends its notebook; a third undoes it', async ({
  page,
  somebody,
  visitor,
  called,
}) => {
  const name = called('The old bakehouse');
  await page.goto('/places');
  await page.getByRole('link', { name: 'Open a place' }).first().click();
  await page.getByLabel('No, it is nobody’s home').check();
  await page.getByLabel('What is it called?').fill(name);
  await page.getByLabel('What is it?').fill('A wood oven, lit again');
  await page.getByLabel('In words').fill('In the yard behind the plane trees');
  await page.getByLabel('Notebook').fill('Two arms of beech, crosswise.\n\nThe peel hangs behind the door.');
  await page.getByLabel('Your name here').fill(called('Amina'));
  await page.getByRole('button', { name: 'Open this place' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  const address = addressOf(page);
  await expect(page.getByText('Two arms of beech, crosswise.')).toBeVisible();

  const second = await somebody('Ben');
  await second.page.goto(address);
  await second.page.getByRole('link', { name: 'Mend this page' }).click();
  await second.page
    .getByLabel('Notebook')
    .fill('Three arms of beech, crosswise.\n\nThe peel hangs behind the door.');
  await second.page.getByRole('button', { name: 'Keep it so' }).click();
  await expect(second.page.getByText('Three arms of beech')).toBeVisible();

  const third = await somebody('Clara');
  await third.page.goto(address);
  await third.page.getByRole('link', { name: 'Earlier changes' }).click();
  await expect(third.page.getByText(second.name)).toBeVisible();
  await expect(third.page.locator('ins').first()).toContainText('Three');
  await expect(third.page.locator('del').first()).toContainText('Two');
  await third.page.getByRole('button', { name: 'Bring this back' }).first().click();
  const passer = await visitor();
  await passer.goto(address);
  await expect(passer.getByText('Two arms of beech, crosswise.')).toBeVisible();
  await expect(passer.getByText('Three arms of beech')).toHaveCount(0);
  await expect(passer.getByText(second.name)).toHaveCount(0);
});

test('two mend one place at once: the second is shown both texts, and nothing is lost', async ({
  somebody,
  called,
}) => {
  const [one, other] = [await somebody('Amina'), await somebody('Ben')];
  await one.page.goto('/open');
  await one.page.getByLabel('No, it is nobody’s home').check();
  await one.page.getByLabel('What is it called?').fill(called('Rose garden'));
  await one.page.getByLabel('Notebook').fill('The water comes from the canal.');
  await one.page.getByRole('button', { name: 'Open this place' }).click();
  await expect(one.page.getByRole('heading', { level: 1 })).toContainText('Rose garden');
  const edit = `${addressOf(one.page)}/edit`;
  await one.page.goto(edit);
  await other.page.goto(edit);
  await one.page
    .getByLabel('Notebook')
    .fill('The water comes from the canal.\nThe hedgehog sleeps in the round bed.');
  await one.page.getByRole('button', { name: 'Keep it so' }).click();
  await expect(one.page.getByText('The hedgehog sleeps')).toBeVisible();
  await other.page.getByLabel('Notebook').fill('The water comes from the canal.\nThe upper tap first.');
  const answer = other.page.waitForResponse((response) => response.request().method() === 'POST');
  await other.page.getByRole('button', { name: 'Keep it so' }).click();
  expect((await answer).status()).toBe(409);
  await expect(other.page.getByText('Written by somebody else in the meantime:')).toBeVisible();
  await expect(other.page.getByText('The hedgehog sleeps').first()).toBeVisible();
  await expect(other.page.getByLabel('Notebook', { exact: true })).toHaveValue(/The upper tap first/);
  await other.page.getByLabel('Keep the lines of both').first().check();
  await other.page.getByRole('button', { name: 'Keep it so' }).click();
  await expect(other.page.getByText('The hedgehog sleeps').first()).toBeVisible();
  await expect(other.page.getByText('The upper tap first').first()).toBeVisible();
});

test('what is so today stands at the place and on the board, and a place can close and come back', async ({
  somebody,
  visitor,
  called,
}) => {
  const { page } = await somebody('Thérèse');
  const name = called('Kitchen');
  await page.goto('/open');
  await page.getByLabel('No, it is nobody’s home').check();
  await page.getByLabel('What is it called?').fill(name);
  await page.getByRole('button', { name: 'Open this place' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  const address = addressOf(page);
  const line = called('No bread today');
  await page.getByText('Say what is so today').first().click();
  await page.getByLabel('What is so today?').fill(line);
  await page.getByRole('button', { name: 'Say so' }).click();
  await expect(page.getByText(line).first()).toBeVisible();
  const passer = await visitor();
  await passer.goto('/');
  await expect(passer.getByText(line)).toBeVisible();

  await page.goto(address);
  await page.getByRole('button', { name: 'This place is no more' }).click();
  await passer.goto('/places');
  await expect(passer.getByRole('link', { name })).toHaveCount(0);
  await page.goto(address);
  await page.getByRole('button', { name: 'It is here after all' }).click();
  await passer.goto('/places');
  await expect(passer.getByRole('link', { name })).toBeVisible();
});

test('"no bread today" calls off what is on at the place; no longer so, it takes place after all', async ({
  somebody,
  newcomer,
  visitor,
  called,
}) => {
  const [host, guest] = [await somebody('Amina'), await newcomer('Jonas')];
  const name = called('Bakehouse');
  await host.page.goto('/open');
  await host.page.getByLabel('No, it is nobody’s home').check();
  await host.page.getByLabel('What is it called?').fill(name);
  await host.page.getByRole('button', { name: 'Open this place' }).click();
  await expect(host.page.getByRole('heading', { level: 1, name })).toBeVisible();
  const place = addressOf(host.page);
  const title = called('Baking');
  await host.page.getByRole('link', { name: 'Call something together' }).click();
  await host.page.getByLabel('What shall we do?').fill(title);
  await host.page.getByRole('radio', { name: 'Today' }).check();
  await host.page.getByLabel('From what hour?').fill('00:00');
  await host.page.getByLabel('Until what hour?').fill('23:59');
  await host.page.getByRole('button', { name: 'Call it' }).click();
  await expect(host.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const address = addressOf(host.page);
  await guest.page.goto(address);
  await guest.page.getByRole('button', { name: 'I’m coming', exact: true }).click();
  await expect(guest.page.getByText('You are coming.')).toBeVisible();

  // Somebody new says what is so; what others called is not theirs to call off.
  await guest.page.goto(place);
  await guest.page.getByText('Say what is so today').first().click();
  await expect(guest.page.getByLabel('What is so today?')).toBeVisible();
  await expect(guest.page.getByRole('group', { name: /^Does something not take place/ })).toHaveCount(0);

  await host.page.goto(place);
  await host.page.getByText('Say what is so today').first().click();
  const line = called('No flour, no bread');
  await host.page.getByLabel('What is so today?').fill(line);
  await host.page.getByRole('checkbox', { name: title }).check();
  await host.page.getByRole('button', { name: 'Say so' }).click();
  const passer = await visitor();
  await passer.goto(address);
  await expect(passer.getByText(`called off: ${line}`)).toBeVisible();
  await passer.goto('/');
  await expect(passer.getByText(line).first()).toBeVisible();

  await host.page.goto(place);
  await host.page.getByRole('button', { name: 'No longer so: it takes place after all' }).click();
  await expect(host.page.getByText(line)).toHaveCount(0);
  await guest.page.goto(address);
  await expect(guest.page.getByText('You are coming.')).toBeVisible();
});
