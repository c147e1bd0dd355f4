import { skipCreationTraces } from '../../lib/app/synthesis/creation-traces';
import { keptZips } from './kept-zips';
import { seedOfTests } from './seed';
import { keptForAllFiles } from './worker/kept';

// As `npm run synth` does; recording them would be most of the time of these tests.
skipCreationTraces();

// Loaded by the tests that draw inputs, and by no other.
jest.mock('fast-check', () => {
  const library = jest.requireActual<typeof import('fast-check')>('fast-check');
  const seed = seedOfTests();
  if (seed !== undefined) library.configureGlobal({ seed });
  return library;
});

jest.mock('fflate', () => {
  const library = jest.requireActual<typeof import('fflate')>('fflate');
  return { ...library, zipSync: keptZips(library.zipSync) };
});

// Threads with Z3, which takes half a second to start.
jest.mock('../../lib/proof/solver/idle-threads', () => ({ idleThreads: keptForAllFiles('solver threads', () => []) }));
