/** The second thread of `scheduler eval`: gets lines, answers them. */
const { parentPort } = require('node:worker_threads');
require('../typescript.cjs');
const { answerLines } = require('./eval-line.ts');

parentPort.on('message', ({ lines, port }) => port.postMessage(answerLines(lines)));
