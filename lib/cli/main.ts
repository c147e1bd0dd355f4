import { guardOutput } from '../terminal';
import { run } from './common/top-level';
import { schedulerProgram } from './program';

guardOutput();
run(() => schedulerProgram().parseAsync());
