import { isNode, LineCounter, parseDocument, stringify } from 'yaml';
import { Refusal, type Reason } from '../../../kernel/refusal.ts';
import { overlayFile, type Overlay } from './format.ts';

/** Prints an overlay (or a whole pack) as one YAML file. `policy` says where it comes from and is read over when it comes back. */
export const printOverlay = (overlay: { readonly [K in keyof Overlay]: readonly unknown[] }, policy: Readonly<Record<string, string>>): string =>
  stringify({ policy, ...Object.fromEntries(Object.entries(overlay).filter(([, list]) => list.length > 0)) }, { schema: 'core', lineWidth: 160, aliasDuplicateObjects: false });

/** Reads it back. Refuses `policy.draft_yaml` with every fault by line. */
export function parseOverlay(text: string): Overlay {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'core', lineCounter: lines, prettyErrors: false });
  const line = (offset: number): string => `line ${lines.linePos(offset).line}`;
  const faults: Reason[] = document.errors.map((e) => ({ code: 'policy.yaml_syntax', params: { line: lines.linePos(e.pos[0]).line, message: e.message.slice(0, 120) }, at: line(e.pos[0]) }));
  if (faults.length > 0) throw new Refusal('invalid', 'policy.draft_yaml', { count: faults.length }, faults);
  let data: unknown;
  try {
    // A bomb of aliases is cut off.
    data = document.toJS({ maxAliasCount: 50 });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new Refusal('invalid', 'policy.draft_yaml', { count: 1 }, [{ code: 'policy.yaml_syntax', params: { line: 1, message: error.message.slice(0, 120) }, at: 'line 1' }]);
  }
  const result = overlayFile.safeParse(data ?? {});
  if (!result.success) {
    const found = result.error.issues.map((issue): Reason => {
      const offset = offsetOf(document, issue.path);
      return { code: 'policy.yaml_field', params: { line: lines.linePos(offset).line, path: issue.path.map(String).join('.') || '-', message: issue.message.slice(0, 120) }, at: line(offset) };
    });
    throw new Refusal('invalid', 'policy.draft_yaml', { count: found.length }, found);
  }
  const { documents = [], parameters = [], rules = [], measures = [], examples = [] } = result.data;
  return { documents, parameters, rules, measures, examples } as Overlay;
}

/** Where the nearest thing that exists on a path begins in the text. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
