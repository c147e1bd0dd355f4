"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.unknown = unknown;
exports.inAll = inAll;
const traversal_1 = require("./traversal");
/** What leads to anything, for what it is made of. */
function unknown(traversals) {
    const text = traversals.map(traversal_1.traversalText).join(', ');
    const isLocal = traversals.some(({ root }) => root.startsWith('local.'));
    const why = isLocal
        ? `it is ${text}, and a plan does not have local values`
        : `it is made of ${text || 'nothing that is named'}`;
    return { kind: 'any', why };
}
/** What the traces of an output come to, one for each instance of its module. */
function inAll(traces) {
    return {
        isAny: traces.length === 0 || traces.some(({ kind }) => kind === 'any'),
        instances: traces.flatMap((trace) => trace.kind === 'some' ? trace.instances : trace.kind === 'one' ? trace.instance : []),
        decided: traces.flatMap((trace) => (trace.kind === 'one' ? trace.instance : [])),
    };
}
//# sourceMappingURL=plan-trace.js.map