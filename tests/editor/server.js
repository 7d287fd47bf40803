// The language server that the YAML extension of VS Code runs, spoken to as VS Code does.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** How long the server is waited for at most, in milliseconds: the machine may be busy. */
const PATIENCE = 180_000;

const program = createRequire(import.meta.url).resolve("yaml-language-server/bin/yaml-language-server");

/** This repository, which is the workspace. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Reads a settings file of VS Code, which may have remarks. */
export function settings(file) {
  const text = readFileSync(path.join(root, file), "utf8");
  return JSON.parse(text.replace(/^\s*\/\/.*$/gm, ""));
}

/** Starts the server with the settings of a workspace; `close` ends it. */
export async function start(settings) {
  const server = new Server(settings);
  await server.request("initialize", {
    processId: process.pid,
    rootUri: pathToFileURL(root).href,
    workspaceFolders: [{ uri: pathToFileURL(root).href, name: "loket" }],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true },
      textDocument: {
        completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } },
        hover: { contentFormat: ["markdown"] },
        publishDiagnostics: {},
      },
    },
  });
  server.notify("initialized", {});
  await server.knowsSchemas();
  return server;
}

class Server {
  #child;
  #received = Buffer.alloc(0);
  #requests = 0;
  #versions = 0;
  #answers = new Map();
  #problems = new Map();
  #settings;

  constructor(settings) {
    this.#settings = settings;
    this.#child = spawn(process.execPath, [program, "--stdio"], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.#child.stdout.on("data", (bytes) => this.#receive(bytes));
  }

  close() {
    this.#child.kill();
  }

  request(method, params) {
    const id = ++this.#requests;
    const answer = new Promise((resolve) => this.#answers.set(id, resolve));
    this.#send({ id, method, params });
    return answer;
  }

  notify(method, params) {
    this.#send({ method, params });
  }

  /** Settings take a moment to be used, of which the server does not tell: it is asked. */
  async knowsSchemas() {
    const text = "# yaml-language-server: $schema=.schema/site.json\nsalah: ya\n";
    for (const start = Date.now(); Date.now() - start < PATIENCE; ) {
      const byLine = await this.open("content/percobaan.yaml", text);
      const byPlace = await this.open("content/site.yaml", "salah: ya\n");
      const wanted = "yaml.schemas" in this.#settings ? byPlace : byLine;
      if (wanted.problems.length > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error("the server uses no schema");
  }

  /** Opens a file with a text that need not be its own; gives its address and its problems. */
  async open(file, text = readFileSync(path.join(root, file), "utf8")) {
    const uri = pathToFileURL(path.join(root, file)).href;
    const problems = new Promise((resolve) => this.#problems.set(uri, resolve));
    // What is opened again is another version, or the server would remember the first.
    const document = { uri, languageId: "yaml", version: ++this.#versions, text };
    this.notify("textDocument/didOpen", { textDocument: document });
    const found = (await problems).map(({ message, range }) => ({
      message,
      line: range.start.line + 1,
    }));
    return { problems: found, at: (line, character) => this.#at(uri, line, character) };
  }

  #at(uri, line, character) {
    const place = { textDocument: { uri }, position: { line: line - 1, character } };
    return {
      hover: async () => (await this.request("textDocument/hover", place))?.contents.value ?? "",
      completion: async () => (await this.request("textDocument/completion", place)).items,
    };
  }

  #send(message) {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  #receive(bytes) {
    this.#received = Buffer.concat([this.#received, bytes]);
    for (;;) {
      const head = this.#received.indexOf("\r\n\r\n");
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#received.subarray(0, head))[1]);
      const end = head + 4 + length;
      if (this.#received.length < end) return;
      const message = JSON.parse(this.#received.subarray(head + 4, end));
      this.#received = this.#received.subarray(end);
      this.#answer(message);
    }
  }

  #answer({ id, method, params, result, error }) {
    if (method === "workspace/configuration") {
      this.#send({ id, result: params.items.map(({ section }) => this.#section(section)) });
    } else if (method === "textDocument/publishDiagnostics") {
      this.#problems.get(params.uri)?.(params.diagnostics);
    } else if (method && id !== undefined) {
      this.#send({ id, result: null });
    } else if (id !== undefined) {
      if (error) throw new Error(error.message);
      this.#answers.get(id)?.(result);
    }
  }

  /** The settings below a word: `yaml` has `schemas` of `yaml.schemas`. */
  #section(section) {
    const below = Object.entries(this.#settings).filter(([name]) => name.startsWith(`${section}.`));
    const nested = {};
    for (const [name, value] of below) {
      const steps = name.slice(section.length + 1).split(".");
      const last = steps.pop();
      const above = steps.reduce((above, step) => (above[step] ??= {}), nested);
      above[last] = value;
    }
    return below.length > 0 ? nested : (this.#settings[section] ?? null);
  }
}
