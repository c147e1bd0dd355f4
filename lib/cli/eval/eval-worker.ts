import { parentPort } from 'node:worker_threads';
import { answerLines } from './eval-line';

// A further thread of `training-job-scheduler eval`: gets lines, answers them. What arrives is the bytes, no longer a Buffer.
parentPort?.on('message', ({ buffer, byteOffset, byteLength }: Uint8Array<ArrayBuffer>) =>
  parentPort?.postMessage(answerLines(Buffer.from(buffer, byteOffset, byteLength))),
);
