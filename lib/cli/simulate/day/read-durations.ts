import { Schema } from '../../../schema';
import { type DurationLaw, lengthOf } from '../../../simulation';
import { readJson } from './read-json';

const text = { type: 'string', description: 'a length of time, as PT1H30M' };

/** What the file of `simulate --durations` looks like. */
export const DURATIONS_SCHEMA = new Schema({
  $id: 'durations',
  type: 'object',
  description: 'how long jobs run, by the name of a template',
  properties: { $schema: { type: 'string', description: 'a text' } },
  additionalProperties: {
    description: 'a length of time as PT1H30M, a list of them, or {"median": "PT1H", "p90": "PT3H"}',
    anyOf: [
      text,
      { type: 'array', items: text, minItems: 1, description: 'lengths of time' },
      {
        type: 'object',
        description: 'a spread',
        properties: { median: text, p90: text },
        required: ['median', 'p90'],
        additionalProperties: false,
      },
    ],
  },
});

/**
 * How long the jobs of each template run.
 *
 * @throws FileProblem with everything that is wrong
 */
export function readDurations(file: string): ReadonlyMap<string, DurationLaw> {
  return readJson(
    file,
    'no durations of jobs',
    () => DURATIONS_SCHEMA,
    (json) => {
      const problems: string[] = [];
      const laws = new Map<string, DurationLaw>();
      for (const [template, said] of Object.entries(json)) {
        if (template === '$schema') continue;
        const law = lawOf(said);
        if ('wrong' in law) problems.push(...law.wrong.map((problem) => `${template}: ${problem}`));
        else laws.set(template, law);
      }
      return { problems, value: laws };
    },
  );
}

/** The law that some JSON of the right shape says; `wrong` tells what of it is no length of time. */
export function lawOf(said: unknown): DurationLaw | { readonly wrong: readonly string[] } {
  const isSpread = typeof said === 'object' && said !== null && !Array.isArray(said);
  const { median, p90 } = (isSpread ? said : {}) as { median: string; p90: string };
  const texts = isSpread ? [median, p90] : [said].flat();
  const wrong = texts
    .filter((one) => lengthOf(`${one}`) === undefined)
    .map((one) => `got ${JSON.stringify(one)}, allowed a length of time as ISO 8601, such as PT1H30M`);
  if (wrong.length > 0) return { wrong };
  const all = texts.map((one) => lengthOf(`${one}`) as number);
  if (!isSpread) return { kind: 'observed', all };
  const [half, most] = all as [number, number];
  if (most < half) return { wrong: [`p90: got ${p90}, allowed no less than the median, ${median}`] };
  return { kind: 'spread', median: half, p90: most };
}
