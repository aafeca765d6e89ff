'use client';
import { Line } from '#components/ui/form/fields';
import { type FieldProps, useValue } from '#components/ui/form/state';
import { type Neighbour, Surroundings, type SurroundingsSays } from '#components/ui/surroundings';
import type { Point } from '#lib/values/geo/cell';
import { pastedPoint } from '#lib/values/geo/pasted-point';
import { POINT_FIELDS } from '#lib/values/geo/point-steps';

type PointFieldProps = Pick<FieldProps, 'label' | 'hint' | 'maxLength'> & {
  start: Point | null;
  neighbours: Neighbour[];
  says: SurroundingsSays;
};

/** Where something is: a link from a map or two numbers, pasted; or a point in a drawing of its surroundings, begun at `start`. */
export function PointField({ start, neighbours, says, ...props }: PointFieldProps) {
  const text = useValue(POINT_FIELDS.point);
  const pressed = useValue(POINT_FIELDS.move);
  const point = text ? pastedPoint(text) : null;
  const begin = point ?? start;
  return (
    <>
      <Line name={POINT_FIELDS.point} autoComplete="off" {...props} />
      {begin && <Surroundings {...{ point, start: begin, neighbours, pressed, says }} />}
    </>
  );
}
