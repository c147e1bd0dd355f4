import { Inspection, number, shapeOf, valueThat } from '../../rules';
import type { ParameterSchema } from '../jobs';

/** What a shell reads as one plain word. */
const PLAIN_WORD = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** A number with its bounds, both included. */
export interface NumberBounds {
  /** The smallest value that a message may say. */
  readonly min: number;
  /** The largest value that a message may say. */
  readonly max: number;
  /**
   * What it is where a message does not say it.
   *
   * @default - every message has to say it
   */
  readonly default?: number;
}

/**
 * A typed, bounded parameter of a job template. A message that says another type, or a value out of bounds, is set aside
 * (`not-allowed`).
 *
 * What is wrong with the parameter itself, such as a default out of its bounds, is told at synth with the template.
 */
export class Parameter {
  /**
   * A whole number within bounds: `Parameter.integer({ min: 1, max: 50, default: 3 })`.
   *
   * @param given the bounds, both included, and what it is where a message does not say it
   */
  static integer(given: NumberBounds): Parameter {
    return bounded('integer', given);
  }

  /**
   * A number within bounds, with fractions: `Parameter.number({ min: 0, max: 1 })`.
   *
   * @param given the bounds, both included, and what it is where a message does not say it
   */
  static number(given: NumberBounds): Parameter {
    return bounded('number', given);
  }

  /**
   * One of some words: letters, digits, ".", "_" and "-".
   *
   * @param words all words that a message may say
   * @param options `default`: the word where a message says none; without it every message has to say one
   */
  static oneOf(words: readonly [string, ...string[]], options: { readonly default?: string } = {}): Parameter {
    return new Parameter({
      type: 'string',
      enum: words,
      ...(options.default !== undefined && { default: options.default }),
    });
  }

  /**
   * Yes or no; the command reads `True` or `False`, as `az ml job create` gives them.
   *
   * @param options `default`: what it is where a message says nothing; without it every message has to say it
   */
  static boolean(options: { readonly default?: boolean } = {}): Parameter {
    return new Parameter({ type: 'boolean', ...(options.default !== undefined && { default: options.default }) });
  }

  /** @internal Use the methods above. */
  constructor(
    /** The JSON schema of its value, as requests are validated by it. */
    readonly schema: ParameterSchema,
    private readonly mistakes: readonly string[] = [],
  ) {}

  /** @internal The parameter with what a job file says, where it does not say itself what it is without a message. */
  _withDefault(preset: number | boolean | string): Parameter {
    return this.schema.default === undefined ? new Parameter({ ...this.schema, default: preset }, this.mistakes) : this;
  }

  /** What is wrong with the parameter itself, a line for each fault. */
  problems(): string[] {
    const { type, minimum = 0, maximum = 0, enum: words, default: preset } = this.schema;
    if (this.mistakes.length > 0) return [...this.mistakes];
    const problems: string[] = [];
    if (type === 'integer' || type === 'number') {
      if (![minimum, maximum].every(Number.isFinite)) problems.push('allowed bounds that are numbers');
      else if (minimum > maximum) problems.push(`allowed min of at most max, and these are ${minimum} and ${maximum}`);
      if (type === 'integer' && ![minimum, maximum].every(Number.isSafeInteger)) problems.push('allowed whole bounds');
    }
    const unsafe = (words ?? []).filter((word) => !PLAIN_WORD.test(word));
    if (unsafe.length > 0)
      problems.push(`allowed words of letters, digits, ".", "_" and "-", and not ${unsafe.join(', ')}`);
    if (preset !== undefined && !this.accepts(preset))
      problems.push(`allowed a default within its own bounds, not ${preset}`);
    return problems;
  }

  private accepts(value: number | boolean | string): boolean {
    const { type, minimum = 0, maximum = 0, enum: words } = this.schema;
    if (type === 'boolean') return typeof value === 'boolean';
    if (type === 'string') return words?.includes(String(value)) ?? false;
    if (typeof value !== 'number' || value < minimum || value > maximum) return false;
    return type === 'number' || Number.isInteger(value);
  }
}

function bounded(type: 'integer' | 'number', given: NumberBounds): Parameter {
  const inspection = new Inspection(true);
  const bound = valueThat<number>('bounds that are numbers', Number.isFinite);
  const shape = shapeOf<NumberBounds>(
    { min: bound, max: bound },
    { default: number },
    { expects: 'bounds: { min, max }', standIn: { min: 0, max: 1 } },
  );
  const { min, max, default: preset } = shape.inspect(given, '', inspection) as NumberBounds;
  const schema = { type, minimum: min, maximum: max, ...(preset !== undefined && { default: preset }) };
  return new Parameter(schema, inspection.problems);
}
