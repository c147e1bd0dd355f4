"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.GITHUB_LIMITS = void 0;
exports.limited = limited;
exports.unlimited = unlimited;
exports.fittingUpload = fittingUpload;
const node_zlib_1 = require("node:zlib");
const rules_1 = require("../../rules");
/**
 * What GitHub takes of SARIF, and refuses a whole file for.
 *
 * The other limits (25,000 rules a run, 100 extensions of a tool, 1,000 places of a result, 10,000 places of a flow) are
 * out of reach: there are fewer than a hundred rules, and a result has one place.
 *
 * @see https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning#validating-your-sarif-file
 */
exports.GITHUB_LIMITS = {
    runs: 20,
    resultsPerRun: 25_000,
    /** Those of the highest severity are shown. */
    shownResultsPerRun: 5_000,
    tagsPerRule: 20,
    /** Compressed by gzip. */
    bytes: 10_000_000,
};
/**
 * As many of the results as a run may have, the severest first where not all can be there.
 *
 * @param rankOf 0 for the severest
 */
function limited(results, most, rankOf) {
    const { resultsPerRun, shownResultsPerRun } = exports.GITHUB_LIMITS;
    const all = (0, rules_1.counted)(results.length, 'result');
    if (results.length > most) {
        const ranked = [...results].sort((a, b) => rankOf(a) - rankOf(b)).slice(0, most);
        const why = most === resultsPerRun
            ? `${resultsPerRun} results a run`
            : `${exports.GITHUB_LIMITS.bytes / 1_000_000} MB a file, compressed`;
        const notice = `${(0, rules_1.counted)(results.length - most, 'result')} of ${results.length} are left out, those of the least severity: GitHub takes ${why}; --json and --sarif have all of them`;
        return { results: ranked, notice };
    }
    const isShort = results.length > shownResultsPerRun;
    return {
        results,
        notice: isShort ? `${all}, of which GitHub shows the ${shownResultsPerRun} of the highest severity` : undefined,
    };
}
/** All results, of a report that is not for GitHub. */
function unlimited(results) {
    const { resultsPerRun } = exports.GITHUB_LIMITS;
    const notice = `${(0, rules_1.counted)(results.length, 'result')}, and GitHub takes ${resultsPerRun} a run: upload what --sarif-upload writes`;
    return { results, notice: results.length > resultsPerRun ? notice : undefined };
}
/** The report with as many results a run as GitHub takes, and fewer where the file would be too large. */
function fittingUpload(report) {
    let most = exports.GITHUB_LIMITS.resultsPerRun;
    for (;;) {
        const log = report(most);
        const size = compressedSize(log);
        if (size <= exports.GITHUB_LIMITS.bytes || most === 0)
            return log;
        // Results are about of one size; a little less than their share, so that this ends soon.
        const largest = Math.max(...log.runs.map(({ results = [] }) => results.length));
        most = Math.floor((0.95 * Math.min(most, largest) * exports.GITHUB_LIMITS.bytes) / size);
    }
}
/** As it is written, with indentation. */
function compressedSize(log) {
    const text = JSON.stringify(log, undefined, 2);
    // What is small is so compressed, too.
    return text.length <= exports.GITHUB_LIMITS.bytes / 4 ? text.length : (0, node_zlib_1.gzipSync)(text).length;
}
//# sourceMappingURL=sarif-limits.js.map