import type { RuleFilter } from '../filters/rule';
import { SqlFilter } from '../filters/sql-filter';
import { Inspection } from '../inspection/inspection';
import { printFilter } from '../language/print';
import { foldName } from '../messages/message';
import { type JsonSchema, jsonSchemaOf, propertiesOf } from '../properties/contract-schema';
import {
  Property,
  type PropertyMap,
  SYSTEM_NAMES,
  type SystemName,
  type SystemProperties,
  type SystemProperty,
} from '../properties/property';
import { nearest } from '../text/near-miss';
import { build, type Condition } from './condition';
import { type Fields, fieldsOf } from './contract-fields';
import { inspectProperties, inspectSystem } from './contract-problems';
import { simplestFilter } from './simplest-filter';

/** A contract as JSON, as it stands beside a topic. */
export interface ContractJson {
  /** A JSON schema of the application properties. */
  readonly schema: object;
  /**
   * The system properties that producers set, by the engine's names.
   *
   * @default - not known: any of them may be set
   */
  readonly setBySenders?: readonly string[] | undefined;
  /**
   * A JSON schema of the system properties that more than the name is known of.
   *
   * @default - any text, or none
   */
  readonly systemProperties?: object | undefined;
}

/**
 * What the messages of a topic look like: the properties that rules may select on, with their types.
 *
 * Rules of the topic's subscriptions are checked against it; from it come a typed builder of filters, the
 * TypeScript type of a message (`MessageOf`) and a JSON schema for producers.
 */
export class MessageContract<P extends PropertyMap = PropertyMap> {
  /**
   * A contract over these application properties, by name. Names ignore letter case, as rules do.
   *
   * It does not throw: what is wrong with it stands in `problems`, and the topic that has it tells it at synth.
   *
   * @param properties what each is, made with `Property`: `{ priority: Property.int({ min: 0, max: 9 }).optional() }`
   * @param system the system properties that producers set, for example
   *   `{ Label: Property.oneOf('dataset.ready', 'model.trained'), MessageId: Property.string() }`: a rule on another one
   *   of text is refused, and so is one on a value that is not listed. A list of names, `['Label']`, says that they may
   *   be set, to any text. Without it, nothing is known about them.
   */
  static of<const P extends PropertyMap>(properties: P, system?: SystemProperties): MessageContract<P> {
    return new MessageContract(properties, system);
  }

  /**
   * A contract as it stands beside a topic in a Terraform document: to check rules by it that others have written.
   *
   * What is not understood of a schema is a property of any value, so that no rule is refused that could be right.
   *
   * @returns undefined for a schema that does not say which properties there are
   */
  static fromJson({ schema, setBySenders, systemProperties }: ContractJson): MessageContract | undefined {
    const properties = propertiesOf(schema);
    if (properties === undefined) return undefined;
    const described = systemProperties === undefined ? {} : propertiesOf(systemProperties);
    const names = setBySenders?.filter((name) => (SYSTEM_NAMES as readonly string[]).includes(name));
    const system = names?.map((name) => {
      const property = described?.[name];
      const isText = property?.kind === 'string' || property?.kind === 'enumeration';
      return [name, isText ? property : Property.string().optional()] as const;
    });
    return new MessageContract(properties, system && (Object.fromEntries(system) as SystemProperties));
  }

  private readonly byName: ReadonlyMap<string, Property>;

  /** What is wrong with how the contract was written, a line each; the topic that has it tells at synth. */
  readonly problems: readonly string[];
  /** The application properties by name. */
  readonly properties: P;
  /** The system properties that producers set; `undefined` where that is not known. */
  readonly system: readonly SystemName[] | undefined;
  private readonly systemByName: ReadonlyMap<string, SystemProperty>;

  private constructor(given: P, givenSystem: SystemProperties | undefined) {
    const inspection = new Inspection();
    this.properties = inspectProperties(given, inspection) as P;
    const system = givenSystem && inspectSystem(givenSystem, inspection);
    this.problems = inspection.problems;
    this.systemByName = new Map(Object.entries(system ?? {}));
    this.system = system && (Object.keys(system) as SystemName[]);
    this.byName = new Map(Object.entries(this.properties).map(([name, property]) => [foldName(name), property]));
  }

  /**
   * A filter for the messages that meet a condition: a correlation filter where equality of text is all that is
   * asked, else SQL.
   *
   * ```ts
   * trainingEvent.filter((m) => m.eventType.is('training.requested').and(m.gpuCount.atLeast(1)));
   * ```
   */
  filter(condition: (message: Fields<P>) => Condition): RuleFilter {
    const { condition: built, mistakes } = build(condition, fieldsOf(this));
    const { predicate } = built;
    if (mistakes.length > 0) return SqlFilter._mistaken(printFilter(predicate), mistakes);
    return simplestFilter(predicate, this) ?? SqlFilter.parse(printFilter(predicate));
  }

  /** What is known about a property, in any letter case. */
  property(name: string): Property | undefined {
    return this.byName.get(foldName(name));
  }

  /** What is known about a system property, by the engine's name. */
  systemProperty(name: string): SystemProperty | undefined {
    return this.systemByName.get(name);
  }

  /** Whether producers are known to leave a system property of text unset. */
  leavesUnset(systemProperty: string): boolean {
    const isText = (SYSTEM_NAMES as readonly string[]).includes(systemProperty);
    return isText && this.system !== undefined && !(this.system as readonly string[]).includes(systemProperty);
  }

  /** The name of the contract that is nearest to one that it does not have. */
  nearest(name: string): string | undefined {
    return nearest(name, Object.keys(this.properties));
  }

  /** A JSON schema of the application properties of a message, as producers set them with an SDK. */
  jsonSchema(): JsonSchema {
    return jsonSchemaOf(this.properties);
  }

  /** A JSON schema of the system properties, by the engine's names; `undefined` where no more than names is known. */
  systemSchema(): JsonSchema | undefined {
    const says = [...this.systemByName].filter(([, { values, required }]) => values !== undefined || required);
    return says.length === 0 ? undefined : jsonSchemaOf(Object.fromEntries(says));
  }
}
