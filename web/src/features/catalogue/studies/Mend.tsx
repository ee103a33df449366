import { Button, Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useObject } from "@/shared/api/pages";
import { useMe } from "@/shared/api/session";
import type { Arrival } from "@/shared/api/types/scanners";
import { useFormat } from "@/shared/i18n/format";
import type { Study } from "./types";

/// For contributors: to where the study can be moved, split or given to another subject, once for each time it came.
export function Mend({ study }: { study: Study }) {
  const { t } = useTranslation("catalogue");
  const format = useFormat();
  const contributes = useMe().projects.some((one) => one.key === study.project.key && one.role !== "reader");
  const { data } = useObject<{ items: Arrival[] }>(
    `/dicom/studies/${study.uid}/arrivals`,
    {},
    { enabled: contributes },
  );
  const [first, ...others] = data?.items ?? [];
  if (!first) return null;
  const to = (arrival: Arrival) => `/intake/inbox?arrival=${arrival.id}`;
  if (others.length === 0) {
    return (
      <Button component={Link} to={to(first)} variant="default">
        {t("studies.mend")}
      </Button>
    );
  }
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default">{t("studies.mend")}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {[first, ...others].map((arrival) => (
          <Menu.Item key={arrival.id} component={Link} to={to(arrival)}>
            {[arrival.callingAe, format.dateTime(arrival.lastAt)].filter(Boolean).join(" · ")} ·{" "}
            {t("studies.seriesCount", { count: arrival.series })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
