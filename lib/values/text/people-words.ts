declare const byPeople: unique symbol;

/**
 * Words that somebody wrote, as they wrote them: what `<Words>` shows, and nothing else (docs/decisions/nothing-counted.md). Nothing of
 * ours can stand there, so that no number hides behind somebody's words. A text becomes such by `written` alone, where it is read.
 */
export type PeopleWords = string & { readonly [byPeople]: true };

type Branded<T> = T extends string ? PeopleWords : T extends (infer One)[] ? Branded<One>[] : T;
/** A row some of whose columns hold what people wrote. */
export type Written<T, K extends keyof T> = Omit<T, K> & { [Name in K]: Branded<T[Name]> };

/** A text that people wrote, read from where it is kept, or sent by them just now. */
export const written = <T extends string | null | undefined>(text: T): Branded<T> => text as Branded<T>;

/** A row, or a view, whose named columns people wrote. */
export function writtenIn<T extends object, K extends keyof T>(row: T, ..._columns: K[]): Written<T, K> {
  return row as Written<T, K>;
}

/** The parts of what somebody wrote, each theirs too; empty ones are left out. */
export function partsOf(text: PeopleWords, between: RegExp): PeopleWords[] {
  return text.split(between).flatMap((part) => (part.trim() === '' ? [] : [written(part)]));
}
