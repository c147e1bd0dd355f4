import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scheduler } from '../fuzz/in-process';
import { scheduler as process } from './scheduler';

const folder = mkdtempSync(join(tmpdir(), 'secrets-'));

/** A plan with a subscription whose description is sensitive, and is the name of its topic as well. */
function planWith(secret: string): string {
  const change = (type: string, name: string, after: object, sensitive: object) => ({
    address: `${type}.${name}`,
    mode: 'managed',
    type,
    name,
    change: { actions: ['create'], before: null, after, after_unknown: {}, after_sensitive: sensitive },
  });
  const path = join(folder, 'plan.json');
  writeFileSync(
    path,
    JSON.stringify({
      format_version: '1.2',
      resource_changes: [
        change('azurerm_servicebus_topic', 't', { name: `${secret} a`, namespace_id: 'n' }, {}),
        change(
          'azurerm_servicebus_queue',
          'q',
          { name: 'q', namespace_id: 'n', tags: { x: secret } },
          { tags: { x: true } },
        ),
      ],
      configuration: { root_module: { resources: [] } },
    }),
  );
  return path;
}

/** Signs of JSON, of XML, of Mermaid and of terminals; one letter; and what is written otherwise in each of them. */
const SECRETS = [
  '"',
  ':',
  '{',
  '<',
  '[',
  'm',
  'x',
  'a"b<c>',
  "it's",
  'back\\slash',
  'tab\tand\u001b',
  'a-longer-secret',
];

const shown = async (from: string, ...command: string[]) =>
  (await scheduler([...command, '--from', from], '{}')).stdout;

describe.each(SECRETS)('the secret %j', (secret) => {
  test('is in no picture, which stays one', async () => {
    const plan = planWith(secret);
    const svg = await shown(plan, 'diagram', '--format', 'svg');
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 \d+ \d+"/);
    expect(svg).toContain('>(sensitive) a</text>');
    expect(await shown(plan, 'diagram')).toContain('<b>(sensitive) a</b>');
  });

  test('is in no JSON and in no line', async () => {
    const plan = planWith(secret);
    const [topic] = JSON.parse(await shown(plan, 'diagram', '--json'))[0].boxes;
    expect(topic.lines).toEqual(['(sensitive) a', 'topic']);
    expect(JSON.parse(await shown(plan, 'check', '--json')).rules).toBe(0);
    expect(await shown(plan, 'route', '-')).toContain('-> (sensitive) a (');
  });
});

test('a colour of ours stays one, whatever the secret', () => {
  for (const secret of ['[', 'm', '1']) {
    const { stdout } = process(['prove', '--from', planWith(secret)], '', { FORCE_COLOR: '1', NO_COLOR: '' });
    expect(stdout).toMatch(/^\p{Cc}\[1m.* a\p{Cc}\[22m \(/u);
  }
});

test('what one command hides, another one with other documents shows', async () => {
  await shown(planWith('topic'), 'diagram');
  expect(await shown(planWith('other'), 'diagram', '--json')).toContain('"topic"');
});
