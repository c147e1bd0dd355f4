import { CorrelationFilter, MessageContract, Property, SqlFilter } from '../../lib/rules';
import { printFilter } from '../../lib/rules/language/print';
import {
  type ClaimNames,
  claimFromJson,
  claimProblems,
  claimSubjects,
  claimToJson,
  type DeliveryClaim,
  isAbout,
} from '../../lib/rules/topic/delivery-claim';
import { predicateOf, twoCopiesWarning } from '../../lib/rules/topic/two-copies';

const claim = (more: Partial<DeliveryClaim> = {}): DeliveryClaim => ({
  kind: 'exactly-once',
  name: 'each starts one job',
  ...more,
});
const KNOWN: ClaimNames = {
  subscriptions: ['gpu', 'cpu', 'archive'],
  destinations: ['approval', 'jobs/gpu', 'jobs/cpu'],
  jobs: ['bert', 'nightly'],
};

describe('what a claim is about', () => {
  test.each<[what: string, more: Partial<DeliveryClaim>, words: string, isAboutGpu: boolean]>([
    ['all', {}, 'all subscriptions', true],
    ['all but some', { observers: ['archive', 'audit'] }, 'all subscriptions but archive, audit', true],
    ['all but this', { observers: ['gpu'] }, 'all subscriptions but gpu', false],
    ['some', { subscriptions: ['gpu', 'cpu'] }, 'gpu, cpu', true],
    ['others', { subscriptions: ['cpu'] }, 'cpu', false],
    ['where messages end', { destinations: ['approval'] }, 'approval', true],
    ['jobs', { jobs: ['bert', 'nightly'] }, 'jobs of bert, nightly', true],
  ])('%s', (_, more, words, isAboutGpu) => {
    expect([claimSubjects(claim(more)), isAbout(claim(more), 'gpu')]).toEqual([words, isAboutGpu]);
  });
});

