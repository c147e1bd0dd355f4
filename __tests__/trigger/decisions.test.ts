import { MessageContract, Property, SqlAction } from '../../lib/rules';
import { JobTemplate, Parameter } from '../../lib/trigger';
import {
  decidedProperties,
  findDecisions,
  otherSpellings,
  unspeakableNames,
} from '../../lib/trigger/listening/decisions';
import type { PropertyDecisions } from '../../lib/trigger/options/template-options';

const contract = MessageContract.of({
  eventType: Property.string(),
  queueTier: Property.oneOf('dedicated', 'spot').optional(),
  gpuCount: Property.int({ min: 0, max: 64 }).optional(),
  many: Property.long({ min: 5, max: 9 }).optional(),
  urgent: Property.bool().optional(),
  since: Property.datetime().optional(),
  model: Property.string().optional(),
  size: Property.oneOf('small', 'large').optional(),
  score: Property.double({ min: 0, max: 1 }).optional(),
});

function template(
  fromProperties?: PropertyDecisions,
  compute: object = { dedicated: 'gpu-dedicated', spot: 'gpu-spot' },
) {
  const made = JobTemplate.command({
    experiment: 'x',
    compute: compute as Record<string, string>,
    command: 'run ${{inputs.epochs}} ${{inputs.full}} ${{inputs.optimizer}} ${{inputs.rate}}',
    environment: 'azureml:e:1',
    parameters: {
      epochs: Parameter.integer({ min: 1, max: 50, default: 3 }),
      full: Parameter.boolean({ default: false }),
      optimizer: Parameter.oneOf(['adam', 'sgd'], { default: 'adam' }),
      rate: Parameter.number({ min: 0.1, max: 0.5, default: 0.1 }),
    },
    maxNodes: 4,
    timeout: 'PT1H',
    ...(fromProperties && { fromProperties }),
  });
  expect(made.problems()).toEqual([]);
  return made;
}

const rule = (name: string, action?: string) => ({
  name,
  action: action === undefined ? undefined : SqlAction.parse(action),
});
const find = (decisions: PropertyDecisions, action?: string, known: MessageContract | undefined = contract) =>
  findDecisions({ bert: template(decisions) }, [rule('urgent', action)], known);

test.each<[what: string, decisions: PropertyDecisions, action: string | undefined]>([
  ['a tier that the contract lists', { tier: 'queueTier' }, undefined],
  ['a tier that a rule sets', { tier: 'queueTier' }, "SET queueTier = 'spot'"],
  ['a property that only a rule sets, in another letter case', { tier: 'made' }, "SET MADE = 'spot'"],
  ['nodes that a rule sets', { nodeCount: 'nodes' }, 'SET nodes = 4'],
  ['nodes that are computed: nobody knows before', { nodeCount: 'nodes' }, 'SET nodes = gpuCount / 4'],
  ['a text of which nothing is known', { tier: 'model' }, undefined],
  ['a range that overlaps', { nodeCount: 'gpuCount' }, undefined],
  ['what the action takes back', { nodeCount: 'nodes' }, 'SET nodes = 99; SET nodes = 2'],
  ['a boolean', { parameters: { full: 'urgent' } }, 'SET urgent = TRUE'],
  ['a number', { parameters: { rate: 'score' } }, 'SET score = 0.25'],
  ['a whole number for a number', { parameters: { rate: 'score' } }, 'SET score = 0.5'],
])('%s is right', (_, decisions, action) => {
  expect(find(decisions, action)).toEqual({ problems: [], warnings: [] });
});

