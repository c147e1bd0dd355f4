import { plainText } from '../../schema';
import { Reference, type Target, type TerraformResource } from '../../terraform/resource';

/** A built-in role of Azure, and what it allows with messages: nothing, for a role of another service. */
interface BuiltInRole {
  readonly name: string;
  readonly rights: readonly string[];
}

/**
 * Built-in roles by their GUID, which is the same in every directory. Those that this project's constructs grant are all
 * here. `manage` stands for all of Azure Resource Manager: who may do that may read the keys of a namespace.
 *
 * @see https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
 */
const ROLES: ReadonlyMap<string, BuiltInRole> = new Map(
  (
    [
      ['69a216fc-b8fb-44d8-bc22-1f3c2cd27a39', 'Azure Service Bus Data Sender', 'send'],
      ['4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0', 'Azure Service Bus Data Receiver', 'listen'],
      ['090c5cfd-751d-490a-894a-3ce6f1109419', 'Azure Service Bus Data Owner', 'send', 'listen', 'manage'],
      ['8e3af657-a8ff-443c-a75c-2fe8c4bcb635', 'Owner', 'manage'],
      ['b24988ac-6180-42a0-ab88-20f7382dd24c', 'Contributor', 'manage'],
      ['acdd72a7-3385-48ef-bd42-f606fba81ae7', 'Reader'],
      ['43d0d8ad-25c7-4714-9337-8ba259a9fe05', 'Monitoring Reader'],
      ['749f88d5-cbae-40b8-bcfc-e573ddc772fa', 'Monitoring Contributor'],
      ['3913510d-42f4-4e42-8a64-420c390055eb', 'Monitoring Metrics Publisher'],
      ['73c42c96-874c-492b-b04d-ab87d138a893', 'Log Analytics Reader'],
      ['e147488a-f6f5-4113-8e2d-b22465e65bf6', 'Key Vault Crypto Service Encryption User'],
      ['14b46e9e-c2b7-41b4-b07b-48a6ebf60603', 'Key Vault Crypto Officer'],
      ['4633458b-17de-408a-b874-0445c86b69e6', 'Key Vault Secrets User'],
      ['b86a8fe4-44ce-4948-aee5-eccb2c155cd7', 'Key Vault Secrets Officer'],
      ['b556d68e-0be0-4f35-a333-ad7ee1ce17ea', 'Azure AI Enterprise Network Connection Approver'],
      ['ba92f5b4-2d11-453d-a403-e96b0029c9fe', 'Storage Blob Data Contributor'],
      ['b7e6dc6d-f1e8-4753-8033-0f276bb0955b', 'Storage Blob Data Owner'],
      ['2a2b9908-6ea1-4ae2-8e65-a410df84e7d1', 'Storage Blob Data Reader'],
      ['974c5e8b-45b9-4653-ba55-5f855dd0fb88', 'Storage Queue Data Contributor'],
      ['0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3', 'Storage Table Data Contributor'],
      ['17d1049b-9a84-46fb-8f53-869881c3d3ab', 'Storage Account Contributor'],
      ['f6c7c914-8db3-469d-8ca1-694a8f32e121', 'AzureML Data Scientist'],
      ['e503ece1-11d0-4e8e-8e2c-7a6c3bf38815', 'AzureML Compute Operator'],
      ['7f951dda-4ed3-4680-a7ca-43fe172d538d', 'AcrPull'],
      ['8311e382-0749-4cb8-b61a-304f252e45ec', 'AcrPush'],
    ] as const
  ).map(([id, name, ...rights]) => [id, { name, rights }]),
);

/** A role that is granted: what it allows with messages, or, where that is not known, what it is in words. */
export type GrantedRole =
  | { readonly rights: readonly string[] }
  | { readonly rights?: undefined; readonly text: string; readonly given: 'name' | 'guid' | 'neither' };

/**
 * The role of an assignment. It is given by its name, or by an id that ends with its GUID, whatever stands before that: an
 * Azure subscription that only the apply tells is no part of what the role allows. A role that is looked up is the one that
 * it is looked up by.
 *
 * @param resolve what an argument of the assignment leads to
 */
export function grantedRole(
  { values }: TerraformResource,
  resolve: (argument: 'role_definition_id') => Target,
): GrantedRole {
  const target = resolve('role_definition_id');
  const lookedUp = target.kind === 'resource' && target.resource.mode === 'data' ? target.resource.values : {};
  const { role_definition_name: name, role_definition_id: id } = values;
  const said = [name, id, lookedUp.name, lookedUp.role_definition_id];
  for (const one of said) {
    const known = builtIn(one instanceof Reference ? one.text : plainText(one));
    if (known !== undefined) return { rights: known.rights };
  }
  const [named, guid] = [[name, lookedUp.name], [id]].map((ones) =>
    ones.find((one) => typeof one === 'string' && one !== ''),
  );
  if (typeof named === 'string') return { text: `the role \`${named}\``, given: 'name' };
  if (typeof guid === 'string') return { text: `the role \`${guid.replace(/^.*\//, '')}\``, given: 'guid' };
  const reference = [id, name].find((one) => one instanceof Reference) as Reference | undefined;
  return { text: `a role that is ${reference === undefined ? 'not said' : `\`${reference.text}\``}`, given: 'neither' };
}

/** A role by its name, which Azure takes in any case, or by an id that ends with its GUID. */
function builtIn(text: string): BuiltInRole | undefined {
  const small = text.toLowerCase();
  return ROLES.get(small.replace(/^.*\//, '')) ?? [...ROLES.values()].find(({ name }) => name.toLowerCase() === small);
}
