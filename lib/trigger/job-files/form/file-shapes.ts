import { describeProblem, either, isPlain, nearest, type Shape, UNUSABLE, valueThat } from '../../../rules';

/** A name that the format of the CLI knows and that nothing is made of here, with the reason. */
export function refused(reason: string): Shape<never> {
  return {
    expects: reason,
    inspect(_, path, inspection) {
      inspection.problems.push(`${path}: not taken; ${reason}`);
      return UNUSABLE;
    },
  };
}

/** One of some words as the CLI reads them, whatever their letter case. */
export function word<const T extends string>(...words: readonly T[]): Shape<T> {
  const expects = words.join(', ');
  return {
    expects,
    standIn: words[0] as T,
    inspect(value, path, inspection) {
      if (typeof value === 'string' && words.includes(wordOf(value) as T)) return value as T;
      const near = typeof value === 'string' ? nearest(value, words) : undefined;
      const fix = near === undefined ? 'use one of these' : `did you mean ${near}?`;
      inspection.problems.push(describeProblem({ subject: path, got: value, allowed: expects, fix }));
      return words[0] as T;
    },
  };
}

/** A word as it is compared: `PyTorch` and `pytorch`, `MedianStopping` and `median_stopping`. */
export function wordOf(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace('py_torch', 'pytorch')
    .replace('tensor_flow', 'tensorflow');
}

/** A text, or what becomes one. */
export const scalar = valueThat<string | number | boolean>(
  'a text, number or boolean',
  (value) => ['string', 'number', 'boolean'].includes(typeof value),
  { standIn: 'standin' },
);

/** A whole number; the CLI takes no text for one. */
export const whole = valueThat<number>('a whole number', Number.isInteger, { standIn: 1 });

/** Nothing said at all: a name with nothing behind it. */
export function orNothing<T>(shape: Shape<T>): Shape<T | null> {
  return either<T | null>(
    (value) => (value === null ? valueThat<null>('nothing', () => true) : shape) as Shape<T | null>,
    shape.expects,
  );
}

/** One shape for a text, another for an object. */
export function textOrObject<T>(ofText: Shape<string>, ofObject: Shape<T>): Shape<string | T> {
  return either<string | T>(
    (value) => (isPlain(value) ? ofObject : ofText) as Shape<string | T>,
    `${ofText.expects}, or ${ofObject.expects}`,
  );
}
