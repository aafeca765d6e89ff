'use client';
import { useContext } from 'react';
import { Check } from '#components/ui/form/check';
import { type FieldProps, Frame, Meanwhile, State, useField } from '#components/ui/form/state';
import { pictureAddress, roomOf, SIDES } from '#lib/pictures/schema';
import type { StagedPicture } from '#lib/platform/form/state';

/** The picture of a field that is here already: staged before the form was refused, else what the form began with. */
function useStaged(name: string, existing?: StagedPicture): StagedPicture | undefined {
  const { status, pictures } = useContext(State);
  return status ? pictures?.[name] : existing;
}

type PictureFieldProps = FieldProps & {
  /** The picture that the form begins with. */
  existing?: StagedPicture;
  says: { words: string; wordsHint: string; here: string; instead: string; leaveOut: string };
};

/**
 * A picture with its words. Browsers cannot fill a file in again: one that is here already is shown, and named by its token. Its
 * other fields are `NAMEWords`, `NAMEToken` and `NAMERemove`.
 */
export function PictureField({ name, label, hint, maxLength, existing, says }: PictureFieldProps) {
  const staged = useStaged(name, existing);
  const { id, error } = useField({ name });
  const words = useField({ name: `${name}Words`, hint: says.wordsHint });
  const described = [`${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="grid w-full min-w-0 gap-5">
      {staged && (
        <div className="picture-staged">
          <img
            src={pictureAddress(staged.key, 'small')}
            alt={staged.words}
            {...roomOf(staged.shape, SIDES.small)}
            decoding="async"
          />
          <input type="hidden" name={`${name}Token`} value={staged.token} />
          <p className="hint">{says.here}</p>
          <Check name={`${name}Remove`} label={says.leaveOut} />
        </div>
      )}
      <Frame
        id={id}
        label={label}
        hint={staged ? says.instead : hint}
        error={error}
        theirs={<Meanwhile name={name} />}
      >
        <input
          type="file"
          id={id}
          name={name}
          accept="image/*"
          className="field"
          aria-describedby={described}
          aria-invalid={error ? true : undefined}
        />
      </Frame>
      <Frame
        id={words.id}
        label={says.words}
        hint={says.wordsHint}
        error={words.error}
        theirs={<Meanwhile name={`${name}Words`} />}
      >
        <input
          id={words.id}
          name={`${name}Words`}
          maxLength={maxLength}
          dir="auto"
          className="field"
          defaultValue={words.values?.[0] ?? existing?.words}
          aria-describedby={words.described}
          aria-invalid={words.error ? true : undefined}
        />
      </Frame>
    </div>
  );
}
