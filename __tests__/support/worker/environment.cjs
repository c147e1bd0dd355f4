const asyncHooks = require('node:async_hooks');
const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');
const compiledOnce = require('./compiled-once.cjs');
const OneContext = require('./one-context.cjs');

// Here, since jest loads the environment before the first module, and outside of what it gives to tests.
vm.compileFunction = compiledOnce(vm.compileFunction);

const { AsyncLocalStorage } = asyncHooks;

/** What takes long to start, by name: see kept.ts. */
const kept = new Map();

/** Runs files of tests as jest does; what they need alike is there once for all files that a process runs. */
module.exports = class Environment extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.keptForAllFiles = kept;
    const before = OneContext.made;
    this.global.contextsOfThisFile = () => OneContext.made - before;
    asyncHooks.AsyncLocalStorage = OneContext;
  }

  handleTestEvent({ name }) {
    // The first event: what runs tests is loaded, and nothing of theirs.
    if (name === 'setup') asyncHooks.AsyncLocalStorage = AsyncLocalStorage;
  }
};
