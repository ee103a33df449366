import "@mantine/core/styles/Stack.layer.css";
import { ActionIcon, Checkbox, Popover, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Icon } from "./icons";

interface Choice {
  id: string;
  name: string;
}

/// Which columns of a table are shown; what is chosen stays with this browser.
export function ColumnChooser({
  choices,
  hidden,
  onChange,
}: {
  choices: readonly Choice[];
  hidden: readonly string[];
  onChange: (hidden: string[]) => void;
}) {
  const { t } = useTranslation("shared");
  return (
    <Popover position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t("columns.choose")}>
          <Icon name="columns" size={14} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("columns.choose")}>
        <Stack gap="xs">
          {choices.map(({ id, name }) => (
            <Checkbox
              key={id}
              size="xs"
              label={name}
              checked={!hidden.includes(id)}
              onChange={() =>
                onChange(hidden.includes(id) ? hidden.filter((one) => one !== id) : [...hidden, id])
              }
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
