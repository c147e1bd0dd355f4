import { ownManifest } from './manifest';

/** CDK Terrain is not installed here, so package.json names no version of it: `npm run test:package` tries these. */
export const TERRAIN = {
  packages: { '@cdktn/provider-azurerm': '16.1.0', cdktn: '0.24.0' },
  /** What package.json needs for them: the bindings ask for 0.23, and work with 0.24. */
  overrides: { '@cdktn/provider-azurerm': { cdktn: '$cdktn' } },
} as const;

/** The version of a package that this one was tried with; `undefined` for any other package. */
export function triedVersion(name: string): string | undefined {
  const terrain: Readonly<Record<string, string>> = TERRAIN.packages;
  return ownManifest().devDependencies[name] ?? terrain[name];
}
