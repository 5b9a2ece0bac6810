import '../evidence.css';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useAnswer } from '../../../../web/api/index.ts';
import { Answered, Page } from '../../../../web/kit/index.ts';
import { useMay, useSession, type Session } from '../../../../web/session/index.ts';
import { getEntry } from '../../contract.ts';
import type { EntryKindName } from '../../model.ts';
import { formKinds } from '../content-fields.ts';
import { EntryForm } from './EntryForm.tsx';
import { fromEntry, type EntryValues } from './entry-values.ts';

/** 填报实绩; with ?corrects=<id> the entry that replaces an earlier one. ?kind, ?personId&name, ?matterId fill in what is known. */
export default function NewEntryPage() {
  const { t } = useTranslation('evidence');
  const [search] = useSearchParams();
  const corrects = search.get('corrects');
  const session = useSession();
  const maySearch = useMay('registry.people.pick');
  const title = t(corrects ? 'form.correct' : 'form.title');
  return (
    <Page title={title} width="reading" breadcrumb={[{ title: t('nav.evidence'), to: '/evidence' }, { title }]} sub={t(corrects ? 'form.correctLead' : 'form.lead')}>
      {corrects ? <Replacing id={corrects} /> : <EntryForm first={firstValues(session, maySearch, search)} />}
    </Page>
  );
}

function Replacing({ id }: { readonly id: string }) {
  const old = useAnswer(getEntry, { params: { id } });
  return <Answered answer={old}>{(entry) => <EntryForm first={fromEntry(entry)} replaces={entry} />}</Answered>;
}

/** A cadre speaks about himself, a unit and the department in their own name. */
function firstValues({ account, personId, grants, region }: Session, maySearch: boolean, search: URLSearchParams): EntryValues {
  const roles = grants.map((g) => g.role);
  const unit = grants.find((g) => g.role === 'liaison')?.organizationName;
  const source: EntryValues['source'] = roles.includes('officer')
    ? { kind: 'department', name: region.name }
    : unit
      ? { kind: 'unit', name: unit }
      : roles.includes('supervisor')
        ? { kind: 'supervision', name: account.displayName }
        : { kind: 'self', name: account.displayName };
  const asked = search.get('personId');
  const person = asked ? { id: asked, name: search.get('name') ?? '' } : !maySearch && personId ? { id: personId, name: account.displayName } : null;
  const kind = search.get('kind');
  return {
    ...((formKinds as readonly (string | null)[]).includes(kind) ? { kind: kind as EntryKindName } : {}),
    persons: person ? [{ personId: person.id, name: person.name, role: 'do', lead: true, percent: null }] : [],
    ...(search.get('matterId') ? { matterId: search.get('matterId')! } : {}),
    source,
    figures: [],
    attachments: [],
  };
}
