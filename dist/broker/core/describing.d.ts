import type { Entity } from './entity';
import type { EntityDescription } from './entity-description';
import type { Time } from './time';
/** What an entity is and has. */
export declare function describe(entity: Entity): EntityDescription;
/** Since when nobody has used or changed an entity; a topic is used where a subscription of it is. */
export declare function lastUse(entity: Entity): Time;
