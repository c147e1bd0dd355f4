/** Prints jest's counts as one plain line, which is what CI reads. A file that cannot be loaded counts as a failure. */
module.exports = class PlainCountReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests > 0 ? `, ${results.numPendingTests} skipped` : '';
    console.log(`\n${results.numPassedTests} passed, ${failed} failed${skipped}`);
  }
};
