import { currentLanguage } from "@/shared/i18n/language";

/// What the server answers when something fails: RFC 9457 with our code, fix and trace id.
export interface ProblemDetail {
  title?: string;
  detail?: string;
  code?: string;
  file?: string;
  field?: string;
  fix?: string;
  traceId?: string;
}

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem: ProblemDetail,
  ) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.name = "ApiError";
  }
}

export type Query = Record<string, string | number | boolean | null | undefined | readonly string[]>;

export function url(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) value.forEach((one: string) => search.append(name, one));
    else if (value !== null && value !== undefined && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return `/api/v1${path}${text ? `?${text}` : ""}`;
}

interface Options {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  query?: Query;
  body?: unknown;
  signal?: AbortSignal;
}

/// Headers of every call: the reader's language, and the mark that a call comes from our own page.
export function headers(): Record<string, string> {
  return { "Accept-Language": currentLanguage(), "X-Naohai": "1" };
}

async function failure(response: Response): Promise<ApiError> {
  const text = await response.text();
  try {
    return new ApiError(response.status, JSON.parse(text) as ProblemDetail);
  } catch {
    return new ApiError(response.status, { title: response.statusText });
  }
}

export async function request(path: string, options: Options = {}): Promise<Response> {
  const { method = "GET", query, body, signal } = options;
  let response: Response;
  try {
    response = await fetch(url(path, query), {
      method,
      signal,
      credentials: "same-origin",
      headers: body === undefined ? headers() : { ...headers(), "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(0, { code: "UNREACHABLE" });
  }
  if (!response.ok) throw await failure(response);
  return response;
}

export async function json<T>(path: string, options: Options = {}): Promise<T> {
  const response = await request(path, options);
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

export const get = <T>(path: string, query?: Query, signal?: AbortSignal) => json<T>(path, { query, signal });
