import type { ReactNode, SVGProps } from "react";

const LINES = {
  home: <path d="M3 8.500 9 3l6 5.500V15H3z" />,
  datasets: (
    <>
      <ellipse cx="9" cy="4" rx="6" ry="2" />
      <path d="M3 4v10c0 1.100 2.700 2 6 2s6-.9 6-2V4M3 9c0 1.100 2.700 2 6 2s6-.9 6-2" />
    </>
  ),
  subjects: (
    <>
      <circle cx="9" cy="6" r="3" />
      <path d="M3 16c0-3.300 2.700-5 6-5s6 1.700 6 5" />
    </>
  ),
  intake: <path d="M9 2v9m0 0 3-3m-3 3L6 8M3 13v3h12v-3" />,
  projects: <path d="M2.500 5V15h13V6.500H9L7.500 4h-5z" />,
  people: (
    <>
      <circle cx="6.500" cy="6.500" r="2.500" />
      <path d="M2 15c0-2.800 2-4.500 4.500-4.500S11 12.200 11 15M11.500 4.300a2.500 2.500 0 0 1 0 4.500M13 10.900c1.900.6 3 2 3 4.100" />
    </>
  ),
  search: (
    <>
      <circle cx="8" cy="8" r="4.500" />
      <path d="m11.500 11.500 4 4" />
    </>
  ),
  sun: (
    <>
      <circle cx="9" cy="9" r="3" />
      <path d="M9 1.500v2m0 11v2M1.500 9h2m11 0h2M3.700 3.700l1.400 1.400m7.800 7.800 1.400 1.400M14.300 3.700l-1.400 1.400m-7.800 7.800-1.400 1.400" />
    </>
  ),
  moon: <path d="M15 10.500A6.500 6.500 0 1 1 7.500 3a5 5 0 0 0 7.500 7.500z" />,
  keyboard: (
    <>
      <rect x="1.500" y="4.500" width="15" height="9" rx="1.500" />
      <path d="M4.500 7.500h.1m2.900 0h.1m2.900 0h.1m2.900 0h.1M5.500 10.700h7" />
    </>
  ),
  copy: (
    <>
      <rect x="6" y="6" width="9" height="9" rx="1.500" />
      <path d="M12 6V4.500A1.500 1.500 0 0 0 10.500 3h-6A1.500 1.500 0 0 0 3 4.500v6A1.500 1.500 0 0 0 4.500 12H6" />
    </>
  ),
  check: <path d="m4 9.500 3.500 3.500L14.500 6" />,
  close: <path d="m4.500 4.500 9 9m0-9-9 9" />,
  file: <path d="M4.500 2h6l3.500 3.500V16h-9.500zM10.500 2v3.500H14" />,
  folder: <path d="M2.500 5V15h13V6.500H9L7.500 4h-5z" />,
  table: <path d="M2.500 3.500h13v11h-13zM2.500 7.200h13M2.500 10.900h13M7 3.500v11" />,
  columns: <path d="M2.500 3.500h13v11h-13zM7 3.500v11M11 3.500v11" />,
  audit: (
    <path d="M9 2 3.500 4.200V9c0 3.600 2.400 5.900 5.500 7 3.100-1.100 5.500-3.400 5.500-7V4.200zM6.500 9l1.800 1.800L11.700 7" />
  ),
  lock: <path d="M4.500 8h9v7.500h-9zM6 8V5.500a3 3 0 0 1 6 0V8" />,
  download: <path d="M9 2.500v8m0 0 3-3m-3 3-3-3M3 14.500h12" />,
  info: (
    <>
      <circle cx="9" cy="9" r="6.500" />
      <path d="M9 8.300v4M9 5.800v.1" />
    </>
  ),
  sliders: <path d="M3 5h7m4 0h1M3 9h1m4 0h7M3 13h8m4 0h0M12 3.500v3M6 7.500v3M13 11.500v3" />,
  board: (
    <>
      <rect x="2" y="2.500" width="14" height="10" rx="1.500" />
      <path d="M9 12.500v3M5.500 15.500h7" />
      <circle cx="5.500" cy="7.500" r="1.200" />
      <circle cx="9" cy="7.500" r="1.200" />
      <circle cx="12.500" cy="7.500" r="1.200" />
    </>
  ),
  screen: <path d="M2.500 6.500v-4h4m5 0h4v4m0 5v4h-4m-5 0h-4v-4" />,
  up: <path d="M9 14V4m0 0L5 8m4-4 4 4" />,
  down: <path d="M9 4v10m0 0 4-4m-4 4-4-4" />,
  chevron: <path d="m7 4.500 4.500 4.500L7 13.500" />,
  menu: <path d="M3 5h12M3 9h12M3 13h12" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof LINES;

/// A line icon; decorative, so always beside a word or inside a labelled control.
export function Icon({
  name,
  size = 16,
  ...rest
}: { name: IconName; size?: number } & SVGProps<SVGSVGElement>) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 18 18"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      style={{ flex: "none" }}
      {...rest}
    >
      {LINES[name]}
    </svg>
  );
}

export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="var(--nh-color-accent)"
      strokeWidth="1.8"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M3 15c2.200 0 2.200-1.800 4.500-1.800S9.800 15 12 15s2.300-1.800 4.500-1.800S18.800 15 21 15M3 19c2.200 0 2.200-1.800 4.500-1.800S9.800 19 12 19s2.300-1.800 4.500-1.800S18.800 19 21 19" />
      <path d="M5 10.500C5 6.400 8 3.500 12 3.500s7 2.900 7 7M12 3.500v6.500M8.500 10c0-1.800 1-2.600 2-3M15.500 10c0-1.800-1-2.600-2-3" />
    </svg>
  );
}
