import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import type { Log } from 'sarif';

// The schema of the standard (OASIS), as Microsoft's SDK has it.
const validate = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(
  JSON.parse(readFileSync(join(__dirname, 'sarif-2.1.0.json'), 'utf8')),
);

/** What SARIF has that its official schema does not allow, a line each. */
export function schemaFindings(log: Log): string[] {
  return validate(log) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const MULTITOOL = multitool();

/**
 * Whether Microsoft's multitool is there, which knows rules beyond the schema, those of GitHub among them. It has 104 MB, so
 * it is not installed with the rest: `npm install --no-save @microsoft/sarif-multitool@5.7.0` brings it.
 */
export const hasMultitool = MULTITOOL !== undefined && existsSync(MULTITOOL);

function multitool(): string | undefined {
  const platform = process.platform === 'darwin' ? 'darwin' : 'linux';
  try {
    const folder = dirname(require.resolve('@microsoft/sarif-multitool/package.json'));
    return join(folder, `../sarif-multitool-${platform}/Sarif.Multitool`);
  } catch {
    return undefined;
  }
}

/** What the official multitool says of SARIF by its own rules and those of GitHub, a line each. */
export function multitoolFindings(log: Log): string[] {
  const program = MULTITOOL as string;
  // Its package says so in an install script, and none of those runs.
  chmodSync(program, 0o755);
  const folder = mkdtempSync(join(tmpdir(), 'sarif-'));
  const [file, output] = [join(folder, 'report.sarif'), join(folder, 'validated.sarif')];
  writeFileSync(file, JSON.stringify(log));
  // Its status is 0 whatever it finds.
  execFileSync(program, ['validate', file, '--rule-kind', 'Sarif;Ghas', '--output', output], {
    env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' },
  });
  const found = JSON.parse(readFileSync(output, 'utf8')) as Log;
  return found.runs.flatMap(({ results = [] }) =>
    results.map(({ ruleId, message }) => `${ruleId} ${JSON.stringify(message)}`),
  );
}
