import type { Recording } from "@/shared/api/types/catalogue";

export interface Snippet {
  language: "shell" | "python";
  text: string;
}

/// Commands that fetch what this page shows, with a personal access token in NAOHAI_TOKEN.
export function snippets(recording: Pick<Recording, "id" | "viewer" | "files">, origin: string): Snippet[] {
  const base = `${origin}/api/v1/recordings/${recording.id}`;
  return [
    { language: "shell", text: shell(recording, base) },
    { language: "python", text: python(recording, base) },
  ];
}

type Shown = Pick<Recording, "viewer" | "files">;

function shell({ viewer, files }: Shown, base: string): string {
  const curl = 'curl --fail --silent --show-error --header "Authorization: Bearer $NAOHAI_TOKEN"';
  const lines = [`${curl} ${base}`, `${curl} ${base}/quality`];
  if (viewer === "image") lines.push(`${curl} --output ${quoted(fileName(files))} ${base}/image`);
  if (viewer === "signal") lines.push(`${curl} ${base}/signal`);
  if (viewer === "variants")
    lines.push(`${curl} ${base}/variants/summary`, `${curl} '${base}/variants?limit=50'`);
  if (viewer === "clinical") lines.push(`${curl} '${base}/events?limit=50'`);
  return lines.join("\n");
}

function python({ viewer, files }: Shown, base: string): string {
  const head = `import os
import requests

naohai = requests.Session()
naohai.headers["Authorization"] = "Bearer " + os.environ["NAOHAI_TOKEN"]
base = "${base}"


def get(path="", **query):
    answer = naohai.get(base + path, params=query)
    answer.raise_for_status()
    return answer


recording = get().json()
quality = get("/quality").json()
`;
  return head + (PYTHON[viewer]?.(fileName(files)) ?? "print(recording)\n");
}

const PYTHON: Partial<Record<Recording["viewer"], (name: string) => string>> = {
  image: (name) => `
with open(${JSON.stringify(name)}, "wb") as file:
    file.write(get("/image").content)
`,
  signal: () => `import numpy

signal = get("/signal").json()
answer = get("/signal/window", start=0, duration=10, channels="0-15", points=1000)
points = int(answer.headers["X-Naohai-Points"])
window = numpy.frombuffer(answer.content, "<f4").reshape(-1, points, 2)  # channel, point, (min, max)
print(window.shape)
`,
  variants: () => `
print(get("/variants/summary").json())
print(get("/variants", limit=50).json()["items"])
`,
  clinical: () => `
print(get("/events", limit=50).json()["items"])
`,
};

function fileName(files: Recording["files"]): string {
  return files[0]?.path.split("/").at(-1) ?? "recording";
}

function quoted(name: string): string {
  return `'${name.replaceAll("'", "'\\''")}'`;
}
