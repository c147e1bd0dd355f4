import { TERRAIN } from '../package/tried-versions';

/** What a project builds its JSON with. */
export interface Framework {
  /** The packages, each at the version that was tried. */
  readonly packages: Readonly<Record<string, string>>;
  /** Where the constructs for it are imported from. */
  readonly entry: string;
  /** What `npm run deploy` runs, with the package that it comes from. */
  readonly commandLine: { readonly package: string; readonly command: string };
  /** The versions of Node that it works with. */
  readonly node: string;
  /** What npm has to be told of versions that its packages ask for. */
  readonly overrides?: Readonly<Record<string, unknown>>;
}

/**
 * cdktf, which HashiCorp has archived in December 2025, and CDK Terrain, the community's successor, which takes the same
 * source and needs Node 22.
 */
export const FRAMEWORKS: ReadonlyMap<string, Framework> = new Map<string, Framework>([
  [
    'cdktf',
    {
      packages: { '@cdktf/provider-azurerm': '14.23.1', cdktf: '0.21.0', constructs: '10.7.2' },
      entry: 'training-job-scheduler',
      commandLine: { package: 'cdktf-cli@0.21.0', command: 'cdktf' },
      node: '>=20.9',
    },
  ],
  [
    'cdktn',
    {
      packages: { ...TERRAIN.packages, constructs: '10.7.2' },
      entry: 'training-job-scheduler/cdktn',
      commandLine: { package: 'cdktn-cli@0.24.0', command: 'cdktn' },
      node: '>=22.19',
      overrides: TERRAIN.overrides,
    },
  ],
]);
