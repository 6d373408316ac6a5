import { verify } from "node:crypto";
import { parseJson } from "./parse-json.mjs";

/**
 * @typedef {{ seq: number, hash: string, at: string }} Checkpoint
 * @typedef {{ checkpoints: Checkpoint[], unreadableLines: number[] }} Checkpoints
 */

/**
 * The checkpoints of a file, each with a signature that fits the key. A line that a crash cut short is passed
 * over and counted: whoever can garble a line can also remove it.
 * @param {AsyncIterable<string | null>} lines
 * @param {import("node:crypto").KeyObject} publicKey
 * @returns {Promise<Checkpoints | string>} a string is a sentence about the first false checkpoint
 */
export async function readCheckpoints(lines, publicKey) {
  const checkpoints = [];
  const unreadableLines = [];
  let number = 0;
  for await (const line of lines) {
    number += 1;
    const checkpoint = parseJson(line);
    if (!isCheckpoint(checkpoint)) unreadableLines.push(number);
    else if (isSigned(checkpoint, publicKey)) checkpoints.push(checkpoint);
    else return `Line ${number} of the checkpoints: the signature does not fit this public key.`;
  }
  return { checkpoints, unreadableLines };
}

function isCheckpoint(value) {
  const texts = [value?.hash, value?.at, value?.signature];
  return Number.isSafeInteger(value?.seq) && texts.every((text) => typeof text === "string");
}

function isSigned({ seq, hash, at, signature }, publicKey) {
  const text = Buffer.from(`rd-checkpoint-1|${seq}|${hash}|${at}`);
  return verify(null, text, publicKey, Buffer.from(signature, "base64"));
}
