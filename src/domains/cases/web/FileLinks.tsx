import { PaperClipOutlined } from '@ant-design/icons';
import { addressOf } from '../../../web/api/index.ts';
import { caseAttachment, ownCaseAttachment } from '../contract.ts';
import type { AttachedFile } from '../model.ts';

/** Files of a case, each opening in a window of its own; `own`: as the person concerned. */
export function FileLinks({ caseId, files, own = false }: { readonly caseId: string; readonly files: readonly AttachedFile[]; readonly own?: boolean }) {
  return (
    <span className="dd-case-links">
      {files.map((f) => (
        <span key={f.hash}>
          <PaperClipOutlined aria-hidden /> <a href={addressOf(own ? ownCaseAttachment : caseAttachment, { params: { id: caseId, hash: f.hash } })} target="_blank" rel="noreferrer">{f.name}</a>
        </span>
      ))}
    </span>
  );
}
