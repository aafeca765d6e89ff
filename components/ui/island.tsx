import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const hashes = new Map<string, string>();

/** The start of the file's hash, read once: another build, another address. Without the file (while developing), none. */
function versionOf(name: string): string {
  const known = hashes.get(name);
  if (known !== undefined) return known;
  let version = '';
  try {
    const file = path.join(process.cwd(), 'public', 'islands', `${name}.js`);
    version = `?v=${createHash('sha256').update(readFileSync(file)).digest('base64url').slice(0, 8)}`;
  } catch {
    return version;
  }
  hashes.set(name, version);
  return version;
}

/** Loads an island (islands/NAME.ts): what is livelier with JavaScript, on a page that works without. */
export function Island({ name }: { name: string }) {
  return <script type="module" src={`/islands/${name}.js${versionOf(name)}`} async />;
}
