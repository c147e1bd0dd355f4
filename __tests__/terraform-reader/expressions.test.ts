import { Reference } from '../../lib/terraform';
import { parsed, plain } from './reading';

const DOCUMENT = {
  variable: {
    region: { default: 'westeurope' },
    size: { default: '3', type: 'number' },
    on: { default: 'true', type: 'bool' },
    names: { default: ['b', 'a', 'b'], type: 'set(string)' },
    job: { default: { filter: "kind = 'train'", deep: { list: [1, { x: 'y' }] } }, type: 'any' },
    none: {},
  },
  locals: {
    plain: 'text',
    chained: '${local.plain}-${var.region}',
    key: '${azurerm_servicebus_namespace.bus.default_primary_key}',
    jobs: { gpu: { sql: 'a = 1' }, 'with-dash': { sql: 'b = 2' } },
    circle: '${local.circle}',
  },
  resource: {
    azurerm_servicebus_namespace: { bus: { name: 'bus-${var.region}', sku: 'Premium' } },
    azurerm_servicebus_topic: { many: { for_each: { a: 'x' }, name: 't-${each.key}' } },
  },
};

const valueOfExpression = (expression: unknown) => {
  const { outputs } = parsed({ ...DOCUMENT, output: { it: { value: expression } } });
  return outputs[0]!.value;
};

