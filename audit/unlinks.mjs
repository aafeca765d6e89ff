// The control of the free blocks, given to a board by NODE_OPTIONS=--import: what it erases is unlinked and not written over, as any other
// program does it. Nothing of this is part of the product: lib/platform/files/overwrite.ts writes zeros, and here they do not reach the disk.
import { open } from 'node:fs/promises';

const handle = await open(process.execPath);
const prototype = Object.getPrototypeOf(handle);
await handle.close();
const { write } = prototype;
const isEmpty = (bytes) =>
  Buffer.isBuffer(bytes) && bytes.length > 0 && bytes.equals(Buffer.alloc(bytes.length));
prototype.write = function (bytes, ...how) {
  if (isEmpty(bytes)) return Promise.resolve({ bytesWritten: how[1] ?? bytes.length, buffer: bytes });
  return write.call(this, bytes, ...how);
};
