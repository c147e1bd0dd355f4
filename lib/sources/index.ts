export { isTerraformFile, readSource, type SourceOptions } from './read-source';
export type { Variables } from './terraform-folder/evaluate-folder';
export { evaluationOf, isTerraformFolder } from './terraform-folder/terraform-folder';
export { type ArgumentProblem, argumentProblems } from './written-arguments';
