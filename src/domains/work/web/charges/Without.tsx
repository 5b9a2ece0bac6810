import { Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, EmptyState, PersonLink, Section, useDelayed } from '../../../../web/kit/index.ts';
import { type listCharges, withoutInUnit, withoutNamed } from '../../charges/contract.ts';

type Coverage = OutputOf<typeof listCharges>['coverage'];
type Unit = Coverage['units'][number];
type Found = OutputOf<typeof withoutNamed>;
/** Where most wait stands first; the rest of the units on demand. */
const FIRST = 12;

/** Who was never given sole charge: counted by unit, people of a unit when it is opened, or found by name. */
export function Without({ coverage }: { readonly coverage: Coverage }) {
  const { t } = useTranslation('charges');
  const [text, setText] = useState('');
  const [opened, open] = useState<Unit | null>(null);
  const asked = useDelayed(text.trim(), 250);
  return (
    <Section title={t('without', { not: coverage.not, had: coverage.had, awarded: coverage.awarded })}>
      {coverage.not === 0 ? (
        <EmptyState title={t('everybody')} />
      ) : (
        <div className="dd-work-stack">
          <Input.Search allowClear maxLength={50} aria-label={t('search')} placeholder={t('search')} style={{ maxWidth: 360 }} value={text} onChange={(e) => setText(e.target.value)} />
          {asked === '' ? <Units units={coverage.units} open={open} /> : <Named text={asked} />}
        </div>
      )}
      <Drawer open={opened !== null} onClose={() => open(null)} title={opened && t('withoutIn', { name: opened.name, not: opened.not, people: opened.people })} size="min(520px, 100vw)">
        {opened && <InUnit id={opened.organizationId} />}
      </Drawer>
    </Section>
  );
}

function Units({ units, open }: { readonly units: readonly Unit[]; readonly open: (unit: Unit) => void }) {
  const { t } = useTranslation('charges');
  const [all, setAll] = useState(false);
  const waiting = units.filter((u) => u.not > 0);
  return (
    <>
      <table className="dd-work-table" aria-label={t('withoutLabel')}>
        <thead><tr><th>{t('unit')}</th><th className="dd-charge-number">{t('count.not')}</th><th className="dd-charge-number">{t('count.had')}</th><th className="dd-charge-number">{t('count.people')}</th></tr></thead>
        <tbody>
          {(all ? waiting : waiting.slice(0, FIRST)).map((u) => (
            <tr key={u.organizationId}><td><button type="button" className="dd-plain" onClick={() => open(u)}>{u.name}</button></td><td className="dd-num dd-charge-number">{u.not}</td><td className="dd-num dd-charge-number">{u.had}</td><td className="dd-num dd-charge-number">{u.people}</td></tr>
          ))}
        </tbody>
      </table>
      {waiting.length > FIRST && <div><Button onClick={() => setAll(!all)}>{all ? t('unitsFew') : t('unitsAll', { count: waiting.length })}</Button></div>}
    </>
  );
}

function InUnit({ id }: { readonly id: string }) {
  const answer = useAnswer(withoutInUnit, { params: { id } });
  return <Answered answer={answer}>{(found) => <People found={found} named={false} />}</Answered>;
}

function Named({ text }: { readonly text: string }) {
  const answer = useAnswer(withoutNamed, { query: { text } }, { keepPrevious: true });
  return <Answered answer={answer}>{(found) => <People found={found} named />}</Answered>;
}

function People({ found, named }: { readonly found: Found; readonly named: boolean }) {
  const { t } = useTranslation('charges');
  if (found.people.length === 0) return <EmptyState title={t(named ? 'nobodyNamed' : 'everybody')} />;
  return (
    <>
      <ul className="dd-work-list dd-charge-people">
        {found.people.map((p) => <li key={p.personId} className="dd-work-row"><PersonLink id={p.personId} name={p.name} /><span className="dd-work-quiet">{[named ? p.organizationName : null, p.title].filter(Boolean).join(t('sep'))}</span></li>)}
      </ul>
      {found.more && <p className="dd-work-quiet">{t('more', { count: found.people.length })}</p>}
    </>
  );
}
