import { own } from '../schema';

/**
 * What a document says of how a resource comes to be: it is `created`, or `replaced`; it is `deployed` already,
 * by Terraform; Terraform takes it over by an `imported` block; it is `read`, and made by somebody else; it is
 * `forgotten`, so it stays and Terraform no longer looks after it; or it is `declared` in a configuration, which does not
 * tell whether it is there already.
 */
export type Presence = 'created' | 'replaced' | 'deployed' | 'imported' | 'read' | 'forgotten' | 'declared';

/** A resource of a Terraform document: one instance, with its module. */
export interface TerraformResource {
  /** The file that it was read from. */
  readonly file: string;
  /** Its address: `module.bus.azurerm_servicebus_topic.jobs["a"]`. */
  readonly address: string;
  /** Whether Terraform makes it, or only reads what somebody else made. */
  readonly mode: 'managed' | 'data';
  readonly type: string;
  /** Where its arguments stand in the JSON of the file. */
  readonly path: JsonPath;
  /** Its arguments, as they will be; what only Terraform knows is a `Reference`. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly presence: Presence;
  /**
   * Why it may not be there at all, or stand for several, as the rest of a sentence about it: `for_each is ${var.jobs}`.
   *
   * @default - it is one, and there
   */
  readonly perhaps?: string | undefined;
  /**
   * The arguments, with dots into blocks, whose values Terraform marks as sensitive: they may be reasoned about and are
   * never shown. What stands below such an argument is sensitive too.
   */
  readonly sensitive: readonly string[];
  /**
   * Where it is described in other words than azurerm's: those of Azure Resource Manager, by azapi or without Terraform, or
   * of Microsoft's emulator. Then it was not looked at by azurerm.
   *
   * @default - it is azurerm's
   */
  readonly origin?: 'arm' | 'azapi' | 'emulator' | undefined;
}

/** A resource, to be asked for what is written of it; what only Terraform knows is a `Reference`. */
export interface WrittenResource extends Pick<TerraformResource, 'address' | 'type' | 'mode'> {
  argument(name: string): unknown;
}

/**
 * What an attribute is that a document does not say, since it is filled in when it is deployed: an id, the address of an
 * account. `undefined` where nothing is known of it.
 */
export type Computed = (resource: WrittenResource, attribute: string) => unknown;

/**
 * What an argument leads to.
 *
 * `resource`: this one, which the document decides. `id`: something outside the document, by its id or name. `absent`:
 * the argument is not set. `unknown`: the document does not decide it, for the reason that is given; `candidates` are all
 * that it may be, and are left out where it may be anything, also something that the document does not have.
 */
export type Target =
  | {
      readonly kind: 'resource';
      readonly resource: TerraformResource;
      /**
       * Whether it rests on an index by `each.key` being just that: a plan has the same references for any function of
       * it. Told as an assumption.
       *
       * @default false
       */
      readonly isByKey?: boolean;
    }
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'unknown';
      readonly why: string;
      readonly candidates?: readonly TerraformResource[] | undefined;
    };

/** A part of a document that was not understood, so that what the rest says may not be all. */
export interface Gap {
  readonly file: string;
  /** What it is: `module.bus`, `rules.tf`, `azapi_update_resource.patch`. */
  readonly address: string;
  /** Where in the file it stands. @default - it is about the whole of it */
  readonly path?: JsonPath | undefined;
  /** Why it is not understood, as the rest of a sentence about it: `is written in HCL, which is not read here`. */
  readonly why: string;
  /**
   * `more`: there may be further resources of any type. `other`: what the document has may be another than it says.
   */
  readonly effect: 'more' | 'other';
  /**
   * The types, as azurerm calls them, of which there may be more; where those are parts of what the document has, it tells
   * that of each (`listsAll`).
   *
   * @default - it may be any type
   */
  readonly types?: readonly string[] | undefined;
}

/** The keys and numbers that lead to a place in JSON. */
export type JsonPath = readonly (string | number)[];

