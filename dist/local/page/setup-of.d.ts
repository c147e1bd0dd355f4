import { type Topology } from '../../routing';
import type { FormField } from '../../web/form-field';
import type { Listener } from '../system/story';
import type { Picture, Setup } from './wire';
export declare function subscriptionAddress(topic: string, name: string): string;
/** The picture of a topology for live counts: names, and which entities each box counts. */
export declare function pictureOf(topology: Topology): Picture;
/** What the page knows before anything happens. */
export declare function setupOf(namespace: string, topology: Topology, examples: Setup['examples'], listeners: readonly Listener[], hasJobs: boolean): Setup;
/** The fields that a contract names; none where it names none. */
export declare function fieldsOf(contract: object | undefined): FormField[];
