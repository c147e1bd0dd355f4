import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { Construct } from 'constructs';
import { afterRulesOf } from './access-key';
import { giveAddress } from './address';
import type { ServiceBusTopicBase } from './topic-base';

/** Who gets a role. */
export interface Grantee {
  /** The object id in Entra ID; for an application that of its service principal, not its client id. */
  readonly principalId: string;
  /**
   * What kind of principal it is. Managed identities are service principals.
   *
   * @default 'ServicePrincipal'
   */
  readonly principalType?: 'ServicePrincipal' | 'Group' | 'User';
}

/** A role that somebody has at one Service Bus entity. */
export class RoleGrant extends Construct {
  /** The resource itself, for `addOverride`. */
  readonly resource: RoleAssignment;

  constructor(scope: Construct, id: string, props: { role: string; at: string; grantee: Grantee; after: string[] }) {
    super(scope, id);
    const { principalId, principalType = 'ServicePrincipal' } = props.grantee;
    this.resource = giveAddress(
      this,
      new RoleAssignment(this, 'Resource', {
        scope: props.at,
        roleDefinitionName: props.role,
        principalId,
        principalType,
        // A new identity takes minutes to reach the directory that azurerm would look it up in.
        skipServicePrincipalAadCheck: principalType === 'ServicePrincipal' ? true : undefined,
      }),
    );
    this.resource.dependsOn = props.after;
  }
}

/** Sending to one topic, not before its rules exist. */
export function grantSend(topic: ServiceBusTopicBase, id: string, grantee: Grantee): RoleGrant {
  return new RoleGrant(topic, id, {
    role: 'Azure Service Bus Data Sender',
    at: topic.topicId,
    grantee,
    after: afterRulesOf(topic),
  });
}
