import { route, type Route } from '../../../platform/http/index.ts';
import { readWorkCalendar } from './contract.ts';
import { workCalendar } from './queries.ts';

export const calendarRoutes: readonly Route[] = [route(readWorkCalendar, ({ house, actor, query }) => workCalendar(house, actor, query))];
