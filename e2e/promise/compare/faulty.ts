import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { read } from '#e2e/promise/compare/answers';
import type { Plant } from '#e2e/promise/compare/plants';

type Faults = {
  /** What is wrong in every answer; nothing unless said. */
  plant?: Plant;
  /** How many there are, whom nobody may be told of. */
  holds?: () => Promise<number>;
  /** Whose streams everybody hears, as if nobody looked who listens. */
  cookie?: string;
};

/** A board with a fault in it: every answer of the real one goes through here. */
export async function faulty(url: string, faults: Faults): Promise<{ url: string; close: () => void }> {
  const server = createServer((asked, answer) => {
    const { cookie } = faults;
    const headers = { ...asked.headers, ...(cookie && { cookie }) };
    const on = request(url + asked.url, { method: asked.method, headers });
    on.on('response', (heard) =>
      cookie ? passOn(heard, answer) : answerWith(heard, answer, faults).catch(() => answer.destroy()),
    );
    on.on('error', () => answer.destroy());
    answer.on('close', () => on.destroy());
    on.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}`, close };
}

function passOn(heard: IncomingMessage, answer: ServerResponse): void {
  answer.writeHead(heard.statusCode ?? 0, heard.rawHeaders);
  answer.flushHeaders();
  heard.pipe(answer);
}

async function answerWith(heard: IncomingMessage, answer: ServerResponse, { plant, holds }: Faults) {
  const made = await read(heard);
  const { status, head, body } = plant ? plant.into(made, (await holds?.()) ?? 0) : made;
  const lines = head.filter(([name]) => !/^(?:content-length|transfer-encoding)$/i.test(name));
  answer.writeHead(status, [...lines.flat(), 'Content-Length', String(body.length)]);
  answer.end(body);
}