describe('a claim that is wrong', () => {
  test.each<[what: string, more: Partial<DeliveryClaim>, problems: string[]]>([
    ['none is', {}, []],
    ['names', { subscriptions: ['gpu', 'cpu'] }, []],
    ['observers', { observers: ['archive'] }, []],
    [
      'destinations',
      { destinations: ['approval', 'jobs/gpu', 'approval/$DeadLetterQueue', 'jobs/gpu/$deadletterqueue'] },
      [],
    ],
    ['jobs', { jobs: ['bert'] }, []],
    ['blanks for a name', { name: ' ' }, ['name: got " ", allowed a sentence; say what is claimed']],
    [
      'observers beside subscriptions',
      { observers: ['archive'], subscriptions: ['gpu'] },
      [
        'observers: got ["archive"], allowed none beside subscriptions; name the subscriptions, or those that it is not about',
      ],
    ],
    [
      'observers beside destinations',
      { observers: ['archive'], destinations: ['approval'] },
      [
        'observers: got ["archive"], allowed none beside destinations; name the destinations, or those that it is not about',
      ],
    ],
    [
      'observers beside jobs',
      { observers: ['archive'], jobs: ['bert'] },
      ['observers: got ["archive"], allowed none beside jobs; name the jobs, or those that it is not about'],
    ],
    [
      'destinations beside subscriptions',
      { destinations: ['approval'], subscriptions: ['gpu'] },
      [
        'destinations: got ["approval"], allowed none beside subscriptions; name one of the two: a subscription of the topic is a destination too, as topic/subscription',
      ],
    ],
    [
      'jobs beside subscriptions',
      { jobs: ['bert'], subscriptions: ['gpu'] },
      ['jobs: got ["bert"], allowed none beside subscriptions; name one of the two: a job is where a message ends'],
    ],
    [
      'jobs beside destinations',
      { jobs: ['bert'], destinations: ['approval'] },
      ['jobs: got ["bert"], allowed none beside destinations; name one of the two: a job is where a message ends'],
    ],
    ['no subscription', { subscriptions: [] }, ['subscriptions: got [], allowed at least 1; name the subscriptions']],
    ['no job', { kind: 'cover', jobs: [] }, ['jobs: got [], allowed at least 1; name the jobs']],
    [
      'no destination',
      { kind: 'not-reach', destinations: [] },
      ['destinations: got [], allowed at least 1; name the destinations'],
    ],
    [
      'one that overlaps with nobody',
      { kind: 'never-overlap', subscriptions: ['gpu'] },
      ['subscriptions: got ["gpu"], allowed at least 2; name the subscriptions'],
    ],
    ['two that may', { kind: 'never-overlap', subscriptions: ['gpu', 'cpu'] }, []],
    [
      'a slip',
      { subscriptions: ['gpus'] },
      ['subscriptions: got "gpus", allowed one of gpu, cpu, archive; did you mean gpu?'],
    ],
    [
      'another name',
      { subscriptions: ['everything'] },
      ['subscriptions: got "everything", allowed one of gpu, cpu, archive; name one of them'],
    ],
    [
      'an observer that there is not',
      { observers: ['archiv'] },
      ['observers: got "archiv", allowed one of gpu, cpu, archive; did you mean archive?'],
    ],
    [
      'a job that there is not',
      { jobs: ['bret'] },
      ['jobs: got "bret", allowed one of bert, nightly; did you mean bert?'],
    ],
    [
      'a name twice',
      { subscriptions: ['gpu', 'cpu', 'gpu'] },
      ['subscriptions: got "gpu", allowed each once; name it once'],
    ],
    [
      'a subscription without its topic',
      { destinations: ['gpu'] },
      ['destinations: got "gpu", allowed one of approval, jobs/gpu, jobs/cpu; did you mean jobs/gpu?'],
    ],
    [
      'dead letters of one without its topic',
      { destinations: ['gpu/$DeadLetterQueue'] },
      [
        'destinations: got "gpu/$DeadLetterQueue", allowed one of approval, jobs/gpu, jobs/cpu; did you mean jobs/gpu/$DeadLetterQueue?',
      ],
    ],
    [
      'dead letters where subscriptions are named',
      { subscriptions: ['gpu/$DeadLetterQueue'] },
      ['subscriptions: got "gpu/$DeadLetterQueue", allowed one of gpu, cpu, archive; name one of them'],
    ],
    [
      'a filter that is none',
      { messages: SqlFilter.parse('a =') },
      [expect.stringMatching(/^messages: line 1, column 4: the text ends/)],
    ],
    [
      'an exception that is none',
      { except: SqlFilter.parse('a = 1 AND a = 2') },
      [expect.stringMatching(/^except: line 1, column 1: no message/)],
    ],
    ['a filter that is only warned of', { messages: SqlFilter.parse("a <> 'x'") }, []],
  ])('%s', (_, more, problems) => {
    expect(claimProblems(claim(more), KNOWN)).toEqual(problems);
  });

  test('by its contract', () => {
    const contract = MessageContract.of({ kind: Property.string() });
    expect(claimProblems(claim({ messages: SqlFilter.parse("knid = 'x'") }), KNOWN, contract)).toEqual([
      expect.stringContaining('did you mean kind?'),
    ]);
  });

  test('where nothing could be named', () => {
    const none = { subscriptions: [], destinations: [], jobs: [] };
    const told = (more: Partial<DeliveryClaim>) => claimProblems(claim(more), none);
    const fix = 'take the claim away, or add what it names';
    expect(told({ jobs: ['bert'] })).toEqual([
      `jobs: got "bert", allowed one of the templates of jobs that this topic starts, which has none; ${fix}`,
    ]);
    expect(told({ subscriptions: ['gpu'] })).toEqual([
      `subscriptions: got "gpu", allowed one of the subscriptions of this topic, which has none; ${fix}`,
    ]);
  });
});

