const { relative, sep } = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;
const SECONDS = require('./slow-files.json');

/** Milliseconds, where nobody has measured a file: large ones take longer, and none as long as those that were measured. */
const FOR_EACH_BYTE = 0.25;

/**
 * Begins with the files that take longest, so that at the end no worker has one of them alone. Jest does so by what files
 * took the last time; in a fresh clone there is no last time, and the size of a file says little.
 */
module.exports = class LongestFirst extends Sequencer {
  /** What a file takes, in milliseconds. */
  time(test) {
    const { rootDir } = test.context.config;
    const name = relative(rootDir, test.path).split(sep).join('/');
    const measured = SECONDS[name];
    return (
      super.time(test) ??
      (measured === undefined ? test.context.hasteFS.getSize(test.path) * FOR_EACH_BYTE : measured * 1000)
    );
  }
};
