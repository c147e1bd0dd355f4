import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider/index.js';
import { LocalBackend, TerraformStack } from 'cdktf';
import { protectSubscriptions, ServiceBusNamespace, SqlFilter, synthesize } from 'training-job-scheduler';
import { trainingEvent } from './contract';

synthesize((app) => {
  const stack = new TerraformStack(app, 'dev');
  new LocalBackend(stack, { path: 'terraform.dev.tfstate' });
  protectSubscriptions(new AzurermProvider(stack, 'azurerm', { features: [{}] }));
  const namespace = new ServiceBusNamespace(stack, 'bus', {
    name: 'team-training',
    location: 'westeurope',
    resourceGroupName: 'rg-training',
    sku: 'Standard',
  });
  const topic = namespace.addTopic('training-events', { contract: trainingEvent });
  topic.addSubscription('train-model', {
    rules: { 'trigger-model-training': SqlFilter.parse("eventType = 'training.requested' AND gpuCount IS NULL") },
  });
  topic.addSubscription('gpu-urgent', {
    rules: { urgent: trainingEvent.filter((m) => m.eventType.is('training.requested').and(m.gpuCount.atLeast(1))) },
  });
});
