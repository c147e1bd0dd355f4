import type { TerraformDocument } from '../document';
import type { TerraformResource } from '../resource';

/**
 * What happens to a resource; a replacement says in which order. `forget`: Terraform no longer looks after it, and it
 * stays as it is (`removed` with `destroy = false`); `create-then-forget`: a new one is made, and the old one stays.
 */
export type ChangeKind =
  | 'none'
  | 'create'
  | 'update'
  | 'delete'
  | 'delete-then-create'
  | 'create-then-delete'
  | 'forget'
  | 'create-then-forget';

/** Of each kind of change: whether there is a new resource afterwards, and whether Azure deletes the old one. */
const EFFECTS: Readonly<Record<ChangeKind, { readonly makes: boolean; readonly deletes: boolean }>> = {
  none: { makes: false, deletes: false },
  create: { makes: true, deletes: false },
  update: { makes: false, deletes: false },
  delete: { makes: false, deletes: true },
  'delete-then-create': { makes: true, deletes: true },
  'create-then-delete': { makes: true, deletes: true },
  forget: { makes: false, deletes: false },
  'create-then-forget': { makes: true, deletes: false },
};

/** Whether a resource is not the one of before: another one that may have its name was never changed. */
export function isMadeAnew({ kind }: Pick<ResourceChange, 'kind'>): boolean {
  return EFFECTS[kind].makes;
}

/** Whether Azure deletes what was there, with or without a new one in its place. */
export function isDeleted({ kind }: Pick<ResourceChange, 'kind'>): boolean {
  return EFFECTS[kind].deletes;
}

/** Whether a new resource stands in the place of one that is deleted. */
export function isReplaced(change: Pick<ResourceChange, 'kind'>): boolean {
  return isMadeAnew(change) && isDeleted(change);
}

/** What a plan, or the step from one configuration to another, does to one resource. */
export interface ResourceChange {
  /** The address after; before, where it is deleted. */
  readonly address: string;
  /** The address before, where it is another one. */
  readonly previousAddress: string | undefined;
  readonly type: string;
  readonly kind: ChangeKind;
  /** The arguments that force a replacement, where that is known. */
  readonly because: readonly string[];
  /** Whether Terraform takes over what is in Azure already, by an `import` block. */
  readonly isImported: boolean;
  /** Why Terraform does it, in its own word: `replace_because_tainted`. */
  readonly reason: string | undefined;
}

/** What somebody changed in Azure, outside Terraform, of a resource that Terraform looks after. */
export interface ResourceDrift {
  readonly address: string;
  readonly type: string;
  /** As Terraform left it. */
  readonly before: TerraformResource;
  /** As it is in Azure; `undefined` where it is gone. */
  readonly after: TerraformResource | undefined;
}

/** What a plan says beside its changes. */
export interface PlanNote {
  /**
   * `incomplete`: it does not have everything. `deferred`: the change of one resource is put off. `check`: a condition
   * of the configuration does not hold. `destroy`: everything goes.
   */
  readonly kind: 'incomplete' | 'deferred' | 'check' | 'destroy';
  /** What it is about: an address, or `the plan`. */
  readonly subject: string;
  /** A sentence; names in it are in backticks. */
  readonly text: string;
}

/** Two states of a deployment, and what leads from one to the other. */
export interface DocumentChange {
  readonly before: TerraformDocument;
  readonly after: TerraformDocument;
  /** Changes by the address after, or before where it is deleted; those that change nothing are left out. */
  readonly changes: readonly ResourceChange[];
  /** What was changed outside Terraform; known only from a plan. */
  readonly drift: readonly ResourceDrift[];
  readonly notes: readonly PlanNote[];
}
