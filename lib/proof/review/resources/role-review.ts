import { type GrantedRole, grantedRole } from '../../../routing/reading/messaging-roles';
import type { DocumentChange, TerraformResource } from '../../../terraform';
import { namesOf } from '../remarks/names-in-words';
import type { PreviousAddress } from '../remarks/pairs';
import type { Remark } from '../remarks/review';

/**
 * Roles that are given, changed or taken away on something of Service Bus, and of which is not known what they allow: roles
 * of one's own, and those that are known only after apply.
 */
export function reviewUnknownRoles({ before, after, changes }: DocumentChange, previous: PreviousAddress): Remark[] {
  const roles = changes.flatMap(({ address, kind }) => {
    if (kind === 'none' || kind === 'forget') return [];
    const now = after.resources.find((one) => one.address === address);
    const document = now === undefined ? before : after;
    const resource = now ?? before.resources.find((one) => one.address === previous(address));
    if (resource?.type !== 'azurerm_role_assignment') return [];
    const role = grantedRole(resource, (argument) => document.resolve(resource, argument));
    if (role.rights !== undefined || !isAboutMessages(document, resource, role)) return [];
    return [{ address, role: role.text }];
  });
  const byRole = new Map<string, string[]>();
  for (const { role, address } of roles) byRole.set(role, [...(byRole.get(role) ?? []), address]);
  return [...byRole].map(([role, addresses]) => ({
    code: 'access-unknown',
    subject: addresses[0] ?? '',
    text: `${role} is not understood here: cannot tell what ${namesOf(addresses)} ${addresses.length === 1 ? 'allows' : 'allow'} with messages`,
    unknown: true as const,
  }));
}

type UnknownRole = Extract<GrantedRole, { readonly rights?: undefined }>;

/** Whether a scope is Service Bus, or may be it; a role of another service's name says nothing of messages. */
function isAboutMessages(document: DocumentChange['after'], resource: TerraformResource, role: UnknownRole): boolean {
  const scope = document.resolve(resource, 'scope');
  if (scope.kind === 'resource') {
    const { type } = scope.resource;
    if (/servicebus/.test(type) || /^azapi_/.test(type)) return true;
    return /resource_group|subscription$|management_group/.test(type) && isWide(role);
  }
  if (scope.kind !== 'id') return isWide(role);
  if (/microsoft\.servicebus/i.test(scope.id)) return true;
  return !/\/providers\/(?!microsoft\.management)/i.test(scope.id) && isWide(role);
}

/** A role that may concern Service Bus though it is given on more: one of one's own, or of its name. */
function isWide({ given, text }: UnknownRole): boolean {
  return given !== 'name' || /service ?bus/i.test(text);
}
