import { OperationProblem } from '../../operations/operation-problem';
import type { AzureAddress } from './azure-address';
import { forEach, type Manager, refusal, SERVICE_BUS_VERSION } from './manager';

const SUBSCRIPTIONS_VERSION = '2022-12-01';
const RESOURCES_VERSION = '2021-04-01';
const TYPE = 'Microsoft.ServiceBus/namespaces';
const AT_ONCE = 6;

/**
 * The id of a namespace: by what its address says, or among all Azure subscriptions that the login sees.
 *
 * @param tell where the work is
 * @throws OperationProblem in one line where there is none, or several, or nobody may look
 */
export async function findNamespace(
  manager: Manager,
  { namespace, resourceGroup, subscription }: AzureAddress,
  tell: (what: string, done: number, total: number) => void,
): Promise<string> {
  if (subscription !== undefined && resourceGroup !== undefined) {
    return `/subscriptions/${subscription}/resourceGroups/${resourceGroup}/providers/${TYPE}/${namespace}`;
  }
  const subscriptions = await subscriptionsOf(manager, namespace);
  const found: string[] = [];
  const closed: string[] = [];
  let done = 0;
  await forEach(subscriptions, AT_ONCE, async (id) => {
    tell(`looking for ${namespace}`, done++, subscriptions.length);
    try {
      const filter = `resourceType eq '${TYPE}' and name eq '${namespace}'`;
      const listed = await manager.all(`/subscriptions/${id}/resources`, RESOURCES_VERSION, filter);
      found.push(...listed.flatMap((one) => (typeof one.id === 'string' ? [one.id] : [])));
    } catch (error) {
      if (refusal(error)?.status !== 403) throw error;
      closed.push(id);
    }
  });
  const inGroup = found.filter(
    (id) => resourceGroup === undefined || id.toLowerCase().includes(`/resourcegroups/${resourceGroup.toLowerCase()}/`),
  );
  const [only, ...others] = inGroup;
  if (only !== undefined && others.length === 0) return only;
  throw new OperationProblem(
    only === undefined
      ? notFound(namespace, resourceGroup, subscriptions.length, closed)
      : `azure:${namespace}: there are several of this name: ${inGroup.join(', ')}; give one of these behind azure:`,
  );
}

async function subscriptionsOf(manager: Manager, namespace: string): Promise<string[]> {
  const listed = await manager.all('/subscriptions', SUBSCRIPTIONS_VERSION).catch((error: unknown) => {
    if (refusal(error)?.status !== 403) throw error;
    throw new OperationProblem(
      `azure:${namespace}: whoever is logged in may not list Azure subscriptions; give azure:<subscription id>/<resource group>/${namespace}`,
    );
  });
  return listed.flatMap(({ subscriptionId }) => (typeof subscriptionId === 'string' ? [subscriptionId] : []));
}

function notFound(namespace: string, group: string | undefined, count: number, closed: readonly string[]): string {
  const where = group === undefined ? '' : ` in the resource group ${group}`;
  if (count === 0) {
    return `azure:${namespace}: the login sees no Azure subscription; run az login with the tenant of the namespace, or give it the role Reader`;
  }
  const hidden =
    closed.length === 0 ? '' : `, and in ${closed.length} of them it may not list resources (${closed.join(', ')})`;
  return `azure:${namespace}: there is no such namespace${where} in the ${count} Azure subscriptions that the login sees${hidden}; it takes the role Reader there`;
}

/** The namespace itself. @throws OperationProblem in one line */
export async function namespaceAt(manager: Manager, id: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await manager.one(id, SERVICE_BUS_VERSION);
  } catch (error) {
    const refused = refusal(error);
    const name = id.slice(id.lastIndexOf('/') + 1);
    if (refused?.status === 404) {
      throw new OperationProblem(
        `azure:${name}: there is no such namespace (${id}); is the name right, and its resource group?`,
      );
    }
    if (refused?.status === 403) {
      throw new OperationProblem(
        `azure:${name}: whoever is logged in may not read it; it takes the role Reader at ${id}`,
      );
    }
    throw error;
  }
}
