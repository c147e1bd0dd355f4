import { JobTemplate } from '../trigger';
/** A network on GPUs; which machines is what the rule says: `SET queueTier = 'dedicated'`, or `'spot'`. */
export declare const trainOnGpu: JobTemplate;
/** The same without being asked by anybody: on cheap machines, for the reason that the rule says. */
export declare const trainAgain: JobTemplate;
/** A forest on machines without a GPU. */
export declare const trainOnCpu: JobTemplate;
/** Parts of a large dataset, written by as many nodes as the rule says. */
export declare const splitDataset: JobTemplate;
/** Whether a candidate is good enough: the job fails where it is not. */
export declare const evaluateModel: JobTemplate;
/** The same again, for the reason that the rule says. */
export declare const evaluateAgain: JobTemplate;
