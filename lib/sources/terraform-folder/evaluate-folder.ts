import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { kindOf, namesIn, readFileText } from '../../files';
import { type JsonObject, UnreadableDocument } from '../../terraform';
import { type ConfigurationTree, readTree } from './configuration/configuration-tree';
import { type MergedPlan, mergedPlan } from './merging/samples-merged';
import { COUNTS, OpenRepetitions } from './open-repetitions';
import { installedSchemas } from './run/installed-schemas';
import { type Binary, findBinary, type Ran, TerraformRuns } from './run/run-terraform';
import { copyTree, inScratchFolder } from './run/scratch-folder';
import { type Diagnostic, errorsIn } from './run/terraform-errors';
import { shippedSchemas } from './stand-in/base-schemas';
import { type PluginServer, reattached } from './stand-in/plugin-server';
import { guidsIn, Sample } from './stand-in/sample';
import { providerKind, startStandIn } from './stand-in/stand-in';
import { type BaseSchemas, usedSchema } from './stand-in/used-schema';
import { UserWords } from './user-words';

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
  private readonly open: OpenRepetitions;
  private readonly words: UserWords;

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
    this.open = new OpenRepetitions(tree);
    this.words = new UserWords(tree, variables.files);
    this.written = guidsIn([...texts, ...variables.given, ...Object.values(process.env).map(String)]);
  }

  async evaluate(): Promise<EvaluatedFolder> {
    try {
      // A repetition may hide another one.
      for (let attempt = 0; ; attempt++) {
        const samples = this.open.isEmpty ? [0, 1] : COUNTS.keys();
        const runs = await Promise.all([...samples].map((number) => this.sample(number, attempt)));
        const errors = distinct(runs.flatMap((run) => ('errors' in run ? run.errors : [])));
        const plans = runs.flatMap((run) => ('plan' in run ? [run.plan] : []));
        // One that fails for some numbers of something has another number of it.
        if (errors.length === 0 || (!this.open.isEmpty && plans.length > 1))
          return { tree: this.tree, ...mergedPlan(plans, this.open.reasons()) };
        if (attempt === 20 || !this.open.takes(errors)) throw new UnreadableDocument(this.words.told(errors));
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
    const root = copyTree(this.tree, scratch, this.binary.program, this.open.changesFor(number));
    const failed = async (ran: Ran): Promise<{ readonly errors: readonly Diagnostic[] }> => {
      const found = errorsIn(ran.stdout);
      const all = found.length > 0 ? found : errorsIn((await this.runs.run(root, ['validate', '-json'])).stdout);
      if (all.length > 0) return { errors: all.map((one) => this.words.diagnostic(one, scratch)) };
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
      return { plan: this.words.plan(shown.stdout, scratch) };
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
}

const NOWHERE = { detail: '', address: undefined, file: undefined, line: undefined, start: undefined, end: undefined };

/** The addresses of providers, as `terraform providers` draws them. */
function providersIn(stdout: string): string[] {
  return [...new Set([...stdout.matchAll(/provider\[([^\]]+)\]/g)].map(([, address]) => address as string))];
}

/** Each once, in the order of what is wrong: Terraform tells errors of one place in another order each time. */
function distinct(errors: readonly Diagnostic[]): Diagnostic[] {
  const placed = ({ file = '', line = 0, summary, detail }: Diagnostic) =>
    [file, `${line}`.padStart(9, '0'), summary, detail].join('\0');
  const all = new Map(errors.map((one) => [placed(one), one]));
  return [...all].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, error]) => error);
}
