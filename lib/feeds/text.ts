/** A feed in plain sentences, to be pasted into a chat. */

/** A heading and its sentences. */
export type Section = { heading: string; lines: string[] };

/** The whole text: a title, its sections, and a last line. */
export function text(title: string, sections: Section[], last: string): string {
  const parts = sections.map(({ heading, lines }) =>
    [heading, ...lines.map((line) => `– ${line}`)].join('\n'),
  );
  return `${[title, ...parts, last].join('\n\n')}\n`;
}
