// Serves web/dist and invented API answers on loopback, for developing pages: node dev/server.mjs [port]
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import * as data from "./data.mjs";

const port = Number(process.argv[2] ?? 8231);
const state = { signedIn: process.env.SIGNED_OUT !== "1", empty: process.env.EMPTY === "1" };

function page(rows, query, filter = () => true) {
  const all = state.empty ? [] : rows.filter(filter);
  const from = Number(query.get("cursor") ?? 0);
  const limit = Number(query.get("limit") ?? 100);
  return {
    items: all.slice(from, from + limit),
    next: from + limit < all.length ? String(from + limit) : null,
  };
}

const has = (query, name, value) =>
  !query.get(name) || query.getAll(name).some((one) => String(value).includes(one));

const GET = [
  [
    /^\/home$/,
    () =>
      state.empty ? { ...data.home, needs: [], newDatasets: [], intakes: [], institutions: [] } : data.home,
  ],
  [/^\/institutions$/, (q) => page(data.institutions, q)],
  [/^\/projects$/, (q) => page(data.projects, q)],
  [/^\/projects\/([^/]+)$/, (q, key) => data.project(key)],
  [/^\/people$/, (q) => page(data.people, q)],
  [/^\/tokens$/, (q) => page(data.tokens, q)],
  [
    /^\/datasets$/,
    (q) =>
      page(data.datasets, q, (row) => has(q, "project", row.project.key) && has(q, "domain", row.domains)),
  ],
  [/^\/datasets\/([^/]+)$/, (q, id) => data.dataset(id)],
  [
    /^\/datasets\/[^/]+\/files$/,
    (q) => page(data.files, q, (row) => row.path.startsWith(q.get("prefix") ?? "")),
  ],
  [/^\/datasets\/[^/]+\/quality$/, () => data.quality],
  [/^\/datasets\/[^/]+\/tables$/, (q) => page(data.tables, q)],
  [/^\/datasets\/([^/]+)\/subjects$/, (q, id) => page(data.subjects, q, (row) => row.dataset.id === id)],
  [
    /^\/subjects$/,
    (q) => page(data.subjects, q, (row) => has(q, "dataset", row.dataset.id) && has(q, "q", row.label)),
  ],
  [/^\/subjects\/([^/]+)$/, (q, id) => data.subjects.find((row) => row.id === id)],
  [/^\/tables\/([^/]+)$/, (q, id) => data.table(id)],
  [/^\/tables\/[^/]+\/profile$/, () => data.profile],
  [/^\/tables\/[^/]+\/rows$/, () => data.tableRows],
  [/^\/intakes$/, (q) => page(data.intakes, q)],
  [
    /^\/intakes\/([^/]+)$/,
    (q, id) => ({
      ...data.intakes.find((row) => row.id === id),
      stage: "checking",
      problems: data.problems,
      unassigned: data.unassigned,
    }),
  ],
  [/^\/quarantine$/, (q) => page(data.quarantine, q)],
  [/^\/unassigned$/, (q) => page(data.unassigned, q)],
  [
    /^\/search$/,
    (q) =>
      state.empty
        ? { items: [], next: null, total: 0, facets: {}, understood: [], lag: 0 }
        : data.search(q.get("q")),
  ],
];

function send(response, status, body) {
  response.writeHead(status, {
    "Content-Type": status >= 400 ? "application/problem+json" : "application/json",
  });
  response.end(JSON.stringify(body));
}

function progress(response, id) {
  const row = { ...data.intakes.find((one) => one.id === id) };
  response.writeHead(200, { "Content-Type": "text/event-stream" });
  const timer = setInterval(() => {
    row.done = Math.min(row.files, row.done + 40);
    row.accepted = row.done - 22;
    response.write(`event: intake\ndata: ${JSON.stringify(row)}\n\n`);
  }, 500);
  response.on("close", () => clearInterval(timer));
}

function api(request, response, path, query) {
  if (path === "/session") {
    if (request.method === "POST") state.signedIn = true;
    if (request.method === "DELETE") state.signedIn = false;
    return state.signedIn
      ? send(response, 200, data.me)
      : send(response, 401, { title: "Not signed in", code: "NOT_SIGNED_IN" });
  }
  if (!state.signedIn) return send(response, 401, { title: "Not signed in" });
  const live = path.match(/^\/intakes\/([^/]+)\/progress$/);
  if (live) return progress(response, live[1]);
  if (request.method !== "GET") return send(response, 200, { id: "in0", token: "nh_1a2b3c4d5e6f" });
  for (const [pattern, answer] of GET) {
    const match = path.match(pattern);
    if (!match) continue;
    const body = answer(query, match[1]);
    if (body) return send(response, 200, body);
  }
  send(response, 404, { title: "Not found", status: 404, code: "NOT_FOUND", traceId: "4bf92f3577b34da6" });
}

const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".json": "application/json",
};

createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, "http://localhost");
  if (pathname.startsWith("/api/v1")) return api(request, response, pathname.slice(7), searchParams);
  const file = join("dist", normalize(pathname));
  const found = existsSync(file) && statSync(file).isFile() ? file : "dist/index.html";
  response.writeHead(200, { "Content-Type": TYPES[extname(found)] ?? "application/octet-stream" });
  createReadStream(found).pipe(response);
}).listen(port, "127.0.0.1", () => process.stdout.write(`http://127.0.0.1:${port}\n`));
