/**
 * Runs the command again and again in one process, which has loaded it once: most of what a command costs is its start.
 *
 * A run ends where a process of its own would: when nothing is left to do, or with `process.exit`. Standard output and
 * standard error are files, which whoever asks reads; standard input is one too. Requests come as lines of JSON
 * on descriptor 3, and answers go to 4: `kept` and the status, or `ended` and the status of this process.
 */
const { closeSync, openSync, ReadStream, readSync, writeSync } = require('node:fs');
const { join } = require('node:path');

const [REQUESTS, ANSWERS] = [3, 4];
const COMMAND = join(__dirname, '../../../lib/cli/scheduler.cjs');
const MAIN = join(__dirname, '../../../lib/cli/main.ts');
const EMITTERS = [process, process.stdout, process.stderr];

let isRunning = false;
process.on('exit', (status) => isRunning && writeSync(ANSWERS, `ended ${status}\n`));
process.on('beforeExit', () => {
  if (isRunning) finish();
  next();
});
const ownListeners = new Set(EMITTERS.flatMap(listenersOf).map(([, , listener]) => listener));
next();

function next() {
  const request = readRequest();
  if (request === undefined) return;
  const { options, input, cwd } = request;
  process.chdir(cwd);
  process.argv = [process.execPath, COMMAND, ...options];
  process.exitCode = undefined;
  takeInput(input);
  for (const file of [COMMAND, MAIN]) delete require.cache[file];
  isRunning = true;
  // Keeps the event loop going, and what is thrown is thrown as in a process of its own.
  setImmediate(() => require(COMMAND));
}

/** A line of descriptor 3; `undefined` when nobody is left to ask. */
function readRequest() {
  const chunk = Buffer.alloc(1 << 16);
  let text = '';
  while (!text.endsWith('\n')) {
    const count = readSync(REQUESTS, chunk);
    if (count === 0) return undefined;
    text += chunk.toString('latin1', 0, count);
  }
  return JSON.parse(Buffer.from(text, 'latin1').toString());
}

/** Makes a file standard input, of which nobody has read anything. */
function takeInput(file) {
  closeSync(0);
  if (openSync(file, 'r') !== 0) throw new Error('standard input is not the first descriptor that is free');
  let stream;
  Object.defineProperty(process, 'stdin', {
    get: () => {
      stream ??= new ReadStream(null, { fd: 0, autoClose: false });
      return stream;
    },
    configurable: true,
  });
  const descriptor = require.cache[join(__dirname, '../../../lib/files/descriptor.ts')];
  if (descriptor !== undefined) descriptor.exports.standardInput.isTaken = false;
}

/** Answers, and forgets what the run has left at this process. */
function finish() {
  const status = process.exitCode ?? 0;
  for (const [emitter, name, listener] of EMITTERS.flatMap(listenersOf)) {
    if (ownListeners.has(listener)) continue;
    emitter.off(name, listener);
    if (emitter === process && name === 'exit') listener(status);
  }
  isRunning = false;
  writeSync(ANSWERS, `kept ${status}\n`);
}

function listenersOf(emitter) {
  return emitter.eventNames().flatMap((name) => emitter.rawListeners(name).map((one) => [emitter, name, one]));
}
