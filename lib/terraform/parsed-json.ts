import { type Node, parseTree } from 'jsonc-parser';
import { endOfText, parseJson } from '../files';

const QUOTE = 0x22;
const COLON = 0x3a;

/**
 * The value of a JSON text. Terraform takes a property that stands twice in an object as two blocks, where JavaScript
 * would forget the first: here it becomes a list of both, which means the same to Terraform.
 *
 * @throws SyntaxError for what is no JSON
 * @throws NestedTooDeeply for what nothing can go through
 * @see https://github.com/hashicorp/hcl/blob/main/json/spec.md#blocks
 */
export function parseJsonText(text: string): unknown {
  const value = parseJson(text);
  // Each property has one colon: where as many are left as there were, none stood twice.
  if (propertiesIn(value) === colonsIn(text)) return value;
  const root = parseTree(text);
  return root === undefined ? value : valueOfNode(root);
}

function propertiesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const parts = Object.values(value);
  let count = Array.isArray(value) ? 0 : parts.length;
  for (const part of parts) count += propertiesIn(part);
  return count;
}

/** How many colons stand outside of the texts of a JSON text. */
function colonsIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfText(text, at);
    else if (code === COLON) count++;
  }
  return count;
}

function valueOfNode(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(valueOfNode);
  if (node.type !== 'object') return node.value;
  const all = new Map<string, unknown[]>();
  for (const { children = [] } of node.children ?? []) {
    const [name, value] = children;
    if (name === undefined || value === undefined) continue;
    all.set(name.value, [...(all.get(name.value) ?? []), valueOfNode(value)]);
  }
  return Object.fromEntries([...all].map(([name, values]) => [name, values.length === 1 ? values[0] : values.flat()]));
}
