import type { Construct } from 'constructs';
import type { RoleName } from './built-in-roles';
import type { IPrincipal } from './principal';

/** A role with messages, at a namespace or something in it. */
export interface DataGrant {
  /** What it is granted at. */
  readonly scope: Construct;
  readonly id: string;
  readonly principal: IPrincipal;
  readonly role: RoleName;
  /** Where that is below the namespace, as ARM writes it: `/topics/events/subscriptions/train`. */
  readonly path: string;
}
