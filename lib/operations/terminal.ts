import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Whether somebody sits before a terminal and can be asked. */
export const isAsked = (): boolean => process.stdin.isTTY === true && process.stderr.isTTY === true;

/** Asks for something that nobody looking on may read: what is typed is not shown. @returns what was typed, without spaces around it */
export async function askHidden(question: string): Promise<string> {
  process.stderr.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return (await lines.question('')).trim();
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
