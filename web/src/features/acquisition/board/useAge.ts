import { useTranslation } from "react-i18next";
import { age, shortAge } from "./live";

/// Says how long ago something was, by the server's clock.
export function useAge(now: number, skew: number) {
  const { t } = useTranslation("acquisition");
  return (time: string) => {
    const { unit, count } = shortAge(age(time, now, skew));
    return t(`board.${unit}`, { count });
  };
}
