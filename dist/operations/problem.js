"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.OperationProblem = void 0;
/** Why something cannot be done with messages or jobs: one line, or several of which each says what to do. */
class OperationProblem extends Error {
    name = 'OperationProblem';
    lines;
    constructor(lines) {
        const all = typeof lines === 'string' ? [lines] : lines;
        super(all.join('\n'));
        this.lines = all;
    }
}
exports.OperationProblem = OperationProblem;
//# sourceMappingURL=problem.js.map