import { fit } from './fit';

/** How wide a stream is; `undefined` where it is no terminal, and nothing is fitted into anything. */
export function columnsOf(stream: { readonly isTTY?: boolean; readonly columns?: number }): number | undefined {
  return stream.isTTY === true && (stream.columns ?? 0) > 0 ? stream.columns : undefined;
}

/**
 * From now on fits what is printed into the terminal: whole lines, on standard output and standard error. In a pipe
 * everything stays as it is.
 */
export function fitToTerminal(): void {
  for (const stream of [process.stdout, process.stderr]) if (columnsOf(stream) !== undefined) fitInto(stream);
}

const fitted = new WeakSet<NodeJS.WriteStream>();

function fitInto(stream: NodeJS.WriteStream): void {
  if (fitted.has(stream)) return;
  fitted.add(stream);
  const write = stream.write.bind(stream) as (...parts: unknown[]) => boolean;
  const fitting = (chunk: unknown, ...others: unknown[]) => write(fittedChunk(chunk, columnsOf(stream)), ...others);
  stream.write = fitting as NodeJS.WriteStream['write'];
}

/** Progress, which is written over itself, and bytes are nobody's sentences. */
function fittedChunk(chunk: unknown, columns: number | undefined): unknown {
  const isText = typeof chunk === 'string' && chunk.endsWith('\n') && !chunk.includes('\r');
  return isText && columns !== undefined ? fit(chunk, columns) : chunk;
}
