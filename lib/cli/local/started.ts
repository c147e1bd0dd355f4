import type { LocalServiceBus } from '../../broker';
import type { LocalSystem } from '../../local';
import type { LocalOptions } from './local-options';

/** What is said when it runs, for people. */
export function startedLines(bus: LocalServiceBus, { host }: LocalOptions): string[] {
  const { queues, topics } = bus.entities();
  return [
    `Service Bus on this machine: ${bus.tier}, ${counted(queues.length, 'queue')}, ${counted(topics.length, 'topic')}`,
    ...queues.map(({ name }) => `  queue ${name}`),
    ...topics.flatMap(({ name, subscriptions }) => [
      `  topic ${name}`,
      ...subscriptions.map((one) => `    subscription ${one.name}, ${counted(one.rules, 'rule')}`),
    ]),
    '',
    'connection string, for all clients and for administration; any key is taken:',
    `  ${bus.connectionString}`,
    ...certificateLines(bus),
    '',
    bus.data === undefined
      ? 'messages are kept in memory, and are gone when it stops; --data <folder> keeps them'
      : `everything is kept in ${bus.data}, and is there when it starts again`,
    ...(bus.isLoopback
      ? []
      : [`others reach it at ${host}: whoever gets there may send, receive and delete, with any key`]),
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
