import app from "@/app/zh.json";
import acquisition from "@/features/acquisition/zh.json";
import catalogue from "@/features/catalogue/zh.json";
import collaboration from "@/features/collaboration/zh.json";
import governance from "@/features/governance/zh.json";
import home from "@/features/home/zh.json";
import subject from "@/features/subject/zh.json";
import viewer from "@/features/viewer/zh.json";
import shared from "@/shared/zh.json";

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
