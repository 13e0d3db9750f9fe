() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  // https://www.w3.org/TR/WCAG21/#dfn-relative-luminance
  const linear = (part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  const light = ([red, green, blue]) =>
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const over = (below, top) => {
    const share = top[3] / 255;
    return [...[0, 1, 2].map((part) => top[part] * share + below[part] * (1 - share)), 255];
  };
  const above = (node) => node.parentElement ?? node.getRootNode().host ?? null;
  const behind = (node) => {
    const layers = [];
    for (let at = node; at; at = above(at)) {
      layers.push(rgba(getComputedStyle(at).backgroundColor));
      if (layers.at(-1)[3] === 255) break;
    }
    return layers.reverse().reduce(over, [255, 255, 255, 255]);
  };
  const bad = [];
  const look = (root) => {
    for (const node of root.querySelectorAll("*")) {
      if (node.shadowRoot) look(node.shadowRoot);
      const texts = [...node.childNodes].filter((child) => child.nodeType === Node.TEXT_NODE);
      if (!texts.some((text) => text.textContent.trim())) continue;
      if (node.closest("style, script, noscript, [disabled]") || !node.checkVisibility()) continue;
      const ground = behind(node);
      const front = over(ground, rgba(getComputedStyle(node).color));
      const [more, less] = [light(front), light(ground)].sort((one, other) => other - one);
      const contrast = (more + 0.05) / (less + 0.05);
      const text = node.textContent.slice(0, 40);
      if (contrast < 4.5) bad.push(`${contrast.toFixed(2)} ${node.className}: ${text}`);
    }
  };
  look(document);
  return bad;
}
