import { type Inspection } from '../inspection/inspection';
import { type PropertyMap, type SystemProperties, type SystemProperty } from '../properties/property';
/** The properties of a contract as somebody wrote them; what is none is one of any value, and a problem. */
export declare function inspectProperties(given: unknown, inspection: Inspection): PropertyMap;
/** The system properties that senders set, as somebody wrote them. */
export declare function inspectSystem(given: SystemProperties, inspection: Inspection): Readonly<Record<string, SystemProperty>>;
