import { expectFields, typed } from '#lib/platform/form/parse';
import type { FormState } from '#lib/platform/form/state';
import { pastedPoint } from '#lib/values/geo/pasted-point';
import { pointAt, pointText } from '#lib/values/geo/plane';
import { pointOf } from '#lib/values/geo/point';
import { DIRECTIONS, type Direction, POINT_FIELDS, stepTo } from '#lib/values/geo/point-steps';

/**
 * What a form shows again where somebody pressed one of the buttons that move its point (`move`: a side of the world, or "lat,lng"):
 * all as it was typed, and the point moved. Undefined where the form was sent to be taken. Ask it first:
 * `const moved = movedPoint(form); if (moved) return { ...moved, pictures };`
 */
export function movedPoint(form: FormData): FormState | undefined {
  const move = form.get(POINT_FIELDS.move);
  if (typeof move !== 'string' || move === '') return undefined;
  const from = pastedPoint(text(form, POINT_FIELDS.point)) ?? pointOf(text(form, POINT_FIELDS.around));
  const to =
    pointOf(move) ??
    (from && Object.hasOwn(DIRECTIONS, move) ? pointAt(stepTo(move as Direction), from) : from);
  expectFields(form, Object.values(POINT_FIELDS));
  const values = typed(form);
  return {
    values: to ? { ...values, [POINT_FIELDS.point]: [pointText(to)] } : values,
    errors: {},
    status: 200,
  };
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
