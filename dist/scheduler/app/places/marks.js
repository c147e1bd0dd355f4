"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.marksOf = marksOf;
const node_path_1 = require("node:path");
const parser_1 = require("./parser");
/** Of a source that can be compiled; the compiler has said so by now. */
function marksOf(file, source) {
    const walk = new Walk(file);
    const { program } = (0, parser_1.parser)()(source, {
        sourceType: 'module',
        plugins: ['typescript', 'decorators', 'explicitResourceManagement'],
        attachComment: false,
        errorRecovery: true,
    });
    walk.children(program, undefined);
    return walk;
}
class Walk {
    file;
    marks = [];
    uses = [];
    imports = [];
    constructor(file) {
        this.file = file;
    }
    children(node, within) {
        for (const part of Object.values(node))
            this.part(part, within);
    }
    part(part, within) {
        if (Array.isArray(part))
            for (const one of part)
                this.part(one, within);
        else if (isNode(part))
            this.visit(part, within);
    }
    visit(node, within) {
        switch (node.type) {
            case 'ObjectProperty':
                // `{ contract }` is an option and the use of a name.
                this.part(node.value, this.mark(nameOf(node.key), node.key, within));
                break;
            case 'ObjectMethod':
                this.part(node.body, this.mark(nameOf(node.key), node.key, within));
                break;
            case 'VariableDeclarator':
                this.part(node.init, this.mark(nameOf(node.id), node.id, within, true));
                break;
            case 'ObjectExpression':
                this.object(node, within);
                break;
            case 'CallExpression':
            case 'NewExpression': {
                const id = node.arguments.find(({ type }) => type === 'StringLiteral');
                this.children(node, id === undefined ? within : this.mark(nameOf(id), id, within));
                break;
            }
            case 'MemberExpression':
            case 'OptionalMemberExpression':
                this.member(node, within);
                break;
            case 'Identifier':
                this.uses.push({ name: String(node.name), file: this.file, within });
                break;
            case 'ImportDeclaration':
                this.importsOf(node);
                break;
            default:
                this.children(node, within);
                break;
        }
    }
    /** `m.sys.label`: each name stands in the one before. */
    member(node, within) {
        const object = node.object;
        const isMember = object.type === 'MemberExpression' || object.type === 'OptionalMemberExpression';
        const outer = isMember ? this.member(object, within) : within;
        if (!isMember)
            this.part(object, within);
        const name = node.property;
        return this.mark(nameOf(name), name, outer);
    }
    importsOf(node) {
        const from = `${(0, node_path_1.resolve)((0, node_path_1.dirname)(this.file), nameOf(node.source) ?? '')}.ts`;
        for (const { local, imported } of node.specifiers) {
            const name = nameOf(local) ?? '';
            this.imports.push({ file: this.file, local: name, imported: nameOf(imported) ?? name, from });
        }
    }
    object(node, within) {
        const properties = node.properties;
        const named = properties.find(({ type, key }) => type === 'ObjectProperty' && nameOf(key) === 'name');
        const value = named?.value;
        const inner = value?.type === 'StringLiteral' ? this.mark(nameOf(value), value, within) : within;
        for (const property of properties)
            this.visit(property, inner);
    }
    mark(name, at, parent, isConstant = false) {
        if (name === undefined)
            return parent;
        const mark = { name, file: this.file, offset: at.start, parent, isConstant };
        this.marks.push(mark);
        return mark;
    }
}
function isNode(value) {
    return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}
/** The text of an identifier or of a text; nothing for what is computed. */
function nameOf(node) {
    if (!isNode(node))
        return undefined;
    if (node.type === 'StringLiteral')
        return String(node.value);
    return node.type === 'Identifier' ? String(node.name) : undefined;
}
//# sourceMappingURL=marks.js.map