import { NEVER, type Seconds, secondsOf } from './iso-duration';

/**
 * Collects what is wrong with the settings of one thing: with the arguments of a construct, or with those of a resource that
 * a document has. The same limits are asked of both.
 */
export abstract class LimitChecks {
  /** Something is wrong: what, what it is, what is allowed, and how to mend it. */
  abstract add(subject: string, got: unknown, allowed: string, fix: string): void;

  /** Adds the problem unless the condition holds. */
  require(holds: boolean, subject: string, got: unknown, allowed: string, fix: string): void {
    if (!holds) this.add(subject, got, allowed, fix);
  }

  /** A name of the form that Azure takes for this kind of entity. */
  name(subject: string, name: string, rule: NameRule): void {
    if (!this.isKnown(name)) return;
    this.require(
      name.length >= rule.shortest && name.length <= rule.longest,
      subject,
      name,
      `${rule.shortest} to ${rule.longest} characters (this has ${name.length})`,
      'choose another name',
    );
    this.require(name === '' || rule.pattern.test(name), subject, name, rule.allowed, 'choose another name');
  }

  /** Names of one kind, which Azure compares without letter case; each with how it is shown. */
  distinctNames(subject: string, names: readonly string[], shown: (index: number) => string, scope = ''): void {
    const seen = new Map<string, number>();
    for (const [index, name] of names.entries()) {
      const first = seen.get(name.toLowerCase());
      if (first === undefined) seen.set(name.toLowerCase(), index);
      else {
        const allowed = `names that differ in more than letter case${scope}`;
        this.add(subject, [shown(first), shown(index)], allowed, 'rename one of the two');
      }
    }
  }

  /** A whole number within limits, both included. */
  wholeNumber(subject: string, value: number | undefined, least: number, most: number, fix: string): void {
    if (value === undefined || !this.isKnown(value)) return;
    const holds = Number.isInteger(value) && value >= least && value <= most;
    const upTo = most === Number.POSITIVE_INFINITY ? `at least ${least}` : `${least} to ${most}`;
    this.require(holds, subject, value, `a whole number, ${upTo}`, fix);
  }

  /** One of a list of values; the types say so too, but a catalogue may come from JSON. */
  oneOf<T extends string | number>(subject: string, value: T | undefined, allowed: readonly T[]): void {
    if (value === undefined || !this.isKnown(value)) return;
    this.require(allowed.includes(value), subject, value, allowed.join(', '), 'use one of these');
  }

  /** An ISO 8601 duration within limits, both included. */
  duration(subject: string, text: string | undefined, least: Seconds, most: Seconds, fix: string): void {
    if (text === undefined || text === NEVER || !this.isKnown(text)) return;
    const seconds = this.lengthOf(text);
    if (seconds === undefined) {
      this.add(
        subject,
        text,
        'an ISO 8601 duration of days, hours, minutes and seconds, or of weeks',
        'write it like "PT5M" or "P14D"',
      );
      return;
    }
    if (seconds < least.seconds) this.add(subject, text, `at least ${least.text}`, fix);
    if (seconds > most.seconds) this.add(subject, text, `at most ${most.text}`, fix);
  }

  /** Whether a value can be judged. */
  protected isKnown(_value: unknown): boolean {
    return true;
  }

  /** The length of a duration in seconds; `undefined` for what is none. */
  protected lengthOf(text: string): number | undefined {
    return secondsOf(text);
  }
}

/** What Azure takes as the name of a kind of entity. */
export interface NameRule {
  readonly shortest: number;
  readonly longest: number;
  readonly pattern: RegExp;
  /** The pattern in words. */
  readonly allowed: string;
}
