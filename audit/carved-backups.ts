import { createDecipheriv, createPrivateKey, createPublicKey, diffieHellman, hkdfSync } from 'node:crypto';
import { createZstdDecompress } from 'node:zlib';
import { bech32 } from '@scure/base';
import { HEADER, keyIn } from '#lib/operations/backup/sealed-before';

// Opens what lies of backups in blocks that belong to no file: cut off, with something else behind it, and so without asking whether it
// is whole. By the formats, not by the program that is audited (C2SP, age.md; the one of before by lib/operations/backup/sealed-before.ts).

const AGE = Buffer.from('age-encryption.org/v1\n-> ');
const BEFORE = Buffer.from('fournil backup 1');
const [CHUNK, TAG] = [64 * 1024, 16];

/** Where in some bytes a sealed backup begins, of either kind. */
export function backupsBeginIn(bytes: Buffer): number[] {
  const found: number[] = [];
  for (const begin of [AGE, BEFORE])
    for (let at = bytes.indexOf(begin); at >= 0; at = bytes.indexOf(begin, at + 1)) found.push(at);
  return found;
}

/** What a sealed backup says that begins these bytes, as far as a key opens it; undefined where none does. */
export async function carvedBackup(bytes: Buffer, keys: Iterable<string>): Promise<Buffer | undefined> {
  const isAge = bytes.subarray(0, AGE.length).equals(AGE);
  for (const key of keys) {
    try {
      if (isAge) return ageWith(bytes, key);
      const plain = chunks(bytes.subarray(HEADER), keyIn(bytes.subarray(0, HEADER), key), 'aes-256-gcm');
      return await unpacked(plain);
    } catch {
      // another key
    }
  }
  return undefined;
}

/** An age file by an X25519 identity. @throws where it is not for that one */
function ageWith(bytes: Buffer, identity: string): Buffer {
  const end = bytes.indexOf('\n---');
  const head = bytes.subarray(0, end).toString('latin1');
  const begins = bytes.indexOf('\n', end + 1) + 1;
  for (const [, share = '', body = ''] of head.matchAll(/-> X25519 ([\w+/]{43})\n([\w+/]{43})/g)) {
    try {
      const fileKey = unwrapped(Buffer.from(share, 'base64'), Buffer.from(body, 'base64'), identity);
      const payload = bytes.subarray(begins);
      const key = Buffer.from(hkdfSync('sha256', fileKey, payload.subarray(0, 16), 'payload', 32));
      return chunks(payload.subarray(16), key, 'chacha20-poly1305');
    } catch {
      // for somebody else
    }
  }
  throw new Error('not for this identity');
}

const PRIVATE = Buffer.from('302e020100300506032b656e04220420', 'hex');
const PUBLIC = Buffer.from('302a300506032b656e032100', 'hex');

function unwrapped(share: Buffer, body: Buffer, identity: string): Buffer {
  const raw = Buffer.from(bech32.decodeToBytes(identity).bytes);
  const privateKey = createPrivateKey({ key: Buffer.concat([PRIVATE, raw]), format: 'der', type: 'pkcs8' });
  const own = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(PUBLIC.length);
  const publicKey = createPublicKey({ key: Buffer.concat([PUBLIC, share]), format: 'der', type: 'spki' });
  const salt = Buffer.concat([share, own]);
  const shared = diffieHellman({ privateKey, publicKey });
  const key = Buffer.from(hkdfSync('sha256', shared, salt, 'age-encryption.org/v1/X25519', 32));
  const decipher = createDecipheriv('chacha20-poly1305', key, Buffer.alloc(12), { authTagLength: TAG });
  decipher.setAuthTag(body.subarray(16));
  return Buffer.concat([decipher.update(body.subarray(0, 16)), decipher.final()]);
}

/** Chunk after chunk, each with its number; the last one, of which nobody knows how long it was, without looking at its tag. */
function chunks(sealed: Buffer, key: Buffer, how: 'aes-256-gcm' | 'chacha20-poly1305'): Buffer {
  const open = (at: number, isLast: boolean) => {
    const nonce = Buffer.alloc(12);
    nonce.writeUIntBE(at, 5, 6);
    nonce[11] = isLast ? 1 : 0;
    return createDecipheriv(how as 'aes-256-gcm', key, nonce, { authTagLength: TAG });
  };
  const plain: Buffer[] = [];
  for (let at = 0; ; at++) {
    const chunk = sealed.subarray(at * (CHUNK + TAG), (at + 1) * (CHUNK + TAG));
    try {
      const decipher = open(at, false);
      decipher.setAuthTag(chunk.subarray(CHUNK));
      plain.push(Buffer.concat([decipher.update(chunk.subarray(0, CHUNK)), decipher.final()]));
    } catch {
      plain.push(open(at, true).update(chunk));
      return Buffer.concat(plain);
    }
  }
}

/** What zstd pressed, as far as it goes. */
async function unpacked(bytes: Buffer): Promise<Buffer> {
  const plain: Buffer[] = [];
  const stream = createZstdDecompress();
  stream.on('data', (piece: Buffer) => plain.push(piece));
  const ended = new Promise((resolve) => stream.on('error', resolve).on('end', resolve));
  stream.end(bytes);
  await ended;
  return Buffer.concat(plain);
}
