import { Alert, Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useAnswer } from '../../../web/api/index.ts';
import { RefusalNotice, dateText } from '../../../web/kit/index.ts';
import { useMay } from '../../../web/session/index.ts';
import { listDrafts, type DraftKind, type DraftLine } from '../contract/workbench.ts';
import { NewDraft } from './drafts/NewDraft.tsx';

interface Subject {
  readonly kind: DraftKind;
  readonly id: string;
  readonly title: string;
}

/** 修订: takes an entry into an open draft, or begins a new one with it. */
export function AmendButton({ subject, size = 'middle' }: { readonly subject: Subject; readonly size?: 'small' | 'middle' }) {
  const { t } = useTranslation('policy');
  const may = useMay('policy.draft.write');
  const [open, setOpen] = useState(false);
  if (!may) return null;
  return (
    <>
      <Button size={size} aria-label={t('draft.amendTitle', { title: subject.title })} onClick={() => setOpen(true)}>
        {t('draft.amend')}
      </Button>
      {open && <ChooseDraft subject={subject} onClose={() => setOpen(false)} />}
    </>
  );
}

function ChooseDraft({ subject, onClose }: { readonly subject: Subject; readonly onClose: () => void }) {
  const { t } = useTranslation('policy');
  const { t: shell } = useTranslation();
  const go = useNavigate();
  const drafts = useAnswer(listDrafts);
  const [into, setInto] = useState<string | null>(null);
  const [fresh, setFresh] = useState(false);
  const title = t('draft.amendTitle', { title: subject.title });
  const open = (id: string) => void go(`/policy/drafts/${id}?add=${subject.kind}/${subject.id}`);
  const choices = drafts.data?.filter((d) => d.state === 'draft') ?? [];
  if (fresh || (drafts.data && choices.length === 0)) return <NewDraft title={title.slice(0, 120)} onClose={onClose} onBegun={open} />;
  const chosen = into ?? choices.find((d) => touches(d, subject))?.id ?? choices[0]?.id ?? 'new';
  return (
    <Modal open title={title} onCancel={onClose} okText={t('draft.amendGo')} cancelText={shell('action.cancel')} confirmLoading={drafts.isLoading} onOk={() => (chosen === 'new' ? setFresh(true) : open(chosen))}>
      <RefusalNotice error={drafts.error} />
      <p>{t('draft.amendInto')}</p>
      <Radio.Group
        className="dd-amend-choices"
        value={chosen}
        onChange={(e) => setInto(e.target.value as string)}
        options={[...choices.map((d) => ({ value: d.id, label: `${d.title}（${t('since', { day: dateText(d.from) })}）` })), { value: 'new', label: t('draft.amendNew') }]}
      />
    </Modal>
  );
}

const touches = (draft: DraftLine, subject: Pick<Subject, 'kind' | 'id'>): boolean => draft.touches.some((e) => e.kind === subject.kind && e.id === subject.id);

/** What approved changes stand on an entry, and which drafts are at it; for those who may read drafts. */
export function useAmendments(): (subject: Pick<Subject, 'kind' | 'id'>) => { readonly approved: readonly DraftLine[]; readonly open: readonly DraftLine[] } {
  const may = useMay('policy.draft.read');
  const drafts = useAnswer(listDrafts, {}, { enabled: may, staleMs: 60_000 });
  return (subject) => {
    const own = (drafts.data ?? []).filter((d) => touches(d, subject));
    return { approved: own.filter((d) => d.standing === 'coming' || d.standing === 'in_force'), open: own.filter((d) => d.state === 'draft' || d.state === 'submitted') };
  };
}

/** 据 … 修订，自 … 起: the marks of a table with its parameters, of a document with what rests on it; each leads to its draft. */
export function Amended({ subjects }: { readonly subjects: readonly Pick<Subject, 'kind' | 'id'>[] }) {
  const { t } = useTranslation('policy');
  const found = subjects.map(useAmendments());
  const once = (drafts: readonly DraftLine[]) => [...new Map(drafts.map((d) => [d.id, d])).values()];
  const approved = once(found.flatMap((f) => f.approved));
  const open = once(found.flatMap((f) => f.open));
  if (approved.length + open.length === 0) return null;
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBlockEnd: 12 }}
      title={
        <span className="dd-amended">
          {approved.map((d) => (
            <Link key={d.id} to={`/policy/drafts/${d.id}`}>
              {t('draft.amended', { title: d.title, day: dateText(d.from) })}
            </Link>
          ))}
          {open.map((d) => (
            <Link key={d.id} to={`/policy/drafts/${d.id}`}>
              {t('draft.drafted', { title: d.title, state: t(`draft.state.${d.state}`) })}
            </Link>
          ))}
        </span>
      }
    />
  );
}
