/**
 * Lets plain Node run this project's TypeScript: `node --require ./lib/typescript.cjs main.ts`.
 *
 * It only takes the types away (`synthesize` has them checked before it publishes anything), and keeps the result under
 * node_modules/.cache, by content, so that the compiler is loaded only for what has changed. So it costs what compiled
 * code costs, where tsx takes half a second more with each start of Node, as many tests do:
 * `npm run bench:loaders` measures it, docs/reference/scripts.md says why neither tsx nor Node's own does it. Only a clone
 * runs this; the package is compiled.
 */
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join, resolve, sep } = require('node:path');

require('./lazy-archiver.cjs');

const CACHE = join(__dirname, '..', 'node_modules', '.cache', 'training-job-scheduler');
/** Changes whenever the same source would be compiled to something else. */
const VERSION = `${require('@swc/core/package.json').version} lazy`;

require.extensions['.ts'] = (module, filename) => {
  const source = readFileSync(filename, 'utf8');
  // Where somebody debugs, the map has to name this very file: compiled anew.
  module._compile(
    process.sourceMapsEnabled ? transform(source, filename, 'inline').code : cached(source, filename),
    filename,
  );
};

function cached(source, filename) {
  const key = createHash('sha256').update(VERSION).update(source).digest('hex');
  const file = join(CACHE, `${key}.js`);
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const { code } = transform(source, filename, false);
    keep(file, code);
    return code;
  }
}

function keep(file, code) {
  try {
    mkdirSync(CACHE, { recursive: true });
    // Two processes may compile the same file: each renames a whole one.
    writeFileSync(`${file}.${process.pid}`, code);
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // A folder that cannot be written to costs time, nothing else.
  }
}

function transform(source, filename, sourceMaps) {
  const { transformSync } = require('@swc/core');
  try {
    return transformSync(source, {
      filename,
      swcrc: false,
      configFile: false,
      sourceMaps,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      // Packages are loaded when they are first used: bindings of resources that a stack does not have, never.
      module: { type: 'commonjs', lazy: true },
    });
  } catch ({ message }) {
    // With the file, the line and carets; what follows is the stack of the compiler itself.
    throw new NotCompiled(message.split('\n\nCaused by:')[0]);
  }
}

class NotCompiled extends SyntaxError {}

// For places in messages, which need the map: what runs has none.
require.extensions['.ts'].transform = transform;

const [, program = ''] = process.argv;
// A process of our own that runs what others have written, such as a program of Functions, tells of it itself.
const isOurs = resolve(program).startsWith(join(__dirname, sep));
if (program.endsWith('.ts') && !isOurs) process.on('uncaughtExceptionMonitor', (error) => explain(error));

/**
 * Says what TypeScript has against a program that ended with an error of the language, instead of where it ended: a
 * file that is no TypeScript, or a name that is `undefined`, before `synthesize` came to check the types. Of any other
 * error it says where in the user's files that was thrown; Node would name lines of what was made of them.
 */
function explain(error) {
  if (!(error instanceof TypeError || error instanceof ReferenceError || error instanceof NotCompiled)) {
    const text = uncaught(error);
    if (text === undefined) return;
    console.error(harmless(text));
    process.exit(1);
  }
  const problems = explanation(resolve(program)) || (error instanceof NotCompiled ? error.message : '');
  const thrown = error instanceof NotCompiled ? '' : thrownInUserFile(error, problems === '');
  if (problems === '' && thrown === '') return;
  console.error(harmless([problems, thrown].filter((text) => text !== '').join('\n')));
  process.exit(1);
}

/** What a terminal and a pipeline show as it is, whatever the code has for names. */
function harmless(text) {
  const { visibleLines, withoutCommands } = require('./text/index.ts');
  return withoutCommands(visibleLines(text));
}

function uncaught(error) {
  try {
    return require('./app/places/thrown.ts').uncaughtText(error);
  } catch {
    return undefined;
  }
}

/** The error in one line with its place, where it comes from the user's files. */
function thrownInUserFile(error, isAlone) {
  try {
    const { placeOfThrown, thrownText } = require('./app/places/thrown.ts');
    return isAlone && placeOfThrown(error) === undefined ? '' : thrownText(error);
  } catch {
    return isAlone ? '' : `${error.name}: ${error.message}`;
  }
}

function explanation(main) {
  try {
    return require('./app/types/index.ts').explainNow(main);
  } catch {
    // What explains is itself what cannot be compiled.
    return '';
  }
}
