import { type Gap, type JsonObject, type JsonPath } from '../resource';
import { type Block } from './blocks';
import type { SourceFile } from './folder';
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
/** Whether some JSON has a section of Terraform's. */
export declare function hasSection(json: JsonObject): boolean;
/** What the files of a module say together; those that override come last. */
export declare function moduleSource(files: readonly SourceFile[]): ModuleSource;
