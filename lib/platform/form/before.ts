import { z } from 'zod';
import type { Opened } from '#lib/platform/form/meet';
import type { FormState } from '#lib/platform/form/state';

/**
 * The hidden field in which a form carries what it was opened with. By it a conflict knows who of two changed what. Whoever forges it gains
 * nothing: what is saved of a field is always what they sent or what stands.
 */
export const BEFORE = 'before';

type Values = FormState['values'];
/** What a form was opened with: its fields, and the pictures that it showed. */
export type OpenedWith = { values: Values; pictures: { key: string; words: string }[] };

const schema = z.object({
  values: z.record(z.string(), z.array(z.string())),
  pictures: z.array(z.object({ key: z.string(), words: z.string() })),
});

/** What a form is opened with, for its hidden field. */
export const beforeText = ({ values, pictures }: OpenedWith): string =>
  JSON.stringify({ values, pictures: pictures.map(({ key, words }) => ({ key, words })) });

/** What a form was opened with; null where it does not say so: then every difference is shown. */
export function beforeIn(form: FormData): OpenedWith | null {
  try {
    return schema.parse(JSON.parse(String(form.get(BEFORE))));
  } catch {
    return null;
  }
}

/** What a form of fields alone was opened with. */
export const openedBy = (form: FormData): Opened => ({ values: beforeIn(form)?.values ?? null });
