// Drives a headless Chromium over its debugging pipe (--remote-debugging-pipe: JSON messages that end
// in NUL, on descriptors 3 and 4). SPDX-License-Identifier: MIT
import { spawn } from "node:child_process";

export function launch(program, profile) {
  const child = spawn(program, ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
    "--remote-debugging-pipe", `--user-data-dir=${profile}`, "about:blank"],
    { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const [, , , write, read] = child.stdio;
  const waiting = new Map(), listeners = [];
  let next = 1, rest = "";

  read.setEncoding("utf8");
  read.on("data", (chunk) => {
    const parts = (rest + chunk).split("\0");
    rest = parts.pop();
    for (const part of parts) {
      const message = JSON.parse(part);
      if (message.id && waiting.has(message.id)) {
        const { resolve, reject } = waiting.get(message.id);
        waiting.delete(message.id);
        if (message.error) reject(new Error(message.error.message));
        else resolve(message.result);
      } else for (const listener of listeners) listener(message);
    }
  });
  child.on("exit", () => {
    for (const { reject } of waiting.values()) reject(new Error("Chromium ended"));
  });
  const send = (method, params = {}, sessionId = undefined) => new Promise((resolve, reject) => {
    waiting.set(next, { resolve, reject });
    write.write(JSON.stringify({ id: next++, method, params, sessionId }) + "\0");
  });

  // A page of its own; `events` gathers what it says.
  async function open(width, height) {
    const { targetId } = await send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
    const call = (method, params) => send(method, params, sessionId);
    const events = [];
    listeners.push((m) => { if (m.sessionId === sessionId) events.push(m); });
    for (const domain of ["Page", "Runtime", "Log", "Network"]) await call(domain + ".enable");
    await call("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
    const value = async (expression) => {
      const r = await call("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true, userGesture: true });
      if (r.exceptionDetails) throw new Error(r.exceptionDetails.exception?.description || r.exceptionDetails.text);
      return r.result.value;
    };
    const go = async (url, scripts = true) => {
      const before = events.length;
      await call("Page.navigate", { url });
      for (let i = 0; i < 600 && !events.slice(before).some((e) => e.method === "Page.loadEventFired"); i++)
        await new Promise((done) => setTimeout(done, 20));
      if (scripts) await value("new Promise(d => requestAnimationFrame(() => requestAnimationFrame(d)))");
    };
    const codes = { ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40, Enter: 13, Escape: 27, Tab: 9, Home: 36, End: 35 };
    const press = async (key) => {
      const windowsVirtualKeyCode = codes[key] || key.toUpperCase().charCodeAt(0);
      const text = key.length === 1 ? key : key === "Enter" ? "\r" : undefined;
      await call("Input.dispatchKeyEvent", { type: text ? "keyDown" : "rawKeyDown", key, text, windowsVirtualKeyCode });
      await call("Input.dispatchKeyEvent", { type: "keyUp", key, windowsVirtualKeyCode });
    };
    const click = async (selector) => {
      const p = await value(`(() => { const b = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect();
        return { x: b.left + b.width / 2, y: b.top + b.height / 2 }; })()`);
      for (const type of ["mousePressed", "mouseReleased"])
        await call("Input.dispatchMouseEvent", { type, ...p, button: "left", clickCount: 1 });
    };
    return { call, events, value, go, press, click };
  }
  const close = async () => {
    const ended = new Promise((done) => child.on("exit", done));
    await Promise.race([send("Browser.close").catch(() => {}), new Promise((d) => setTimeout(d, 2000))]);
    await Promise.race([ended, new Promise((d) => setTimeout(() => { child.kill("SIGKILL"); d(); }, 3000))]);
  };
  return { open, close };
}
