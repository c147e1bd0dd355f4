import rhea from 'rhea';
import { trainingJobs } from '../__tests__/support/shipped';
import { asRule } from '../lib/rules';

/** A topic of which each subscription has a filter, in the words of both brokers. */
export interface Topic {
  readonly shape: string;
  readonly name: string;
  /** As Service Bus has them. */
  readonly filters: readonly string[];
  /** The same as JMS has them, which is what other brokers understand. */
  readonly selectors: readonly string[];
  /** The application properties of messages that the first of them wants, and no other. */
  readonly wanted: readonly Readonly<Record<string, unknown>>[];
}

const COUNTS = [12, 100, 2000];
const int = (value: number): unknown => rhea.types.wrap_int(value);

/** Of several messages, so that no answer of the last one can be used again. */
const MESSAGES = 50;
const several = (make: (n: number) => Readonly<Record<string, unknown>>) =>
  Array.from({ length: MESSAGES }, (_, n) => ({ attempt: int(n), ...make(n) }));

interface Shape {
  readonly filter: (n: number) => string;
  readonly wanted: Topic['wanted'];
}

/** The filters that this project ships, in their order, each for one model after another. */
export function shippedFilters(): string[] {
  const rules = Object.values(trainingJobs.jobs({} as never)).flatMap((job) => Object.values(job.rules ?? {}));
  return rules.map((rule) => {
    const { filter } = asRule(rule as never) as unknown as {
      filter: { sql?: string; conditions?: Readonly<Record<string, unknown>> };
    };
    if (filter.sql !== undefined) return filter.sql;
    const { label, properties = {} } = filter.conditions ?? {};
    const conditions = { ...(label === undefined ? {} : { eventType: label }), ...(properties as object) };
    return Object.entries(conditions)
      .map(([name, value]) => `${name} = '${value}'`)
      .join(' AND ');
  });
}

const shipped = shippedFilters();

const SHAPES: Readonly<Record<string, Shape>> = {
  equalities: { filter: (n) => `kind = 'kind-${n}'`, wanted: several(() => ({ kind: 'kind-0', size: int(0) })) },
  ranges: {
    filter: (n) => `size >= ${n} AND size < ${n + 1}`,
    wanted: several(() => ({ kind: 'kind-0', size: int(0) })),
  },
  'beginnings (LIKE)': {
    filter: (n) => `model LIKE 'model-${n}-%'`,
    wanted: several((n) => ({ kind: 'kind-0', model: `model-0-${n}` })),
  },
  'sums, which no index finds': {
    filter: (n) => `size + 1 = ${n + 1}`,
    wanted: several(() => ({ kind: 'kind-0', size: int(0) })),
  },
  'the shipped filters': {
    // What tells one from all others stands last, behind what is asked first.
    filter: (n) => `(${shipped[n % shipped.length]}) AND model = 'model-${Math.floor(n / shipped.length)}'`,
    wanted: several((n) => ({
      eventType: n % 2 === 0 ? 'training.requested' : 'retrain.requested',
      schemaVersion: int(1),
      env: 'prod',
      tenant: 'acme',
      priority: int(7 + (n % 3)),
      gpuCount: int(1 + n),
      costEstimateUsd: 80.5,
      model: 'model-0',
    })),
  },
};

export const TOPICS: readonly Topic[] = COUNTS.flatMap((count) =>
  Object.entries(SHAPES).map(([shape, { filter, wanted }], at) => {
    const filters = Array.from({ length: count }, (_, n) => filter(n));
    return { shape, name: `topic-${at}-${count}`, filters, selectors: filters.map(asSelector), wanted };
  }),
);

function asSelector(filter: string): string {
  return filter.replace(/NOT EXISTS\((\w+)\)/g, '$1 IS NULL').replace(/\bEXISTS\((\w+)\)/g, '$1 IS NOT NULL');
}
