import { Menu, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./filter-chips.module.css";
import { Icon } from "./icons";

export interface Choice {
  value: string;
  label: string;
  count?: number;
}

export interface Filter {
  id: string;
  label: string;
  choices: readonly Choice[];
  value: string | null;
}

interface FilterChipsProps {
  filters: readonly Filter[];
  onChange: (id: string, value: string | null) => void;
}

/// One chip a filter: empty it opens its choices, set it says which and can be taken off.
export function FilterChips({ filters, onChange }: FilterChipsProps) {
  return (
    <div className={classes.row}>
      {filters.map((filter) => (
        <FilterChip key={filter.id} filter={filter} onChange={(value) => onChange(filter.id, value)} />
      ))}
    </div>
  );
}

function FilterChip({ filter, onChange }: { filter: Filter; onChange: (value: string | null) => void }) {
  const { t } = useTranslation("shared");
  const chosen = filter.choices.find((choice) => choice.value === filter.value);
  const word = chosen?.label ?? filter.value;
  return (
    <span className={classes.group} data-set={filter.value !== null || undefined}>
      <Menu position="bottom-start" shadow="md">
        <Menu.Target>
          <UnstyledButton className={classes.chip}>
            {filter.label}
            {word && <b>{word}</b>}
            <Icon name="chevron" size={11} className={classes.down} />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown className={classes.menu}>
          {filter.choices.map((choice) => (
            <Menu.Item
              key={choice.value}
              onClick={() => onChange(choice.value)}
              rightSection={
                choice.count === undefined ? undefined : <span className="dim">{choice.count}</span>
              }
            >
              {choice.label}
            </Menu.Item>
          ))}
          {filter.choices.length === 0 && <Menu.Label>{t("filter.none")}</Menu.Label>}
        </Menu.Dropdown>
      </Menu>
      {filter.value !== null && (
        <UnstyledButton
          className={classes.off}
          aria-label={t("filter.off", { filter: filter.label })}
          onClick={() => onChange(null)}
        >
          <Icon name="close" size={12} />
        </UnstyledButton>
      )}
    </span>
  );
}
