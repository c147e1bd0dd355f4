import fc from 'fast-check';
import type { Json } from '../../../lib/local/azure-ml/core';
import { jobProblems } from '../../../lib/local/azure-ml/rest/job-schema';
import { arbitraryTemplates, someValues } from '../../job-files/arbitrary-templates';
import recorded from '../../job-files/recorded.json';
import { bodyOf, fixture } from '../../job-files/support';
import { refusals } from '../../support/azure-ml/published';

/** Bodies of jobs that Azure ML takes: what templates send, and what the official client sends. */
const bodies = fc.oneof(
  arbitraryTemplates.map((template): Json => {
    const inputs = Object.fromEntries(Object.keys(template.data.inputs).map((name) => [name, 'azureml:reviews:3']));
    return bodyOf(template, { params: someValues(template.data), inputs });
  }),
  fc.constantFrom(...Object.values(recorded).map(({ job }) => job.properties as Json)),
);

test.each(['command/job.yml', 'serverless/job.yml', 'curated/job.yml', 'sweep/job.yml', 'pipeline/pipeline.yml'])(
  'the job of %s is taken',
  (file) => {
    expect(jobProblems(bodyOf(fixture(file)))).toEqual([]);
  },
);

test('whatever the published schema takes of jobs that are sent, is taken here', () => {
  fc.assert(
    fc.property(bodies, (body) => {
      fc.pre(refusals({ properties: body }).length === 0);
      expect(jobProblems(body)).toEqual([]);
    }),
  );
});

/** A body with one thing in it changed: taken away, of another kind, or beside others that are known. */
const changed = bodies.chain((body) =>
  fc
    .record({
      place: fc.constantFrom(...placesIn(body)),
      change: fc.oneof(
        fc.constant({ kind: 'remove' as const }),
        fc.record({ kind: fc.constant('add' as const) }),
        fc.record({
          kind: fc.constant('replace' as const),
          by: fc.constantFrom<unknown>(5, 1.5, -1, 'x', '', true, {}, [], ['x'], { x: 'y' }),
        }),
      ),
    })
    .map(({ place, change }) => ({ place, change, body: withChange(body, place, change) })),
);

type Change =
  | { readonly kind: 'remove' }
  | { readonly kind: 'add' }
  | { readonly kind: 'replace'; readonly by: unknown };

test('and what it refuses is refused here, with a sentence', () => {
  let refused = 0;
  fc.assert(
    fc.property(changed, ({ body }) => {
      if (refusals({ properties: body }).length === 0) return;
      refused++;
      expect(jobProblems(body)).not.toEqual([]);
    }),
    { numRuns: 500 },
  );
  // It is no law about nothing.
  expect(refused).toBeGreaterThan(100);
});

/** The places of all members, but of those whose form is not said: steps, settings, search spaces. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const place = [...path, name];
    const isFree = path.length === 0 && ['jobs', 'settings', 'searchSpace', 'services'].includes(name);
    return [place, ...(isFree ? [] : placesIn(part, place))];
  });
}

function withChange(value: unknown, [name = '', ...rest]: readonly string[], change: Change): Json {
  const object = value as Json;
  if (rest.length > 0) return { ...object, [name]: withChange(object[name], rest, change) };
  const { [name]: _, ...others } = object;
  if (change.kind === 'remove') return others;
  return change.kind === 'add' ? { ...object, unheardOf: 'x' } : { ...object, [name]: change.by };
}
