export { formDocx } from './docx.ts';
export { formHtml } from './html.ts';
export { buildFormView, type FormView } from './view.ts';
