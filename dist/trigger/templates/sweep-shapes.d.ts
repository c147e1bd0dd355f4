import { type Shape } from '../../rules';
import type { EarlyTermination } from '../jobs';
import type { SweepOptions } from './template-options';
type Sampling = NonNullable<SweepOptions['sampling']>;
/** How settings are chosen: a word, or an object with more of it. */
export declare const sampling: Shape<Sampling>;
/** When a trial is given up; each policy has options of its own. */
export declare const termination: Shape<EarlyTermination>;
/** The settings of a sweep; what each is given is looked at with all of the template. */
export declare const searchSpace: Shape<SweepOptions['searchSpace']>;
export {};
