import { screens as analysisScreens } from '../domains/analysis/web/index.tsx';
import { screens as assessmentScreens } from '../domains/assessment/web/index.tsx';
import { screens as casesScreens } from '../domains/cases/web/index.tsx';
import { screens as demandScreens } from '../domains/demands/web/index.tsx';
import { screens as evidenceScreens } from '../domains/evidence/web/index.tsx';
import { screens as gridScreens } from '../domains/grid/web/index.tsx';
import { screens as personnelScreens } from '../domains/personnel/web/index.tsx';
import { screens as policyScreens } from '../domains/policy/web/index.tsx';
import { screens as protectionScreens } from '../domains/protection/web/index.tsx';
import { screens as registryScreens } from '../domains/registry/web/index.tsx';
import { screens as securityScreens } from '../domains/security/web/index.tsx';
import { screens as supervisionScreens } from '../domains/supervision/web/index.tsx';
import { screens as workScreens } from '../domains/work/web/index.tsx';
import type { DomainScreens } from '../web/screens.ts';

/** The screens of every domain, in the order of the domains. To add one: import its `screens` and list it here. */
export const domainScreens: readonly DomainScreens[] = [registryScreens, securityScreens, policyScreens, evidenceScreens, casesScreens, workScreens, gridScreens, demandScreens, protectionScreens, assessmentScreens, analysisScreens, personnelScreens, supervisionScreens];
