import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAnswer, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, EmptyState, momentText } from '../../../../web/kit/index.ts';
import { myBallots } from '../../ballots/contract/voting.ts';
import './ballots.css';
import { ElectionStateTag } from './words.tsx';

type Own = OutputOf<typeof myBallots>[number];

/** 我的测评: ballots to fill in. It knows who took one, never who voted. */
export function OwnBallots({ openOnly = false }: { readonly openOnly?: boolean }) {
  const { t } = useTranslation('ballots');
  const answer = useAnswer(myBallots);
  return (
    <Answered answer={answer}>
      {(all) => {
        const list = openOnly ? all.filter((b) => b.state === 'open') : all;
        if (list.length === 0) return <EmptyState title={t('own.none')} />;
        return (
          <ul className="dd-outcome-list">
            {list.map((b) => (
              <OwnLine key={b.electionId} ballot={b} />
            ))}
          </ul>
        );
      }}
    </Answered>
  );
}

function OwnLine({ ballot: b }: { readonly ballot: Own }) {
  const { t } = useTranslation('ballots');
  return (
    <li className="dd-ballot-own">
      <div>
        <b>{b.title}</b> <ElectionStateTag state={b.state} />
        <p className="dd-ballot-quiet">{t('own.until', { at: momentText(b.closesAt) })}</p>
      </div>
      {/* The voting page is a document of its own. */}
      <Button type={b.state === 'open' && !b.taken ? 'primary' : 'default'} href={`/vote/mine/${b.electionId}`} target="_blank" rel="noreferrer">
        {t(b.state !== 'open' ? 'own.receipt' : b.taken ? 'own.goOn' : 'own.fill')}
      </Button>
    </li>
  );
}
