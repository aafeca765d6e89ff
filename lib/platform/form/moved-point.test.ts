import { expect, test } from 'vitest';
import { movedPoint } from '#lib/platform/form/moved-point';
import { expectFields } from '#lib/platform/form/parse';

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  expectFields(form, Object.keys(fields)); // as the action does that reads it
  return form;
}

const pointIn = (fields: Record<string, string>) => movedPoint(formOf(fields))?.values.point?.[0];

test('a form that was sent to be taken is not moved', () => {
  expect(movedPoint(formOf({ point: '52.52,13.4' }))).toBeUndefined();
  expect(movedPoint(formOf({ point: '52.52,13.4', move: '' }))).toBeUndefined();
});

test('a press moves the point a little, and keeps all that was typed', () => {
  const moved = movedPoint(formOf({ placeName: 'Oven', point: '52.52, 13.4', move: 'north' }));
  expect(moved).toEqual({
    values: { placeName: ['Oven'], point: ['52.52022,13.40000'], move: ['north'] },
    errors: {},
    status: 200,
  });
  expect(pointIn({ point: '52.52,13.4', move: 'west' })).toBe('52.52000,13.39963');
});

test('without a point it begins in the middle of the drawing; beside another place, there', () => {
  expect(pointIn({ around: '1,2', move: 'south' })).toBe('0.99978,2.00000');
  expect(pointIn({ around: '1,2', move: '48.85,2.35' })).toBe('48.85000,2.35000');
});

test('a link from a map is read; what cannot be moved stays as it was typed', () => {
  expect(pointIn({ point: 'geo:1.5,2.5', move: 'east' })).toBe('1.50000,2.50022');
  expect(pointIn({ point: 'by the church', move: 'north' })).toBe('by the church');
  expect(pointIn({ point: '1.5,2.5', move: 'constructor' })).toBe('1.50000,2.50000');
  expect(pointIn({ move: 'north' })).toBeUndefined();
});
