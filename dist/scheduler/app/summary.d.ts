import type { TrainingSchedulerStack } from './stack';
/** What a stack deploys, for people: a heading, and one line a subscription. */
export declare function summarize(stack: TrainingSchedulerStack): string;
/** The same as lines, of which each is one whatever names are in it. */
export declare function summaryLines({ environment, namespace, topic, starts }: TrainingSchedulerStack): string[];
