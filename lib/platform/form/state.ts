import type { PeopleWords } from '#lib/values/text/people-words';
/**
 * A picture that is here already, staged at the first send or kept from before, so that it need not be chosen again. The form
 * carries its sealed `token`, which nobody else can make.
 */
export type StagedPicture = { key: string; shape: string; words: string; token: string };

/** What a field holds by now: people's words; or what is chosen there, in ours, or as a day or an hour. */
export type Theirs = PeopleWords | { said: string; isTime?: true };

/** What a form shows again after it was refused: what was typed, what is wrong (in words), and pictures already here. */
export type FormState = {
  values: Record<string, string[]>;
  errors: Record<string, string>;
  /** Words about the whole form, above it. */
  notice?: string;
  /** 422 unless the refusal is of another kind (403: who sends it is asked); 200 where nothing was refused and the form is only shown again, as asked. */
  status?: 200 | 403 | 409 | 422 | 429;
  /** After an edit conflict: what somebody else wrote meanwhile, by the name of the field, to stand beside what was typed. */
  theirs?: Record<string, Theirs>;
  /** The fields that somebody else alone changed meanwhile: they hold what they hold now. */
  taken?: string[];
  /** What is said above them; `both` where the form can join the lines of both (field `both` names the fields to join). */
  theirsSay?: { meanwhile: string; emptied: string; taken?: string; both?: string };
  /** What may be meant by what was typed, to choose from, by the name of the field that asks. */
  choices?: Record<string, { value: string; label: PeopleWords | null }[]>;
  /** The staged pictures, by the name of their field. */
  pictures?: Record<string, StagedPicture>;
};

/** An action of the form kit. */
export type FormAction = (before: FormState, form: FormData) => Promise<FormState>;

/** A form as it is first shown, with what is already known. */
export function startingWith(
  values: Record<string, string | string[] | null | undefined | boolean> = {},
): FormState {
  const given = Object.entries(values).filter(
    ([, value]) => value !== null && value !== undefined && value !== false,
  );
  return {
    values: Object.fromEntries(
      given.map(([name, value]) => [
        name,
        Array.isArray(value) ? value : [value === true ? 'on' : String(value)],
      ]),
    ),
    errors: {},
  };
}
