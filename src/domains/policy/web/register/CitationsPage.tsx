import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, EmptyState, Label, Page, Section, StateTag, dateText } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { openCitations, openPolicy } from '../../contract.ts';
import { RegisterDocument } from '../library/RegisterDocument.tsx';
import { PolicyBar, Tally } from '../parts.tsx';

type Data = OutputOf<typeof openCitations>;
type Node = Data['nodes'][number];

/** 依据: superior documents as roots, what rests on them below, and the two lists of what is missing (M002). */
export default function CitationsPage() {
  const { t } = useTranslation('policy');
  const citations = useAnswer(openCitations);
  const policy = useAnswer(openPolicy);
  const mayWrite = useMay('policy.register.write');
  const [adding, setAdding] = useState(false);
  return (
    <Page title={t('part.citations')} bar={<PolicyBar />} sub={t('citation.sub')} actions={mayWrite && <Button type="primary" onClick={() => setAdding(true)}>{t('document.register')}</Button>}>
      <Answered answer={citations}>{(data) => <Tree data={data} />}</Answered>
      {adding && policy.data && <RegisterDocument documents={policy.data.documents} onClose={() => setAdding(false)} />}
    </Page>
  );
}

function Tree({ data }: { readonly data: Data }) {
  const { t } = useTranslation('policy');
  const below = useMemo(() => {
    const map = new Map<string, Node[]>();
    for (const node of data.nodes) for (const b of new Set(node.basis.map((x) => x.ref))) map.set(b, [...(map.get(b) ?? []), node]);
    return map;
  }, [data]);
  const bare = new Set(data.withoutBasis);
  const known = new Set(data.nodes.map((n) => n.ref));
  const tops = data.nodes.filter((n) => !bare.has(n.ref) && n.basis.every((b) => !known.has(b.ref)));
  // Roots on which something rests come first; the rest stand alone below.
  const sorted = tops.toSorted((a, b) => (below.get(b.ref)?.length ?? 0) - (below.get(a.ref)?.length ?? 0));
  return (
    <>
      <Tally
        items={[
          { key: 'documents', label: t('citation.rules'), value: data.nodes.length },
          { key: 'bare', label: t('citation.withoutBasis'), value: data.withoutBasis.length },
          { key: 'clauses', label: t('citation.clausesWithoutRule'), value: data.clausesWithoutRule.length },
        ]}
      />
      <Section title={t('citation.tree')}>
        <ul className="dd-tree-citations">
          {sorted.map((node) => (
            <Branch key={node.ref} node={node} below={below} above={[]} />
          ))}
        </ul>
      </Section>
      <Section title={`${t('citation.withoutBasis')} ${data.withoutBasis.length}`}>
        {data.withoutBasis.length === 0 ? (
          <p>{t('citation.noneWithout')}</p>
        ) : (
          <ul className="dd-policy-list">
            {data.nodes
              .filter((n) => bare.has(n.ref))
              .map((n) => (
                <li key={n.ref}>
                  <span>
                    <StateTag tone="caution">{t('citation.noBasis')}</StateTag> <Link to={`/policy/documents/${encodeURIComponent(n.ref)}`}>{n.title}</Link> {n.issuer}
                  </span>
                </li>
              ))}
          </ul>
        )}
      </Section>
      <Section title={`${t('citation.clausesWithoutRule')} ${data.clausesWithoutRule.length}`}>
        {data.clausesWithoutRule.length === 0 ? (
          <EmptyState title={t('citation.noClauses')}>{t('citation.noClausesNext')}</EmptyState>
        ) : (
          <ul className="dd-policy-list">
            {data.clausesWithoutRule.map((c) => (
              <li key={c.id}>
                <h3>
                  <Link to={`/policy/documents/${encodeURIComponent(c.document)}`}>{c.documentTitle}</Link> {c.number}
                </h3>
                <p>{c.text}</p>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}

function Branch({ node, below, above }: { readonly node: Node; readonly below: ReadonlyMap<string, readonly Node[]>; readonly above: readonly string[] }) {
  const { t } = useTranslation('policy');
  const parent = above.at(-1);
  const clauses = node.basis.filter((b) => b.ref === parent && b.clause !== null).map((b) => b.clause);
  // A circle is shown once and not walked again.
  const children = above.includes(node.ref) ? [] : (below.get(node.ref) ?? []);
  return (
    <li>
      <div>
        <Label>{t(`standing.${node.standing}`)}</Label>
        <Link to={`/policy/documents/${encodeURIComponent(node.ref)}`}>{node.title}</Link>
        <span className="dd-cite">
          {node.issuer} {node.issuedOn ? dateText(node.issuedOn) : ''} {clauses.length > 0 && t('citation.onClauses', { clauses: clauses.join('、') })}
        </span>
        {node.clauses > 0 && <StateTag tone={node.clausesWithoutRule === 0 ? 'good' : 'caution'}>{t('citation.clauses', { total: node.clauses, open: node.clausesWithoutRule })}</StateTag>}
      </div>
      {children.length > 0 && (
        <ul>
          {children.map((child) => (
            <Branch key={child.ref} node={child} below={below} above={[...above, node.ref]} />
          ))}
        </ul>
      )}
    </li>
  );
}
