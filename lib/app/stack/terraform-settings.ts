import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { AzurermBackend, Lazy, LocalBackend, type TerraformStack } from 'cdktf';
import { protectSubscriptions, waive } from '../../servicebus';
import { constrainAzurerm, DEFAULT_CONSTRAINT } from '../../servicebus/azurerm/azurerm-version';
import type { AnyEnvironment } from '../declaration/environment';
import { resourceProvidersOf } from './resource-providers';

/** Has Terraform keep its state where the environment says. */
export function keepState(stack: TerraformStack, { name, state, waivers }: AnyEnvironment): void {
  if (waivers?.state !== undefined) waive(stack, ...waivers.state);
  if (state.kind === 'local') {
    // Terraform runs in cdktf.out/stacks/<name>; an absolute path would be another one on each machine.
    new LocalBackend(stack, { path: `../../../terraform.${name}.tfstate` });
    return;
  }
  const { storageAccountName, containerName } = state;
  new AzurermBackend(stack, { storageAccountName, containerName, key: `${name}.tfstate`, useAzureadAuth: true });
}

/** Adds azurerm in the versions that the environment takes, without keys, and without `$Default` in new subscriptions. */
export function configureProvider(stack: TerraformStack, { provider: constraint }: AnyEnvironment): void {
  const provider = new AzurermProvider(stack, 'azurerm', {
    features: [{}],
    resourceProviderRegistrations: 'none',
    resourceProvidersToRegister: Lazy.listValue({ produce: () => resourceProvidersOf(stack) }),
    storageUseAzuread: true,
  });
  constrainAzurerm(stack, constraint ?? DEFAULT_CONSTRAINT);
  protectSubscriptions(provider);
}
