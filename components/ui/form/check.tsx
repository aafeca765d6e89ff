'use client';

import { Options, type OptionsProps } from '#components/ui/form/choices';
import { Mistake } from '#components/ui/form/mistake';
import { type FieldProps, Meanwhile, useField } from '#components/ui/form/state';

/** Several from a few. */
export function Checks(props: OptionsProps) {
  return <Options {...props} type="checkbox" />;
}

/** One box to tick. */
export function Check({ name, label, hint }: FieldProps) {
  const { id, error, values, described } = useField({ name, hint });
  return (
    <div className="field-frame">
      <label className="option">
        <input
          type="checkbox"
          name={name}
          defaultChecked={values?.[0] === 'on'}
          aria-describedby={described}
          aria-invalid={error ? true : undefined}
        />
        <span>
          {label}
          {hint && <small id={`${id}-hint`}>{hint}</small>}
        </span>
      </label>
      {error && <Mistake id={`${id}-error`} text={error} />}
      <Meanwhile name={name} />
    </div>
  );
}

/** A box to tick that is shown once its question has come up: the form was refused because of it, or it was ticked. */
export function AskedCheck(props: FieldProps) {
  const { error, values } = useField(props);
  return error || values ? <Check {...props} /> : null;
}
