import { execFileSync } from 'node:child_process';
import { Command, InvalidArgumentError } from 'commander';
import { type Choice, describeMessage, type Found, messageAgain, resend } from '../resend';
import { isPlain } from '../rules';
import { print, printJson } from '../terminal';
import { ExitStatus, UsageError } from './exit-status';

interface Options extends Choice {
  readonly namespace?: string;
  readonly emulator?: string;
  readonly from: string;
  readonly most: number;
  readonly send?: boolean;
  readonly json?: boolean;
}

/** `scheduler resend`: tries again what was set aside, or is a dead letter. */
export function resendCommand(): Command {
  return new Command('resend')
    .description('tries again what was set aside, or is a dead letter, once its reason is mended')
    .option('--namespace <host>', 'the namespace: <name>.servicebus.windows.net, opened as whoever `az login` says')
    .option('--emulator <host:port>', "Microsoft's emulator on this machine, in the place of a namespace")
    .option('--from <queue>', 'where they are: training-rejected, or training-dead-letters', 'training-rejected')
    .option('--reason <reason>', 'only what was set aside for this reason, such as misconfigured')
    .option('--subscription <name>', 'only what came to this subscription')
    .option('--message-id <id>', 'only this message')
    .option('--to <queue>', 'where they go, where they do not name it themselves')
    .option('--most <number>', 'how many messages are looked at', wholeNumber, 1000)
    .option('--send', 'sends them; without it, says what would be sent')
    .option('--json', 'for machines: one line a message')
    .action(run);
}

async function run(options: Options): Promise<void> {
  const { from, send: sends = false, most } = options;
  const client = await connect(options);
  let found: readonly Found[];
  try {
    found = await resend(client, from, options, { sends, most });
  } catch (error) {
    throw new UsageError(`${from} cannot be read, or something in it not be sent: ${(error as Error).message}`);
  } finally {
    await client.close();
  }
  const moving = found.filter(({ stays }) => stays === undefined).length;
  const hint = sends || moving === 0 ? '' : '; --send sends them';
  const count = `${found.length} in ${from}, ${moving} ${sends ? 'sent again' : 'would be sent again'}${hint}`;
  if (options.json === true) for (const one of found) printJson(jsonOf(one, sends));
  else print([...found.map(describeMessage), count]);
  if (moving < found.length) process.exitCode = ExitStatus.Findings;
}

function jsonOf(found: Found, sends: boolean): object {
  const { message, to, stays } = found;
  const { messageId, correlationId, subject, applicationProperties } = messageAgain(message);
  const all = message.applicationProperties ?? {};
  const why = { reason: all.rejectedReason ?? message.deadLetterReason, details: all.rejectedDetails };
  return {
    messageId,
    correlationId,
    subject,
    ...why,
    to,
    sent: sends && stays === undefined,
    stays,
    applicationProperties,
  };
}

/** The client of Service Bus; loaded here, since no other command needs it. */
async function connect({ namespace, emulator }: Options) {
  if ((namespace === undefined) === (emulator === undefined)) {
    throw new UsageError('say which namespace: --namespace <name>.servicebus.windows.net, or --emulator <host:port>');
  }
  if (namespace !== undefined && !HOST.test(namespace)) {
    throw new UsageError(`--namespace: got ${namespace}; write its host, such as <name>.servicebus.windows.net`);
  }
  if (emulator !== undefined && !isHostAndPort(emulator)) {
    throw new UsageError(`--emulator: got ${emulator}; write a host, or a host and a port, such as localhost:5672`);
  }
  const { ServiceBusClient } = await import('@azure/service-bus');
  const retryOptions = { maxRetries: 1, timeoutInMs: 15_000 };
  if (emulator !== undefined) {
    const key = 'SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE';
    return new ServiceBusClient(`Endpoint=sb://${emulator};${key};UseDevelopmentEmulator=true;`, { retryOptions });
  }
  // Once at first: who cannot log in learns it before anything is asked of the namespace.
  let known = token();
  const getToken = async () => {
    if (known.expiresOnTimestamp < Date.now() + 60_000) known = token();
    return known;
  };
  return new ServiceBusClient(namespace as string, { getToken }, { retryOptions });
}

/** The name of a host with a domain: what one opens is a host of some cloud of Azure. */
const HOST = /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;
const HIGHEST_PORT = 65_535;

function isHostAndPort(text: string): boolean {
  const [, port] = /^[A-Za-z0-9.-]+(?::(\d{1,5}))?$/.exec(text) ?? [text, 'none'];
  return port === undefined || (Number(port) > 0 && Number(port) <= HIGHEST_PORT);
}

/** A token of whoever is logged in with the Azure CLI. */
function token(): { readonly token: string; readonly expiresOnTimestamp: number } {
  const options = ['account', 'get-access-token', '--resource', 'https://servicebus.azure.net', '--output', 'json'];
  let answer: string;
  try {
    answer = execFileSync('az', options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { code, stderr = '' } = error as NodeJS.ErrnoException & { readonly stderr?: string };
    if (code === 'ENOENT') throw new UsageError('az is not installed: it says who you are');
    throw new UsageError(`az gives no token, log in with az login: ${stderr.trim().split('\n')[0]}`);
  }
  const { accessToken, expires_on: expires } = answered(answer);
  if (typeof accessToken !== 'string' || typeof expires !== 'number') {
    throw new UsageError('az gives no token that can be read: it may be too old; update it with az upgrade');
  }
  return { token: accessToken, expiresOnTimestamp: expires * 1000 };
}

function answered(text: string): Readonly<Record<string, unknown>> {
  try {
    const answer: unknown = JSON.parse(text);
    return isPlain(answer) ? answer : {};
  } catch {
    return {};
  }
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('a whole number from 1');
  return Number(text);
}
