import { ownManifest } from '../package/manifest';
import { FRAMEWORKS, type Framework } from './framework';

/** What a project runs, tests and checks with; the versions are those of this project. */
const TOOLS = ['@swc/core', '@swc/jest', '@types/jest', '@types/node', 'jest', 'tsx', 'typescript'] as const;

/**
 * Packages whose install scripts are not run, without npm asking: everything works without them. Those of jest and tsx are among
 * them.
 */
const WITHOUT_SCRIPTS = ['@parcel/watcher', '@swc/core', 'esbuild', 'unrs-resolver'] as const;

/** What `npm start` needs besides: the programs on this machine send messages with it. */
const ON_THIS_MACHINE = '@azure/service-bus';

/** All packages that a project of either framework installs by name. */
export function installedPackages(): ReadonlySet<string> {
  const frameworks = [...FRAMEWORKS.values()].flatMap(({ packages }) => Object.keys(packages));
  return new Set([ownManifest().name, ...frameworks, ...TOOLS, ON_THIS_MACHINE]);
}

/** What differs between the package.json of projects. */
export interface PackageOptions {
  /** Where npm gets this package: a version, or a file; the version that runs by default. */
  readonly source?: string | undefined;
  /** A folder of messages that are sent when the system starts on this machine. */
  readonly messages?: string | undefined;
  /** What stands in on this machine for what only Azure has; a project that starts no job of Azure ML has none. */
  readonly profile?: string;
}

/** The package.json of a new project: everything at the version that was tried. */
export function packageJson(name: string, framework: Framework, { source, messages, profile }: PackageOptions): object {
  const { name: own, version, devDependencies, overrides } = ownManifest();
  const { package: commandLine, command } = framework.commandLine;
  const terraform = (action: string) => `npm exec --yes --package=${commandLine} -- ${command} ${action}`;
  const tools = [...TOOLS, ON_THIS_MACHINE].sort().map((tool) => [tool, devDependencies[tool]]);
  return {
    name,
    private: true,
    description: 'Training jobs on Azure that Service Bus messages start',
    engines: { node: framework.node },
    scripts: {
      synth: 'tsx main.ts',
      test: 'jest',
      typecheck: 'tsc',
      prestart: 'npm run --silent synth',
      start: [`${own} local`, ...option('--messages', messages), ...option('--profile', profile)].join(' '),
      // Synth proves nothing over all messages: what check refutes is not deployed.
      deploy: `npm run --silent synth && ${own} check && ${terraform('deploy')}`,
      destroy: terraform('destroy'),
    },
    jest: {
      transform: { '\\.ts$': '@swc/jest' },
      testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
      // The first proof loads the solver.
      testTimeout: 60_000,
    },
    dependencies: sorted({ ...framework.packages, [own]: source ?? version }),
    devDependencies: Object.fromEntries(tools),
    overrides: { ...framework.overrides, ...overrides },
    allowScripts: Object.fromEntries(WITHOUT_SCRIPTS.map((name) => [name, false])),
  };
}

function option(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`${name} ${value}`];
}

function sorted(versions: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(versions).sort(([one], [other]) => (one < other ? -1 : 1)));
}
