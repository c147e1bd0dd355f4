"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.IgnoreFile = void 0;
const node_fs_1 = require("node:fs");
const node_path_1 = require("node:path");
/** What no job needs, and running code once leaves behind: with it, nothing would stay as it was. */
const ALWAYS_OUT = ['.git', '__pycache__', '.ipynb_checkpoints', '.DS_Store'];
/**
 * Which files of a folder stay here, as the official client decides it: the patterns of `.amlignore`, or of `.gitignore`
 * where there is none, of the folder itself and of none below. The last pattern that fits a file decides.
 */
class IgnoreFile {
    static of(folder) {
        const file = ['.amlignore', '.gitignore'].map((name) => (0, node_path_1.join)(folder, name)).find((path) => (0, node_fs_1.existsSync)(path));
        return new IgnoreFile(file === undefined ? '' : (0, node_fs_1.readFileSync)(file, 'utf8'));
    }
    /** The last first. */
    patterns;
    constructor(text) {
        const lines = [...text.split(/\r?\n/), ...ALWAYS_OUT];
        this.patterns = lines.flatMap((line) => patternOf(line) ?? []).reverse();
    }
    /** @param path below the folder, with "/" */
    leavesOut(path) {
        return this.patterns.find(({ matches }) => matches.test(path))?.isOut ?? false;
    }
}
exports.IgnoreFile = IgnoreFile;
function patternOf(line) {
    const text = line.trim();
    if (text === '' || text === '/' || text.startsWith('#'))
        return undefined;
    const isOut = !text.startsWith('!');
    const parts = segmentsOf(isOut ? text : text.slice(1));
    return parts.length === 0 ? undefined : { matches: new RegExp(`^${expressionOf(parts)}$`, 's'), isOut };
}
/** A pattern without "/" but at its end fits in every folder; one that ends in "/" fits what is in the folder. */
function segmentsOf(pattern) {
    const segments = pattern.split('/').filter((one, at, all) => !(one === '**' && all[at - 1] === '**'));
    const isAnywhere = segments.length === 1 || (segments.length === 2 && segments[1] === '');
    if (segments[0] === '')
        segments.shift();
    else if (isAnywhere && segments[0] !== '**')
        segments.unshift('**');
    if (segments.length > 1 && segments.at(-1) === '')
        segments[segments.length - 1] = '**';
    return segments;
}
function expressionOf(segments) {
    const end = segments.length - 1;
    // All that is in a folder.
    if (segments.join() === '**,**')
        return '.+/.*';
    let text = '';
    let needsSlash = false;
    for (const [at, segment] of segments.entries()) {
        if (segment === '**') {
            if (at === 0)
                text += at === end ? '.+' : '(?:.+/)?';
            else
                text += at === end ? '/.*' : '(?:/.+)?';
            needsSlash = at > 0;
            continue;
        }
        // A name alone is a file, or a folder with all that is in it.
        text += `${needsSlash ? '/' : ''}${segment === '*' ? '[^/]+' : globOf(segment)}${at === end ? '(?:/.*)?' : ''}`;
        needsSlash = true;
    }
    return text;
}
/** One part of a path: `*`, `?`, `[…]`, and `\` before what stands for itself. */
function globOf(segment) {
    return segment.replace(/\\(.)|\*|\?|\[([!^]?)(\]?[^\]]*)\]|([.+^${}()|[\]\\])/g, (all, escaped, not, among, plain) => {
        if (escaped !== undefined)
            return quoted(escaped);
        if (all === '*')
            return '[^/]*';
        if (all === '?')
            return '[^/]';
        if (among !== undefined)
            return `[${not === '' ? '' : '^'}${among.replaceAll('\\', '\\\\').replace(/^\]/, '\\]')}]`;
        return quoted(plain);
    });
}
function quoted(character) {
    return character.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
//# sourceMappingURL=ignore-file.js.map