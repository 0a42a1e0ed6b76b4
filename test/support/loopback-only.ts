import { Socket } from "node:net";

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|localhost)$/;
const connect = Socket.prototype.connect;

/** Every "host:port" that something in this process reached for, in order; what a guarded test asserts at its end. */
export const contacted: string[] = [];

/** Fails every connection that would leave this machine, so that no test can depend on the network by accident. */
Socket.prototype.connect = function guarded(this: Socket, ...args: unknown[]) {
  const target = Array.isArray(args[0]) ? args[0][0] : args[0];
  const host = typeof target === "object" && target !== null ? (target as { host?: string }).host : args[1];
  const port = typeof target === "object" && target !== null ? (target as { port?: unknown }).port : target;
  if (port !== undefined && (typeof port === "number" || /^\d+$/.test(String(port))))
    contacted.push(`${host ?? "localhost"}:${port}`);
  if (typeof host === "string" && !LOOPBACK.test(host)) throw new Error(`A test tried to reach ${host}`);
  return Reflect.apply(connect, this, args);
} as typeof connect;
