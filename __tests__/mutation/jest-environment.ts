import type { Circus } from '@jest/types';
import NodeEnvironment from 'jest-environment-node';
import { keyOf, running } from './protocol';

/** What an entry of jest is here: a test with a change on, or the same without any, after it has failed. */
interface Role {
  readonly id: number;
  readonly isControl: boolean;
}

/** Runs the tests that come by a change, once with each change, and none of a change after the first that fails. */
export default class MutationEnvironment extends NodeEnvironment {
  /** What the code that is tested asks which change is on. */
  private readonly on = { id: Number(process.env.MUTANT ?? 0) };
  private readonly roles = new Map<Circus.TestEntry, Role>();
  /** The change with which the last test has failed. */
  private suspected: number | undefined;

  override async setup(): Promise<void> {
    await super.setup();
    (this.global as unknown as { mutantOn: object }).mutantOn = this.on;
  }

  async handleTestEvent(event: Circus.Event, { rootDescribeBlock }: Circus.State): Promise<void> {
    switch (event.name) {
      case 'run_start':
        if (running.file.together !== undefined) this.multiply(rootDescribeBlock);
        else if (running.file.names !== undefined) leaveOut(rootDescribeBlock, running.file.names);
        return;
      case 'test_start':
        return this.begin(event.test);
      case 'test_done':
        await this.end(event.test);
        if (running.file.bail && running.file.failed !== undefined) leaveOut(rootDescribeBlock, new Set());
        return;
      default:
        return;
    }
  }

  /** In the place of each test, one for each of its changes, each followed by one without. */
  private multiply(block: Circus.DescribeBlock): void {
    block.children = block.children.flatMap<Circus.DescribeBlock | Circus.TestEntry>((child) => {
      if (child.type === 'describeBlock') {
        this.multiply(child);
        return [child];
      }
      const { tests, decided, done } = running.file.together ?? {};
      const name = nameOf(child);
      const shared = tests?.get(name);
      const ids = (shared?.ids ?? []).filter((id) => decided?.has(id) !== true && done?.has(keyOf(name, id)) !== true);
      if (ids.length === 0) child.mode = 'skip';
      if (ids.length === 0) return [child];
      return ids.flatMap((id) =>
        [false, true].map((isControl) => {
          const copy = copyOf(child, shared?.patience);
          this.roles.set(copy, { id, isControl });
          return copy;
        }),
      );
    });
  }

  private async begin(test: Circus.TestEntry): Promise<void> {
    const { path, together } = running.file;
    const role = this.roles.get(test);
    const name = nameOf(test);
    if (together !== undefined && role !== undefined) {
      const { id, isControl } = role;
      const isWanted = isControl ? this.suspected === id : !together.isSpoilt && !together.decided.has(id);
      if (!isWanted) {
        test.mode = 'skip';
        return;
      }
      if (!isControl) {
        await together.tell({ kind: 'started', id, path, patience: together.tests.get(name)?.patience ?? 0 });
        this.on.id = id;
      }
    }
    this.tellChildren(name);
  }

  private async end(test: Circus.TestEntry): Promise<void> {
    const { file } = running;
    const role = this.roles.get(test);
    const name = nameOf(test);
    const hasFailed = test.errors.length > 0;
    if (role === undefined) {
      file.ran.push({ name, took: test.duration ?? 0, hasFailed });
      if (hasFailed) file.failed ??= name;
    }
    if (role !== undefined && file.together !== undefined) {
      const { decided, done, tell } = file.together;
      const { id, isControl } = role;
      this.on.id = 0;
      if (!isControl) {
        done.add(keyOf(name, id));
        this.suspected = hasFailed ? id : undefined;
      } else {
        this.suspected = undefined;
        decided.add(id);
        if (hasFailed) file.together.isSpoilt = true;
        await tell(hasFailed ? { kind: 'doubtful', id } : { kind: 'noticed', id, by: `${file.path}: ${name}` });
      }
    }
    this.tellChildren('');
  }

  /** To the code that is tested in processes that the test starts. */
  private tellChildren(test: string): void {
    const { env } = (this.global as unknown as { readonly process: NodeJS.Process }).process;
    env.MUTANT = String(this.on.id);
    env.MUTANT_TEST = test;
    env.MUTANT_PATH = running.file.path;
  }
}

/** A test as it was before it ran, and of which nobody waits longer than for the first. */
function copyOf(test: Circus.TestEntry, patience: number | undefined): Circus.TestEntry {
  return {
    ...test,
    timeout: patience ?? test.timeout,
    errors: [],
    retryReasons: [],
    invocations: 0,
    unhandledRejectionErrorByPromise: new Map(),
  };
}

function leaveOut(block: Circus.DescribeBlock, chosen: ReadonlySet<string>): void {
  for (const child of block.children) {
    if (child.type === 'describeBlock') leaveOut(child, chosen);
    else if (!chosen.has(nameOf(child))) child.mode = 'skip';
  }
}

/** With the names of what it stands in; a variable of an environment has no zeros in it. */
function nameOf({ name, parent }: Circus.TestEntry): string {
  const names = [name];
  for (let block: Circus.DescribeBlock | undefined = parent; block?.parent !== undefined; block = block.parent) {
    names.unshift(block.name);
  }
  return names.join(' › ').replaceAll('\0', '');
}
