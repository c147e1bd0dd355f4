/** A registered asset. A message says it as `azureml:<name>:<version>`; a workflow as two expressions. */
export interface AssetReference {
  readonly name: string;
  readonly version: string;
}

/** A request that is allowed: everything in it was checked against its template. */
export interface JobRequest {
  readonly id: string;
  readonly attempt: number;
  readonly template: string;
  readonly displayName?: string;
  readonly tier: string;
  readonly nodeCount: number;
  readonly params: Readonly<Record<string, number | boolean | string>>;
  /** Registered assets as a message says them, `azureml:<name>:<version>`; or as a workflow takes them apart. */
  readonly inputs: Readonly<Record<string, string | AssetReference>>;
}
