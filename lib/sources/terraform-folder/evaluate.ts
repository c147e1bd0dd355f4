import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { kindOf, namesIn, readFileText } from '../../files';
import { isObject, type JsonObject, parseJsonText, UnreadableDocument } from '../../terraform';
import { type Edit, type Renamed, type Repetition, renamed } from './configuration/configuration-file';
import { type ConfigurationTree, type ModuleFolder, readTree } from './configuration/configuration-tree';
import { type Diagnostic, errorsIn } from './run/diagnostics';
import { installedSchemas } from './run/installed-schemas';
import { type Binary, findBinary, type Ran, TerraformRuns } from './run/run-terraform';
import { copyTree, inScratchFolder, mirrored, userPath } from './run/scratch-folder';
import { type MergedPlan, mergedPlan } from './samples-merged';
import { shippedSchemas } from './stand-in/base-schemas';
import { type PluginServer, reattached } from './stand-in/plugin-server';
import { guidsIn, Sample } from './stand-in/sample';
import { providerKind, startStandIn } from './stand-in/stand-in';
import { type BaseSchemas, usedSchema } from './stand-in/used-schema';

/** Values of variables, as Terraform's own options give them. */
export interface Variables {
  /** As of `-var`: `name=value`, where a value is written as in a file of variables. */
  readonly given: readonly string[];
  /** As of `-var-file`. */
  readonly files: readonly string[];
  /** Values that are known already, as JSON; what is given otherwise comes after them. @default - none */
  readonly values?: JsonObject | undefined;
}

/** What Terraform has evaluated. */
export interface EvaluatedFolder extends MergedPlan {
  readonly tree: ConfigurationTree;
}

/** How many instances something is given that has nobody knows how many, by the number of the sample. */
const COUNTS = [1, 0, 3];

/**
 * Has Terraform evaluate a folder, as often as it takes to tell what is known from what was invented.
 *
 * @throws UnreadableDocument in the words of Terraform, with the user's files and lines
 */
export async function evaluateFolder(folder: string, variables: Variables): Promise<EvaluatedFolder> {
  const names = namesIn(folder);
  const binary = findBinary(names.some((name) => /\.tofu(\.json)?$/.test(name)));
  if (binary === undefined) throw new UnreadableDocument(`${folder}: ${NO_PROGRAM}`);
  const tree = readTree(folder, binary.program);
  return inScratchFolder(async (scratch, whenInterrupted) => {
    const runs = new TerraformRuns(binary, scratch);
    whenInterrupted(() => runs.stop());
    const installed = await installedSchemas(folder, scratch, runs);
    const bases = [...(installed === undefined ? [] : [installed]), shippedSchemas()];
    return new Evaluator(tree, variables, binary, scratch, bases, runs).evaluate();
  });
}

const NO_PROGRAM =
  'Terraform files (*.tf) are evaluated by terraform or tofu, and neither is found; install one, or give a plan: terraform plan -out=plan && terraform show -json plan > plan.json';

class Evaluator {
  private readonly written: readonly string[];
  /** The file with the values that are known already. */
  private readonly known: string;
  /** Repetitions that nobody can tell the number of, by the files they are in. */
  private readonly open = new Map<string, Map<number, { readonly repetition: Repetition; readonly address: string }>>();

  constructor(
    private readonly tree: ConfigurationTree,
    private readonly variables: Variables,
    private readonly binary: Binary,
    private readonly scratch: string,
    private readonly bases: readonly BaseSchemas[],
    private readonly runs: TerraformRuns,
  ) {
    this.known = join(scratch, 'known.tfvars.json');
    if (variables.values !== undefined) writeFileSync(this.known, JSON.stringify(variables.values), { mode: 0o600 });
    const texts = tree.folders.flatMap(({ files }) => files.map(({ text }) => text));
    this.written = guidsIn([...texts, ...variables.given, ...Object.values(process.env).map(String)]);
  }

