import { addressOf, expect, notedPassphrase, test } from '../fixtures.ts';

test('a kind answer in one tap closes nothing; a visitor gives their name first', async ({
  somebody,
  visitor,
  called,
}) => {
  const host = await somebody('Amina');
  await host.page.goto('/ask');
  await host.page.getByLabel('What do you ask for?').fill(called('A rye loaf without seeds'));
  await host.page.getByRole('button', { name: 'Ask for it' }).click();
  await expect(host.page.getByRole('heading', { level: 1 })).toContainText('A rye loaf');
  const address = addressOf(host.page);
  // Nobody answers themselves.
  await expect(host.page.getByRole('button', { name: 'I’m on it.' })).toHaveCount(0);

  const neighbour = await somebody('Jonas');
  await neighbour.page.goto(address);
  await neighbour.page.getByRole('button', { name: 'I’m on it.' }).click();
  await expect(neighbour.page.getByRole('log')).toContainText('I’m on it.');
  await expect(neighbour.page.getByRole('log')).toContainText(neighbour.name);
  // Nobody is asked to say the same again.
  await expect(neighbour.page.getByRole('button', { name: 'I’d love to make that.' })).toBeVisible();
  await expect(neighbour.page.getByRole('button', { name: 'I’m on it.' })).toHaveCount(0);

  const passer = await visitor();
  await passer.goto(address);
  await passer.getByLabel('Your words').fill('By Friday?');
  await passer.getByRole('button', { name: 'I’d love to make that.' }).click();
  await expect(passer.getByText('Write something here.')).toBeVisible();
  await passer.getByLabel('Your name here').fill(called('Ruth'));
  await passer.getByRole('button', { name: 'I’d love to make that.' }).click();
  await notedPassphrase(passer);
  const said = passer.getByRole('log');
  await expect(said).toContainText('I’d love to make that.');
  await expect(said).toContainText('By Friday?');
  // It stands as it stood.
  const another = await visitor();
  await another.goto(address);
  await expect(another.getByRole('button', { name: 'I’m on it.' })).toBeVisible();
});
