import Ajv, { type ValidateFunction } from 'ajv/dist/2020';
import type { Topic } from '../routing';
import { type Message, plainValue } from '../rules';

/** Checks messages against the contracts of topics. */
export class Contracts {
  private readonly ajv = new Ajv({ allErrors: true, formats: { 'date-time': true }, verbose: true });
  private readonly validators = new Map<object, ValidateFunction>();

  /** Where a message differs from the contract of its topic, one line each; nothing where there is none. */
  problems(topic: Topic, message: Message): string[] {
    const { contract, systemProperties } = topic;
    const properties = Object.fromEntries(message.properties.map(({ name, value }) => [name, plainValue(value)]));
    const system = Object.fromEntries([...message.system].map(([name, value]) => [name, plainValue(value)]));
    return [
      ...(contract === undefined ? [] : this.problemsBy(contract, properties)),
      ...(systemProperties === undefined ? [] : this.problemsBy(systemProperties, system)),
    ];
  }

  private problemsBy(schema: object, properties: object): string[] {
    const validate = this.validators.get(schema) ?? this.ajv.compile(schema);
    this.validators.set(schema, validate);
    if (validate(properties)) return [];
    return (validate.errors ?? []).map(({ instancePath, message: problem, data, params }) => {
      const allowed = Array.isArray(params.allowedValues) ? `: ${params.allowedValues.join(', ')}` : '';
      const property = instancePath.slice(1);
      return property === '' ? `it ${problem}` : `${property} is ${JSON.stringify(data)}, and ${problem}${allowed}`;
    });
  }
}