  async evaluate(): Promise<EvaluatedFolder> {
    try {
      // A repetition may hide another one.
      for (let attempt = 0; ; attempt++) {
        const samples = this.open.size === 0 ? [0, 1] : COUNTS.keys();
        const runs = await Promise.all([...samples].map((number) => this.sample(number, attempt)));
        const errors = distinct(runs.flatMap((run) => ('errors' in run ? run.errors : [])));
        const plans = runs.flatMap((run) => ('plan' in run ? [run.plan] : []));
        // One that fails for some numbers of something has another number of it.
        if (errors.length === 0 || (this.open.size > 0 && plans.length > 1)) {
          const perhaps = new Map(
            [...this.open.values()].flatMap((found) =>
              [...found.values()].map(({ address, repetition: { argument, text } }) => [
                address,
                `${argument} is ${text}`,
              ]),
            ),
          );
          return { tree: this.tree, ...mergedPlan(plans, perhaps) };
        }
        if (attempt === 20 || !this.opens(errors)) throw new UnreadableDocument(this.told(errors));
      }
    } finally {
      this.runs.stop();
    }
  }

  /** One plan, with its own invented parts, in a folder of its own. */
  private async sample(
    number: number,
    attempt: number,
  ): Promise<{ readonly plan: JsonObject } | { readonly errors: readonly Diagnostic[] }> {
    const scratch = join(this.scratch, `${attempt}-${number}`);
    const root = copyTree(this.tree, scratch, this.binary.program, this.changesFor(number));
    const failed = async (ran: Ran): Promise<{ readonly errors: readonly Diagnostic[] }> => {
      const found = errorsIn(ran.stdout);
      const all = found.length > 0 ? found : errorsIn((await this.runs.run(root, ['validate', '-json'])).stdout);
      if (all.length > 0) return { errors: all.map((one) => this.ofUser(one, scratch)) };
      const text = `${ran.stderr}${ran.stdout}`.replaceAll(root, '').replaceAll(scratch, '');
      return { errors: [{ ...NOWHERE, summary: text.replace(/[\s│╷╵]+/g, ' ').trim() }] };
    };
    if (this.tree.modules.size > 1) {
      const got = await this.runs.run(root, ['get', '-no-color']);
      if (!got.isDone) return failed(got);
    }
    const listed = await this.runs.run(root, ['providers']);
    if (!listed.isDone) return failed(listed);
    const servers = await this.serve(providersIn(listed.stdout), number);
    try {
      const environment = { ...reattached(servers), ...this.workspace(root) };
      const plan = await this.runs.run(
        root,
        ['plan', '-json', '-input=false', '-lock=false', '-refresh=false', '-out=plan', ...this.options()],
        environment,
      );
      if (!plan.isDone) return await failed(plan);
      const shown = await this.runs.run(root, ['show', '-json', 'plan'], environment);
      if (!shown.isDone) return await failed(shown);
      return { plan: this.renamedBack(shown.stdout, scratch) };
    } finally {
      for (const server of servers.values()) server.stop();
    }
  }

  private async serve(providers: readonly string[], number: number): Promise<Map<string, PluginServer>> {
    const sample = new Sample(number, this.written);
    const files = this.tree.folders.flatMap((folder) => folder.files);
    const servers = new Map<string, PluginServer>();
    for (const provider of providers) {
      const schema = usedSchema(files, provider.split('/').at(-1) ?? provider, this.bases);
      servers.set(provider, await startStandIn(providerKind(provider), schema, sample));
    }
    return servers;
  }

  private options(): string[] {
    const { files, given, values } = this.variables;
    return [
      ...(values === undefined ? [] : [`-var-file=${this.known}`]),
      ...files.map((file) => `-var-file=${resolve(file)}`),
      ...given.map((one) => `-var=${one}`),
    ];
  }

