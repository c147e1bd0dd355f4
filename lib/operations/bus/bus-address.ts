import { OperationProblem } from '../operation-problem';

/** The port of AMQP, which `training-job-scheduler local` and Microsoft's emulator have where nothing else is said. */
export const USUAL_PORT = 5672;

/** Which Service Bus, as it is written behind `--at` and `--to`. */
export type Address = {
  /** As it was written. */
  readonly text: string;
  /** What stands behind the namespace: a queue, a topic, or a topic and a subscription. */
  readonly entity: string | undefined;
} & (
  | { readonly kind: 'local'; readonly host: 'localhost'; readonly port: number }
  /** Another one that takes the key of an emulator. */
  | { readonly kind: 'emulator'; readonly host: string; readonly port: number }
  /** `host`: that of the namespace, such as `training.servicebus.windows.net`. */
  | { readonly kind: 'azure'; readonly host: string }
);

export const ADDRESS_FORMS =
  'local, local:<port>, azure:<namespace> or emulator:<host>:<port>, each with /<topic or queue> behind it where one is meant';

/** The domain of Azure's own cloud; other clouds are named with theirs. */
const PUBLIC_DOMAIN = 'servicebus.windows.net';
const NAMESPACE = /^[A-Za-z][A-Za-z0-9-]{4,48}[A-Za-z0-9]$/;
const HOST = /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;
const MACHINE = /^[A-Za-z0-9.-]+$/;
const HIGHEST_PORT = 65_535;

/**
 * Reads an address.
 *
 * @throws OperationProblem in one line for what is none
 */
export function addressOf(text: string): Address {
  const wrong = (why: string) => new OperationProblem(`${text === '' ? 'an empty text' : text} is no address: ${why}`);
  const [, kind = '', rest = ''] = /^([a-z]+)(?::|(?=\/|$))(.*)$/s.exec(text) ?? [];
  const slash = rest.indexOf('/');
  const [place, path] = slash === -1 ? [rest, undefined] : [rest.slice(0, slash), rest.slice(slash + 1)];
  const entity = path === undefined || path === '' ? undefined : path;
  switch (kind) {
    case 'local':
      return { kind, text, entity, host: 'localhost', port: portOf(place, wrong) };
    case 'emulator': {
      const [host = '', port = '', ...more] = place.split(':');
      if (!MACHINE.test(host) || more.length > 0)
        throw wrong('write emulator:<host>:<port>, such as emulator:localhost:5672');
      return { kind, text, entity, host, port: portOf(port, wrong) };
    }
    case 'azure': {
      if (HOST.test(place)) return { kind, text, entity, host: place };
      if (NAMESPACE.test(place)) return { kind, text, entity, host: `${place}.${PUBLIC_DOMAIN}` };
      throw wrong(
        `a namespace has 6 to 50 letters, digits and hyphens, first a letter; or write its host, such as <name>.${PUBLIC_DOMAIN} or <name>.servicebus.usgovcloudapi.net`,
      );
    }
    default:
      throw wrong(`write ${ADDRESS_FORMS}`);
  }
}

function portOf(text: string, wrong: (why: string) => Error): number {
  if (text === '') return USUAL_PORT;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port === 0 || port > HIGHEST_PORT) throw wrong('a port is a whole number, 1 to 65535');
  return port;
}
