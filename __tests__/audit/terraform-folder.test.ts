import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { audit } from '../../lib/audit';
import { documentIn, folderWith } from '../sources/terraform-folder/reading';
import { describeWithTerraform } from '../terraform/terraform';

const PROVIDER = 'provider "azurerm" {\n  features {}\n}\n';

/** A namespace, with something more in it. */
function namespace(name: string, more = ''): string {
  return `resource "azurerm_servicebus_namespace" "${name}" {
  name                = "bus-${name}"
  location            = "westeurope"
  resource_group_name = "rg"
  sku                 = "Standard"
  ${more}
}
`;
}

/** What one rule says of a folder, by addresses: the status, why, and where. */
async function judgedBy(rule: string, files: Readonly<Record<string, string>>, downloaded = false) {
  const folder = folderWith(files);
  if (downloaded) {
    mkdirSync(join(folder, '.terraform/modules'), { recursive: true });
    const modules = [
      { Key: '', Source: '', Dir: '.' },
      { Key: 'far', Source: 'registry.terraform.io/Azure/far/azurerm', Version: '1.2.3', Dir: 'far' },
    ];
    writeFileSync(join(folder, '.terraform/modules/modules.json'), JSON.stringify({ Modules: modules }));
  }
  const { records } = audit([await documentIn(folder)], { today: '2026-01-01' });
  return records
    .filter((record) => record.rule.id === rule)
    .map(({ address, status, reason, location, findings }) => {
      const { file, line } = findings[0]?.location ?? location;
      return { address, status, reason, at: `${relative(folder, file)}:${line}` };
    });
}

const KEPT = 'lifecycle {\n    prevent_destroy = true\n  }';

