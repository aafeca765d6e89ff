import path from 'node:path';

/** What a command was asked for: one file, some options that it knows, and the file of an identity where one is named. */
export type CommandArguments = { file: string; options: string[]; identity?: string };

const IDENTITY = '--identity';

/** Reads the words behind a command that takes one file; undefined where they are others. @param known the options it knows, beside --identity FILE */
export function fileAndOptions(given: string[], known: string[]): CommandArguments | undefined {
  const { rest, identity } = withoutIdentity(given);
  const [file, another] = rest.filter((word) => !word.startsWith('--'));
  const options = rest.filter((word) => word.startsWith('--'));
  if (!file || another || options.some((option) => !known.includes(option))) return undefined;
  return { file: path.resolve(file), options, ...(identity && { identity }) };
}

/** The words of a command without `--identity FILE`, and that file. */
export function withoutIdentity(given: string[]): { rest: string[]; identity?: string } {
  const words = given.flatMap((word) =>
    word.startsWith(`${IDENTITY}=`) ? [IDENTITY, word.slice(IDENTITY.length + 1)] : word,
  );
  const at = words.indexOf(IDENTITY);
  if (at === -1 || words[at + 1] === undefined) return { rest: words };
  return { rest: words.toSpliced(at, 2), identity: path.resolve(words[at + 1] ?? '') };
}
