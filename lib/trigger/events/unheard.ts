import { compileFilter, Message, predicateOf } from '../../rules';
import type { ITopic } from '../../servicebus';
import { spellingsOf } from './delivery-checks';
import { type Letters, RUN_EVENTS, type RunEvent } from './run-events';

/** A result that no subscription gets, and an example of it. */
export interface Unheard {
  readonly event: RunEvent;
  /** What the message says, for people: `eventType = 'run.completed', runStatus = 'Completed'`. */
  readonly example: string;
}

/**
 * The results that no subscription of a topic gets, whatever letters the event comes in: they would be lost without a
 * word, as all were for a rule that asked for the state `Failed` alone, of a field that the event has not.
 */
export function unheardOf(topic: ITopic): readonly Unheard[] {
  const predicates = topic.subscriptions.flatMap(({ rules }) => rules.map(({ filter }) => predicateOf(filter)));
  // A filter that is not valid is told of where it stands, and may be the one that is meant for them. A topic without
  // any is one that others subscribe to.
  if (predicates.length === 0 || predicates.includes(undefined)) return [];
  const filters = predicates.flatMap((predicate) => (predicate === undefined ? [] : [compileFilter(predicate)]));
  return RUN_EVENTS.flatMap((event) => {
    const lost = examplesOf(event).find((values) => {
      const message = messageWith(values);
      return !filters.some((filter) => filter(message) === true);
    });
    return lost === undefined ? [] : [{ event, example: shown(lost) }];
  });
}

type Values = ReadonlyMap<string, string>;

const EVERY_SPELLING: readonly Letters[] = ['camelCase', 'PascalCase'];

/** A message of each spelling: of its fields, and of the state in them. */
function examplesOf({ states, properties }: RunEvent): Values[] {
  return EVERY_SPELLING.flatMap((spelling) => {
    const set = properties.filter(({ letters = spelling }) => letters === spelling);
    return spellingsOf(states).map(
      (state) => new Map(set.map(({ name, from }) => [name, 'value' in from ? from.value : textIn(from.field, state)])),
    );
  });
}

/** What stands in a field of an example. */
function textIn(field: string, state: string): string {
  if (/status$/i.test(field)) return state;
  return field === 'subject' ? 'experiments/reviews/runs/tr-1' : '1';
}

function messageWith(values: Values): Message {
  const message = new Message();
  for (const [name, value] of values) {
    if (name === 'CorrelationId') message.setSystemProperty(name, value);
    else message.setProperty(name, value);
  }
  return message;
}

function shown(values: Values): string {
  const said = [...values].filter(([name]) => /^(eventType|runStatus)/.test(name));
  return said.map(([name, value]) => `${name} = '${value}'`).join(' and ');
}
