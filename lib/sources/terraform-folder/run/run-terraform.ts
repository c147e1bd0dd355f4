import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Program } from '../configuration/configuration-tree';

/** A program that evaluates configurations. */
export interface Binary {
  readonly program: Program;
  /** How it is called: a name, or a path. */
  readonly command: string;
}

/**
 * The program to run: the one that `TERRAFORM_BINARY_NAME` names, terraform, or OpenTofu; OpenTofu first, where a folder
 * has files that only it reads. `undefined` where there is none.
 */
export function findBinary(prefersTofu: boolean): Binary | undefined {
  const named = process.env.TERRAFORM_BINARY_NAME;
  const usual = prefersTofu ? ['tofu', 'terraform'] : ['terraform', 'tofu'];
  for (const command of named === undefined || named === '' ? usual : [named]) {
    const { status, stdout } = spawnSync(command, ['version'], { encoding: 'utf8', env: quietEnvironment() });
    if (status === 0) return { command, program: /OpenTofu/i.test(stdout) ? 'tofu' : 'terraform' };
  }
  return undefined;
}

/** What a run has written. */
export interface Ran {
  readonly isDone: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Of what is around this command, Terraform gets what it needs to run, and values of variables: no login of anybody. */
const PASSED_ON =
  /^(PATH|PATHEXT|HOME|USERPROFILE|TMPDIR|TEMP|TMP|SYSTEMROOT|SYSTEMDRIVE|LANG|LC_\w+|TZ|TF_VAR_.*|TF_DISABLE_PLUGIN_TLS)$/i;

function quietEnvironment(): NodeJS.ProcessEnv {
  const passed = Object.entries(process.env).filter(([name]) => PASSED_ON.test(name));
  return {
    ...Object.fromEntries(passed),
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    TF_CLI_CONFIG_FILE: '',
    // Nothing is looked for on the network: what is not here is told, instead of waited for.
    HTTP_PROXY: NOWHERE,
    HTTPS_PROXY: NOWHERE,
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_TERMINAL_PROMPT: '0',
  };
}

const NOWHERE = 'http://127.0.0.1:9';

/** Runs a program in the folders of one evaluation. */
export class TerraformRuns {
  private readonly running = new Set<ChildProcess>();
  private readonly configuration: string;

  /** @param scratch a folder of this run alone */
  constructor(
    private readonly binary: Binary,
    scratch: string,
  ) {
    // The user's own settings of the program may send it elsewhere.
    this.configuration = join(scratch, 'settings.tfrc');
    writeFileSync(this.configuration, '');
  }

  /** Runs it; it does not fail, and says whether the program did. */
  run(folder: string, options: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ran> {
    return new Promise((resolve, reject) => {
      const child = spawn(this.binary.command, options, {
        cwd: folder,
        env: { ...quietEnvironment(), TF_CLI_CONFIG_FILE: this.configuration, ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
        windowsHide: true,
      });
      this.running.add(child);
      const [out, err]: [Buffer[], Buffer[]] = [[], []];
      child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
      child.on('error', reject);
      child.on('close', (status) => {
        this.running.delete(child);
        resolve({
          isDone: status === 0,
          stdout: Buffer.concat(out).toString('utf8'),
          stderr: Buffer.concat(err).toString('utf8'),
        });
      });
    });
  }

  /** Ends what still runs. */
  stop(): void {
    for (const child of this.running) child.kill('SIGKILL');
  }
}
