import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { Duplex } from "node:stream";

/** A connection that has been idle this long is not used again: the other side may just be closing it. */
const IDLE_MS = 4_000;

/**
 * Connections that are given up when they are not made (TLS included) in time. Without this a network that swallows
 * packets looks like a message that may have been taken; with it the failure says that nothing was ever written.
 */
export function createConnectAgent(apiRoot: string, connectMs: number): HttpAgent {
  const secure = apiRoot.startsWith("https:");
  const options = { keepAlive: true, timeout: IDLE_MS };
  const agent = secure ? new HttpsAgent(options) : new HttpAgent(options);
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (target, made) => {
    const socket = connect(target, made);
    if (socket) giveUpAfter(socket, secure ? "secureConnect" : "connect", connectMs);
    return socket;
  };
  return agent;
}

function giveUpAfter(socket: Duplex, connected: string, ms: number): void {
  const timer = setTimeout(() => {
    socket.destroy(Object.assign(new Error("connect ETIMEDOUT"), { code: "ETIMEDOUT" }));
  }, ms);
  socket.once(connected, () => clearTimeout(timer));
  socket.once("close", () => clearTimeout(timer));
}
