import type { Box } from '../../routing/graph';
import { type PortableTopology } from '../../routing/topology/portable';
/**
 * What runs in the page of `scheduler diagram --format html`: routes what is typed with the evaluator of `lib/rules`,
 * and shows the way in the picture and in words.
 */
export interface DiagramData {
    readonly topology: PortableTopology;
    /** The boxes of the picture that is drawn, with what each stands for. */
    readonly boxes: readonly Pick<Box, 'id' | 'addresses'>[];
    /** Messages to begin with, by the address of their topic. */
    readonly examples: readonly {
        readonly topic: string;
        readonly name: string;
        readonly json: object;
    }[];
}
