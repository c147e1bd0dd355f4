import type { Box } from '../../routing/pictures/graph';
import type { PortableTopology } from '../../routing/topology/portable';

/** What stands in the page of `training-job-scheduler diagram --format html`, for the script that runs there. */
export interface DiagramData {
  readonly topology: PortableTopology;
  /** The boxes of the picture that is drawn, with what each stands for. */
  readonly boxes: readonly Pick<Box, 'id' | 'addresses'>[];
  /** Messages to begin with, by the address of their topic. */
  readonly examples: readonly { readonly topic: string; readonly name: string; readonly json: object }[];
}
