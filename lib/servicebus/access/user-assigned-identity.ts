import {
  UserAssignedIdentity as Resource,
  type UserAssignedIdentityConfig,
} from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import type { Construct } from 'constructs';
import { shapeOf, text } from '../../rules';
import type { Checks, NameRule } from '../construct/checks';
import { literals } from '../construct/literal';
import { ServiceBusConstruct } from '../construct/service-bus-construct';
import { constructWith, PLACE, tags } from '../construct/shapes';
import { giveAddress } from '../construct/terraform-address';
import type { IPrincipal } from './principal';

/** @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const IDENTITY_NAME: NameRule = {
  shortest: 3,
  longest: 128,
  pattern: /^[A-Za-z0-9][\w-]*$/,
  allowed: 'letters, digits, "_" and "-", first a letter or digit',
};

/** Where an identity is made. */
export interface UserAssignedIdentityProps {
  /** The region. A change replaces the identity, and with it everything that it was granted. */
  readonly location: string;
  /** The resource group. A change replaces the identity. */
  readonly resourceGroupName: string;
  /**
   * The name in Azure. A change replaces the identity.
   *
   * @default - the construct's id
   */
  readonly identityName?: string;
  /**
   * Labels.
   *
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

const IDENTITY_PROPS = shapeOf<UserAssignedIdentityProps>(PLACE, { identityName: text, tags });

/** An identity that this app makes, as an option. */
export const identity = constructWith<UserAssignedIdentity>('a UserAssignedIdentity', 'identityId');

/**
 * An identity that exists by itself, for a publisher or a worker: its roles are in place before the program starts
 * that runs as it, and no secret is needed.
 */
export class UserAssignedIdentity extends ServiceBusConstruct implements IPrincipal {
  /** The resource itself, for `addOverride`. */
  readonly resource: Resource;
  readonly principalName: string;
  readonly principalType = 'ServicePrincipal';
  /** The name in Azure. */
  readonly identityName: string;

  constructor(scope: Construct, id: string, given: UserAssignedIdentityProps) {
    super(scope, id);
    const props = this.accept(IDENTITY_PROPS, given);
    this.principalName = id;
    this.identityName = props.identityName ?? id;
    const config: UserAssignedIdentityConfig = {
      name: this.identityName,
      location: props.location,
      resourceGroupName: props.resourceGroupName,
      ...(props.tags && { tags: literals(props.tags) }),
    };
    this.resource = giveAddress(this, new Resource(this, 'Resource', config));
  }

  /** The ARM id, as a reference: what a program is given the identity by. */
  get identityId(): string {
    return this.resource.id;
  }

  /** The object id, as a reference: what roles are granted to. */
  get principalId(): string {
    return this.resource.principalId;
  }

  /** The client id, as a reference: what a program names the identity by when it asks for a token. */
  get clientId(): string {
    return this.resource.clientId;
  }

  get uniqueName(): string {
    return this.identityName;
  }

  protected override check(checks: Checks): void {
    checks.name('identityName', this.identityName, IDENTITY_NAME);
  }
}
