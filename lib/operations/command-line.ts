import path from 'node:path';

/** What a command was asked for: one file, and some options that it knows. */
export type CommandArguments = { file: string; options: string[] };

/** Reads the words behind a command that takes one file; undefined where they are others. @param known the options it knows */
export function fileAndOptions(given: string[], known: string[]): CommandArguments | undefined {
  const [file, another] = given.filter((word) => !word.startsWith('--'));
  const options = given.filter((word) => word.startsWith('--'));
  if (!file || another || options.some((option) => !known.includes(option))) return undefined;
  return { file: path.resolve(file), options };
}