test.each<[expression: string, value: unknown]>([
  ['plain', 'plain'],
  ['$${not.a.template} %%{ if }', '${not.a.template} %{ if }'],
  ['${var.region}', 'westeurope'],
  ['${ var.region }', 'westeurope'],
  ['${var.size}', 3],
  ['${var.on}', true],
  ['a-${var.size}-${var.on}', 'a-3-true'],
  ['${local.chained}', 'text-westeurope'],
  ['${local.jobs.gpu.sql}', 'a = 1'],
  ['${local.jobs["gpu"].sql}', 'a = 1'],
  ['${local.jobs["with-dash"]["sql"]}', 'b = 2'],
  ['${local.jobs.with-dash.sql}', 'b = 2'],
  ['${local.jobs["${"gpu"}"].sql}', 'a = 1'],
  ['${var.job.deep.list[1].x}', 'y'],
  ['${var.job.deep.list.0}', 1],
  ['${azurerm_servicebus_namespace.bus.name}', 'bus-westeurope'],
  ['${azurerm_servicebus_topic.many["a"].name}', 't-a'],
  ['${(var.region)}', 'westeurope'],
  ['${"quoted \\"text\\" \\u0041 ${var.region}"}', 'quoted "text" A westeurope'],
  ['${{ a = "b", "c" = [1, -2.5], (var.region) = null }}', { a: 'b', c: [1, -2.5], westeurope: null }],
  ['${{\n  a = 1 # why\n  b = 2\n}}', { a: 1, b: 2 }],
  ['${toset(["b", "a", "b"])}', ['a', 'b']],
  ['${var.names}', ['a', 'b']],
  ['${length(var.names)}', 2],
  ['${tostring(var.size)}', '3'],
  ['${upper(local.plain)}', 'TEXT'],
  ['${merge(local.jobs, { more = { sql = "c" } }).more.sql}', 'c'],
  ['${var.on ? "yes" : "no"}', 'yes'],
  ['${false ? "yes" : 2}', '2'],
  ['${join("/", ["a", local.plain], ["b"])}', 'a/text/b'],
  ['${join("/", [1, true])}', '1/true'],
  ['${split("/", "a//b")}', ['a', '', 'b']],
  ['${trimprefix("aab", "a")}', 'ab'],
  ['${trimprefix("b", "a")}', 'b'],
  ['${trimsuffix("https://bus:443/", ":443/")}', 'https://bus'],
  ['${trimsuffix("ab", "")}', 'ab'],
  ['${replace("a.b.c", ".", "$")}', 'a$b$c'],
  ['${substr("abcdef", 1, 3)}', 'bcd'],
  ['${substr("abcdef", 2, -1)}', 'cdef'],
  ['${sha256("")}', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  [
    '${jsonencode({ b = [1, "<&>"], a = { "10" = null, "9" = true } })}',
    '{"a":{"10":null,"9":true},"b":[1,"\\u003c\\u0026\\u003e"]}',
  ],
])('%s is %j', (expression, value) => {
  expect(plain(valueOfExpression(expression))).toEqual(value);
});

test.each<[expression: string, text: string, from: readonly string[]]>([
  ['${var.none}', '${var.none}', ['var.none']],
  ['x-${var.none}', 'x-${var.none}', ['var.none']],
  ['${var.none.a[0]}', '${var.none.a[0]}', ['var.none.a[0]']],
  [
    '${azurerm_servicebus_namespace.bus.id}',
    '${azurerm_servicebus_namespace.bus.id}',
    ['azurerm_servicebus_namespace.bus.id'],
  ],
  [
    '${local.key}',
    '${azurerm_servicebus_namespace.bus.default_primary_key}',
    ['azurerm_servicebus_namespace.bus.default_primary_key'],
  ],
  [
    'Key=${local.key};${var.region}',
    'Key=${azurerm_servicebus_namespace.bus.default_primary_key};westeurope',
    ['azurerm_servicebus_namespace.bus.default_primary_key'],
  ],
  [
    '${format("%s}", "${local.key}")}',
    '${format("%s}", "${local.key}")}',
    ['azurerm_servicebus_namespace.bus.default_primary_key'],
  ],
  // What Terraform reads otherwise than JavaScript would.
  ['${replace("abc", "/[a-b]/", "")}', '${replace("abc", "/[a-b]/", "")}', []],
  ['${substr("ä", 0, 1)}', '${substr("ä", 0, 1)}', []],
  ['${trimprefix(var.none, "a")}', '${trimprefix(var.none, "a")}', ['var.none']],
  [
    '${jsonencode({ a = [local.key] })}',
    '${jsonencode({ a = [local.key] })}',
    ['azurerm_servicebus_namespace.bus.default_primary_key'],
  ],
  [
    '${[for n in azurerm_servicebus_namespace.bus : n.default_primary_key]}',
    '${[for n in azurerm_servicebus_namespace.bus : n.default_primary_key]}',
    ['azurerm_servicebus_namespace.bus'],
  ],
  [
    '${azurerm_servicebus_topic.many[*].id}',
    '${azurerm_servicebus_topic.many[*].id}',
    ['azurerm_servicebus_topic.many[*].id'],
  ],
  [
    '${azurerm_servicebus_topic.many[var.none].id}',
    '${azurerm_servicebus_topic.many[var.none].id}',
    ['azurerm_servicebus_topic.many[var.none].id'],
  ],
  ['${local.jobs[var.none].sql}', '${local.jobs[var.none].sql}', []],
  [
    '%{ if true }${local.key}%{ endif }',
    '%{ if true }${local.key}%{ endif }',
    ['azurerm_servicebus_namespace.bus.default_primary_key'],
  ],
  [
    '${var.none == 1 ? local.key : "x"}',
    '${var.none == 1 ? local.key : "x"}',
    ['var.none', 'azurerm_servicebus_namespace.bus.default_primary_key'],
  ],
  ['${local.circle}', '${local.circle}', ['local.circle']],
  ['${data.external.x.result["a]b"]}', '${data.external.x.result["a]b"]}', ['data.external.x.result["a]b"]']],
  ['${1 + 2}', '${1 + 2}', []],
  ['${"unfinished}', '${"unfinished}', []],
])('%s is not known, and made of what it mentions', (expression, text, from) => {
  const value = valueOfExpression(expression);
  expect(value).toBeInstanceOf(Reference);
  expect([(value as Reference).text, (value as Reference).from]).toEqual([text, from]);
});
