import { Prover, TopicProof } from '../../lib/proof';
import { AS_SENT, Copies } from '../../lib/proof/destinations/copy-sets';
import { HiddenParts } from '../../lib/proof/encoding/filters/hidden-parts';
import { Problem } from '../../lib/proof/encoding/solver-problem';
import { NO_MESSAGE } from '../../lib/proof/messages/message-set';
import { Passage } from '../../lib/proof/messages/passage';
import { ClaimCopies } from '../../lib/proof/questions/claims/claim-copies';
import { Enumeration, type Formula } from '../../lib/proof/solver/formula';
import { Told } from '../../lib/proof/solver/told-statements';
import { startsToJson } from '../../lib/requests';
import { known, knownOf } from '../../lib/routing';
import { type DeliveryClaim, SqlAction, SqlFilter } from '../../lib/rules';
import { TEMPLATE_DATA } from '../support/templates';
import { topicOf } from '../support/topics';

const [a, b, c] = ['a', 'b', 'c'].map((name) => new Enumeration(name, 2).is(0)) as [Formula, Formula, Formula];

test('what a solver has been told it is not told again, and neither is the search', () => {
  const told = new Told();
  told.declare('(declare-const a Bool)');
  told.assert(a);
  expect([told.takeNews(), told.takeFormulas()]).toEqual(['(declare-const a Bool)\n(assert a)', [a]]);
  expect([told.takeNews(), told.takeFormulas()]).toEqual(['', []]);
  told.declare('');
  told.conclude(b);
  told.assert(c);
  expect([told.takeNews(), told.takeFormulas()]).toEqual(['(assert b)\n(assert c)', [b, c]]);
  expect(told.statements.map(({ kind }) => kind)).toEqual(['declaration', 'assertion', 'consequence', 'assertion']);
});

test('the same rules give the same passage, so that what is found out about one is found out once', () => {
  const [set, other] = [SqlAction.parse('SET n = 1'), SqlAction.parse('SET n = 1')];
  const passage = Passage.NONE.by('r', set);
  expect(Passage.NONE.by('r', set)).toBe(passage);
  expect(Passage.NONE.by('s', set)).not.toBe(passage);
  expect(Passage.NONE.by('r', other)).not.toBe(passage);
  expect(passage.by('r', set)).not.toBe(passage);
  expect(passage.by('r', set)).toBe(passage.by('r', set));
  expect(Passage.NONE.by('r', set)).toBe(passage);
});

test('a filter that is asked about again is said once, after each passage', () => {
  const filter = SqlFilter.parse("kind = 'x' AND n > 1 OR m LIKE 'a%'");
  const [other, own] = ['SET other = 1', 'SET n = 1'].map((sql) => SqlAction.parse(sql)) as [SqlAction, SqlAction];
  const { space, usages } = new Prover([filter, other, own]);
  const problem = new Problem(space, usages);
  const definitions = () =>
    problem.context.statements.filter((one) => one.kind === 'definition' && one.about.startsWith(filter.sql)).length;
  problem.matching(filter);
  const once = definitions();
  expect(once).toBeGreaterThan(0);
  problem.matching(filter);
  problem.refusing(filter);
  problem.failing(filter);
  // What this action sets is nothing that the filter asks for.
  problem.matching(filter, Passage.NONE.by('r', other));
  expect(definitions()).toBe(once);
  problem.matching(filter, Passage.NONE.by('r', own));
  const twice = definitions();
  expect(twice).toBeGreaterThan(once);
  problem.failing(filter, Passage.NONE.by('r', own));
  expect(definitions()).toBe(twice);
});

