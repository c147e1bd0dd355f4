import { type Message, plainValue } from '../../rules';
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
