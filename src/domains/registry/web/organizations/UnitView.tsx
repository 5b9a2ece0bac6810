import { EditOutlined, PlusOutlined, TeamOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useAnswer, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, Count, dateText, KeyValue, Label, OrganizationLink, PeriodText, Section, Timeline } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { getOrganization, peopleStatistics } from '../../contract.ts';
import { rosterAddress } from '../people/conditions.ts';
import type { TreeOrganization } from '../parts/tree.ts';
import { useKeyWords } from '../parts/words.ts';
import { CloseDialog } from './CloseDialog.tsx';
import { OrganizationDialog } from './OrganizationDialog.tsx';
import { PostsSection } from './PostsSection.tsx';

type Unit = OutputOf<typeof getOrganization>;

/** One unit: what it is, its posts, what stands below it, what it was called before. */
export function UnitView({ organizationId, list }: { readonly organizationId: string; readonly list: readonly TreeOrganization[] }) {
  const answer = useAnswer(getOrganization, { params: { organizationId } });
  return <Answered answer={answer}>{(unit) => <Unit unit={unit} list={list} />}</Answered>;
}

function Unit({ unit, list }: { readonly unit: Unit; readonly list: readonly TreeOrganization[] }) {
  const { t } = useTranslation('registry');
  const word = useKeyWords();
  const go = useNavigate();
  const mayWrite = useMay('registry.organizations.write');
  const maySearch = useMay('registry.people.search');
  const [dialog, setDialog] = useState<'edit' | 'new' | 'close' | null>(null);
  const o = unit.organization;
  const within = list.filter((x) => x.path === o.path || x.path.startsWith(`${o.path}.`));
  // Counted as people: whoever holds posts in two of the units is one.
  const people = useAnswer(peopleStatistics, { body: { conditions: [{ field: 'organization', ids: [o.id] }] } }, { enabled: maySearch }).data?.total;
  const profile = o.teamProfile;
  const wishes = [
    profile.fields?.length ? t('profile.fields', { fields: profile.fields.join('、') }) : null,
    profile.womenAtLeast ? t('profile.women', { count: profile.womenAtLeast }) : null,
    profile.youngAtLeast ? t('profile.young', { age: profile.youngAtLeast.age, count: profile.youngAtLeast.count }) : null,
    profile.frontLineAtLeast ? t('profile.frontLine', { count: profile.frontLineAtLeast }) : null,
  ].filter(Boolean);
  return (
    <>
      <header className="dd-unit-head">
        <div>
          {unit.above.length > 0 && (
            <nav className="dd-crumbs" aria-label={t('unit.above')}>
              {unit.above.map((a) => (
                <span key={a.id}><OrganizationLink id={a.id} name={a.name} /></span>
              ))}
            </nav>
          )}
          <h2>{o.name}</h2>
        </div>
        <div className="dd-page-actions">
          {o.type !== 'region' && o.type !== 'department' && <Button icon={<TeamOutlined />} onClick={() => go(`/teams/${o.id}`)}>{t('nav.teams')}</Button>}
          {maySearch && <Button onClick={() => go(rosterAddress([{ field: 'organization', ids: [o.id] }]))}>{people === undefined ? t('unit.peopleAll') : t('unit.people', { count: people })}</Button>}
          {mayWrite && (
            <>
              <Button icon={<PlusOutlined />} onClick={() => setDialog('new')}>{t('unit.newBelow')}</Button>
              <Button icon={<EditOutlined />} onClick={() => setDialog('edit')}>{t('unit.edit')}</Button>
              {o.parentId !== null && <Button danger onClick={() => setDialog('close')}>{t('unit.close')}</Button>}
            </>
          )}
        </div>
      </header>
      <Section>
        <KeyValue
          columns={3}
          facts={[
            { key: 'short', label: t('unit.shortName'), value: o.shortName },
            { key: 'type', label: t('unit.type'), value: word('unitType', o.type) },
            { key: 'level', label: t('unit.level'), value: o.level && word('level', o.level) },
            { key: 'field', label: t('unit.field'), value: o.field },
            { key: 'establishment', label: t('unit.establishment'), value: o.establishment === null ? null : <Count value={o.establishment} /> },
            { key: 'people', label: t('unit.inOffice'), value: people === undefined ? null : <Count value={people} /> },
            { key: 'places', label: t('unit.places'), value: <Count value={within.reduce((sum, x) => sum + x.places, 0)} /> },
            { key: 'since', label: t('unit.since'), value: <PeriodText from={o.validFrom} to={o.validTo} /> },
            { key: 'tags', label: t('unit.tags'), value: o.tags.length === 0 ? null : o.tags.map((tag) => <Label key={tag}>{word('unitTag', tag)}</Label>) },
            { key: 'profile', label: t('unit.teamProfile'), value: wishes.join('；'), wide: true },
          ]}
        />
      </Section>
      <PostsSection unit={unit} bare={within.every((x) => x.places === 0) && within.some((x) => x.people > 0)} />
      {unit.below.length > 0 && (
        <Section title={t('unit.below', { count: unit.below.length })}>
          <div className="dd-datalist" tabIndex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('unit.name')}</th>
                  <th scope="col">{t('unit.type')}</th>
                  <th scope="col" className="dd-num-cell">{t('unit.holders')}</th>
                  <th scope="col" className="dd-num-cell">{t('unit.places')}</th>
                </tr>
              </thead>
              <tbody>
                {unit.below.map((b) => {
                  const inTree = list.filter((x) => x.path === b.path || x.path.startsWith(`${b.path}.`));
                  return (
                    <tr key={b.id}>
                      <th scope="row"><Link to={`/organizations/${b.id}`}>{b.name}</Link></th>
                      <td>{word('unitType', b.type)}</td>
                      <td className="dd-num-cell"><Count value={inTree.reduce((sum, x) => sum + x.people, 0)} /></td>
                      <td className="dd-num-cell"><Count value={inTree.reduce((sum, x) => sum + x.places, 0)} /></td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        </Section>
      )}
      {(unit.history.length > 1 || unit.mergers.length > 0) && (
        <Section title={t('unit.history')}>
          <Timeline
            label={t('unit.history')}
            entries={[
              ...unit.history.map((h) => ({ key: h.versionId, at: h.validFrom, title: h.name, detail: h.validTo ? t('unit.until', { date: dateText(h.validTo) }) : undefined })),
              ...unit.mergers.map((m) => ({ key: m.id, at: m.effectiveOn, tone: 'running' as const, title: t('unit.mergedFrom', { names: m.fromOrganizations.map((f) => f.name).join('、') }), detail: m.document })),
            ].toSorted((a, b) => (a.at < b.at ? 1 : -1))}
          />
        </Section>
      )}
      {dialog === 'edit' && <OrganizationDialog organization={o} onClose={() => setDialog(null)} />}
      {dialog === 'new' && <OrganizationDialog parentId={o.id} onClose={() => setDialog(null)} />}
      {dialog === 'close' && <CloseDialog organization={o} onClose={() => setDialog(null)} />}
    </>
  );
}
