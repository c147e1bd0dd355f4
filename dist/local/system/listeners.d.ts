import type { Deployment } from '../deployment';
import type { Listener } from './story';
/** The subscriptions that programs of a deployment listen to. */
export declare function listenersOf({ programs, workflows }: Deployment): Listener[];
