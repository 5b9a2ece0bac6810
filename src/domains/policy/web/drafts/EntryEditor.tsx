import { Button, ConfigProvider, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { Label, Section } from '../../../../web/kit/index.ts';
import type { Body, DocumentBody, ExampleBody, MeasureBody, ParameterBody, RuleBody } from './bodies.ts';
import { useDesk, type DraftItem } from './desk.tsx';
import { DocumentEditor } from './entries/DocumentEditor.tsx';
import { ExampleEditor } from './entries/ExampleEditor.tsx';
import { MeasureEditor } from './entries/MeasureEditor.tsx';
import { ParameterEditor } from './entries/ParameterEditor.tsx';
import { RuleEditor } from './rule/RuleEditor.tsx';

/** One entry, edited in the way of its kind; only read when the draft is no longer open. */
export function EntryEditor({ item }: { readonly item: DraftItem }) {
  const { t } = useTranslation('policy');
  const { t: shell } = useTranslation();
  const { draft, change } = useDesk();
  const set = (body: object) => change(item.kind, item.id, body as Body);
  return (
    <Section
      title={
        <>
          {item.title || item.id} <Label>{t(`draft.kind.${item.kind}`)}</Label>
        </>
      }
      extra={
        draft.may.edit && (
          <Popconfirm title={t('draft.takeOutWords')} okText={t('draft.takeOut')} cancelText={shell('action.cancel')} onConfirm={() => change(item.kind, item.id, null)}>
            <Button size="small">{t('draft.takeOut')}</Button>
          </Popconfirm>
        )
      }
    >
      <ConfigProvider componentDisabled={!draft.may.edit}>
        <p className="dd-code">{item.id}</p>
        {item.kind === 'parameter' && <ParameterEditor body={item.body as ParameterBody} base={item.base as ParameterBody | null} onChange={set} />}
        {item.kind === 'rule' && <RuleEditor id={item.id} body={item.body as RuleBody} base={item.base as RuleBody | null} onChange={set} />}
        {item.kind === 'example' && <ExampleEditor id={item.id} body={item.body as ExampleBody} onChange={set} />}
        {item.kind === 'document' && <DocumentEditor body={item.body as DocumentBody} onChange={set} />}
        {item.kind === 'measure' && <MeasureEditor body={item.body as MeasureBody} onChange={set} />}
      </ConfigProvider>
    </Section>
  );
}
