import type { JobsHere, JobView } from '../../../lib/local/azure-ml/job-view';
import type { MessageEnd, ProgramLine, ProgramsHere } from '../../../lib/local/programs/program-line';

/** Jobs that do what a test says. */
export class FakeJobs implements JobsHere {
  readonly cancelled: string[] = [];
  private readonly jobs = new Map<string, JobView>();
  private readonly logs = new Map<string, string>();
  private readonly listeners = new Set<(job: JobView) => void>();

  list(): readonly JobView[] {
    return [...this.jobs.values()].reverse();
  }

  async log(name: string): Promise<string> {
    return this.logs.get(name) ?? '';
  }

  async cancel(name: string): Promise<void> {
    this.cancelled.push(name);
    this.set(name, { state: 'Canceled', ended: new Date() });
  }

  watch(listener: (job: JobView) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Makes a job, or changes it. */
  set(name: string, changes: Partial<JobView> = {}): void {
    const job: JobView = { ...BEGINNING, created: new Date(), name, ...this.jobs.get(name), ...changes };
    this.jobs.set(name, job);
    for (const listener of this.listeners) listener(job);
  }

  write(name: string, text: string): void {
    this.logs.set(name, (this.logs.get(name) ?? '') + text);
  }
}

const BEGINNING: Omit<JobView, 'name' | 'created'> = {
  workspaceId: '/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w',
  kind: 'Command',
  displayName: undefined,
  experiment: 'reviews',
  cluster: 'gpu-dedicated',
  nodes: 1,
  state: 'Queued',
  tags: {},
  parent: undefined,
  started: undefined,
  ended: undefined,
  error: undefined,
  metrics: {},
  replaced: [],
  folder: '.scheduler/jobs',
};

/** Programs that say what a test says. */
export class FakePrograms implements ProgramsHere {
  private readonly listeners = new Set<(line: ProgramLine) => void>();

  watch(listener: (line: ProgramLine) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  say(program: string, entry: Partial<MessageEnd> & Pick<MessageEnd, 'outcome'>): void {
    const whole = { messageId: undefined, correlationId: undefined, deliveryCount: 1, ...entry };
    const level = entry.outcome === 'started' ? 'info' : 'warn';
    for (const listener of this.listeners)
      listener({ time: new Date(), program, level, text: JSON.stringify(whole), entry: whole });
  }
}
