import { type MessagePort, parentPort } from 'node:worker_threads';
import { answerLines } from './eval-line';

/** The second thread of `scheduler eval`: gets lines, answers them. */
interface Batch {
  /** What arrives is the bytes, no longer a Buffer, perhaps as a part of a larger memory. */
  readonly lines: Uint8Array<ArrayBuffer>;
  readonly port: MessagePort;
}

parentPort?.on('message', ({ lines: { buffer, byteOffset, byteLength }, port }: Batch) =>
  port.postMessage(answerLines(Buffer.from(buffer, byteOffset, byteLength))),
);