  /** The workspace that the user has chosen, which is there without a state. */
  private workspace(root: string): Record<string, string> {
    const chosen = join(this.tree.root.path, process.env.TF_DATA_DIR ?? '.terraform', 'environment');
    const name = process.env.TF_WORKSPACE ?? (kindOf(chosen) === 'file' ? readFileText(chosen).text.trim() : '');
    if (name === '' || name === 'default' || /[\\/]/.test(name)) return {};
    mkdirSync(join(root, 'terraform.tfstate.d', name), { recursive: true });
    return { TF_WORKSPACE: name };
  }

  /** What takes the place of repetitions that nobody can tell the number of. */
  private changesFor(number: number): Map<string, Edit[]> {
    const count = COUNTS[number] ?? 0;
    return new Map(
      [...this.open].map(([file, found]) => [
        file,
        [...found.values()].map(({ repetition: { argument, start, end } }): Edit => {
          // Terraform knows of no time while it plans, so of nothing that is made of it.
          const keys = Array.from({ length: count }, (_, index) => `"${number}-${index}" = jsondecode(timestamp())`);
          const text = argument === 'count' ? `${count}` : `{ ${keys.join(', ')} }`;
          return { start, end, text: file.endsWith('.json') ? JSON.stringify(`\${${text}}`) : text };
        }),
      ]),
    );
  }

  /** Whether errors are about repetitions whose number is not known, which are left open from now on. */
  private opens(errors: readonly Diagnostic[]): boolean {
    let isNew = false;
    for (const { summary, file, line } of errors) {
      if (!/^Invalid (count|for_each) argument$/.test(summary) || file === undefined || line === undefined)
        return false;
      const repeated = [...this.tree.modules].flatMap(([address, folder]) => repeatedIn(folder, address, file, line));
      for (const { address, repetition } of repeated) {
        const found = this.open.get(file) ?? new Map();
        this.open.set(file, found);
        isNew ||= !found.has(repetition.start);
        found.set(repetition.start, { repetition, address });
      }
    }
    return isNew;
  }

  private ofUser(diagnostic: Diagnostic, scratch: string): Diagnostic {
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
    return this.variables.files.find((one) => resolve(one) === file);
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
  private renamedBack(text: string, scratch: string): JsonObject {
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
  private told(errors: readonly Diagnostic[]): string {
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

const NOWHERE = { detail: '', address: undefined, file: undefined, line: undefined, start: undefined, end: undefined };

/** The repetitions of a module on a line of one of its files, with the addresses of what is repeated. */
function repeatedIn(
  { files }: ModuleFolder,
  module: string,
  file: string,
  line: number,
): { readonly address: string; readonly repetition: Repetition }[] {
  const prefix = module === '' ? '' : `module.${module.replaceAll('.', '.module.')}.`;
  return files.flatMap((one) => {
    if (one.file !== file) return [];
    const declared = one.declarations.map(({ kind, type, name, place, repetition }) => ({
      address: `${prefix}${kind === 'resource' ? '' : `${kind}.`}${type}.${name}`,
      place,
      repetition,
    }));
    const called = one.calls.map(({ name, place, repetition }) => ({
      address: `${prefix}module.${name}`,
      place,
      repetition,
    }));
    return [...declared, ...called].flatMap(({ address, place, repetition }) =>
      repetition !== undefined && place.line <= line && line <= place.endLine ? [{ address, repetition }] : [],
    );
  });
}

/** The addresses of providers, as `terraform providers` draws them. */
function providersIn(stdout: string): string[] {
  return [...new Set([...stdout.matchAll(/provider\[([^\]]+)\]/g)].map(([, address]) => address as string))];
}

/** `azurerm_client_config_data.current` as `data.azurerm_client_config.current`. */
function renamedIn(text: string, renamings: ReadonlyMap<string, string>): string {
  if (!/_(data|ephemeral)\b/.test(text)) return text;
  return text.replace(/\b[\w-]+_(?:data|ephemeral)\b/g, (word) => renamings.get(word) ?? word);
}

function distinct(errors: readonly Diagnostic[]): Diagnostic[] {
  const all = new Map(errors.map((one) => [[one.file, one.line, one.summary, one.detail].join('\0'), one]));
  return [...all.values()];
}