describe('of what cannot be computed the same text is the same in one place', () => {
  const ids = (truths: readonly { readonly isTrue: Formula }[]) =>
    truths.map(({ isTrue }) => truths.findIndex((one) => one.isTrue === isTrue));

  test('and another one in another place', () => {
    const hidden = new HiddenParts(new Told());
    const asked = [
      hidden.truth('a = b', ''),
      hidden.truth('a = c', ''),
      hidden.truth('a = b', ''),
      hidden.truth('a = b', 'copy'),
      hidden.truth('a = b', 'copy'),
    ];
    expect(ids(asked)).toEqual([0, 1, 0, 3, 3]);
    expect([...hidden.parts.values()]).toEqual(['a = b', 'a = c', 'a = b']);
  });

  test('but for a new GUID, which is another one each time', () => {
    const hidden = new HiddenParts(new Told());
    expect(ids([hidden.truth('newid() = a', ''), hidden.truth('newid() = a', '')])).toEqual([0, 1]);
  });
});

describe('what is found out about a topic is found out once', () => {
  const starts = startsToJson({ by: 'function', templates: TEMPLATE_DATA });
  const topic = topicOf(
    { a: { r: "kind = 'x'", s: { sql: 'n > 1', action: 'SET m = 1' } }, b: '1 = 1' },
    { settings: { a: { '//': { starts } }, b: { forward_to: 'elsewhere' } } },
  );
  const subscriptions = knownOf(topic.subscriptions);
  const [a, b] = subscriptions as [(typeof subscriptions)[number], (typeof subscriptions)[number]];
  const claims: readonly DeliveryClaim[] = [
    { kind: 'cover', name: 'subscriptions' },
    { kind: 'cover', name: 'jobs', jobs: Object.keys(TEMPLATE_DATA) },
  ];
  const proof = new TopicProof(topic, { claims });

  test.each<[what: string, ask: () => unknown]>([
    ['what a subscription gets', () => proof.receives(a)],
    ['what ends behind one that keeps it', () => proof.ends(a)],
    ['what ends behind one that forwards', () => proof.ends(b)],
    ['what any of them gets', () => proof.reaches(subscriptions)],
    ['where the copies of one end', () => proof.arrivals(a)],
    ['where those end that are forwarded', () => proof.arrivals(b)],
    ['what becomes of a copy later', () => proof.later(proof.arrivals(a)[0]!)],
    ['the bounds of one', () => proof.box(a)],
    ['the copies of one', () => proof.copiesTo(a)],
    ['who takes its messages for jobs', () => proof.jobs.takers[0]],
    ['what the program decides', () => proof.jobs.takers[0]!.judge],
    ['what has to hold of copies', () => proof.jobs.takers[0]!.conditionsOf(Passage.NONE)],
  ])('%s', (_, ask) => {
    expect(ask()).toBe(ask());
  });

  test('what counts for a claim', () => {
    const copies = new ClaimCopies(proof, proof.jobs);
    for (const claim of claims) expect(copies.of(claim)).toBe(copies.of(claim));
    expect(copies.of(claims[0]!)).not.toBe(copies.of(claims[1]!));
  });

  test('which copies a subscription makes, of each shape', () => {
    const copies = new Copies({ matching: () => NO_MESSAGE, failing: () => NO_MESSAGE, passing: () => NO_MESSAGE });
    const changed = known(Passage.NONE.by('r', SqlAction.parse('SET n = 1')));
    expect(copies.of(a, AS_SENT)).toBe(copies.of(a, AS_SENT));
    expect(copies.of(a, changed)).toBe(copies.of(a, changed));
    expect(copies.of(a, changed)).not.toBe(copies.of(a, AS_SENT));
    expect(copies.of(b, AS_SENT)).not.toBe(copies.of(a, AS_SENT));
  });

  test('which messages a template takes: the program is asked about, and not made ready anew', () => {
    const [taker] = proof.jobs.takers;
    const conditions = jest.spyOn(taker!, 'conditionsOf');
    const [template] = taker!.templates;
    const of = () => taker!.taken(AS_SENT, [template!]);
    expect(of().formula).toBe(of().formula);
    expect(conditions.mock.calls.length).toBeLessThanOrEqual(1);
    conditions.mockRestore();
  });
});
