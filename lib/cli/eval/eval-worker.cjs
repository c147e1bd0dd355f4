/** The second thread of `scheduler eval`: gets lines, answers them. */
const { parentPort } = require('node:worker_threads');
require('../../typescript.cjs');
const { answerLines } = require('./eval-line.ts');

// What arrives is the bytes, no longer a Buffer, perhaps as a part of a larger memory.
parentPort.on('message', ({ lines: { buffer, byteOffset, byteLength }, port }) =>
  port.postMessage(answerLines(Buffer.from(buffer, byteOffset, byteLength))),
);
