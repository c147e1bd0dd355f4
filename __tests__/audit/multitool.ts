import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Log } from 'sarif';

const MULTITOOL = join(
  dirname(require.resolve('@microsoft/sarif-multitool/package.json')),
  `../sarif-multitool-${process.platform === 'darwin' ? 'darwin' : 'linux'}/Sarif.Multitool`,
);

/** Whether the official tool is there: it has builds for some platforms only. */
export const hasMultitool = existsSync(MULTITOOL);

/** What the official multitool says of SARIF by its own rules and those of GitHub, a line each. */
export function multitoolFindings(log: Log): string[] {
  // Its package says so in an install script, and none of those runs.
  chmodSync(MULTITOOL, 0o755);
  const folder = mkdtempSync(join(tmpdir(), 'sarif-'));
  const [file, output] = [join(folder, 'report.sarif'), join(folder, 'validated.sarif')];
  writeFileSync(file, JSON.stringify(log));
  // Its status is 0 whatever it finds.
  execFileSync(MULTITOOL, ['validate', file, '--rule-kind', 'Sarif;Ghas', '--output', output], {
    env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' },
  });
  const found = JSON.parse(readFileSync(output, 'utf8')) as Log;
  return found.runs.flatMap(({ results = [] }) =>
    results.map(({ ruleId, message }) => `${ruleId} ${JSON.stringify(message)}`),
  );
}