test.each<[what: string, decisions: PropertyDecisions, action: string | undefined, problem: RegExp]>([
  [
    'a tier that the template does not have',
    { tier: 'queueTier' },
    "SET queueTier = 'spto'",
    /^rule urgent sets queueTier, which is tier of the template bert: got "spto", allowed one of dedicated, spot; did you mean 'spot'\?$/,
  ],
  [
    'a number for a tier',
    { tier: 'tierNow' },
    'SET tierNow = 1',
    /got 1, allowed one of dedicated, spot; set one of these/,
  ],
  [
    'too many nodes',
    { nodeCount: 'nodes' },
    'SET nodes = 8',
    /sets nodes, which is nodeCount .*: got 8, allowed a whole number from 1 to 4/,
  ],
  ['less than a node', { nodeCount: 'nodes' }, 'SET nodes = -1', /got -1, allowed a whole number from 1 to 4/],
  ['a part of a node', { nodeCount: 'nodes' }, 'SET nodes = 1.5', /got 1.5, allowed a whole number/],
  ['nodes as text', { nodeCount: 'nodes' }, "SET nodes = '4'", /got "4", allowed a whole number/],
  [
    'a word that a parameter does not have',
    { parameters: { optimizer: 'opt' } },
    "SET opt = 'adm'",
    /which is the parameter optimizer of the template bert: got "adm", allowed one of adam, sgd; did you mean 'adam'\?/,
  ],
  ['a text for yes', { parameters: { full: 'all_' } }, "SET all_ = 'true'", /got "true", allowed true or false/],
  [
    'a property that nobody sets',
    { tier: 'queueTeir' },
    undefined,
    /^template bert: fromProperties, tier: got "queueTeir", allowed a property that a rule .*; did you mean queueTier\?$/,
  ],
  [
    'a property that nobody sets, like none',
    { tier: 'zzz' },
    undefined,
    /got "zzz", .*; let a rule set it, or add it to the contract/,
  ],
  ['a property that a rule takes away', { tier: 'made' }, "SET made = 'spot'; REMOVE made", /got "made"/],
  [
    'a number as a tier',
    { tier: 'gpuCount' },
    undefined,
    /got "gpuCount, int from 0 to 64 in the contract of the topic", allowed one of dedicated, spot/,
  ],
  ['words of which none fits', { tier: 'size' }, undefined, /got "size, one of small, large in the contract/],
  [
    'a range that never fits',
    { nodeCount: 'many' },
    undefined,
    /got "many, long from 5 to 9 in the contract .*allowed a whole number from 1 to 4/,
  ],
  ['a day as a number', { parameters: { epochs: 'since' } }, undefined, /got "since, datetime/],
  [
    'a text as yes or no',
    { parameters: { full: 'model' } },
    undefined,
    /got "model, string in the contract.*, allowed true or false/,
  ],
  ['yes or no as a number', { nodeCount: 'urgent' }, undefined, /got "urgent, bool/],
])('%s is refused', (_, decisions, action, problem) => {
  const { problems } = find(decisions, action);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(problem);
});

test('without a contract nobody knows what senders set; what rules set is known', () => {
  const none = findDecisions({ bert: template({ tier: 'anything' }) }, [rule('all')], undefined);
  expect(none).toEqual({ problems: [], warnings: [] });
  const wrong = findDecisions({ bert: template({ tier: 'anything' }) }, [rule('all', "SET anything = 'x'")], undefined);
  expect(wrong.problems).toEqual([expect.stringMatching(/got "x"/)]);
});

test('what a rule sets and no template reads is told of: the job would not get it', () => {
  const { problems, warnings } = findDecisions(
    { bert: template() },
    [rule('not-urgent', "SET queueTier = 'spot'; SET sys.Label = 'x'"), rule('other')],
    contract,
  );
  expect(problems).toEqual([]);
  expect(warnings).toEqual([expect.stringMatching(/^rule not-urgent sets queueTier, which no template reads: /)]);
});

test('a template that does not read what decides the tier of another is told of', () => {
  const { warnings } = findDecisions(
    { bert: template({ tier: 'queueTier' }), forgotten: template(), single: template(undefined, { default: 'cpu' }) },
    [rule('not-urgent', "SET queueTier = 'spot'")],
    contract,
  );
  expect(warnings).toEqual([
    expect.stringMatching(
      /^template forgotten has the tiers dedicated, spot and does not read queueTier, .* its jobs run on dedicated unless .*; add fromProperties: \{ tier: 'queueTier' \}$/,
    ),
  ]);
});

test('what a workflow cannot ask for is found', () => {
  expect(unspeakableNames(MessageContract.of({ eventType: Property.string(), 'gpu count': Property.int() }))).toEqual([
    'gpu count',
  ]);
  const templates = { bert: template({ tier: 'queueTier' }) };
  const rules = [rule('urgent', "SET QueueTier = 'spot'; SET reason = 'x'")];
  expect(otherSpellings(templates, rules)).toEqual([{ property: 'queueTier', rule: 'urgent', sets: 'QueueTier' }]);
  expect(otherSpellings(templates, [rule('urgent', "SET queueTier = 'spot'")])).toEqual([]);
  expect(decidedProperties(templates, rules)).toEqual(['queueTier', 'reason']);
});
