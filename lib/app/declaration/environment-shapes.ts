import {
  anything,
  callback,
  either,
  flag,
  isPlain,
  listOf,
  mapOf,
  number,
  oneOf,
  type Shape,
  SqlFilter,
  shapeOf,
  text,
  type Waiver,
} from '../../rules';
import { grounds } from '../../servicebus/access/grounds';
import { principal } from '../../servicebus/access/principal';
import { tags } from '../../servicebus/construct/shapes';
import { forwardTarget } from '../../servicebus/entities/forward-target';
import { QUEUE_OPTIONS } from '../../servicebus/entities/queue-options';
import { SUBSCRIPTION_OPTIONS } from '../../servicebus/entities/subscription-options';
import { TOPIC_OPTIONS } from '../../servicebus/entities/topic-options';
import { ALERT_OPTIONS } from '../../servicebus/monitoring/namespace-alerts';
import { NAMESPACE_NAMES, NAMESPACE_OPTIONS } from '../../servicebus/namespace/namespace-props';
import { templates } from '../../trigger/listening/listener-props';
import { COMPUTE_OPTIONS } from '../../trigger/workspace/training-compute';
import type { JobCatalogue } from './catalogue';
import type { CatalogueQueue, Forwards } from './declared-forwards';
import type { AnyEnvironment, Environment, NamespaceEnvironment, StateLocation } from './environment';
import type { Job, TrainingJob } from './job';
import type { KeyPlan, LogPlan, NamespacePlan, NetworkPlan, PartnerPlan, ResourceGroupPlan } from './place-plans';
import { PRICE_PLAN } from './price-plan';
import type { SecretPlan } from './secret-plan';
import type { TrainingPlan, TrainingWaivers } from './training-plan';

/** One of two forms, by an option that only the second has. */
function formOf<T extends object>(first: Shape<T>, second: Shape<T>, has: string): Shape<T> {
  const expects = `${first.expects}, or ${second.expects}`;
  const standIn = first.standIn === undefined ? {} : { standIn: first.standIn };
  return { ...either((value) => (isPlain(value) && has in value ? second : first), expects), ...standIn };
}

const made = { create: text };
const found = { existing: text, resourceGroupName: text };

const resourceGroup = formOf<ResourceGroupPlan>(
  shapeOf<{ readonly create: string }>(made, {}, { standIn: { create: 'standin' } }),
  shapeOf<{ readonly existing: string }>({ existing: text }, {}),
  'existing',
);
const network = formOf<NetworkPlan>(
  shapeOf<Extract<NetworkPlan, { readonly addressSpace: string }>>(
    { addressSpace: text },
    { endpoints: text, programs: text },
    { standIn: { addressSpace: '10.0.0.0/26' } },
  ),
  shapeOf<Extract<NetworkPlan, { readonly subnetId: string }>>({ subnetId: text }, { privateDnsZoneIds: listOf(text) }),
  'subnetId',
);
const encryption = shapeOf<KeyPlan>(
  {
    vault: formOf<KeyPlan['vault']>(
      shapeOf<{ readonly create: string }>(made, {}, { standIn: { create: 'standin' } }),
      shapeOf<{ readonly existing: string; readonly resourceGroupName: string }>(found, {}),
      'existing',
    ),
    keyName: text,
  },
  { madeBy: listOf(principal) },
  { standIn: { vault: { create: 'standin' }, keyName: 'standin' } },
);
const localState = shapeOf<StateLocation>({ kind: oneOf('local', 'azure') }, {});
const azureState = shapeOf<Extract<StateLocation, { readonly kind: 'azure' }>>(
  { kind: oneOf('azure'), storageAccountName: text, containerName: text },
  {},
);
const state: Shape<StateLocation> = {
  ...either<StateLocation>(
    (value) => (isPlain(value) && (value.kind === 'azure' || 'containerName' in value) ? azureState : localState),
    "{ kind: 'local' }, or an object with kind: 'azure', storageAccountName, containerName",
  ),
  standIn: { kind: 'local' },
};
/** What is in a waiver is checked where it is put beside something. */
const waivers = listOf(anything<Waiver>('a waiver'));

