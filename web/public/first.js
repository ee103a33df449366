// Runs before the first paint, so that neither theme nor language flickers.
(function () {
  var root = document.documentElement;
  var theme = localStorage.getItem("naohai.theme");
  if (theme !== "light" && theme !== "dark") {
    theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }
  root.setAttribute("data-mantine-color-scheme", theme);
  var language = localStorage.getItem("naohai.language") || navigator.language;
  root.lang = /^zh/i.test(language) ? "zh-CN" : "en";
})();
