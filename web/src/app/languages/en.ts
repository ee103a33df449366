import app from "@/app/en.json";
import acquisition from "@/features/acquisition/en.json";
import catalogue from "@/features/catalogue/en.json";
import collaboration from "@/features/collaboration/en.json";
import governance from "@/features/governance/en.json";
import home from "@/features/home/en.json";
import subject from "@/features/subject/en.json";
import viewer from "@/features/viewer/en.json";
import shared from "@/shared/en.json";

export const words = {
  app,
  shared,
  home,
  catalogue,
  acquisition,
  collaboration,
  governance,
  subject,
  viewer,
};
