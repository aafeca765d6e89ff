import { createDecipheriv, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Opens what the board sealed, as whoever has the keys folder: by lib/platform/config/seal.ts, with every purpose that the sources name. */
export class Opener {
  readonly #keys: KeyObject[];

  constructor(dataDir: string) {
    const file = path.join(dataDir, 'keys/secret');
    const secrets = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
    this.#keys = secrets.flatMap((secret) =>
      purposes().map((purpose) =>
        createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'fournil', purpose, 32))),
      ),
    );
  }

  /** The text in some bytes, where one of the keys opens them. */
  open(bytes: Buffer): string | undefined {
    if (bytes.length < 29) return undefined;
    for (const key of this.#keys) {
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
        decipher.setAuthTag(bytes.subarray(12, 28));
        return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        // another key
      }
    }
    return undefined;
  }

  /** The text in a value as PostgreSQL shows it: bytes in hex, or base64url in a text. */
  openValue(value: string): string | undefined {
    if (value.startsWith('\\x')) return this.open(Buffer.from(value.slice(2), 'hex'));
    return /^[\w-]{39,}$/.test(value) ? this.open(Buffer.from(value, 'base64url')) : undefined;
  }

  /** What opens among the columns of a dead row, whichever of its bytes a sealed value begins at. */
  openIn(data: Buffer): string[] {
    const found: string[] = [];
    for (let at = 0; at + 29 < data.length; at++) {
      const bytes = valueAt(data, at);
      const text = bytes && (isNoise(bytes) ? this.open(bytes) : this.openValue(bytes.toString('latin1')));
      if (text) found.push(text);
    }
    return found;
  }
}

/** A value of varying length that may begin here, long enough to be a sealed one. */
function valueAt(data: Buffer, at: number): Buffer | undefined {
  const first = data.readUInt8(at);
  if (first & 1) {
    const length = first >>> 1;
    return length >= 30 && at + length <= data.length ? data.subarray(at + 1, at + length) : undefined;
  }
  const length = at + 4 > data.length ? 0 : data.readUInt32LE(at) >>> 2;
  return length >= 33 && at + length <= data.length ? data.subarray(at + 4, at + length) : undefined;
}

/** What is sealed begins with twenty-eight bytes by chance, hardly two of them alike; ids and words do not. */
function isNoise(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 28);
  return new Set(head).size >= 21 && head.some((byte) => byte > 127);
}

let known: string[] | undefined;

/** Every purpose for which the sources seal something. */
function purposes(): string[] {
  known ??= [
    ...new Set(
      globSync('lib/**/*.ts')
        .filter((file) => !file.includes('.test.'))
        .flatMap((file) => [
          ...readFileSync(file, 'utf8').matchAll(/\b(?:seal|unseal|keyFor)\(\s*'([^']+)'/g),
        ])
        .map(([, purpose = '']) => purpose),
    ),
  ];
  return known;
}
