import type { Assets } from '../assets';
import { type ArmAnswer, type ArmRequest } from './arm-request';
import type { Uploads } from './uploads';
/** What is registered in a workspace: `data`, `data/{name}/versions`, `data/{name}/versions/{version}`, and so on. */
export declare class AssetsService {
    private readonly assets;
    private readonly uploads;
    constructor(assets: Assets, uploads: Uploads);
    isFor({ path }: ArmRequest): boolean;
    answer(asked: ArmRequest): Promise<ArmAnswer>;
    /** A version that is there keeps what it is; code and environments are the same under the same version. */
    private put;
    /** Code is also looked for by the hash of its content, whatever name it has. */
    private versions;
    private containersOf;
}
