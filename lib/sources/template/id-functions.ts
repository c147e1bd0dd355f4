import { type ArmValue, textOfParts, Unknown } from '../arm/expressions/arm-values';
import type { ScopeFunction } from '../arm/expressions/evaluate-arm';
import { asText, type Place, placeId, resourceIdAt, subscriptionId, type Text } from '../arm/ids';

/** The type among arguments, and what is before it and behind it. */
function aroundType(given: readonly ArmValue[], mostBefore: number) {
  const at = given.findIndex((one) => typeof one === 'string' && /^[^/]+\.[^/]+\//.test(one));
  if (at < 0 || at > mostBefore) return undefined;
  const type = given[at] as string;
  const [before, names] = [given.slice(0, at).map(asText), given.slice(at + 1).map(asText)];
  const isWhole = [...before, ...names].every((one) => one !== undefined);
  const kinds = type.split('/').length - 1;
  return isWhole && names.length === kinds ? { type, before: before as Text[], names: names as Text[] } : undefined;
}

/** Functions that make ids. @see https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-resource */
export function idFunctions(place: Place): ReadonlyMap<string, ScopeFunction> {
  return new Map<string, ScopeFunction>([
    [
      'resourceid',
      (given) => {
        const found = aroundType(given, 2);
        if (found === undefined) return undefined;
        const [first, second] = found.before;
        const group = second ?? first ?? place.resourceGroup;
        const subscription = second === undefined ? place.subscription : (first ?? place.subscription);
        return resourceIdAt(placeId({ subscription, resourceGroup: group }), found.type, found.names);
      },
    ],
    [
      'subscriptionresourceid',
      (given) => {
        const found = aroundType(given, 1);
        if (found === undefined) return undefined;
        const at = subscriptionId({ subscription: found.before[0] ?? place.subscription });
        return resourceIdAt(at, found.type, found.names);
      },
    ],
    [
      'tenantresourceid',
      (given) => {
        const found = aroundType(given, 0);
        return found && resourceIdAt('', found.type, found.names);
      },
    ],
    [
      'extensionresourceid',
      ([base, ...given]) => {
        const [at, found] = [asText(base), aroundType(given, 0)];
        return at === undefined || found === undefined ? undefined : resourceIdAt(at, found.type, found.names);
      },
    ],
  ]);
}

/** What a template knows of where it is deployed to. */
export function placeFunctions(place: Place, label: string): ReadonlyMap<string, ScopeFunction> {
  const { resourceGroup, subscription } = place;
  const group = typeof resourceGroup === 'string' ? `resourceGroup('${resourceGroup}')` : 'resourceGroup()';
  const azure = typeof subscription === 'string' ? `subscription('${subscription}')` : 'subscription()';
  return new Map<string, ScopeFunction>([
    [
      'resourcegroup',
      () =>
        resourceGroup === undefined
          ? undefined
          : {
              id: placeId(place),
              name: resourceGroup,
              location: new Unknown(`${group}.location`),
              tags: new Unknown(`${group}.tags`),
            },
    ],
    [
      'subscription',
      () => ({
        id: textOfParts(['/subscriptions/', subscription]),
        subscriptionId: subscription,
        tenantId: new Unknown('tenant().tenantId'),
        displayName: new Unknown(`${azure}.displayName`),
      }),
    ],
    ['deployment', () => new Unknown(label === '' ? 'deployment()' : `deployment() of ${label}`)],
  ]);
}
