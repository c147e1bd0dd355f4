import fc from 'fast-check';
import { audit } from '../../../lib/audit';
import { topologyOf } from '../../../lib/routing';
import { listedIn, readListed } from '../../../lib/sources/azure/listed-files';
import { readEmulatorDocument } from '../../../lib/sources/emulator/emulator-document';
import { readTemplate } from '../../../lib/sources/template/read-template';
import { type JsonObject, type TerraformDocument, UnreadableDocument } from '../../../lib/terraform';
import { DEPLOYED } from '../azure/deployed';
import { namespace, rule, subscription, template, topic } from './template';

/** A template with one of everything. */
const WHOLE = template(
  [
    namespace("[parameters('bus')]", { identity: { type: 'UserAssigned', userAssignedIdentities: { '/i': {} } } }),
    topic("[concat(parameters('bus'), '/', variables('names')[0])]"),
    subscription("[format('{0}/jobs/{1}', parameters('bus'), copyIndex('all'))]", { copy: { name: 'all', count: 2 } }),
    rule("[format('{0}/jobs/0/r', parameters('bus'))]", "[concat('a = ', string(length(variables('names'))))]", {
      condition: "[equals(parameters('bus'), 'bus')]",
    }),
    {
      type: 'Microsoft.ServiceBus/namespaces/networkRuleSets',
      name: 'bus/default',
      properties: {
        defaultAction: 'Deny',
        ipRules: [{ ipMask: '1.1.1.1' }],
        virtualNetworkRules: [{ subnet: { id: '/s' } }],
      },
    },
    {
      type: 'Microsoft.Authorization/roleAssignments',
      name: 'x',
      scope: 'Microsoft.ServiceBus/namespaces/bus',
      properties: { principalId: "[reference('worker').principalId]" },
    },
    {
      type: 'Microsoft.Resources/deployments',
      name: 'm',
      properties: {
        expressionEvaluationOptions: { scope: 'inner' },
        parameters: { name: { value: 'work' } },
        template: template([topic("[concat('bus/', parameters('name'))]")], {
          parameters: { name: { type: 'string' } },
          outputs: { o: { type: 'string', value: "[parameters('name')]" } },
        }),
      },
    },
  ],
  {
    parameters: { bus: { type: 'string', defaultValue: 'bus' }, secret: { type: 'secureString' } },
    variables: { names: ['jobs'], copy: [{ name: 'numbers', count: 3, input: "[copyIndex('numbers')]" }] },
    functions: [
      {
        namespace: 'own',
        members: { f: { parameters: [{ name: 'a', type: 'string' }], output: { value: "[parameters('a')]" } } },
      },
    ],
    outputs: {
      all: { type: 'array', copy: { count: 2, input: "[copyIndex('all')]" } },
      m: { type: 'string', value: "[reference('m').outputs.o.value]" },
    },
  },
);

const CONFIG = {
  UserConfig: {
    Namespaces: [
      {
        Name: 'n',
        Topics: [
          {
            Name: 't',
            Subscriptions: [
              {
                Name: 's',
                Properties: { ForwardTo: 't' },
                Rules: [
                  {
                    Name: 'r',
                    Properties: {
                      FilterType: 'Correlation',
                      CorrelationFilter: { Label: 'x', Properties: { a: 'b' } },
                    },
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  },
};

/** What somebody may put anywhere. */
const anything = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    -1,
    0,
    1.5,
    1e300,
    '',
    '[',
    '[]',
    '[[x]',
    "[parameters('bus')]",
    "[parameters('none')]",
    "[variables('names')]",
    '[copyIndex()]',
    "[reference('m')]",
    "[reference('m').outputs.o.value.x]",
    "[concat(variables('names'), 'a')]",
    '__proto__',
    'constructor',
    "[createObject('__proto__', 1)]",
    "[resourceId('Microsoft.ServiceBus/namespaces', 'bus')]",
    "[own.f('a')]",
    '[own.f()]',
    '/',
    'a/b/c/d/e/f',
    [],
    {},
    [[]],
    { value: 1 },
    { type: 'x' },
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Every place in some JSON. */
function places(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...entries.flatMap(([key, part]) => places(part, [...path, key]))];
}

function withChange<T>(json: T, path: readonly (string | number)[], put: unknown): T {
  const [key, ...rest] = path;
  if (key === undefined) return put as T;
  const copy = structuredClone(json) as Record<string | number, unknown>;
  copy[key] = withChange(copy[key], rest, put);
  return copy as T;
}

/** Reads, and asks everything; what is refused is refused in a line. */
function ask(read: () => TerraformDocument): void {
  let document: TerraformDocument;
  try {
    document = read();
  } catch (error) {
    if (error instanceof UnreadableDocument) return;
    throw error;
  }
  const { records } = audit([document], { today: '2026-11-27' });
  const { unresolved } = topologyOf(document);
  // A fault of this program is told as one, and never ends the command.
  const told = [...records.map(({ reason }) => reason ?? ''), ...unresolved.map(({ problem }) => problem)];
  expect(told.filter((text) => /fault of this program/.test(text))).toEqual([]);
}

const changes = fc.array(fc.tuple(fc.nat(100_000), anything), { minLength: 1, maxLength: 3 });

function changed<T>(json: T, all: readonly (readonly [number, unknown])[]): T {
  return all.reduce((now, [pick, put]) => {
    const [, ...found] = places(now);
    return withChange(now, found[pick % found.length] ?? [], put);
  }, json);
}

test.each<readonly [what: string, whole: unknown, read: (json: JsonObject) => TerraformDocument]>([
  ['a template', WHOLE, (json) => readTemplate({ file: 'main.json', text: JSON.stringify(json), json })],
  [
    'a configuration of the emulator',
    CONFIG,
    (json) => readEmulatorDocument({ file: 'Config.json', text: JSON.stringify(json), json }),
  ],
  [
    'a list',
    DEPLOYED,
    (json) => {
      if (listedIn(json) === undefined) throw new UnreadableDocument('no list');
      return readListed('a.json', [{ file: 'a.json', text: JSON.stringify(json), json }]);
    },
  ],
])('whatever stands in %s, it is read or refused', (_, whole, read) => {
  ask(() => read(whole as JsonObject));
  fc.assert(
    fc.property(changes, (all) => {
      ask(() => read(changed(whole, all) as JsonObject));
    }),
    { numRuns: 150 },
  );
});
