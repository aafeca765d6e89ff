import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A source file: its path from the root, with slashes, and its text. */
export type Source = { file: string; text: string };

/** All sources that match the patterns, in order of their paths. For the tests that read how Fournil is written. */
export function sources(...patterns: string[]): Source[] {
  const files = patterns
    .flatMap((pattern) => globSync(pattern))
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => !/(^|\/)(node_modules|generated|\.next|\.next-test|\.runtime)\//.test(name));
  return [...new Set(files)].sort().map((file) => ({ file, text: readFileSync(file, 'utf8') }));
}

/** Source text without its comments, so that a rule can name in words what it forbids in code. Lines stay where they are. */
export function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|[\s;{}(,])\/\/[^\n]*/g, '$1');
}
