/**
 * Lets plain Node run this project's TypeScript: `node --require ./lib/typescript.cjs main.ts`.
 *
 * It only takes the types away (`npm run typecheck` checks them), and keeps the result beside the packages under
 * node_modules/.cache, by content, so that the compiler is loaded only for what has changed. General loaders start a
 * helper process or an ES module hook first, which costs more than the whole synthesis of the shipped catalogue;
 * `npm run bench:synth` measures what this one costs.
 */
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

require('./lazy-archiver.cjs');

const CACHE = join(__dirname, '..', 'node_modules', '.cache', 'training-job-scheduler');
/** Changes whenever the same source would be compiled to something else. */
const VERSION = `${require('@swc/core/package.json').version} lazy`;

require.extensions['.ts'] = (module, filename) => {
  const source = readFileSync(filename, 'utf8');
  // Where somebody debugs, the map has to name this very file: compiled anew.
  module._compile(process.sourceMapsEnabled ? compile(source, filename, 'inline') : cached(source), filename);
};

function cached(source) {
  const key = createHash('sha256').update(VERSION).update(source).digest('hex');
  const file = join(CACHE, `${key}.js`);
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const code = compile(source, 'module.ts', false);
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

function compile(source, filename, sourceMaps) {
  const { transformSync } = require('@swc/core');
  return transformSync(source, {
    filename,
    swcrc: false,
    configFile: false,
    sourceMaps,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    // Packages are loaded when they are first used: bindings of resources that a stack does not have, never.
    module: { type: 'commonjs', lazy: true },
  }).code;
}
