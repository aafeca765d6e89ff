import { BEGINS, ENDS } from '#lib/platform/form/example';

/** What is wrong with a field, in words; an example in them keeps its direction, and is marked as what it is: a day, an hour, a spot. */
export function Mistake({ id, text }: { id: string; text: string }) {
  const [before = '', ...rest] = text.split(BEGINS);
  return (
    <p className="error" id={id}>
      {before}
      {rest.map((part) => {
        const [example = '', after = ''] = part.split(ENDS);
        return [
          <bdi key={example}>
            <time>{example}</time>
          </bdi>,
          after,
        ];
      })}
    </p>
  );
}
