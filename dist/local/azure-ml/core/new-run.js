"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.newRun = newRun;
exports.partProperties = partProperties;
function newRun({ parent, part, ...rest }) {
    return {
        ...rest,
        parent,
        part,
        state: 'NotStarted',
        started: undefined,
        ended: undefined,
        error: undefined,
        metrics: new Map(),
        findings: {},
        reported: [],
        children: [],
        due: undefined,
        ending: undefined,
    };
}
/** What a part has of the job that it is a part of. */
function partProperties(of, name, own) {
    const { experimentName, identity } = of;
    return {
        jobType: 'Command',
        ...(experimentName !== undefined && { experimentName }),
        ...(identity !== undefined && { identity }),
        displayName: name,
        ...own,
    };
}
//# sourceMappingURL=new-run.js.map