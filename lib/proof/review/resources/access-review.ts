import type { Access, Topology } from '../../../routing';
import { isSensitive, Reference, SENSITIVE, type TerraformDocument, type TerraformResource } from '../../../terraform';
import { type PreviousAddress, pairsOf } from '../remarks/pairs';
import type { Remark } from '../remarks/review';

const MAY = { send: 'send', listen: 'receive', manage: 'manage' } as const;

/** Changes of who may send, receive or manage; who is known only after apply is named once. */
export function reviewAccess(
  before: Topology,
  after: Topology,
  document: TerraformDocument,
  previous: PreviousAddress,
): Remark[] {
  const resources = new Map(document.resources.map((resource) => [resource.address, resource]));
  const named = (access: readonly Access[]) =>
    access.map((one) => ({ ...one, name: one.address, principal: shownPrincipal(one, resources.get(one.address)) }));
  const unknown = new Map<string, Access[]>();
  const remarks = pairsOf(named(before.access), named(after.access), previous).flatMap(
    ({ before: old, after: now }): Remark[] => {
      // What a key allows that is not known is told with its arguments.
      if (now !== undefined && hasUnknownRights(resources.get(now.address))) return [];
      const [was, is] = [old && describe(old), now && describe(now)];
      if (was === is) return [];
      const subject = ((now ?? old) as Access).address;
      if (now === undefined) return [{ code: 'access-removed', subject, text: `${was} no longer` }];
      if (old !== undefined) return [{ code: 'access-changed', subject, text: `${is}; before, ${was}` }];
      const principal = unknownPrincipal(now, document, resources.get(now.address));
      if (principal === undefined) return [{ code: 'access-added', subject, text: `${is}, which is new` }];
      unknown.set(principal, [...(unknown.get(principal) ?? []), now]);
      return [];
    },
  );
  const grouped = [...unknown].map(([principal, access]): Remark => {
    const rights = access.map((one) => `${rightsOf(one)} on \`${one.scope}\``).join(', ');
    const text = `${principal}, which is known only after apply, may ${rights}, which is new`;
    return { code: 'access-added', subject: access[0]?.address ?? '', text };
  });
  return [...remarks, ...grouped];
}

function describe(access: Access): string {
  const who = access.principal === 'key' ? 'whoever has this key' : `the principal \`${access.principal}\``;
  return `${who} may ${rightsOf(access)} on \`${access.scope}\``;
}

function rightsOf({ rights }: Access): string {
  return rights.map((right) => MAY[right as keyof typeof MAY] ?? right).join(', ') || 'do nothing';
}

/** How a principal is called that only the apply tells: by what the configuration says of it. */
function unknownPrincipal(
  { principal }: Access,
  document: TerraformDocument,
  resource: TerraformResource | undefined,
): string | undefined {
  // A principal that is known is text; what is written as a template is told as it is written.
  if (principal === 'key' || resource === undefined || typeof resource.values.principal_id === 'string')
    return undefined;
  const [first] = document.references(resource).filter(({ argument }) => argument.startsWith('principal_id'));
  return first === undefined ? 'a principal' : `the principal \`${first.to}\``;
}

function shownPrincipal({ principal }: Access, resource: TerraformResource | undefined): string {
  return resource !== undefined && isSensitive(resource, 'principal_id') ? SENSITIVE : principal;
}

/** Whether it is a key of which only the apply tells what it allows. */
function hasUnknownRights(resource: TerraformResource | undefined): boolean {
  const rights = resource === undefined ? [] : [resource.values.send, resource.values.listen, resource.values.manage];
  return rights.some((right) => right instanceof Reference);
}
