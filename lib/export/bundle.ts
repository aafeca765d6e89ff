import 'server-only';
import path from 'node:path';
import { makeZip } from 'client-zip';
import { exportOf } from '#lib/export/queries';
import { readable } from '#lib/export/readable';
import type { Export } from '#lib/export/schema';
import type { Viewer } from '#lib/people/viewer';
import { hasPicture, readPicture } from '#lib/platform/files/picture-files';
import type { Language } from '#lib/values/language/languages';

/** What one entry of the file holds. */
type Entry = { name: string; input: AsyncIterable<string | Uint8Array> };

/**
 * Everything a person has here as a zip file, made while it is sent: the same as a page to read and as data, and their pictures. Nothing
 * of it touches the disk.
 */
export function bundle(viewer: Viewer, language: Language): ReadableStream<Uint8Array> {
  const zip = makeZip(entries(viewer, language)).getReader();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await zip.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    // Whoever goes away halfway ends it: what is open is closed, and that it was not whole is no failure of ours.
    cancel: () => zip.cancel().catch(() => {}),
  });
}

async function* entries(viewer: Viewer, language: Language): AsyncGenerator<Entry> {
  yield { name: 'things.html', input: readable(await exportOf(viewer), language) };
  const things = await exportOf(viewer);
  yield { name: 'things.json', input: asJson(things) };
  for await (const { pictures } of (await exportOf(viewer)).posts)
    for (const { file } of pictures) {
      const key = path.basename(file, '.webp');
      if (await hasPicture(key)) yield { name: file, input: readPicture(key) };
    }
}

/** JSON (RFC 8259), a row at a time. */
async function* asJson({ self, ...lists }: Export): AsyncGenerator<string> {
  yield `{"self":${JSON.stringify(self)}`;
  for (const [name, rows] of Object.entries(lists)) {
    yield `,\n"${name}":[`;
    let separator = '\n';
    for await (const row of rows) {
      yield separator + JSON.stringify(row);
      separator = ',\n';
    }
    yield ']';
  }
  yield '}\n';
}
