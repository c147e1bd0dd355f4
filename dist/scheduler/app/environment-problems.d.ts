import type { Construct } from 'constructs';
import { type Inspection } from '../../rules';
import type { Consumed } from '../../servicebus';
import type { Environment } from './environment';
/** The name of a stack, or one that stands in for it where there is such a stack already. */
export declare function freeName(scope: Construct, name: string, inspection: Inspection): string;
/** What is wrong with an environment as a whole. */
export declare function environmentProblems({ name, namespace, secrets }: Environment): string[];
/** A job that has no name. */
export declare const NAMELESS: string;
/** The key of the namespace, with which messages could be taken away that a program consumes. */
export declare function takenByKey([first]: readonly Consumed[]): string;
