import {
  ActionIcon,
  Menu,
  UnstyledButton,
  useComputedColorScheme,
  useMantineColorScheme,
} from "@mantine/core";
import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { changeLanguage } from "@/app/languages/start";
import { useMe, useSignOut } from "@/shared/api/session";
import { useFormat } from "@/shared/i18n/format";
import { Icon } from "@/shared/ui/icons";
import { openKeys } from "./KeysOverlay";
import classes from "./shell.module.css";

const Palette = lazy(() => import("./Palette").then((module) => ({ default: module.Palette })));
const APPLE = /Mac|iP(hone|ad)/.test(navigator.userAgent);

export function TopBar() {
  return (
    <header className={classes.top}>
      <Ask />
      <div className={classes.who}>
        <LanguageSwitch />
        <ThemeSwitch />
        <UserMenu />
      </div>
    </header>
  );
}

/// The box on top: a click or ⌘K opens the palette.
function Ask() {
  const { t } = useTranslation("app");
  const [open, setOpen] = useState(false);
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        setOpen(true);
      }
    }
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  return (
    <>
      <UnstyledButton className={classes.ask} onClick={() => setOpen(true)} aria-haspopup="dialog">
        <Icon name="search" />
        <span>{t("ask")}</span>
        <kbd>{APPLE ? "⌘K" : "Ctrl K"}</kbd>
      </UnstyledButton>
      <Suspense fallback={null}>{open && <Palette close={() => setOpen(false)} />}</Suspense>
    </>
  );
}

export function LanguageSwitch() {
  const { t } = useTranslation("app");
  const { language } = useFormat();
  const other = language === "zh" ? "en" : "zh";
  return (
    <UnstyledButton
      className={classes.switch}
      lang={other === "zh" ? "zh-CN" : "en"}
      onClick={() => void changeLanguage(other)}
    >
      {t("language.other")}
      <span className="visually-hidden"> {t("language.switch")}</span>
    </UnstyledButton>
  );
}

export function ThemeSwitch() {
  const { t } = useTranslation("app");
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const other = scheme === "dark" ? "light" : "dark";
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      className={classes.icon}
      aria-label={t(`theme.${other}`)}
      title={t(`theme.${other}`)}
      onClick={() => setColorScheme(other)}
    >
      <Icon name={other === "dark" ? "moon" : "sun"} />
    </ActionIcon>
  );
}

function UserMenu() {
  const { t } = useTranslation("app");
  const format = useFormat();
  const me = useMe();
  const name = format.text(me.name) || me.login;
  const signOut = useSignOut();
  return (
    <Menu position="bottom-end" shadow="md" width={220}>
      <Menu.Target>
        <UnstyledButton className={classes.avatar} aria-label={t("user.menu", { name })}>
          <span aria-hidden="true">{initials(name)}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {name} · {me.login}
        </Menu.Label>
        <Menu.Item component={Link} to="/account">
          {t("user.account")}
        </Menu.Item>
        <Menu.Item onClick={openKeys} rightSection={<kbd>?</kbd>}>
          {t("user.keys")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => void signOut()}>{t("user.signOut")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function initials(name: string): string {
  const han = name.match(/\p{Script=Han}/gu);
  if (han) return han.at(-1) ?? "";
  const words = name.split(/[\s._-]+/).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase())
    .join("");
}
