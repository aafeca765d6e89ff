import { typed } from '#lib/platform/form/parse';
import type { FormState } from '#lib/platform/form/state';
import { POINT, stepTo, WAYS, type Way } from '#lib/values/geo/move';
import { pastedPoint } from '#lib/values/geo/pasted';
import { pointAt, written } from '#lib/values/geo/plane';
import { pointOf } from '#lib/values/geo/point';

/**
 * What a form shows again where somebody pressed one of the buttons that move its point (`move`: a side of the world, or "lat,lng"):
 * all as it was typed, and the point moved. Undefined where the form was sent to be taken. Ask it first:
 * `const moved = movedPoint(form); if (moved) return { ...moved, pictures };`
 */
export function movedPoint(form: FormData): FormState | undefined {
  const move = form.get(POINT.move);
  if (typeof move !== 'string' || move === '') return undefined;
  const from = pastedPoint(text(form, POINT.point)) ?? pointOf(text(form, POINT.around));
  const to = pointOf(move) ?? (from && Object.hasOwn(WAYS, move) ? pointAt(stepTo(move as Way), from) : from);
  const values = typed(form);
  return { values: to ? { ...values, [POINT.point]: [written(to)] } : values, errors: {}, status: 200 };
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
