import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import {
  protectSubscriptions,
  ServiceBusNamespace,
  type ServiceBusNamespaceProps,
  type ServiceBusTopic,
} from '../../lib/servicebus';

/** A parsed cdk.tf.json. */
export interface StackJson {
  readonly resource: Readonly<Record<string, Readonly<Record<string, ResourceJson>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, ResourceJson>>>>;
  readonly output?: Readonly<Record<string, Record<string, unknown>>>;
  readonly moved?: readonly { from: string; to: string }[];
  readonly [part: string]: any;
}

/** The arguments of one resource. */
export type ResourceJson = Readonly<Record<string, any>>;

/** An app with one stack, which a test adds constructs to. */
export class TestStack {
  readonly app: App;
  readonly stack: TerraformStack;

  constructor(name = 'test') {
    this.app = new App({ outdir: mkdtempSync(join(tmpdir(), 'synth-')), stackTraces: false });
    this.stack = new TerraformStack(this.app, name);
    protectSubscriptions(new AzurermProvider(this.stack, 'azurerm', { features: [{}] }));
    new LocalBackend(this.stack, { path: 'terraform.tfstate' });
  }

  namespace(props: Partial<ServiceBusNamespaceProps> = {}): ServiceBusNamespace {
    return new ServiceBusNamespace(this.stack, 'bus', { ...STANDARD, ...props });
  }

  topic(props: Partial<ServiceBusNamespaceProps> = {}): ServiceBusTopic {
    return this.namespace(props).addTopic('events');
  }

  /** The text of cdk.tf.json; throws what the user would see. */
  synthText(): string {
    this.app.synth();
    return readFileSync(join(this.app.outdir, 'stacks', this.stack.node.id, 'cdk.tf.json'), 'utf8');
  }

  /** The parsed cdk.tf.json. */
  synth(): StackJson {
    return JSON.parse(this.synthText());
  }

  /** The problems that the constructs have, each with the path of its construct. */
  problems(): string[] {
    const constructs = this.stack.node.findAll();
    return constructs.flatMap(({ node }) => node.validate().map((problem) => `[${node.path}] ${problem}`));
  }
}

export const STANDARD: ServiceBusNamespaceProps = {
  name: 'training-jobs',
  location: 'westeurope',
  resourceGroupName: 'rg-training',
  sku: 'Standard',
};

export const PREMIUM = { sku: 'Premium', capacity: 1, premiumMessagingPartitions: 1 } as const;

/** The one resource of a type. */
export function only(json: StackJson, type: string): ResourceJson {
  const resources = Object.values(json.resource[type] ?? {});
  expect(resources).toHaveLength(1);
  return resources[0] as ResourceJson;
}

/** All addresses of a stack, sorted. */
export function addresses(json: StackJson): string[] {
  const of = (section: StackJson['resource'] = {}, prefix = '') =>
    Object.entries(section).flatMap(([type, resources]) =>
      Object.keys(resources).map((id) => `${prefix}${type}.${id}`),
    );
  return [...of(json.resource), ...of(json.data, 'data.')].sort();
}
