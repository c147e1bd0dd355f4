"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.unresolvedLines = unresolvedLines;
exports.reportAssumptions = reportAssumptions;
exports.reportUnresolved = reportUnresolved;
const routing_1 = require("../routing");
const terminal_1 = require("../terminal");
const exit_status_1 = require("./exit-status");
/** So many reasons are told to people; `--json` has every part that is not known. */
const MOST_NAMED = 12;
/** Why parts of a topology are not known, one line each. */
function unresolvedLines({ path, unresolved }) {
    const reasons = (0, routing_1.reasonsOf)(unresolved);
    const lines = reasons.slice(0, MOST_NAMED).map(({ text }) => `scheduler: not known: ${path}: ${text}`);
    const more = reasons.slice(MOST_NAMED).reduce((count, { parts }) => count + parts.length, 0);
    return more > 0 ? [...lines, `scheduler: not known: ${path}: and ${more} more`] : lines;
}
/** Says on standard error what was taken for granted about documents. */
function reportAssumptions(topologies) {
    for (const { path, assumptions } of topologies)
        (0, terminal_1.printError)(assumptions.map((one) => `scheduler: assumed: ${path}: ${one}`));
}
/** Says on standard error what is not known, and makes the command end with status 1: what depends on it cannot be told. */
function reportUnresolved(topology) {
    if (topology.unresolved.length === 0)
        return;
    (0, terminal_1.printError)(unresolvedLines(topology));
    process.exitCode ??= exit_status_1.ExitStatus.Findings;
}
//# sourceMappingURL=unresolved.js.map