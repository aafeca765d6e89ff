import { keyedHash } from '#lib/config/keys';

/** The id of a feed, the same for ever whatever the board's address: a UUID of version 8 (RFC 9562) made of what it holds. */
export function feedId(of: string): string {
  const bytes = Buffer.from(keyedHash('feed', of)).subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
}
