import { Broker, type Command } from '../../../lib/broker/core';
import { SetupRefused, setUp } from '../../../lib/broker/setup/apply';
import { type SetupCommand, SetupCommands } from '../../../lib/broker/setup/setup';
import { jsonCodec } from '../../support/broker/json-codec';

function newBroker(tier: 'Basic' | 'Standard' = 'Standard') {
  const core = new Broker({ codec: jsonCodec, seed: 'setup', tier });
  return { look: core, run: async <C extends Command>(command: C) => core.run(command, 1).answer };
}

const sql = (name: string, text: string) => ({ name, filter: { kind: 'sql', sql: text } as const });

function commands(rules: ReturnType<typeof sql>[], lockDuration = 30_000): SetupCommand[] {
  const made = new SetupCommands();
  made.topic('events', {});
  made.subscription('events', 'train', { lockDuration }, rules, {});
  return made.commands;
}

function rulesOf({ look }: ReturnType<typeof newBroker>): string[] {
  const rules = look.rules('events/Subscriptions/train') as readonly { rule: { name: string; filter: object } }[];
  return rules.map(({ rule }) => `${rule.name}: ${(rule.filter as { sql: string }).sql}`);
}

test('what was kept becomes what the document says: settings and rules', async () => {
  const broker = newBroker();
  await setUp(commands([sql('a', 'x = 1'), sql('b', 'x = 2')]), broker);
  expect(rulesOf(broker)).toEqual(['a: x = 1', 'b: x = 2']);
  await setUp(commands([sql('b', 'x = 3'), sql('c', 'x = 4')], 40_000), broker);
  expect(rulesOf(broker)).toEqual(['b: x = 3', 'c: x = 4']);
  expect(broker.look.describe('events/Subscriptions/train')).toMatchObject({ settings: { lockDuration: 40_000 } });
});

test('what the document does not have stays', async () => {
  const broker = newBroker();
  await broker.run({ kind: 'create', entity: { kind: 'queue', name: 'own' } });
  await setUp(commands([sql('a', 'x = 1')]), broker);
  await setUp(commands([sql('a', 'x = 1')]), broker);
  expect(broker.look.describe('own')).toMatchObject({ kind: 'queue' });
});

test('a subscription without rules gets no message, at every start', async () => {
  const broker = newBroker();
  await setUp(commands([]), broker);
  await setUp(commands([]), broker);
  expect(rulesOf(broker)).toEqual([]);
});

test('everything that is refused is told at once', async () => {
  const broker = newBroker('Basic');
  const made = new SetupCommands();
  made.topic('events', {});
  made.queue('orders', { lockDuration: 1 }, {});
  await expect(setUp(made.commands, broker)).rejects.toMatchObject({
    lines: [expect.stringMatching(/^topic events: .*tier Basic/), expect.stringMatching(/^queue orders: .*1 second/)],
  });
  await expect(setUp(made.commands, broker)).rejects.toThrow(SetupRefused);
});

test('what cannot be changed of what is there is told', async () => {
  const broker = newBroker();
  const queue = (requiresSession: boolean) => {
    const made = new SetupCommands();
    made.queue('orders', { requiresSession }, {});
    return made.commands;
  };
  await setUp(queue(false), broker);
  await expect(setUp(queue(true), broker)).rejects.toThrow(/queue orders: .*requiresSession.*cannot be changed/);
});
