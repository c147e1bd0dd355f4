import { type Condition, type Fields, fieldsOf } from './contract-fields';
import { type JsonSchema, jsonSchemaOf } from './contract-schema';
import { foldName } from './message';
import { nearest } from './near-miss';
import { printFilter } from './print';
import { type Property, type PropertyMap, SYSTEM_NAMES, type SystemName } from './property';
import type { RuleFilter } from './rule';
import { simplestFilter } from './simplest-filter';
import { SqlFilter } from './sql-filter';

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
   * @param system the system properties that producers set, for example `['Label']`: a rule on another one of text
   *   is refused. Without it, nothing is known about them.
   */
  static of<const P extends PropertyMap>(properties: P, system?: readonly SystemName[]): MessageContract<P> {
    return new MessageContract(properties, system);
  }

  private readonly byName: ReadonlyMap<string, Property>;

  private constructor(
    /** The application properties by name. */
    readonly properties: P,
    /** The system properties that producers set; `undefined` where that is not known. */
    readonly system: readonly SystemName[] | undefined,
  ) {
    this.byName = new Map(Object.entries(properties).map(([name, property]) => [foldName(name), property]));
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
    const { predicate } = condition(fieldsOf(this));
    return simplestFilter(predicate, this) ?? SqlFilter.parse(printFilter(predicate));
  }

  /** What is known about a property, in any letter case. */
  property(name: string): Property | undefined {
    return this.byName.get(foldName(name));
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
}
