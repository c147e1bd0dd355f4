import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** What listens on these ports where somebody develops. */
const USUAL: ReadonlyMap<number, string> = new Map([
  [5671, 'RabbitMQ, ActiveMQ or another broker of AMQP'],
  [5672, "RabbitMQ, ActiveMQ, Microsoft's Service Bus emulator or another `training-job-scheduler local`"],
  [5300, "Microsoft's Service Bus emulator or another `training-job-scheduler local`"],
]);

/**
 * Who may have a port, as the end of a sentence: the process that listens on it where the system tells, else what usually
 * does; `undefined` where nothing is known.
 */
export function holderOf(port: number): string | undefined {
  return processOn(port) ?? USUAL.get(port);
}

function processOn(port: number): string | undefined {
  try {
    if (process.platform === 'linux') return linuxProcessOn(port);
    return process.platform === 'win32' ? windowsProcessOn(port) : unixProcessOn(port);
  } catch {
    // The tool is not there, or tells nothing to this user.
    return undefined;
  }
}

/** The state of a socket that listens, in /proc/net/tcp. */
const LISTENS = '0A';

/** By what the kernel shows: sockets with their ports, and the processes that have them. */
function linuxProcessOn(port: number): string | undefined {
  const hexadecimal = port.toString(16).toUpperCase().padStart(4, '0');
  const sockets = new Set(
    ['tcp', 'tcp6'].flatMap((table) =>
      readFileSync(join('/proc/net', table), 'utf8')
        .split('\n')
        .slice(1)
        .map((row) => row.trim().split(/\s+/))
        .filter(([, local = '', , state]) => local.endsWith(`:${hexadecimal}`) && state === LISTENS)
        .map((columns) => `socket:[${columns[9]}]`),
    ),
  );
  if (sockets.size === 0) return undefined;
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    if (filesOf(id).some((target) => sockets.has(target)))
      return `process ${id} (${readFileSync(join('/proc', id, 'comm'), 'utf8').trim()})`;
  }
  return undefined;
}

function filesOf(id: string): string[] {
  const folder = join('/proc', id, 'fd');
  try {
    return readdirSync(folder).flatMap((name) => {
      try {
        return [readlinkSync(join(folder, name))];
      } catch {
        return [];
      }
    });
  } catch {
    // It belongs to somebody else.
    return [];
  }
}

function unixProcessOn(port: number): string | undefined {
  const told = run('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc']);
  const [, id] = /^p(\d+)$/m.exec(told) ?? [];
  const [, name] = /^c(.+)$/m.exec(told) ?? [];
  return id === undefined ? undefined : `process ${id} (${name ?? 'unknown'})`;
}

function windowsProcessOn(port: number): string | undefined {
  const row = run('netstat', ['-ano', '-p', 'TCP'])
    .split(/\r?\n/)
    .map((line) => line.trim().split(/\s+/))
    .find(([, local = '', , state]) => local.endsWith(`:${port}`) && state === 'LISTENING');
  return row?.[4] === undefined ? undefined : `process ${row[4]}`;
}

function run(command: string, options: readonly string[]): string {
  return execFileSync(command, options, { encoding: 'utf8', timeout: 5000, stdio: ['ignore', 'pipe', 'ignore'] });
}
