import { changeOfSources } from '../../lib/proof/review';
import { parseDocument, type TerraformDocument } from '../../lib/terraform';

const QUEUE = 'azurerm_servicebus_queue';
const BUS = 'azurerm_servicebus_namespace';

interface Said {
  /** What Terraform calls the queue. */
  readonly label?: string;
  readonly name?: string;
  readonly lock?: string;
  /** The name of its namespace. */
  readonly bus?: string;
  /** An address to which an `import` block leads. */
  readonly imports?: string;
}

/** A configuration of a queue in a namespace. */
function configuration({ label = 'q', name = 'jobs', lock = 'PT1M', bus = 'bus', imports }: Said): TerraformDocument {
  return parseDocument(
    'a.tf.json',
    JSON.stringify({
      ...(imports !== undefined && { import: [{ to: imports, id: '/x' }] }),
      resource: {
        [BUS]: { bus: { name: bus } },
        [QUEUE]: { [label]: { name, namespace_id: `\${${BUS}.bus.id}`, lock_duration: lock } },
      },
    }),
  );
}

/** The same as Terraform's state has it. */
function state({ label = 'q', name = 'jobs', lock = 'PT1M' }: Said): TerraformDocument {
  const resource = (type: string, label: string, values: object) => ({
    address: `${type}.${label}`,
    mode: 'managed',
    type,
    name: label,
    values,
  });
  const id = '/subscriptions/s/resourceGroups/g/providers/Microsoft.ServiceBus/namespaces/bus';
  const resources = [
    resource(BUS, 'bus', { id, name: 'bus' }),
    resource(QUEUE, label, { id: `${id}/queues/${name}`, name, namespace_id: id, lock_duration: lock }),
  ];
  return parseDocument(
    'state.json',
    JSON.stringify({ format_version: '1.0', terraform_version: '1.11.4', values: { root_module: { resources } } }),
  );
}

/** The same as somebody else's tool has it. */
const foreign = (said: Said): TerraformDocument => {
  const document = configuration(said);
  return { ...document, settings: { ...document.settings, foreign: 'an ARM template' } };
};

const changed = (before: TerraformDocument, after: TerraformDocument, isByName?: boolean) =>
  changeOfSources(before, after, isByName)
    .changes.filter(({ type }) => type === QUEUE)
    .map(({ address, kind }) => `${kind} ${address.replace(`${QUEUE}.`, '')}`);

const LONGER = { lock: 'PT5M' };
const ANEW = ['create other', 'delete q'];

describe('what is one resource before and after', () => {
  test.each<[what: string, before: TerraformDocument, after: TerraformDocument, changes: readonly string[]]>([
    ['two configurations: by the address', configuration({}), configuration(LONGER), ['update q']],
    ['two configurations: not by the name', configuration({}), configuration({ label: 'other' }), ANEW],
    [
      'two configurations, the name at another address',
      configuration({}),
      configuration({ label: 'other', ...LONGER }),
      ANEW,
    ],
    [
      'two configurations, of which one takes over what is there under the same addresses',
      configuration({}),
      configuration({ label: 'other', imports: `${BUS}.bus` }),
      ANEW,
    ],
    ['a state and its configuration: by the address', state({}), configuration(LONGER), ['update q']],
    [
      'a state and a configuration of other addresses: by the name',
      state({}),
      configuration({ label: 'other', ...LONGER }),
      ['update other'],
    ],
    ['a state and a configuration of other names', state({}), configuration({ label: 'other', name: 'more' }), ANEW],
    [
      'a state and a configuration that have nothing in common',
      state({}),
      configuration({ bus: 'other' }),
      ['create q', 'delete q (before)'],
    ],
    ['somebody else before: by the name', foreign({}), configuration({ label: 'other', ...LONGER }), ['update other']],
    ['somebody else after: by the name', configuration({}), foreign({ label: 'other', ...LONGER }), ['update other']],
    [
      'somebody else, with the same addresses of other things',
      foreign({ name: 'more' }),
      configuration({}),
      ['create q', 'delete q (before)'],
    ],
  ])('%s', (_, before, after, changes) => {
    expect(changed(before, after)).toEqual(changes);
  });

  test('by the name alone, where that is asked for', () => {
    const [before, after] = [configuration({}), configuration({ label: 'other', ...LONGER })];
    expect(changed(before, after, true)).toEqual(['update other']);
    expect(changed(before, after, false)).toEqual(ANEW);
  });

  test('by the name, where a configuration takes over what another one has under other addresses', () => {
    const only = (label: string, imports?: string) => {
      const said = {
        [QUEUE]: { [label]: { name: 'jobs', namespace_id: `\${${BUS}.${label}.id}` } },
        [BUS]: { [label]: { name: 'bus' } },
      };
      return parseDocument(
        'a.tf.json',
        JSON.stringify({ ...(imports && { import: [{ to: imports, id: '/x' }] }), resource: said }),
      );
    };
    expect(changed(only('a'), only('b'))).toEqual(['create b', 'delete a']);
    expect(changed(only('a'), only('b', `${QUEUE}.b`))).toEqual([]);
    expect(changed(only('a'), only('a', `${QUEUE}.a`))).toEqual([]);
  });
});
