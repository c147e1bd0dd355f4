import type { TerraformResource } from '../../terraform';
import type { Topic } from './topology';
/** What this project's constructs write beside a topic, under `"//"`. */
export type SaidOfTopic = Pick<Topic, 'contract' | 'setBySenders' | 'systemProperties' | 'observers' | 'claims'>;
/** What stands beside a topic, and whether all of it has the form that is expected. */
export declare function saidOfTopic({ values }: TerraformResource): SaidOfTopic & {
    readonly isWhole: boolean;
};
