/** The first sixteen bytes of a hash as an id (UUID, RFC 9562 version 8): the same for the same, and it tells nothing. */
export function idOf(hash: Uint8Array): string {
  const bytes = Buffer.from(hash.subarray(0, 16));
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text is an id as the database writes it (RFC 9562, lower case): anything else never names a row, and must not reach it. */
export const isId = (text: unknown): text is string => typeof text === 'string' && ID.test(text);
