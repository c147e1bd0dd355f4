import type { Construct } from 'constructs';
import { type LogWorkspace, type NamespaceAlerts, ServiceBusNamespace, waive } from '../../servicebus';
import type { AnyEnvironment } from '../declaration/environment';
import { encryptionKeyOf, type Networks, type Place, resourceGroupNameOf } from './site';

/** What a second region is made beside. */
interface FirstRegion {
  readonly environment: AnyEnvironment;
  readonly namespace: ServiceBusNamespace;
  readonly networks: Networks;
  readonly logs: LogWorkspace | undefined;
  readonly alerts: NamespaceAlerts | undefined;
}

/**
 * The namespace of a second region, where an environment has one. It is hardened like the first: Azure copies topics and
 * rules to it, and nothing else.
 */
export function addPartner(
  scope: Construct,
  { environment, namespace: first, networks, logs, alerts }: FirstRegion,
): void {
  const { partner: plan, namespace, tags, alerts: thresholds, waivers } = environment;
  if (plan === undefined) return;
  const { name, location, alias } = plan;
  const resourceGroupName = resourceGroupNameOf(scope, 'partner-group', plan.resourceGroup, { location, tags });
  const place: Place = { location, resourceGroupName, tags };
  const partner = new ServiceBusNamespace(scope, 'partner', {
    ...namespace,
    ...place,
    name,
    customerManagedKey: encryptionKeyOf(scope, 'partner-key', plan.encryption, place, logs),
  });
  partner.addPrivateEndpoint('endpoint', networks.endpointIn('partner-network', plan.network, name, place));
  if (logs !== undefined) partner.addDiagnostics({ workspaceId: logs.workspaceId });
  if (alerts !== undefined) {
    const { emails: _, ...others } = thresholds ?? {};
    partner.addDefaultAlerts({ ...others, actionGroupId: alerts.actionGroupId });
  }
  if (waivers?.namespace !== undefined) waive(partner.resource, ...waivers.namespace);
  first.pairWith({ partner, alias });
}
