import type { LocalServiceBus } from '../../broker';
import type { Topology } from '../../routing';
import { type JobsHere } from '../azure-ml';
import type { Deployment } from '../deployment';
import { LocalPage } from '../page';
import type { LocalProfile } from '../profile/profile';
import type { ProgramLine } from '../programs/program-line';
import { Stories, type Story } from './story';
/** What the system on this machine is started with. */
export interface LocalSystemOptions {
    /** Service Bus, which runs already. */
    readonly bus: LocalServiceBus;
    readonly topology: Topology;
    /** What there is beside Service Bus. */
    readonly deployment: Deployment;
    readonly profile: LocalProfile;
    /**
     * A folder that jobs are kept in, over a restart.
     *
     * @default - they are gone when it stops
     */
    readonly data?: string | undefined;
    /** The address that page and Azure ML listen on. @default localhost */
    readonly host?: string | undefined;
    /** Their port. @default - one that is free */
    readonly port?: number | undefined;
    /** How many instances of each program run at once. @default 1 */
    readonly instances?: number | undefined;
    /** Messages to choose from on the page. @default - none */
    readonly examples?: ConstructorParameters<typeof LocalPage>[0]['examples'];
}
/**
 * The system that this project is for, on this machine: beside Service Bus the programs that start jobs, an Azure ML that
 * runs them as processes, the events that come back of them, and a page on which one sees it.
 *
 * Everything runs as it is deployed. What stands in for what only Azure has is said by the profile, and by each job.
 *
 * @example
 * const bus = await LocalServiceBus.start({ topology });
 * const system = await LocalSystem.start({ bus, topology, deployment: deploymentOf([document]), profile });
 * system.follow({ messageId: '1', name: 'a request' });
 * await bus.send('training-events', [{ messageId: '1', … }]);
 * await system.settled(60_000);
 * system.stories(); // what became of it
 * await system.stop();
 * await bus.stop();
 */
export declare class LocalSystem {
    private readonly options;
    private readonly http;
    /** Starts what there is. @throws PortProblem where the port is taken, or may not be used */
    static start(options: LocalSystemOptions): Promise<LocalSystem>;
    /** The jobs that were started here. */
    readonly jobs: JobsHere;
    private readonly azureMl;
    private readonly followed;
    private readonly eventGrid;
    private readonly page;
    private readonly ends;
    private readonly refused;
    private readonly lineListeners;
    private readonly changes;
    private constructor();
    /** Where the page is, and Azure Resource Manager. */
    get url(): string;
    /** What is deployed and does not run here: its address and why. */
    get leftOut(): readonly string[];
    /** Where jobs are kept. */
    get jobsFolder(): string;
    /** Follows a message from now on; to be called before it is sent. */
    follow(message: {
        readonly messageId: string;
        readonly name: string;
    }): void;
    /** What became of the messages that are followed. */
    stories(): readonly Story[];
    /** How many messages are followed, and of how many of them something more may come. */
    get counts(): Stories['counts'];
    /** Hears each time that something has become of a message that is followed. @returns what ends it */
    watch(listener: () => void): () => void;
    /** Hears each line that a program logs. @returns what ends it */
    watchLines(listener: (line: ProgramLine) => void): () => void;
    /**
     * Waits until nothing more comes of what is followed.
     *
     * @param longest in milliseconds
     * @returns whether it has come so far in time
     */
    settled(longest: number): Promise<boolean>;
    /** Ends everything that was started here: programs first, so that nothing is begun any more. */
    stop(): Promise<void>;
    private begin;
    /** What Event Grid makes of a job that has ended is followed too. */
    private runChanged;
    /** Waits for a condition, which is looked at after each change. @returns whether it has come in time */
    private changedUntil;
    private heard;
}
