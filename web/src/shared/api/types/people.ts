/// Projects, institutions, people and what they did.

import type { NamedInstitution, Role, Text } from "./common";

export interface ProjectRow {
  id: string;
  key: string;
  title: Text;
  institution: NamedInstitution;
  datasets: number;
  subjects: number;
  role: Role | null;
}

export interface Member {
  login: string;
  name: string;
  role: Role;
}

export interface Project extends ProjectRow {
  members: Member[];
}

export interface Institution {
  id: string;
  key: string;
  name: Text;
  projects: number;
}

export interface Person {
  login: string;
  name: string;
  administrator?: boolean;
}

/// Leave to read one controlled dataset, given by one of its owners.
export interface Grant {
  login: string;
  name: string;
  reason: string;
  by: string | null;
  at: string;
}

/// One entry of the audit log; `object` is `kind:id`.
export interface AuditRow {
  id: number;
  at: string;
  login: string | null;
  action: string;
  object: string;
  project: string | null;
  details: Record<string, unknown>;
  traceId: string | null;
}

export interface AccessToken {
  id: string;
  name: string;
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
}
