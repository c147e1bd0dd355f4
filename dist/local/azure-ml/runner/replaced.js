"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.commandOf = commandOf;
exports.replacedBy = replacedBy;
/** The command of the local profile that stands in for that of a task; `undefined` where there is none. */
function commandOf({ called }, { commands }) {
    const name = nameOf(called, commands);
    return name === undefined ? undefined : commands?.[name];
}
function nameOf(called, commands) {
    return called.find((one) => commands !== undefined && Object.hasOwn(commands, one));
}
/**
 * What stands in on this machine for what a task has in Azure, a sentence each.
 *
 * @param vmSize the machines of its cluster
 */
function replacedBy(task, { commands }, vmSize) {
    const name = nameOf(task.called, commands);
    const { environmentId, spread, nodes, instanceType } = task;
    const machine = vmSize ?? instanceType;
    const sentences = [];
    if (environmentId !== undefined && environmentId !== '') {
        sentences.push(name === undefined
            ? `the environment ${shortOf(environmentId)} is replaced by what is installed on this machine`
            : `the command and its environment ${shortOf(environmentId)} are replaced by the command "${name}" of the local profile`);
    }
    else if (name !== undefined) {
        sentences.push(`the command is replaced by the command "${name}" of the local profile`);
    }
    if (machine !== undefined)
        sentences.push(`${nodes === 1 ? 'a machine' : `${nodes} machines`} ${machine}: replaced by this one`);
    if (spread !== undefined && spread.type !== 'TensorFlow') {
        const count = nodes * spread.processesPerNode;
        sentences.push(`${spread.type} on ${nodes} machines: replaced by ${count} ${count === 1 ? 'process' : 'processes'} here`);
    }
    else if (spread !== undefined) {
        sentences.push('TensorFlow on several machines: replaced by processes here');
    }
    else if (nodes > 1) {
        sentences.push(`${nodes} machines without a distribution: replaced by one process here`);
    }
    return sentences;
}
/** A reference as people read it: a name, and a version. */
function shortOf(id) {
    const [, name, version] = /\/environments\/([^/]+)\/versions\/([^/]+)$/.exec(id) ?? [];
    return name === undefined ? id : `${name}:${version}`;
}
//# sourceMappingURL=replaced.js.map