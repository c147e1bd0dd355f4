import type { Subject } from './subject';

/** The arguments by which azapi says what it changes. */
const CHANGES: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    azapi_update_resource: 'resource_id',
    azapi_resource_action: 'resource_id',
    azapi_resource: 'parent_id',
  }),
);

/** Azure's providers, and how azurerm calls what they have. */
const OF_PROVIDER: readonly (readonly [provider: RegExp, type: RegExp])[] = [
  [/^Microsoft\.ServiceBus\//i, /^azurerm_servicebus_/],
  [/^Microsoft\.Storage\//i, /^azurerm_storage_/],
  [/^Microsoft\.KeyVault\//i, /^azurerm_key_vault/],
  [/^Microsoft\.Web\//i, /_(function|logic|web)_app|_service_plan$/],
  [/^Microsoft\.MachineLearningServices\//i, /^azurerm_machine_learning_/],
];

/** What of azapi may change resources of a type: types of one kind are changed by the same. */
export function kindOfType(type: string): string {
  return OF_PROVIDER.flatMap(([, pattern], index) => (pattern.test(type) ? index : [])).join(' ');
}

/** Whether something of azapi can change a resource of that kind: listing changes nothing. */
function mayChange({ values }: Subject, { type }: Subject): boolean {
  if (typeof values.action === 'string' && /^list/i.test(values.action)) return false;
  const { type: arm } = values;
  const known = typeof arm === 'string' ? OF_PROVIDER.find(([provider]) => provider.test(arm)) : undefined;
  return known === undefined || known[1].test(type);
}

/**
 * The argument by which something of azapi says what it changes; `undefined` where it changes nothing of the kind of a
 * subject.
 *
 * @param makes the kind of resource that it makes, in ARM's words, where it makes one
 */
export function argumentOfChange(one: Subject, makes: string | undefined, subject: Subject): string | undefined {
  // A resource of its own changes what it is set into only where it is a part of its settings.
  const isPart = one.type !== 'azapi_resource' || makes === undefined || /networkRuleSets$|\/config$/i.test(makes);
  return isPart && mayChange(one, subject) ? CHANGES.get(one.type) : undefined;
}
