/** Where a list goes on: its last row's place in the order. Opaque in addresses; it holds nothing that a row's page would not tell. */
export type Cursor = { ring: string; starts: Date; id: string };

const FORM = /^(\d{1,3})\.(\d{1,16})\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** The cursor as text for an address. */
export function writeCursor({ ring, starts, id }: Cursor): string {
  return Buffer.from(`${ring}.${starts.getTime()}.${id}`).toString('base64url');
}

/** The cursor that a text is, or null where it was not written by `writeCursor`. */
export function readCursor(text: string): Cursor | null {
  const [, ring, starts, id] = FORM.exec(Buffer.from(text, 'base64url').toString()) ?? [];
  if (ring === undefined || id === undefined) return null;
  const cursor = { ring: String(Number(ring)), starts: new Date(Number(starts)), id };
  const whole = Number.isFinite(cursor.starts.getTime()) && cursor.starts.getUTCFullYear() < 9999;
  return whole && writeCursor(cursor) === text ? cursor : null;
}
