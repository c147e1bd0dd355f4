import { META_ARGUMENTS } from '../../../terraform/module/meta-arguments';
import {
  blank,
  type ConfigurationFile,
  type Declaration,
  type Edit,
  emptyUse,
  LIFECYCLE_FLAGS,
  Lines,
  type Repetition,
  renamed,
  type Use,
} from './configuration-file';
import {
  attributeOf,
  attributesBelow,
  type HclAttribute,
  type HclBlock,
  type HclBody,
  hclBody,
  literalText,
  mentionsIn,
} from './hcl-blocks';
import type { HclToken } from './hcl-tokens';

/** A file in Terraform's own language. */
export function hclConfiguration(file: string, text: string): ConfigurationFile {
  const body = hclBody(text);
  const lines = new Lines(file, text);
  const place = ({ start, end }: HclBlock) => lines.place(start, end);
  const of = (...types: string[]) => body.blocks.filter(({ type }) => types.includes(type));
  const inTerraform = (type: string) => of('terraform').flatMap((block) => blocksOf(block.body, type));
  const [backend] = [...inTerraform('backend'), ...inTerraform('cloud')];
  const expressions = [...attributesBelow(body)];
  return {
    file,
    text,
    declarations: of('resource', 'data', 'ephemeral').flatMap((block): Declaration[] => {
      const [type, name] = block.labels;
      if (type === undefined || name === undefined) return [];
      const kind = block.type as Declaration['kind'];
      return [
        {
          kind,
          type,
          name,
          place: place(block),
          use: useOf(block.body),
          lifecycle: lifecycleIn(block.body),
          lines: linesIn(block.body, lines, ''),
          repetition: repetitionOf(block, text),
        },
      ];
    }),
    providers: of('provider').map((block) => ({
      name: block.labels[0] ?? '',
      alias: literalText(attributeOf(block.body, 'alias')),
      place: place(block),
      use: useOf(block.body),
    })),
    metas: inTerraform('provider_meta').map(({ labels, body: inside }) => ({
      name: labels[0] ?? '',
      use: useOf(inside),
    })),
    calls: of('module').map((block) => ({
      name: block.labels[0] ?? '',
      source: literalText(attributeOf(block.body, 'source')),
      place: place(block),
      repetition: repetitionOf(block, text),
    })),
    variables: of('variable').map((block) => ({
      name: block.labels[0] ?? '',
      hasDefault: attributeOf(block.body, 'default') !== undefined,
      place: place(block),
    })),
    outputs: of('output').map((block) => ({ name: block.labels[0] ?? '', place: place(block) })),
    settings: of('terraform').map((block) => ({ place: place(block), lines: linesIn(block.body, lines, '') })),
    backend: backend && {
      type: backend.type === 'cloud' ? 'cloud' : (backend.labels[0] ?? ''),
      arguments: Object.fromEntries(backend.body.attributes.map((one) => [one.name, literalText(one) ?? literal(one)])),
      place: place(backend),
    },
    moved: new Map(
      of('moved').flatMap(({ body: inside }) => {
        const [from, to] = [addressIn(inside, 'from', text), addressIn(inside, 'to', text)];
        return from === undefined || to === undefined ? [] : [[to, from] as const];
      }),
    ),
    imported: of('import').flatMap(({ body: inside }) => addressIn(inside, 'to', text) ?? []),
    forgotten: of('removed').flatMap(({ body: inside }) => {
      const isKept = blocksOf(inside, 'lifecycle').some((one) => literal(attributeOf(one.body, 'destroy')) === 'false');
      return isKept ? (addressIn(inside, 'from', text) ?? []) : [];
    }),
    mentions: expressions.flatMap(({ value }) => mentionsIn(value).map(({ names }) => names)),
    functions: expressions.flatMap(({ value }) => functionsIn(value)),
    edits: editsOf(body, text),
  };
}

/** What is changed before Terraform runs on a file. @see ConfigurationFile */
function editsOf(body: HclBody, text: string): Edit[] {
  const leaveOut = ({ start, end }: { start: number; end: number }): Edit => ({
    start,
    end,
    text: blank(text.slice(start, end)),
  });
  const edits: Edit[] = [];
  for (const block of body.blocks) {
    const { type, labels, labelSpans } = block;
    // Nothing is there to be taken over, and what a check says of Azure nobody knows here.
    if (type === 'import' || type === 'check') edits.push(leaveOut(block));
    if (type === 'terraform')
      for (const inner of block.body.blocks)
        if (inner.type === 'backend' || inner.type === 'cloud') edits.push(leaveOut(inner));
    // In which order things are done decides nothing here, and puts off what could be known.
    const after = type === 'data' || type === 'module' ? attributeOf(block.body, 'depends_on') : undefined;
    if (after !== undefined) edits.push(leaveOut(after));
    const [span] = labelSpans;
    if ((type === 'data' || type === 'ephemeral') && span !== undefined) {
      edits.push({ start: block.start, end: block.typeEnd, text: 'resource' });
      edits.push({ start: span[0], end: span[1], text: `"${renamed(type, labels[0] ?? '')}"` });
    }
  }
  for (const { value } of attributesBelow(body)) edits.push(...mentionEdits(value));
  return edits;
}

