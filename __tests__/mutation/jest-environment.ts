import type { Circus } from '@jest/types';
import NodeEnvironment from 'jest-environment-node';
import { current } from './protocol';

/** Runs the tests that come by a change, and of these none after the first that fails. */
export default class MutationEnvironment extends NodeEnvironment {
  handleTestEvent(event: Circus.Event, state: Circus.State): void {
    switch (event.name) {
      case 'run_start':
        if (current.names !== undefined) leaveOut(state.rootDescribeBlock, current.names);
        return;
      case 'test_start':
        this.tellTest(nameOf(event.test));
        return;
      case 'test_done':
        this.tellTest('');
        current.ran.push({
          name: nameOf(event.test),
          took: event.test.duration ?? 0,
          hasFailed: event.test.errors.length > 0,
        });
        if (event.test.errors.length === 0) return;
        current.failed ??= nameOf(event.test);
        if (current.bail) leaveOut(state.rootDescribeBlock, new Set());
        return;
      default:
        return;
    }
  }

  /** To the code that is tested, in this process and in those that the test starts. */
  private tellTest(name: string): void {
    const { env } = (this.global as unknown as { readonly process: NodeJS.Process }).process;
    env.MUTANT_TEST = name;
    env.MUTANT_PATH = current.path;
  }
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
