import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../lib/app';
import { FRAMEWORKS } from '../lib/init';
import { AZURERM_CONSTRAINTS } from '../lib/servicebus/azurerm/azurerm-version';
import { run } from './docs/examples';
import { problemsOfStack, synthEnvironments } from './support/environments';
import { environments } from './support/shipped';
import type { StackJson } from './support/stacks';
import { CLOSED, FLEX, JOB_FILES, LOGIC_APP, TRAINING } from './support/training';

const guide = (name: string) => readFileSync(join(__dirname, '../docs/guides', name), 'utf8');
const blocks = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, code]) => code as string);
const environment = (name: string) => environments.find((one) => one.name === name) as Environment;
const all = [...environments, TRAINING, LOGIC_APP, FLEX, CLOSED, JOB_FILES];
const code = (names: Iterable<string>) => [...names].map((name) => `\`${name}\``).join(', ');

describe('the guide to azurerm 5', () => {
  const page = guide('azurerm-5.md');
  const [of4, of5] = ([4, 5] as const).map((major) =>
    synthEnvironments(all.map((one) => ({ ...one, provider: AZURERM_CONSTRAINTS[major] }))),
  ) as [Record<string, StackJson>, Record<string, StackJson>];

  test.each(blocks(page, 'ts'))('%s is an environment', (example) => {
    const { exported } = run({ code: example }, { declared: { dev: environment('dev') } });
    const [made] = Object.values(exported) as [Environment];
    expect(problemsOfStack(made)).toBe('');
    const { terraform } = synthEnvironments([made]).dev as StackJson;
    expect(terraform.required_providers.azurerm.version).toBe(made.provider);
  });

  test('the error that is shown is the error', () => {
    const [shown = ''] = blocks(page, 'text');
    expect(problemsOfStack({ ...environment('dev'), provider: '>= 4.81' })).toContain(shown.trim());
  });

  test('the constraints that are said to work do', () => {
    const [, named = ''] = /A narrower constraint of either works too \(([^)]*)\)/.exec(page) ?? [];
    const constraints = [...named.matchAll(/`([^`]*)`/g)].map(([, one]) => one as string);
    expect(constraints).toHaveLength(2);
    for (const provider of constraints) expect(problemsOfStack({ ...environment('dev'), provider })).toBe('');
  });

  test('the table has every argument that differs between the two', () => {
    const differing = new Map<string, { gone: Set<string>; added: Set<string> }>();
    for (const [name, { resource }] of Object.entries(of4)) {
      for (const [type, resources] of Object.entries(resource)) {
        for (const [id, four] of Object.entries(resources)) {
          const five = of5[name]?.resource[type]?.[id] ?? {};
          const gone = Object.keys(four).filter((argument) => !(argument in five));
          const added = Object.keys(five).filter((argument) => !(argument in four));
          const changed = Object.keys(four).filter((key) => key in five && key !== '//');
          expect(changed.filter((key) => JSON.stringify(four[key]) !== JSON.stringify(five[key]))).toEqual([]);
          if (gone.length + added.length === 0) continue;
          const known = differing.get(type) ?? { gone: new Set(), added: new Set() };
          for (const one of gone) known.gone.add(one);
          for (const one of added) known.added.add(one);
          differing.set(type, known);
        }
      }
    }
    const rows = [...differing]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([type, { gone, added }]) => `| \`${type}\` | ${code([...gone].sort())} | ${code([...added].sort())} |`);
    expect(page).toContain(`| resource | gone | new |\n|---|---|---|\n${rows.join('\n')}\n\n`);
  });

  test('the table has what each environment registers', () => {
    const named = [
      ['`quickstart`', 'quickstart'],
      ['jobs, by a function', TRAINING.name],
      ['jobs, by a Logic App, with their results', LOGIC_APP.name],
      ['jobs, on flex consumption', FLEX.name],
      ['jobs, with everything closed', CLOSED.name],
    ] as const;
    const rows = named.map(([shown, name]) => {
      const [provider] = of5[name]?.provider.azurerm ?? [];
      expect(provider.resource_provider_registrations).toBe('none');
      return `| ${shown} | ${code(provider.resource_providers_to_register)} |`;
    });
    expect(page).toContain(`|---|---|\n${rows.join('\n')}\n\n`);
  });
});

test('guides name commands and pages that there are', () => {
  const { scripts } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8'));
  for (const name of ['azurerm-5.md', 'opentofu.md']) {
    const named = [...guide(name).matchAll(/npm run ([\w:]+)/g)].map(([, script]) => script as string);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  }
});

test.each(['guides/cdk-terrain.md', 'guides/use-it-in-your-project.md', 'start-a-project.md'])(
  '%s says which Node the command line of CDK Terrain needs',
  (path) => {
    const { node = '' } = FRAMEWORKS.get('cdktn') ?? {};
    expect(readFileSync(join(__dirname, '../docs', path), 'utf8')).toContain(`needs Node ${node.replace('>=', '')}`);
  },
);
