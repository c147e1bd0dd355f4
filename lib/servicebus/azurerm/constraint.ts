/** Major, minor and patch. */
export type Version = readonly [major: number, minor: number, patch: number];

/** The versions from the first up to, and without, the second; `undefined` is no end. */
export interface VersionRange {
  readonly from: Version;
  readonly before: Version | undefined;
  /** Single versions that are left out. */
  readonly except: readonly Version[];
}

const ALL: VersionRange = { from: [0, 0, 0], before: undefined, except: [] };
const TERM = /^\s*(=|!=|>=|>|<=|<|~>)?\s*v?(\d+)(?:\.(\d+))?(?:\.(\d+))?\s*$/;

/**
 * The versions that a constraint lets in, as Terraform reads it: terms with `=`, `!=`, `>`, `>=`, `<`, `<=` and `~>`, of
 * which each has to hold; `undefined` where it is none, or names a prerelease.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/version-constraints
 */
export function versionsOf(constraint: string): VersionRange | undefined {
  let allowed: VersionRange = ALL;
  for (const term of constraint.split(',')) {
    const range = rangeOf(term);
    if (range === undefined) return undefined;
    allowed = {
      from: compareVersions(range.from, allowed.from) > 0 ? range.from : allowed.from,
      before: earlier(range.before, allowed.before),
      except: [...allowed.except, ...range.except],
    };
  }
  return allowed;
}

/** Whether a version is one of the range. */
export function isWithin(version: Version, { from, before, except }: VersionRange): boolean {
  if (except.some((one) => compareVersions(one, version) === 0)) return false;
  return compareVersions(version, from) >= 0 && (before === undefined || compareVersions(version, before) < 0);
}

/** Below zero where the first is older. */
export function compareVersions(one: Version, other: Version): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}

function rangeOf(term: string): VersionRange | undefined {
  const [, operator = '=', major, minor, patch] = TERM.exec(term) ?? [];
  if (major === undefined) return undefined;
  const version: Version = [Number(major), Number(minor ?? 0), Number(patch ?? 0)];
  switch (operator) {
    case '>=':
      return { ...ALL, from: version };
    case '>':
      return { ...ALL, from: next(version) };
    case '<':
      return { ...ALL, before: version };
    case '<=':
      return { ...ALL, before: next(version) };
    case '!=':
      return { ...ALL, except: [version] };
    case '~>':
      // The last part that is written may grow: `~> 4.81` is below 5, `~> 4.81.2` below 4.82.
      return {
        ...ALL,
        from: version,
        before: patch === undefined ? [version[0] + 1, 0, 0] : [version[0], version[1] + 1, 0],
      };
    default:
      return { ...ALL, from: version, before: next(version) };
  }
}

function next([major, minor, patch]: Version): Version {
  return [major, minor, patch + 1];
}

function earlier(one: Version | undefined, other: Version | undefined): Version | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return compareVersions(one, other) < 0 ? one : other;
}
