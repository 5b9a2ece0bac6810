import '../registry.css';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../../web/api/index.ts';
import { Answered } from '../../../../web/kit/index.ts';
import { useMayAny, useSession } from '../../../../web/session/index.ts';
import { getPerson } from '../../contract.ts';
import { Portrait } from '../parts/Portrait.tsx';

const ways = [
  { key: 'file', to: '/people/me', permission: 'registry.people.read' },
  { key: 'report', to: '/evidence/new', permission: 'evidence.report' },
  { key: 'deeds', to: '/evidence', permission: 'evidence.read' },
  { key: 'assessment', to: '/assessment/own', permission: 'assessment.own_result.read' },
  { key: 'findings', to: '/insight/own', permission: 'analysis.own_findings.read' },
] as const;

/** The first thing a cadre sees: the line of the own file, and what he or she may do here. */
export default function OwnCard() {
  const { t } = useTranslation('registry');
  const may = useMayAny();
  const { personId } = useSession();
  const file = useAnswer(getPerson, { params: { personId: personId ?? '' } }, { enabled: personId !== null });
  return (
    <>
      {personId !== null && (
        <Answered answer={file}>
          {({ head }) => (
            <div className="dd-own-line">
              <Portrait name={head.name} photo={{ personId: head.id, hash: head.photoHash }} />
              <p lang="zh-CN">{head.officialLine}</p>
            </div>
          )}
        </Answered>
      )}
      <ul className="dd-quick-links">
        {ways.filter((w) => may(w.permission)).map((w) => (
          <li key={w.key}><Link to={w.to}>{t(`card.own.${w.key}`)}</Link></li>
        ))}
      </ul>
    </>
  );
}
