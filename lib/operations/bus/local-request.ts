import { request } from 'node:http';

/** Where a `training-job-scheduler local` runs. */
export interface LocalPlace {
  readonly host: string;
  readonly port: number;
}

/** What does not answer for so long is something else. */
const PATIENCE = 10_000;

/**
 * Asks what runs on this machine: `/$local/<path>` of its port.
 *
 * @param body as JSON; without one it is only asked, and nothing is done
 * @throws Error whose message says in a few words why there is no answer: `nothing listens there`
 */
export function askLocal(
  { host, port }: LocalPlace,
  path: string,
  body?: object,
): Promise<{ readonly status: number | undefined; readonly text: string }> {
  const content = body === undefined ? '' : JSON.stringify(body);
  const headers =
    body === undefined ? {} : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(content) };
  const method = body === undefined ? 'GET' : 'POST';
  return new Promise((resolve, reject) => {
    const asking = request({ host, port, path: `/$local/${path}`, method, headers, timeout: PATIENCE }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode, text }));
    });
    asking.on('timeout', () => asking.destroy(new Error('it does not answer')));
    asking.on('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ECONNREFUSED' ? new Error('nothing listens there') : error),
    );
    asking.end(content);
  });
}
