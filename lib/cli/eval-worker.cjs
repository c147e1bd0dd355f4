/** The second thread of `scheduler eval`: gets lines, answers them. */
const { parentPort } = require('node:worker_threads');
require('../typescript.cjs');
const { answerLines } = require('./eval-line.ts');

parentPort.on('message', ({ lines, port }) => port.postMessage(answerLines(decode(lines))));

/** What arrives is the bytes, no longer a Buffer, perhaps as a part of a larger memory. */
function decode({ buffer, byteOffset, byteLength }) {
  return Buffer.from(buffer, byteOffset, byteLength).toString('utf8');
}
