"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.hasSection = hasSection;
exports.moduleSource = moduleSource;
const schema_1 = require("../../schema");
const resource_1 = require("../resource");
const blocks_1 = require("./blocks");
const override_1 = require("./override");
/** The sections of a file, by how many labels their blocks have. */
const SECTIONS = new Map(Object.entries({
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
}));
/** Whether some JSON has a section of Terraform's. */
function hasSection(json) {
    return [...SECTIONS.keys()].some((name) => (0, resource_1.isObject)(json[name]) || Array.isArray(json[name]));
}
/** What the files of a module say together; those that override come last. */
function moduleSource(files) {
    const gaps = [];
    const sections = {
        resource: new Map(),
        variable: new Map(),
        output: new Map(),
        module: new Map(),
        locals: new Map(),
    };
    const of = new Merger(gaps);
    const imported = new Set();
    const providers = [];
    const terraform = [];
    for (const { file, json } of files) {
        const isOver = (0, override_1.isOverride)(file.replace(/^.*[\\/]/, ''));
        const blocks = (section) => (0, blocks_1.blocksOf)(file, json[section], SECTIONS.get(section), [section]);
        for (const section of ['resource', 'data']) {
            for (const block of blocks(section))
                of.add(sections.resource, declarationOf(block, section), isOver, 'local');
        }
        for (const section of ['variable', 'output', 'module']) {
            for (const block of blocks(section)) {
                of.add(sections[section], { ...block, address: `${PREFIX[section]}.${block.labels[0]}` }, isOver, 'address');
            }
        }
        for (const { body, path } of blocks('locals')) {
            for (const [name, value] of Object.entries(body)) {
                if (name !== '//')
                    of.addLocal(sections.locals, name, { file, path: [...path, name], value }, isOver);
            }
        }
        for (const block of blocks('provider'))
            addProvider(providers, block, isOver);
        for (const block of blocks('terraform'))
            addTerraform(terraform, block, isOver);
        for (const { body } of blocks('import'))
            imported.add((0, schema_1.plainText)(body.to).replace(/^\$\{(.*)\}$/, '$1'));
        for (const name of Object.keys(json)) {
            if (name === '//' || SECTIONS.has(name))
                continue;
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
        said: files.map(({ json }) => json['//']).find(resource_1.isObject) ?? {},
    };
}
const PREFIX = { variable: 'var', output: 'output', module: 'module' };
function named(blocks) {
    return new Map([...blocks.values()].map((block) => [block.labels[0], block]));
}
function declarationOf(block, section) {
    const [type = '', name = ''] = block.labels;
    const mode = section === 'data' ? 'data' : 'managed';
    return { ...block, mode, type, name, local: `${mode === 'data' ? 'data.' : ''}${type}.${name}` };
}
/** Puts blocks of one name together. */
class Merger {
    gaps;
    constructor(gaps) {
        this.gaps = gaps;
    }
    add(known, block, isOver, key) {
        const address = String(block[key]);
        const base = known.get(address);
        if (base !== undefined && isOver)
            known.set(address, { ...base, body: (0, override_1.overridden)(base.body, block.body) });
        else if (base === undefined && !isOver)
            known.set(address, block);
        else
            this.refused(block.file, address, isOver);
    }
    addLocal(known, name, local, isOver) {
        if (known.has(name) === isOver)
            known.set(name, local);
        else
            this.refused(local.file, `local.${name}`, isOver);
    }
    refused(file, address, isOver) {
        const why = isOver ? 'overrides what is not there' : 'is declared twice';
        this.gaps.push({ file, address, why: `${why}, which Terraform refuses`, effect: 'other' });
    }
}
function addProvider(known, block, isOver) {
    const at = known.findIndex(({ labels, body }) => labels[0] === block.labels[0] && (body.alias ?? '') === (block.body.alias ?? ''));
    const base = known[at];
    if (base !== undefined && isOver)
        known[at] = { ...base, body: (0, override_1.overridden)(base.body, block.body) };
    else
        known.push(block);
}
/** Providers are overridden one by one; a backend as a whole, by the last one that stands there. */
function addTerraform(known, block, isOver) {
    const replaced = isOver && (block.body.backend !== undefined || block.body.cloud !== undefined);
    if (replaced) {
        for (const [at, base] of known.entries()) {
            const { backend: _, cloud: __, ...body } = base.body;
            known[at] = { ...base, body };
        }
    }
    known.push(block);
}
//# sourceMappingURL=source.js.map