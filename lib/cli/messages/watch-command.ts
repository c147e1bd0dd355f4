import { Command } from 'commander';
import type { Bus } from '../../operations/bus/bus';
import type { Place } from '../../operations/bus/entity-names';
import { drained, Progress, print, printError, printJson } from '../../terminal';
import { UsageError } from '../common/exit-status';
import { interruption } from '../common/interrupted';
import { AT_OPTION, calledOtherwise, countOf, lengthOf } from '../common/options';

interface Options {
  readonly at: string;
  readonly deadLetters?: boolean;
  readonly every: number;
  readonly fromStart?: boolean;
  readonly count?: number;
  readonly json?: boolean;
}

/** `training-job-scheduler watch`: what arrives, without taking it. */
export function watchCommand(): Command {
  const command = new Command('watch')
    .description('shows what arrives in queues and subscriptions, without taking it, until Ctrl-C')
    .argument('[entity]', 'a queue, topic/subscription, or a topic with all of its subscriptions; without, everything')
    .option(...AT_OPTION)
    .option('--dead-letters', 'what becomes a dead letter there')
    .option('--every <time>', 'how often it looks, as ISO 8601', lengthOf, 500)
    .option('--from-start', 'also what is there already')
    .option('--count <number>', 'ends after so many messages', countOf)
    .option('--json', 'for machines: one line a message')
    .addHelpText(
      'after',
      '\nIt looks again and again: a message that somebody takes between two looks is not seen, and is told of where the numbers of others show it.',
    )
    .action(run);
  return calledOtherwise(command, '--to', 'where it looks is said with --at, such as --at azure:<namespace>');
}

async function run(entity: string | undefined, options: Options): Promise<void> {
  // Loaded here: no other command needs them.
  const { addressOf } = await import('../../operations/bus/bus-address');
  const { at, openBus } = await import('../../operations/bus/bus');
  const { watched, missedText } = await import('../../operations/messages/watch');
  const { seenJson } = await import('../../operations/messages/seen');
  const { seenLine } = await import('../../operations/messages/seen-line');
  const address = addressOf(options.at);
  const signal = interruption();
  const bus = await openBus(address);
  const progress = new Progress();
  let [seen, missed] = [0, 0];
  try {
    const places = await placesOf(bus, entity ?? address.entity, options.deadLetters === true);
    const ready = () =>
      printError(
        `training-job-scheduler: watching ${placesText(places.length)} at ${at(address)}; what is taken between two looks is not seen; Ctrl-C ends it`,
      );
    progress.tell('looking at what is there');
    for await (const sight of watched(bus, places, {
      every: options.every,
      fromStart: options.fromStart === true,
      signal,
      ready,
    })) {
      if (sight.kind === 'message') {
        seen++;
        if (options.json === true) printJson(seenJson(sight.seen));
        else print(seenLine(sight.seen, { withPlace: places.length > 1 }));
      } else {
        if (sight.kind === 'missed') missed += Number(sight.to - sight.from) + 1;
        printError(`training-job-scheduler: ${missedText(sight)}`);
      }
      await drained();
      if (seen === options.count) break;
    }
  } finally {
    progress.end();
    await bus.close();
  }
  printError(`training-job-scheduler: ${seen} seen${missed > 0 ? `, at least ${missed} not seen` : ''}`);
}

function placesText(count: number): string {
  return count === 1 ? 'one queue or subscription' : `${count} queues and subscriptions`;
}

/** Where it looks: what is named, all subscriptions of a topic, or everything. */
async function placesOf(bus: Bus, name: string | undefined, isOfDeadLetters: boolean): Promise<Place[]> {
  const { allEntities, placeNamed } = await import('../../operations/bus/entity-names');
  const { subscriptionsOf } = await import('./topics');
  const subQueue = isOfDeadLetters ? ('deadLetter' as const) : undefined;
  if (name === undefined) {
    const all = allEntities(await bus.entities());
    if (all.length === 0) throw new UsageError('there is no queue and no subscription');
    return all.map((entity) => ({ entity, subQueue }));
  }
  const place = placeNamed(name);
  const subscriptions =
    place.entity.kind === 'queue' && place.subQueue === undefined ? await subscriptionsOf(bus, name) : undefined;
  if (subscriptions !== undefined) return subscriptions.map((entity) => ({ entity, subQueue }));
  return [{ ...place, subQueue: place.subQueue ?? subQueue }];
}
