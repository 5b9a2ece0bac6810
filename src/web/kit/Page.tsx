import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

export interface Crumb {
  readonly title: ReactNode;
  readonly to?: string;
}
interface Props {
  readonly title: string;
  /** One line under the title: scope, date, count. */
  readonly sub?: ReactNode;
  /** Buttons at the right; the primary one last. */
  readonly actions?: ReactNode;
  readonly breadcrumb?: readonly Crumb[];
  /** Tabs or a condition bar that stays under the title. */
  readonly bar?: ReactNode;
  /** Reading width for text and forms; tables and boards take the full width. */
  readonly width?: 'full' | 'reading';
  readonly children: ReactNode;
}

/** Every page: title (also of the browser tab), one line, actions, content. Prints without the frame. */
export function Page({ title, sub, actions, breadcrumb = [], bar, width = 'full', children }: Props) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('product')}`;
  }, [title, t]);
  return (
    <article className={`dd-page dd-page-${width}`}>
      <header className="dd-page-head">
        <div className="dd-page-words">
          {breadcrumb.length > 0 && (
            <nav aria-label={t('frame.breadcrumb')} className="dd-crumbs">
              {breadcrumb.map((crumb, i) => (
                <span key={i}>{crumb.to ? <Link to={crumb.to}>{crumb.title}</Link> : crumb.title}</span>
              ))}
            </nav>
          )}
          <h1>{title}</h1>
          {sub && <div className="dd-page-sub">{sub}</div>}
        </div>
        {actions && <div className="dd-page-actions">{actions}</div>}
      </header>
      {bar && <div className="dd-page-bar">{bar}</div>}
      {children}
    </article>
  );
}

interface SectionProps {
  readonly title?: ReactNode;
  readonly extra?: ReactNode;
  readonly children: ReactNode;
  /** Content touches the edges (tables). */
  readonly flush?: boolean;
}
/** A panel of a page. */
export function Section({ title, extra, children, flush = false }: SectionProps) {
  return (
    <section className={flush ? 'dd-section dd-section-flush' : 'dd-section'}>
      {(title || extra) && (
        <header>
          {title && <h2>{title}</h2>}
          {extra && <div className="dd-section-extra">{extra}</div>}
        </header>
      )}
      <div className="dd-section-body">{children}</div>
    </section>
  );
}
