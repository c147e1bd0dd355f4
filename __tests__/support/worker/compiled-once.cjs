const { Script } = require('node:vm');

/**
 * Compiles a module once for all files of tests that a process runs, where jest compiles it again for each of them: that
 * is half of what it takes to load modules. Each file still gets functions of its own, in its own globals.
 *
 * @param compileFunction `compileFunction` of `node:vm`, with which jest compiles modules
 */
module.exports = function compiledOnce(compileFunction) {
  /** By name; the code beside it, since a file can change while jest watches. */
  const kept = new Map();

  return (code, parameters, options) => {
    const { filename, parsingContext } = options ?? {};
    // A file of tests is loaded once anyway.
    if (parsingContext === undefined || filename === undefined || /\.test\.ts$/.test(filename)) {
      return compileFunction(code, parameters, options);
    }
    const head = `(function (${parameters.join()}) {`;
    const key = `${filename} ${head}`;
    let known = kept.get(key);
    if (known?.code !== code) {
      // In front of the first line, so that a place in it stays what it was.
      known = { code, script: new Script(`${head}${code}\n})`, { filename, columnOffset: -head.length }) };
      kept.set(key, known);
    }
    return known.script.runInContext(parsingContext);
  };
};
