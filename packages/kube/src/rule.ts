/** What a rule file imports: the words of a rule and the semantics of Kubernetes. */
export * from '@klint/model';
export * from './index.js';