const training = shapeOf<TrainingPlan>(
  {
    workspace: formOf<TrainingPlan['workspace']>(
      shapeOf<Extract<TrainingPlan['workspace'], { readonly create: string }>>(
        { ...made, storageAccountName: text, vaultName: text },
        {},
        { standIn: { create: 'standin', storageAccountName: 'standin', vaultName: 'standin' } },
      ),
      shapeOf<Extract<TrainingPlan['workspace'], { readonly existing: string }>>(found, { storageAccountName: text }),
      'existing',
    ),
    computes: mapOf(COMPUTE_OPTIONS),
    hosting: shapeOf<TrainingPlan['hosting']>(
      { storageAccountName: text },
      { planSku: text, subnetId: text },
      { standIn: { storageAccountName: 'standin' } },
    ),
  },
  {
    jobEvents: flag,
    prices: PRICE_PLAN,
    longestWait: text,
    mostWaiting: number,
    publicNetworkAccessEnabled: flag,
    outbound: oneOf('approved', 'internet'),
    waivers: shapeOf<TrainingWaivers>(
      {},
      { workspace: waivers, vault: waivers, storage: waivers, containers: waivers, plan: waivers, computes: waivers },
    ),
  },
);

const NO_JOBS: JobCatalogue = { topicName: 'standin', jobs: () => ({}) };

/** A construct, or the name of one. */
const forward: Shape<NonNullable<Forwards['forwardTo']>> = {
  ...either<NonNullable<Forwards['forwardTo']>>(
    (value) => (typeof value === 'string' ? text : forwardTarget),
    'a queue or a topic, or the name of one',
  ),
  isReference: true,
};
const forwards = { forwardTo: forward, forwardDeadLetteredMessagesTo: forward };
const QUEUES = mapOf(
  shapeOf<CatalogueQueue>(
    {},
    { ...QUEUE_OPTIONS.optional, ...forwards },
    { expects: QUEUE_OPTIONS.expects, standIn: {} },
  ),
);

/** A catalogue as it is written; what its functions answer is looked at when they are called. */
export const CATALOGUE = shapeOf<JobCatalogue>(
  { topicName: text, jobs: { ...callback<JobCatalogue['jobs']>('(queues) => ({ … })'), standIn: NO_JOBS.jobs } },
  {
    topic: TOPIC_OPTIONS,
    queues: QUEUES,
    claims: callback<NonNullable<JobCatalogue['claims']>>('(topic) => { … }'),
  },
  { expects: 'a catalogue: jobCatalogue({ topicName, jobs })', standIn: NO_JOBS },
);

const starts = shapeOf<TrainingJob>({ templates }, { by: oneOf('function', 'logic-app'), paused: flag });

/** A job as it is written. */
export const JOB = shapeOf<Job>(
  {},
  { ...SUBSCRIPTION_OPTIONS.optional, ...forwards, starts },
  {
    expects: 'a job: { rules: { … } }',
    standIn: { rules: { standin: SqlFilter.acceptEverything() } },
  },
);

const STAND_IN: Environment = {
  name: 'environment',
  location: 'westeurope',
  resourceGroup: { create: 'standin' },
  namespace: { name: 'standin', sku: 'Standard' },
  catalogue: NO_JOBS,
  state: { kind: 'local' },
  tags: {},
};

const NEEDED = {
  name: text,
  location: text,
  resourceGroup,
  namespace: shapeOf<NamespacePlan>(NAMESPACE_NAMES, NAMESPACE_OPTIONS, { standIn: STAND_IN.namespace }),
  state,
  tags: { ...tags, standIn: {} },
};
const POSSIBLE = {
  queues: QUEUES,
  provider: text,
  logs: shapeOf<LogPlan>({ retentionInDays: number }, { dailyQuotaInGigabytes: number }),
  alerts: ALERT_OPTIONS,
  network,
  encryption,
  partner: shapeOf<PartnerPlan>({ name: text, location: text, resourceGroup, alias: text, network, encryption }, {}),
  locked: flag,
  training,
  access: callback<NonNullable<Environment['access']>>('(to) => { … }'),
  waivers: shapeOf<NonNullable<Environment['waivers']>>({}, { namespace: waivers, state: waivers }),
  imports: mapOf(text, 'an object of ids in Azure, by the path of a construct'),
  secrets: listOf(shapeOf<SecretPlan>({ allows: oneOf('send', 'listen', 'namespace'), grounds }, { topic: text })),
};
const { catalogue: _, ...PLACE } = STAND_IN;

/** An environment as it is written: with one catalogue, or with several. */
export const ENVIRONMENT: Shape<AnyEnvironment> = formOf<AnyEnvironment>(
  shapeOf<Environment>({ ...NEEDED, catalogue: CATALOGUE }, POSSIBLE, { expects: 'an environment', standIn: STAND_IN }),
  shapeOf<NamespaceEnvironment>({ ...NEEDED, catalogues: listOf(CATALOGUE) }, POSSIBLE, {
    expects: 'an environment',
    standIn: { ...PLACE, catalogues: [] },
  }),
  'catalogues',
);
