import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { bech32 } from '@scure/base';

// What whoever has this machine may write and never read: the secret half of the pair is elsewhere. The pair is one of age's (C2SP, age.md,
// "The X25519 recipient type"); backups are age files (lib/operations/backup/age.ts), single words are sealed here.

const LONG = 32;
const TAG = 16;
/** X25519 keys as DER has them (RFC 8410), before their 32 bytes. */
const PUBLIC = Buffer.from('302a300506032b656e032100', 'hex');
const PRIVATE = Buffer.from('302e020100300506032b656e04220420', 'hex');
/** Each key seals once: the nonce may always be the same, as in age. */
const NONCE = Buffer.alloc(12);
/** Frozen. */
const LABEL = 'fournil word sealed to a recipient, 1';

/** Whether a text is an X25519 recipient as age has them: age1…, with its checksum. */
export const isRecipient = (text: string): boolean => bytesOf('age', text) !== undefined;

/** Whether a text is an identity as age has them: AGE-SECRET-KEY-1…, with its checksum. */
export const isIdentity = (text: string): boolean => bytesOf('age-secret-key-', text) !== undefined;

/** To whom that is sealed which an identity opens. */
export function recipientOf(identity: string): string {
  const own = createPublicKey(privateKey(identity));
  return bech32.encodeFromBytes('age', rawOf(own));
}

/**
 * Seals some bytes to a recipient: under a key for these bytes alone, which is agreed upon with a pair that is made for it and dropped
 * (ephemeral X25519, HKDF-SHA-256 over both public keys, ChaCha20-Poly1305: what age does with the key of a file). Nothing in it comes
 * twice, and it is 48 bytes longer than what it holds. @throws where it is no recipient
 */
export function sealTo(recipient: string, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const theirs = publicKey(recipient);
  const once = generateKeyPairSync('x25519');
  const share = rawOf(once.publicKey);
  const shared = diffieHellman({ privateKey: once.privateKey, publicKey: theirs });
  const cipher = createCipheriv('chacha20-poly1305', keyFrom(shared, share, rawOf(theirs)), NONCE, {
    authTagLength: TAG,
  });
  return new Uint8Array(Buffer.concat([share, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]));
}

/** Opens what was sealed to an identity's recipient; what was sealed to another, or altered, is undefined. @throws where it is no identity */
export function openerOf(identity: string): (sealed: Uint8Array) => Buffer | undefined {
  const own = privateKey(identity);
  const ownPublic = rawOf(createPublicKey(own));
  return (sealed) => {
    if (sealed.length < LONG + TAG) return undefined;
    const bytes = Buffer.from(sealed);
    const [share, end] = [bytes.subarray(0, LONG), bytes.length - TAG];
    try {
      const shared = diffieHellman({ privateKey: own, publicKey: publicFrom(share) });
      const decipher = createDecipheriv('chacha20-poly1305', keyFrom(shared, share, ownPublic), NONCE, {
        authTagLength: TAG,
      });
      decipher.setAuthTag(bytes.subarray(end));
      return Buffer.concat([decipher.update(bytes.subarray(LONG, end)), decipher.final()]);
    } catch {
      return undefined;
    }
  };
}

const keyFrom = (shared: Buffer, share: Buffer, recipient: Buffer) =>
  Buffer.from(hkdfSync('sha256', shared, Buffer.concat([share, recipient]), LABEL, LONG));

const known = new Map<string, KeyObject>();

function publicKey(recipient: string): KeyObject {
  const key = known.get(recipient) ?? publicFrom(bytesOf('age', recipient));
  known.set(recipient, key);
  return key;
}

function publicFrom(bytes: Uint8Array | undefined): KeyObject {
  if (!bytes) throw new Error('This is no recipient');
  return createPublicKey({ key: Buffer.concat([PUBLIC, bytes]), format: 'der', type: 'spki' });
}

function privateKey(identity: string): KeyObject {
  const bytes = bytesOf('age-secret-key-', identity);
  if (!bytes) throw new Error('This is no identity');
  return createPrivateKey({ key: Buffer.concat([PRIVATE, bytes]), format: 'der', type: 'pkcs8' });
}

const rawOf = (key: KeyObject): Buffer => key.export({ format: 'der', type: 'spki' }).subarray(PUBLIC.length);

/** The 32 bytes of a key as Bech32 has them (BIP 173). */
function bytesOf(prefix: string, text: string): Uint8Array | undefined {
  const read = bech32.decodeUnsafe(text);
  const bytes = read?.prefix === prefix ? bech32.fromWordsUnsafe(read.words) : undefined;
  return bytes instanceof Uint8Array && bytes.length === LONG ? bytes : undefined;
}
