import { Hidden } from '#components/ui/form/form';
import { BEFORE, beforeText } from '#lib/platform/form/before';
import type { FormState } from '#lib/platform/form/state';

/** What a form was opened with, of something that stands: by it is seen what was changed meanwhile. */
export function Before({ start }: { start: FormState }) {
  return <Hidden name={BEFORE} value={beforeText({ values: start.values, pictures: [] })} />;
}
