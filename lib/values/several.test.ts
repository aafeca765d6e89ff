import { expect, test } from 'vitest';
import { itemsOf, none, Several } from '#lib/values/several';

test('several people are shown one by one, in their order, and known to be none', () => {
  const names = new Several(['Amina', 'Ben']);
  expect(names.isEmpty).toBe(false);
  expect(names.render((name) => name.toUpperCase())).toEqual(['AMINA', 'BEN']);
  expect(itemsOf(names.only((name) => name !== 'Ben'))).toEqual(['Amina']);
  expect(names.some((name) => name === 'Ben')).toBe(true);
  expect(none<string>().isEmpty).toBe(true);
  expect(names.only((name) => name === 'Carla').isEmpty).toBe(true);
});

test('tests compare what is in it', () => {
  expect(new Several(['Amina'])).toEqual(['Amina']);
  expect({ names: new Several(['Amina']) }).toMatchObject({ names: ['Amina'] });
  expect(new Several(['Amina'])).not.toEqual(new Several(['Ben']));
  expect({ names: new Several(['Amina']) }).not.toEqual({ names: new Several(['Amina', 'Ben']) });
});

test('whoever goes around the compiler learns nothing of how many they are either', () => {
  const [one, more] = [new Several(['Amina']), new Several(['Amina', 'Ben', 'Carla'])];
  const look = (of: Several<string>) => [
    JSON.stringify(of),
    Object.keys(of),
    Reflect.ownKeys(of),
    String(of),
    Object.entries(of),
  ];
  expect(look(one)).toEqual(look(more));
  const placed: unknown[][] = [];
  more.render((...given: unknown[]) => given.length === 1 && placed.push(given) && null);
  expect(placed.every((given) => given.length === 1)).toBe(true);
});
