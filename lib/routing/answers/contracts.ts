import { foldName, isObject, type Message, nearest, plainValue, show } from '../../rules';
import { compileForeign, sentencesOf, UnusableSchema } from '../../schema';
import type { Topic } from '../topology/topology';

type Check = (properties: object) => readonly string[];

/** Checks messages against the contracts of topics. */
export class Contracts {
  private readonly checks = new Map<object, Check>();

  /**
   * Where a message differs from the contract of its topic, one line each; nothing where there is none. Of a contract
   * that is no JSON schema it says so, once.
   */
  problems(topic: Topic, message: Message): string[] {
    const properties = Object.fromEntries(message.properties.map(({ name, value }) => [name, plainValue(value)]));
    const system = Object.fromEntries([...message.system].map(([name, value]) => [name, plainValue(value)]));
    return [
      ...misspelt(topic, properties),
      ...this.problemsBy(topic, topic.contract, properties),
      ...this.problemsBy(topic, topic.systemProperties, system),
    ];
  }

  private problemsBy(topic: Topic, schema: object | undefined, properties: object): string[] {
    if (schema === undefined) return [];
    const { label } = topic;
    const check = this.checks.get(schema);
    if (check !== undefined)
      return check(properties).map((problem) => `not as the contract of ${label} says: ${problem}`);
    try {
      const validate = compileForeign(schema);
      this.checks.set(schema, (given) => sentencesOf(validate(given), given, { isForeign: true }));
      return this.problemsBy(topic, schema, properties);
    } catch (error) {
      if (!(error instanceof UnusableSchema)) throw error;
      this.checks.set(schema, () => []);
      return [`the contract of ${label} is no JSON schema, so nothing is checked by it: ${error.message}`];
    }
  }
}

/** Properties that a contract does not have, and nearly has: others may be there, and rules do not look at them. */
function misspelt({ contract, label }: Topic, properties: object): string[] {
  const known = isObject(contract) && isObject(contract.properties) ? Object.keys(contract.properties) : [];
  const given = new Set(Object.keys(properties).map(foldName));
  const missing = known.filter((name) => !given.has(foldName(name)));
  const names = new Set(known.map(foldName));
  return Object.keys(properties).flatMap((name) => {
    const near = names.has(foldName(name)) ? undefined : nearest(name, missing);
    return near === undefined
      ? []
      : [`the contract of ${label} has no property ${show(name)}, and ${near} is not there; did you mean ${near}?`];
  });
}
