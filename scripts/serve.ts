import { createServer as createPlain } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** What a server needs to be believed to be localhost. */
export interface Certificate {
  readonly cert: string | Buffer;
  readonly key: string | Buffer;
}

/**
 * Serves a folder to this machine alone: by http, or by https with a certificate.
 * @param port 0 takes a free one
 * @throws when the port is taken
 */
export async function serve(folder: string, port = 0, certificate?: Certificate): Promise<Served> {
  const files = sirv(folder, {
    etag: true,
    setHeaders(response, path) {
      // Names carry a hash, except those of the pages themselves.
      const isHashed = /\.[0-9a-f]{8}\.\w+$/.test(path);
      response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      response.setHeader('X-Content-Type-Options', 'nosniff');
      // Excel on the web reads the description of the custom functions from another address.
      if (path.endsWith('.json')) response.setHeader('Access-Control-Allow-Origin', '*');
    },
  });
  const server = certificate ? createSecure({ ...certificate }, files) : createPlain(files);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: certificate ? `https://localhost:${bound}/` : `http://127.0.0.1:${bound}/`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
