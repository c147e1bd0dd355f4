import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Everything that tests leave in the temporary folder goes into one, which the teardown removes. */
export default function globalSetup(): void {
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'training-job-scheduler-'));
  process.env.SHIPPED_SYNTHESIZED = join(process.env.TMPDIR, 'shipped');
  // TypeScript's compiler and terraform, which are started hundreds of times, end before it is worth it to tidy up.
  process.env.GOGC ??= 'off';
  process.env.GOMEMLIMIT ??= '300MiB';
}
