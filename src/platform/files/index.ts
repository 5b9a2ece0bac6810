export { FILE_LIMIT, filesGiven, readFile, saveFile, type StoredFile } from './store.ts';
export { filesModule } from './module.ts';
export { sniff } from './sniff.ts';
export { storedFile, uploadFile } from './contract.ts';
