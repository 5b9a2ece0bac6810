import { useTranslation } from 'react-i18next';
import { Lazy } from '../frame/Lazy.tsx';
import { useTexts } from '../i18n/texts.ts';
import { DateText } from '../kit/DateText.tsx';
import { Page, Section } from '../kit/Page.tsx';
import { EmptyState } from '../kit/states.tsx';
import { useScreens } from '../screens-context.tsx';
import type { WorkbenchCard } from '../screens.ts';
import { TodoList } from './TodoList.tsx';
import { useMayAny, useSession } from '../session/SessionProvider.tsx';
import { administratorRoles } from '../../kernel/actor.ts';
import { dayInChina } from '../../kernel/clock.ts';

const parts = ['today', 'changed', 'pictures'] as const satisfies readonly WorkbenchCard['part'][];

/** 工作台: what must I do today, what changed, and the pictures this role steers by. Leaders get the pictures first. */
export default function WorkbenchPage() {
  const { t } = useTranslation();
  const say = useTexts();
  const may = useMayAny();
  const session = useSession();
  const cards = useScreens().workbenchCards.filter((card) => may(card.permission));
  const leads = session.grants.some((grant) => grant.role === 'leader');
  // 三员 take no part in business: nothing there waits for them.
  const administrator = session.grants.every((grant) => (administratorRoles as readonly string[]).includes(grant.role));
  const todos = administrator ? null : <TodoList />;
  const order = leads ? (['pictures', 'today', 'changed'] as const) : parts;

  return (
    <Page
      title={t('nav.workbench')}
      sub={
        <>
          {session.account.displayName} · <DateText value={dayInChina(new Date())} weekday />
        </>
      }
    >
      {!leads && todos}
      {cards.length === 0 && administrator && <EmptyState title={t('workbench.empty')}>{t(session.grants.length === 0 ? 'workbench.noRole' : 'workbench.emptyNext')}</EmptyState>}
      {order.map((part) => {
        const here = cards.filter((card) => card.part === part);
        if (here.length === 0) return leads && part === 'today' ? <div key={part}>{todos}</div> : null;
        return (
          <section key={part} aria-label={t(`workbench.${part}`)} className="dd-workbench-part">
            {leads && part === 'today' && <div className="dd-card-3">{todos}</div>}
            {here.map(({ key, titleKey, width = 1, component: Card }) => (
              <div key={key} className={`dd-card-${width}`}>
                <Section title={say(titleKey)}>
                  <Lazy>
                    <Card />
                  </Lazy>
                </Section>
              </div>
            ))}
          </section>
        );
      })}
    </Page>
  );
}
