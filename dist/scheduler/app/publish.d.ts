/**
 * Puts a finished synthesis in the place of the one before it.
 *
 * Files are renamed one by one, since Terraform keeps its own files (`.terraform`, lock files) in the same folders.
 * Folders of stacks that are no longer in the app are removed: deploying one by accident would bring it back.
 */
export declare function publish(draft: string, outdir: string): void;
