import Ajv, { type ValidateFunction } from 'ajv/dist/2020';
import type { Topic } from '../routing';
import { type Message, plainValue } from '../rules';

/** Checks messages against the contracts of topics. */
export class Contracts {
  private readonly ajv = new Ajv({ allErrors: true, formats: { 'date-time': true }, verbose: true });
  private readonly validators = new Map<Topic, ValidateFunction>();

  /** Where a message differs from the contract of its topic, one line each; nothing where there is none. */
  problems(topic: Topic, message: Message): string[] {
    if (topic.contract === undefined) return [];
    const validate = this.validators.get(topic) ?? this.ajv.compile(topic.contract);
    this.validators.set(topic, validate);
    const properties = Object.fromEntries(message.properties.map(({ name, value }) => [name, plainValue(value)]));
    if (validate(properties)) return [];
    return (validate.errors ?? []).map(({ instancePath, message: problem, data, params }) => {
      const allowed = Array.isArray(params.allowedValues) ? `: ${params.allowedValues.join(', ')}` : '';
      const property = instancePath.slice(1);
      return property === '' ? `it ${problem}` : `${property} is ${JSON.stringify(data)}, and ${problem}${allowed}`;
    });
  }
}
