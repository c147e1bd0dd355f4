import fc from 'fast-check';
import { RequestValidator } from '../../lib/trigger/jobs';
import { trainingEvent } from '../support/shipped';
import { REQUEST, TEMPLATE_DATA } from '../support/templates';
import { DEEP, strangeJson, strangerThan } from './arbitrary/json';
import { damaged, encodings, strangeText } from './arbitrary/text';
import { runs } from './runs';

const validator = new RequestValidator({
  templates: TEMPLATE_DATA,
  contract: trainingEvent.jsonSchema(),
});

const text = fc.oneof(
  { weight: 6, arbitrary: strangerThan(fc.constant(REQUEST)) },
  { weight: 1, arbitrary: strangeJson },
  { weight: 1, arbitrary: damaged(fc.constant(JSON.stringify(REQUEST))) },
  { weight: 1, arbitrary: strangeText },
);

/** A body as the host hands it over: a text, bytes, or what it has parsed itself. */
const body = fc.oneof<fc.Arbitrary<unknown>[]>(
  text,
  text.map((one) => Buffer.from(one)),
  fc.tuple(text, fc.nat()).map(([one, pick]) => encodings(one)[pick % encodings(one).length]),
  text.map(parsed),
  fc.jsonValue(),
  fc.constant(undefined),
);

function parsed(one: string): unknown {
  try {
    return JSON.parse(one);
  } catch {
    return one;
  }
}

/** What a rejection may be: short lines for a log, with nothing that a terminal acts on. */
function expectRejection(rejection: { readonly details: readonly string[] }): void {
  expect(rejection.details.length).toBeGreaterThan(0);
  expect(rejection.details.length).toBeLessThanOrEqual(10);
  for (const line of rejection.details) {
    expect(line.length).toBeLessThan(400);
    expect(line).not.toMatch(/\n/);
  }
}

test('any body is a request that a template allows, or set aside with reasons', () => {
  fc.assert(
    fc.property(body, (given) => {
      const answer = validator.request(given);
      if ('reason' in answer) expectRejection(answer);
      else {
        const { request } = answer;
        expect(Object.keys(TEMPLATE_DATA)).toContain(request.template);
        // What is allowed once is allowed again, with the defaults that were filled in.
        expect(validator.request(JSON.stringify(request))).toMatchObject({ request });
      }
    }),
    runs(2000),
  );
});

test.each(DEEP)('more levels than a stack has are set aside: %.20s', (deep) => {
  for (const given of [deep, Buffer.from(deep), parsed(deep), { ...REQUEST, template: parsed(deep) }]) {
    expect(validator.request(given)).toMatchObject({ kind: 'rejected' });
  }
  expect(validator.breach({ eventType: parsed(deep) })).toMatchObject({ kind: 'rejected', reason: 'contract' });
});

test('any properties of a message are those of the contract, or set aside with reasons', () => {
  const properties = fc.oneof<fc.Arbitrary<unknown>[]>(
    strangerThan(fc.constant({ eventType: 'training.requested', gpuCount: 4 })).map(parsed),
    fc.jsonValue(),
  );
  fc.assert(
    fc.property(properties, (given) => {
      const breach = validator.breach(given);
      if (breach !== undefined) expectRejection(breach);
    }),
    runs(2000),
  );
});
