"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.holderOf = holderOf;
const node_child_process_1 = require("node:child_process");
const node_fs_1 = require("node:fs");
const node_path_1 = require("node:path");
/** What listens on these ports where somebody develops. */
const USUAL = new Map([
    [5671, 'RabbitMQ, ActiveMQ or another broker of AMQP'],
    [5672, "RabbitMQ, ActiveMQ, Microsoft's Service Bus emulator or another `training-job-scheduler local`"],
    [5300, "Microsoft's Service Bus emulator or another `training-job-scheduler local`"],
]);
/**
 * Who may have a port, as the end of a sentence: the process that listens on it where the system tells, else what usually
 * does; `undefined` where nothing is known.
 */
function holderOf(port) {
    return processOn(port) ?? USUAL.get(port);
}
function processOn(port) {
    try {
        if (process.platform === 'linux')
            return linuxProcessOn(port);
        return process.platform === 'win32' ? windowsProcessOn(port) : unixProcessOn(port);
    }
    catch {
        // The tool is not there, or tells nothing to this user.
        return undefined;
    }
}
/** The state of a socket that listens, in /proc/net/tcp. */
const LISTENS = '0A';
/** By what the kernel shows: sockets with their ports, and the processes that have them. */
function linuxProcessOn(port) {
    const hexadecimal = port.toString(16).toUpperCase().padStart(4, '0');
    const sockets = new Set(['tcp', 'tcp6'].flatMap((table) => (0, node_fs_1.readFileSync)((0, node_path_1.join)('/proc/net', table), 'utf8')
        .split('\n')
        .slice(1)
        .map((row) => row.trim().split(/\s+/))
        .filter(([, local = '', , state]) => local.endsWith(`:${hexadecimal}`) && state === LISTENS)
        .map((columns) => `socket:[${columns[9]}]`)));
    if (sockets.size === 0)
        return undefined;
    for (const id of (0, node_fs_1.readdirSync)('/proc').filter((name) => /^\d+$/.test(name))) {
        if (filesOf(id).some((target) => sockets.has(target)))
            return `process ${id} (${(0, node_fs_1.readFileSync)((0, node_path_1.join)('/proc', id, 'comm'), 'utf8').trim()})`;
    }
    return undefined;
}
function filesOf(id) {
    const folder = (0, node_path_1.join)('/proc', id, 'fd');
    try {
        return (0, node_fs_1.readdirSync)(folder).flatMap((name) => {
            try {
                return [(0, node_fs_1.readlinkSync)((0, node_path_1.join)(folder, name))];
            }
            catch {
                return [];
            }
        });
    }
    catch {
        // It belongs to somebody else.
        return [];
    }
}
function unixProcessOn(port) {
    const told = run('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc']);
    const [, id] = /^p(\d+)$/m.exec(told) ?? [];
    const [, name] = /^c(.+)$/m.exec(told) ?? [];
    return id === undefined ? undefined : `process ${id} (${name ?? 'unknown'})`;
}
function windowsProcessOn(port) {
    const row = run('netstat', ['-ano', '-p', 'TCP'])
        .split(/\r?\n/)
        .map((line) => line.trim().split(/\s+/))
        .find(([, local = '', , state]) => local.endsWith(`:${port}`) && state === 'LISTENING');
    return row?.[4] === undefined ? undefined : `process ${row[4]}`;
}
function run(command, options) {
    return (0, node_child_process_1.execFileSync)(command, options, { encoding: 'utf8', timeout: 5000, stdio: ['ignore', 'pipe', 'ignore'] });
}
//# sourceMappingURL=taken-port.js.map