import type { FastifyInstance } from 'fastify';
import { Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { House } from '../house/index.ts';

/** `/metrics` for Prometheus: process figures and request durations by route, plus one log line a request. */
export function httpMetrics(app: FastifyInstance, house: House): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of requests by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  // Finding the line of a route among the metrics costs more than adding to it: it is found once.
  const lines = new Map<string, { observe(value: number): void }>();
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    const key = `${request.method} ${reply.statusCode} ${route}`;
    let line = lines.get(key);
    if (!line) lines.set(key, (line = seconds.labels({ method: request.method, route, status: String(reply.statusCode) })));
    line.observe(reply.elapsedTime / 1000);
    // A vote leaves no line: its moment beside the voter's request for a ballot would join the two.
    if (!(request.routeOptions.config as { anonymous?: boolean }).anonymous)
      // The route, never the address with its parameters: those may name people.
      house.log.info({ request: request.id, method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'request');
    done();
  });
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) => {
    void reply.header('content-type', registry.contentType);
    return registry.metrics();
  });
}
