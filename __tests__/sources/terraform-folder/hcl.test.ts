import { blank, edited } from '../../../lib/sources/terraform-folder/configuration/configuration-file';
import { blocksBelow, hclBody } from '../../../lib/sources/terraform-folder/configuration/hcl-blocks';
import { hclConfiguration } from '../../../lib/sources/terraform-folder/configuration/hcl-configuration';
import { jsonConfiguration } from '../../../lib/sources/terraform-folder/configuration/json-configuration';

/** The blocks of a text, each with the names of its arguments. */
function blocksOf(text: string): string[] {
  return [...blocksBelow(hclBody(text))].map(
    ({ type, labels, body }) => `${[type, ...labels].join(' ')}: ${body.attributes.map(({ name }) => name).join(' ')}`,
  );
}

test.each<[string, string, string[]]>([
  ['comments', '# a {\n// b {\n/* c {\n} */ locals { # d }\n x = 1 // y = 2\n}', ['locals: x']],
  ['one line', 'variable "x" { default = { a = 1 } }\nlocals {}', ['variable x: default', 'locals: ']],
  ['braces in texts', 'locals {\n a = "}{"\n b = "\\"}"\n c = "$${x}"\n}', ['locals: a b c']],
  ['texts in templates', 'locals {\n a = "${f("}", "${b}")}"\n c = 1\n}', ['locals: a c']],
  ['a heredoc', 'locals {\n a = <<-EOT\n  } x = 1 ${ b["}"] }\n  EOT\n c = 2\n}', ['locals: a c']],
  ['a heredoc in a call', 'locals {\n a = f(<<A\n}\nA\n, 1)\n c = 2\n}', ['locals: a c']],
  ['lines in brackets', 'locals {\n a = [\n  1,\n  2\n ]\n c = {\n  d = 1\n }\n}', ['locals: a c']],
  ['labels without quotes', 'resource a b {\n x = 1\n}', ['resource a b: x']],
  ['blocks in blocks', 'a {\n b "c" {\n  d = 1\n }\n e = 2\n}', ['a: e', 'b c: d']],
  ['a comparison', 'a {\n x = 1 == 2\n y = 3\n}', ['a: x y']],
  ['lines of Windows', 'a {\r\n x = 1\r\n y = <<E\r\n}\r\nE\r\n z = 2\r\n}\r\n', ['a: x y z']],
  ['a mark at the beginning', '\uFEFFa {\n x = 1\n}', ['a: x']],
  ['a text without end', 'a {\n x = "b\n y = 1\n}', ['a: x y']],
  ['a block without end', 'a {\n x = 1', ['a: x']],
])('the blocks of HCL: %s', (_, text, expected) => {
  expect(blocksOf(text)).toEqual(expected);
});

/** What Terraform gets of a file. */
const rewritten = (text: string) => edited(text, hclConfiguration('main.tf', text).edits);

test.each<[string, string, string]>([
  [
    'a data source is planned as a resource',
    'data "azurerm_x" "y" {\n  name = "n"\n}',
    'resource "azurerm_x_data" "y" {\n  name = "n"\n}',
  ],
  ['and mentioned as one', 'locals { a = data.azurerm_x.y[0].id }', 'locals { a = azurerm_x_data.y[0].id }'],
  ['in a template', 'locals { a = "b-${data.azurerm_x.y.id}" }', 'locals { a = "b-${azurerm_x_data.y.id}" }'],
  ['text stays text', 'locals { a = "data.azurerm_x.y" }', 'locals { a = "data.azurerm_x.y" }'],
  ['and what is escaped', 'locals { a = "$${data.azurerm_x.y}" }', 'locals { a = "$${data.azurerm_x.y}" }'],
  ['and comments', '# data.azurerm_x.y', '# data.azurerm_x.y'],
  ['and an attribute of that name', 'locals { a = x.data.b.c }', 'locals { a = x.data.b.c }'],
  ['ephemeral resources too', 'locals { a = ephemeral.e.f.g }', 'locals { a = e_ephemeral.f.g }'],
  [
    'order decides nothing',
    'data "a" "b" {\n  depends_on = [c.d]\n}',
    `resource "a_data" "b" {\n  ${blank('depends_on = [c.d]')}\n}`,
  ],
  [
    'but of resources it stays',
    'resource "a" "b" {\n  depends_on = [c.d]\n}',
    'resource "a" "b" {\n  depends_on = [c.d]\n}',
  ],
])('what Terraform gets: %s', (_, text, expected) => {
  expect(rewritten(text)).toBe(expected);
});

test.each(['backend "azurerm" {\n    key = "k"\n  }', 'cloud {\n    organization = "o"\n  }'])(
  'the state is left out: %s',
  (block) => {
    const text = `terraform {\n  ${block}\n  required_version = "> 1"\n}`;
    expect(rewritten(text)).toBe(text.replace(block, blank(block)));
  },
);

test('the same in JSON, line by line', () => {
  const text = `{
  "terraform": {"backend": {"azurerm": {"key": "k"}}},
  "data": [{"azurerm_x": {"y": {"name": "n", "depends_on": ["a.b"]}}}],
  "locals": {"a": "b-\${data.azurerm_x.y.id}", "c": "data.azurerm_x.y is text"}
}`;
  expect(edited(text, jsonConfiguration('main.tf.json', text).edits)).toBe(`{
  "terraform": {"//": {"azurerm": {"key": "k"}}},
  "resource": [{"azurerm_x_data": {"y": {"name": "n", "//": ["a.b"]}}}],
  "locals": {"a": "b-\${azurerm_x_data.y.id}", "c": "data.azurerm_x.y is text"}
}`);
});

test('what stands beside resources', () => {
  const { moved, imported, forgotten, backend, variables, calls } = hclConfiguration(
    'main.tf',
    `moved {
  from = a.b
  to   = a.c["x"]
}
import {
  to = a.d
  id = "i"
}
removed {
  from = a.e
  lifecycle { destroy = false }
}
removed { from = a.f }
terraform {
  backend "azurerm" {
    key     = "k"
    use_azuread_auth = true
    account = var.account
  }
}
variable "x" {}
variable "y" { default = 1 }
module "m" { source = "./m" }
module "n" { source = var.s }
`,
  );
  expect([...moved]).toEqual([['a.c["x"]', 'a.b']]);
  expect({ imported, forgotten }).toEqual({ imported: ['a.d'], forgotten: ['a.e'] });
  expect(backend).toMatchObject({ type: 'azurerm', arguments: { key: 'k', use_azuread_auth: 'true', account: null } });
  expect(variables.map(({ name, hasDefault, place }) => [name, hasDefault, place.line])).toEqual([
    ['x', false, 21],
    ['y', true, 22],
  ]);
  expect(calls.map(({ name, source }) => [name, source])).toEqual([
    ['m', './m'],
    ['n', undefined],
  ]);
});
