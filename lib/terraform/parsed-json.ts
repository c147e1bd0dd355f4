import { type Node, parseTree, visit } from 'jsonc-parser';
import { parseJson } from '../files';

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
  if (!hasDuplicates(text)) return value;
  const root = parseTree(text);
  return root === undefined ? value : valueOfNode(root);
}

function hasDuplicates(text: string): boolean {
  const open: Set<string>[] = [];
  let found = false;
  visit(text, {
    onObjectBegin: () => {
      open.push(new Set());
    },
    onObjectEnd: () => {
      open.pop();
    },
    onObjectProperty: (name) => {
      const names = open.at(-1);
      if (names?.has(name)) found = true;
      names?.add(name);
    },
  });
  return found;
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
