import { guardOutput } from '../terminal';
import { schedulerProgram } from './program';
import { run } from './top-level';

guardOutput();
run(() => schedulerProgram().parseAsync());
