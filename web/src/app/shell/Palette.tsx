import { Modal } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useObject } from "@/shared/api/pages";
import { useOwns } from "@/shared/api/session";
import type { SearchPage } from "@/shared/api/types/search";
import { useFormat } from "@/shared/i18n/format";
import { DomainChip } from "@/shared/ui/Chip";
import { Icon, type IconName } from "@/shared/ui/icons";
import classes from "./palette.module.css";

interface Choice {
  key: string;
  icon: IconName;
  title: string;
  note?: string;
  domain?: Parameters<typeof DomainChip>[0]["domain"] | null;
  to: string;
}

const ICONS: Record<string, IconName> = {
  dataset: "datasets",
  subject: "subjects",
  recording: "file",
  table: "table",
  variable: "table",
};

/// The box for a question, a name, an id or a place: arrows choose, Enter goes.
export function Palette({ close }: { close: () => void }) {
  const { t } = useTranslation("app");
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const navigate = useNavigate();
  const { choices, searching } = useChoices(text);
  const at = Math.min(chosen, choices.length - 1);

  function go(to: string) {
    close();
    void navigate(to);
  }
  function press(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setChosen((at + step + choices.length) % Math.max(1, choices.length));
    }
    const choice = choices[at];
    if (event.key === "Enter" && choice && !event.nativeEvent.isComposing) go(choice.to);
  }

  return (
    <Modal
      opened
      onClose={close}
      withCloseButton={false}
      size={640}
      yOffset={80}
      padding={0}
      aria-label={t("palette.label")}
    >
      <div className={classes.box}>
        <Icon name="search" />
        <input
          data-autofocus
          className={classes.input}
          value={text}
          placeholder={t("ask")}
          aria-label={t("ask")}
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-choices"
          aria-activedescendant={choices[at] ? `choice-${at}` : undefined}
          onChange={(event) => {
            setText(event.target.value);
            setChosen(0);
          }}
          onKeyDown={press}
        />
      </div>
      <ul id="palette-choices" role="listbox" className={classes.choices} aria-label={t("palette.label")}>
        {choices.map((choice, index) => (
          <li
            key={choice.key}
            id={`choice-${index}`}
            role="option"
            aria-selected={index === at}
            className={classes.choice}
            onMouseMove={() => setChosen(index)}
            onClick={() => go(choice.to)}
          >
            <Icon name={choice.icon} />
            <span className={classes.title}>{choice.title}</span>
            {choice.note && <span className={classes.note}>{choice.note}</span>}
            {choice.domain && <DomainChip domain={choice.domain} />}
          </li>
        ))}
      </ul>
      <div className={classes.foot} role="status">
        {searching ? t("palette.searching") : t("palette.hint")}
      </div>
    </Modal>
  );
}

/// Places that match at once, then what the search finds.
function useChoices(text: string): { choices: Choice[]; searching: boolean } {
  const { t } = useTranslation("app");
  const format = useFormat();
  const [query] = useDebouncedValue(text.trim(), 120);
  const found = useObject<SearchPage>(
    "/search",
    { q: query, limit: 8 },
    { enabled: query.length > 0, staleTime: 30_000 },
  );
  const places = usePlaces().filter((place) => place.title.toLowerCase().includes(text.trim().toLowerCase()));
  const hits: Choice[] = (query ? (found.data?.items ?? []) : []).map((hit) => ({
    key: `${hit.type}-${hit.id}`,
    icon: ICONS[hit.type] ?? "file",
    title: format.text(hit.title),
    note: format.text(hit.subtitle ?? hit.dataset?.title),
    domain: hit.domain,
    to: hit.href,
  }));
  const all: Choice[] = text.trim()
    ? [
        {
          key: "all",
          icon: "search",
          title: t("palette.all", { text: text.trim() }),
          to: `/search?q=${encodeURIComponent(text.trim())}`,
        },
      ]
    : [];
  return { choices: [...hits, ...places, ...all], searching: found.isFetching };
}

function usePlaces(): Choice[] {
  const { t } = useTranslation("app");
  const owner = useOwns();
  const place = (to: string, icon: IconName, title: string): Choice => ({ key: to, icon, title, to });
  const places = [
    place("/", "home", t("nav.home")),
    place("/datasets", "datasets", t("nav.datasets")),
    place("/subjects", "subjects", t("nav.subjects")),
    place("/studies", "screen", t("nav.studies")),
    place("/intake", "intake", t("nav.intake")),
    place("/intake/inbox", "intake", t("nav.inbox")),
    place("/intake/quarantine", "intake", t("nav.quarantine")),
    place("/projects", "projects", t("nav.projects")),
    place("/account", "people", t("user.account")),
  ];
  const owners = [
    place("/intake/routing", "intake", t("nav.routing")),
    place("/people", "people", t("nav.people")),
    place("/audit", "audit", t("nav.audit")),
  ];
  return owner ? [...places, ...owners] : places;
}
