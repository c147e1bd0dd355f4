import { guardOutput } from '../terminal';
import { run } from './common/top-level';
import { programFor } from './one-command';

guardOutput();
run(async () => (await programFor(process.argv[2])).parseAsync());
