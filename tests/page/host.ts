/** Somebody else's web server: posts that embed the playground, and copies of it under other paths. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface Post {
  readonly html: string;
  readonly policy?: string;
}

export class Host {
  readonly #posts = new Map<string, Post>();

  private constructor(
    private readonly server: Server,
    readonly origin: string,
  ) {}

  /** `pageAddress`: where the built page is served; `/some/deep/path/` relays it. */
  static async start(pageAddress: string): Promise<Host> {
    let host: Host | null = null;
    const server = createServer(async (request, response) => {
      const path = request.url ?? "/";
      const post = host?.posts.get(path);
      if (post) {
        const policy = post.policy ? { "Content-Security-Policy": post.policy } : {};
        response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", ...policy });
        response.end(post.html);
      } else if (path.startsWith(Host.copy)) {
        const file = await fetch(pageAddress + path.slice(Host.copy.length));
        const headers = ["content-type", "content-security-policy"].flatMap((name) => {
          const value = file.headers.get(name);
          return value === null ? [] : [[name, value]];
        });
        response.writeHead(file.status, Object.fromEntries(headers));
        response.end(Buffer.from(await file.arrayBuffer()));
      } else response.writeHead(path === "/favicon.ico" ? 204 : 404).end();
    });
    await new Promise<void>((done) => server.listen(0, "localhost", done));
    host = new Host(server, `http://localhost:${(server.address() as AddressInfo).port}`);
    return host;
  }

  static readonly copy = "/some/deep/path/";

  get posts(): ReadonlyMap<string, Post> {
    return this.#posts;
  }

  /** The address of a new post. */
  publish(post: Post): string {
    const path = `/blog/2026/attention/${this.#posts.size + 1}.html`;
    this.#posts.set(path, post);
    return this.origin + path;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((done) => this.server.close(() => done()));
  }
}
