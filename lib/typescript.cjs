/**
 * Lets plain Node run this project's TypeScript: `node --require ./lib/typescript.cjs main.ts`.
 *
 * It only takes the types away (`npm run typecheck` checks them), in this process and with the compiler that jest
 * uses here too. General loaders start a helper process or an ES module hook first, which cost more than the whole
 * synthesis of the shipped catalogue (`npm run bench:synth` measures what this one costs).
 */
const { readFileSync } = require('node:fs');
const { transformSync } = require('@swc/core');

require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    swcrc: false,
    configFile: false,
    // Without `--enable-source-maps` nobody reads the map.
    sourceMaps: process.sourceMapsEnabled ? 'inline' : false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  module._compile(code, filename);
};
