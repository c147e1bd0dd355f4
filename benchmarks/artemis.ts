import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The release that is measured against. */
export const VERSION = '2.40.0';
const PLACE = join(tmpdir(), `apache-artemis-bench-${VERSION}`);
const HOME = join(PLACE, `apache-artemis-${VERSION}`);
/** What `artemis create` gives the broker, without what its console needs. */
const MEMORY = ['-XX:AutoBoxCacheMax=20000', '-XX:+UseG1GC', '-XX:+UseStringDeduplication', '-Xms512M', '-Xmx2G'];
const STARTED = 'AMQ221007';

/** A topic of another broker: each subscription has a selector. */
export interface SelectorTopic {
  readonly name: string;
  readonly selectors: readonly string[];
}

/**
 * Gets Apache ActiveMQ Artemis from Maven's registry, once.
 *
 * @returns why it cannot be had here; `undefined` where it is there
 */
export function missing(): string | undefined {
  if (spawnSync('java', ['-version']).status !== 0) return 'there is no Java here';
  if (existsSync(join(HOME, 'lib'))) return undefined;
  mkdirSync(PLACE, { recursive: true });
  const { status, stdout } = spawnSync(
    'mvn',
    [
      ...['--batch-mode', '--quiet', 'dependency:unpack'],
      `-Dartifact=org.apache.activemq:apache-artemis:${VERSION}:zip:bin`,
      `-DoutputDirectory=${PLACE}`,
    ],
    // It leaves marks of what it has unpacked where it runs.
    { encoding: 'utf8', cwd: PLACE },
  );
  if (status === 0) return undefined;
  const said = stdout?.split('\n').find((line) => line.startsWith('[ERROR]'));
  return `Maven did not get Artemis ${VERSION}: ${said ?? 'there is no mvn here'}`;
}

/**
 * Starts it with topics on a port of this machine, in memory; it is there when the promise resolves, and ends
 * with this process.
 */
export async function startArtemis(
  folder: string,
  port: number,
  topics: readonly SelectorTopic[],
): Promise<ChildProcess> {
  const instance = join(folder, 'artemis');
  mkdirSync(instance, { recursive: true });
  const boot = ['-cp', join(HOME, 'lib/artemis-boot.jar'), `-Dartemis.home=${HOME}`];
  const main = 'org.apache.activemq.artemis.boot.Artemis';
  const create = ['create', '--silent', '--user', 'any', '--password', 'any', '--allow-anonymous', '--no-web'];
  execFileSync('java', [...boot, main, ...create, '--no-autotune', '--nio', instance], { stdio: 'pipe' });
  writeFileSync(join(instance, 'etc/broker.xml'), configurationOf(port, topics));
  const broker = spawn(
    'java',
    [
      ...MEMORY,
      ...boot,
      `-Dartemis.instance=${instance}`,
      `-Dartemis.instance.etc=${join(instance, 'etc')}`,
      `-Dlog4j2.configurationFile=${join(instance, 'etc/log4j2.properties')}`,
      ...['-Dlog4j2.disableJmx=true', '--add-opens', 'java.base/jdk.internal.misc=ALL-UNNAMED', main, 'run'],
    ],
    { cwd: instance, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  process.once('exit', () => broker.kill('SIGKILL'));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (text: Buffer) => {
      said += text;
      if (said.includes(STARTED)) resolve();
    };
    broker.stdout.on('data', hear);
    broker.stderr.on('data', hear);
    broker.once('error', reject);
    broker.once('exit', () => reject(new Error(`Artemis ended:\n${said}`)));
  });
  return broker;
}

/** Without security, and without a disk: what is compared is routing. */
function configurationOf(port: number, topics: readonly SelectorTopic[]): string {
  const addresses = topics.map(({ name, selectors }) => {
    const queues = selectors.map(
      (selector, n) => `<queue name="${name}-s${n}"><filter string="${escaped(selector)}"/></queue>`,
    );
    return `<address name="${name}"><multicast>${queues.join('')}</multicast></address>`;
  });
  return `<?xml version="1.0"?>
<configuration xmlns="urn:activemq">
  <core xmlns="urn:activemq:core">
    <name>bench</name>
    <persistence-enabled>false</persistence-enabled>
    <security-enabled>false</security-enabled>
    <acceptors>
      <acceptor name="amqp">tcp://127.0.0.1:${port}?protocols=AMQP;useEpoll=true;amqpCredits=1000;amqpLowCredits=300</acceptor>
    </acceptors>
    <addresses>
      ${addresses.join('\n      ')}
    </addresses>
  </core>
</configuration>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
