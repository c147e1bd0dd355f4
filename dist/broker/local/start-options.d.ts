import type { Topology } from '../../routing';
import type { Tier } from '../core';
/** What a Service Bus on this machine starts with. */
export interface StartOptions {
    /**
     * What is deployed, as `topologyOf` reads it of a document; one, or several that together have the namespace.
     *
     * @default - nothing: clients create what they need
     */
    readonly topology?: Topology | readonly Topology[];
    /**
     * The path of a Config.json of Microsoft's emulator, in the place of a topology.
     *
     * @default - none
     */
    readonly emulatorConfig?: string;
    /**
     * Which namespace, where the topology or the configuration has several.
     *
     * @default - the only one
     */
    readonly namespace?: string;
    /**
     * What the namespace takes.
     *
     * @default - the tier that the topology tells; else `Standard`
     */
    readonly tier?: Tier;
    /**
     * A folder that everything is kept in, over a restart: what was acknowledged is there even after the process was killed.
     * Made where it is not there; else one that was used for this before, or is empty. Settings and rules become those of the
     * topology at each start; messages stay, and so do entities that the topology does not have.
     *
     * @default - everything is in memory, and gone when it stops
     */
    readonly data?: string;
    /**
     * The port for everything.
     *
     * @default - one that is free
     */
    readonly port?: number;
    /**
     * Ports that are listened on as well, those of them that are free.
     *
     * @default - none
     */
    readonly alsoWhereFree?: readonly number[];
    /**
     * The address that it listens on. On another one than this machine's own, others can send, receive and delete: any key
     * is taken.
     *
     * @default 'localhost'
     */
    readonly host?: string;
    /**
     * Whether it starts although something of the topology is not known, without that.
     *
     * @default false
     */
    readonly allowIncomplete?: boolean;
}