/** What mentions a data source, or an ephemeral resource, mentions it as what it is planned as. */
export function mentionEdits(tokens: readonly HclToken[]): Edit[] {
  return mentionsIn(tokens).flatMap(({ start, names: [kind, type, name], spans }): Edit[] => {
    const [, typeSpan] = spans;
    if ((kind !== 'data' && kind !== 'ephemeral') || type === undefined || name === undefined || !typeSpan) return [];
    return [{ start, end: typeSpan[1], text: renamed(kind, type) }];
  });
}

export function functionsIn(tokens: readonly HclToken[]): string[] {
  return tokens.flatMap(({ kind, text }, at) => {
    if (kind !== 'name' || text !== 'provider' || tokens[at + 1]?.text !== '::') return [];
    return [`provider::${tokens[at + 2]?.text}::${tokens[at + 4]?.text}`];
  });
}

function useOf(body: HclBody): Use {
  const use = emptyUse();
  for (const { name } of body.attributes) if (!META_ARGUMENTS.has(name)) use.attributes.add(name);
  for (const { type, labels, body: inside } of body.blocks) {
    const content = type === 'dynamic' ? blocksOf(inside, 'content')[0]?.body : inside;
    const name = type === 'dynamic' ? labels[0] : type;
    if (name === undefined || content === undefined || META_ARGUMENTS.has(name)) continue;
    const inner = use.blocks.get(name) ?? emptyUse();
    use.blocks.set(name, inner);
    const found = useOf(content);
    for (const attribute of found.attributes) inner.attributes.add(attribute);
    for (const [nested, block] of found.blocks) inner.blocks.set(nested, block);
  }
  return use;
}

function lifecycleIn(body: HclBody): Record<string, boolean | null> {
  const all = blocksOf(body, 'lifecycle').flatMap((block) => block.body.attributes);
  return Object.fromEntries(
    all
      .filter(({ name }) => LIFECYCLE_FLAGS.has(name))
      // Terraform takes "true" for true.
      .map((one) => [one.name, flagOf(literalText(one) ?? literal(one))]),
  );
}

function linesIn({ attributes, blocks }: HclBody, lines: Lines, prefix: string): Map<string, number> {
  const found = new Map<string, number>();
  const add = (name: string, line: number) => found.set(name, found.get(name) ?? line);
  for (const { name, start, end } of attributes) add(`${prefix}${name}`, lines.place(start, end).line);
  for (const { type, start, end, body } of blocks) {
    add(`${prefix}${type}`, lines.place(start, end).line);
    for (const [name, line] of linesIn(body, lines, `${prefix}${type}.`)) add(name, line);
  }
  return found;
}

function repetitionOf({ body }: HclBlock, text: string): Repetition | undefined {
  for (const argument of ['count', 'for_each'] as const) {
    const found = attributeOf(body, argument);
    if (found === undefined) continue;
    const { valueStart: start, end } = found;
    return { argument, text: text.slice(start, end).replace(/\s+/g, ' '), start, end };
  }
  return undefined;
}

function blocksOf({ blocks }: HclBody, type: string): HclBlock[] {
  return blocks.filter((block) => block.type === type);
}

function addressIn(body: HclBody, argument: string, text: string): string | undefined {
  const found = attributeOf(body, argument);
  return found === undefined ? undefined : text.slice(found.valueStart, found.end);
}

/** Yes or no, as it is written; `null` for anything else, which is computed. */
export function flagOf(written: unknown): boolean | null {
  const text = String(written);
  return text === 'true' || text === 'false' ? text === 'true' : null;
}

/** What is written of one word: a number, `true`; `null` for what is computed. */
function literal(attribute: HclAttribute | undefined): string | null {
  const [only, ...others] = attribute?.value ?? [];
  return only !== undefined && others.length === 0 && (only.kind === 'name' || only.kind === 'number')
    ? only.text
    : null;
}
