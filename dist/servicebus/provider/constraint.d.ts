/** Major, minor and patch. */
export type Version = readonly [major: number, minor: number, patch: number];
/** The versions from the first up to, and without, the second; `undefined` is no end. */
export interface VersionRange {
    readonly from: Version;
    readonly before: Version | undefined;
    /** Single versions that are left out. */
    readonly except: readonly Version[];
}
/**
 * The versions that a constraint lets in, as Terraform reads it: terms with `=`, `!=`, `>`, `>=`, `<`, `<=` and `~>`, of
 * which each has to hold; `undefined` where it is none, or names a prerelease.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/version-constraints
 */
export declare function versionsOf(constraint: string): VersionRange | undefined;
/** Whether a version is one of the range. */
export declare function isWithin(version: Version, { from, before, except }: VersionRange): boolean;
/** Below zero where the first is older. */
export declare function compareVersions(one: Version, other: Version): number;
