import { skipCreationTraces } from '../../lib/scheduler/app/creation-traces';

// As `npm run synth` does; recording them would be most of the time of these tests.
skipCreationTraces();
