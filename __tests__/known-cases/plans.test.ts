import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scheduler } from '../cli/scheduler';
import { asked, caseAt, reviewOf, routed, sureIn } from './asking';

const folder = mkdtempSync(join(tmpdir(), 'cases-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A plan of a case with a change, as a file. */
function changedPlan(name: string, change: (plan: Plan) => void): string {
  const plan = JSON.parse(readFileSync(caseAt(name), 'utf8')) as Plan;
  change(plan);
  const file = join(folder, `${name.replaceAll('/', '-')}-${readdirSync(folder).length}.json`);
  writeFileSync(file, JSON.stringify(plan));
  return file;
}

interface Plan {
  readonly resource_changes: {
    readonly address: string;
    readonly change: {
      readonly after: Record<string, unknown>;
      readonly after_unknown: Record<string, unknown>;
      after_sensitive: Record<string, unknown>;
    };
  }[];
  readonly configuration: {
    readonly root_module: {
      readonly resources: { readonly address: string; readonly expressions: Record<string, unknown> }[];
    };
  };
}

const changeOf = (plan: Plan, address: string) => plan.resource_changes.find((one) => one.address === address)!.change;

describe('wrongjoin: a join that rests on a guess is not known', () => {
  test('nothing certain about the first plan contradicts what is deployed', () => {
    const first = routed('terraform/wrongjoin/create.json', 'terraform/wrongjoin/m.json');
    const deployed = routed('terraform/wrongjoin/deployed.json', 'terraform/wrongjoin/m.json');
    expect(first.status).toBe(1);
    expect(first.lines).toHaveLength(deployed.lines.length);
    for (const [index, { subscriptions, unknown }] of first.lines.entries()) {
      const isSo = deployed.lines[index]!.subscriptions;
      for (const { subscription, copies, unknown: open } of subscriptions) {
        const same = isSo.find((one) => one.subscription === subscription);
        // `$Default` of what nobody has changed stays when it is deployed, and a plan of that does not know it.
        if (copies.length > 0) expect(same?.copies.length === 0 ? same.unknown : same?.copies).not.toHaveLength(0);
        if (open === undefined) expect(copies).not.toHaveLength(0);
      }
      for (const { subscription } of isSo.filter(({ copies }) => copies.length > 0)) {
        const said = subscriptions.find((one) => one.subscription === subscription);
        expect(said !== undefined || (unknown?.length ?? 0) > 0).toBe(true);
      }
    }
  });

  test('what is deployed goes where it goes', () => {
    const { lines } = routed('terraform/wrongjoin/deployed.json', 'terraform/wrongjoin/m.json');
    expect(sureIn(lines)).toEqual(['jobs/train', 'jobs/eval', 'jobs/conditional', 'jobs/n0']);
  });

  test.each(['not-reach', 'cover'])('%s of eval is neither proved nor refuted', (kind) => {
    const { status, said } = asked<{ verdict: string; reason: string }>([
      ...['prove', kind, 'eval', '--messages', "kind = 'eval'", '--topic', 'jobs'],
      ...['--from', caseAt('terraform/wrongjoin/create.json')],
    ]);
    expect({ status, verdict: said.verdict }).toEqual({ status: 1, verdict: 'undecided' });
    expect(said.reason).toContain('each.value.sub');
  });

  test('the claim is refuted by what is deployed', () => {
    const { said } = asked<{ verdict: string }>([
      ...['prove', 'not-reach', 'eval', '--messages', "kind = 'eval'", '--topic', 'jobs'],
      ...['--from', caseAt('terraform/wrongjoin/deployed.json')],
    ]);
    expect(said.verdict).toBe('refuted');
  });
});

describe('forms: what the JSON of a plan decides is resolved, and nothing else', () => {
  const FORMS: readonly (readonly [kind: string, ...topics: string[]])[] = [
    ['direct', 't'],
    ['modout', 'mod'],
    ['modoutall', 'mod'],
    ['modoutkey', 'mods-b'],
    ['literalkey', 'm-b'],
    ['one', 'opt'],
    ['opt0', 'opt'],
    ['chained', 'm-a', 'm-b'],
    ['chained2', 'm-a', 'm-b'],
    ['submod', 't'],
    ['submodout', 'mod'],
    ['subkey-a', 'm-a'],
    ['subkey-b', 'm-b'],
    ['subkeymod-a', 'mods-a'],
    ['subkeymod-b', 'mods-b'],
    ['extra', 't'],
  ];
  const OPEN = ['local', 'localmap', 'tryy', 'interp'];
  const kinds = [...FORMS.map(([kind]) => kind), ...OPEN];
  const { lines } = routed(
    'terraform/forms/create.json',
    kinds.map((kind) => ({ applicationProperties: { kind } })),
  );
  const perMessage = lines.length / kinds.length;
  const linesOf = (kind: string) => lines.slice(kinds.indexOf(kind) * perMessage).slice(0, perMessage);

  test.each(FORMS)('%s', (kind, ...topics) => {
    const found = linesOf(kind).filter(({ subscriptions }) => subscriptions.some(({ copies }) => copies.length > 0));
    expect(found.map(({ topic }) => topic)).toEqual(topics);
  });

  test.each(OPEN)('%s cannot be told, and every topic that may have it says so', (kind) => {
    expect(sureIn(linesOf(kind))).toEqual([]);
    const open = linesOf(kind).filter(({ unknown = [] }) => JSON.stringify(unknown).includes(`subscription.${kind}"`));
    expect(open.map(({ topic }) => topic)).toContain(kind === 'tryy' ? 'opt' : kind === 'localmap' ? 'm-b' : 't');
  });
});

describe('nestedmap: the map of maps of most modules', () => {
  test('the first plan has rules of which the subscriptions are not known: nothing is proved', () => {
    const { status, said } = reviewOf('terraform/nestedmap/create.json');
    expect({ status, unmoved: said.unmoved }).toEqual({ status: 1, unmoved: null });
    const text = JSON.stringify(said);
    for (const rule of ['orders.billing.paid', 'orders.shipping.big', 'orders.shipping.express', 'users.mail.signup'])
      expect(text).toContain(rule);
  });

  test('a job that is added is told as a gain', () => {
    const { said } = reviewOf('terraform/nestedmap/addjob.json');
    expect(said).toMatchObject({ unmoved: false, gates: [] });
    expect(said.topics.flatMap(({ rules }) => rules)).toMatchObject([
      { subscription: 'refunds', rule: 'refund', verdict: 'added' },
    ]);
    expect(said.remarks.filter(({ code }) => code === 'no-rules')).toEqual([]);
  });

  test('a narrower rule loses nobody what $Default of another may still have', () => {
    const { status, said } = reviewOf('terraform/nestedmap/narrow.json');
    expect(status).toBe(1);
    expect(said.gates).toEqual([]);
    expect(said.topics.flatMap(({ rules }) => rules)).toMatchObject([
      { subscription: 'shipping', rule: 'big', verdict: 'narrowed' },
    ]);
  });
});

test('outside: the rule of a subscription elsewhere is compared, and what becomes of messages is not proved', () => {
  const { status, said } = reviewOf('terraform/outside/change.json');
  expect({ status, unmoved: said.unmoved }).toEqual({ status: 1, unmoved: null });
  expect(said.topics.flatMap(({ rules }) => rules.map(({ rule, verdict }) => [rule, verdict]))).toEqual([
    ['literal', 'disjoint'],
    ['mine', 'disjoint'],
  ]);
});

describe('kinds: values that are not known', () => {
  test.each([
    ['unknownlabel', 'placed-only', 'correlation_filter.label'],
    ['unknowncorr', 'placed-only', 'correlation_filter.properties'],
    ['unknownfilter', 'big-orders', 'sql_filter'],
  ])('%s', (name, rule, argument) => {
    const { status, said } = reviewOf(`terraform/kinds/${name}.json`);
    expect({ status, unmoved: said.unmoved, gates: said.gates }).toEqual({ status: 1, unmoved: null, gates: [] });
    expect(said.topics.flatMap(({ rules }) => rules)).toMatchObject([{ rule, verdict: 'unknown' }]);
    expect(said.topics.flatMap(({ rows }) => rows)).toEqual([]);
    expect(said.remarks.map(({ text }) => text).join()).toContain(argument);
  });

  test.each(['properties', 'the whole block'])('%s of a correlation filter that is known after apply', (what) => {
    const file = changedPlan('terraform/kinds/unknownlabel.json', (plan) => {
      const { after, after_unknown: unknown } = changeOf(plan, 'azurerm_servicebus_subscription_rule.placed');
      if (what === 'properties') {
        delete (after.correlation_filter as Record<string, unknown>[])[0]!.properties;
        unknown.correlation_filter = [{ properties: true }];
      } else {
        after.correlation_filter = [];
        unknown.correlation_filter = true;
      }
    });
    const { status, stdout } = scheduler(
      ['route', '-', '--from', file, '--json'],
      JSON.stringify({
        subject: 'OrderPlaced',
        correlationId: 'do-not-copy-correlation',
        applicationProperties: { region: 'eu' },
      }),
    );
    const billing = JSON.parse(stdout).subscriptions.find(
      (one: { subscription: string }) => one.subscription === 'billing',
    );
    expect({ status, copies: billing.copies }).toEqual({ status: 1, copies: [] });
    expect(billing.unknown).not.toHaveLength(0);
  });

  test.each(['forget-rule', 'forget-sub'])('%s: nothing changes in Azure', (name) => {
    const { status, said } = reviewOf(`terraform/kinds/${name}.json`);
    expect({ status, unmoved: said.unmoved, gates: said.gates }).toEqual({ status: 0, unmoved: true, gates: [] });
    expect(said.remarks.map(({ code }) => code)).toEqual(['forgotten']);
  });
});

describe('kinds: what is sensitive is in no output', () => {
  const file = caseAt('terraform/kinds/sensitive.json');
  const out = join(folder, 'emulator');
  const message = JSON.stringify({ applicationProperties: { tenant: 'other', total: 2000 } });
  const COMMANDS: readonly (readonly string[])[] = [
    ['check', '--from', file],
    ['route', '-', '--from', file],
    ['route', '-', '--explain', '--from', file],
    ...['mermaid', 'svg', 'html'].map((format) => ['diagram', '--format', format, '--from', file]),
    ['diagram', '--from', file],
    ['emulator', '--out', out, '--from', file],
    ['prove', '--overlaps', '--from', file],
    ['prove', 'not-reach', 'audit', '--from', file],
    ['prove', 'exactly-once', 'audit', 'billing', '--from', file],
    ['review', file],
    ['audit', '--all', '--from', file],
  ];
  test.each(COMMANDS.flatMap((command) => [[command], [[...command, '--json']]] as const))('%j', (options) => {
    const { status, stdout, stderr } = scheduler(options as readonly string[], message);
    expect([0, 1]).toContain(status);
    expect(`${stdout}${stderr}`).not.toContain('TOPSECRET');
    if (options[0] === 'emulator')
      for (const name of readdirSync(out)) expect(readFileSync(join(out, name), 'utf8')).not.toContain('TOPSECRET');
  });

  test.each([
    ['a field of a correlation filter', 'azurerm_servicebus_subscription_rule.placed', 'correlation_filter'],
    ['an action', 'azurerm_servicebus_subscription_rule.big', 'action'],
  ])('%s', (_, address, argument) => {
    const secret = 'TOPSECRET-OTHER';
    const changed = changedPlan('terraform/kinds/sensitive.json', (plan) => {
      const change = changeOf(plan, address);
      if (argument === 'action') change.after.action = `SET priority = '${secret}'`;
      else change.after.correlation_filter = [{ label: secret }];
      change.after_sensitive = {
        ...change.after_sensitive,
        [argument]: argument === 'action' ? true : [{ label: true }],
      };
    });
    for (const options of [
      ['check', '--from', changed],
      ['route', '-', '--explain', '--from', changed],
      ['route', '-', '--from', changed],
      ['diagram', '--format', 'html', '--from', changed],
      ['prove', '--from', changed],
      ['review', changed],
    ]) {
      for (const more of [[], ['--json']]) {
        const { stdout, stderr } = scheduler([...options, ...more], message);
        expect(`${options.join(' ')} ${stdout}${stderr}`).not.toContain(secret);
      }
    }
  });
});

test('azapi: topics, subscriptions and rules are read like the others', () => {
  const { lines } = routed('terraform/azapi/create.json', [{ applicationProperties: { kind: 'train' } }]);
  expect(sureIn(lines)).toEqual(['jobs/train']);
  expect(reviewOf('terraform/azapi/create.json').said).toMatchObject({ unmoved: false });
});

describe('odd: what Azure or azurerm refuses or ignores', () => {
  test('check says so', () => {
    const { status, said } = asked<{ findings: { address: string; severity: string }[] }>([
      ...['check', '--from', caseAt('terraform/odd/create.json')],
    ]);
    expect(status).toBe(1);
    const errors = said.findings
      .filter(({ severity }) => severity === 'error')
      .map(({ address }) => address.split('.')[1]);
    expect(errors).toEqual(['corrwithsql', 'default', 'mismatch', 'nofilter']);
    const warned = said.findings
      .filter(({ severity }) => severity === 'warning')
      .map(({ address }) => address.split('.')[1]);
    expect(new Set(warned)).toEqual(new Set(['heredoc', 'numprop']));
  });

  test('of them all only the one that Azure takes delivers for sure', () => {
    const { status, lines } = routed('terraform/odd/create.json', 'terraform/odd/m.json');
    expect(status).toBe(1);
    expect(sureIn(lines)).toEqual(['billing/heredoc']);
  });
});

test('tworefs: one name in two namespaces is told apart, and unknown conditions are there', () => {
  const { status, lines } = routed('terraform/tworefs/create.json', 'terraform/tworefs/m.json');
  expect(status).toBe(1);
  expect(lines.map(({ topic }) => topic)).toEqual(['nsa-bus/jobs', 'nsb-bus/jobs', 'nsa-bus/jobs', 'nsb-bus/jobs']);
  expect(sureIn(lines)).toEqual(['nsa-bus/jobs/train', 'nsb-bus/jobs/fwd']);
  const open = lines.map(({ subscriptions }) =>
    subscriptions.filter((one) => one.unknown).map((one) => one.subscription),
  );
  expect(open).toEqual([[], ['unknown', 'unknownprop'], [], ['unknown']]);
});

describe('nasty: what it does to messages stands at the top', () => {
  test.each([
    ['n03-target-deleted', ['message-loss'], ['lost-coverage', 'deletion', 'forward-target']],
    ['n08-loop', ['message-loss'], ['lost-coverage', 'forward-loop']],
    ['n11-action-lost', ['lost-coverage'], ['lost-coverage']],
    ['n12-dup-copies', [], ['two-copies']],
    ['n13-autodelete', ['message-loss'], ['auto-delete']],
    ['n26-target', ['lost-coverage', 'message-loss'], ['lost-coverage', 'no-rules']],
  ])('%s', (name, gates, codes) => {
    const { status, said } = reviewOf(`terraform/nasty/${name}.json`);
    expect([...said.gates].sort()).toEqual(gates);
    expect(said.remarks.slice(0, codes.length).map(({ code }) => code)).toEqual(codes);
    expect(status).toBe(gates.length > 0 || said.remarks.some(({ unknown }) => unknown) ? 1 : 0);
    if (name !== 'n13-autodelete') expect(said.unmoved).not.toBe(true);
  });
});

test('a forward target that is one of two is not known', () => {
  const file = changedPlan('terraform/tworefs/create.json', (plan) => {
    const { after, after_unknown: unknown } = changeOf(plan, 'azurerm_servicebus_subscription.a');
    delete after.forward_to;
    unknown.forward_to = true;
    plan.configuration.root_module.resources.find(
      ({ address }) => address === 'azurerm_servicebus_subscription.a',
    )!.expressions.forward_to = {
      references: [
        'var.canary',
        'azurerm_servicebus_topic.a.name',
        'azurerm_servicebus_topic.a',
        'azurerm_servicebus_queue.q.name',
        'azurerm_servicebus_queue.q',
      ],
    };
  });
  const { stdout, status } = scheduler(
    ['route', '-', '--from', file, '--json'],
    '{"applicationProperties":{"kind":"a"}}',
  );
  const [first] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(status).toBe(1);
  expect(first.subscriptions).toMatchObject([{ subscription: 'train', copies: [{ state: 'unknown' }] }]);
});
