import type { Entities } from './entity';
/** What `scheduler local` tells of itself. */
export interface LocalStatus extends Entities {
    /** Where Azure ML is, where it runs here. */
    readonly system: {
        readonly resourceManager: string;
        readonly page?: string;
        readonly workspaces: readonly {
            readonly id: string;
            readonly name: string;
        }[];
    } | undefined;
}
/** What runs at a port of this machine. @throws OperationProblem where it is no `scheduler local` */
export declare function localStatus(port: number): Promise<LocalStatus>;
/** The queues, topics and subscriptions of what runs there. */
export declare function entitiesHere(port: number): Promise<Entities>;