describeWithTerraform('a folder of *.tf, audited', () => {
  test('what a folder says of lifecycle is known, and that it says nothing', async () => {
    const found = await judgedBy(
      'SB-LOCK-001',
      {
        'main.tf': [
          PROVIDER,
          namespace('bare'),
          namespace('kept', KEPT),
          namespace('text', KEPT.replace('true', '"true"')),
          namespace('open', 'lifecycle {\n    prevent_destroy = false\n  }'),
          namespace('other', 'lifecycle {\n    ignore_changes = [tags]\n  }'),
          namespace('overridden', 'lifecycle {\n    create_before_destroy = true\n  }'),
          'module "far" {\n  source = "Azure/far/azurerm"\n}\nmodule "near" {\n  source = "./near"\n}\n',
        ].join(''),
        'a_override.tf': `resource "azurerm_servicebus_namespace" "overridden" {\n  ${KEPT}\n}\n`,
        'far/main.tf': `${namespace('bare')}${namespace('kept', KEPT)}`,
        'near/main.tf.json': JSON.stringify({
          resource: {
            azurerm_servicebus_namespace: Object.fromEntries(
              [undefined, { prevent_destroy: true }].map((lifecycle) => [
                lifecycle === undefined ? 'bare' : 'kept',
                { name: 'bus-json', location: 'westeurope', resource_group_name: 'rg', sku: 'Standard', lifecycle },
              ]),
            ),
          },
        }),
      },
      true,
    );
    const verdicts = found.map(({ address, status }) => [address.replace('azurerm_servicebus_namespace.', ''), status]);
    expect(Object.fromEntries(verdicts)).toEqual({
      bare: 'non-compliant',
      kept: 'compliant',
      text: 'compliant',
      open: 'non-compliant',
      other: 'non-compliant',
      overridden: 'compliant',
      'module.far.bare': 'non-compliant',
      'module.far.kept': 'compliant',
      'module.near.bare': 'non-compliant',
      'module.near.kept': 'compliant',
    });
  });

  const UNCONSTRAINED =
    'terraform {\n  required_providers {\n    azurerm = {\n      source = "hashicorp/azurerm"\n    }\n  }\n}\n';
  const LOCAL = 'terraform {\n  backend "local" {\n  }\n}\n';
  test.each<[string, string, Record<string, string>, string]>([
    ['TF-002', 'the line of the provider', { 'main.tf': PROVIDER, 'versions.tf': UNCONSTRAINED }, 'versions.tf:3'],
    ['TF-001', 'the block that would have it', { 'main.tf': PROVIDER, 'versions.tf': UNCONSTRAINED }, 'versions.tf:1'],
    ['TF-001', 'the backend', { 'main.tf': PROVIDER, 'state.tf': UNCONSTRAINED + LOCAL }, 'state.tf:9'],
    ['TF-002', 'the provider, without a block', { 'a.tf': '# nothing', 'main.tf': `\n${PROVIDER}` }, 'main.tf:2'],
    [
      'TF-002',
      'JSON',
      { 'main.tf': PROVIDER, 'v.tf.json': '{"terraform": {\n"required_providers": {\n"azurerm": {}}}}' },
      'v.tf.json:3',
    ],
  ])('%s points to %s', async (rule, _, files, at) => {
    const found = await judgedBy(rule, { ...files, 'bus.tf': namespace('bus') });
    expect(found).toMatchObject([{ status: 'non-compliant', at }]);
  });

  test('a secret in the backend is found, though a folder is planned', async () => {
    // Of parts, so that no scanner takes the test for a leak.
    const key = ['Account', 'Key=', 'A'.repeat(20)].join('');
    const backend = (more: string) => `terraform {\n  backend "azurerm" {\n    key = "bus"\n    ${more}\n  }\n}\n`;
    const backends = async (more: string) => {
      const found = await judgedBy('SB-SEC-002', { 'main.tf': PROVIDER + namespace('bus'), 'state.tf': backend(more) });
      return found.filter(({ address }) => address === 'terraform.backend').map(({ status }) => status);
    };
    expect(await backends(`access_key = "${key}"`)).toEqual(['non-compliant']);
    expect(await backends('use_oidc = true')).toEqual(['compliant']);
  });

  test('outputs, providers, modules and what is not known of them have their lines', async () => {
    const folder = folderWith({
      'main.tf': `${PROVIDER}provider "azurerm" {
  alias = "west"
  features {}
}
variable "names" {}
module "bus" {
  source = "./bus"
  count  = data.azurerm_servicebus_namespace.shared.sku == "Premium" ? 1 : 0
}
data "azurerm_servicebus_namespace" "shared" {
  name                = "shared"
  resource_group_name = "rg"
}
resource "azurerm_resource_group" "rg" {
  name     = "rg"
  location = "westeurope"
}
output "id" {
  value = azurerm_resource_group.rg.id
}
`,
      'bus/main.tf': `${namespace('bus')}\nmodule "below" {\n  source = "./below"\n}\n`,
      'bus/below/main.tf': namespace('below'),
    });
    const document = await documentIn(folder, { files: [], given: ['names=a'] });
    const parts = [...document.parts, ...document.outputs.map((one) => ({ ...one, address: `output.${one.name}` }))];
    const lineOf = ({ path, address }: { readonly path: (typeof parts)[number]['path']; readonly address: string }) => {
      const place = document.writtenAt?.(path, '');
      return [address, place && `${relative(folder, place.file)}:${place.line}`];
    };
    const found = Object.fromEntries([
      ...parts.map(lineOf),
      ...document.gaps.map((gap) => lineOf({ ...gap, path: gap.path ?? [] })),
    ]);
    expect(found).toMatchObject({
      'provider.azurerm': 'main.tf:1',
      'provider.azurerm.west': 'main.tf:4',
      'var.names': 'main.tf:8',
      'module.bus': 'main.tf:9',
      'module.bus.module.below': 'bus/main.tf:9',
      'output.id': 'main.tf:21',
    });
    expect(document.gaps.length).toBeGreaterThan(0);
  });
});
