import type { LocalServiceBus } from '../../broker';
import type { Deployment, LocalSystem } from '../../local';
import { USUAL_PORT } from '../../operations/bus/bus-address';
import { colors } from '../../terminal';
import { type Line, line } from '../../text';
import type { LocalOptions } from './local-options';

/** So many names are told, and so many of what is left out; `--details` tells all. */
const MOST_NAMED = 3;

/** What is said of Service Bus when it runs, for people: in a few lines, or with `--details` everything. */
export function startedLines(bus: LocalServiceBus, { host, details }: LocalOptions): Line[] {
  const { queues, topics } = bus.entities();
  const all = [
    ...queues.map(({ name }) => `  queue ${name}`),
    ...topics.flatMap(({ name, subscriptions }) => [
      `  topic ${name}`,
      ...subscriptions.map((one) => `    subscription ${one.name}, ${counted(one.rules, 'rule')}`),
    ]),
  ];
  return [
    `Service Bus on this machine: ${[bus.tier, counted(queues.length, 'queue'), topicsText(topics)].join(', ')}`,
    ...(details === true ? all : []),
    'connection string, for all clients and for administration; any key is taken:',
    `  ${bus.connectionString}`,
    ...(details === true ? certificateLines(bus) : []),
    bus.data === undefined
      ? 'messages are kept in memory, and are gone when it stops; --data <folder> keeps them'
      : `everything is kept in ${bus.data}, and is there when it starts again`,
    ...(bus.isLoopback
      ? []
      : [`others reach it at ${host}: whoever gets there may send, receive and delete, with any key`]),
  ];
}

function topicsText(topics: ReturnType<LocalServiceBus['entities']>['topics']): string {
  const [only, ...more] = topics;
  if (only === undefined || more.length > 0) return counted(topics.length, 'topic');
  return `topic ${only.name} with ${counted(only.subscriptions.length, 'subscription')}`;
}

/** What is said of the system around it when it runs, for people. */
export function systemLines(
  system: LocalSystem,
  { workspaces, programs, workflows }: Deployment,
  { details }: LocalOptions,
): Line[] {
  const starters = [
    ...(programs.length > 0 ? [counted(programs.length, 'program')] : []),
    ...(workflows.length > 0 ? [counted(workflows.length, 'Logic App')] : []),
  ];
  return [
    ...(starters.length > 0 ? [`jobs are started by ${starters.join(' and ')}, as deployed`] : []),
    ...workspaces.map(({ name, clusters }) => {
      const sizes = clusters.map(({ name: cluster, maxNodes }) => `${cluster} ${maxNodes}`).join(', ');
      const nodes = details === true && sizes !== '' ? `, nodes at a time: ${sizes}` : '';
      return `Azure ML: workspace ${name}${nodes}; jobs are processes of this machine`;
    }),
    ...leftOutLines(system.leftOut, details === true),
    ...(details === true && workspaces.length > 0 ? [`jobs, their logs and outputs: ${system.jobsFolder}`] : []),
    line`page, to watch it and to send messages: ${colors.bold(`${system.url}/`)}`,
  ];
}

function leftOutLines(leftOut: readonly string[], isAll: boolean): string[] {
  const told = isAll ? leftOut : leftOut.slice(0, MOST_NAMED);
  const more = leftOut.length - told.length;
  return [
    ...told.map((one) => `not here: ${one}`),
    ...(more > 0 ? [`not here: ${more} more; --details tells all`] : []),
  ];
}

/** What somebody does next, who has nothing but this terminal. */
export function nextLines(bus: LocalServiceBus, { workspaces }: Deployment, { details }: LocalOptions): string[] {
  const [port] = bus.ports;
  const place = port === USUAL_PORT ? '' : `local:${port}`;
  const at = place === '' ? '' : ` --at ${place}`;
  const to = place === '' ? '' : ` --to ${place}`;
  return [
    '',
    'next, in another terminal:',
    `  npx training-job-scheduler send <file>${to}      a message, checked by its contract`,
    ...(workspaces.length > 0 ? [`  npx training-job-scheduler jobs list${at}        what was started`] : []),
    `  npx training-job-scheduler dead-letters list${at}  what went wrong, and why`,
    ...(details === true ? [] : ['--details says what there is, and how TLS is trusted']),
    'Ctrl-C stops it',
  ];
}

function certificateLines(bus: LocalServiceBus): string[] {
  const { file } = bus.certificate;
  if (file === undefined) return ['TLS has a certificate for this run only: no file could be written for one to trust'];
  return [
    'TLS, which administration clients of JavaScript and Go ask for, on the same port; its certificate is trusted with',
    `  NODE_EXTRA_CA_CERTS=${file}   JavaScript`,
    `  SSL_CERT_FILE=${file}   Go, and what uses OpenSSL`,
    `  REQUESTS_CA_BUNDLE=${file}   Python`,
    `  keytool -importcert -noprompt -cacerts -storepass changeit -alias service-bus -file ${file}   Java`,
  ];
}

/** The same for machines. */
export function startedJson(bus: LocalServiceBus, system: LocalSystem | undefined, leftOut: readonly string[]): object {
  const { certificate, connectionString, host, ports, tier, namespace } = bus;
  const port = ports[0];
  return {
    connectionString,
    host,
    port,
    ports,
    namespace,
    tier,
    certificate: certificate.file,
    data: bus.data,
    ...bus.entities(),
    leftOut,
    ...(system !== undefined && { page: system.url, jobs: system.jobsFolder }),
  };
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
