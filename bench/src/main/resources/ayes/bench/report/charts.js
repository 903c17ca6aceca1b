// Draws every chart of the page with Apache ECharts, in the page's own colours.
(() => {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const hues = ["#0072B2", "#E69F00", "#009E73", "#D55E00", "#56B4E9", "#CC79A7", "#8A7B00", "#7A5195", "#5a6069"];
  const digits = (value) => {
    const size = Math.abs(value);
    return Number(value).toLocaleString("en", { maximumFractionDigits: size >= 100 ? 0 : size >= 10 ? 1 : 2 });
  };
  const axis = (name, more) => ({
    name,
    nameLocation: "middle",
    nameGap: 32,
    nameTextStyle: { color: colour("--quiet") },
    axisLabel: { color: colour("--ink") },
    axisLine: { lineStyle: { color: colour("--line") } },
    splitLine: { lineStyle: { color: colour("--line") } },
    ...more,
  });
  const percent = (x) => "p" + Number((100 - 100 / x).toFixed(3));
  const option = (chart) => {
    const bars = chart.kind === "BARS";
    const log = chart.kind === "LOG_LINES";
    const spread = chart.kind === "PERCENTILES";
    const stacked = chart.kind === "STACKED";
    const x = bars
      ? axis(chart.x, { type: "value" })
      // Only over categories are areas stacked in height.
      : stacked
      ? axis(chart.x, { type: "category", boundaryGap: false, data: chart.series[0].points.map((p) => digits(p[0])) })
      : axis(chart.x, spread
        ? { type: "log", logBase: 10, min: 1, axisLabel: { color: colour("--ink"), formatter: (v) => v === 1 ? "p0" : percent(v) } }
        : { type: log ? "log" : "value", min: log ? undefined : "dataMin", max: log ? undefined : "dataMax", axisLabel: { color: colour("--ink"), formatter: digits } });
    const y = bars
      ? axis(chart.y, { type: "category", data: chart.categories, inverse: true, axisLabel: { color: colour("--ink"), width: 190, overflow: "break" } })
      : axis(chart.y, { type: log ? "log" : "value", nameGap: 56, axisLabel: { color: colour("--ink"), formatter: digits } });
    return {
      animation: false,
      color: hues,
      aria: { enabled: true },
      textStyle: { fontFamily: "Inter, system-ui, sans-serif" },
      legend: { top: 0, type: "scroll", textStyle: { color: colour("--ink") }, pageTextStyle: { color: colour("--ink") } },
      grid: { left: bars ? 16 : 72, right: 32, top: 48, bottom: 48, containLabel: bars },
      tooltip: {
        trigger: bars ? "item" : "axis",
        confine: true,
        valueFormatter: digits,
        ...(spread ? { axisPointer: { label: { formatter: (p) => percent(p.value) } } } : {}),
      },
      xAxis: x,
      yAxis: y,
      series: chart.series.map((each, index) => ({
        name: each.name,
        type: bars ? "bar" : "line",
        data: each.points.map((p) => (bars ? [p[1], p[0]] : stacked ? p[1] : p)),
        stack: bars || stacked ? "all" : undefined,
        areaStyle: stacked ? { opacity: 0.7 } : undefined,
        symbol: ["circle", "rect", "triangle", "diamond"][index % 4],
        showSymbol: log,
        symbolSize: 7,
        barMaxWidth: 28,
        lineStyle: { width: stacked ? 0.5 : 2, type: /by the line/.test(each.name) ? "dashed" : "solid" },
        tooltip: bars ? { valueFormatter: digits } : undefined,
      })),
    };
  };
  for (const place of document.querySelectorAll(".chart")) {
    const chart = JSON.parse(place.querySelector("script").textContent);
    if (chart.kind === "BARS") {
      place.style.height = 130 + 48 * chart.categories.length + "px";
    }
    const drawn = echarts.init(place, null, { renderer: "svg" });
    drawn.setOption(option(chart));
    addEventListener("resize", () => drawn.resize());
  }
})();
