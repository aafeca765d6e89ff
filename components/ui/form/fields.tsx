'use client';
import type { ReactNode } from 'react';
import type { Option } from '#components/ui/form/choices';
import { type FieldProps, Frame, Meanwhile, useField } from '#components/ui/form/state';
import { WordsOption } from '#components/ui/words';
import type { PeopleWords } from '#lib/values/text/people-words';

type InputProps = FieldProps & {
  type?: 'text' | 'email' | 'password' | 'date' | 'time' | 'search';
  autoComplete?: string;
  min?: string;
  max?: string;
  placeholder?: string;
  dir?: 'auto' | 'ltr';
};

/** A field of one line: text, date, hour, e-mail or passphrase. */
export function Line({ label, hint, type = 'text', dir = 'auto', ...props }: InputProps) {
  const { id, error, values, described } = useField({ name: props.name, hint });
  return (
    <Frame id={id} label={label} hint={hint} error={error} theirs={<Meanwhile name={props.name} />}>
      <input
        {...props}
        id={id}
        type={type}
        dir={dir}
        className="field"
        defaultValue={values?.[0]}
        aria-describedby={described}
        aria-invalid={error ? true : undefined}
      />
    </Frame>
  );
}

/** What is shown once the question of a field has come up: the form was refused because of it. */
export function Asked({ name, children }: { name: string; children: ReactNode }) {
  return useField({ name }).error ? children : null;
}

/** A field that is shown once its question has come up. */
export function AskedLine(props: InputProps) {
  return (
    <Asked name={props.name}>
      <Line {...props} />
    </Asked>
  );
}

/** A field that is shown where it holds something. */
export function HeldLine(props: InputProps) {
  return useField({ name: props.name }).values?.[0] ? <Line {...props} /> : null;
}

/** A field of several lines. */
export function TextArea({ label, hint, rows = 4, ...props }: FieldProps & { rows?: number }) {
  const { id, error, values, described } = useField({ name: props.name, hint });
  return (
    <Frame id={id} label={label} hint={hint} error={error} theirs={<Meanwhile name={props.name} joins />}>
      <textarea
        {...props}
        id={id}
        rows={rows}
        dir="auto"
        className="field"
        defaultValue={values?.[0]}
        aria-describedby={described}
        aria-invalid={error ? true : undefined}
      />
    </Frame>
  );
}

/** What people wrote, to choose from. */
type WordsChoice = { value: string; words: PeopleWords };

/** One from many. */
export function Select({ name, label, hint, options }: FieldProps & { options: (Option | WordsChoice)[] }) {
  const { id, error, values, described } = useField({ name, hint });
  return (
    <Frame id={id} label={label} hint={hint} error={error} theirs={<Meanwhile name={name} />}>
      <select
        name={name}
        id={id}
        className="field"
        defaultValue={values?.[0]}
        aria-describedby={described}
        aria-invalid={error ? true : undefined}
      >
        {options.map((option) =>
          'words' in option ? (
            <WordsOption key={option.value} value={option.value} text={option.words} />
          ) : (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ),
        )}
      </select>
    </Frame>
  );
}