/** What a configuration hands out after a deployment. */
export interface TerraformOutput {
  readonly file: string;
  readonly name: string;
  readonly path: JsonPath;
  /** Whether Terraform hides it where it prints outputs; its state has it in plain text all the same. */
  readonly isSensitive: boolean;
  readonly value: unknown;
  /** What stands beside it under `//`. */
  readonly said: JsonObject;
}

/** How Terraform itself is set up. */
export interface TerraformSettings {
  /** The file that says so, and where in it. */
  readonly file: string;
  readonly path: JsonPath;
  /** Where the state is kept; `undefined` where nothing is said, which is a local file. */
  readonly backend: string | undefined;
  /** The arguments of that backend, as they are written; `undefined` where there is none, and in a plan. */
  readonly backendArguments?: JsonObject | undefined;
  /** Whether it is a plan, which does not say where the state is kept, nor anything of `lifecycle`. */
  readonly isPlan: boolean;
  /**
   * What the document is, with its article, where it is none of Terraform: `an ARM template`. It has no state, no
   * providers, and nothing of `lifecycle`.
   *
   * @default - it is one of Terraform
   */
  readonly foreign?: string | undefined;
  /** The versions of providers that are allowed, by name; `undefined` for any. */
  readonly providers: ReadonlyMap<string, string | undefined>;
  /** What wrote it, as far as it says: `cdktf 0.21.0`, `terraform 1.11.4`. */
  readonly writtenBy: string | undefined;
  /** What stands at the top under `//`. */
  readonly said: JsonObject;
}

/** Where something refers to something else. */
export interface ExpressionReference {
  /** The argument it stands in: `app_settings.BUS`. */
  readonly argument: string;
  /** What it refers to: `azurerm_servicebus_namespace.bus.default_primary_key`. */
  readonly to: string;
}

/** A value that a document does not decide: Terraform computes it, or whoever else deploys it. */
export class Reference {
  constructor(
    /** The expression, with its `${…}`; `known after apply` in a plan. No sensitive value is ever part of it. */
    readonly text: string,
    /**
     * All that it is made of, followed through locals, variables, and what modules take and give:
     * `module.bus.azurerm_servicebus_topic.jobs.id`, `var.region`.
     *
     * @default - nothing is known of that but what the text says
     */
    readonly from: readonly string[] = [],
    /** Who knows it, as sentences have it: `which only Terraform knows`. */
    readonly knownTo: string = 'Terraform',
  ) {}

  /** Whether the text is the expression that is written, and not only that it is known later. */
  get isWritten(): boolean {
    return this.text.startsWith('${') || this.knownTo !== 'Terraform';
  }
}

/**
 * Something written in a configuration that is no resource and no output, and can hold a secret all the same; in a plan
 * also what its configuration says of resources.
 */
export interface ConfigurationPart {
  readonly file: string;
  /** How messages call it: `local.conn`, `var.conn`, `provider.azurerm`, `module.bus`, `terraform.backend`. */
  readonly address: string;
  readonly kind: 'local' | 'variable' | 'provider' | 'module' | 'backend' | 'resource';
  readonly path: JsonPath;
  /** What is written, by name, as it is evaluated. */
  readonly values: JsonObject;
  /** Whether Terraform is told that it is sensitive. */
  readonly isSensitive: boolean;
}

/** Why a file cannot be used, in one line. */
export class UnreadableDocument extends Error {
  override readonly name = 'UnreadableDocument';
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is at a dotted path of arguments; of a list of blocks the first, since plans have one where one is allowed. */
export function argumentAt(values: unknown, argument: string): unknown {
  let value = values;
  for (const part of argument.split('.')) {
    if (value instanceof Reference) return undefined;
    while (Array.isArray(value) && !/^\d+$/.test(part)) value = value[0];
    if (Array.isArray(value)) value = value[Number(part)];
    else if (isObject(value)) value = own(value, part);
    else return undefined;
  }
  return value;
}
