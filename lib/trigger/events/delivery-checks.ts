import type { MessageContract } from '../../rules';
import type { Checks } from '../../servicebus/construct/checks';
import type { DeliveryProperty, RunEvent } from './run-events';

/**
 * What an event subscription can carry, and what Service Bus takes.
 *
 * @see https://learn.microsoft.com/azure/event-grid/delivery-properties
 */
const MOST_PROPERTIES = 10;
const LONGEST_VALUE = 4096;
/** A header of HTTP, and a name that rules can write without brackets. */
const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;

/** Adds what Event Grid would refuse, or drop without a word, of the properties of a message. */
export function checkDelivery(checks: Checks, { name, properties }: RunEvent): void {
  const subject = `properties of ${name}`;
  const fix = 'take some away: the body of the message has the whole event';
  checks.require(properties.length <= MOST_PROPERTIES, subject, properties.length, `at most ${MOST_PROPERTIES}`, fix);
  checks.distinctNames(
    subject,
    properties.map((one) => one.name),
    (index) => properties[index]?.name ?? '',
  );
  for (const { name: property, from } of properties) {
    checks.require(NAME.test(property), subject, property, 'letters, digits and "_", first a letter', 'rename it');
    checks.require(!/^aeg[-_]/i.test(property), subject, property, "a name that is not Event Grid's own", 'rename it');
    if ('value' in from) {
      const size = Buffer.byteLength(from.value);
      checks.require(size <= LONGEST_VALUE, subject, `${size} bytes`, `at most ${LONGEST_VALUE}`, 'shorten the value');
    }
  }
}

/** Adds what the contract of the topic says otherwise: rules are checked by it, and no producer keeps to it here. */
export function checkAgainstContract(checks: Checks, contract: MessageContract, event: RunEvent): void {
  for (const property of event.properties) {
    const known = contract.property(property.name);
    if (known === undefined) continue;
    const values = possibleValues(event, property);
    const wrong = values.filter((value) => known.values !== undefined && !known.values.includes(value));
    const isText = known.engineTypes.includes('string');
    checks.require(
      isText && wrong.length === 0,
      `contract.${property.name}`,
      isText ? known.values : known.kind,
      isText
        ? `also ${wrong.map((value) => `"${value}"`).join(', ')}, which ${event.name} sends`
        : `text, as ${event.name} sends it`,
      'add it to the contract of the topic, or spread runProperties into it',
    );
  }
}

/** The values of a property that are known: one that is written down, and states in the letters of every source. */
function possibleValues({ states }: RunEvent, { name, from }: DeliveryProperty): readonly string[] {
  if ('value' in from) return [from.value];
  return /^runStatus/.test(name) ? spellingsOf(states) : [];
}

/** States as the API and as the example of the event write them. */
export function spellingsOf(states: readonly string[]): string[] {
  return states.flatMap((state) => [state, state.toLowerCase()]);
}
