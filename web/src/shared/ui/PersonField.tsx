import { Autocomplete } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAll } from "@/shared/api/pages";
import type { Person } from "@/shared/api/types/people";

interface PersonFieldProps {
  value: string;
  onChange: (login: string) => void;
  /// Logins that are there already and are not offered.
  without: ReadonlySet<string>;
  className?: string;
}

/// A login, chosen by login or name; for owners and administrators, who may list people.
export function PersonField({ value, onChange, without, className }: PersonFieldProps) {
  const { t } = useTranslation("shared");
  const people = useAll<Person>("/people");
  const names = new Map(people.data?.map((person) => [person.login, person.name]));
  const typed = value.trim().toLowerCase();
  return (
    <Autocomplete
      className={className}
      aria-label={t("person.login")}
      placeholder={t("person.login")}
      data={[...names.keys()].filter((login) => !without.has(login))}
      filter={({ options }) =>
        options.filter((option) => {
          const login = "value" in option ? option.value : "";
          return `${login} ${names.get(login) ?? ""}`.toLowerCase().includes(typed);
        })
      }
      limit={50}
      renderOption={({ option }) => (
        <span>
          {names.get(option.value)} <span className="dim">{option.value}</span>
        </span>
      )}
      value={value}
      onChange={onChange}
    />
  );
}
