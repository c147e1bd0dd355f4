import { Failure } from '../values/failure';
import { LONGEST_TIME_SPAN } from '../values/value-text';
import { DateTime, Integer, Opaque, TimeSpan, type Value } from '../values/values';
import { SYSTEM_PROPERTIES, type SystemProperty } from './system-properties';

/** A property as the sender spelt it, and its value. */
export interface Property {
  readonly name: string;
  readonly value: Value;
}

/**
 * A message as rules see it: its properties and system properties; never its body.
 *
 * Names of properties ignore letter case; of two that differ in nothing else, the later one counts.
 */
export class Message {
  private readonly values = new Map<string, Value>();
  private readonly systemValues = new Map<string, Value>();
  /** Names in the order and the letters in which they were set first. */
  private names: string[] = [];

  /** A message of its own with the same content. */
  copy(): Message {
    const copy = new Message();
    for (const [name, value] of this.values) copy.values.set(name, value);
    copy.names = [...this.names];
    for (const [name, value] of this.systemValues) copy.systemValues.set(name, value);
    return copy;
  }

  /** The properties in the order in which they were set first, in the spelling that they had then. */
  get properties(): Property[] {
    return this.names.map((name) => ({ name, value: this.values.get(foldName(name)) as Value }));
  }

  /** The system properties that are set, by the engine's name. */
  get system(): ReadonlyMap<string, Value> {
    return this.systemValues;
  }

  /** The properties by their folded names, in no order that means something. */
  get byFoldedName(): ReadonlyMap<string, Value> {
    return this.values;
  }

  /** A property by its folded name (`foldName`); `undefined` where the message lacks it. */
  property(foldedName: string): Value | undefined {
    return this.values.get(foldedName);
  }

  /** Sets a property; where it is there already, in any letter case, only its value changes. */
  setProperty(name: string, value: Value): void {
    const before = this.values.size;
    this.values.set(foldName(name), value);
    if (this.values.size > before) this.names.push(name);
  }

  removeProperty(name: string): void {
    const folded = foldName(name);
    if (!this.values.delete(folded)) return;
    this.names = this.names.filter((other) => foldName(other) !== folded);
  }

  /** A system property by the engine's name; a failure where only a broker could have set it. */
  systemProperty(name: string): Value | Failure {
    const value = this.systemValues.get(name);
    return value === undefined ? unsetSystemProperty(name) : value;
  }

  /** Sets a system property by the engine's name; null clears it. A session decides about the partition too. */
  setSystemProperty(name: string, value: Value): void {
    if (value === null) this.systemValues.delete(name);
    else this.systemValues.set(name, value);
    if (name === 'SessionId') this.setSystemProperty('PartitionKey', value);
  }
}

function unsetSystemProperty(name: string): Value | Failure {
  const property = SYSTEM_PROPERTIES.get(name.toLowerCase()) as SystemProperty;
  if (property.unset === 'null') return null;
  if (property.unset === 'error') return new Failure(`sys.${name} is set only after a broker has taken the message`);
  return DEFAULTS.get(name) ?? false;
}

const DEFAULTS: ReadonlyMap<string, Value> = new Map(
  Object.entries<Value>({
    Size: Integer.small('long', 0),
    ScheduledEnqueueTimeUtc: new DateTime(0n),
    TimeToLive: new TimeSpan(LONGEST_TIME_SPAN),
    State: new Opaque('state', 'Active'),
    Properties: new Opaque('map', 'System.Collections.Generic.Dictionary'),
  }),
);

const folded = new Map<string, string>();
const MOST_REMEMBERED = 10_000;
/** Controls are none of the names that have to be quick. */
const BEYOND_ASCII = /[^ -~]/;

/** A name as names are compared: each UTF-16 unit in capitals, where the capital is one unit too. */
export function foldName(name: string): string {
  const known = folded.get(name);
  if (known !== undefined) return known;
  // Beyond ASCII unit by unit: no word is compared by the capitals of whole letters (straße is not STRASSE).
  const capitals = BEYOND_ASCII.test(name) ? name.replace(/[\s\S]/g, capitalUnit) : name.toUpperCase();
  if (folded.size < MOST_REMEMBERED) folded.set(name, capitals);
  return capitals;
}

function capitalUnit(unit: string): string {
  const capital = unit.toUpperCase();
  return capital.length === 1 ? capital : unit;
}
