import type { ServerResponse } from 'node:http';
import type { LocalServiceBus } from '../../broker';
import type { Topology } from '../../routing';
import type { JobsHere } from '../azure-ml/job-view';
import type { LocalRequest } from '../http';
import type { ProgramsHere } from '../programs/program-line';
import type { Listener } from '../system/story';
import { Explaining } from './explaining';
import { JobLog } from './job-log';
import { MessageLog } from './message-log';
import { DeltaStream } from './stream';
import type { Setup } from './wire';
/** What the page shows. */
export interface LocalPageOptions {
    readonly bus: LocalServiceBus;
    /** What is deployed, as `topologyOf` reads it: the picture, the contracts, and why messages go where they go. */
    readonly topology: Topology;
    /** @default - the page has no jobs */
    readonly jobs?: JobsHere | undefined;
    /** @default - nothing is known of what programs make of messages */
    readonly programs?: ProgramsHere | undefined;
    /** Where programs listen. @default - nowhere */
    readonly listeners?: readonly Listener[] | undefined;
    /** Messages to choose from: as they stand in files for `scheduler route`. @default - none */
    readonly examples?: Setup['examples'] | undefined;
    /** How many messages are remembered, the last of them. @default 100000 */
    readonly history?: number | undefined;
}
/**
 * The live page of a Service Bus on this machine, as a service for an HTTP server: what is in it and what happens, and what
 * a person may do about it.
 *
 * @example
 * const page = new LocalPage({ bus, topology, jobs, programs, examples });
 * http.mount(page.service);
 * …
 * page.close();
 */
export declare class LocalPage {
    readonly setup: Setup;
    readonly explaining: Explaining;
    readonly messages: MessageLog;
    readonly jobs: JobLog;
    readonly bus: LocalServiceBus;
    readonly jobsHere: JobsHere | undefined;
    readonly stream: DeltaStream;
    private readonly ends;
    private readonly ticking;
    private lines;
    private newLines;
    private known;
    constructor(options: LocalPageOptions);
    /** Answers what is for the page: `/`, and everything below `/page/`. */
    readonly service: (request: LocalRequest, response: ServerResponse) => Promise<boolean>;
    /** Stops listening, and ends what is open. */
    close(): void;
    private tick;
    private whole;
    private delta;
}