describe('a claim as JSON', () => {
  const common = { kind: 'exactly-once', name: 'each starts one job' };

  test.each<[what: string, more: Partial<DeliveryClaim>, json: object]>([
    ['about all', {}, { observers: [] }],
    ['with observers', { observers: ['archive'] }, { observers: ['archive'] }],
    ['with subscriptions', { subscriptions: ['gpu'] }, { subscriptions: ['gpu'] }],
    ['with destinations', { destinations: ['approval'] }, { destinations: ['approval'] }],
    ['with jobs', { jobs: ['bert'] }, { jobs: ['bert'] }],
    [
      'with filters',
      { messages: SqlFilter.parse('a  = 1'), except: SqlFilter.parse('b=2') },
      { observers: [], messages: 'a = 1', except: 'b = 2' },
    ],
  ])('%s is read as it is written', (_, more, json) => {
    const written = claimToJson(claim(more));
    expect(written).toEqual({ ...common, ...json });
    const read = claimFromJson(JSON.parse(JSON.stringify(written)));
    expect(claimToJson(read as DeliveryClaim)).toEqual(written);
  });

  test.each<[what: string, json: unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'claim'],
    ['another kind', { ...common, kind: 'sometimes', observers: [] }],
    ['no name', { kind: 'cover', observers: [] }],
    ['about nothing', common],
    ['about two things', { ...common, subscriptions: ['a'], observers: [] }],
    ['names that are none', { ...common, subscriptions: 'a' }],
    ['names of which one is none', { ...common, jobs: ['a', 1] }],
    ['messages that are no text', { ...common, observers: [], messages: 1 }],
    ['exceptions that are no text', { ...common, observers: [], except: {} }],
  ])('%s is no claim', (_, json) => {
    expect(claimFromJson(json)).toBeUndefined();
  });
});

describe('two copies of one message', () => {
  const rule = (name: string, sql: string, hasAction = false) => ({ name, filter: SqlFilter.parse(sql), hasAction });

  test.each<[what: string, a: ReturnType<typeof rule>, b: ReturnType<typeof rule>, since: string | undefined]>([
    ['neither has an action', rule('a', 'x = 1'), rule('b', 'x = 1'), undefined],
    ['the first has one', rule('a', 'x = 1', true), rule('b', 'y = 1'), 'a'],
    ['the second has one', rule('a', 'x = 1'), rule('b', 'y = 1', true), 'b'],
    ['both have one', rule('a', 'x = 1', true), rule('b', 'y = 1', true), 'a'],
    ['no message matches both', rule('a', 'x = 1', true), rule('b', 'x = 2'), undefined],
    ['one is not valid', rule('a', 'x = 1', true), rule('b', 'x ='), undefined],
  ])('%s', (_, a, b, since) => {
    const warning = twoCopiesWarning(a, b, undefined);
    expect(warning?.message).toEqual(
      since === undefined
        ? undefined
        : `a message that both a and b match comes twice and starts two jobs, since ${since} has an action; make one of the two exclude the other`,
    );
    expect(warning === undefined || (warning.severity === 'warning' && warning.code === 'two-copies')).toBe(true);
  });

  test('by its contract no message may match both', () => {
    const contract = MessageContract.of({ kind: Property.oneOf('x', 'y') });
    const rules = [rule('a', "kind <> 'x'", true), rule('b', "kind <> 'y'")] as const;
    expect(twoCopiesWarning(...rules, contract)).toBeUndefined();
    expect(twoCopiesWarning(...rules, undefined)).toBeDefined();
  });

  test.each<[filter: CorrelationFilter, sql: string]>([
    [CorrelationFilter.of({ label: 'x' }), "sys.Label = 'x'"],
    [
      CorrelationFilter.of({ replyToSessionId: 'x', properties: { a: 'y', B: 'z' } }),
      "sys.ReplyToSessionId = 'x' AND A = 'y' AND B = 'z'",
    ],
    [CorrelationFilter.of({ properties: { a: 'y' } }), "A = 'y'"],
  ])('a correlation filter is a condition too: %s', (filter, sql) => {
    const predicate = predicateOf(filter);
    expect(predicate && printFilter(predicate)).toBe(sql);
  });

  test('one without a condition is none', () => {
    expect(predicateOf(CorrelationFilter.of({}))).toBeUndefined();
  });
});
