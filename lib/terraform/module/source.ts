import { plainText } from '../../schema';
import { type Gap, isObject, type JsonObject, type JsonPath } from '../resource';
import { type Block, blocksOf } from './blocks';
import { isOverride, overridden } from './override';
import type { SourceFile } from './source-folder';

/** A resource or data source, as a module declares it. */
export interface Declaration extends Block {
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  /** `azurerm_x.y`, `data.azurerm_x.y`. */
  readonly local: string;
}

/** A local value, as it is written. */
export interface LocalSource {
  readonly file: string;
  readonly path: JsonPath;
  readonly value: unknown;
}

/** Everything that the files of one module declare, after what overrides it. */
export interface ModuleSource {
  readonly declarations: ReadonlyMap<string, Declaration>;
  readonly variables: ReadonlyMap<string, Block>;
  readonly locals: ReadonlyMap<string, LocalSource>;
  readonly outputs: ReadonlyMap<string, Block>;
  readonly calls: ReadonlyMap<string, Block>;
  readonly providers: readonly Block[];
  readonly terraform: readonly Block[];
  /** The addresses that `import` blocks take over. */
  readonly imported: ReadonlySet<string>;
  readonly gaps: readonly Gap[];
  /** What stands at the top under `//`, of the first file that has it. */
  readonly said: JsonObject;
}

/** The sections of a file, by how many labels their blocks have. */
const SECTIONS: ReadonlyMap<string, number> = new Map(
  Object.entries<number>({
    resource: 2,
    data: 2,
    ephemeral: 2,
    variable: 1,
    output: 1,
    module: 1,
    provider: 1,
    check: 1,
    locals: 0,
    terraform: 0,
    moved: 0,
    removed: 0,
    import: 0,
  }),
);

/** Whether some JSON has a section of Terraform's. */
export function hasSection(json: JsonObject): boolean {
  return [...SECTIONS.keys()].some((name) => isObject(json[name]) || Array.isArray(json[name]));
}

/** What the files of a module say together; those that override come last. */
export function moduleSource(files: readonly SourceFile[]): ModuleSource {
  const gaps: Gap[] = [];
  const sections = {
    resource: new Map(),
    variable: new Map(),
    output: new Map(),
    module: new Map(),
    locals: new Map(),
  };
  const of = new Merger(gaps);
  const imported = new Set<string>();
  const providers: Block[] = [];
  const terraform: Block[] = [];
  for (const { file, json } of files) {
    const isOver = isOverride(file.replace(/^.*[\\/]/, ''));
    const blocks = (section: string) => blocksOf(file, json[section], SECTIONS.get(section) as number, [section]);
    for (const section of ['resource', 'data'] as const) {
      for (const block of blocks(section)) of.add(sections.resource, declarationOf(block, section), isOver, 'local');
    }
    for (const section of ['variable', 'output', 'module'] as const) {
      for (const block of blocks(section)) {
        of.add(sections[section], { ...block, address: `${PREFIX[section]}.${block.labels[0]}` }, isOver, 'address');
      }
    }
    for (const { body, path } of blocks('locals')) {
      for (const [name, value] of Object.entries(body)) {
        if (name !== '//') of.addLocal(sections.locals, name, { file, path: [...path, name], value }, isOver);
      }
    }
    for (const block of blocks('provider')) addProvider(providers, block, isOver);
    for (const block of blocks('terraform')) addTerraform(terraform, block, isOver);
    for (const { body } of blocks('import')) imported.add(plainText(body.to).replace(/^\$\{(.*)\}$/, '$1'));
    for (const name of Object.keys(json)) {
      if (name === '//' || SECTIONS.has(name)) continue;
      gaps.push({ file, address: name, why: 'is no block that is known here', effect: 'other' });
    }
  }
  return {
    declarations: sections.resource,
    variables: named(sections.variable),
    outputs: named(sections.output),
    calls: named(sections.module),
    locals: sections.locals,
    providers,
    terraform,
    imported,
    gaps,
    said: files.map(({ json }) => json['//']).find(isObject) ?? {},
  };
}

const PREFIX = { variable: 'var', output: 'output', module: 'module' } as const;

function named(blocks: ReadonlyMap<string, Block>): Map<string, Block> {
  return new Map([...blocks.values()].map((block) => [block.labels[0] as string, block]));
}

function declarationOf(block: Block, section: 'resource' | 'data'): Declaration {
  const [type = '', name = ''] = block.labels;
  const mode = section === 'data' ? 'data' : 'managed';
  return { ...block, mode, type, name, local: `${mode === 'data' ? 'data.' : ''}${type}.${name}` };
}

/** Puts blocks of one name together. */
class Merger {
  constructor(private readonly gaps: Gap[]) {}

  add<B extends Block, K extends keyof B>(known: Map<string, B>, block: B, isOver: boolean, key: K): void {
    const address = String(block[key]);
    const base = known.get(address);
    if (base !== undefined && isOver) known.set(address, { ...base, body: overridden(base.body, block.body) });
    else if (base === undefined && !isOver) known.set(address, block);
    else this.refused(block.file, address, isOver);
  }

  addLocal(known: Map<string, LocalSource>, name: string, local: LocalSource, isOver: boolean): void {
    if (known.has(name) === isOver) known.set(name, local);
    else this.refused(local.file, `local.${name}`, isOver);
  }

  private refused(file: string, address: string, isOver: boolean): void {
    const why = isOver ? 'overrides what is not there' : 'is declared twice';
    this.gaps.push({ file, address, why: `${why}, which Terraform refuses`, effect: 'other' });
  }
}

function addProvider(known: Block[], block: Block, isOver: boolean): void {
  const at = known.findIndex(
    ({ labels, body }) => labels[0] === block.labels[0] && (body.alias ?? '') === (block.body.alias ?? ''),
  );
  const base = known[at];
  if (base !== undefined && isOver) known[at] = { ...base, body: overridden(base.body, block.body) };
  else known.push(block);
}

/** Providers are overridden one by one; a backend as a whole, by the last one that stands there. */
function addTerraform(known: Block[], block: Block, isOver: boolean): void {
  const replaced = isOver && (block.body.backend !== undefined || block.body.cloud !== undefined);
  if (replaced) {
    for (const [at, base] of known.entries()) {
      const { backend: _, cloud: __, ...body } = base.body;
      known[at] = { ...base, body };
    }
  }
  known.push(block);
}
