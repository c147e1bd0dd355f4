import { type LocalServiceBus } from '../../broker';
import { type Deployment, LocalSystem } from '../../local';
import type { Topology } from '../../routing';
import { type ExampleMessage } from './examples';
/** What is said on the command line of the system around Service Bus. */
export interface SystemOptions {
    /** The port of Service Bus. */
    readonly port: number;
    readonly profile: string;
    readonly data?: string;
    readonly host: string;
    /** @default - the usual one where it is free, and else any that is */
    readonly pagePort?: number;
    readonly instances: number;
    readonly messages?: readonly string[];
    readonly topic?: string;
    readonly once?: boolean;
    readonly json?: boolean;
}
/** Starts what there is beside Service Bus. */
export declare function startSystem(bus: LocalServiceBus, { topology, deployment, examples, }: {
    topology: Topology;
    deployment: Deployment;
    examples: readonly ExampleMessage[];
}, options: SystemOptions): Promise<LocalSystem>;
/** The messages that are sent at the start. @throws UsageError, FileProblem */
export declare function messagesOf({ messages }: SystemOptions): Promise<readonly ExampleMessage[]>;
/** Sends messages, waits for what becomes of them, and says it. */
export declare function sendAndTell(bus: LocalServiceBus, system: LocalSystem, examples: readonly ExampleMessage[], options: SystemOptions, stopped: Promise<unknown>): Promise<void>;
/** What is said of the system when it runs, for people. */
export declare function systemLines(system: LocalSystem, { workspaces, programs, workflows }: Deployment): (string | import("../../text").TerminalText)[];
