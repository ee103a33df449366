import { Button, CopyButton, Popover, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./copy-as-code.module.css";
import { Icon } from "./icons";

const origin = () => window.location.origin;

const LANGUAGES = {
  shell: (path: string) => `curl -fsS -H "Authorization: Bearer $NAOHAI_TOKEN" \\
  "${origin()}/api/v1${path}"`,
  python: (path: string) => `import json, os, urllib.request

request = urllib.request.Request(
    "${origin()}/api/v1${path}",
    headers={"Authorization": "Bearer " + os.environ["NAOHAI_TOKEN"]},
)
with urllib.request.urlopen(request) as answer:
    data = json.load(answer)`,
  R: (path: string) => `address <- url(
  "${origin()}/api/v1${path}",
  headers = c(Authorization = paste("Bearer", Sys.getenv("NAOHAI_TOKEN")))
)
data <- jsonlite::fromJSON(address)`,
} as const;

type CodeLanguage = keyof typeof LANGUAGES;

/// What this page shows, as a call of the API that a script can make.
export function CopyAsCode({ path }: { path: string }) {
  const { t } = useTranslation("shared");
  const [language, setLanguage] = useState<CodeLanguage>("python");
  const code = LANGUAGES[language](path);
  return (
    <Popover position="bottom-end" shadow="md" width={520} trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<Icon name="copy" size={14} />}>
          {t("code.title")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("code.title")}>
        <div className={classes.head}>
          <SegmentedControl
            size="xs"
            aria-label={t("code.language")}
            data={Object.keys(LANGUAGES)}
            value={language}
            onChange={(value) => setLanguage(value as CodeLanguage)}
          />
          <CopyButton value={code}>
            {({ copied, copy }) => (
              <Button size="compact-sm" variant="subtle" onClick={copy}>
                {copied ? t("action.copied") : t("action.copy")}
              </Button>
            )}
          </CopyButton>
        </div>
        <pre className={classes.code} tabIndex={0}>
          {code}
        </pre>
        <p className={classes.hint}>{t("code.token")}</p>
      </Popover.Dropdown>
    </Popover>
  );
}
