import { BrokerError } from './broker-error';
import type { Create, Delete, Update } from './command';
import { type Entity } from './entity';
import type { Kernel } from './kernel';
export declare function create(kernel: Kernel, command: Create): BrokerError | undefined;
/** Waits for an entity to be idle, where it is to be deleted then. */
export declare function watchIdle(kernel: Kernel, entity: Entity): void;
export declare function update(kernel: Kernel, { entity: address, settings }: Update): BrokerError | undefined;
export declare function remove(kernel: Kernel, { entity: address }: Delete): BrokerError | undefined;
/** Takes an entity away with everything in it, and closes the links to it. */
export declare function removeEntity(kernel: Kernel, entity: Entity): void;
