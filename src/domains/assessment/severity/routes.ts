import { route, type Route } from '../../../platform/http/index.ts';
import * as contract from './contract.ts';
import { severityOf } from './queries.ts';

export const severityRoutes: readonly Route[] = [route(contract.openSeverity, ({ house, actor, params }) => severityOf(house, actor, params.id))];
