import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import type { ProgramLine } from '../../programs/program-line';
import type { RunResult } from '../run/run';
/**
 * What a run says: a line for each step of which something is tracked, and one for each message that it has taken and not
 * finished, with why.
 */
export declare function linesOf(program: string, time: Date, { tracked, failures, status }: RunResult, unsettled: readonly ServiceBusReceivedMessage[]): ProgramLine[];
