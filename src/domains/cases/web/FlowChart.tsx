import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FlowChart as Flow } from '../../../web/charts/flow/index.ts';
import type { FlowView } from '../contract.ts';
import { useWords } from './words.tsx';

interface Props {
  readonly flow: FlowView;
  /** States it has been in, the last is where it stands; none for the plain chart of a type. */
  readonly walked?: readonly string[];
}

/** The flow chart of a type, drawn from its table: walked states are filled, the present one is marked. */
export function FlowChart({ flow, walked = [] }: Props) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const { nodes, arrows, at } = useMemo(() => {
    const now = walked.at(-1);
    const passed = new Set(walked.slice(1).map((to, i) => `${walked[i]} ${to}`));
    const nodes = flow.states.map((s) => ({
      key: s.key,
      title: say(s.title),
      end: s.end,
      ...(s.term ? { sub: t(`term.${s.term.counted}`, { count: s.term.days }) } : {}),
      ...(s.key === now ? { mark: 'now' as const } : walked.includes(s.key) ? { mark: 'walked' as const } : {}),
    }));
    return { nodes, arrows: flow.arrows.map((a) => ({ from: a.from, to: a.to, title: say(a.title), aside: a.aside, walked: passed.has(`${a.from} ${a.to}`) })), at: nodes.find((n) => n.key === now)?.title };
  }, [flow, walked, say, t]);
  return <Flow nodes={nodes} arrows={arrows} label={at ? t('flow.at', { state: at }) : t('flow.title')} words={{ comma: t('flow.comma'), list: t('flow.list'), marks: { walked: t('flow.done'), now: t('flow.now'), late: t('flow.now') }, leads: (a, to) => t('flow.leads', { step: a.title, state: to.title }) }} />;
}
