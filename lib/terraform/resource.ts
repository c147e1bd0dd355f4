/** A resource of a Terraform document: one instance, with its module. */
export interface TerraformResource {
  /** The file that it was read from. */
  readonly file: string;
  /** Its address: `module.bus.azurerm_servicebus_topic.jobs["a"]`. */
  readonly address: string;
  /** Whether Terraform makes it, or only reads what somebody else made. */
  readonly mode: 'managed' | 'data';
  readonly type: string;
  /** Its arguments, as they will be; what only Terraform knows is a `Reference`. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** A value that Terraform computes. */
export class Reference {
  constructor(
    /** The expression, with its `${…}`; `known after apply` in a plan. */
    readonly text: string,
  ) {}
}

/** Why a file cannot be used, in one line. */
export class UnreadableDocument extends Error {
  override readonly name = 'UnreadableDocument';
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
