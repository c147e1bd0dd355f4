/** Which arguments and blocks something is written with: all that is known of a type that has no schema. */
export interface Use {
  readonly attributes: Set<string>;
  readonly blocks: Map<string, Use>;
}

/** What a file declares, of what matters for running Terraform on it. */
export interface Declaration {
  readonly kind: 'resource' | 'data' | 'ephemeral';
  readonly type: string;
  readonly name: string;
  readonly place: Place;
  readonly use: Use;
  /** What is written of its `lifecycle` by one of `LIFECYCLE_FLAGS`; `null` for what is computed. */
  readonly lifecycle: Readonly<Record<string, boolean | null>>;
  /** The lines of its arguments, by their names with dots into blocks: of several blocks of one name the first. */
  readonly lines: ReadonlyMap<string, number>;
  /** Where `count` or `for_each` stands, as its expression, and which of the two. */
  readonly repetition: Repetition | undefined;
}

/** What is repeated: by which argument, and the text of its expression. */
export interface Repetition {
  readonly argument: 'count' | 'for_each';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A line of a file of the user's, from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  /** The last line of it. */
  readonly endLine: number;
}

/** A call of a module. */
export interface ModuleCall {
  readonly name: string;
  /** Where the module is from; `undefined` where that is computed. */
  readonly source: string | undefined;
  readonly place: Place;
  readonly repetition: Repetition | undefined;
}

/** A variable of a module. */
export interface VariableDeclaration {
  readonly name: string;
  readonly hasDefault: boolean;
  readonly place: Place;
}

/** A change of a text: what stands from `start` to `end` becomes `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** How a provider is set up. */
export interface ProviderSetup {
  readonly name: string;
  readonly alias: string | undefined;
  readonly place: Place;
  readonly use: Use;
}

/** Where a state is kept. */
export interface Backend {
  readonly type: string;
  /** The arguments that are written as they are; others are told by `null`. */
  readonly arguments: Readonly<Record<string, string | null>>;
  readonly place: Place;
}

/** One file of a configuration, in whichever of Terraform's two languages. */
export interface ConfigurationFile {
  readonly file: string;
  readonly text: string;
  readonly declarations: readonly Declaration[];
  /** How providers are set up, by name: the same one may be there more than once, by its aliases. */
  readonly providers: readonly ProviderSetup[];
  /** What modules tell providers of themselves. */
  readonly metas: readonly { readonly name: string; readonly use: Use }[];
  readonly calls: readonly ModuleCall[];
  readonly variables: readonly VariableDeclaration[];
  readonly outputs: readonly { readonly name: string; readonly place: Place }[];
  /** Where Terraform itself is set up: each `terraform` block, with the lines of what is in it. */
  readonly settings: readonly { readonly place: Place; readonly lines: ReadonlyMap<string, number> }[];
  readonly backend: Backend | undefined;
  /** Where resources were before, by where they are now. */
  readonly moved: ReadonlyMap<string, string>;
  readonly imported: readonly string[];
  readonly forgotten: readonly string[];
  /** The paths that expressions mention. */
  readonly mentions: readonly (readonly string[])[];
  /** The functions of providers that are called, as `provider::name::function`. */
  readonly functions: readonly string[];
  /** What is changed before Terraform runs on it. @see edited */
  readonly edits: readonly Edit[];
}

/** What a `lifecycle` says with yes or no. */
export const LIFECYCLE_FLAGS: ReadonlySet<string> = new Set(['prevent_destroy', 'create_before_destroy']);

/** What a data source or an ephemeral resource is called while Terraform runs. @see renamed */
export type Renamed = 'data' | 'ephemeral';

/**
 * The type under which a data source, or an ephemeral resource, is planned: as a resource, of which a provider may leave
 * parts open, as of a data source it may not. `data.azurerm_client_config.x` is as long as `azurerm_client_config_data.x`,
 * so columns stay as they are.
 */
export function renamed(kind: Renamed, type: string): string {
  return `${type}_${kind}`;
}

export function emptyUse(): Use {
  return { attributes: new Set(), blocks: new Map() };
}

/** Adds one use to another. */
export function addUse(to: Use, { attributes, blocks }: Use): void {
  for (const attribute of attributes) to.attributes.add(attribute);
  for (const [name, block] of blocks) {
    const inner = to.blocks.get(name) ?? emptyUse();
    to.blocks.set(name, inner);
    addUse(inner, block);
  }
}

/** The text with its edits, which do not overlap; of one that stands in another, the outer one counts. */
export function edited(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start || b.end - a.end);
  let done = '';
  let at = 0;
  for (const { start, end, text: instead } of ordered) {
    if (start < at) continue;
    done += text.slice(at, start) + instead;
    at = end;
  }
  return done + text.slice(at);
}

/** What takes the place of a part that is left out: lines stay lines. */
export function blank(text: string): string {
  return text.replace(/[^\n\r]/g, ' ');
}

/** Finds the lines of offsets in a text. */
export class Lines {
  private readonly starts: number[] = [0];

  constructor(
    private readonly file: string,
    text: string,
  ) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  place(start: number, end: number): Place {
    return { file: this.file, line: this.lineOf(start), endLine: this.lineOf(Math.max(start, end - 1)) };
  }

  private lineOf(offset: number): number {
    let [low, high] = [0, this.starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] as number) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }
}
