import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { AZURERM_CONSTRAINTS, type AzurermMajor } from '../../lib/servicebus/azurerm/azurerm-version';
import { synthEnvironmentTexts } from '../support/environments';
import { environments } from '../support/shipped';
import { CLOSED, FLEX, JOB_FILES, LOGIC_APP, TRAINING } from '../support/training';
import { ArmStandIn } from './arm';
import { BINARIES, TerraformWorkspace } from './terraform';

/**
 * The real azurerm, where `AZURERM_BINARY` names it (`…/terraform-provider-azurerm_v5.2.0`): it validates and plans every
 * environment without Azure. Shown and counted as skipped without it.
 */
const BINARY = process.env.AZURERM_BINARY;
const [, version = '5.0.0', major = '5'] = /_v((\d+)\.\d+\.\d+)/.exec(basename(BINARY ?? '')) ?? [];

/** A mirror in which Terraform and OpenTofu find the binary; the text of their configuration. */
function mirror(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mirror-'));
  const platform = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
  for (const registry of ['registry.terraform.io', 'registry.opentofu.org']) {
    const place = join(folder, registry, 'hashicorp', 'azurerm', version, platform);
    mkdirSync(place, { recursive: true });
    symlinkSync(BINARY as string, join(place, `terraform-provider-azurerm_v${version}`));
  }
  const file = join(folder, 'cli.tfrc');
  writeFileSync(file, `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(folder)}\n  }\n}\n`);
  return file;
}

(BINARY === undefined ? describe.skip : describe)(`azurerm ${version} itself`, () => {
  const all = [...environments, TRAINING, LOGIC_APP, FLEX, CLOSED, JOB_FILES];
  const provider = AZURERM_CONSTRAINTS[Number(major) as AzurermMajor];
  const texts = synthEnvironmentTexts(all.map((environment) => ({ ...environment, provider })));
  let arm: ArmStandIn;
  beforeAll(async () => {
    arm = await ArmStandIn.start();
  });
  afterAll(() => arm.stop());

  describe.each(BINARIES)('%s', (binary) => {
    test.each(all.map(({ name }) => name))('%s is valid, without a warning, and planned', async (name) => {
      const environment = { ...arm.environment, TF_CLI_CONFIG_FILE: mirror() };
      const workspace = new TerraformWorkspace({ environment }, binary);
      await workspace.use(texts[name] as string);
      expect(await workspace.validate()).toMatchObject({ valid: true, diagnostics: [] });
      const { resource_changes: changes } = await workspace.plan();
      expect(new Set(changes.map(({ change }) => change.actions.join()))).toEqual(new Set(['create']));
      expect(arm.unknown).toEqual([]);
      const { resource } = JSON.parse(texts[name] as string);
      const written = Object.values<object>(resource).flatMap((resources) => Object.keys(resources));
      expect(changes).toHaveLength(written.length);
    });
  });
});
