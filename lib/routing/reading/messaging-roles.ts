/**
 * What roles allow with messages, by name and by id; the last two are of Azure itself and allow everything.
 *
 * @see https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
 */
const ROLES: readonly (readonly [name: string, id: string, rights: readonly string[]])[] = [
  ['Azure Service Bus Data Sender', '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39', ['send']],
  ['Azure Service Bus Data Receiver', '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0', ['listen']],
  ['Azure Service Bus Data Owner', '090c5cfd-751d-490a-894a-3ce6f1109419', ['send', 'listen', 'manage']],
  ['Owner', '8e3af657-a8ff-443c-a75c-2fe8c4bcb635', ['manage']],
  ['Contributor', 'b24988ac-6180-42a0-ab88-20f7382dd24c', ['manage']],
];

/** The rights of a role, by its name or by an id that ends with its GUID; `undefined` for one that does not concern messages. */
export function rightsOf(role: string): readonly string[] | undefined {
  return ROLES.find(([name, id]) => role === name || role.toLowerCase().endsWith(id))?.[2];
}
