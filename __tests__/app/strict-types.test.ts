import { type Environment, jobCatalogue } from '../../lib/app';
import { MessageContract, Property, SqlAction, SqlFilter, shapeOf, text } from '../../lib/rules';
import type { ServiceBusQueueOptions } from '../../lib/servicebus';

const rules = { r: SqlFilter.parse('a = 1') };
const contract = MessageContract.of({ kind: Property.oneOf('a', 'b'), size: Property.int(), open: Property.bool() });

/** Never called: the compiler is who tests it. */
export function refusedByTheCompiler(environment: Environment): void {
  jobCatalogue({
    topicName: 'events',
    queues: { review: {} },
    jobs: (queues) => ({
      fine: {
        rules: { r: SqlFilter.parse('a = 1').then(SqlAction.parse('SET b = 1')) },
        lockDuration: 'PT5M',
        status: 'Active',
        forwardTo: queues.review,
      },
      // @ts-expect-error an option that is not known
      'misspelt-option': { rules, lockDuraton: 'PT5M' },
      // @ts-expect-error a queue that is not there
      'unknown-queue': { rules, forwardTo: queues.reviews },
      // @ts-expect-error a name in the place of a queue
      'text-for-queue': { rules, forwardTo: 'review' },
      // @ts-expect-error text in the place of a number
      'text-for-number': { rules, maxDeliveryCount: '3' },
      // @ts-expect-error a status that there is not
      'unknown-status': { rules, status: 'active' },
      // @ts-expect-error SQL in the place of a filter
      'text-for-rule': { rules: { r: 'a = 1' } },
      // @ts-expect-error nothing
      nothing: undefined,
      // @ts-expect-error no object
      text: 'rules',
    }),
  });
  // Alone, too, where no other mistake makes the compiler look harder.
  jobCatalogue({
    topicName: 'events',
    // @ts-expect-error an option that is not known
    jobs: () => ({ fine: { rules }, 'misspelt-option': { rules, lockDuraton: 'PT5M' } }),
  });
  jobCatalogue({
    topicName: 'events',
    // @ts-expect-error an option of a rule that is not known
    jobs: () => ({ a: { rules: { r: { filter: rules.r, acton: SqlAction.parse('SET b = 1') } } } }),
  });
  jobCatalogue({
    topicName: 'events',
    // @ts-expect-error an option within an option
    jobs: () => ({ a: { rules, clientScoped: { clientId: 'x', sharable: true } } }),
  });
  jobCatalogue({
    topicName: 'events',
    // @ts-expect-error an option of the topic that is not known
    topic: { defaultMesageTtl: 'P1D' },
    jobs: () => ({ fine: { rules } }),
  });
  jobCatalogue({
    topicName: 'events',
    // @ts-expect-error an option of a queue that is not known
    queues: { review: { lockDuraton: 'PT1M' } },
    jobs: () => ({ fine: { rules } }),
  });
  jobCatalogue({
    topicName: 'events',
    jobs: () => ({ fine: { rules } }),
    // @ts-expect-error a part of a catalogue that is not known
    claim: () => undefined,
  });
  const environments: readonly Environment[] = [
    // @ts-expect-error an option of the environment that is not known
    { ...environment, netwrk: { addressSpace: '10.0.0.0/26' } },
    // @ts-expect-error a tier in other letters
    { ...environment, namespace: { name: 'training', sku: 'premium' } },
    // @ts-expect-error an option within an option
    { ...environment, logs: { retentionInDay: 30 } },
  ];
  // @ts-expect-error a property that the contract does not have
  contract.filter((m) => m.sizes.atLeast(1));
  // @ts-expect-error a value that the property does not have
  contract.filter((m) => m.kind.is('c'));
  // @ts-expect-error text in the place of a number
  contract.filter((m) => m.size.atLeast('1'));
  // @ts-expect-error no value
  contract.filter((m) => m.kind.in());
  // @ts-expect-error a comparison of JavaScript
  contract.filter((m) => m.size > 1);
  // @ts-expect-error limits that there are not
  Property.int({ minimum: 1 });
  environments.at(0);
}

/** The lists of names cannot drift from the interfaces. */
export function shapesFollowInterfaces(): void {
  interface Options {
    readonly name: string;
    readonly size?: number;
  }
  // @ts-expect-error an option without a shape
  shapeOf<Options>({ name: text }, {});
  // @ts-expect-error a shape without an option
  shapeOf<Options>({ name: text }, { size: number, sise: number });
  // @ts-expect-error a shape of another type
  shapeOf<Options>({ name: text }, { size: text });
  // @ts-expect-error an option that must be there, as one that may be
  shapeOf<Pick<Options, 'name'>>({}, { name: text });
  // @ts-expect-error most options of a queue
  shapeOf<ServiceBusQueueOptions>({}, { lockDuration: text });
}

test('what is refused here is refused by `npm run typecheck`, and by every synth', () => {
  expect([refusedByTheCompiler, shapesFollowInterfaces]).toHaveLength(2);
});
