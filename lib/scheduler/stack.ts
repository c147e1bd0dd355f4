import { DataAzurermResourceGroup } from '@cdktf/provider-azurerm/lib/data-azurerm-resource-group';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { AzurermBackend, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { describeProblem } from '../rules';
import { literals, ServiceBusNamespace, type ServiceBusQueue, type ServiceBusTopic } from '../servicebus';
import type { Environment } from './environment';

/** At least the version with the switch below, and below the next one that may break. */
const AZURERM_VERSION = '~> 4.81';

/**
 * The scheduler in one environment: resource group, namespace, topic, and a subscription with its rules for each job
 * of the catalogue.
 */
export class TrainingSchedulerStack extends TerraformStack {
  readonly environment: Environment;
  readonly namespace: ServiceBusNamespace;
  readonly topic: ServiceBusTopic;

  constructor(scope: Construct, environment: Environment) {
    super(scope, environment.name);
    this.environment = environment;
    this.node.addValidation({ validate: () => environmentProblems(environment) });
    this.keepState();
    this.configureProvider();
    this.namespace = new ServiceBusNamespace(this, 'bus', {
      ...environment.namespace,
      location: environment.location,
      resourceGroupName: this.resourceGroupName(),
      tags: environment.tags,
    });
    this.topic = this.addCatalogue();
    this.addOutputs();
    this.addSecrets();
  }

  private keepState(): void {
    const { name, state } = this.environment;
    if (state.kind === 'local') {
      // Terraform runs in cdktf.out/stacks/<name>; an absolute path would be another one on each machine.
      new LocalBackend(this, { path: `../../../terraform.${name}.tfstate` });
      return;
    }
    const { storageAccountName, containerName } = state;
    new AzurermBackend(this, { storageAccountName, containerName, key: `${name}.tfstate`, useAzureadAuth: true });
  }

  private configureProvider(): void {
    const provider = new AzurermProvider(this, 'azurerm', {
      features: [{}],
      // Registering only what is used needs no more rights than the deployment itself.
      resourceProviderRegistrations: 'none',
      resourceProvidersToRegister: ['Microsoft.ServiceBus'],
      storageUseAzuread: true,
    });
    // The bindings are of azurerm 4.55. Since 4.81 the provider can take away the rule $Default, which lets every
    // message through, together with the creation of a subscription. Older providers refuse the block, so the
    // constraint and the switch belong together (hashicorp/terraform-provider-azurerm issue 32452).
    provider.addOverride('features.0.servicebus', [{ auto_delete_subscription_default_rule: true }]);
    this.addOverride('terraform.required_providers.azurerm.version', AZURERM_VERSION);
  }

  private resourceGroupName(): string {
    const { location, resourceGroup, tags } = this.environment;
    if ('existing' in resourceGroup) {
      return new DataAzurermResourceGroup(this, 'resource-group', { name: resourceGroup.existing }).name;
    }
    return new ResourceGroup(this, 'resource-group', { name: resourceGroup.create, location, tags: literals(tags) })
      .name;
  }

  private addCatalogue(): ServiceBusTopic {
    const { catalogue } = this.environment;
    const queues: Record<string, ServiceBusQueue> = {};
    for (const [name, options] of Object.entries(catalogue.queues ?? {})) {
      queues[name] = this.namespace.addQueue(name, options);
    }
    const topic = this.namespace.addTopic(catalogue.topicName, catalogue.topic);
    for (const [name, job] of Object.entries(catalogue.jobs(queues))) topic.addSubscription(name, job);
    catalogue.claims?.(topic);
    return topic;
  }

  private addOutputs(): void {
    new TerraformOutput(this, 'namespace_host_name', {
      value: this.namespace.hostName,
      description: 'Where publishers and workers connect to, with Entra ID',
    });
    new TerraformOutput(this, 'topic_id', {
      value: this.topic.topicId,
      description: 'The topic that jobs are requested at',
    });
    new TerraformOutput(this, 'subscription_ids', {
      value: Object.fromEntries(this.topic.subscriptions.map(({ name, subscriptionId }) => [name, subscriptionId])),
      description: 'The subscriptions by name of the job',
    });
  }

  private addSecrets(): void {
    for (const secret of this.environment.secrets ?? []) {
      if (secret === 'namespace') {
        this.addSecret(
          'primary_connection_string',
          this.namespace.primaryConnectionString,
          'everything in the namespace',
        );
      } else {
        const key = this.topic.addAccessKey(`${secret}-only`, secret);
        this.addSecret(
          `${secret}_connection_string`,
          key.primaryConnectionString,
          `${secret} on the topic, nothing else`,
        );
      }
    }
  }

  private addSecret(name: string, value: string, allows: string): void {
    const output = new TerraformOutput(this, name, {
      value,
      sensitive: true,
      description: `Secret that allows ${allows}`,
    });
    // Who has it may send, which has to wait until the rules exist. An override, since cdktf writes the
    // `dependsOn` of an output in a form that Terraform refuses.
    output.addOverride('depends_on', this.topic.ruleAddresses);
  }
}

function environmentProblems({ name, namespace, secrets = [] }: Environment): string[] {
  const problems = [];
  if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(name)) {
    problems.push({
      subject: 'environment name',
      got: name,
      allowed: 'letters, digits and "-", first a letter',
      fix: 'choose another name: it is the name of the stack, its folder and its state',
    });
  }
  if (secrets.includes('namespace') && namespace.localAuthEnabled !== true) {
    problems.push({
      subject: 'secrets',
      got: secrets,
      allowed: 'connection strings only with namespace.localAuthEnabled: true; Azure would refuse the key',
      fix: 'take "namespace" out and grant roles, or switch local authentication on',
    });
  }
  return problems.map(describeProblem);
}
