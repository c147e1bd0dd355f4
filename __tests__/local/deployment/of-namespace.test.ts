import { ofNamespace } from '../../../lib/local';
import type { Deployment } from '../../../lib/local/deployment';

const program = (name: string, ...settings: readonly (readonly [string, string])[]) => ({
  address: `azurerm_linux_function_app.${name}`,
  name,
  packageFile: '/p.zip',
  settings: new Map(settings),
});
const BUS = 'TrainingBus__fullyQualifiedNamespace';

const deployment: Deployment = {
  workspaces: [],
  programs: [
    program('of-one', [BUS, 'Bus-One.servicebus.windows.net'], ['TRAINING_TOPIC', 'events']),
    program('of-two', [BUS, 'bus-two.servicebus.windows.net'], ['TRAINING_TOPIC', 'events']),
    program('of-both', [BUS, 'bus-two.servicebus.windows.net'], ['OTHER', 'bus-one.servicebus.windows.net']),
    program('of-none', ['TRAINING_TOPIC', 'events']),
    program('of-elsewhere', [BUS, 'elsewhere.servicebus.windows.net']),
  ],
  workflows: [
    {
      address: 'azurerm_logic_app_workflow.w',
      name: 'w',
      definition: {},
      parameters: new Map([['busHost', 'bus-two.servicebus.windows.net']]),
    },
  ],
  eventRoutes: [],
  leftOut: ['x: not here'],
};

test('programs and workflows of another namespace of the document are left out, each with its reason', () => {
  const { programs, workflows, leftOut } = ofNamespace(deployment, 'bus-one', ['bus-one', 'bus-two']);
  expect([programs.map(({ name }) => name), workflows]).toEqual([['of-one', 'of-both', 'of-none', 'of-elsewhere'], []]);
  expect(leftOut).toEqual([
    'x: not here',
    'azurerm_linux_function_app.of-two: listens to the namespace bus-two, and bus-one runs here',
    'azurerm_logic_app_workflow.w: listens to the namespace bus-two, and bus-one runs here',
  ]);
});

test('where there is one namespace, everything stays', () => {
  expect(ofNamespace(deployment, 'bus-one', ['bus-one'])).toBe(deployment);
});
