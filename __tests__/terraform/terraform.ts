import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BINARY = process.env.TERRAFORM_BINARY_NAME ?? 'terraform';

/** The programs of this machine that read Terraform's JSON. */
export const BINARIES = [...new Set([BINARY, 'tofu'])].filter((one) => spawnSync(one, ['version']).status === 0);

/** Whether the real terraform is on this machine; without it, tests that need it are skipped. */
export const hasTerraform = BINARIES.includes(BINARY);

/** `describe` where terraform is there, else the same tests, shown and counted as skipped. */
export const describeWithTerraform = hasTerraform ? describe : describe.skip;

/** One resource of a plan, as `terraform show -json` has it. */
export interface ResourceChange {
  readonly address: string;
  readonly previous_address?: string;
  readonly type: string;
  readonly change: { readonly actions: readonly string[]; readonly before: unknown; readonly after: unknown };
}

/** A plan, as `terraform show -json` has it. */
export interface PlanJson {
  readonly resource_changes: readonly ResourceChange[];
  readonly [part: string]: unknown;
}

/** What comes of a deployment of something that is not there yet. */
export interface FirstDeployment {
  readonly validity: { readonly valid: boolean; readonly diagnostics: readonly { summary: string; detail: string }[] };
  readonly plan: PlanJson;
  /** What is planned once more, after all of it was applied. */
  readonly again: PlanJson;
}

/** What Terraform finds a provider by: the stand-in for azurerm, or azurerm itself. */
export interface Provider {
  readonly environment: Readonly<Record<string, string>>;
}

/** A folder in which the real terraform runs on synthesized JSON, with a provider. */
export class TerraformWorkspace {
  private readonly folder: string;

  /** @param binary the program that runs: terraform, or OpenTofu */
  constructor(
    private provider: Provider,
    private readonly binary = BINARY,
  ) {
    // Three levels down, since local backends keep their state three levels up.
    const project = mkdtempSync(join(tmpdir(), 'terraform-workspace-'));
    this.folder = join(project, 'cdktf.out', 'stacks', 'stack');
    mkdirSync(this.folder, { recursive: true });
  }

  /** Goes on with another provider, as after a change of its version. */
  change(provider: Provider): void {
    this.provider = provider;
  }

  /** Puts the JSON of a stack there, in place of the one before, and runs `terraform init`. */
  async use(stackJson: string): Promise<void> {
    writeFileSync(join(this.folder, 'cdk.tf.json'), withoutRemoteState(stackJson));
    await this.terraform('init', '-input=false');
  }

  /** Deploys a stack of which nothing is there yet. */
  async deploy(stackJson: string): Promise<FirstDeployment> {
    await this.use(stackJson);
    const validity = await this.validate();
    const plan = await this.plan();
    await this.apply();
    return { validity, plan, again: await this.plan() };
  }

  async validate(): Promise<FirstDeployment['validity']> {
    // Fails where something is not valid, and says what in its output all the same.
    const { stdout } = await this.attempt('validate', ['-json', '-no-color']);
    return JSON.parse(stdout);
  }

  /** The plan as JSON; the plan itself is kept for `apply`. */
  async plan(...options: string[]): Promise<PlanJson> {
    await this.terraform('plan', '-input=false', '-out=plan', ...options);
    return JSON.parse(await this.terraform('show', '-json', 'plan'));
  }

  /** Does what the last plan says. */
  async apply(): Promise<void> {
    await this.terraform('apply', '-input=false', 'plan');
  }

  async outputs(): Promise<Record<string, { sensitive: boolean; value: unknown }>> {
    return JSON.parse(await this.terraform('output', '-json'));
  }

  /** Runs terraform; rejects with everything it printed. */
  async terraform(command: string, ...options: string[]): Promise<string> {
    const colour = command === 'show' ? [] : ['-no-color'];
    const { failed, stdout, stderr } = await this.attempt(command, [...options, ...colour]);
    if (failed) throw new Error(`${this.binary} ${command} failed:\n${stdout}${stderr}`);
    return stdout;
  }

  private attempt(command: string, options: readonly string[]) {
    const env = { ...process.env, CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: '', ...this.provider.environment };
    return new Promise<{ failed: boolean; stdout: string; stderr: string }>((resolve) =>
      execFile(
        this.binary,
        [command, ...options],
        { cwd: this.folder, env, maxBuffer: 64 * 1024 * 1024 },
        (error, stdout, stderr) => resolve({ failed: error !== null, stdout, stderr }),
      ),
    );
  }
}

/** What a plan does, each kind once. */
export function actionsOf({ resource_changes: changes }: PlanJson): Set<string> {
  return new Set(changes.map(({ change }) => change.actions.join()));
}

/** That a stack is valid without a warning, is made by creations alone, and then is as it says. */
export function expectToDeploy({ validity, plan, again }: FirstDeployment): void {
  expect(validity).toMatchObject({ valid: true, diagnostics: [] });
  expect(actionsOf(plan)).toEqual(new Set(['create']));
  expect(actionsOf(again)).toEqual(new Set(['no-op']));
}

/** Remote state cannot be reached in a test: the same JSON with its state beside it. */
function withoutRemoteState(stackJson: string): string {
  const json = JSON.parse(stackJson);
  if (json.terraform.backend.azurerm !== undefined) json.terraform.backend = { local: { path: 'terraform.tfstate' } };
  return JSON.stringify(json);
}
