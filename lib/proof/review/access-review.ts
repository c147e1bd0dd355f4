import type { Access, Topology } from '../../routing';
import type { TerraformDocument } from '../../terraform';
import { type PreviousAddress, pairsOf } from './pairs';
import type { Remark } from './review';

const MAY = { send: 'send', listen: 'receive', manage: 'manage' } as const;

/** Changes of who may send, receive or manage; who is known only after apply is named once. */
export function reviewAccess(
  before: Topology,
  after: Topology,
  document: TerraformDocument,
  previous: PreviousAddress,
): Remark[] {
  const named = (access: readonly Access[]) => access.map((one) => ({ ...one, name: one.address }));
  const unknown = new Map<string, Access[]>();
  const remarks = pairsOf(named(before.access), named(after.access), previous).flatMap(
    ({ before: old, after: now }): Remark[] => {
      const [was, is] = [old && describe(old), now && describe(now)];
      if (was === is) return [];
      const subject = ((now ?? old) as Access).address;
      if (now === undefined) return [{ code: 'access-removed', subject, text: `${was} no longer` }];
      if (old !== undefined) return [{ code: 'access-changed', subject, text: `${is}; before, ${was}` }];
      const principal = unknownPrincipal(now, document);
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
function unknownPrincipal({ address, principal }: Access, document: TerraformDocument): string | undefined {
  const resource = document.resources.find((one) => one.address === address);
  // A principal that is known is text; what is written as a template is told as it is written.
  if (principal === 'key' || resource === undefined || typeof resource.values.principal_id === 'string')
    return undefined;
  const [first] = document.references(resource).filter(({ argument }) => argument.startsWith('principal_id'));
  return first === undefined ? 'a principal' : `the principal \`${first.to}\``;
}
