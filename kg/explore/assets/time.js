// Years: how much was done, planned and said to be lacking in documents of each.

// Return bars by year, stacked: done below, planned above it, lacking on top.
function yearBars(first, last, width, height, onpick) {
  const span = Number(last) - Number(first) + 1;
  const most = Math.max(1, ...[...yearCounts.values()].map(({ A, P, N }) => A + P + N));
  const step = width / span;
  const bars = [...yearCounts].filter(([year]) => year >= first && year <= last).map(([year, numbers]) => {
    let top = height - 14;
    const title = `${year}：${MODALITIES.map((one) => `${say(`modality.${one}`)} ${digits(numbers[one])}`).join("，")}`;
    const parts = MODALITIES.map((one) => {
      const high = ((height - 18) * numbers[one]) / most;
      top -= high;
      return svg("rect", { x: (year - first) * step + step * 0.12, y: top, width: step * 0.76, height: high, class: `bar ${one}` });
    });
    return svg("g", { onclick: onpick ? () => onpick(year) : null }, svg("title", {}, title), parts);
  });
  const years = [first, last].map((year, end) => svg("text", { x: end ? width : 0, y: height - 2, "text-anchor": end ? "end" : "start" }, String(year)));
  return svg("svg", { viewBox: `0 0 ${width} ${height}`, class: "chart", role: "img", "aria-label": say("filter.years") }, bars, years);
}
