import type { ForeignAnswer } from '../../../kernel/endpoint.ts';
import { route, type Route } from '../../../platform/http/index.ts';
import { fileRequest, makeClient, revokeClient, saveService } from './commands.ts';
import * as contract from './contract.ts';
import { definitionOf, discoveryOf, jurisdictionOf, noticeOf, oneRequest, open311Page, requestOf, requestsOf, servicesOf, tokenOf } from './queries.ts';
import { first } from './rules/asked.ts';
import { written, type Fields, type Format, type Many } from './rules/written.ts';
import { refused } from './words.ts';

const good = (format: Format, root: string, value: Many | Fields): ForeignAnswer => ({ status: 200, ...written(format, root, value) });
const requests = (format: Format, value: Many): ForeignAnswer => good(format, 'service_requests', value);

export const open311Routes: readonly Route[] = [
  route(contract.discovery, async ({ house, params, query, origin }) => good(params.format, 'discovery', await discoveryOf(house, await jurisdictionOf(house, query.jurisdiction_id), `${origin}/api/open311`)), refused),
  route(contract.listServices, async ({ house, params, query }) => good(params.format, 'services', await servicesOf(house, await jurisdictionOf(house, query.jurisdiction_id))), refused),
  route(contract.defineService, async ({ house, params, query }) => good(params.format, 'service_definition', await definitionOf(house, await jurisdictionOf(house, query.jurisdiction_id), params.code)), refused),
  route(contract.postRequest, async ({ house, params, query, body }) => {
    const { number, token, dueAt } = await fileRequest(house, await jurisdictionOf(house, first(body, 'jurisdiction_id') ?? query.jurisdiction_id), body, query.api_key);
    return requests(params.format, oneRequest({ ...(token === null ? { service_request_id: number } : { token }), service_notice: noticeOf(dueAt), account_id: null }));
  }, refused),
  route(contract.listRequests, async ({ house, params, query }) => requests(params.format, await requestsOf(house, await jurisdictionOf(house, query.jurisdiction_id), query)), refused),
  route(contract.readRequestOf, async ({ house, params, query }) => requests(params.format, await requestOf(house, await jurisdictionOf(house, query.jurisdiction_id), params.id)), refused),
  route(contract.resolveToken, async ({ house, params, query }) => requests(params.format, await tokenOf(house, await jurisdictionOf(house, query.jurisdiction_id), params.token)), refused),
  route(contract.readOpen311, ({ house, actor }) => open311Page(house, actor)),
  route(contract.saveOpen311Service, ({ house, actor, params, body }) => saveService(house, actor, { ...body, code: params.code })),
  route(contract.makeOpen311Client, ({ house, actor, body }) => makeClient(house, actor, body.name)),
  route(contract.revokeOpen311Client, ({ house, actor, params, body }) => revokeClient(house, actor, params.id, body.reason)),
];
