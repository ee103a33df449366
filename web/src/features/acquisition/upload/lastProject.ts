/// The project a person imported into last on this machine; nobody's choice is made for another.
const key = (login: string) => `naohai.import.project.${login}`;

export function lastProject(login: string): string | null {
  return localStorage.getItem(key(login));
}

export function rememberProject(login: string, project: string) {
  localStorage.setItem(key(login), project);
}
