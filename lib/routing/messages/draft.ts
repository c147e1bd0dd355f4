import {
  foldName,
  isObject,
  Message,
  NotAMessage,
  NotAValue,
  pathTo,
  readTyped,
  readValue,
  sizeProblems,
} from '../../rules';
import { sameValue } from '../../rules/values/values';

/** A message while it is put together, with everything that is wrong with it. */
export class MessageDraft {
  readonly problems: string[] = [];
  private readonly message = new Message();
  /** Where each system property and each property was given. */
  private readonly places = new Map<string, string>();

  /** A system property of text; null is none. */
  setText(system: string, value: unknown, place: string): void {
    if (value === null || value === undefined) return;
    this.setSystem(system, readTyped('string', value), place);
  }

  /** A system property that is a time: one that is no text, whose unit nobody knows, is left out. */
  setTime(system: string, value: unknown, place: string): void {
    if (typeof value !== 'string' || value === '') return;
    this.setSystem(system, readTyped(system === 'TimeToLive' ? 'timespan' : 'datetime', value), place);
  }

  /** Application properties: an object, or a list of `{"key", "value"}` as Service Bus Explorer writes it. */
  setProperties(properties: unknown, place: string): void {
    const entries = Array.isArray(properties) ? properties.flatMap(entryOf) : Object.entries(properties ?? {});
    for (const [name, json] of entries) this.setProperty(name, json, pathTo(place, name));
  }

  setProperty(name: string, json: unknown, place: string): void {
    const value = readValue(json);
    if (value instanceof NotAValue) {
      this.problems.push(value.at(place));
      return;
    }
    const other = this.message.property(foldName(name));
    if (other === undefined) {
      this.message.setProperty(name, value);
      this.places.set(foldName(name), place);
    } else if (!sameValue(other, value)) {
      this.conflict(place, this.places.get(foldName(name)) ?? place);
    }
  }

  /** The message. @throws NotAMessage with everything that is wrong */
  done(): Message {
    if (this.problems.length === 0) this.problems.push(...sizeProblems(this.message));
    if (this.problems.length > 0) throw new NotAMessage(this.problems);
    return this.message;
  }

  private setSystem(system: string, value: ReturnType<typeof readTyped>, place: string): void {
    if (value instanceof NotAValue) {
      this.problems.push(value.at(place));
      return;
    }
    const other = this.message.system.get(system);
    const given = this.places.get(`sys.${system}`);
    if (given !== undefined && other !== undefined && !sameValue(other, value)) this.conflict(place, given);
    this.message.setSystemProperty(system, value);
    this.places.set(`sys.${system}`, place);
  }

  private conflict(place: string, other: string): void {
    this.problems.push(`${other} and ${place} are one, and say two things; leave one of them out`);
  }
}

/** An entry of a list of properties; what is none is told by the schema. */
function entryOf(json: unknown): [string, unknown][] {
  if (!isObject(json)) return [];
  const [name, value] = [json.key ?? json.Key, Object.hasOwn(json, 'value') ? json.value : json.Value];
  return typeof name === 'string' ? [[name, value]] : [];
}
