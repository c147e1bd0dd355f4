import { plainText } from '../../schema';
import type { TerraformResource } from '../../terraform';
import { Reference } from '../../terraform/resource';
import type { Access } from '../topology/topology';
import type { Places } from './document-places';
import { grantedRole } from './messaging-roles';

/** Who may send, receive or manage, by roles and by keys. */
export function accessOf(places: Places): Access[] {
  const roles = places.ofType('azurerm_role_assignment').flatMap((resource) => {
    const { principal_id: principal } = resource.values;
    const { rights = [] } = grantedRole(resource, (argument) => places.resolve(resource, argument));
    // One of another service concerns no message.
    if (rights.length === 0) return [];
    return [
      { address: resource.address, rights, scope: scopeOf(places, resource, 'scope'), principal: textOf(principal) },
    ];
  });
  const keys = ['topic', 'namespace', 'queue'].flatMap((kind) =>
    places.ofType(`azurerm_servicebus_${kind}_authorization_rule`).map((resource) => ({
      address: resource.address,
      rights: (['send', 'listen', 'manage'] as const).filter((right) => resource.values[right] === true),
      scope: scopeOf(places, resource, `${kind}_id`),
      principal: 'key',
    })),
  );
  return [...roles, ...keys];
}

/** What stands for what access is given to: its address, or what the document says instead. */
function scopeOf(places: Places, resource: TerraformResource, argument: string): string {
  const target = places.resolve(resource, argument);
  if (target.kind === 'resource') return target.resource.address;
  if (target.kind === 'id') return target.id.toLowerCase();
  const value = resource.values[argument];
  return value instanceof Reference && value.text.startsWith('${') ? value.text : '';
}

function textOf(value: unknown): string {
  return value instanceof Reference ? value.text : plainText(value ?? '');
}
