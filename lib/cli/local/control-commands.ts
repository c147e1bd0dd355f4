import { Argument, Command } from 'commander';
import { askLocal } from '../../operations/bus/local-request';
import { print, printJson } from '../../terminal';
import { UsageError } from '../common/exit-status';
import { portOf } from './local-options';

interface Where {
  readonly host: string;
  readonly port: number;
  readonly json?: boolean;
}

function withWhere(command: Command, usualPort: number): Command {
  return command
    .option('--port <number>', 'the port of the running Service Bus', portOf, usualPort)
    .option('--host <host>', 'its address', 'localhost')
    .option('--json', 'for machines: what came of it, as JSON');
}

/** `training-job-scheduler local fault`: what goes wrong on demand. */
export function faultCommand(usualPort: number): Command {
  const fault = new Command('fault').description('lets something go wrong in the Service Bus that runs');
  const entity = new Argument('<entity>', 'a queue, a topic, or topic/Subscriptions/name');
  const add = (name: string, description: string) => {
    const command = withWhere(new Command(name).description(description), usualPort);
    fault.addCommand(command);
    return command;
  };
  add('drop-connections', 'ends every connection at once, without a word').action((where: Where) =>
    ask(where, 'faults/drop-connections', {}, ({ dropped }) => `${dropped} connections dropped`),
  );
  add('lose-locks', 'ends locks of messages and sessions, as if their time had come')
    .addArgument(entity)
    .option('--session <id>', 'only of this session')
    .option('--lock-token <guid>', 'only of this message')
    .action((of: string, { session, lockToken, ...where }: Where & { session?: string; lockToken?: string }) =>
      ask(where, 'faults/lose-locks', { entity: of, session, lockToken }, ({ lost }) => `${lost} locks lost`),
    );
  add('throttle', 'answers with server-busy for a time')
    .argument('<length>', 'for how long, as ISO 8601: PT30S; PT0S ends it')
    .option('--entity <address>', 'only of this one')
    .action((length: string, { entity: of, ...where }: Where & { entity?: string }) =>
      ask(where, 'faults/throttle', { for: length, entity: of }, () => `throttled for ${length}`),
    );
  add('fill', 'refuses messages as a queue or topic does that is full')
    .addArgument(entity)
    .option('--undo', 'lets it be as full as it is')
    .action((of: string, { undo = false, ...where }: Where & { undo?: boolean }) =>
      ask(
        where,
        'faults/fill',
        { entity: of, full: !undo },
        () => `${of} ${undo ? 'takes messages again' : 'is full'}`,
      ),
    );
  add('delay', 'lets every answer and delivery take longer')
    .argument('<length>', 'by how much, as ISO 8601: PT2S; PT0S ends it')
    .action((length: string, where: Where) =>
      ask(where, 'faults/delay', { by: length }, () => `everything takes ${length} longer`),
    );
  return fault;
}

/** `training-job-scheduler local advance`: lets time pass. */
export function advanceCommand(usualPort: number): Command {
  return withWhere(new Command('advance').description('lets time pass in the Service Bus that runs'), usualPort)
    .argument('<length>', 'how much, as ISO 8601: PT5M')
    .action((length: string, where: Where) =>
      ask(where, 'clock/advance', { by: length }, ({ now }) => `it is ${now} there`),
    );
}

type Answer = Readonly<Record<string, unknown>>;

async function ask(where: Where, path: string, body: object, words: (answer: Answer) => string): Promise<void> {
  const { host, port, json } = where;
  const { status, text } = await post(where, path, body);
  const answer = answerIn(text);
  if (answer === undefined)
    throw new UsageError(`${host}:${port}: what listens there is no training-job-scheduler local`);
  if (status !== 200) throw new UsageError(`${answer.error}`);
  if (json === true) printJson(answer);
  else print(words(answer));
}

function answerIn(text: string): Answer | undefined {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === 'object' && answer !== null ? (answer as Answer) : undefined;
  } catch {
    return undefined;
  }
}

async function post(where: Where, path: string, body: object): Promise<{ status: number | undefined; text: string }> {
  try {
    return await askLocal(where, path, body);
  } catch (error) {
    const place = `${where.host}:${where.port}`;
    throw new UsageError(
      `${place}: ${(error as Error).message}; start it with training-job-scheduler local, or say where it is with --port`,
    );
  }
}
