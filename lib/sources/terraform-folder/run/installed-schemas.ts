import { mkdirSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { kindOf, namesIn } from '../../../files';
import { isObject, parseJsonText } from '../../../terraform';
import { schemasOfProviders } from '../stand-in/base-schemas';
import type { BaseSchemas } from '../stand-in/used-schema';
import type { TerraformRuns } from './run-terraform';

/** A provider that `terraform init` has put beside a configuration. */
interface Installed {
  readonly source: string;
  readonly version: string;
}

/**
 * What the providers say of themselves that `terraform init` has put beside a configuration. They are asked in a folder of
 * their own, where no backend is; `undefined` where there are none, or where they do not answer: then less is known, and
 * nothing is wrong.
 *
 * @param folder the folder of the configuration
 * @param scratch a folder of this run alone
 */
export async function installedSchemas(
  folder: string,
  scratch: string,
  runs: TerraformRuns,
): Promise<BaseSchemas | undefined> {
  const data = process.env.TF_DATA_DIR ?? '.terraform';
  const plugins = resolve(isAbsolute(data) ? data : join(folder, data), 'providers');
  const installed = providersIn(plugins);
  if (installed.length === 0) return undefined;
  const asked = join(scratch, 'schemas');
  mkdirSync(asked);
  const required = Object.fromEntries(installed.map((provider, index) => [`p${index}`, provider]));
  writeFileSync(join(asked, 'main.tf.json'), JSON.stringify({ terraform: { required_providers: required } }));
  const ready = await runs.run(asked, ['init', '-input=false', '-no-color', `-plugin-dir=${plugins}`]);
  if (!ready.isDone) return undefined;
  const { isDone, stdout } = await runs.run(asked, ['providers', 'schema', '-json']);
  const json = isDone ? parseJsonText(stdout) : undefined;
  return isObject(json) ? schemasOfProviders(json) : undefined;
}

/** `HOST/NAMESPACE/TYPE/VERSION/PLATFORM`, of each type the last version. */
function providersIn(plugins: string): Installed[] {
  const below = (path: string) => (kindOf(path) === 'folder' ? namesIn(path) : []);
  return below(plugins).flatMap((host) =>
    below(join(plugins, host)).flatMap((namespace) =>
      below(join(plugins, host, namespace)).flatMap((type): Installed[] => {
        const source = `${host}/${namespace}/${type}`;
        const version = below(join(plugins, host, namespace, type)).at(-1);
        return version === undefined ? [] : [{ source, version }];
      }),
    ),
  );
}
