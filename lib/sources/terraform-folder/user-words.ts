import { dirname, resolve } from 'node:path';
import { isObject, type JsonObject, parseJsonText } from '../../terraform';
import { type Renamed, renamed } from './configuration/configuration-file';
import type { ConfigurationTree } from './configuration/configuration-tree';
import { mirrored, userPath } from './run/scratch-folder';
import type { Diagnostic } from './run/terraform-errors';

/** Turns what Terraform says of a changed copy in a scratch folder back into what the user has written, and where. */
export class UserWords {
  /** @param variableFiles as they were given with `-var-file` */
  constructor(
    private readonly tree: ConfigurationTree,
    private readonly variableFiles: readonly string[],
  ) {}

  /** What Terraform says, with the user's files and names. @param scratch the folder of the run */
  diagnostic(diagnostic: Diagnostic, scratch: string): Diagnostic {
    const { file, summary, detail, address } = diagnostic;
    const own = file === undefined ? undefined : (this.givenFile(file) ?? userPath(file, this.tree, scratch));
    const text = (words: string) => this.withoutScratch(renamedIn(words, this.renamings), scratch);
    return {
      ...diagnostic,
      file: own,
      summary: text(summary),
      detail: text(detail),
      address: address && text(address),
    };
  }

  private givenFile(file: string): string | undefined {
    return this.variableFiles.find((one) => resolve(one) === file);
  }

  private withoutScratch(text: string, scratch: string): string {
    const { absolute } = this.tree.root;
    const copy = mirrored(scratch, absolute);
    return text.replaceAll(copy, absolute).replaceAll(mirrored(scratch, dirname(absolute)), dirname(absolute));
  }

  private get renamings(): ReadonlyMap<string, string> {
    const all = this.tree.folders.flatMap(({ files }) => files.flatMap(({ declarations }) => declarations));
    return new Map(
      all.flatMap(({ kind, type }) => (kind === 'resource' ? [] : [[renamed(kind, type), `${kind}.${type}`] as const])),
    );
  }

  /** A plan with the user's names: data sources are data sources again, and paths those of the user's. */
  plan(text: string, scratch: string): JsonObject {
    const { renamings } = this;
    const change = (value: unknown): unknown => {
      if (typeof value === 'string') return this.withoutScratch(renamedIn(value, renamings), scratch);
      if (Array.isArray(value)) return value.map(change);
      if (!isObject(value)) return value;
      const { type, mode } = value;
      const original = typeof type === 'string' && typeof mode === 'string' ? renamings.get(type) : undefined;
      const entries = Object.entries(value).map(([name, part]): [string, unknown] => [name, change(part)]);
      if (original === undefined) return Object.fromEntries(entries);
      const kind: Renamed = original.startsWith('data.') ? 'data' : 'ephemeral';
      const own = { mode: kind, type: original.slice(kind.length + 1) };
      return { ...Object.fromEntries(entries), ...own };
    };
    const json = change(parseJsonText(text)) as JsonObject;
    const changes = (Array.isArray(json.resource_changes) ? json.resource_changes : []).filter(isObject);
    return { ...json, resource_changes: changes.filter(({ mode }) => mode !== 'ephemeral') };
  }

  /** All errors in one line. */
  told(errors: readonly Diagnostic[]): string {
    const all = errors.map(({ summary, detail, file, line, address }) => {
      const where =
        file === undefined ? (address ?? this.tree.root.path) : `${file}${line === undefined ? '' : `:${line}`}`;
      const [, missing] = /^The (?:root module input )?variable "([^"]+)" is not set/.exec(detail) ?? [];
      if (missing !== undefined)
        return `${where}: the variable ${missing} has no value; give it one with --var ${missing}=…, --var-file, a *.auto.tfvars file or TF_VAR_${missing}`;
      return `${where}: ${[summary, detail].filter((part) => part !== '').join(': ')}`;
    });
    return all.join('; ').replace(/\s+/g, ' ');
  }
}

/** `azurerm_client_config_data.current` as `data.azurerm_client_config.current`. */
function renamedIn(text: string, renamings: ReadonlyMap<string, string>): string {
  if (!/_(data|ephemeral)\b/.test(text)) return text;
  return text.replace(/\b[\w-]+_(?:data|ephemeral)\b/g, (word) => renamings.get(word) ?? word);
}
