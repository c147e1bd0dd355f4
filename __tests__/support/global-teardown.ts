import { rmSync } from 'node:fs';

export default function globalTeardown(): void {
  const { TMPDIR } = process.env;
  if (TMPDIR?.includes('training-job-scheduler-')) rmSync(TMPDIR, { recursive: true, force: true });
}
