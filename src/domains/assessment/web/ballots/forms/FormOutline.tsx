import { useTranslation } from 'react-i18next';
import type { BallotItem, FormDefinition } from '../../../ballots/contract/form.ts';
import { optionsOf } from '../../../ballots/rules/check-form.ts';
import { useName } from '../../words.tsx';
import { percent } from '../words.tsx';

/** A form to read: its parts and questions with options, points and weights. */
export function FormOutline({ form }: { readonly form: FormDefinition }) {
  const { t } = useTranslation('forms');
  const name = useName();
  const said = (text: { readonly zh: string; readonly en: string }): string => name(text) || text.zh;
  const offers = (item: BallotItem): string =>
    item.kind === 'negative_list'
      ? item.entries.map((e) => said(e.label)).join(' · ')
      : [...(item.kind === 'score' ? [`${item.minimum}–${item.maximum}`] : []), ...optionsOf(item).map((o) => `${said(o.label)}${o.points === null ? '' : ` ${o.points}`}${o.meaning === 'counts' ? '' : ` (${t(`meaning.${o.meaning}`)})`}`)].join(' · ');
  return (
    <div className="dd-form-read">
      {form.intro && <p>{said(form.intro)}</p>}
      {form.sections.map((s) => (
        <section key={s.key}>
          <h3>
            {said(s.title)} <small>{[t(`about.${s.about}`), ...(s.side === 'plain' ? [] : [t(`side.${s.side}`)])].join(' · ')}</small>
          </h3>
          <ol>
            {s.items.map((i) => (
              <li key={i.key}>
                {said(i.title)} <small>{[t(`itemKind.${i.kind}`), ...(i.weight > 0 ? [`${percent(i.weight)}%`] : []), ...(i.required || i.kind === 'text' ? [] : [t('edit.optional')])].join(' · ')}</small>
                <br />
                <small>{offers(i)}</small>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
