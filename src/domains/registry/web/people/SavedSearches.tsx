import { DeleteOutlined, StarOutlined } from '@ant-design/icons';
import { Button, Form, Input, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useAnswer, useCommand } from '../../../../web/api/index.ts';
import { RefusalNotice, useToast } from '../../../../web/kit/index.ts';
import { deleteSavedSearch, listSavedSearches, saveSearch } from '../../contract.ts';
import { writeConditions } from './conditions.ts';
import type { Asked } from './use-people.ts';

/** The own saved searches: open one, keep the present one under a name, delete one. */
export function SavedSearches({ asked }: { readonly asked: Asked }) {
  const { t } = useTranslation('registry');
  const [open, setOpen] = useState(false);
  return (
    <Popover trigger="click" open={open} onOpenChange={setOpen} placement="bottomRight" destroyOnHidden content={<List asked={asked} onOpened={() => setOpen(false)} />}>
      <Button icon={<StarOutlined />}>{t('saved.title')}</Button>
    </Popover>
  );
}

function List({ asked, onOpened }: { readonly asked: Asked; readonly onOpened: () => void }) {
  const { t } = useTranslation('registry');
  const toast = useToast();
  const [, setSearch] = useSearchParams();
  const [form] = Form.useForm<{ title: string }>();
  const list = useAnswer(listSavedSearches);
  const save = useCommand(saveSearch, {
    invalidates: [listSavedSearches],
    onDone: () => {
      form.resetFields();
      toast.done(t('saved.kept'));
    },
  });
  const remove = useCommand(deleteSavedSearch, { invalidates: [listSavedSearches] });
  const nothing = asked.conditions.length === 0 && !asked.text;
  return (
    <div className="dd-saved">
      {list.data?.length === 0 && <p className="dd-muted">{t('saved.none')}</p>}
      <ul>
        {list.data?.map((s) => (
          <li key={s.id}>
            <button
              type="button"
              className="dd-plain"
              onClick={() => {
                setSearch((now) => {
                  const next = writeConditions(now, s.filter.conditions);
                  if (s.filter.text) next.set('q', s.filter.text);
                  else next.delete('q');
                  return next;
                });
                onOpened();
              }}
            >
              {s.title}
            </button>
            <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={t('saved.delete', { title: s.title })} onClick={() => remove.mutate({ params: { searchId: s.id } })} />
          </li>
        ))}
      </ul>
      <Form form={form} onFinish={({ title }) => save.mutate({ body: { title: title.trim(), filter: asked } })}>
        {save.error && <RefusalNotice error={save.error} />}
        <div className="dd-condition-line">
          <Form.Item name="title" noStyle rules={[{ required: true, whitespace: true, message: '' }]}>
            <Input maxLength={60} placeholder={t('saved.titleHint')} aria-label={t('saved.titleHint')} disabled={nothing} />
          </Form.Item>
          <Button htmlType="submit" disabled={nothing} loading={save.isPending}>
            {t('saved.keep')}
          </Button>
        </div>
        {nothing && <p className="dd-muted">{t('saved.nothing')}</p>}
      </Form>
    </div>
  );
}
